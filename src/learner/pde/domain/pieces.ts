/** Straight pieces along the axes, edges of a re-entrant corner, and arcs: what the boundaries of the shapes are made of. */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import type { BoundaryPiece, Curve, Pair } from './domain.ts';

/**
 * A straight piece with the inside on its left, as seen along the way from `from` to `to`. Parallel to an axis, so that length, points and
 * normal are exact.
 */
function straight(name: string, from: Pair, to: Pair, curve: (inward: Pair) => Curve): BoundaryPiece {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.abs(dx) + Math.abs(dy);
  const [tx, ty] = [Math.sign(dx), Math.sign(dy)];
  // Adding 0 turns -0 into 0.
  const outward: Pair = [ty + 0, -tx + 0];
  return {
    name,
    length,
    ends: [from, to],
    curve: curve([-ty + 0, tx + 0]),
    point: (s) => (s === length ? to : [from[0] + tx * s, from[1] + ty * s]),
    normal: () => outward,
  };
}

/** @param depth  half the extent of the box across the edge */
export function edge(name: string, from: Pair, to: Pair, depth: number): BoundaryPiece {
  return straight(name, from, to, (inward) => ({ kind: 'line', on: from, inward, depth }));
}

/** An edge of which one end is a re-entrant corner. */
export function notchEdge(name: string, from: Pair, to: Pair, tip: Pair): BoundaryPiece {
  const other = tip === from ? to : from;
  const along: Pair = [Math.sign(other[0] - tip[0]), Math.sign(other[1] - tip[1])];
  return straight(name, from, to, (inward) => ({ kind: 'ray', tip, along, inward }));
}

/** A circular hole. The normal points out of the domain: to the centre. */
export function circle(name: string, centre: Pair, radius: number): BoundaryPiece {
  return {
    name,
    length: 2 * Math.PI * radius,
    ends: null,
    curve: { kind: 'circle', centre, radius },
    point: (s) => [centre[0] + radius * cos(s / radius), centre[1] + radius * sin(s / radius)],
    normal: (s) => [-cos(s / radius), -sin(s / radius)],
  };
}

/** The quarter of a circle from the x-axis to the y-axis, about the origin. */
export function quarterCircle(name: string, radius: number): BoundaryPiece {
  const whole = circle(name, [0, 0], radius);
  const length = whole.length / 4;
  return {
    ...whole,
    length,
    ends: [
      [radius, 0],
      [0, radius],
    ],
    // The cosine of f64's π/2 is 6e-17, not 0: the ends are set, so that they are the ends of the edges too.
    point: (s) => (s === 0 ? [radius, 0] : s === length ? [0, radius] : whole.point(s)),
  };
}
