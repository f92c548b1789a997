/**
 * Gardner's capacity of the spherical perceptron, N -> infinity: the most random patterns per weight that can be stored with
 * stability min_mu w·x_mu/|w| >= kappa, for inputs of variance 1/N times N (|x|² = N),
 *
 *   alpha_c(kappa) = 1 / ∫_{-kappa}^∞ Dz (z + kappa)² = 1 / [(1 + kappa²) Φ(kappa) + kappa φ(kappa)];   alpha_c(0) = 2.
 *
 * Replica symmetric; exact for kappa >= 0 (the solutions are a convex set), an upper bound below.
 * Source: Gardner, J. Phys. A 21 (1988) 257; proven by Shcherbina & Tirozzi, Commun. Math. Phys. 234 (2003) 383.
 */
import erf from '@stdlib/math-base-special-erf';
import exp from '@stdlib/math-base-special-exp';

export const SPHERICAL_CAPACITY = 2;

/** alpha_c(kappa), patterns per weight. */
export function gardnerCapacity(kappa: number): number {
  const below = (1 + erf(kappa / Math.SQRT2)) / 2;
  const density = exp((-kappa * kappa) / 2) / Math.sqrt(2 * Math.PI);
  return 1 / ((1 + kappa * kappa) * below + kappa * density);
}
