/**
 * What is left of a plate's field at a right-angled corner once the corner's own function is taken away: harmonic, zero on both
 * edges, so sum_k a_k Im w^(2k) about the corner, convergent up to the next corner of the unit square (radius 1). A Fourier series
 * across the plate needs ever more terms there; this one needs fourteen.
 */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import { type Analytic, addImaginary, type Complex, multiply, scale } from './complex.ts';

/** Inside this distance the corner series is used: 0.3^2 to the power 16 is below f64's rounding. */
export const CORNER_RADIUS = 0.3;

const TERMS = 16;
const ARC_RADIUS = 0.6;
const ARC_POINTS = 48;

/**
 * Coefficients a_1 … a_16 from values of the harmonic rest on a quarter circle, by the trapezoidal rule (exact for the sines it can
 * tell apart; aliasing is below ARC_RADIUS^(4 ARC_POINTS - 2 TERMS)).
 *
 * @param rest  value at (X, Y) in the corner's own axes: X along the vertical edge, Y along the horizontal one
 */
export function cornerCoefficients(rest: (X: number, Y: number) => number): Float64Array {
  const a = new Float64Array(TERMS);
  for (let j = 1; j < ARC_POINTS; j++) {
    const phi = (0.5 * Math.PI * j) / ARC_POINTS;
    const value = rest(ARC_RADIUS * cos(phi), ARC_RADIUS * sin(phi));
    for (let k = 1; k <= TERMS; k++) {
      a[k - 1]! += ((2 / ARC_POINTS) * value * sin(2 * k * phi)) / ARC_RADIUS ** (2 * k);
    }
  }
  return a;
}

/** Adds the series at (X, Y) to a jet; the signs are those of `addImaginary`. */
export function addCornerSeries(
  jet: Float64Array,
  coefficients: Float64Array,
  [X, Y]: Complex,
  signX: number,
  signY: number,
): void {
  const w: Complex = [X, Y];
  const square = multiply(w, w);
  let power: Complex = [1, 0]; // w^(2k - 2)
  for (const [index, a] of coefficients.entries()) {
    const degree = 2 * (index + 1);
    const f: Analytic = [
      multiply(power, square),
      scale(degree, multiply(power, w)),
      scale(degree * (degree - 1), power),
    ];
    addImaginary(jet, f, a, signX, signY);
    power = f[0];
  }
}
