/**
 * Regression by a Gaussian process: the posterior of a function f ~ GP(0, k) given y = f(x) + noise, exact, in O(n^3). Prior mean 0:
 * standardise the targets. It is the reference for what error bars of networks should look like on little data, and no more than
 * its kernel knows.
 *
 * Source: Rasmussen & Williams, Gaussian Processes for Machine Learning (2006), algorithm 2.1, eqs. 2.25, 2.26, 5.8, 5.9.
 */

import ln from '@stdlib/math-base-special-ln';
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { covariance, covarianceMatrix, type Kernel, lengthSlopes } from './kernels.ts';

export interface Observations {
  /** [point][input] */
  readonly inputs: Float64Array;
  /** [point] */
  readonly targets: Float64Array;
  /** Numbers of a point. */
  readonly width: number;
}

export interface ProcessPrediction {
  /** [point] */
  readonly mean: Float64Array;
  /** Variance of the function itself: ignorance. */
  readonly variance: Float64Array;
}

/** Slopes of ln p(y | x) by ln a, by ln l_j [input] and by the logarithm of the noise variance that all points share. */
export interface EvidenceSlopes {
  readonly amplitude: number;
  readonly lengths: Float64Array;
  readonly noise: number;
}

export class GaussianProcess {
  readonly #cholesky: CholeskyDecomposition;
  /** K^-1 y, [point] */
  readonly #alpha: Float64Array;
  /** ln p(y | x), nats. */
  readonly logEvidence: number;

  /**
   * @param noise  variance of the noise, >= 0: of all points, or [point]
   * @throws RangeError if arrays do not fit, or the covariance is singular to rounding: points repeated without noise
   */
  constructor(
    readonly kernel: Kernel,
    readonly observed: Observations,
    readonly noise: number | Float64Array,
  ) {
    const { inputs, targets, width } = observed;
    const n = targets.length;
    if (n === 0 || inputs.length !== n * width)
      throw new RangeError(`${inputs.length} inputs of width ${width} for ${n} targets`);
    const matrix = covarianceMatrix(kernel, inputs, inputs, width);
    for (let i = 0; i < n; i++) matrix[i * n + i]! += typeof noise === 'number' ? noise : noise[i]!;
    this.#cholesky = new CholeskyDecomposition(Matrix.from1DArray(n, n, matrix));
    const lower = this.#cholesky.lowerTriangularMatrix;
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (let i = 0; i < n; i++) {
      least = Math.min(least, lower.get(i, i) ** 2);
      most = Math.max(most, matrix[i * n + i]!);
    }
    // A pivot that is only rounding passes for positive in the library.
    if (!(this.#cholesky.isPositiveDefinite() && least > n * 2 ** -52 * most))
      throw new RangeError('the covariance of the points is singular to rounding: give them some noise');
    this.#alpha = Float64Array.from(this.#cholesky.solve(Matrix.columnVector(targets)).to1DArray());
    let value = n * ln(2 * Math.PI);
    for (let i = 0; i < n; i++) value += targets[i]! * this.#alpha[i]! + 2 * ln(lower.get(i, i));
    this.logEvidence = -value / 2;
  }

  /** Of the function at places [point][input]; what is seen there has its noise besides. */
  predict(places: Float64Array): ProcessPrediction {
    const { inputs, width } = this.observed;
    const [n, m] = [this.#alpha.length, places.length / width];
    const cross = covarianceMatrix(this.kernel, inputs, places, width);
    const mean = new Float64Array(m);
    for (let i = 0; i < n; i++) for (let k = 0; k < m; k++) mean[k]! += this.#alpha[i]! * cross[i * m + k]!;
    const solved = this.#forward(cross, m);
    const variance = Float64Array.from({ length: m }, (_, k) => {
      let left = covariance(this.kernel, places, k * width, places, k * width, width);
      for (let i = 0; i < n; i++) left -= solved[i * m + k]! ** 2;
      return Math.max(0, left);
    });
    return { mean, variance };
  }

  /** Of the function at the points that were observed, cheaper than `predict`: m = y - N alpha, v_i = N_i - N_i^2 [(K + N)^-1]_ii. */
  atObserved(): ProcessPrediction {
    const { targets } = this.observed;
    const n = targets.length;
    const noiseOf = (i: number) => (typeof this.noise === 'number' ? this.noise : this.noise[i]!);
    const inverse = this.#inverseDiagonal();
    return {
      mean: targets.map((y, i) => y - noiseOf(i) * this.#alpha[i]!),
      variance: Float64Array.from({ length: n }, (_, i) =>
        Math.max(0, noiseOf(i) - noiseOf(i) ** 2 * inverse[i]!),
      ),
    };
  }

  /** Diagonal of (K + N)^-1: squared lengths of the columns of L^-1. */
  #inverseDiagonal(): Float64Array {
    const lower = this.#cholesky.lowerTriangularMatrix.to2DArray();
    const n = lower.length;
    const diagonal = new Float64Array(n);
    const column = new Float64Array(n);
    for (let c = 0; c < n; c++) {
      let square = 0;
      for (let i = c; i < n; i++) {
        const row = lower[i]!;
        let value = i === c ? 1 : 0;
        for (let j = c; j < i; j++) value -= row[j]! * column[j]!;
        column[i] = value / row[i]!;
        square += column[i]! ** 2;
      }
      diagonal[c] = square;
    }
    return diagonal;
  }

  /** Posterior covariance of the function at places, [place][place]. */
  covarianceAt(places: Float64Array): Float64Array {
    const { inputs, width } = this.observed;
    const [n, m] = [this.#alpha.length, places.length / width];
    const solved = this.#forward(covarianceMatrix(this.kernel, inputs, places, width), m);
    const matrix = covarianceMatrix(this.kernel, places, places, width);
    for (let i = 0; i < n; i++)
      for (let a = 0; a < m; a++)
        for (let b = 0; b < m; b++) matrix[a * m + b]! -= solved[i * m + a]! * solved[i * m + b]!;
    return matrix;
  }

  /**
   * Functions drawn from the posterior, [function][place].
   *
   * @param normals  N(0, 1), [function][place]: stream ProcessSample
   */
  draw(places: Float64Array, normals: Float64Array): Float64Array {
    const m = places.length / this.observed.width;
    const matrix = this.covarianceAt(places);
    // Neighbouring places move together: the covariance is singular to rounding, which 1e-10 of the prior's variance hides.
    const { width } = this.observed;
    let most = 0;
    for (let k = 0; k < m; k++)
      most = Math.max(most, covariance(this.kernel, places, k * width, places, k * width, width));
    for (let k = 0; k < m; k++) matrix[k * m + k]! += 1e-10 * most;
    const lower = new CholeskyDecomposition(Matrix.from1DArray(m, m, matrix)).lowerTriangularMatrix;
    const { mean } = this.predict(places);
    return normals.map((_, at) => {
      const [first, k] = [at - (at % m), at % m];
      let value = mean[k]!;
      for (let j = 0; j <= k; j++) value += lower.get(k, j) * normals[first + j]!;
      return value;
    });
  }

  /** Slopes of `logEvidence`: (1/2) tr[(alpha alpha^T - K^-1) dK]. */
  evidenceSlopes(): EvidenceSlopes {
    const { inputs, width } = this.observed;
    const n = this.#alpha.length;
    const inverse = this.#cholesky.solve(Matrix.eye(n));
    const lengths = new Float64Array(width);
    const slope = new Float64Array(width);
    let [amplitude, noise] = [0, 0];
    for (let i = 0; i < n; i++)
      for (let k = 0; k <= i; k++) {
        // Off the diagonal both halves at once: twice, times 1/2.
        const weight = (this.#alpha[i]! * this.#alpha[k]! - inverse.get(i, k)) * (i === k ? 0.5 : 1);
        const value = covariance(this.kernel, inputs, i * width, inputs, k * width, width);
        amplitude += weight * value;
        lengthSlopes(this.kernel, value, inputs, i * width, k * width, width, slope);
        for (let j = 0; j < width; j++) lengths[j]! += weight * slope[j]!;
        if (i === k && typeof this.noise === 'number') noise += weight * this.noise;
      }
    return { amplitude, lengths, noise };
  }

  /** L^-1 of [point][column]. */
  #forward(matrix: Float64Array, columns: number): Float64Array {
    const lower = this.#cholesky.lowerTriangularMatrix;
    const n = this.#alpha.length;
    const solved = matrix.slice();
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const factor = lower.get(i, j);
        for (let c = 0; c < columns; c++) solved[i * columns + c]! -= factor * solved[j * columns + c]!;
      }
      const diagonal = lower.get(i, i);
      for (let c = 0; c < columns; c++) solved[i * columns + c]! /= diagonal;
    }
    return solved;
  }
}
