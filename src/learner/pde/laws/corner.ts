/**
 * What a smooth network cannot be at the re-entrant corner of the L [-1, 1]^2 without [0, 1]^2:
 *
 *   S = (1 - x^2)(1 - y^2) r^(2/3) sin(2 theta / 3),   theta from one edge of the corner through the inside to the other, 0 … 3 pi / 2.
 *
 * The power is harmonic and zero on both edges of the corner; the polynomial makes S zero on the outer edges and is 1 - O(r^2) at the corner,
 * so u - c S has bounded second derivatives times ln r. (A cutoff that is 1 near the corner and 0 further out has second derivatives of
 * ten and more where it falls, which the network must learn to cancel: errors were four times as large.)
 * Source: Grisvard, Elliptic Problems in Nonsmooth Domains (1985); enrichment as in Fix, Gulati & Wakoff, J. Comput. Phys. 13 (1973) 209.
 */
import type { KnownField } from '../ansatz.ts';
import { type Jet, product } from '../domain/jet.ts';
import {
  type Analytic,
  addImaginary,
  angle,
  inverse,
  multiply,
  polarPower,
  scale,
} from '../exact/complex.ts';
import { CORNER_POWERS } from '../exact/l-shape-coefficients.ts';

/** r^(2/3) sin(2 theta / 3) about the origin. Derivatives are not finite there. */
function cornerPower(x: number, y: number): Jet {
  const r = Math.sqrt(x * x + y * y);
  // The corner's own axes are X = y, Y = -x: the angle runs from 0 on the vertical edge to 3 pi / 2 on the horizontal one.
  const phi = x > 0 && y > x ? 0 : angle(y, -x);
  const value = r > 0 ? polarPower(r, phi, 2 / 3) : ([0, 0] as const);
  const q = inverse([y, -x]);
  const first = scale(2 / 3, multiply(value, q));
  const power: Analytic = [value, first, scale(-1 / 3, multiply(first, q))];
  const jet = new Float64Array(6);
  addImaginary(jet, power, 1, -1, 1);
  return [...jet] as unknown as Jet;
}

/** S. Its derivatives are not finite at the corner itself. */
export const reentrantCorner: KnownField = (point) => {
  const [x, y] = [point[0]!, point[1]!];
  const acrossX: Jet = [1 - x * x, -2 * x, 0, -2, 0, 0];
  const acrossY: Jet = [1 - y * y, 0, -2 * y, 0, 0, -2];
  return product(product(acrossX, acrossY), cornerPower(x, y));
};

/** 1.5^(2/3), written out: hosts may differ in the last digit of a power. */
const POWER_OF_SCALE = 1.3103706971044482;

/** Strength of S in the evenly heated L-shape, from the exact solution's series in (r / 1.5)^(2k/3). */
export const cornerStrength = CORNER_POWERS[0]! / POWER_OF_SCALE;
