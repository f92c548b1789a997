/**
 * Weight overlap up to the symmetries of a network: hidden units may be exchanged, and where the activation is odd a unit's
 * incoming and outgoing weights may change sign together; neither changes the function.
 *
 * With one hidden layer the best exchange is a linear assignment problem, solved exactly (Jonker–Volgenant). With more layers
 * the layers are solved in turn until nothing improves: a local optimum, hence a lower bound of the best overlap. Aligning
 * always finds some likeness: two *random* networks come out at 0.39 (10-4-1), 0.61 (10-40-1) or 0.89 (2-40-1) on average, so
 * show an aligned overlap only with that null (`alignedOverlapNull`). ReLU's scaling symmetry (incoming times c, outgoing over c) is not divided out.
 * Source: Ainsworth, Hayase & Srinivasa, "Git Re-Basin", arXiv:2209.04836 (weight matching).
 */
import { linearSumAssignment } from 'linear-sum-assignment';
import type { Seed } from '../random/seed.ts';
import { activations } from './activations.ts';
import { type Layer, layersOf, parameterCount } from './network.ts';
import { drawWeights, type PriorWidth } from './prior.ts';
import type { NetworkShape } from './problem.ts';

export interface Alignment {
  /** Cosine between `reference` and the aligned network. */
  readonly overlap: number;
  /** The other network with its hidden units exchanged and signed; it computes what it computed before. */
  readonly weights: Float64Array;
  /** [hidden layer][unit]: which of the other's units took this place. */
  readonly permutations: readonly (readonly number[])[];
}

/** Brings `other` as near to `reference` as exchanges and signs allow. Both are [parameter] of one network of this shape. */
export function align(shape: NetworkShape, reference: Float64Array, other: Float64Array): Alignment {
  const layers = layersOf(shape);
  const odd = activations[shape.activation].odd;
  const weights = Float64Array.from(other);
  const permutations = shape.hidden.map((width) => Array.from({ length: width }, (_, h) => h));
  // One hidden layer is solved at once; more are swept until a whole sweep changes nothing.
  for (let moved = true, sweep = 0; moved && sweep < MOST_SWEEPS; sweep++) {
    moved = false;
    for (let l = 0; l < shape.hidden.length; l++) {
      const step = bestExchange(layers[l]!, layers[l + 1]!, reference, weights, odd);
      const identity = step.from.every((h, place) => h === place) && step.sign.every((s) => s === 1);
      if (identity || !(step.gain > 0)) continue;
      moved = shape.hidden.length > 1;
      exchange(layers[l]!, layers[l + 1]!, weights, step);
      permutations[l] = step.from.map((h) => permutations[l]![h]!);
    }
  }
  return { overlap: cosine(reference, weights), weights, permutations };
}

const MOST_SWEEPS = 50;

interface Exchange {
  /** from[place] = which unit moves there. */
  readonly from: readonly number[];
  readonly sign: readonly number[];
  /** Growth of reference . weights. */
  readonly gain: number;
}

/** The exchange of one hidden layer's units that maximises reference . weights, all other layers held. */
function bestExchange(
  incoming: Layer,
  outgoing: Layer,
  a: Float64Array,
  b: Float64Array,
  odd: boolean,
): Exchange {
  const H = incoming.outputs;
  const likeness = Array.from({ length: H }, (_, place) =>
    Float64Array.from({ length: H }, (_, unit) => unitLikeness(incoming, outgoing, a, place, b, unit)),
  );
  const worth = odd ? likeness.map((row) => row.map(Math.abs)) : likeness;
  const { rowAssignments } = linearSumAssignment(worth, { maximaze: true });
  const from = Array.from(rowAssignments);
  const gain = from.reduce((sum, unit, place) => sum + worth[place]![unit]! - likeness[place]![place]!, 0);
  return { from, sign: from.map((unit, place) => (odd && likeness[place]![unit]! < 0 ? -1 : 1)), gain };
}

/** Incoming weights, bias and outgoing weights of a's unit times those of b's: what this pairing adds to a . b. */
function unitLikeness(
  incoming: Layer,
  outgoing: Layer,
  a: Float64Array,
  aUnit: number,
  b: Float64Array,
  bUnit: number,
): number {
  let sum = incoming.biases < 0 ? 0 : a[incoming.biases + aUnit]! * b[incoming.biases + bUnit]!;
  for (let i = 0; i < incoming.inputs; i++) {
    sum +=
      a[incoming.weights + aUnit * incoming.inputs + i]! * b[incoming.weights + bUnit * incoming.inputs + i]!;
  }
  for (let o = 0; o < outgoing.outputs; o++) {
    const row = outgoing.weights + o * outgoing.inputs;
    sum += a[row + aUnit]! * b[row + bUnit]!;
  }
  return sum;
}

/** Moves and signs the units in place: rows of the incoming layer, its biases, columns of the outgoing one. */
function exchange(incoming: Layer, outgoing: Layer, weights: Float64Array, { from, sign }: Exchange): void {
  const before = weights.slice();
  for (const [place, unit] of from.entries()) {
    const s = sign[place]!;
    for (let i = 0; i < incoming.inputs; i++) {
      weights[incoming.weights + place * incoming.inputs + i] =
        s * before[incoming.weights + unit * incoming.inputs + i]!;
    }
    if (incoming.biases >= 0) weights[incoming.biases + place] = s * before[incoming.biases + unit]!;
    for (let o = 0; o < outgoing.outputs; o++) {
      const row = outgoing.weights + o * outgoing.inputs;
      weights[row + place] = s * before[row + unit]!;
    }
  }
}

/**
 * The network whose hidden units of one layer stand in another order; it computes what it computed before.
 *
 * @param from  [place]: which unit moves there
 */
export function permuteUnits(
  shape: NetworkShape,
  weights: Float64Array,
  hiddenLayer: number,
  from: readonly number[],
): Float64Array {
  const layers = layersOf(shape);
  const result = Float64Array.from(weights);
  exchange(layers[hiddenLayer]!, layers[hiddenLayer + 1]!, result, {
    from,
    sign: from.map(() => 1),
    gain: 0,
  });
  return result;
}

/** Aligned overlap of each pair of networks, [pair]; weights [network][parameter], pairs [pair][2]. */
export function alignedOverlaps(
  shape: NetworkShape,
  weights: Float64Array,
  pairs: Uint32Array,
): Float64Array {
  const p = parameterCount(shape);
  const network = (e: number) => weights.subarray(e * p, (e + 1) * p);
  return Float64Array.from(
    { length: pairs.length / 2 },
    (_, k) => align(shape, network(pairs[2 * k]!), network(pairs[2 * k + 1]!)).overlap,
  );
}

/** Aligned overlaps of independent random networks from the prior, sorted: the null an aligned overlap is read against. */
export function alignedOverlapNull(
  shape: NetworkShape,
  width: PriorWidth,
  draws: number,
  seed: Seed,
): Float64Array {
  const weights = drawWeights(shape, width, { networks: 2 * draws, seed, first: NULL_FIRST_NETWORK });
  const pairs = Uint32Array.from({ length: 2 * draws }, (_, k) => k);
  return alignedOverlaps(shape, weights, pairs).sort();
}

/** Far above any network of a run, so that the null's networks are not the run's own starting points. */
const NULL_FIRST_NETWORK = 2 ** 24;

function cosine(a: Float64Array, b: Float64Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let k = 0; k < a.length; k++) {
    ab += a[k]! * b[k]!;
    aa += a[k]! * a[k]!;
    bb += b[k]! * b[k]!;
  }
  return ab / Math.sqrt(aa * bb);
}
