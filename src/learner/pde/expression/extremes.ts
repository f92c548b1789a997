/**
 * Does a formula stay finite over a domain? Points of a grid would step over 1 / (x - 0.3), so where a formula is large or changes most the
 * search goes on towards larger values, ever closer: what is finite comes to rest, what has a pole grows without end.
 */
import type { Region } from '../domain/domain.ts';

export type PlaneFunction = (x: number, y: number) => number;

export interface Extreme {
  readonly point: readonly [x: number, y: number];
  readonly value: number;
}

const CELLS = 48;
const SEEDS = 8;
const LEVELS = 36;
/** The last so many levels are compared with as many before them. */
const WINDOW = 12;
/** Growth in the last window over that in the one before. A logarithm grows as much in both; |d|^p, 0.05 < p, less than this. */
const STILL_GROWING = 0.65;

interface Node extends Extreme {
  /** |sum of the neighbours - 4 times this|: how much it stands out. */
  readonly bend: number;
}

/** Nodes of an even grid inside. */
function nodesOf({ low, high, contains }: Region, f: PlaneFunction): Node[] {
  const place = (i: number, j: number): [number, number] => [
    low[0]! + ((high[0]! - low[0]!) * i) / CELLS,
    low[1]! + ((high[1]! - low[1]!) * j) / CELLS,
  ];
  const row = CELLS + 1;
  const values = new Map<number, number>();
  for (let k = 0; k < row * row; k++) {
    const point = place(Math.floor(k / row), k % row);
    if (contains(point)) values.set(k, f(...point));
  }
  return [...values].map(([k, value]) => {
    const neighbours = [k - row, k + row, k - 1, k + 1].map((n) => values.get(n) ?? value);
    const bend = Math.abs(neighbours.reduce((a, b) => a + b) - 4 * value);
    return { point: place(Math.floor(k / row), k % row), value, bend };
  });
}

const first = (nodes: readonly Node[], by: (node: Node) => number): Node[] =>
  [...nodes].sort((a, b) => by(b) - by(a)).slice(0, SEEDS);

/** Follows the largest of `score` from a seed, halving the neighbourhood at each level: the best place and score of every level. */
function climb(region: Region, seed: Extreme, score: (x: number, y: number) => number): [Extreme, number][] {
  const { low, high, contains } = region;
  let [x, y] = seed.point;
  let best = score(x, y);
  const levels: [Extreme, number][] = [];
  const reach = [0, 1].map((axis) => (high[axis]! - low[axis]!) / CELLS);
  for (let level = 0; level < LEVELS; level++) {
    const [cx, cy] = [x, y];
    for (let i = -2; i <= 2; i++)
      for (let j = -2; j <= 2; j++) {
        const [px, py] = [cx + (reach[0]! * i) / 2 ** (level + 1), cy + (reach[1]! * j) / 2 ** (level + 1)];
        if (!contains([px, py])) continue;
        const found = score(px, py);
        // A value that is no number is as large as can be.
        if (Number.isNaN(found) || found > best)
          [best, x, y] = [Number.isNaN(found) ? Infinity : found, px, py];
      }
    levels.push([{ point: [x, y], value: best }, best]);
    if (!Number.isFinite(best)) break;
  }
  return levels;
}

/** Where a formula is infinite or grows without bound inside a region, or null where it is finite all over. */
export function findPole(region: Region, f: PlaneFunction): Extreme | null {
  const size = (x: number, y: number) => Math.abs(f(x, y));
  const nodes = nodesOf(region, f);
  const undefinedAt = nodes.find(({ value }) => !Number.isFinite(value));
  if (undefinedAt) return undefinedAt;
  for (const seed of [...first(nodes, ({ value }) => Math.abs(value)), ...first(nodes, ({ bend }) => bend)]) {
    const levels = climb(region, seed, size);
    const last = levels.at(-1)!;
    if (!Number.isFinite(last[1])) return { point: last[0].point, value: f(...last[0].point) };
    const [early, middle] = [levels[LEVELS - 1 - 2 * WINDOW]![1], levels[LEVELS - 1 - WINDOW]![1]];
    const [before, after] = [middle - early, last[1] - middle];
    if (after > STILL_GROWING * before && after > 1e-6 * last[1])
      return { point: last[0].point, value: f(...last[0].point) };
  }
  return null;
}

/** The smallest value that the search finds inside a region. */
export function findSmallest(region: Region, f: PlaneFunction): Extreme {
  const negative = (x: number, y: number) => -f(x, y);
  let smallest: Extreme = { point: [0, 0], value: Infinity };
  for (const seed of first(nodesOf(region, f), ({ value }) => -value)) {
    const [found, score] = climb(region, seed, negative).at(-1)!;
    if (-score < smallest.value) smallest = { point: found.point, value: -score };
  }
  return smallest;
}
