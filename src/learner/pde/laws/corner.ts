/**
 * What a smooth network cannot be at a re-entrant right angle: S = eta(r) r^(2/3) sin(2 theta / 3), theta from one edge through the inside to
 * the other, 0 … 3 pi / 2. It is harmonic near the corner, zero on both edges, and eta cuts it off before the outer boundary.
 * Source: Grisvard, Elliptic Problems in Nonsmooth Domains (1985); enrichment as in Fix, Gulati & Wakoff, J. Comput. Phys. 13 (1973) 209.
 */

import type { KnownField } from '../ansatz.ts';
import { composed, type Jet, linear, product, squareRoot, sum } from '../domain/jet.ts';
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

/** eta is 1 up to the first radius and 0 from the second on. */
const KEPT = 0.2;
const GONE = 0.95;

/** 1 - (35 s^4 - 84 s^5 + 70 s^6 - 20 s^7): from 1 to 0 with three continuous derivatives. */
function cutoff(r: Jet): Jet {
  const s = (r[0] - KEPT) / (GONE - KEPT);
  if (s <= 0) return linear(1, [0, 0]);
  if (s >= 1) return linear(0, [0, 0]);
  const width = GONE - KEPT;
  const value = 1 - s ** 4 * (35 - s * (84 - s * (70 - 20 * s)));
  const slope = -140 * s ** 3 * (1 - s) ** 3;
  const bend = -420 * s ** 2 * (1 - s) ** 2 * (1 - 2 * s);
  return composed(r, value, slope / width, bend / width ** 2);
}

/** r^(2/3) sin(2 theta / 3) about the origin, whose missing quadrant is x, y > 0. Derivatives are not finite at the corner itself. */
export function cornerPower(x: number, y: number): Jet {
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

/** S for this corner. */
export const reentrantCorner: KnownField = (point) => {
  const [x, y] = [point[0]!, point[1]!];
  if (x * x + y * y >= GONE ** 2) return linear(0, [0, 0]);
  const [xJet, yJet] = [linear(x, [1, 0]), linear(y, [0, 1])];
  const radius = squareRoot(sum(product(xJet, xJet), product(yJet, yJet)));
  return product(cornerPower(x, y), cutoff(radius));
};

/** Strength of S in the evenly heated L-shape [-1, 1]^2 without (0, 1]^2, from the exact solution's series in (r / 1.5)^(2k/3). */
export const cornerStrength = CORNER_POWERS[0]! / Math.cbrt(1.5) ** 2;
