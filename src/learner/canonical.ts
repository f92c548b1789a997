/**
 * ReLU networks up to their scales: a hidden unit's incoming weights and bias times c > 0 and its outgoing weights over c compute the
 * same function, because ReLU(c z) = c ReLU(z). The canonical form gives every hidden unit incoming and outgoing weights of equal
 * norm, the smallest sum of squares of all equal networks; gradient flow keeps the difference of the two squares, and weight
 * decay draws it to zero. Other activations have no such freedom, and are left as they are.
 *
 * Source: Neyshabur, Salakhutdinov & Srebro, arXiv:1506.02617; Du, Hu & Lee, arXiv:1806.00900 (conserved balance); Dinh, Pascanu,
 * Bengio & Bengio, arXiv:1703.04933 (what the freedom does to flatness).
 */
import { type Layer, layersOf } from './network.ts';
import type { NetworkShape } from './problem.ts';

/** Scales of one sweep that differ from 1 by less than this end the sweeps. */
const BALANCED = 1e-13;
const MOST_SWEEPS = 200;

/** May a hidden unit be rescaled without changing the function? */
export function hasScaleFreedom({ activation, hidden }: NetworkShape): boolean {
  return activation === 'relu' && hidden.length > 0;
}

/**
 * The network of this function whose hidden units have incoming norm = outgoing norm. With more hidden layers the layers are balanced in
 * turn until nothing moves (each sweep lowers the sum of squares). A unit that computes nothing, because one of its norms is
 * 0, becomes 0 on both sides.
 *
 * @param weights  one network, [parameter]
 * @returns a new array
 */
export function canonicalScales(shape: NetworkShape, weights: Float64Array): Float64Array {
  const result = Float64Array.from(weights);
  if (!hasScaleFreedom(shape)) return result;
  const layers = layersOf(shape);
  for (let sweep = 0, moved = true; moved && sweep < MOST_SWEEPS; sweep++) {
    moved = false;
    for (let l = 0; l < shape.hidden.length; l++) {
      for (let unit = 0; unit < shape.hidden[l]!; unit++) {
        const [incoming, outgoing] = unitNorms(layers[l]!, layers[l + 1]!, result, unit);
        const scale = Math.sqrt(outgoing / incoming);
        if (incoming === 0 && outgoing === 0) continue;
        if (scale > 0 && scale < Infinity) {
          rescaleUnit(shape, result, l, unit, scale);
          moved ||= Math.abs(scale - 1) > BALANCED;
        } else silence(layers[l]!, layers[l + 1]!, result, unit);
      }
    }
  }
  return result;
}

/**
 * Multiplies what goes into a hidden unit by `scale` and divides what comes out of it, in place. For ReLU and scale > 0 the function
 * stays the same.
 *
 * @param weights  one network, [parameter]
 */
export function rescaleUnit(
  shape: NetworkShape,
  weights: Float64Array,
  hiddenLayer: number,
  unit: number,
  scale: number,
): void {
  const layers = layersOf(shape);
  forEachWeight(layers[hiddenLayer]!, layers[hiddenLayer + 1]!, unit, (k, isIncoming) => {
    weights[k] = isIncoming ? weights[k]! * scale : weights[k]! / scale;
  });
}

/** Norms of what goes into a unit (weights and bias) and of what comes out of it. */
export function unitNorms(
  incoming: Layer,
  outgoing: Layer,
  weights: Float64Array,
  unit: number,
): readonly [incoming: number, outgoing: number] {
  const squares = [0, 0];
  forEachWeight(incoming, outgoing, unit, (k, isIncoming) => {
    squares[isIncoming ? 0 : 1]! += weights[k]! ** 2;
  });
  return [Math.sqrt(squares[0]!), Math.sqrt(squares[1]!)];
}

function silence(incoming: Layer, outgoing: Layer, weights: Float64Array, unit: number): void {
  forEachWeight(incoming, outgoing, unit, (k) => {
    weights[k] = 0;
  });
}

function forEachWeight(
  incoming: Layer,
  outgoing: Layer,
  unit: number,
  visit: (parameter: number, isIncoming: boolean) => void,
): void {
  for (let i = 0; i < incoming.inputs; i++) visit(incoming.weights + unit * incoming.inputs + i, true);
  if (incoming.biases >= 0) visit(incoming.biases + unit, true);
  for (let o = 0; o < outgoing.outputs; o++) visit(outgoing.weights + o * outgoing.inputs + unit, false);
}

/** The canonical forms of a batch, [network][parameter]. */
export function canonicalBatch(shape: NetworkShape, weights: Float64Array, networks: number): Float64Array {
  if (!hasScaleFreedom(shape)) return weights;
  const p = weights.length / networks;
  const result = new Float64Array(weights.length);
  for (let e = 0; e < networks; e++)
    result.set(canonicalScales(shape, weights.subarray(e * p, (e + 1) * p)), e * p);
  return result;
}
