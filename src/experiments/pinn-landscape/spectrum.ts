/**
 * What a Hessian's spectrum says to an optimiser: the steepest direction limits the step, the flat ones are then crawled along. And what is left
 * of that after a preconditioner, seen in its own coordinates: the eigenvalues of M^(1/2) A M^(1/2) for an inverse metric M.
 *
 * Source: Rathore, Lei, Frangella, Lu & Udell, Challenges in training PINNs: a loss landscape perspective, ICML 2024, arXiv:2402.01868.
 */
import type { LbfgsState } from '../../dynamics/optimise/lbfgs.ts';
import { spectrumOf } from '../../observables/curvature.ts';

/** Of the largest: eigenvalues above this share are stiff, those further below zero are negative beyond rounding. */
export const [STIFF, NEGATIVE] = [0.01, 1e-9];

export interface Shape {
  /** Ascending. */
  readonly values: Float64Array;
  readonly top: number;
  /** Largest over the median of |eigenvalue|: half of all directions are flatter by this or more. */
  readonly condition: number;
  /** How many exceed 1 % of the largest. */
  readonly stiff: number;
  /** Share that is below zero by more than 1e-9 of the largest. */
  readonly negative: number;
}

/** @param matrix symmetric, [parameter][parameter] */
export function shapeOf(matrix: Float64Array): Shape {
  const { values } = spectrumOf(matrix);
  const top = values.at(-1)!;
  const sizes = values.map(Math.abs).sort();
  const largest = sizes.at(-1)!;
  return {
    values,
    top,
    condition: largest / median(sizes),
    stiff: values.filter((value) => value > STIFF * largest).length,
    negative: values.filter((value) => value < -NEGATIVE * largest).length / values.length,
  };
}

/** Of ascending values. */
export function median(sorted: ArrayLike<number>): number {
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/**
 * The inverse metric that L-BFGS has built from its pairs, as a matrix [parameter][parameter]: two loops for every unit vector.
 * Nocedal & Wright, Numerical Optimization (2006), algorithm 7.4.
 */
export function lbfgsMetric({ theta, pairs }: Pick<LbfgsState, 'theta' | 'pairs'>): Float64Array {
  const p = theta.length;
  const matrix = new Float64Array(p * p);
  const newest = pairs.at(-1);
  const curved = pairs.map(({ s, y }) => ({ s, y, sy: dot(s, y) }));
  const scale = newest ? dot(newest.s, newest.y) / dot(newest.y, newest.y) : 1;
  for (let k = 0; k < p; k++) {
    const q = matrix.subarray(k * p, (k + 1) * p);
    q[k] = 1;
    const alphas = new Float64Array(curved.length);
    for (let i = curved.length - 1; i >= 0; i--) {
      const { s, y, sy } = curved[i]!;
      alphas[i] = dot(s, q) / sy;
      for (let j = 0; j < p; j++) q[j]! -= alphas[i]! * y[j]!;
    }
    for (let j = 0; j < p; j++) q[j]! *= scale;
    for (const [i, { s, y, sy }] of curved.entries()) {
      const beta = dot(y, q) / sy;
      for (let j = 0; j < p; j++) q[j]! += (alphas[i]! - beta) * s[j]!;
    }
  }
  return symmetric(matrix, p);
}

/** M^(1/2) A M^(1/2), whose eigenvalues are those of M A. @param metric symmetric, positive semidefinite but for rounding */
export function preconditioned(matrix: Float64Array, metric: Float64Array): Float64Array {
  const p = Math.sqrt(matrix.length);
  const { values, vectors } = spectrumOf(metric);
  // Rows of B are sqrt(m_k) v_k: B A B^T has the same eigenvalues as M^(1/2) A M^(1/2).
  const rows = vectors.map((v, at) => v * Math.sqrt(Math.max(0, values[Math.floor(at / p)]!)));
  return symmetric(timesTransposed(times(rows, matrix, p), rows, p), p);
}

/**
 * The inverse metric of Gauss-Newton: (C + mu)^-1 with the Gauss-Newton matrix C and mu a share of its largest eigenvalue.
 */
export function gaussNewtonMetric(curvature: Float64Array, damping: number): Float64Array {
  const p = Math.sqrt(curvature.length);
  const { values, vectors } = spectrumOf(curvature);
  const mu = damping * values.at(-1)!;
  const rows = vectors.map((v, at) => v / Math.sqrt(Math.max(0, values[Math.floor(at / p)]!) + mu));
  const metric = new Float64Array(p * p);
  for (let k = 0; k < p; k++)
    for (let i = 0; i < p; i++)
      for (let j = 0; j < p; j++) metric[i * p + j]! += rows[k * p + i]! * rows[k * p + j]!;
  return symmetric(metric, p);
}

function times(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const c = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let k = 0; k < p; k++) {
      const factor = a[i * p + k]!;
      for (let j = 0; j < p; j++) c[i * p + j]! += factor * b[k * p + j]!;
    }
  return c;
}

function timesTransposed(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const c = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++)
      c[i * p + j] = dot(a.subarray(i * p, i * p + p), b.subarray(j * p, j * p + p));
  return c;
}

/** Rounding made it a little lopsided. */
function symmetric(matrix: Float64Array, p: number): Float64Array {
  for (let i = 0; i < p; i++)
    for (let j = 0; j < i; j++) {
      const value = (matrix[i * p + j]! + matrix[j * p + i]!) / 2;
      matrix[i * p + j] = value;
      matrix[j * p + i] = value;
    }
  return matrix;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
