/**
 * A network cut in two behind a hidden layer: a featuriser, whose outputs are that layer's pre-activations z, and a head, whose inputs are
 * its activations a = act(z). Parameters lie layer by layer, so those of the whole are the featuriser's followed by the head's.
 */
import { activations } from '../activations.ts';
import { parameterCount } from '../network.ts';
import type { NetworkShape } from '../problem.ts';

export interface SplitNetwork {
  readonly whole: NetworkShape;
  readonly featuriser: NetworkShape;
  readonly head: NetworkShape;
}

/** @param layers  hidden layers in the featuriser, 1 … their number. @throws RangeError for others, and for trainable constants */
export function splitNetwork(whole: NetworkShape, layers: number): SplitNetwork {
  const { hidden, gains, constants = 0 } = whole;
  if (!Number.isSafeInteger(layers) || layers < 1 || layers > hidden.length)
    throw new RangeError(`a network of ${hidden.length} hidden layers cannot be cut behind layer ${layers}`);
  if (constants > 0) throw new RangeError('a network with trainable constants cannot be cut');
  const features = hidden[layers - 1]!;
  return {
    whole,
    featuriser: {
      ...whole,
      hidden: hidden.slice(0, layers - 1),
      outputs: features,
      gains: gains.slice(0, layers),
    },
    head: { ...whole, inputs: features, hidden: hidden.slice(layers), gains: gains.slice(layers) },
  };
}

/** @param weights  of the whole, [network][parameter] */
export function splitWeights(
  { whole, featuriser }: SplitNetwork,
  weights: Float64Array,
): { readonly featuriser: Float64Array; readonly head: Float64Array } {
  const [p, front] = [parameterCount(whole), parameterCount(featuriser)];
  const networks = weights.length / p;
  const parts = {
    featuriser: new Float64Array(networks * front),
    head: new Float64Array(networks * (p - front)),
  };
  for (let e = 0; e < networks; e++) {
    parts.featuriser.set(weights.subarray(e * p, e * p + front), e * front);
    parts.head.set(weights.subarray(e * p + front, (e + 1) * p), e * (p - front));
  }
  return parts;
}

/** The whole networks again, [network][parameter]. */
export function joinWeights(
  { whole, featuriser }: SplitNetwork,
  front: Float64Array,
  back: Float64Array,
): Float64Array {
  const [p, f] = [parameterCount(whole), parameterCount(featuriser)];
  const weights = new Float64Array(front.length + back.length);
  for (let e = 0; e < weights.length / p; e++) {
    weights.set(front.subarray(e * f, (e + 1) * f), e * p);
    weights.set(back.subarray(e * (p - f), (e + 1) * (p - f)), e * p + f);
  }
  return weights;
}

/** a = act(z), whatever they are laid out as. */
export function activated({ whole }: SplitNetwork, z: Float64Array): Float64Array {
  return z.map(activations[whole.activation].value);
}

/** dE/dz = dE/da act'(z). */
export function slopesBefore({ whole }: SplitNetwork, z: Float64Array, slopes: Float64Array): Float64Array {
  const { slope } = activations[whole.activation];
  return slopes.map((s, k) => s * slope(z[k]!));
}
