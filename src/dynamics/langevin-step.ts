/**
 * The step size of Metropolis-adjusted Langevin dynamics, tuned towards the acceptance that moves fastest.
 *
 * Tuning while measuring breaks detailed balance, so a run tunes in its first half and freezes what it found in the second.
 * A step is shared by all networks at one temperature: they are draws of one ensemble, and their mean acceptance says more than
 * any one of them. Rule: ln eps' = ln eps + gain (acceptance - target), gain = GAIN (round + 1)^(-1/2) (Robbins & Monro 1951).
 * Target 0.574: Roberts & Rosenthal, J. R. Statist. Soc. B 60 (1998) 255, for many independent directions; it is flat about
 * its best, so 0.4 to 0.8 are all well. @stdlib's exp and ln, because a step's last bit decides a trajectory.
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';

export const LANGEVIN_ACCEPTANCE_TARGET = 0.574;
/** At acceptance 0 or 1 the first correction is a factor of about e^±1. */
const GAIN = 2;

export interface TuningRound {
  /** T of each network, [network]: equal temperatures share a step. */
  readonly temperatures: Float64Array;
  /** eps used, [network]. */
  readonly stepSizes: Float64Array;
  /** Accepted proposals over proposals since the last round, [network], in [0, 1]. */
  readonly acceptance: Float64Array;
  /** 0, 1, 2, … since tuning began; corrections shrink with it. */
  readonly round: number;
  /** Default LANGEVIN_ACCEPTANCE_TARGET. */
  readonly target?: number;
}

/** The step sizes of the next round, [network]; a new array. @throws RangeError if an acceptance is not in [0, 1] */
export function tuneStepSizes({
  temperatures,
  stepSizes,
  acceptance,
  round,
  target = LANGEVIN_ACCEPTANCE_TARGET,
}: TuningRound): Float64Array {
  const wrong = acceptance.find((value) => !(value >= 0 && value <= 1));
  if (wrong !== undefined) throw new RangeError(`acceptance ${wrong} is not in [0, 1]`);
  const gain = GAIN / Math.sqrt(round + 1);
  const groups = new Map<number, { count: number; acceptance: number; lnStep: number }>();
  for (let e = 0; e < temperatures.length; e++) {
    const group = groups.get(temperatures[e]!) ?? { count: 0, acceptance: 0, lnStep: 0 };
    group.count += 1;
    group.acceptance += acceptance[e]!;
    group.lnStep += ln(stepSizes[e]!);
    groups.set(temperatures[e]!, group);
  }
  return temperatures.map((temperature) => {
    const group = groups.get(temperature)!;
    return exp(group.lnStep / group.count + gain * (group.acceptance / group.count - target));
  });
}

/** Acceptance since a round began, [network], from the engine's counts at its start and end. */
export function acceptanceBetween(before: Float64Array, after: Float64Array, steps: number): Float64Array {
  return after.map((count, e) => (count - before[e]!) / steps);
}
