/**
 * What is not smooth in the temperature of an evenly heated plate with cold edges. At a corner both edges ask for u_xx = u_yy = 0, the law for
 * u_xx + u_yy = -1: with z = x + iy from the corner (edges along both axes),
 *
 *   u = -(1/pi) Im(z^2 ln z) + a part that is analytic at the corner.
 *
 * On edges that function is 0 or -(pi/2) r^2, and it is harmonic. The sum S over the four corners therefore leaves u - S analytic in the
 * closed square, with values on the edges that are smooth: what a network can learn to many digits.
 *
 * Derivation: -r^2/4 solves the law; a harmonic function that is r^2/4 on both edges is r^2 cos(2 theta)/4 - Im(z^2 ln z)/pi. Corner
 * functions in general: Grisvard, Elliptic Problems in Nonsmooth Domains (1985).
 */
import { addImaginary, angle, squareTimesLogarithm } from './complex.ts';

/** S on the unit square, jet u, u_x, u_y, u_xx, u_xy, u_yy into `jet`; NaN in second derivatives at the corners themselves. */
export function squareCorners(x: number, y: number, jet: Float64Array): void {
  jet.fill(0, 0, 6);
  for (const signX of [1, -1])
    for (const signY of [1, -1]) {
      const [X, Y] = [signY > 0 ? y : 1 - y, signX > 0 ? x : 1 - x];
      const own = squareTimesLogarithm(Math.sqrt(X * X + Y * Y), angle(X, Y));
      addImaginary(jet, own, -1 / Math.PI, signX, signY);
    }
}
