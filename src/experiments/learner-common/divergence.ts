/**
 * Networks that ran away: how many, when, at which learning rate. A network that diverged stands still from then on and the others go
 * on. Every run that is walked tells of it in a note (`walk.ts`, GBX-120, half the rate offered); an experiment leaves
 * such networks out of its means and says so in its rows, and by the finding `diverged` where it has one (`learner-words.ts`).
 */
import type { LearnerMove, LearnerState } from '../../engine/contract.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Finding } from '../declaration.ts';
import { rounded } from '../glass-common/columns.ts';

export interface Divergence {
  /** Networks that stopped. */
  readonly count: number;
  /** The earliest step at which one stopped, counted from 0. */
  readonly step: number;
  /** The smallest learning rate of those that stopped: larger ones are no wonder then. */
  readonly rate: number;
}

/**
 * @param rates  eta of each network at its largest, [network]
 * @returns null where all go on
 */
export function divergenceOf(stopped: ArrayLike<number>, rates: ArrayLike<number>): Divergence | null {
  let [count, step, rate] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let e = 0; e < stopped.length; e++) {
    if (stopped[e]! < 0) continue;
    count++;
    step = Math.min(step, stopped[e]!);
    rate = Math.min(rate, rates[e]!);
  }
  return count > 0 ? { count, step, rate } : null;
}

/** Facts of the note and of the finding; half the rate is what is offered. */
export function divergenceFacts({ count, step, rate }: Divergence, networks: number) {
  return {
    count,
    networks,
    step,
    rate: Number(rate.toPrecision(3)),
    half: Number((rate / 2).toPrecision(3)),
  };
}

/** `diverged`: yes where one did, with the step and rate; no where none did. */
export function divergenceFinding(divergence: Divergence | null, networks: number): Finding {
  return {
    id: 'diverged',
    verdict: divergence ? 'yes' : 'no',
    facts: divergence ? divergenceFacts(divergence, networks) : { networks: rounded(networks, 6) },
  };
}

/**
 * Asks a learner who stopped.
 *
 * @param factors  what the move's rates were multiplied by, [step]; default 1
 */
export async function divergenceIn(
  learner: LearnerState,
  move: LearnerMove,
  factors?: Float64Array,
): Promise<Divergence | null> {
  const peak = factors ? factors.reduce((most, factor) => Math.max(most, factor), 0) : 1;
  const rates = move.kind === 'descent' ? move.learningRates : move.stepSizes;
  return divergenceOf(
    await learner.stopped(),
    rates.map((rate) => rate * peak),
  );
}

/** Two columns, `diverged` and `divergedStep`: how many networks ran away, and the step of the first, of the steps at which each stopped (-1: it goes on). */
export function divergedColumns(stopped: ArrayLike<number>): {
  readonly diverged: number;
  readonly divergedStep: number | null;
} {
  const steps = Array.from(stopped).filter((step) => step >= 0);
  return { diverged: steps.length, divergedStep: steps.length > 0 ? Math.min(...steps) : null };
}

/** Indices of the networks that still move. */
export const goingOnOf = (stopped: ArrayLike<number>): number[] =>
  Array.from(stopped, (step, e) => (step < 0 ? e : -1)).filter((e) => e >= 0);

/** The same, asked of a learner. */
export const goingOn = async (learner: LearnerState): Promise<number[]> => goingOnOf(await learner.stopped());

/** Those of a batch's values [network][…] that belong to these networks, in their order. */
export function ofNetworks(values: Float64Array, networks: number, chosen: readonly number[]): Float64Array {
  const each = values.length / networks;
  const result = new Float64Array(chosen.length * each);
  for (const [k, e] of chosen.entries()) result.set(values.subarray(e * each, (e + 1) * each), k * each);
  return result;
}

/** Mean over those networks that did not run away, NaN standing for one that did; unknown where none is left, its error where one is. */
export function meanOfThoseGoing(bySample: readonly number[]): Estimate {
  const going = bySample.filter(Number.isFinite);
  if (going.length === 0) return { value: Number.NaN, error: Number.NaN };
  const { value, error } = meanOverSamples(going);
  return { value, error: going.length > 1 ? error : Number.NaN };
}
