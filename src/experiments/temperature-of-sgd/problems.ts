/**
 * Minima at which the noise of descent is measured, each with its modes: curvatures lambda_k, the variance C_kk of one point's
 * gradient along each, and what theory says of <x_k^2> there.
 *
 *   modes          weights alone, each with points of one curvature: the noise does not depend on where the weight is
 *   least-squares  one linear model; every minibatch has a curvature of its own
 *   network        a small network with weight decay at a minimum of its loss; theory is that of the quadratic around it
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import type { NetworkDerivatives } from '../../learner/derivatives/network-derivatives.ts';
import { byParameterKind, linearModel } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { leastSquaresFacts, leastSquaresMoments, modeVariance } from '../../learner/stationary-law.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { TemperatureOfSgdConfig } from '../temperature-of-sgd.ts';

export interface DescentAt {
  readonly rate: number;
  readonly batch: number;
  readonly momentum: number;
}

export interface Minimum {
  /** The mean loss, without the pull of weight decay. */
  readonly problem: LearnerProblem;
  readonly weightDecay: number;
  readonly modes: number;
  /** lambda_k, weight decay included, [mode]; those below 0 or too slow are not among them. */
  readonly curvatures: Float64Array;
  /** C_kk, [mode]. */
  readonly noise: Float64Array;
  /** Networks that make one copy of all modes. */
  readonly networksPerCopy: number;
  /** Weights of so many copies, all at the minimum. */
  start(copies: number): Float64Array;
  /** x_k of every copy, [copy][mode], of weights as `start` lays them out. */
  amplitudes(weights: Float64Array, copies: number): Float64Array;
  /** <x_k^2>, [mode]. @throws RangeError where the step is too large to have one */
  theory(descent: DescentAt): Float64Array;
  /** True where theory is exact, about the minimum; else scatter is measured about its mean. */
  readonly exact: boolean;
  /** Gradients of the loss with weight decay, where there is a network. */
  readonly derivatives: NetworkDerivatives | null;
}

const evenCurvatures = (modes: number, condition: number): Float64Array =>
  Float64Array.from({ length: modes }, (_, k) =>
    modes > 1 ? exp((k / (modes - 1) - 1) * ln(condition)) : 1,
  );

/** Normal numbers, [index]; the same on every host. */
function normals(seed: number, owner: number, count: number, stream: Stream): Float64Array {
  const words = new WordReader(seedFrom(seed), stream, owner);
  return Float64Array.from({ length: count }, (_, k) => normalOf(words.word(k)));
}

/** Less their mean, over their width: mean 0 and variance 1 to rounding. */
function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((a, b) => a + b) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
  return values.map((v) => (v - mean) / Math.sqrt(variance));
}

/** One weight a network, one data set a mode: input sqrt(lambda_k) at every point, labels that scatter. */
export function separateModes(config: TemperatureOfSgdConfig): Minimum {
  const { modes, points, condition, labelNoise, shape, seed } = config;
  const curvatures = evenCurvatures(modes, condition);
  // One point's gradient scatters by lambda Delta; to be the same in every mode, Delta goes as 1/lambda.
  const deltas = curvatures.map((lambda) => labelNoise / (shape === 'isotropic' ? lambda : 1));
  const inputs = new Float64Array(modes * points);
  const targets = new Float64Array(modes * points);
  for (let k = 0; k < modes; k++) {
    inputs.fill(Math.sqrt(curvatures[k]!), k * points, (k + 1) * points);
    const labels = standardised(normals(seed, k, points, Stream.LabelNoise));
    targets.set(
      labels.map((z) => Math.sqrt(deltas[k]!) * z),
      k * points,
    );
  }
  const noise = curvatures.map((lambda, k) => lambda * deltas[k]!);
  return {
    problem: {
      shape: linearModel(1),
      data: { sets: modes, points, inputs, sharedInputs: false, targets },
      loss: 'squared-error',
      energyScale: 1 / points,
      priorPrecision: { weight: 0, bias: 0 },
    },
    weightDecay: 0,
    modes,
    curvatures,
    noise,
    networksPerCopy: modes,
    start: (copies) => new Float64Array(modes * copies),
    amplitudes(weights, copies) {
      const x = new Float64Array(weights.length);
      for (let k = 0; k < modes; k++)
        for (let c = 0; c < copies; c++) x[c * modes + k] = weights[k * copies + c]!;
      return x;
    },
    theory: (descent) =>
      curvatures.map((curvature, k) => modeVariance(descent, { curvature, noise: noise[k]! })),
    exact: true,
    derivatives: null,
  };
}

/** d inputs, uncorrelated over the points to rounding and of the chosen widths, so that mode k is weight k. */
export function linearRegression(config: TemperatureOfSgdConfig): Minimum {
  const { modes: d, points, condition, labelNoise, seed } = config;
  const curvatures = evenCurvatures(d, condition);
  const columns = orthogonal(normals(seed, 0, points * d, Stream.DataInputs), points, d);
  const inputs = new Float64Array(points * d);
  for (let k = 0; k < d; k++)
    for (let p = 0; p < points; p++) inputs[p * d + k] = Math.sqrt(points * curvatures[k]!) * columns[k]![p]!;
  const targets = normals(seed, 0, points, Stream.LabelNoise).map((z) => Math.sqrt(labelNoise) * z);
  const data = { points, inputs, targets };
  const { minimum, noise } = leastSquaresFacts(data);
  return {
    problem: {
      shape: linearModel(d),
      data: { sets: 1, points, inputs, sharedInputs: true, targets },
      loss: 'squared-error',
      energyScale: 1 / points,
      priorPrecision: { weight: 0, bias: 0 },
    },
    weightDecay: 0,
    modes: d,
    curvatures,
    noise: curvatures.map((_, k) => noise[k * d + k]!),
    networksPerCopy: 1,
    start: (copies) => repeated(minimum, copies),
    amplitudes: (weights) => weights.map((w, i) => w - minimum[i % d]!),
    theory(descent) {
      const moments = leastSquaresMoments(data, descent);
      return curvatures.map((_, k) => moments[k * d + k]!);
    },
    exact: true,
    derivatives: null,
  };
}

/** Orthonormal columns by Gram and Schmidt, twice for the sake of rounding, [column][row]. */
function orthogonal(values: Float64Array, rows: number, columns: number): Float64Array[] {
  const basis: Float64Array[] = [];
  for (let k = 0; k < columns; k++) {
    const v = values.slice(k * rows, (k + 1) * rows);
    for (let round = 0; round < 2; round++) {
      for (const b of basis) {
        const along = b.reduce((sum, x, i) => sum + x * v[i]!, 0);
        for (let i = 0; i < rows; i++) v[i]! -= along * b[i]!;
      }
    }
    const norm = Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));
    basis.push(v.map((x) => x / norm));
  }
  return basis;
}

export function repeated(theta: Float64Array, copies: number): Float64Array {
  const all = new Float64Array(theta.length * copies);
  for (let c = 0; c < copies; c++) all.set(theta, c * theta.length);
  return all;
}

/** Steps in which a mode forgets, at the slowest: -1/ln of the larger root of z^2 - (1 + mu - eta lambda) z + mu. */
export function relaxationSteps(rate: number, curvature: number, momentum = 0): number {
  const b = 1 + momentum - rate * curvature;
  const square = b * b - 4 * momentum;
  const radius = square > 0 ? (Math.abs(b) + Math.sqrt(square)) / 2 : Math.sqrt(momentum);
  return 1 / Math.max(1e-9, -ln(radius));
}

/** Weight decay of a problem, on every parameter, for `NetworkDerivatives`. */
export const decayOf = (problem: LearnerProblem, weightDecay: number) =>
  byParameterKind(problem.shape, { weight: weightDecay, bias: weightDecay });
