/** Networks that diverged stand still from then on (`walk.ts` tells of them): what is measured leaves them out. */
import type { LearnerState } from '../../engine/contract.ts';

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
