/**
 * A planar domain through a span of time, with its boundary: the walls (each piece of the domain's boundary, through time) and the
 * pieces `initial` and `final` (the inside at the start and at the end; nothing is to be prescribed on `final`).
 * Points are (x, y, t).
 */

import { type BoundaryPoints, boundaryPoints, largestRemainders } from '../sampling/boundary.ts';
import { collocationPoints } from '../sampling/collocation.ts';
import type { PointDraw } from '../sampling/unit-points.ts';
import { unitPoints } from '../sampling/unit-points.ts';
import type { PrescribedValue, Prescription } from './boundary-values.ts';
import { contradictions, extensionBy } from './boundary-values.ts';
import { cornerExtension } from './corner-extension.ts';
import { boundaryDistance } from './distance.ts';
import { boundaryLength, type PlanarDomain, pieceNamed, type Region, throughTime } from './domain.ts';
import { type Jet, jetSlot, linear, product } from './jet.ts';

export interface TimeDomain extends Region {
  readonly space: PlanarDomain;
  readonly start: number;
  readonly end: number;
}
/** Where a law may hold. */
export type LawDomain = PlanarDomain | TimeDomain;

export const INITIAL = 'initial';
const FINAL = 'final';

/** @throws RangeError if the span is empty or not finite */
export function domainThroughTime(space: PlanarDomain, start: number, end: number): TimeDomain {
  return { ...throughTime(space, start, end), space, start, end };
}

const isThroughTime = (domain: LawDomain): domain is TimeDomain => 'space' in domain;
const isWall = (name: string): boolean => name !== INITIAL && name !== FINAL;

/**
 * How large pieces are beside each other: lengths in a plane; through time areas of the box scaled to a unit cube, since length and time
 * have no common unit.
 * @throws RangeError if a name is unknown
 */
export function boundaryMeasure(domain: LawDomain, names: readonly string[]): number {
  if (!isThroughTime(domain)) return boundaryLength(domain, names);
  const { space } = domain;
  const [width, height] = [space.high[0] - space.low[0], space.high[1] - space.low[1]];
  return names.reduce((sum, name) => {
    if (!isWall(name)) return sum + space.measure / (width * height);
    return sum + pieceNamed(space, name).length / Math.sqrt(width * height);
  }, 0);
}

/**
 * Points on pieces with the outward normals there. In a plane as `boundaryPoints`; through time evenly spread (Sobol's sequence, shifted
 * at random): on walls in arc length and time, on `initial` over the inside.
 *
 * @param draw  null: one set that is always the same
 * @throws RangeError if a name is unknown, there is none, or the count is not a positive integer
 */
export function pointsOnBoundary(
  domain: LawDomain,
  names: readonly string[],
  count: number,
  draw: PointDraw | null,
): BoundaryPoints {
  if (!isThroughTime(domain)) return boundaryPoints(domain, names, count, draw);
  if (names.length === 0) throw new RangeError('there is no boundary piece to take points on');
  if (!(Number.isInteger(count) && count > 0))
    throw new RangeError(`the number of boundary points is ${count}: it must be a positive integer`);
  const shares = largestRemainders(
    names.map((name) => boundaryMeasure(domain, [name])),
    count,
  );
  const [points, normals, piece] = [
    new Float64Array(3 * count),
    new Float64Array(3 * count),
    new Uint32Array(count),
  ];
  let at = 0;
  names.forEach((name, index) => {
    const share = shares[index]!;
    // Pieces of one draw take different shifts.
    const own = draw
      ? { seed: draw.seed, draw: draw.draw * 16 + index }
      : { seed: [0, 0] as const, draw: index };
    const fill = isWall(name) ? wallPoints(domain, name, share, own) : timeFace(domain, name, share, own);
    fill(points, normals, 3 * at);
    piece.fill(index, at, at + share);
    at += share;
  });
  return { points, normals, piece };
}

type Fill = (points: Float64Array, normals: Float64Array, at: number) => void;

function wallPoints({ space, start, end }: TimeDomain, name: string, count: number, draw: PointDraw): Fill {
  const wall = pieceNamed(space, name);
  const unit = unitPoints('sobol', 2, draw);
  return (points, normals, at) => {
    for (let k = 0; k < count; k++) {
      const s = unit(k, 0) * wall.length;
      points.set([...wall.point(s), start + unit(k, 1) * (end - start)], at + 3 * k);
      normals.set([...wall.normal(s), 0], at + 3 * k);
    }
  };
}

function timeFace({ space, start, end }: TimeDomain, name: string, count: number, draw: PointDraw): Fill {
  return (points, normals, at) => {
    if (count === 0) return;
    const inside = collocationPoints(space, 'sobol', count, draw);
    const [time, normal] = name === INITIAL ? [start, -1] : [end, 1];
    for (let k = 0; k < count; k++) {
      points.set([inside[2 * k]!, inside[2 * k + 1]!, time], at + 3 * k);
      normals.set([0, 0, normal], at + 3 * k);
    }
  };
}

/** A jet of (x, y) as one of (x, y, t). */
function lifted(jet: Jet): Jet {
  const numbers = [...linear(0, [0, 0, 0])];
  for (const derivative of [[], [0], [1], [0, 0], [0, 1], [1, 1]] as const)
    numbers[jetSlot(3, derivative)] = jet[jetSlot(2, derivative)]!;
  return numbers as unknown as Jet;
}

/**
 * phi of hard conditions (distance.ts). Through time: that of the walls named, times (t - start) / (end - start) if `initial` is.
 * @throws RangeError if a name is unknown or there is none, or for `final`
 */
export function distanceTo(domain: LawDomain, names: readonly string[]): (point: readonly number[]) => Jet {
  if (!isThroughTime(domain)) {
    const { at } = boundaryDistance(domain, names);
    return ([x, y]) => at(x!, y!);
  }
  if (names.includes(FINAL)) throw new RangeError('nothing can be held at the end of time');
  const walls = names.filter(isWall);
  const span = domain.end - domain.start;
  const since = ([, , t]: readonly number[]) => linear((t! - domain.start) / span, [0, 0, 1 / span]);
  if (walls.length === 0) return since;
  const { at } = boundaryDistance(domain.space, walls);
  if (walls.length === names.length) return ([x, y]) => lifted(at(x!, y!));
  return (point) => product(lifted(at(point[0]!, point[1]!)), since(point));
}

/** g of hard conditions, in a plane or through time: `boundaryExtension`, or `cornerExtension` where values contradict each other at a corner. */
export function extensionTo(domain: LawDomain, prescribed: Prescription): PrescribedValue {
  if (!isThroughTime(domain) && contradictions(domain, prescribed, 1e-9).length > 0)
    return cornerExtension(domain, prescribed);
  return extensionBy(prescribed, (names) => distanceTo(domain, names));
}
