/** How sure a counted share is: k of n independent trials. */

export interface Band {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 %. */
export const Z_95 = 1.959963984540054;

/**
 * Wilson's interval: all p for which k of n lies within z standard errors sqrt(p (1 - p)/n) of it. Never empty, never outside [0, 1].
 *
 * Check: 0 of n gives [0, z²/(n + z²)].   Source: Wilson, J. Am. Stat. Assoc. 22 (1927) 209.
 */
export function wilsonBand(successes: number, trials: number, z = Z_95): Band {
  const share = successes / trials;
  const square = (z * z) / trials;
  const centre = (share + square / 2) / (1 + square);
  const half = (z * Math.sqrt((share * (1 - share) + square / 4) / trials)) / (1 + square);
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}

/** Chance of at least `least` successes in `trials` independent tries of probability p in (0, 1). */
export function binomialTail(least: number, trials: number, p: number): number {
  let term = (1 - p) ** trials;
  let below = 0;
  for (let k = 0; k < least; k++) {
    below += term;
    term *= ((trials - k) / (k + 1)) * (p / (1 - p));
  }
  return Math.max(0, 1 - below);
}
