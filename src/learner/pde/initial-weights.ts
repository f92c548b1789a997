/** Where a physics-informed network starts. */

import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { layersOf, parameterCount } from '../network.ts';
import type { NetworkShape } from '../problem.ts';

/**
 * gain W ~ N(0, 2 / (fan-in + fan-out)) in every layer, biases 0. Parameter k of network e takes word k of owner e.
 * Source: Glorot & Bengio, AISTATS 2010.
 *
 * @param constants  values of the trainable constants
 * @returns [network][parameter]
 */
export function glorotWeights(
  shape: NetworkShape,
  constants: readonly number[],
  draw: { readonly networks: number; readonly seed: Seed; readonly first: number },
): Float64Array {
  const parameters = parameterCount(shape);
  const weights = new Float64Array(draw.networks * parameters);
  for (let network = 0; network < draw.networks; network++) {
    const words = new WordReader(draw.seed, Stream.InitialWeights, draw.first + network);
    const theta = weights.subarray(network * parameters, (network + 1) * parameters);
    for (const { inputs, outputs, gain, weights: first } of layersOf(shape)) {
      const width = Math.sqrt(2 / (inputs + outputs)) / gain;
      for (let k = first; k < first + inputs * outputs; k++) theta[k] = width * normalOf(words.word(k));
    }
    theta.set(constants, parameters - constants.length);
  }
  return weights;
}
