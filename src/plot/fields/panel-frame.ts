/** Where a field lies on its picture: the frame of the plot, its ticks, and the way from coordinates and cells to pixels. */
import { ticks } from 'd3-array';
import type { MatrixData } from '../../experiments/declaration.ts';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** Edges in the coordinates of a field. */
export type Box = readonly [left: number, right: number, bottom: number, top: number];

export interface PanelFrame {
  /** Of the whole picture, with axes and colour bar, CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly plot: Rectangle;
  /** Of the plot what the field fills: all, unless there is something to be seen beyond. */
  readonly field: Rectangle;
  /** Upper edge of the colour bar. */
  readonly bar: number;
  /** Ticks of both axes, in the coordinates of the field. */
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  /** Coordinates to pixels. */
  placeOf(x: number, y: number): readonly [number, number];
  /** Cells from the upper left corner of the matrix, as real numbers, to pixels. */
  cellAt(column: number, row: number): readonly [number, number];
}

/** Type of axes and colour bar, pixels. */
export const SMALL = 11;
/** Width of a character of that type, about. */
export const CHARACTER = 6.2;
/** The bar and its numbers. */
export const BAR = 9;
const [RIGHT, TOP, BELOW_BAR] = [12, 6, 22];
/** Ticks, their numbers, the name of the axis. */
const X_AXIS = 36;
/** Tallest plot, in widths; a picture higher than that becomes narrower. */
const TALLEST = 1.3;
/** Height of a plot whose axes have different units, in widths. */
const FREE = 0.82;

/**
 * @param width   of the whole picture, CSS pixels
 * @param beyond  lines for which there must be room, closed or not, [point][x, y]
 */
export function panelFrame(
  matrix: MatrixData,
  aspect: 'equal' | 'free',
  width: number,
  format: (value: number) => string,
  beyond: readonly MatrixData[] = [],
): PanelFrame {
  const box = boxOf(matrix);
  const [left, right, bottom, top] = beyond.reduce(withRoomFor, box);
  const yTicks = ticks(bottom, top, 4);
  const margin = 24 + CHARACTER * Math.max(1, ...yTicks.map((value) => format(value).length));
  const room = Math.max(40, width - margin - RIGHT);
  const ratio = aspect === 'equal' ? (top - bottom) / (right - left) : FREE;
  const plot = {
    x: margin,
    y: TOP,
    width: Math.min(room, (TALLEST * room) / ratio),
    height: Math.min(TALLEST * room, room * ratio),
  };
  const xCount = Math.max(2, Math.min(5, Math.round(plot.width / 60)));
  const bar = plot.y + plot.height + X_AXIS;
  const placeOf = (x: number, y: number) =>
    [
      plot.x + ((x - left) / (right - left)) * plot.width,
      plot.y + ((top - y) / (top - bottom)) * plot.height,
    ] as const;
  const [x, y] = placeOf(box[0], box[3]);
  const [farX, farY] = placeOf(box[1], box[2]);
  const field = { x, y, width: farX - x, height: farY - y };
  return {
    width,
    height: bar + BAR + BELOW_BAR,
    plot,
    field,
    bar,
    xTicks: ticks(left, right, xCount),
    yTicks,
    placeOf,
    cellAt: (column, row) => [
      x + (column / matrix.columns) * field.width,
      y + (row / matrix.rows) * field.height,
    ],
  };
}

/** Room round what lies beyond a field, in its widths. */
const AIR = 0.02;

/** A box that holds another and all points of a matrix. */
function withRoomFor([left, right, bottom, top]: Box, { rows, columns, values }: MatrixData): Box {
  const [dx, dy] = [AIR * (right - left), AIR * (top - bottom)];
  let box: Box = [left, right, bottom, top];
  for (let k = 0; k < rows; k++) {
    const [x, y] = [values[k * columns], values[k * columns + 1]];
    if (typeof x !== 'number' || typeof y !== 'number') continue;
    box = [
      x < left ? Math.min(box[0], x - dx) : box[0],
      x > right ? Math.max(box[1], x + dx) : box[1],
      y < bottom ? Math.min(box[2], y - dy) : box[2],
      y > top ? Math.max(box[3], y + dy) : box[3],
    ];
  }
  return box;
}

/** Edges of a field: half a cell beyond the middles of its outer cells. */
export function boxOf({ rows, columns, extent }: MatrixData): Box {
  const [left, right, bottom, top] = extent ?? [0.5, columns - 0.5, 0.5, rows - 0.5];
  const dx = (right - left) / Math.max(1, columns - 1) / 2;
  const dy = (top - bottom) / Math.max(1, rows - 1) / 2;
  return [left - dx, right + dx, bottom - dy, top + dy];
}

/** The cell under a pixel of the picture; null outside the field. */
export function cellUnder(
  { field }: PanelFrame,
  { rows, columns }: MatrixData,
  x: number,
  y: number,
): readonly [row: number, column: number] | null {
  const column = Math.floor(((x - field.x) / field.width) * columns);
  const row = Math.floor(((y - field.y) / field.height) * rows);
  return column >= 0 && column < columns && row >= 0 && row < rows ? [row, column] : null;
}
