/** Many copies of one state of training, which from then on go their own ways. */
import type { LearnerSnapshot, LearnerState } from '../../engine/contract.ts';

/**
 * Gives network e of `to` the weights, the optimiser's moments and the clock of network `source[e]` of `from`. Minibatches and noise stay
 * those of the networks of `to`: copies of one network part as soon as a step draws any.
 *
 * @param source  [network of `to`]
 */
export async function copyNetworks(
  from: LearnerState,
  to: LearnerState,
  source: ArrayLike<number>,
): Promise<void> {
  await to.restore(spread(await from.snapshot(), source, from.networks));
}

function spread(snapshot: LearnerSnapshot, source: ArrayLike<number>, networks: number): LearnerSnapshot {
  const parameters = snapshot.weights.length / networks;
  const pick = (values: Float64Array): Float64Array => {
    const picked = new Float64Array(source.length * parameters);
    for (let e = 0; e < source.length; e++) {
      const at = source[e]! * parameters;
      picked.set(values.subarray(at, at + parameters), e * parameters);
    }
    return picked;
  };
  return {
    ...snapshot,
    weights: pick(snapshot.weights),
    velocity: pick(snapshot.velocity),
    secondMoment: pick(snapshot.secondMoment),
    accepted: Float64Array.from(source, (network) => snapshot.accepted[network]!),
  };
}
