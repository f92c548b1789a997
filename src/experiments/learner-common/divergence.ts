/**
 * Networks that ran away: how many, when, at which learning rate; told as a note while a run goes on and as a finding at its end. A
 * network that diverged stands still from then on and the others go on; its numbers are left out of every mean.
 * Words: `notes.diverged` and `findings.diverged` of the experiment, shared in `learner-words.ts`.
 */
import type { LearnerState } from '../../engine/contract.ts';
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

/** Of several batches together. */
export function joinedDivergence(all: readonly (Divergence | null)[]): Divergence | null {
  const some = all.filter((each) => each !== null);
  if (some.length === 0) return null;
  return {
    count: some.reduce((sum, { count }) => sum + count, 0),
    step: Math.min(...some.map(({ step }) => step)),
    rate: Math.min(...some.map(({ rate }) => rate)),
  };
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

/** Asks a learner who stopped. */
export async function divergenceIn(
  learner: LearnerState,
  rates: ArrayLike<number>,
): Promise<Divergence | null> {
  return divergenceOf(await learner.stopped(), rates);
}
