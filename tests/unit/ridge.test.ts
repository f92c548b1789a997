import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { drawProjections, reluFeatures } from '../../src/learner/random-features.ts';
import { RidgeSolver, times } from '../../src/learner/ridge.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { Stream } from '../../src/random/streams.ts';

const seed = [5, 8] as const;

function normals(count: number, owner = 0): Float64Array {
  const words = new WordReader(seed, Stream.DataInputs, owner);
  return Float64Array.from({ length: count }, (_, k) => normalOf(words.word(k)));
}
const largest = (values: ArrayLike<number>) =>
  Array.from(values).reduce((m, v) => Math.max(m, Math.abs(v)), 0);
const difference = (a: Float64Array, b: ArrayLike<number>) => largest(a.map((value, k) => value - b[k]!));

/** (Phi^T Phi + n lambda) w = Phi^T y by a general solver: the definition. */
function byNormalEquations(design: Float64Array, n: number, p: number, y: Float64Array, ridge: number) {
  const phi = Matrix.from1DArray(n, p, design);
  const square = phi
    .transpose()
    .mmul(phi)
    .add(Matrix.eye(p).mul(n * ridge));
  return solve(square, phi.transpose().mmul(Matrix.columnVector(y))).getColumn(0);
}

describe('ridge regression', () => {
  it.each([
    [30, 7],
    [20, 20],
    [12, 40],
  ])('%i points, %i features: the weights solve the normal equations', (n, p) => {
    const [design, y] = [normals(n * p), normals(n, 1)];
    const solver = new RidgeSolver(design, n, p);
    for (const ridge of [1e-3, 0.1, 10]) {
      const weights = solver.weights(solver.project(y), ridge);
      expect(difference(weights, byNormalEquations(design, n, p, y, ridge))).toBeLessThan(1e-9);
      const fitted = solver.fitted(solver.project(y), ridge);
      expect(difference(fitted, times(design, weights, n))).toBeLessThan(1e-11);
    }
  });

  it('without ridge it is least squares below p = n, and meets every label with the least norm above', () => {
    const [design, y] = [normals(30 * 7), normals(30, 1)];
    const few = new RidgeSolver(design, 30, 7);
    const least = byNormalEquations(design, 30, 7, y, 0);
    expect(difference(few.weights(few.project(y), 0), least)).toBeLessThan(1e-12);

    const wide = normals(12 * 40);
    const many = new RidgeSolver(wide, 12, 40);
    const labels = normals(12, 1);
    const weights = many.weights(many.project(labels), 0);
    expect(difference(times(wide, weights, 12), labels)).toBeLessThan(1e-12);
    // Least norm: nothing of it lies outside the span of the rows; any such part would only add length.
    const other = normals(40, 2);
    const spanned = many.weights(many.project(times(wide, other, 12)), 0);
    const outside = other.map((value, k) => value - spanned[k]!);
    expect(largest(outside)).toBeGreaterThan(0.1);
    expect(Math.abs(outside.reduce((sum, value, k) => sum + value * weights[k]!, 0))).toBeLessThan(1e-12);
  });

  it('the ridgeless solution is the limit of small ridges', () => {
    for (const p of [7, 40]) {
      const design = normals(20 * p);
      const solver = new RidgeSolver(design, 20, p);
      const y = solver.project(normals(20, 1));
      const limit = solver.weights(y, 0);
      const far = [1e-3, 1e-5, 1e-7].map((ridge) => difference(solver.weights(y, ridge), limit));
      // First order in the ridge: a hundredth of it, a hundredth of the difference.
      for (const k of [0, 1]) expect(Math.abs(far[k]! / far[k + 1]! - 100)).toBeLessThan(2);
    }
  });

  it('close to singular, and singular, it stays the pseudo-inverse', () => {
    // Two rows that differ by 1e-9: their Gram matrix does not know that they differ.
    const n = 8;
    const design = normals(n * n);
    const nudge = normals(n, 4);
    for (let k = 0; k < n; k++) design[n + k] = design[k]! + 1e-9 * nudge[k]!;
    const beta = normals(n, 3);
    const solver = new RidgeSolver(design, n, n);
    const found = solver.weights(solver.project(times(design, beta, n)), 0);
    expect(solver.rank).toBe(n);
    expect(difference(found, beta)).toBeLessThan(1e-4);

    for (let k = 0; k < n; k++) design[n + k] = design[k]!;
    const singular = new RidgeSolver(design, n, n);
    const y = times(design, beta, n);
    const weights = singular.weights(singular.project(y), 0);
    expect(singular.rank).toBe(n - 1);
    expect(difference(times(design, weights, n), y)).toBeLessThan(1e-12);
    expect(Math.hypot(...weights)).toBeLessThan(Math.hypot(...beta));
  });

  it('leave-one-out equals fitting n times without one row', () => {
    const [n, p] = [15, 6];
    const [design, y] = [normals(n * p), normals(n, 1)];
    let sum = 0;
    for (let row = 0; row < n; row++) {
      const keep = <T>(values: readonly T[], width: number) =>
        values.filter((_, k) => Math.floor(k / width) !== row);
      const without = new RidgeSolver(Float64Array.from(keep([...design], p)), n - 1, p);
      // The same penalty n lambda with one row fewer.
      const weights = without.weights(
        without.project(Float64Array.from(keep([...y], 1))),
        (0.1 * n) / (n - 1),
      );
      const said = design.subarray(row * p, row * p + p).reduce((s, x, k) => s + x * weights[k]!, 0);
      sum += (y[row]! - said) ** 2 / n;
    }
    const solver = new RidgeSolver(design, n, p);
    expect(Math.abs(solver.leaveOneOut(solver.project(y), y, 0.1) - sum)).toBeLessThan(1e-12);
  });

  it('refuses a design of another size, and numbers that are none', () => {
    expect(() => new RidgeSolver(normals(10), 3, 4)).toThrow(/3 x 4/);
    expect(() => new RidgeSolver(Float64Array.of(1, Number.NaN), 1, 2)).toThrow(/not finite/);
  });
});

it('random ReLU features have mean square 1 and the arc-cosine kernel (within 5 standard errors)', () => {
  const [d, features] = [3, 40_000];
  const x = Float64Array.of(1, 1, 1, 1, -1, 1);
  const phi = reluFeatures(x, drawProjections(features, d, seed), d);
  const products = [
    [0, 0],
    [0, 1],
  ].map(([a, b]) =>
    Float64Array.from({ length: features }, (_, k) => phi[a! * features + k]! * phi[b! * features + k]!),
  );
  // Cho & Saul: (sin t + (pi - t) cos t) / pi for an angle t; here cos t = 1/3.
  const angle = Math.acos(1 / 3);
  const exact = [1, (Math.sin(angle) + (Math.PI - angle) * Math.cos(angle)) / Math.PI];
  for (const [k, values] of products.entries()) {
    const mean = values.reduce((sum, value) => sum + value, 0) / features;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / features);
    expect(Math.abs(mean - exact[k]!)).toBeLessThan((5 * sd) / Math.sqrt(features));
  }
  // The first features of more are the same.
  expect(drawProjections(10, d, seed).subarray(0, 15)).toEqual(drawProjections(5, d, seed));
});
