/**
 * Where physics-informed networks start. With biases 0, as Glorot's, every unit of an odd activation bends about the middle of the domain, and
 * the even half of what is to be learned waits until they have moved; the other three starts differ in how they spread the bends:
 *
 *   biased    biases N(0, 1/4) in every hidden layer, weights as Glorot's
 *   spread    first layer `spread` times as wide, its biases uniform
 *   centred   first layer wider, every unit bends at a place drawn evenly over the box: for networks of few units
 *
 * Parameter k of network e takes word k of owner e; what else is drawn takes words from the number of parameters on. All are
 * [network][parameter].
 */
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { layersOf, parameterCount } from '../network.ts';
import type { NetworkShape } from '../problem.ts';
import { cellMiddle } from './sampling/unit-points.ts';

export interface WeightDraw {
  readonly networks: number;
  readonly seed: Seed;
  /** Global index of the first network. */
  readonly first: number;
}

/** Makes every network's parameters from those before and its words. */
function changed(
  weights: Float64Array,
  { networks, seed, first }: WeightDraw,
  change: (theta: Float64Array, words: WordReader) => void,
): Float64Array {
  const parameters = weights.length / networks;
  for (let network = 0; network < networks; network++)
    change(
      weights.subarray(network * parameters, (network + 1) * parameters),
      new WordReader(seed, Stream.InitialWeights, first + network),
    );
  return weights;
}

/**
 * gain W ~ N(0, 2 / (fan-in + fan-out)) in every layer, biases 0.
 * Source: Glorot & Bengio, AISTATS 2010.
 *
 * @param constants  values of the trainable constants
 */
export function glorotWeights(
  shape: NetworkShape,
  constants: readonly number[],
  draw: WeightDraw,
): Float64Array {
  return changed(new Float64Array(draw.networks * parameterCount(shape)), draw, (theta, words) => {
    for (const { inputs, outputs, gain, weights: first } of layersOf(shape)) {
      const width = Math.sqrt(2 / (inputs + outputs)) / gain;
      for (let k = first; k < first + inputs * outputs; k++) theta[k] = width * normalOf(words.word(k));
    }
    theta.set(constants, theta.length - constants.length);
  });
}

/** Standard deviation of the hidden layers' biases. */
const BIAS = 0.5;

/** Hidden layers that have biases: without any there is nothing to spread, and all starts are Glorot's. */
const biasedLayers = (shape: NetworkShape) =>
  layersOf(shape)
    .slice(0, -1)
    .filter(({ biases }) => biases >= 0);

/** As Glorot's, with biases N(0, 1/4) in the hidden layers, from the words that Glorot's leaves unused. */
export function biasedWeights(
  shape: NetworkShape,
  constants: readonly number[],
  draw: WeightDraw,
): Float64Array {
  return changed(glorotWeights(shape, constants, draw), draw, (theta, words) => {
    for (const { biases, outputs } of biasedLayers(shape))
      for (let k = biases; k < biases + outputs; k++) theta[k] = BIAS * normalOf(words.word(k));
  });
}

/**
 * As Glorot's, but in the first layer weights are `spread` times as wide and biases uniform in [-spread, spread]. Gauss-Newton then takes about
 * half as many steps.
 *
 * @param draw  spread > 0; 2 to 3 suit a smooth field
 */
export function spreadWeights(
  shape: NetworkShape,
  constants: readonly number[],
  draw: WeightDraw & { readonly spread: number },
): Float64Array {
  const all = glorotWeights(shape, constants, draw);
  const [layer] = biasedLayers(shape);
  if (!layer) return all;
  const { inputs, outputs, weights, biases } = layer;
  return changed(all, draw, (theta, words) => {
    for (let k = weights; k < weights + inputs * outputs; k++) theta[k]! *= draw.spread;
    for (let o = 0; o < outputs; o++)
      theta[biases + o] = draw.spread * (2 * cellMiddle(words.word(theta.length + o)) - 1);
  });
}

/** Standard deviation of the first layer's weights: how often a unit bends over the box. */
const GAIN = 1.5;

/**
 * gain W ~ N(0, GAIN^2) in the first layer, biases -W c with the centre c of each unit drawn evenly over the box [-1, 1]^inputs of the scaled
 * coordinates, so that their slopes lie all over the domain; later layers are Glorot's.
 */
export function centredWeights(
  shape: NetworkShape,
  constants: readonly number[],
  draw: WeightDraw,
): Float64Array {
  const all = glorotWeights(shape, constants, draw);
  const [layer] = biasedLayers(shape);
  if (!layer) return all;
  const { inputs, outputs, gain, weights, biases } = layer;
  return changed(all, draw, (theta, words) => {
    for (let unit = 0; unit < outputs; unit++) {
      theta[biases + unit] = 0;
      for (let input = 0; input < inputs; input++) {
        const k = unit * inputs + input;
        const centre = 2 * cellMiddle(words.word(theta.length + k)) - 1;
        theta[weights + k] = (GAIN * normalOf(words.word(weights + k))) / gain;
        theta[biases + unit]! -= gain * theta[weights + k]! * centre;
      }
    }
  });
}
