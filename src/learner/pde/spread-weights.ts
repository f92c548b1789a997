/** Starting weights whose hidden units differ in where they bend. */
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { layersOf, parameterCount } from '../network.ts';
import type { NetworkShape } from '../problem.ts';
import { glorotWeights } from './initial-weights.ts';

/**
 * As Glorot's, but in the first layer weights are `spread` times as wide and biases uniform in [-spread, spread]. With biases 0 every unit
 * is odd about the middle of the domain, and the even half of what is to be learned waits until they have moved: second-order methods
 * take about twice as many steps. Random words: those of `glorotWeights`, biases after the last parameter.
 *
 * @param constants  values of the trainable constants
 * @param draw       spread > 0; 2 to 3 suit a smooth field
 * @returns [network][parameter]
 * @throws RangeError if the first layer has no biases
 */
export function spreadWeights(
  shape: NetworkShape,
  constants: readonly number[],
  draw: { readonly networks: number; readonly seed: Seed; readonly first: number; readonly spread: number },
): Float64Array {
  const weights = glorotWeights(shape, constants, draw);
  const parameters = parameterCount(shape);
  const { inputs, outputs, weights: at, biases } = layersOf(shape)[0]!;
  if (biases < 0) throw new RangeError('units without biases cannot be spread');
  for (let network = 0; network < draw.networks; network++) {
    const words = new WordReader(draw.seed, Stream.InitialWeights, draw.first + network);
    const theta = weights.subarray(network * parameters, (network + 1) * parameters);
    for (let k = at; k < at + inputs * outputs; k++) theta[k]! *= draw.spread;
    for (let o = 0; o < outputs; o++)
      theta[biases + o] = draw.spread * (2 * ((words.word(parameters + o) + 0.5) / 2 ** 32) - 1);
  }
  return weights;
}
