/**
 * A start whose hidden units look at different places: W ~ N(0, gain^2) in the first layer, biases -W c with the centre c of each unit drawn evenly
 * over the box [-1, 1]^inputs of the scaled coordinates, so that their slopes lie all over the domain instead of through its middle; later layers
 * are Glorot's. Parameter k of network e takes word k of owner e, centres the words after those.
 */
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { layersOf, parameterCount } from '../network.ts';
import type { NetworkShape } from '../problem.ts';
import { glorotWeights } from './initial-weights.ts';
import { cellMiddle } from './sampling/unit-points.ts';

/** Standard deviation of the first layer's weights: how often a unit bends over the box. */
const GAIN = 1.5;

/**
 * @param constants  values of the trainable constants
 * @returns [network][parameter]
 */
export function centredWeights(
  shape: NetworkShape,
  constants: readonly number[],
  draw: { readonly networks: number; readonly seed: Seed; readonly first: number },
): Float64Array {
  const parameters = parameterCount(shape);
  const all = glorotWeights(shape, constants, draw);
  const { inputs, outputs, gain, weights, biases } = layersOf(shape)[0]!;
  if (shape.hidden.length === 0 || biases < 0) return all;
  for (let network = 0; network < draw.networks; network++) {
    const words = new WordReader(draw.seed, Stream.InitialWeights, draw.first + network);
    const theta = all.subarray(network * parameters, (network + 1) * parameters);
    for (let unit = 0; unit < outputs; unit++) {
      theta[biases + unit] = 0;
      for (let input = 0; input < inputs; input++) {
        const k = unit * inputs + input;
        const centre = 2 * cellMiddle(words.word(parameters + k)) - 1;
        theta[weights + k] = (GAIN * normalOf(words.word(weights + k))) / gain;
        theta[biases + unit]! -= gain * theta[weights + k]! * centre;
      }
    }
  }
  return all;
}
