/**
 * A square plate with its edges held at 0: heated evenly (-Laplace u = 1), or with one hot edge (Laplace T = 0, T = 1 on top).
 *
 * Across the plate a Fourier series whose terms fall as exp(-n pi d), d = distance to the nearer of two opposite edges: of the two
 * ways to lay it, the one with the larger d is taken. Within 0.3 of a corner both are slow, and there the corner's own function
 * plus a power series takes over. Right to about 1e-15 everywhere; second derivatives do not exist in a corner (NaN there), and
 * outside the plate all is NaN.
 *
 * Check: u(1/2, 1/2) = 0.073671353281514, integral 0.035144253738789; T(1/2, 1/2) = 1/4 by symmetry.
 * Source: Carslaw & Jaeger, Conduction of Heat in Solids (1959), chapter 5; Timoshenko & Goodier, Theory of Elasticity (1970),
 * chapter 10 (the same equation in torsion).
 */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import { addImaginary, angle, squareTimesLogarithm } from './complex.ts';
import { addCornerSeries, CORNER_RADIUS, cornerCoefficients } from './corner-series.ts';
import { coshRatio, sinhRatio } from './hyperbolic.ts';
import { ROUNDING, U, U_X, U_XX, U_XY, U_Y, U_YY } from './jet.ts';

/** exp(-SERIES_END) is below the rounding of the sum's first term. */
const SERIES_END = 40;

function addTerm(jet: Float64Array, c: number, f: readonly number[], g: readonly number[]): void {
  jet[U]! += c * f[0]! * g[0]!;
  jet[U_X]! += c * f[1]! * g[0]!;
  jet[U_Y]! += c * f[0]! * g[1]!;
  jet[U_XX]! += c * f[2]! * g[0]!;
  jet[U_XY]! += c * f[1]! * g[1]!;
  jet[U_YY]! += c * f[0]! * g[2]!;
}

/** A coordinate within the plate, 0 … 1; NaN outside. */
function within(x: number): number {
  return x >= -ROUNDING && x <= 1 + ROUNDING ? Math.min(1, Math.max(0, x)) : Number.NaN;
}

const sine = (n: number, x: number): [number, number, number] => {
  const s = sin(n * x);
  return [s, n * cos(n * x), -n * n * s];
};

/** u = x (1 - x) / 2 - sum over odd n of 4 / (n pi)^3 sin(n pi x) cosh(n pi (y - 1/2)) / cosh(n pi / 2); swapped: x and y exchanged. */
function heatedAcross(x: number, y: number, swapped: boolean, jet: Float64Array): void {
  const [s, t] = swapped ? [y, x] : [x, y];
  jet.fill(0, 0, 6);
  jet[U] = (s * (1 - s)) / 2;
  jet[swapped ? U_Y : U_X] = 0.5 - s;
  jet[swapped ? U_YY : U_XX] = -1;
  const d = Math.min(t, 1 - t);
  for (let n = 1; n * Math.PI * d < SERIES_END; n += 2) {
    const k = n * Math.PI;
    const along = sine(k, s);
    const across = coshRatio(k, t - 0.5, 0.5);
    if (swapped) addTerm(jet, -4 / k ** 3, across, along);
    else addTerm(jet, -4 / k ** 3, along, across);
  }
}

let heatedCorner: Float64Array | undefined;

/** Evenly heated plate on the unit square: -Laplace u = 1, u = 0 on the edge. */
export function heatedPlate(px: number, py: number, jet: Float64Array): void {
  const [x, y] = [within(px), within(py)];
  const [X, Y] = [Math.min(y, 1 - y), Math.min(x, 1 - x)];
  if (Math.sqrt(X * X + Y * Y) >= CORNER_RADIUS) {
    heatedAcross(x, y, X < Y, jet);
    return;
  }
  heatedCorner ??= heatedCornerSeries();
  const [signX, signY] = [x < 0.5 ? 1 : -1, y < 0.5 ? 1 : -1];
  // -Y^2/2 - Im(w^2 ln w)/pi: source 1, zero on both edges.
  jet.fill(0, 0, 6);
  jet[U] = (-Y * Y) / 2;
  jet[U_X] = -signX * Y;
  jet[U_XX] = -1;
  const own = squareTimesLogarithm(Math.sqrt(X * X + Y * Y), angle(X, Y));
  addImaginary(jet, own, -1 / Math.PI, signX, signY);
  addCornerSeries(jet, heatedCorner, [X, Y], signX, signY);
}

function heatedCornerSeries(): Float64Array {
  const jet = new Float64Array(6);
  return cornerCoefficients((X, Y) => {
    heatedAcross(Y, X, X < Y, jet);
    const own = squareTimesLogarithm(Math.sqrt(X * X + Y * Y), angle(X, Y))[0][1];
    return jet[U]! + (Y * Y) / 2 + own / Math.PI;
  });
}

/** Evenly heated plate on [-1, 1]^2: four times as hot, for lengths twice as long. */
export function heatedWidePlate(x: number, y: number, jet: Float64Array): void {
  heatedPlate((x + 1) / 2, (y + 1) / 2, jet);
  jet[U]! *= 4;
  jet[U_X]! *= 2;
  jet[U_Y]! *= 2;
}

/** Integral of the heated plate over the unit square: 1/12 - sum over odd n of 16 tanh(n pi / 2) / (n pi)^5, to about 1e-17. */
export function heatedPlateIntegral(): number {
  let sum = 0;
  for (let n = 1999; n >= 1; n -= 2) {
    const k = n * Math.PI;
    sum += (16 * coshRatio(k, 0.5, 0.5)[1]) / k ** 6;
  }
  return 1 / 12 - sum;
}

/** T = sum over odd n of 4 / (n pi) sin(n pi x) sinh(n pi y) / sinh(n pi): fast away from the top. */
function hotBelow(x: number, y: number, jet: Float64Array): void {
  jet.fill(0, 0, 6);
  for (let n = 1; n * Math.PI * (1 - y) < SERIES_END; n += 2) {
    const k = n * Math.PI;
    addTerm(jet, 4 / k, sine(k, x), sinhRatio(k, y, 1));
  }
}

/** T = y + sum over m of 2 (-1)^m / (m pi) sin(m pi y) cosh(m pi (x - 1/2)) / cosh(m pi / 2): fast away from the sides. */
function hotBetween(x: number, y: number, jet: Float64Array): void {
  jet.fill(0, 0, 6);
  jet[U] = y;
  jet[U_Y] = 1;
  const d = Math.min(x, 1 - x);
  for (let m = 1; m * Math.PI * d < SERIES_END; m++) {
    const k = m * Math.PI;
    addTerm(jet, (m % 2 === 0 ? 2 : -2) / k, coshRatio(k, x - 0.5, 0.5), sine(k, y));
  }
}

const hotAcross = (x: number, y: number, jet: Float64Array): void =>
  1 - y > Math.min(x, 1 - x) ? hotBelow(x, y, jet) : hotBetween(x, y, jet);

let hotCorner: Float64Array | undefined;

/**
 * Plate with a hot top edge on the unit square: Laplace T = 0, T = 1 at y = 1 and 0 on the other edges. T jumps in the two top
 * corners: no network is there what its edges ask, and the gradient is unbounded (NaN in the corners; T is 1/2 there, the mean).
 */
export function hotEdgePlate(px: number, py: number, jet: Float64Array): void {
  const [x, y] = [within(px), within(py)];
  const [X, Y] = [1 - y, Math.min(x, 1 - x)];
  const square = X * X + Y * Y;
  if (square >= CORNER_RADIUS ** 2) {
    hotAcross(x, y, jet);
    return;
  }
  if (square === 0) {
    jet.fill(Number.NaN, 0, 6);
    jet[U] = 0.5;
    return;
  }
  hotCorner ??= cornerCoefficients((X, Y) => {
    const away = new Float64Array(6);
    hotAcross(Y, 1 - X, away);
    return away[U]! - (2 / Math.PI) * angle(X, Y);
  });
  const signX = x < 0.5 ? 1 : -1;
  jet.fill(0, 0, 6);
  // 2 phi / pi = Im(2 ln w / pi): 0 on the side, 1 on top.
  const [re, im] = [X / square, -Y / square];
  addImaginary(
    jet,
    [
      [0, angle(X, Y)],
      [re, im],
      [im * im - re * re, -2 * re * im],
    ],
    2 / Math.PI,
    signX,
    -1,
  );
  addCornerSeries(jet, hotCorner, [X, Y], signX, -1);
}

/** The hot edge that agrees with its corners: T = sin(pi x) sinh(pi y) / sinh(pi). */
export function sineEdgePlate(x: number, y: number, jet: Float64Array): void {
  jet.fill(0, 0, 6);
  addTerm(jet, 1, sine(Math.PI, x), sinhRatio(Math.PI, y, 1));
}
