/** Where the networks of an ensemble begin. */
import { layersOf } from '../../learner/network.ts';
import { drawWeights } from '../../learner/prior.ts';
import type { NetworkShape } from '../../learner/problem.ts';
import type { EnsembleTask } from './ensemble-task.ts';

/** [network][parameter]: draws of the prior where networks are anchored to them, else weights of order one in units of the parametrisation. */
export function startingWeights(task: EnsembleTask, shape: NetworkShape, networks: number): Float64Array {
  const { seed, firstNetwork: first = 0, anchored, priorPrecision = 0, energy } = task;
  const { startWidth = 1, startBias = 0 } = task;
  if (anchored) {
    if (!(priorPrecision > 0)) throw new RangeError(`anchors of a prior of precision ${priorPrecision}`);
    // Beside a mean loss the same tether would be a prior n times as strong.
    if (energy !== 'sum') throw new RangeError('anchors of a prior belong beside a sum over points');
    const width = 1 / Math.sqrt(priorPrecision);
    return drawWeights(shape, { weight: width, bias: width }, { networks, seed, first });
  }
  const weights = drawWeights(shape, { weight: startWidth, bias: startBias }, { networks, seed, first });
  if (task.parametrisation !== 'unit') return weights;
  const each = weights.length / networks;
  for (const { weights: at, inputs, outputs } of layersOf(shape))
    for (let e = 0; e < networks; e++)
      for (let k = 0; k < inputs * outputs; k++) weights[e * each + at + k]! /= Math.sqrt(inputs);
  return weights;
}
