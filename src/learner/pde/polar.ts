/**
 * Coordinates that fit a round hole: s = ln r and the angle theta, scaled to [-1, 1], in place of x and y. What varies over a radius near the
 * hole and over the plate far from it varies evenly in s (multipoles r^-n become e^-ns), so a network needs no steep functions there.
 * s + i theta = ln(x + iy) is conformal, and its derivatives are those of the logarithm: 1/z and -1/z^2.
 */
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import sin from '@stdlib/math-base-special-sin';
import type { Region } from './domain/domain.ts';
import type { Jet } from './domain/jet.ts';
import type { Encoding } from './encoding.ts';
import { angle, inverse, multiply, scale } from './exact/complex.ts';
import { type PointDraw, unitPoints } from './sampling/unit-points.ts';

export interface Sector {
  /** Radius of the hole about the origin. */
  readonly radius: number;
  /** Of the farthest corner. */
  readonly farthest: number;
  /** Largest angle, from 0 on, radians; less than a turn. */
  readonly span: number;
}

/** ln r and theta of a point outside the hole, both scaled to [-1, 1]. */
export function polarEncoding({ radius, farthest, span }: Sector): Encoding {
  const [perLog, perAngle] = [2 / ln(farthest / radius), 2 / span];
  return {
    inputs: 2,
    at([x, y]) {
      const first = inverse([x!, y!]);
      const second = scale(-1, multiply(first, first));
      const s = ln(Math.sqrt(x! * x! + y! * y!) / radius);
      const theta = angle(x!, y!);
      // d/dx = d/dz, d/dy = i d/dz.
      const radial: Jet = [s, first[0], -first[1], second[0], -second[1], -second[0]];
      const angular: Jet = [theta, first[1], first[0], second[1], second[0], -second[1]];
      return [scaledJet(radial, perLog), scaledJet(angular, perAngle)];
    },
  };
}

/**
 * ln r about each of several holes, scaled to [-1, 1], in place of x and y: what the sources in the holes give is then linear in the inputs.
 * Three centres that are not on one line tell every point from all others.
 */
export function logarithmsEncoding(
  holes: readonly { readonly centre: readonly [number, number]; readonly radius: number }[],
  farthest: number,
): Encoding {
  return {
    inputs: holes.length,
    at: ([x, y]) =>
      holes.map(({ centre, radius }) => {
        const [dx, dy] = [x! - centre[0], y! - centre[1]];
        const first = inverse([dx, dy]);
        const second = scale(-1, multiply(first, first));
        const s = ln(Math.sqrt(dx * dx + dy * dy) / radius);
        return scaledJet(
          [s, first[0], -first[1], second[0], -second[1], -second[0]],
          2 / ln(farthest / radius),
        );
      }),
  };
}

/** The jet times a factor, less 1. */
function scaledJet([value, ...derivatives]: Jet, by: number): Jet {
  const [x, y, xx, xy, yy] = derivatives.map((d) => by * d) as [number, number, number, number, number];
  return [by * value - 1, x, y, xx, xy, yy];
}

/**
 * Points of a low-discrepancy sequence (Sobol) spread evenly in ln r and theta, so densely near the hole: per area as 1/r^2. Those outside the
 * region are passed over.
 *
 * @returns [point][x, y], `count` of them strictly inside
 */
export function polarPoints(
  region: Region,
  { radius, farthest, span }: Sector,
  count: number,
  draw: PointDraw,
): Float64Array {
  const unit = unitPoints('sobol', 2, draw);
  const points = new Float64Array(2 * count);
  const range = ln(farthest / radius);
  const most = 1000 * (count + 10);
  let found = 0;
  for (let index = 0; found < count; index++) {
    if (index === most) throw new RangeError(`of ${most} points only ${found} are inside the region`);
    const r = radius * exp(unit(index, 0) * range);
    const theta = unit(index, 1) * span;
    points[2 * found] = r * cos(theta);
    points[2 * found + 1] = r * sin(theta);
    if (region.contains(points, 2 * found)) found++;
  }
  return points;
}
