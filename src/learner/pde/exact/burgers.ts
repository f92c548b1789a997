/**
 * Burgers' equation u_t + u u_x = nu u_xx on [-1, 1], u(x, 0) = -sin(pi x), u(±1, t) = 0, by the transformation of Cole and Hopf:
 *
 *   u = -2 nu phi_x / phi,   phi(x, t) = integral of f(x - eta) exp(-eta^2 / (4 nu t)),   f(y) = exp(-cos(pi y) / (2 pi nu)).
 *
 * With g = (ln f)' = sin(pi y) / (2 nu) and means under the integrand's weights: u = -2 nu <g>, u_x = -2 nu (<g'> + <dg^2>),
 * u_xx = -2 nu (<g''> + 3 <dg dg'> + <dg^3>). The trapezoidal rule meets an entire integrand that falls as a Gaussian, so its error is
 * below rounding; the largest exponent is taken out first, since f alone spans exp(±50) at nu = 0.01 / pi.
 *
 * Check: at nu = 0.01 / pi, max |u_x| = 152.00516 at t = 1.6036882 / pi (Basdevant et al., Comput. Fluids 14 (1986) 23).
 * Source: Cole, Quart. Appl. Math. 9 (1951) 225; Hopf, Commun. Pure Appl. Math. 3 (1950) 201.
 */
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import sin from '@stdlib/math-base-special-sin';
import { type LineField, U, U_T, U_X, U_XX } from './jet.ts';

/** The viscosity everybody uses. */
export const BURGERS_VISCOSITY = 0.01 / Math.PI;

const PI = Math.PI;

/** Weights below exp(-TAIL) of the largest are left out. */
const TAIL = 40;

/** Quadrature points in a standard deviation of the narrowest factor. */
const DENSITY = 4;

/**
 * The solution for a viscosity nu in [1e-3, 1], 0 <= t <= 2, as a field of (x, t). About 200 exponentials a point.
 *
 * @returns jets [u, u_x, u_t, u_xx]; u_t by the equation itself
 */
export function burgers(viscosity = BURGERS_VISCOSITY): LineField {
  return (x, t, jet) => {
    if (t === 0) atStart(x, jet);
    else later(x, t, viscosity, jet);
    jet[U_T] = viscosity * jet[U_XX]! - jet[U]! * jet[U_X]!;
  };
}

function atStart(x: number, jet: Float64Array): void {
  const s = sin(PI * x);
  jet[U] = -s;
  jet[U_X] = -PI * cos(PI * x);
  jet[U_XX] = PI * PI * s;
}

function later(x: number, t: number, viscosity: number, jet: Float64Array): void {
  const steepness = 1 / (2 * PI * viscosity);
  const variance = 2 * viscosity * t;
  // f varies between its bounds exp(±steepness), so |eta| beyond `reach` weighs less than exp(-TAIL) of the largest.
  const reach = Math.sqrt(2 * variance * (2 * steepness + TAIL));
  const step = 1 / (DENSITY * Math.sqrt(1 / variance + steepness * PI * PI));
  const half = Math.ceil(reach / step);
  const exponents = new Float64Array(2 * half + 1);
  let largest = Number.NEGATIVE_INFINITY;
  for (let j = -half; j <= half; j++) {
    const eta = j * step;
    const exponent = -steepness * cos(PI * (x - eta)) - (eta * eta) / (2 * variance);
    exponents[j + half] = exponent;
    largest = Math.max(largest, exponent);
  }
  accumulate(x, step, exponents, largest, viscosity, jet);
}

/** Means and central moments of g and its derivatives under the weights exp(exponent). */
function accumulate(
  x: number,
  step: number,
  exponents: Float64Array,
  largest: number,
  viscosity: number,
  jet: Float64Array,
): void {
  const half = (exponents.length - 1) / 2;
  const kept: [weight: number, s: number, c: number][] = [];
  let [total, mean] = [0, 0];
  for (const [index, exponent] of exponents.entries()) {
    if (exponent < largest - TAIL) continue;
    const y = PI * (x - (index - half) * step);
    const [weight, s, c] = [exp(exponent - largest), sin(y), cos(y)];
    kept.push([weight, s, c]);
    total += weight;
    mean += weight * s;
  }
  mean /= total;
  // s = sin(pi y) = 2 nu g; its derivatives are pi c and -pi^2 s.
  let [cosine, second, mixed, third] = [0, 0, 0, 0];
  for (const [weight, , c] of kept) cosine += weight * c;
  cosine /= total;
  for (const [weight, s, c] of kept) {
    const d = s - mean;
    second += weight * d * d;
    mixed += weight * d * (c - cosine);
    third += weight * d * d * d;
  }
  const inverse = 1 / (2 * viscosity);
  jet[U] = -mean;
  jet[U_X] = -(PI * cosine + (inverse * second) / total);
  jet[U_XX] = PI * PI * mean - (3 * PI * inverse * mixed + inverse * inverse * third) / total;
}
