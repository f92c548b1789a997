/** Networks that left the range of numbers stand still from then on; a run says so once, and leaves them out of its means. */
import type { LearnerState } from '../../engine/contract.ts';
import type { RunContext } from '../declaration.ts';

/** Indices of the networks that still move. */
export async function goingOn(learner: LearnerState): Promise<number[]> {
  const stopped = await learner.stopped();
  return [...stopped.keys()].filter((e) => stopped[e] === -1);
}

/** Says how many diverged, when first, and what rate to try; once for each `said`, which must be part of the run's memory. */
export async function sayDiverged(
  context: RunContext,
  learner: LearnerState,
  learningRate: number,
  said: { value: boolean },
): Promise<void> {
  if (said.value) return;
  const steps = Array.from(await learner.stopped()).filter((step) => step >= 0);
  if (steps.length === 0) return;
  said.value = true;
  context.note('diverged', {
    count: steps.length,
    all: learner.networks,
    step: Math.min(...steps),
    rate: Number(learningRate.toPrecision(3)),
    half: Number((learningRate / 2).toPrecision(3)),
  });
}

/** Those of a batch's values [network][…] that belong to these networks, in their order. */
export function ofNetworks(values: Float64Array, networks: number, chosen: readonly number[]): Float64Array {
  const each = values.length / networks;
  const result = new Float64Array(chosen.length * each);
  for (const [k, e] of chosen.entries()) result.set(values.subarray(e * each, (e + 1) * each), k * each);
  return result;
}
