/**
 * The L-shaped plate, evenly heated: -Laplace u = 1 on [-1, 1]^2 without (0, 1]^2, u = 0 on the edge.
 *
 *   u = 3 y^2/2 - 2 x^2 - Im(w^2 ln w) / (3 pi) - sum over the five convex corners of Im(w_c^2 ln w_c) / pi
 *       + sum_k a_k Im (w / 1.5)^(2k/3) + Re sum_p (b_p - i d_p) zeta^p,        zeta = (z + 0.35 + 0.35 i) / 1.7
 *
 * w and w_c measure a corner from its vertical edge, whose angle is 0, to its horizontal one (measured from the other edge, as three of
 * them were in the fit, a corner differs by a harmonic square: together with -x^2/2 these are the first two terms). The term k = 1 is the corner singularity
 * r^(2/3): the gradient is unbounded at the re-entrant corner, where all derivatives here are NaN, and every smooth network pays.
 *
 * Right to 2.8e-14 in u. Check: max u = 0.149412398608 at x = y = -0.33106534; u(-1/2, -1/2) = 0.131052962031.
 * Source: computed for this project; the singular functions are those of Grisvard, Elliptic Problems in Nonsmooth Domains (1985).
 */
import {
  add,
  addImaginary,
  addReal,
  angle,
  type Complex,
  inverse,
  multiply,
  polarPower,
  scale,
  squareTimesLogarithm,
} from './complex.ts';
import { ROUNDING, U, U_X, U_XX, U_Y, U_YY } from './jet.ts';
import { CORNER_POWERS, POLYNOMIAL_IMAGINARY, POLYNOMIAL_REAL } from './l-shape-coefficients.ts';

/** Convex corners [x, y], with the signs of the directions from each into the domain, along the horizontal and the vertical edge. */
const CONVEX_CORNERS = [
  [-1, -1, 1, 1],
  [1, -1, -1, 1],
  [1, 0, -1, -1],
  [0, 1, -1, -1],
  [-1, 1, 1, -1],
] as const;

const CORNER_SCALE = 1.5;
const CENTRE = 0.35;
const RADIUS = 1.7;

/** Whether a point lies in the closed L, give or take the rounding of a point put on its edge. */
export function inLShape(x: number, y: number): boolean {
  const most = 1 + ROUNDING;
  return Math.abs(x) <= most && Math.abs(y) <= most && !(x > ROUNDING && y > ROUNDING);
}

/** Jet of the L-shaped plate; NaN outside it. */
export function lShapedPlate(x: number, y: number, jet: Float64Array): void {
  if (!inLShape(x, y)) {
    jet.fill(Number.NaN, 0, 6);
    return;
  }
  jet.fill(0, 0, 6);
  jet[U] = 1.5 * y * y - 2 * x * x;
  jet[U_X] = -4 * x;
  jet[U_Y] = 3 * y;
  jet[U_XX] = -4;
  jet[U_YY] = 3;
  for (const [cornerX, cornerY, signX, signY] of CONVEX_CORNERS) {
    const [X, Y] = [signY * (y - cornerY), signX * (x - cornerX)];
    const own = squareTimesLogarithm(Math.sqrt(X * X + Y * Y), signedAngle(X, Y));
    addImaginary(jet, own, -1 / Math.PI, signX, signY);
  }
  addReentrantCorner(x, y, jet);
  addPolynomial(x, y, jet);
}

/** Angle in (-pi, pi]: the L reaches round two of its convex corners, and no branch may cut it. */
function signedAngle(X: number, Y: number): number {
  const phi = angle(X, Y);
  return phi > Math.PI ? phi - 2 * Math.PI : phi;
}

/** The corner's own axes here are X = y, Y = -x: its angle runs from 0 on the vertical edge, through the L, to 3 pi / 2. */
function addReentrantCorner(x: number, y: number, jet: Float64Array): void {
  const r = Math.sqrt(x * x + y * y);
  // A point of the vertical edge rounded out of the L would else turn once round the corner.
  const phi = x > 0 && y > x ? 0 : angle(y, -x);
  addImaginary(jet, squareTimesLogarithm(r, phi), -1 / (3 * Math.PI), -1, 1);
  if (r === 0) {
    jet.fill(Number.NaN, 1, 6);
    return;
  }
  let [value, first, second]: [Complex, Complex, Complex] = [
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  const base = polarPower(r / CORNER_SCALE, phi, 2 / 3);
  const q = inverse([y, -x]);
  let power: Complex = [1, 0]; // (w / 1.5)^(2k/3)
  for (const [index, a] of CORNER_POWERS.entries()) {
    const k = (2 * (index + 1)) / 3;
    power = multiply(power, base);
    const slope = multiply(power, q);
    value = add(value, scale(a, power));
    first = add(first, scale(a * k, slope));
    second = add(second, scale(a * k * (k - 1), multiply(slope, q)));
  }
  addImaginary(jet, [value, first, second], 1, -1, 1);
}

/** Horner's scheme for P = sum_p (b_p - i d_p) zeta^p with two derivatives; the sum above has Re P. */
function addPolynomial(x: number, y: number, jet: Float64Array): void {
  const zeta: Complex = [(x + CENTRE) / RADIUS, (y + CENTRE) / RADIUS];
  let [value, first, half]: [Complex, Complex, Complex] = [
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  for (let p = POLYNOMIAL_REAL.length - 1; p >= 0; p--) {
    half = add(multiply(half, zeta), first);
    first = add(multiply(first, zeta), value);
    value = add(multiply(value, zeta), [POLYNOMIAL_REAL[p]!, p > 0 ? -POLYNOMIAL_IMAGINARY[p - 1]! : 0]);
  }
  addReal(jet, [value, scale(1 / RADIUS, first), scale(2 / RADIUS ** 2, half)], 1);
}
