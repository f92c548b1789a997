/**
 * Complex numbers as pairs, for harmonic functions: the imaginary part of an analytic function, differentiated through the function.
 * Powers and logarithms take the angle from the caller, who knows on which branch the domain lies.
 */
import atan from '@stdlib/math-base-special-atan';
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import sin from '@stdlib/math-base-special-sin';
import { U, U_X, U_XX, U_XY, U_Y, U_YY } from './jet.ts';

export type Complex = readonly [re: number, im: number];

export const add = (a: Complex, b: Complex): Complex => [a[0] + b[0], a[1] + b[1]];
export const subtract = (a: Complex, b: Complex): Complex => [a[0] - b[0], a[1] - b[1]];
export const scale = (s: number, a: Complex): Complex => [s * a[0], s * a[1]];
export const conjugate = (a: Complex): Complex => [a[0], -a[1]];
export const multiply = (a: Complex, b: Complex): Complex => [
  a[0] * b[0] - a[1] * b[1],
  a[0] * b[1] + a[1] * b[0],
];
export const timesI = (a: Complex): Complex => [-a[1], a[0]];

export function inverse(a: Complex): Complex {
  const square = a[0] * a[0] + a[1] * a[1];
  return [a[0] / square, -a[1] / square];
}

/** Angle of (x, y) in [0, 2 pi); 0 at the origin. The half-angle form keeps its digits at every angle but pi, which has its own line. */
export function angle(x: number, y: number): number {
  if (y === 0) return x < 0 ? Math.PI : 0;
  if (x < 0 && Math.abs(y) < -x) return Math.PI + atan(y / x);
  const signed = 2 * atan(y / (Math.sqrt(x * x + y * y) + x));
  return signed < 0 ? signed + 2 * Math.PI : signed;
}

/** r^power (cos, sin)(power phi): a power of the number with radius r > 0 and angle phi. */
export function polarPower(r: number, phi: number, power: number): Complex {
  const size = exp(power * ln(r));
  return [size * cos(power * phi), size * sin(power * phi)];
}

/** Value and first two derivatives of an analytic function. */
export type Analytic = readonly [value: Complex, first: Complex, second: Complex];

/**
 * w^2 ln w, w = r e^(i phi), with derivatives: its imaginary part r^2 (ln r sin 2 phi + phi cos 2 phi) is what a corner adds to
 * a plate with a uniform source. Without a second derivative at r = 0, where NaN says so.
 */
export function squareTimesLogarithm(r: number, phi: number): Analytic {
  if (r === 0) {
    return [
      [0, 0],
      [0, 0],
      [Number.NaN, Number.NaN],
    ];
  }
  const w: Complex = [r * cos(phi), r * sin(phi)];
  const log: Complex = [ln(r), phi];
  return [multiply(multiply(w, w), log), add(scale(2, multiply(w, log)), w), [2 * log[0] + 3, 2 * log[1]]];
}

/**
 * Adds s Im F(X + iY) to a jet, where the corner's own axes are X = signY (y - y_c) and Y = signX (x - x_c): X runs along the
 * corner's vertical edge into the domain, Y along its horizontal edge. All three results follow from the Cauchy-Riemann equations.
 */
export function addImaginary(jet: Float64Array, f: Analytic, s: number, signX: number, signY: number): void {
  jet[U]! += s * f[0][1];
  jet[U_X]! += s * signX * f[1][0];
  jet[U_Y]! += s * signY * f[1][1];
  jet[U_XX]! -= s * f[2][1];
  jet[U_XY]! += s * signX * signY * f[2][0];
  jet[U_YY]! += s * f[2][1];
}

/** Adds s Re F(x + iy) to a jet. */
export function addReal(jet: Float64Array, f: Analytic, s: number): void {
  jet[U]! += s * f[0][0];
  jet[U_X]! += s * f[1][0];
  jet[U_Y]! -= s * f[1][1];
  jet[U_XX]! += s * f[2][0];
  jet[U_XY]! -= s * f[2][1];
  jet[U_YY]! -= s * f[2][0];
}
