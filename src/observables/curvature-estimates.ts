/**
 * What products with a symmetric matrix alone tell of its spectrum: extreme eigenvalues by Lanczos, the trace by Hutchinson. For
 * networks whose Hessian is too large to hold.
 *
 * Random numbers: stream CurvatureProbe, index = component, time = number of the vector, owner as given.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { normalOf } from '../random/normal.ts';
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';
import { type Estimate, meanOverSamples } from './statistics.ts';

/** out = A v, both [size]; A symmetric. */
export type SymmetricOperator = (v: Float64Array, out: Float64Array) => void;

export interface LanczosOptions {
  readonly size: number;
  readonly seed: Seed;
  readonly owner?: number;
  /** Products at most; never more than `size`. */
  readonly mostSteps: number;
  /** Ends early once this many at the top (and at the bottom) are within the tolerance. Default 1 and 0. */
  readonly top?: number;
  readonly bottom?: number;
  /** Relative to the largest |Ritz value|. Default 1e-8. */
  readonly tolerance?: number;
}

export interface LanczosResult {
  /** Ritz values, ascending. The ends converge first; those inside are none of the matrix's own. */
  readonly values: Float64Array;
  /** An eigenvalue lies within this distance of each. Zero where the subspace closed. */
  readonly bounds: Float64Array;
  readonly steps: number;
  readonly converged: boolean;
}

/** Steps between two looks at the Ritz values. */
const LOOK = 5;

/**
 * Extreme eigenvalues by Lanczos from a random vector, every new vector made orthogonal to all before, twice.
 *
 * The bound |beta_m s_mi| (s: last components of the tridiagonal matrix's eigenvectors) says that some eigenvalue is that near, not
 * that none lies beyond; with a random start one beyond is missed only if the vector happens to have no part of it. An eigenvalue
 * that is several times there is found once.
 * Source: Parlett, The Symmetric Eigenvalue Problem (1998), chapter 13.
 */
export function lanczos(apply: SymmetricOperator, options: LanczosOptions): LanczosResult {
  const { size, seed, owner = 0, mostSteps, top = 1, bottom = 0, tolerance = 1e-8 } = options;
  const most = Math.min(mostSteps, size);
  const basis: Float64Array[] = [unitVector(size, seed, owner)];
  const [diagonal, beside]: [number[], number[]] = [[], []];
  for (;;) {
    const step = diagonal.length;
    const w = new Float64Array(size);
    apply(basis[step]!, w);
    diagonal.push(dot(w, basis[step]!));
    for (const _ of [1, 2]) for (const v of basis) addScaled(w, -dot(w, v), v);
    const beta = Math.sqrt(dot(w, w));
    const scale = Math.max(...diagonal.map(Math.abs), ...beside);
    const closed = !(beta > size * 2 ** -52 * scale);
    const last = closed || diagonal.length === most;
    if (last || diagonal.length % LOOK === 0) {
      const ritz = ritzOf(diagonal, beside, closed || diagonal.length === size ? 0 : beta);
      const largest = Math.max(Math.abs(ritz.values[0]!), Math.abs(ritz.values.at(-1)!));
      const good = (k: number) => ritz.bounds.at(k)! <= tolerance * largest;
      const enough = diagonal.length >= Math.min(size, top + bottom);
      const converged =
        enough && range(top).every((k) => good(-1 - k)) && range(bottom).every((k) => good(k));
      if (last || converged) return { ...ritz, steps: diagonal.length, converged: converged || closed };
    }
    beside.push(beta);
    basis.push(w.map((x) => x / beta));
  }
}

function ritzOf(diagonal: readonly number[], beside: readonly number[], beta: number) {
  const m = diagonal.length;
  const matrix = Matrix.zeros(m, m);
  for (let k = 0; k < m; k++) {
    matrix.set(k, k, diagonal[k]!);
    if (k > 0) matrix.set(k, k - 1, beside[k - 1]!).set(k - 1, k, beside[k - 1]!);
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, k) => k).sort((a, b) => realEigenvalues[a]! - realEigenvalues[b]!);
  return {
    values: Float64Array.from(order, (k) => realEigenvalues[k]!),
    bounds: Float64Array.from(order, (k) => Math.abs(beta * eigenvectorMatrix.get(m - 1, k))),
  };
}

/**
 * Trace of a symmetric matrix by Hutchinson: the mean of z . A z over vectors of independent signs, unbiased; the variance of one is
 * 2 sum_{i != j} A_ij^2, so a diagonal matrix is met exactly.
 *
 * @param probes  how many vectors; the error comes from their scatter and needs two at least
 * Source: Hutchinson, Commun. Statist. Simul. 18 (1989) 1059.
 */
export function hutchinsonTrace(
  apply: SymmetricOperator,
  { size, probes, seed, owner = 0 }: { size: number; probes: number; seed: Seed; owner?: number },
): Estimate {
  const [z, product] = [new Float64Array(size), new Float64Array(size)];
  const values = range(probes).map((probe) => {
    // Time 0 is Lanczos's first vector.
    const words = new WordReader(seed, Stream.CurvatureProbe, owner, probe + 1);
    for (let k = 0; k < size; k++) z[k] = words.word(k) & 0x80000000 ? 1 : -1;
    apply(z, product);
    return dot(z, product);
  });
  return meanOverSamples(values);
}

function unitVector(size: number, seed: Seed, owner: number): Float64Array {
  const words = new WordReader(seed, Stream.CurvatureProbe, owner, 0);
  const v = Float64Array.from({ length: size }, (_, k) => normalOf(words.word(k)));
  const length = Math.sqrt(dot(v, v));
  return v.map((x) => x / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

function addScaled(a: Float64Array, scale: number, b: Float64Array): void {
  for (let k = 0; k < a.length; k++) a[k]! += scale * b[k]!;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, k) => k);
}
