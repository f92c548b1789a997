/**
 * Ridge regression and its ridgeless limit by the singular values of the design matrix, in f64:
 *
 *     w = argmin |y - Phi w|^2 + n lambda |w|^2 = V diag(s / (s^2 + n lambda)) U^T y,   Phi = U S V^T  (n x p).
 *
 * At lambda = 0 it is the pseudo-inverse: least squares where p < n, and of all that fit exactly the one of least norm where p > n.
 *
 * Singular values come from the eigenvalues of the smaller of Phi Phi^T and Phi^T Phi (ml-matrix, Householder and implicit QL): a
 * singular value then has a relative error of about 1e-16 (s_max / s)^2. Where that would be felt (s_min < 1e-5 s_max: p = n on a
 * bad day) they come from a decomposition of Phi itself, with an error of 1e-16 s_max / s.
 */
import { EigenvalueDecomposition, Matrix, SingularValueDecomposition } from 'ml-matrix';

/** Below this share of the largest singular value the Gram matrix is not good enough. */
const GRAM_LIMIT = 1e-5;
/** Below this share, times the larger side, a singular value is rounding and counts as 0. */
const ROUNDING = 2 ** -52;

interface Factors {
  /** Descending, [rank]. */
  readonly singular: Float64Array;
  /** U, [row][rank] */
  readonly left: Float64Array;
  /** V, [column][rank]; null where weights are made through Phi^T U. */
  readonly right: Float64Array | null;
}

export class RidgeSolver {
  readonly #design: Float64Array;
  readonly #factors: Factors;
  readonly rank: number;

  /**
   * @param design  Phi, [row][column]
   * @throws RangeError if it is empty or a number in it is not finite
   */
  constructor(
    design: Float64Array,
    readonly rows: number,
    readonly columns: number,
  ) {
    if (!(rows >= 1 && columns >= 1 && design.length === rows * columns))
      throw new RangeError(`a design of ${rows} x ${columns} has not ${design.length} numbers`);
    if (!design.every(Number.isFinite)) throw new RangeError('a number of the design is not finite');
    this.#design = design;
    this.#factors = factorsOf(design, rows, columns);
    this.rank = this.#factors.singular.length;
  }

  /** Singular values that are not rounding, descending. */
  get singular(): Float64Array {
    return this.#factors.singular;
  }

  /** U^T y, [rank]: what all ridges share. */
  project(targets: Float64Array): Float64Array {
    if (targets.length !== this.rows) throw new RangeError(`${targets.length} targets, ${this.rows} rows`);
    const projected = new Float64Array(this.rank);
    for (let row = 0; row < this.rows; row++)
      for (let j = 0; j < this.rank; j++)
        projected[j]! += this.#factors.left[row * this.rank + j]! * targets[row]!;
    return projected;
  }

  /** w for U^T y, [column]. `ridge` is lambda >= 0; 0 is the pseudo-inverse. */
  weights(projected: Float64Array, ridge: number): Float64Array {
    const { singular, right, left } = this.#factors;
    const shrink = (j: number) => singular[j]! ** 2 + this.rows * ridge;
    if (right) {
      const inside = projected.map((c, j) => (c * singular[j]!) / shrink(j));
      return times(right, inside, this.columns);
    }
    const inside = projected.map((c, j) => c / shrink(j));
    return transposedTimes(this.#design, times(left, inside, this.rows), this.columns);
  }

  /** Phi w on the training rows, [row]: without forming w. */
  fitted(projected: Float64Array, ridge: number): Float64Array {
    return times(
      this.#factors.left,
      projected.map((c, j) => c * this.#kept(j, ridge)),
      this.rows,
    );
  }

  /**
   * Mean squared error of predicting every row from all others, exactly, without fitting again: residuals over 1 - H_ii.
   * Source: Golub, Heath & Wahba, Technometrics 21 (1979) 215, of Allen's PRESS.
   *
   * @throws RangeError at ridge 0, where a fit through all points has no such residuals
   */
  leaveOneOut(projected: Float64Array, targets: Float64Array, ridge: number): number {
    if (!(ridge > 0)) throw new RangeError(`leave-one-out at ridge ${ridge}`);
    const { left } = this.#factors;
    const fitted = this.fitted(projected, ridge);
    let sum = 0;
    for (let row = 0; row < this.rows; row++) {
      let own = 0;
      for (let j = 0; j < this.rank; j++) own += left[row * this.rank + j]! ** 2 * this.#kept(j, ridge);
      sum += ((targets[row]! - fitted[row]!) / (1 - own)) ** 2;
    }
    return sum / this.rows;
  }

  /** Share of direction j that the fit keeps. */
  #kept(j: number, ridge: number): number {
    const square = this.#factors.singular[j]! ** 2;
    return square / (square + this.rows * ridge);
  }
}

function factorsOf(design: Float64Array, rows: number, columns: number): Factors {
  const fromGram = columns >= rows ? ofRows(design, rows, columns) : ofColumns(design, rows, columns);
  return fromGram ?? direct(design, rows, columns);
}

/** From Phi Phi^T = U S^2 U^T, p >= n. Null where it is not good enough. */
function ofRows(design: Float64Array, rows: number, columns: number): Factors | null {
  const eigen = spectrum(gram(design, rows, columns), rows);
  return eigen && { singular: eigen.singular, left: eigen.vectors, right: null };
}

/** From Phi^T Phi = V S^2 V^T, p < n; U = Phi V S^-1. */
function ofColumns(design: Float64Array, rows: number, columns: number): Factors | null {
  const eigen = spectrum(gram(transposed(design, rows, columns), columns, rows), columns);
  if (!eigen) return null;
  const { singular, vectors } = eigen;
  const left = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < columns; k++) {
      const value = design[row * columns + k]!;
      for (let j = 0; j < columns; j++) left[row * columns + j]! += value * vectors[k * columns + j]!;
    }
  for (let k = 0; k < left.length; k++) left[k]! /= singular[k % columns]!;
  return { singular, left, right: vectors };
}

interface Spectrum {
  readonly singular: Float64Array;
  /** [row][rank] */
  readonly vectors: Float64Array;
}

/** Null unless all singular values are far above the rounding of the Gram matrix. */
function spectrum(square: Float64Array, side: number): Spectrum | null {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    Matrix.from1DArray(side, side, square),
    { assumeSymmetric: true },
  );
  // Ascending from the library.
  const largest = realEigenvalues[side - 1]!;
  if (!(largest > 0 && realEigenvalues[0]! > largest * GRAM_LIMIT ** 2)) return null;
  const singular = Float64Array.from({ length: side }, (_, j) => Math.sqrt(realEigenvalues[side - 1 - j]!));
  const vectors = Float64Array.from({ length: side * side }, (_, k) =>
    eigenvectorMatrix.get(Math.floor(k / side), side - 1 - (k % side)),
  );
  return { singular, vectors };
}

function direct(design: Float64Array, rows: number, columns: number): Factors {
  const matrix = Matrix.from1DArray(rows, columns, design);
  const decomposition = new SingularValueDecomposition(matrix, { autoTranspose: true });
  const all = decomposition.diagonal;
  const cut = ROUNDING * Math.max(rows, columns) * Math.max(...all);
  const kept = all.map((_, j) => j).filter((j) => all[j]! > cut);
  const columnsOf = (from: Matrix, height: number) =>
    Float64Array.from({ length: height * kept.length }, (_, k) =>
      from.get(Math.floor(k / kept.length), kept[k % kept.length]!),
    );
  return {
    singular: Float64Array.from(kept, (j) => all[j]!),
    left: columnsOf(decomposition.leftSingularVectors, rows),
    right: columnsOf(decomposition.rightSingularVectors, columns),
  };
}

/** A A^T of [row][column]. */
function gram(values: Float64Array, rows: number, columns: number): Float64Array {
  const product = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0, a = i * columns, b = j * columns; k < columns; k++)
        sum += values[a + k]! * values[b + k]!;
      product[i * rows + j] = sum;
      product[j * rows + i] = sum;
    }
  return product;
}

function transposed(values: Float64Array, rows: number, columns: number): Float64Array {
  return Float64Array.from(
    { length: values.length },
    (_, k) => values[(k % rows) * columns + Math.floor(k / rows)]!,
  );
}

/** A x of [row][x.length]. */
export function times(matrix: Float64Array, x: Float64Array, rows: number): Float64Array {
  const product = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let k = 0, at = row * x.length; k < x.length; k++) sum += matrix[at + k]! * x[k]!;
    product[row] = sum;
  }
  return product;
}

/** A^T x of [x.length][column]. */
function transposedTimes(matrix: Float64Array, x: Float64Array, columns: number): Float64Array {
  const product = new Float64Array(columns);
  for (let row = 0; row < x.length; row++)
    for (let k = 0, at = row * columns; k < columns; k++) product[k]! += matrix[at + k]! * x[row]!;
  return product;
}
