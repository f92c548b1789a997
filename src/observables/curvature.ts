/**
 * The curvature of a landscape at a point: eigenvalues of a Hessian, whole for small networks; what is stated of them there, the
 * index of a saddle and the temperature of each mode. For large networks: `curvature-estimates.ts`.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { type Estimate, meanOverSamples } from './statistics.ts';

export interface Spectrum {
  /** Ascending, [mode]. */
  readonly values: Float64Array;
  /** Orthonormal, [mode][parameter]. */
  readonly vectors: Float64Array;
}

/**
 * Every eigenvalue and eigenvector of a symmetric matrix [row][column], by Householder and QL (ml-matrix). About 10 n^3 operations:
 * made for n up to about 500. An eigenvalue is wrong by about n 2^-52 max |lambda|.
 *
 * @throws RangeError if the matrix is not square, not symmetric (to 1e-12 of its largest entry) or not finite
 */
export function spectrumOf(matrix: Float64Array): Spectrum {
  const size = Math.sqrt(matrix.length);
  checkSymmetric(matrix, size);
  const rows = Array.from({ length: size }, (_, i) => matrix.subarray(i * size, (i + 1) * size));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(rows), {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, k) => k).sort((a, b) => realEigenvalues[a]! - realEigenvalues[b]!);
  const vectors = new Float64Array(size * size);
  for (const [mode, k] of order.entries())
    for (let i = 0; i < size; i++) vectors[mode * size + i] = eigenvectorMatrix.get(i, k);
  return { values: Float64Array.from(order, (k) => realEigenvalues[k]!), vectors };
}

function checkSymmetric(matrix: Float64Array, size: number): void {
  if (!(Number.isInteger(size) && size >= 1))
    throw new RangeError(`${matrix.length} entries are no square matrix`);
  let largest = 0;
  for (const entry of matrix) {
    if (!Number.isFinite(entry)) throw new RangeError('an entry of the matrix is not finite');
    largest = Math.max(largest, Math.abs(entry));
  }
  for (let i = 1; i < size; i++) {
    for (let j = 0; j < i; j++) {
      if (Math.abs(matrix[i * size + j]! - matrix[j * size + i]!) > 1e-12 * largest)
        throw new RangeError(`the matrix is not symmetric at row ${i}, column ${j}`);
    }
  }
}

/** How many modes go down, are flat, go up. */
export interface SaddleIndex {
  readonly negative: number;
  readonly flat: number;
  readonly positive: number;
  /** Share of all modes that go down. */
  readonly alpha: number;
  /** Modes of |lambda| up to this count as flat. */
  readonly threshold: number;
}

/** Times the rounding error of an eigenvalue, n 2^-52 max |lambda|, below which its sign says nothing. */
const SAFETY = 16;

/** What rounding alone may make of a vanishing eigenvalue. */
export function roundingThreshold(values: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k < values.length; k++) largest = Math.max(largest, Math.abs(values[k]!));
  return SAFETY * values.length * 2 ** -52 * largest;
}

/** @param values  eigenvalues [mode], in any order */
export function saddleIndex(values: ArrayLike<number>, threshold = roundingThreshold(values)): SaddleIndex {
  let [negative, positive] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    if (values[k]! < -threshold) negative++;
    else if (values[k]! > threshold) positive++;
  }
  const flat = values.length - negative - positive;
  return { negative, flat, positive, alpha: negative / values.length, threshold };
}

/**
 * Temperature of each mode by equipartition, T_k = lambda_k <x_k^2>, x_k = v_k . (theta - centre): twice its mean energy
 * (1/2) lambda_k <x_k^2>. In equilibrium at T all are T as far as the well is quadratic; SGD's differ from mode to mode.
 * Modes that are flat or go down have none: NaN.
 *
 * @param centre     the minimum, [parameter]
 * @param positions  of independent replicas, [replica], each [time][parameter]; times of one replica are averaged first
 * @returns [mode], errors over the replicas
 * @throws RangeError if a replica's array is not whole positions
 */
export function modeTemperatures(
  { values, vectors }: Spectrum,
  centre: Float64Array,
  positions: readonly Float64Array[],
): Estimate[] {
  const squares = positions.map((places) => meanSquares(vectors, centre, places));
  const threshold = roundingThreshold(values);
  return Array.from(values, (lambda, mode) =>
    lambda > threshold
      ? meanOverSamples(squares.map((each) => lambda * each[mode]!))
      : { value: Number.NaN, error: Number.NaN },
  );
}

/** <x_k^2> over the times of one replica, [mode]. */
function meanSquares(vectors: Float64Array, centre: Float64Array, places: Float64Array): Float64Array {
  const size = centre.length;
  const times = places.length / size;
  if (!(Number.isInteger(times) && times >= 1))
    throw new RangeError(`${places.length} values are not positions of ${size} parameters`);
  const squares = new Float64Array(vectors.length / size);
  for (let time = 0; time < times; time++) {
    for (let mode = 0; mode < squares.length; mode++) {
      let x = 0;
      for (let k = 0; k < size; k++) x += vectors[mode * size + k]! * (places[time * size + k]! - centre[k]!);
      squares[mode]! += (x * x) / times;
    }
  }
  return squares;
}
