/**
 * Critical points of any index, as zeros of the gradient: Levenberg-Marquardt (`gauss-newton.ts`) on |grad E|^2 / 2 with the exact
 * Hessian. It also ends where |grad E| has a minimum that is not zero, the Hessian flat along the gradient; those are no critical
 * points, however small the gradient looks, and have to be told apart by its size.
 *
 * Sources: Dauphin et al., arXiv:1406.2572; Pennington & Bahri, ICML 2017; that most ends may be such flat places: Frye et al.,
 * arXiv:2003.10397. Minimising |grad|^2 in glasses: Angelani et al., Phys. Rev. Lett. 85, 5356 (2000).
 */
import {
  energyAndForce,
  type SphericalGlass,
  secondDerivatives,
} from '../../glass/ensembles/spherical-p-spin.ts';
import type { NetworkDerivatives } from '../../learner/derivatives/network-derivatives.ts';
import { type Spectrum, spectrumOf } from '../../observables/curvature.ts';
import type { LocalModel, ModelEvaluation } from './gauss-newton.ts';

/** An energy with two derivatives; places are [parameter]. */
export interface Landscape {
  readonly parameters: number;
  gradient(theta: Float64Array, out: Float64Array): void;
  /** [parameter][parameter] */
  hessian(theta: Float64Array): Float64Array;
  /** Absolute rounding error of each component of the gradient, [parameter]. */
  gradientError(theta: Float64Array): Float64Array;
}

const EPSILON = 2 ** -52;
/** A term of a gradient is a product of a few numbers: wrong by so many rounding errors of its size. */
const TERM_ERRORS = 4;

/**
 * |grad E|^2 / 2. Its Jacobian is the Hessian H, so a step is Newton's where H is not singular:
 * s = -sum_k v_k lambda_k (v_k . g) / (lambda_k^2 + mu). The gradient of this energy is H g.
 */
export function squaredGradient(of: Landscape, theta: Float64Array): ModelEvaluation {
  const at = theta.slice();
  const slope = new Float64Array(of.parameters);
  of.gradient(at, slope);
  return {
    value: slope.reduce((sum, g) => sum + (g * g) / 2, 0),
    noise: () =>
      of.gradientError(at).reduce((sum, error, k) => sum + error * (Math.abs(slope[k]!) + error), 0),
    model: () => newtonModel(of.hessian(at), slope),
  };
}

function newtonModel(hessian: Float64Array, slope: Float64Array): LocalModel {
  if (!hessian.every(Number.isFinite))
    return { gradient: slope.map(() => Number.NaN), scale: 1, solve: () => null };
  const { values, vectors }: Spectrum = spectrumOf(hessian);
  const p = slope.length;
  const along = new Float64Array(p);
  for (let mode = 0; mode < p; mode++)
    for (let k = 0; k < p; k++) along[mode]! += vectors[mode * p + k]! * slope[k]!;
  const combine = (weight: (mode: number) => number) => {
    const sum = new Float64Array(p);
    for (let mode = 0; mode < p; mode++) {
      const w = weight(mode);
      for (let k = 0; k < p; k++) sum[k]! += w * vectors[mode * p + k]!;
    }
    return sum;
  };
  return {
    gradient: combine((mode) => values[mode]! * along[mode]!),
    scale: Math.max(values[0]! ** 2, values[p - 1]! ** 2),
    solve: (mu) => combine((mode) => (-values[mode]! * along[mode]!) / (values[mode]! ** 2 + mu)),
  };
}

/** The loss landscape of one network. */
export function networkLandscape(of: NetworkDerivatives): Landscape {
  return {
    parameters: of.parameters,
    gradient: (theta, out) => void of.gradient(theta, out),
    hessian: (theta) => of.hessian(theta),
    // A component is a sum over points of terms that cancel at a critical point: their sizes, not their sum, round.
    gradientError(theta) {
      const [single, sizes] = [new Float64Array(of.parameters), new Float64Array(of.parameters)];
      for (let point = 0; point < of.points; point++) {
        of.gradient(theta, single, [point]);
        for (let k = 0; k < sizes.length; k++) sizes[k]! += Math.abs(single[k]!) / of.points;
      }
      return sizes.map((size) => TERM_ERRORS * EPSILON * size);
    },
  };
}

/**
 * The spherical p-spin model: places are (s, m), N + 1 numbers, and the energy is Lagrange's H(s) + m (|s|^2 - N) / 2, whose critical
 * points are those of H on the sphere, with m = -p H / N there.
 */
export function sphereLandscape(glass: SphericalGlass): Landscape {
  const { size } = glass;
  const force = new Float64Array(size);
  const inner = new Float64Array(size * size);
  return {
    parameters: size + 1,
    gradient(theta, out) {
      const [spins, multiplier] = [theta.subarray(0, size), theta[size]!];
      energyAndForce(glass, spins, force);
      let squares = 0;
      for (let i = 0; i < size; i++) {
        out[i] = multiplier * spins[i]! - force[i]!;
        squares += spins[i]! ** 2;
      }
      out[size] = (squares - size) / 2;
    },
    hessian(theta) {
      const side = size + 1;
      const matrix = new Float64Array(side * side);
      secondDerivatives(glass, theta.subarray(0, size), inner);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) matrix[i * side + j] = inner[i * size + j]!;
        matrix[i * side + i]! += theta[size]!;
        matrix[i * side + size] = matrix[size * side + i] = theta[i]!;
      }
      return matrix;
    },
    gradientError: (theta) =>
      theta.map((x, k) => TERM_ERRORS * EPSILON * (k < size ? glass.p * Math.abs(x) + 1 : size)),
  };
}

/** The place on the sphere where a search of `sphereLandscape` begins: s with its own multiplier. */
export function sphereStart(glass: SphericalGlass, spins: Float64Array): Float64Array {
  const energy = energyAndForce(glass, spins, new Float64Array(glass.size));
  return Float64Array.of(...spins, (-glass.p * energy) / glass.size);
}

/** Eigenvalues of the Hessian along the sphere, ascending, [N - 1], at a place of `sphereLandscape`. */
export function sphereSpectrum(glass: SphericalGlass, place: Float64Array): Float64Array {
  const { size } = glass;
  const spins = place.subarray(0, size);
  const matrix = new Float64Array(size * size);
  secondDerivatives(glass, spins, matrix);
  for (let i = 0; i < size; i++) matrix[i * size + i]! += place[size]!;
  const normal = spins.map((s) => s / Math.sqrt(size));
  const { values, vectors } = spectrumOf(projected(matrix, normal));
  const overlap = (mode: number) =>
    Math.abs(normal.reduce((sum, n, i) => sum + n * vectors[mode * size + i]!, 0));
  const across = values.reduce((best, _, mode) => (overlap(mode) > overlap(best) ? mode : best), 0);
  return values.filter((_, mode) => mode !== across);
}

/** (1 - n n^T) A (1 - n n^T) for a unit vector n. */
function projected(matrix: Float64Array, n: Float64Array): Float64Array {
  const size = n.length;
  const image = Float64Array.from(n, (_, i) => n.reduce((sum, x, j) => sum + matrix[i * size + j]! * x, 0));
  const twice = n.reduce((sum, x, i) => sum + x * image[i]!, 0);
  return matrix.map((a, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    return a - n[i]! * image[j]! - image[i]! * n[j]! + twice * n[i]! * n[j]!;
  });
}
