/** Where in a region the residual is asked for: exactly so many points strictly inside, the same on every host. */
import type { Region } from '../domain/domain.ts';
import { latinHypercube, type PointDraw, type SequenceMethod, unitPoints } from './unit-points.ts';

export type SamplingMethod = SequenceMethod | 'latin-hypercube';

/** A region that fills less than this share of its box is not one we know; the search for inner points stops there. */
const SMALLEST_SHARE = 1e-3;

/** @throws RangeError unless a positive integer */
function checkCount(count: number): void {
  if (!(Number.isInteger(count) && count > 0))
    throw new RangeError(`the number of points is ${count}: it must be a positive integer`);
}

/** Maps a point of the unit cube into the box, writes it and says whether it is inside the region. */
function place(region: Region, unit: (axis: number) => number, out: Float64Array, at: number): boolean {
  const axes = region.low.length;
  for (let axis = 0; axis < axes; axis++) {
    const low = region.low[axis]!;
    out[at + axis] = low + unit(axis) * (region.high[axis]! - low);
  }
  return region.contains(out, at);
}

const boxMeasure = ({ low, high }: Region): number =>
  low.reduce((product, from, axis) => product * (high[axis]! - from), 1);

/**
 * `count` points strictly inside. Of a sequence (random, Sobol, Halton) those that fall outside are passed over. A Latin hypercube is drawn
 * over the box, as large as the region's share of it asks for; what is missing after the outside ones are gone comes from a
 * second one, and so on: it is stratified exactly if the region fills its box.
 *
 * @param count  of points, at least 1
 * @returns [point][axis]
 * @throws RangeError if the count is not a positive integer or the region is empty as far as its points tell
 */
export function collocationPoints(
  region: Region,
  method: SamplingMethod,
  count: number,
  draw: PointDraw,
): Float64Array {
  checkCount(count);
  return method === 'latin-hypercube'
    ? fromHypercubes(region, count, draw)
    : fromSequence(region, method, count, draw);
}

function fromSequence(region: Region, method: SequenceMethod, count: number, draw: PointDraw): Float64Array {
  const axes = region.low.length;
  const unit = unitPoints(method, axes, draw);
  const out = new Float64Array(count * axes);
  const most = Math.ceil((count + 10) / SMALLEST_SHARE);
  for (let index = 0, found = 0; found < count; index++) {
    if (index === most) throw emptyRegion(most, found);
    if (place(region, (axis) => unit(index, axis), out, found * axes)) found++;
  }
  return out;
}

function fromHypercubes(region: Region, count: number, draw: PointDraw): Float64Array {
  const axes = region.low.length;
  const out = new Float64Array(count * axes);
  const share = Math.min(1, region.measure / boxMeasure(region));
  const most = Math.ceil((count + 10) / SMALLEST_SHARE);
  for (let found = 0, block = 0, tried = 0; found < count; block++) {
    const layers = Math.max(1, Math.ceil((count - found) / Math.max(share, SMALLEST_SHARE)));
    if (tried > most) throw emptyRegion(tried, found);
    tried += layers;
    const points = latinHypercube(layers, axes, draw, block);
    for (let k = 0; k < layers && found < count; k++)
      if (place(region, (axis) => points[k * axes + axis]!, out, found * axes)) found++;
  }
  return out;
}

const emptyRegion = (tried: number, found: number): RangeError =>
  new RangeError(`of ${tried} points in the box only ${found} are inside the region`);

/**
 * Middles of an even grid's cells that are strictly inside: no randomness. For a region that fills its box these are all of them.
 * @param cells  along each axis
 * @returns [point][axis], the last axis fastest
 * @throws RangeError if a number of cells is not a positive integer, there is not one for each axis, or no middle is inside
 */
export function gridPoints(region: Region, cells: readonly number[]): Float64Array {
  const axes = region.low.length;
  if (cells.length !== axes) throw new RangeError(`${cells.length} numbers of cells for ${axes} axes`);
  cells.forEach(checkCount);
  const points = middlesInside(region, cells);
  if (points.length === 0)
    throw emptyRegion(
      cells.reduce((a, b) => a * b, 1),
      0,
    );
  return points;
}

/** Middles of cells inside, maybe none. */
function middlesInside(region: Region, cells: readonly number[]): Float64Array {
  const axes = region.low.length;
  const total = cells.reduce((a, b) => a * b, 1);
  const out = new Float64Array(total * axes);
  let found = 0;
  for (let cell = 0; cell < total; cell++) {
    const index = new Array<number>(axes);
    for (let axis = axes - 1, rest = cell; axis >= 0; axis--) {
      index[axis] = rest % cells[axis]!;
      rest = Math.floor(rest / cells[axis]!);
    }
    if (place(region, (axis) => (index[axis]! + 0.5) / cells[axis]!, out, found * axes)) found++;
  }
  return out.slice(0, found * axes);
}

/**
 * The same number of cells along each axis (length and time have no common unit), the largest with which not more than `count` middles are
 * expected inside. A square number gives a rectangle exactly that many. Where that grid has no middle inside (a few cells of an L-shape), the
 * next one that has some.
 */
export function cellsFor(region: Region, count: number): number[] {
  checkCount(count);
  const axes = region.low.length;
  const inBox = (count * boxMeasure(region)) / region.measure;
  let side = 1;
  while ((side + 1) ** axes <= inBox * (1 + 1e-12)) side++;
  const even = (of: number) => new Array<number>(axes).fill(of);
  while (side ** axes < 1 / SMALLEST_SHARE && middlesInside(region, even(side)).length === 0) side++;
  return even(side);
}
