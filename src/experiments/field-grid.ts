/**
 * A domain as a picture: the places at which a field is evaluated, and the matrices that a `fields` figure draws. The middles of all cells lie
 * half a cell inside the box around the domain, so that the picture ends where the box does.
 */
import type { Pair, PlanarDomain, Region } from '../learner/pde/domain/domain.ts';
import type { MatrixData } from './declaration.ts';

export interface FieldGrid {
  readonly rows: number;
  readonly columns: number;
  readonly extent: readonly [left: number, right: number, bottom: number, top: number];
  /** Cells whose middle is strictly inside the domain, in reading order: from left to right, the top row first. */
  readonly inside: readonly number[];
  /** Their middles, [inside][x, y]. */
  readonly points: Float64Array;
}

/** Of a picture more digits are never seen, and rows are read by people. */
const DIGITS = 7;
/** Chords of a whole circle. */
const CHORDS = 96;

/**
 * @param region   of the plane, or a line through time
 * @param cells    along the longer side, at least 2
 * @param aspect   `equal`: cells are about square; `free`: as many cells on both sides
 */
export function fieldGrid(region: Region, cells: number, aspect: 'equal' | 'free' = 'equal'): FieldGrid {
  const [left, bottom] = region.low as [number, number];
  const [right, top] = region.high as [number, number];
  const [width, height] = [right - left, top - bottom];
  const longest = aspect === 'equal' ? Math.max(width, height) : 0;
  const count = (length: number) => (longest ? Math.max(2, Math.round((cells * length) / longest)) : cells);
  const [columns, rows] = [count(width), count(height)];
  const [dx, dy] = [width / columns, height / rows];
  const inside: number[] = [];
  const points: number[] = [];
  for (let k = 0; k < rows * columns; k++) {
    const place = [left + dx * ((k % columns) + 0.5), top - dy * (Math.floor(k / columns) + 0.5)];
    if (!region.contains(place)) continue;
    inside.push(k);
    points.push(...place);
  }
  const extent = [left + dx / 2, right - dx / 2, bottom + dy / 2, top - dy / 2] as const;
  return { rows, columns, extent, inside, points: Float64Array.from(points) };
}

/**
 * The picture of a field: null outside the domain and where the field is not finite.
 *
 * @param values  at `grid.points`, [inside]
 */
export function fieldMatrix(grid: FieldGrid, values: ArrayLike<number>): MatrixData {
  const { rows, columns, extent, inside } = grid;
  if (values.length !== inside.length)
    throw new RangeError(`${values.length} values for ${inside.length} cells inside`);
  const cells = new Array<number | null>(rows * columns).fill(null);
  for (const [k, cell] of inside.entries()) cells[cell] = shortened(values[k]!);
  return { rows, columns, values: cells, extent };
}

/**
 * The boundary of a domain as closed lines, [line][point][x, y]: once round the outside, once round each hole.
 *
 * @param spacing  of the points at most; without it straight pieces have only their ends
 */
export function boundaryLines(domain: PlanarDomain, spacing = Number.POSITIVE_INFINITY): Pair[][] {
  const lines: Pair[][] = [[]];
  let end: Pair | null = null;
  for (const { ends, length, curve, point } of domain.pieces) {
    // Pieces run one after the other round the outside, some of them backwards; a closed one is a line of its own.
    if (!ends && lines[0]!.length > 0) lines.push([]);
    const bends = curve.kind === 'circle' ? chordsOf(length, curve.radius) : 1;
    const chords = Math.max(bends, Math.ceil(length / spacing));
    const backwards: boolean = end !== null && ends !== null && !isSame(end, ends[0]);
    for (let k = 0; k < chords; k++) {
      const share = k / chords;
      lines.at(-1)!.push(point(length * (backwards ? 1 - share : share)));
    }
    end = ends ? ends[backwards ? 0 : 1] : null;
  }
  return lines;
}

/** Closed lines as a matrix, [point][x, y], a point of nulls between two of them: for `outline`, and for points with the mark `line`. */
export function linesMatrix(lines: readonly (readonly Pair[])[]): MatrixData {
  const values = lines.flatMap((line, k) => [
    ...(k > 0 ? [null, null] : []),
    ...line.flatMap((point) => point.map(shortened)),
  ]);
  return { rows: values.length / 2, columns: 2, values };
}

/** The boundary of a domain, for `outline`. */
export const outlineMatrix = (domain: PlanarDomain): MatrixData => linesMatrix(boundaryLines(domain));

const isSame = ([ax, ay]: Pair, [bx, by]: Pair) => ax === bx && ay === by;

const chordsOf = (length: number, radius: number) =>
  Math.max(1, Math.ceil((CHORDS * length) / (2 * Math.PI * radius)));

/**
 * Points of a picture: evenly chosen from what there is, at most `most`, for nobody tells a thousand dots from two.
 *
 * @param points  [point][axis], of which x and y are drawn
 */
export function pointMatrix(points: ArrayLike<number>, axes = 2, most = 1000): MatrixData {
  const count = points.length / axes;
  const shown = Math.min(most, count);
  const values: (number | null)[] = [];
  for (let k = 0; k < shown; k++) {
    const at = axes * Math.floor((k * count) / shown);
    values.push(shortened(points[at]!), shortened(points[at + 1]!));
  }
  return { rows: shown, columns: 2, values };
}

const shortened = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null;
