/** Networks that diverged stand still from then on (`walk.ts` tells of them): what is measured leaves them out. */
import type { LearnerState } from '../../engine/contract.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';

/** Indices of the networks that still move. */
export async function goingOn(learner: LearnerState): Promise<number[]> {
  const stopped = await learner.stopped();
  return [...stopped.keys()].filter((e) => stopped[e] === -1);
}

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
