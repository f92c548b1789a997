/**
 * Ignorance of a trained network, from its last layer alone: hidden layers are taken as known features phi(x), for which the means are
 * Bayesian linear regression, weights ~ N(0, 1/lambda), noise sigma^2(x) as the network says it:
 *
 *   H = sum_mu w_mu phi phi^T / sigma^2_mu + lambda,      Var[mu(x)] = phi(x)^T H^-1 phi(x).
 *
 * H is the Gauss-Newton (Fisher) matrix of the Gaussian loss; mean and variance do not mix in it, and that the variance's own weights are
 * uncertain too is left out. Exact where the network is linear. lambda by evidence (MacKay): lambda = gamma / |theta|^2 with gamma =
 * sum e / (e + lambda) directions that the data determine.
 *
 * Source: MacKay, Neural Comput. 4 (1992) 415 and 448; Daxberger et al., arXiv:2106.14806; Kristiadi, Hein & Hennig, arXiv:2002.10118.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { activations } from './activations.ts';
import { layersOf } from './network.ts';
import type { NetworkShape } from './problem.ts';

/** What multiplies the parameters of one output in f: gain times the last hidden activations, then 1 for the bias: [point][feature]. */
export function lastFeatures(shape: NetworkShape, theta: Float64Array, inputs: Float64Array): Float64Array {
  const layers = layersOf(shape);
  const act = activations[shape.activation].value;
  const last = layers.at(-1)!;
  const points = inputs.length / shape.inputs;
  const width = last.inputs + (shape.bias ? 1 : 0);
  const features = new Float64Array(points * width);
  for (let point = 0; point < points; point++) {
    let a = inputs.subarray(point * shape.inputs, (point + 1) * shape.inputs);
    for (const layer of layers.slice(0, -1)) {
      const z = new Float64Array(layer.outputs);
      for (let o = 0; o < layer.outputs; o++) {
        let sum = 0;
        for (let i = 0; i < layer.inputs; i++) sum += theta[layer.weights + o * layer.inputs + i]! * a[i]!;
        z[o] = act(layer.gain * sum + (layer.biases >= 0 ? theta[layer.biases + o]! : 0));
      }
      a = z;
    }
    for (let i = 0; i < last.inputs; i++) features[point * width + i] = last.gain * a[i]!;
    if (shape.bias) features[point * width + last.inputs] = 1;
  }
  return features;
}

/** Parameters of one output in the last layer, in the order of `lastFeatures`. */
export function lastParameters(shape: NetworkShape, theta: Float64Array, output: number): Float64Array {
  const { weights, biases, inputs } = layersOf(shape).at(-1)!;
  const own = theta.slice(weights + output * inputs, weights + (output + 1) * inputs);
  return biases < 0 ? own : Float64Array.of(...own, theta[biases + output]!);
}

export interface LaplaceData {
  /** Training points, [point][input]. */
  readonly inputs: Float64Array;
  /** sigma^2 of each point's noise, [point]. */
  readonly noise: Float64Array;
  /** w of each point, [point]; 1 where left out. */
  readonly weights?: Float64Array;
}

const MOST_ROUNDS = 200;

export class LastLayerLaplace {
  /** lambda */
  readonly precision: number;
  readonly #vectors: Matrix;
  readonly #values: readonly number[];

  /**
   * @param theta      parameters of the trained network
   * @param output     whose doubt it is. Default the first
   * @param precision  lambda > 0, or by evidence
   */
  constructor(
    readonly shape: NetworkShape,
    readonly theta: Float64Array,
    { inputs, noise, weights }: LaplaceData,
    precision: number | 'evidence' = 'evidence',
    output = 0,
  ) {
    const features = lastFeatures(shape, theta, inputs);
    const width = features.length / noise.length;
    if (!Number.isInteger(width) || width === 0)
      throw new RangeError(`${noise.length} variances of the noise`);
    const matrix = new Float64Array(width * width);
    for (let point = 0; point < noise.length; point++) {
      const factor = (weights?.[point] ?? 1) / noise[point]!;
      for (let i = 0; i < width; i++)
        for (let j = 0; j < width; j++)
          matrix[i * width + j]! += factor * features[point * width + i]! * features[point * width + j]!;
    }
    const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
      Matrix.from1DArray(width, width, matrix),
      { assumeSymmetric: true },
    );
    this.#values = realEigenvalues.map((e) => Math.max(0, e));
    this.#vectors = eigenvectorMatrix;
    this.precision =
      precision === 'evidence'
        ? evidencePrecision(this.#values, lastParameters(shape, theta, output))
        : precision;
  }

  /** Var[mu], [point], of points [point][input]. */
  variance(inputs: Float64Array): Float64Array {
    const features = lastFeatures(this.shape, this.theta, inputs);
    const width = this.#values.length;
    return Float64Array.from({ length: features.length / width }, (_, point) => {
      let sum = 0;
      for (let k = 0; k < width; k++) {
        let along = 0;
        for (let i = 0; i < width; i++) along += features[point * width + i]! * this.#vectors.get(i, k);
        sum += along ** 2 / (this.#values[k]! + this.precision);
      }
      return sum;
    });
  }
}

/**
 * The fixed point lambda = gamma / |theta|^2 of eigenvalues e of the data's part. gamma falls as lambda rises, so there is one, and plain
 * iteration swings about it, for data that say little almost without end: d ln(gamma)/d ln(lambda) comes close to -1. Steps half as long in
 * ln(lambda) at least halve the distance.
 */
export function evidencePrecision(eigenvalues: readonly number[], parameters: Float64Array): number {
  const square = parameters.reduce((sum, w) => sum + w * w, 0);
  let lambda = parameters.length / Math.max(square, Number.MIN_VALUE);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const gamma = eigenvalues.reduce((sum, e) => sum + e / (e + lambda), 0);
    const next = Math.max(Math.sqrt((lambda * gamma) / Math.max(square, Number.MIN_VALUE)), 1e-12);
    if (Math.abs(next - lambda) <= 1e-10 * lambda) return next;
    lambda = next;
  }
  return lambda;
}
