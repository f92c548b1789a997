/**
 * Temperatures for replica exchange at which neighbours swap equally often.
 *
 * Where the energies at two neighbouring temperatures are Gaussian with standard deviation sigma_E, a swap is accepted with
 * probability
 *
 *   A = 2 Phi(-y),   y = |beta_a - beta_b| sigma_E / sqrt(2),
 *
 * so y adds up along the ladder: it is a length. A ladder of equal y has equal swap rates, and y = -Phi^-1(A/2) turns a measured
 * rate (or the sigma_E of a pilot run) into that length. Feedback: run, count swaps, make the next ladder; two or three turns
 * settle it. A ladder must not change while it is measured with: tune in the warm-up, then freeze it.
 *
 * Temperatures decide spins, so only IEEE basic operations and @stdlib's quantile are used: the same ladder on every host.
 * Source: Kofke, J. Chem. Phys. 117 (2002) 6911; Rathore, Chopra & de Pablo, J. Chem. Phys. 122 (2005) 024111. About 23 % is
 * best for the diffusion of a simple system; spin glasses are commonly run between 20 and 40 %.
 */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { ladderOf, type TemperatureLadder } from './temperature-ladder.ts';

/** Share of swaps to aim at where nothing else is said. */
export const SWAP_RATE_TARGET = 0.3;

export type LadderGoal =
  /** As many slots as a rate of at least `target` needs. */
  | { readonly target: number; readonly mostSlots?: number }
  /** So many slots, all swap rates equal, whatever they come to be. */
  | { readonly slots: number };

export interface TunedLadder {
  readonly ladder: TemperatureLadder;
  /** Swap rate that the new ladder should have between all neighbours. */
  readonly expectedRate: number;
}

/**
 * The next ladder from the swaps counted on the last one; both ends stay.
 *
 * @param counts  tried and accepted between slot and slot + 1, [slot] (`ReplicaExchange.swapCounts`). A rate is taken as
 *                (accepted + 1/2)/(tried + 1), so that neighbours that never swap have a large, finite distance
 * @throws RangeError if the counts are of another ladder, an end is T = 0, or the goal is no goal
 */
export function ladderForAcceptance(
  ladder: TemperatureLadder,
  counts: { readonly tried: ArrayLike<number>; readonly accepted: ArrayLike<number> },
  goal: LadderGoal,
): TunedLadder {
  const gaps = ladder.betas.length - 1;
  if (counts.tried.length !== gaps || counts.accepted.length !== gaps)
    throw new RangeError(`a ladder of ${gaps + 1} slots has ${gaps} swap rates`);
  const lengths = Float64Array.from({ length: gaps }, (_, k) =>
    lengthOf((counts.accepted[k]! + 0.5) / (counts.tried[k]! + 1)),
  );
  return equalSteps(ladder, lengths, goal);
}

/**
 * A first ladder from the energies of a pilot run (an annealing, say): y between neighbours from their sigma_E.
 *
 * @param pilot  any ladder between the wanted ends, and sigma_E of the whole system at each of its temperatures, [slot], in the
 *               energy unit of its temperatures
 */
export function ladderFromEnergies(
  pilot: TemperatureLadder,
  sigmas: ArrayLike<number>,
  goal: LadderGoal,
): TunedLadder {
  if (sigmas.length !== pilot.betas.length) throw new RangeError('one sigma_E per temperature is needed');
  const lengths = Float64Array.from({ length: sigmas.length - 1 }, (_, k) => {
    const spread = Math.sqrt((sigmas[k]! * sigmas[k]! + sigmas[k + 1]! * sigmas[k + 1]!) / 2);
    return ((pilot.betas[k + 1]! - pilot.betas[k]!) * spread) / Math.SQRT2;
  });
  return equalSteps(pilot, lengths, goal);
}

/** y of a swap rate, -Phi^-1(A/2); never quite 0, so that free neighbours still have an order. */
function lengthOf(rate: number): number {
  return Math.max(1e-3, -normalQuantile(rate / 2, 0, 1));
}

/** A of a length: 2 Phi(-y), by bisection on `lengthOf`'s own quantile. For display, not for decisions. */
function rateOf(length: number): number {
  let [low, high] = [0, 1];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (-normalQuantile(middle / 2, 0, 1) > length) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Cuts the whole length into equal steps; beta is linear in the length between two old slots. */
function equalSteps(old: TemperatureLadder, lengths: Float64Array, goal: LadderGoal): TunedLadder {
  const { betas } = old;
  const last = betas.length - 1;
  if (last < 1 || !(betas[0]! > 0 && betas[last]! < Infinity) || !lengths.every((y) => y > 0 && y < Infinity))
    throw new RangeError(
      'only a ladder of two or more finite temperatures above 0, each with a spread, can be tuned',
    );
  const total = lengths.reduce((sum, y) => sum + y, 0);
  const slots = slotsFor(total, goal);
  const temperatures = new Float64Array(slots);
  temperatures[0] = old.temperatures[0]!;
  for (let slot = 1, k = 0, before = 0; slot < slots - 1; slot++) {
    const target = (total * slot) / (slots - 1);
    while (k < last - 1 && before + lengths[k]! < target) before += lengths[k++]!;
    const share = (target - before) / lengths[k]!;
    temperatures[slot] = 1 / (betas[k]! + (betas[k + 1]! - betas[k]!) * share);
  }
  temperatures[slots - 1] = old.temperatures[last]!;
  return { ladder: ladderOf(temperatures), expectedRate: rateOf(total / (slots - 1)) };
}

function slotsFor(total: number, goal: LadderGoal): number {
  if ('slots' in goal) {
    if (!(Number.isInteger(goal.slots) && goal.slots >= 2))
      throw new RangeError(`a ladder of ${goal.slots} slots cannot swap`);
    return goal.slots;
  }
  const { target, mostSlots = 256 } = goal;
  if (!(target > 0 && target < 1)) throw new RangeError(`swap rate ${target} is not between 0 and 1`);
  return Math.min(mostSlots, Math.max(2, Math.ceil(total / lengthOf(target)) + 1));
}
