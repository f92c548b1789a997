/** Where the networks of inverse and data-poor problems start: Glorot's weights with biases that are not zero. */
import { layersOf } from '../../learner/network.ts';
import type { CompiledLaw } from '../../learner/pde/compile.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { Stream } from '../../random/streams.ts';

/** Standard deviation of the hidden layers' biases: kinks of the units are spread over the plate, and Gauss-Newton need not first pull them apart. */
const BIAS = 0.5;

/**
 * `compiled.initialWeights` with drawn biases: parameter k of network e takes word k of owner first + e, which Glorot's weights leave unused.
 *
 * @param first  global index of the first network
 */
export function startingWeights(compiled: CompiledLaw, networks: number, first = 0): Float64Array {
  const weights = compiled.initialWeights(networks, first);
  const parameters = weights.length / networks;
  const hidden = layersOf(compiled.problem.shape).slice(0, -1);
  for (let network = 0; network < networks; network++) {
    const words = new WordReader(compiled.ingredients.seed, Stream.InitialWeights, first + network);
    for (const { biases, outputs } of hidden)
      for (let k = biases; k < biases + outputs; k++)
        weights[network * parameters + k] = BIAS * normalOf(words.word(k));
  }
  return weights;
}
