/**
 * The shapes of the benchmarks. Pieces run counter-clockwise around the outside (the inside on the left), then the holes.
 * Sources: L-shape, DeepXDE's Poisson example; four holes, PINNacle's Poisson2d-C (Z. Hao et al., NeurIPS 2024); plate with a hole, G. Kirsch,
 * Z. VDI 42 (1898) 797.
 */
import type { BoundaryPiece, Pair, PlanarDomain } from './domain.ts';
import { circle, edge, notchEdge, quarterCircle } from './pieces.ts';

/** @throws RangeError unless low < high, both finite */
function checkSpan(axis: string, low: number, high: number): void {
  if (!(low < high && Number.isFinite(high - low)))
    throw new RangeError(`${axis} goes from ${low} to ${high}: the second must be larger, both finite`);
}

/** The four names of a rectangle's edges, in the order bottom, right, top, left. */
type EdgeNames = readonly [bottom: string, right: string, top: string, left: string];

function box(low: Pair, high: Pair, names: EdgeNames): BoundaryPiece[] {
  checkSpan('x', low[0], high[0]);
  checkSpan('y', low[1], high[1]);
  const [acrossX, acrossY] = [(high[0] - low[0]) / 2, (high[1] - low[1]) / 2];
  const [southEast, northWest]: [Pair, Pair] = [
    [high[0], low[1]],
    [low[0], high[1]],
  ];
  return [
    edge(names[0], low, southEast, acrossY),
    edge(names[1], southEast, high, acrossX),
    edge(names[2], high, northWest, acrossY),
    edge(names[3], northWest, low, acrossX),
  ];
}

const isInBox = (low: Pair, high: Pair, x: number, y: number): boolean =>
  x > low[0] && x < high[0] && y > low[1] && y < high[1];

function boxDomain(low: Pair, high: Pair, names: EdgeNames): PlanarDomain {
  return {
    low,
    high,
    measure: (high[0] - low[0]) * (high[1] - low[1]),
    pieces: box(low, high, names),
    contains: (points, at = 0) => isInBox(low, high, points[at]!, points[at + 1]!),
  };
}

/** low < (x, y) < high. Pieces: bottom, right, top, left. @throws RangeError if a side is empty or not finite */
export function rectangle(low: Pair, high: Pair): PlanarDomain {
  return boxDomain(low, high, ['bottom', 'right', 'top', 'left']);
}

/**
 * A rod through time: coordinates (x, t). Pieces: initial, right, final, left; nothing is to be prescribed on `final`.
 * @throws RangeError if the rod or the time is empty or not finite
 */
export function intervalThroughTime(from: number, to: number, duration: number, startTime = 0): PlanarDomain {
  return boxDomain([from, startTime], [to, startTime + duration], ['initial', 'right', 'final', 'left']);
}

/**
 * A box without its upper right part (x >= corner x and y >= corner y). Default: [-1, 1]² without [0, 1]², area 3.
 * Pieces: bottom, right, notch-horizontal, notch-vertical, top, left; the two notch edges meet at the re-entrant corner.
 * @throws RangeError if the corner is not inside the box
 */
export function lShape(low: Pair = [-1, -1], high: Pair = [1, 1], corner: Pair = [0, 0]): PlanarDomain {
  if (!isInBox(low, high, corner[0], corner[1]))
    throw new RangeError(`the corner (${corner.join(', ')}) is not inside the box`);
  const [bottom, right, top, left] = box(low, high, ['bottom', 'right', 'top', 'left']);
  const [rightEnd, topStart]: [Pair, Pair] = [
    [high[0], corner[1]],
    [corner[0], high[1]],
  ];
  return {
    low,
    high,
    measure: (high[0] - low[0]) * (high[1] - low[1]) - (high[0] - corner[0]) * (high[1] - corner[1]),
    pieces: [
      bottom!,
      edge(right!.name, right!.ends![0], rightEnd, (high[0] - low[0]) / 2),
      notchEdge('notch-horizontal', rightEnd, corner, corner),
      notchEdge('notch-vertical', corner, topStart, corner),
      edge(top!.name, topStart, top!.ends![1], (high[1] - low[1]) / 2),
      left!,
    ],
    contains: (points, at = 0) => {
      const [x, y] = [points[at]!, points[at + 1]!];
      return isInBox(low, high, x, y) && (x < corner[0] || y < corner[1]);
    },
  };
}

interface Hole {
  readonly name: string;
  readonly centre: Pair;
  readonly radius: number;
}

/** @throws RangeError if a hole touches the outer edge or another hole, or its radius is not positive */
function checkHoles(low: Pair, high: Pair, holes: readonly Hole[]): void {
  holes.forEach(({ name, centre: [x, y], radius }, k) => {
    const room = Math.min(x - low[0], high[0] - x, y - low[1], high[1] - y);
    if (!(radius > 0 && radius < room))
      throw new RangeError(`${name}: radius ${radius} is not between 0 and ${room}, where the edge is`);
    for (const other of holes.slice(0, k)) {
      const apart = Math.sqrt((x - other.centre[0]) ** 2 + (y - other.centre[1]) ** 2);
      if (!(apart > radius + other.radius)) throw new RangeError(`${name} and ${other.name} overlap`);
    }
  });
}

/** Is (x, y) farther from the centre than the radius? */
const isOutside = ({ centre, radius }: Hole, x: number, y: number): boolean =>
  (x - centre[0]) ** 2 + (y - centre[1]) ** 2 > radius ** 2;

/** A rectangle with circular holes. Pieces: bottom, right, top, left, then the holes. */
function rectangleWithHoles(low: Pair, high: Pair, holes: readonly Hole[]): PlanarDomain {
  const outer = rectangle(low, high);
  checkHoles(low, high, holes);
  return {
    ...outer,
    measure: outer.measure - Math.PI * holes.reduce((sum, { radius }) => sum + radius ** 2, 0),
    pieces: [...outer.pieces, ...holes.map(({ name, centre, radius }) => circle(name, centre, radius))],
    contains: (points, at = 0) =>
      outer.contains(points, at) && holes.every((hole) => isOutside(hole, points[at]!, points[at + 1]!)),
  };
}

/**
 * A plate about the origin with a hole in its middle. Pieces: bottom, right, top, left, hole.
 * @param radius  of the hole, below half of either side
 */
export function plateWithHole(width: number, height: number, radius: number): PlanarDomain {
  return rectangleWithHoles(
    [-width / 2, -height / 2],
    [width / 2, height / 2],
    [{ name: 'hole', centre: [0, 0], radius }],
  );
}

/**
 * The quarter x > 0, y > 0 of a plate with a hole, for loads that are even in both. Pieces: bottom (y = 0), right, top, left (x = 0), hole.
 * @param width, height  of the quarter
 */
export function quarterPlateWithHole(width: number, height: number, radius: number): PlanarDomain {
  if (!(radius > 0 && radius < Math.min(width, height)))
    throw new RangeError(`radius ${radius} is not between 0 and the sides ${width} and ${height}`);
  const [low, high]: [Pair, Pair] = [
    [0, 0],
    [width, height],
  ];
  const [bottom, right, top, left] = box(low, high, ['bottom', 'right', 'top', 'left']);
  const hole: Hole = { name: 'hole', centre: low, radius };
  const arc = quarterCircle('hole', radius);
  return {
    low,
    high,
    measure: width * height - (Math.PI * radius ** 2) / 4,
    pieces: [
      edge('bottom', arc.ends![0], bottom!.ends![1], height / 2),
      right!,
      top!,
      edge('left', left!.ends![0], arc.ends![1], width / 2),
      arc,
    ],
    contains: (points, at = 0) => {
      const [x, y] = [points[at]!, points[at + 1]!];
      return isInBox(low, high, x, y) && isOutside(hole, x, y);
    },
  };
}

/**
 * A square about the origin with four equal holes at (±offset, ±offset). Default: side 1, radius 0.1, offset 0.3 (PINNacle's Poisson2d-C).
 * Pieces: bottom, right, top, left, hole-1 … hole-4 in the quadrants' order.
 */
export function squareWithFourHoles(side = 1, radius = 0.1, offset = 0.3): PlanarDomain {
  const signs: readonly Pair[] = [
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ];
  return rectangleWithHoles(
    [-side / 2, -side / 2],
    [side / 2, side / 2],
    signs.map(([sx, sy], k) => ({
      name: `hole-${k + 1}`,
      centre: [sx * offset, sy * offset],
      radius,
    })),
  );
}
