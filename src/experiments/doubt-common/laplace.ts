/** Last-layer Laplace predictions of the first network of every set of an ensemble, in the set's own units. */
import type { LearnerState } from '../../engine/contract.ts';
import { evaluate } from '../../learner/evaluate.ts';
import { varianceOf } from '../../learner/gaussian-loss.ts';
import { LastLayerLaplace } from '../../learner/laplace.ts';
import { LIKELIHOOD } from '../../learner/likelihood.ts';
import type { Predictions } from '../../observables/uncertainty/decomposition.ts';
import type { EnsemblePlan, SetInputs } from './ensemble.ts';
import { scaled } from './ensemble-data.ts';

/**
 * @param plan    of one value and loss `gaussian` or `squared-error`; the latter needs `knownNoise`
 * @param inputs  points to predict at, the same for all sets or one array for each
 * @param precision  of the prior on the last layer, in scaled units; default by evidence
 * @returns [set]: mean and aleatoric of the network, epistemic by Laplace
 */
export async function laplacePredictions(
  plan: EnsemblePlan,
  learner: LearnerState,
  inputs: SetInputs,
  precision: number | 'evidence' = 'evidence',
): Promise<Predictions[]> {
  const { members, sets, loss, noise = LIKELIHOOD, knownNoise = 1, values } = plan.task;
  if (values !== 1) throw new RangeError(`Laplace of ${values} values`);
  const { shape } = plan.problem;
  const weights = await learner.weights();
  const each = weights.length / plan.networks;
  return sets.map((set, k) => {
    const theta = weights.slice(k * members * each, (k * members + 1) * each);
    const scale = plan.batches.scales[k]!;
    const noiseAt = (at: Float64Array) => {
      const said = evaluate(shape, theta, at);
      const points = at.length / shape.inputs;
      return {
        mean: Float64Array.from({ length: points }, (_, p) => said[p * shape.outputs]!),
        variance: Float64Array.from({ length: points }, (_, p) =>
          loss === 'gaussian' ? varianceOf(said[2 * p + 1]!, noise.floor) : knownNoise ** 2,
        ),
      };
    };
    const own = plan.batches.sets[k]!.inputs;
    const laplace = new LastLayerLaplace(
      shape,
      theta,
      { inputs: own, noise: noiseAt(own).variance, ...(set.weights && { weights: set.weights }) },
      precision,
    );
    const places = scaled(inputs instanceof Float64Array ? inputs : inputs[k]!, scale.inputs);
    const { mean, variance } = noiseAt(places);
    const [centre, sd] = [scale.targets.mean[0]!, scale.targets.sd[0]!];
    return {
      mean: mean.map((m) => centre + sd * m),
      aleatoric: variance.map((v) => sd * sd * v),
      epistemic: laplace.variance(places).map((v) => sd * sd * v),
    };
  });
}
