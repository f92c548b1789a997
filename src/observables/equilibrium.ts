/**
 * The equilibrium light. Two witnesses, because each is blind to something:
 *
 *   identity     exact relation between energy and overlap (`identities.ts`); averaged over Gaussian disorder only
 *   bhatt-young  a copy is no more like its own past than like its twin; works for every sample and every kind of disorder
 *
 * Each is an equivalence test: green means "the gap is shown to be small", not "no difference was seen". Too few data
 * therefore give grey, never green.
 */
import exp from '@stdlib/math-base-special-exp';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Estimate } from './statistics.ts';

export type Light = 'green' | 'red' | 'grey';

/** Gap in units of q that still counts as equilibrium. */
export const EQUILIBRIUM_MARGIN = 0.02;
/** Chance that any of the temperatures of a run is called wrongly. */
export const FALSE_ALARM = 0.05;

/** z of a two-sided test of false alarm `falseAlarm` on each of `tests`, Bonferroni: Phi^-1(1 - falseAlarm / (2 tests)). */
export function correctedZ(tests: number, falseAlarm = FALSE_ALARM): number {
  if (!(tests >= 1)) throw new RangeError(`a correction for ${tests} tests does not exist`);
  return normalQuantile(1 - falseAlarm / (2 * tests), 0, 1);
}

/**
 * What a normal z has to be where the error itself comes from only so many independent values: Student's t of the same false
 * alarm, with `independent` − 1 degrees of freedom; 1.2 z for 16 values, 3 z for 4. Within 7 % from 4 values on, and too wide,
 * never too narrow, below. @returns infinity for a single value: its error says nothing
 * Source: Wallace, Ann. Math. Stat. 30, 1124 (1959), inverted.
 */
export function studentFrom(z: number, independent: number): number {
  const freedom = independent - 1;
  if (!(freedom >= 1)) return Number.POSITIVE_INFINITY;
  const w = (z * (8 * freedom + 3)) / (8 * freedom + 1);
  return Math.sqrt(freedom * (exp((w * w) / freedom) - 1));
}

/**
 * Signed equivalence test: green if |gap| + z error < margin, red if |gap| - z error > margin, otherwise grey.
 * Grey too where the error is not known.
 */
export function equivalenceLight(gap: Estimate, z: number, margin = EQUILIBRIUM_MARGIN): Light {
  const size = Math.abs(gap.value);
  if (size + z * gap.error < margin) return 'green';
  if (size - z * gap.error > margin) return 'red';
  return 'grey';
}

/** Where the disorder of a run comes from: what decides which witness may speak. */
export type Disorder =
  /** Gaussian couplings, or Gaussian label noise Delta > 0 on networks. */
  | 'gaussian'
  /** ±J couplings, or labels without Gaussian noise. */
  | 'other'
  /** Couplings or data of a person's own: one given sample, from no known law. */
  | 'own';

export type IdentityApplies = 'applies' | 'not-gaussian' | 'own-disorder' | 'one-sample' | 'in-a-field';

/** The identity is a statement about the average over Gaussian disorder in zero field; says why where it is silent. */
export function identityApplies(disorder: Disorder, samples: number, field = false): IdentityApplies {
  if (disorder === 'own') return 'own-disorder';
  if (disorder === 'other') return 'not-gaussian';
  if (field) return 'in-a-field';
  return samples > 1 ? 'applies' : 'one-sample';
}

export interface Witness {
  readonly light: Light;
  readonly gap: Estimate;
  /** Half-width z * error of the interval that was tested. */
  readonly margin: number;
}

export interface EquilibriumLight {
  readonly light: Light;
  /**
   * Why: `shown` both witnesses agree on equilibrium; `identity` or `bhatt-young` saw that it is not (`both` if both);
   * `too-few-data` cannot tell yet; otherwise the reason for which the identity cannot be asked, so that green is out of reach.
   */
  readonly reason:
    | 'shown'
    | 'identity'
    | 'bhatt-young'
    | 'both'
    | 'too-few-data'
    | Exclude<IdentityApplies, 'applies'>;
  readonly identity: Witness & { readonly applies: IdentityApplies };
  readonly bhattYoung: Witness;
}

export interface EquilibriumEvidence {
  /** From `skIdentityGap` or `networkIdentityGap`; its value is shown even where it does not apply. */
  readonly identityGap: Estimate;
  readonly identityApplies: IdentityApplies;
  /** From `bhattYoungGap`, or `bhattYoungGapOfOneSample` at D = 1. */
  readonly bhattYoungGap: Estimate;
  /** Temperatures of the run: both witnesses are asked at each of them. */
  readonly temperatures: number;
}

/**
 * The light of one temperature. Green needs both witnesses; red needs one. Where the identity does not apply (±J: it misses by
 * O(1/N); own couplings and D = 1: no average over disorder) the light is red or grey, and Bhatt–Young's own light is shown.
 */
export function equilibriumLight(evidence: EquilibriumEvidence): EquilibriumLight {
  const z = correctedZ(evidence.temperatures);
  const applies = evidence.identityApplies;
  const identity = {
    ...witness(evidence.identityGap, z, applies === 'applies'),
    applies,
  };
  const bhattYoung = witness(evidence.bhattYoungGap, z, true);
  const red = { identity: identity.light === 'red', bhattYoung: bhattYoung.light === 'red' };
  if (red.identity || red.bhattYoung) {
    const reason = red.identity && red.bhattYoung ? 'both' : red.identity ? 'identity' : 'bhatt-young';
    return { light: 'red', reason, identity, bhattYoung };
  }
  if (applies !== 'applies') return { light: 'grey', reason: applies, identity, bhattYoung };
  if (identity.light === 'green' && bhattYoung.light === 'green') {
    return { light: 'green', reason: 'shown', identity, bhattYoung };
  }
  return { light: 'grey', reason: 'too-few-data', identity, bhattYoung };
}

function witness(gap: Estimate, z: number, applies: boolean): Witness {
  return { light: applies ? equivalenceLight(gap, z) : 'grey', gap, margin: z * gap.error };
}
