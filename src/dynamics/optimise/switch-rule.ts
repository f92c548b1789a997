/**
 * When a second-order method takes over from Adam, decided by what was measured and not by a step chosen beforehand.
 *
 *   plateau   the energy has gained less than a share within a window of looks: Adam has done what it can
 *   noise     the gradient's signal is below the noise of its points (ratio < 1 in two looks running): more steps on points like these are
 *             a random walk. The points are then enlarged and held fixed: on them signal stands above noise by construction
 *
 * "Signal above ten times the noise and a plateau" was tried and never fired: the ratio falls together with the energy. A ratio that is
 * infinite (fixed points) never is a reason.
 */
export interface SwitchRule {
  /** Looks that a plateau is judged over. */
  readonly window: number;
  /** Relative gain within the window below which it is a plateau. */
  readonly leastGain: number;
  /** Ratio of signal and noise below which points are too few. */
  readonly leastRatio: number;
}

export const SWITCH_DEFAULTS: SwitchRule = { window: 5, leastGain: 0.05, leastRatio: 1 };

/** One look: medians over the networks of a batch. */
export interface Look {
  readonly energy: number;
  /** Signal over noise. */
  readonly ratio: number;
}

export type SwitchReason = 'plateau' | 'noise';

/** @param looks  of this stage, oldest first; evenly spaced */
export function switchReason(
  looks: readonly Look[],
  rule: SwitchRule = SWITCH_DEFAULTS,
): SwitchReason | null {
  const last = looks.slice(-2);
  if (last.length === 2 && last.every(({ ratio }) => ratio < rule.leastRatio)) return 'noise';
  if (looks.length <= rule.window) return null;
  // The best so far on both sides: Adam's energy goes up and down.
  const best = (some: readonly Look[]) =>
    some.reduce((least, { energy }) => Math.min(least, energy), Infinity);
  const before = best(looks.slice(0, -rule.window));
  return best(looks) > (1 - rule.leastGain) * before ? 'plateau' : null;
}

/** Looks without a new lowest energy on independent points after which a falling training energy is no progress. */
const HELD_OUT_PATIENCE = 3;

/**
 * Does what is gained on the points that are trained on no longer show on independent ones?
 *
 * @param heldOut  energies on independent points, one a look, oldest first
 */
export function overfits(heldOut: readonly number[], patience = HELD_OUT_PATIENCE): boolean {
  if (heldOut.length <= patience) return false;
  const least = heldOut.slice(0, -patience).reduce((low, energy) => Math.min(low, energy), Infinity);
  return heldOut.slice(-patience).every((energy) => energy >= least);
}

export function medianOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
