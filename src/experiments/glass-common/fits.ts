/** Straight lines through a few points, for findings; never for published numbers. */
import type { Estimate } from '../../observables/statistics.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly error: number;
}

export interface Line {
  readonly slope: Estimate;
  /** Value at x = 0. */
  readonly intercept: Estimate;
}

/** Weighted least squares through points with errors; null with fewer than three usable ones. */
export function straightLine(points: readonly Point[]): Line | null {
  const usable = points.filter(({ x, y, error }) => Number.isFinite(x + y) && error > 0);
  if (usable.length < 3) return null;
  let [w, wx, wy, wxx, wxy] = [0, 0, 0, 0, 0];
  for (const { x, y, error } of usable) {
    const weight = 1 / error ** 2;
    w += weight;
    wx += weight * x;
    wy += weight * y;
    wxx += weight * x * x;
    wxy += weight * x * y;
  }
  const determinant = w * wxx - wx * wx;
  if (!(determinant > 0)) return null;
  return {
    slope: { value: (w * wxy - wx * wy) / determinant, error: Math.sqrt(w / determinant) },
    intercept: { value: (wxx * wy - wx * wxy) / determinant, error: Math.sqrt(wxx / determinant) },
  };
}

/** The exponent a of y ~ x^a; null with fewer than three positive points. */
export function powerLaw(points: readonly Point[]): Estimate | null {
  const logarithms = points
    .filter(({ x, y }) => x > 0 && y > 0)
    .map(({ x, y, error }) => ({ x: Math.log(x), y: Math.log(y), error: error / y }));
  return straightLine(logarithms)?.slope ?? null;
}
