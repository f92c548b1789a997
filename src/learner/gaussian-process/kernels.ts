/**
 * Covariances of Gaussian processes, by logarithms of their numbers, with derivatives. With r^2 = sum_j [(x_j - x'_j) / l_j]^2:
 *
 *   rbf       a exp(-r^2 / 2)                                          smooth functions
 *   matern52  a (1 + sqrt5 r + 5 r^2 / 3) exp(-sqrt5 r)                functions with two derivatives
 *   linear    a sum_j x_j x'_j / l_j^2                                 Bayesian linear regression, weights ~ N(0, a / l_j^2)
 *
 * One length for every input is automatic relevance determination (long: the input says nothing).
 * Source: Rasmussen & Williams, Gaussian Processes for Machine Learning (2006), eqs. 4.9, 4.17, 5.1.
 */
import exp from '@stdlib/math-base-special-exp';

export type KernelKind = 'rbf' | 'matern52' | 'linear';

export interface Kernel {
  readonly kind: KernelKind;
  /** a > 0, squared units of the function. */
  readonly amplitude: number;
  /** l > 0, units of the inputs: [input], or one number for all. */
  readonly lengths: Float64Array | number;
}

export const lengthOf = ({ lengths }: Kernel, input: number): number =>
  typeof lengths === 'number' ? lengths : lengths[input]!;

/** k(x, x'), with places given as offsets into [point][input]. */
export function covariance(
  kernel: Kernel,
  a: Float64Array,
  atA: number,
  b: Float64Array,
  atB: number,
  width: number,
): number {
  const { kind, amplitude } = kernel;
  if (kind === 'linear') {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += (a[atA + j]! * b[atB + j]!) / lengthOf(kernel, j) ** 2;
    return amplitude * sum;
  }
  let square = 0;
  for (let j = 0; j < width; j++) square += ((a[atA + j]! - b[atB + j]!) / lengthOf(kernel, j)) ** 2;
  if (kind === 'rbf') return amplitude * exp(-square / 2);
  const s = Math.sqrt(5 * square);
  return amplitude * (1 + s + (5 * square) / 3) * exp(-s);
}

/** K(A, B), [point of A][point of B]. */
export function covarianceMatrix(
  kernel: Kernel,
  a: Float64Array,
  b: Float64Array,
  width: number,
): Float64Array {
  const [n, m] = [a.length / width, b.length / width];
  const matrix = new Float64Array(n * m);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < m; k++) matrix[i * m + k] = covariance(kernel, a, i * width, b, k * width, width);
  return matrix;
}

/**
 * What dk / d ln l_j is made of: dk/d ln l_j = factor [(x_j - x'_j) / l_j]^2, of a linear kernel -2 a x_j x'_j / l_j^2.
 *
 * @param value  k(x, x')
 */
export function lengthSlopes(
  kernel: Kernel,
  value: number,
  a: Float64Array,
  atA: number,
  atB: number,
  width: number,
  out: Float64Array,
): void {
  const { kind, amplitude } = kernel;
  let square = 0;
  for (let j = 0; j < width; j++) {
    const l = lengthOf(kernel, j);
    if (kind === 'linear') out[j] = (-2 * amplitude * a[atA + j]! * a[atB + j]!) / l ** 2;
    else {
      out[j] = ((a[atA + j]! - a[atB + j]!) / l) ** 2;
      square += out[j]!;
    }
  }
  if (kind === 'linear') return;
  const s = Math.sqrt(5 * square);
  const factor = kind === 'rbf' ? value : ((5 * amplitude) / 3) * (1 + s) * exp(-s);
  for (let j = 0; j < width; j++) out[j]! *= factor;
}
