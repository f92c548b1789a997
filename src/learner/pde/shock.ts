/**
 * Coordinates for a field u(x, t) on [-1, 1] that is odd in x, with a layer of a known width about x = 0 (Burgers' shock): what a network is
 * given of x is s = ln(x^2 + w^2), which is even and varies over w near the layer and over the line far from it; phi is odd. So u = g + phi N is
 * odd for every N: the layer cannot move, and half of the line is enough.
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import type { KnownField } from './ansatz.ts';
import { composed, type Jet, linear, product } from './domain/jet.ts';
import type { Encoding } from './encoding.ts';
import { type PointDraw, unitPoints } from './sampling/unit-points.ts';

const xOf = ([x]: readonly number[]): Jet => linear(x!, [1, 0]);
const tOf = ([, t]: readonly number[]): Jet => linear(t!, [0, 1]);

/** s and t, both scaled to [-1, 1]. @param width  of the layer, w > 0 */
export function shockEncoding(width: number): Encoding {
  const [lowest, highest] = [ln(width * width), ln(1 + width * width)];
  const by = 2 / (highest - lowest);
  return {
    inputs: 2,
    at(point) {
      const x = point[0]!;
      const q = x * x + width * width;
      const s = by * (ln(q) - lowest) - 1;
      const layer = composed(xOf(point), s, (by * 2 * x) / q, by * (2 / q - (4 * x * x) / (q * q)));
      return [layer, linear(2 * point[1]! - 1, [0, 2])];
    },
  };
}

/** t (1 - x^2) x / sqrt(x^2 + w^2): 0 at the start and the ends, odd, about 1 beside the layer. */
export function shockDistance(width: number): KnownField {
  return (point) => {
    const x = point[0]!;
    const q = x * x + width * width;
    const r = Math.sqrt(q);
    const across = composed(
      xOf(point),
      x / r,
      (width * width) / (q * r),
      (-3 * width * width * x) / (q * q * r),
    );
    const ends = composed(xOf(point), 1 - x * x, -2 * x, -2);
    return product(tOf(point), product(ends, across));
  };
}

/** Points x > 0, [point][x, t], of a low-discrepancy sequence (Sobol), even in arsinh(x / w) and t: per length as 1 / sqrt(x^2 + w^2). */
export function shockPoints(width: number, count: number, draw: PointDraw): Float64Array {
  const unit = unitPoints('sobol', 2, draw);
  const range = ln((1 + Math.sqrt(1 + width * width)) / width);
  const points = new Float64Array(2 * count);
  for (let k = 0; k < count; k++) {
    const e = exp(unit(k, 0) * range);
    points[2 * k] = (width * (e - 1 / e)) / 2;
    points[2 * k + 1] = unit(k, 1);
  }
  return points;
}
