/** A matrix or a field as a picture: its cells as an image, numbers at its edges, a way over it, a colour bar. Knows no DOM. */
import type { MatrixData } from '../../experiments/declaration.ts';
import type { Rgb } from '../colour-map.ts';
import { shareOf, type WayPlace } from '../field-data.ts';
import { dendrogramLines } from '../matrix-order.ts';
import { hundredths, linePath } from '../path.ts';
import type { Pixels, Scene, SceneItem } from '../scene/scene.ts';
import { linearTicks } from '../ticks.ts';
import { SMALL } from './frame.ts';
import type { PlotLook } from './look.ts';
import { textWidth } from './text-width.ts';
import { wayItems } from './way-items.ts';

export interface RasterParts {
  readonly matrix: MatrixData;
  /** Width of the picture over its height. */
  readonly shape: number;
  /** What rows and columns stand for, where they are not simply counted. */
  readonly edges?: { readonly rows: ArrayLike<number>; readonly columns: ArrayLike<number> } | undefined;
  /** Of a matrix in the order of a clustering: where the clusters of neighbours join, from the top. */
  readonly joins?: readonly number[] | undefined;
  readonly way: readonly WayPlace[];
  colour(value: number): Rgb;
  /** The value at a share of the colour bar. */
  along(share: number): number;
}
interface Label {
  /** Share of the side, from the left or from the top. */
  readonly at: number;
  readonly text: string;
}

const [LONGEST, TOP, RIGHT, X_AXIS, BAR] = [460, 8, 14, 40, 10] as const;
/** Room for the tree of the copies. */
const TREE = 56;
/** Pixels of the image to one of the page, so that cells keep their edges when they are drawn larger. */
const FINENESS = 2;
const MOST_PIXELS = 1 << 20;

export function rasterScene(parts: RasterParts, look: PlotLook): Scene {
  const { matrix, shape } = parts;
  const [width, height] = shape >= 1 ? [LONGEST, LONGEST / shape] : [LONGEST * shape, LONGEST];
  const rows = labelsOf(parts, 'rows', height, look.format);
  const left = 30 + Math.max(14, ...rows.map(({ text }) => textWidth(text, SMALL)));
  const plot = { x: left, y: TOP, width, height };
  const place = ({ x, y }: { readonly x: number; readonly y: number }) => {
    const [a, b] = shareOf(matrix, { x, y });
    return [left + a * width, TOP + b * height] as const;
  };
  const text = (
    x: number,
    y: number,
    anchor: 'middle' | 'end',
    words: string,
    upwards = false,
  ): SceneItem => {
    return { kind: 'text', x, y, text: words, size: SMALL, fill: look.theme.text, anchor, upwards };
  };
  const frame = linePath([
    [left, TOP],
    [left + width, TOP],
    [left + width, TOP + height],
    [left, TOP + height],
  ]);
  const bar = TOP + height + X_AXIS;
  return {
    width: left + width + RIGHT + (parts.joins ? TREE : 0),
    height: bar + BAR + 20,
    items: [
      { kind: 'image', ...plot, pixels: cellPixels(parts, width, height) },
      { kind: 'path', path: frame, stroke: look.theme.grid, width: 1 },
      ...(parts.joins
        ? [treeItem(parts.joins, { x: left + width + 6, y: TOP, width: TREE - 2, height }, look)]
        : []),
      ...wayItems(parts.way.map((each) => ({ place: place(each), colour: parts.colour(each.value) }))),
      ...rows.map(({ at, text: words }) => text(left - 6, TOP + at * height + 4, 'end', words)),
      ...labelsOf(parts, 'columns', width, look.format).map(({ at, text: words }) =>
        text(left + at * width, TOP + height + 15, 'middle', words),
      ),
      text(left + width / 2, bar - 8, 'middle', look.x),
      text(13, TOP + height / 2, 'middle', look.y, true),
      { kind: 'image', x: left, y: bar, width, height: BAR, pixels: barPixels(parts) },
      ...[0, 0.5, 1].map((share) =>
        text(
          left + share * width,
          bar + BAR + 14,
          'middle',
          look.format(Number(parts.along(share).toPrecision(2))),
        ),
      ),
    ],
  };
}

function treeItem(
  joins: readonly number[],
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  { theme }: PlotLook,
): SceneItem {
  const path = dendrogramLines(joins)
    .map(([x0, y0, x1, y1]) => [x + x0 * width, y + y0 * height, x + x1 * width, y + y1 * height])
    .map((line) => line.map(hundredths))
    .map(([x0, y0, x1, y1]) => `M${x0} ${y0}L${x1} ${y1}`)
    .join('');
  return { kind: 'path', path, stroke: theme.text, width: 1.25 };
}

/** Counts are exact: 128 is not 130. */
const short = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(2)));

function labelsOf(
  { matrix, edges }: RasterParts,
  side: 'rows' | 'columns',
  length: number,
  format: (value: number) => string,
): Label[] {
  const count = matrix[side];
  if (edges) {
    const texts = Array.from(edges[side], (value) => format(short(value))).slice(0, count);
    const room = side === 'rows' ? 15 : 10 + Math.max(0, ...texts.map((text) => textWidth(text, SMALL)));
    const every = Math.max(1, Math.ceil((room * count) / length));
    return texts.flatMap((text, k) => (k % every === 0 ? [{ at: (k + 0.5) / count, text }] : []));
  }
  if (matrix.extent) {
    const [left, right, bottom, top] = matrix.extent;
    const span = side === 'columns' ? ([left, right] as const) : ([bottom, top] as const);
    return linearTicks(span, length, 44).map((tick) => {
      const share = shareOf(matrix, { x: tick, y: tick });
      return { at: share[side === 'columns' ? 0 : 1], text: format(tick) };
    });
  }
  return linearTicks([1, count], length, 34, true).map((tick) => {
    return { at: (tick - 0.5) / count, text: format(tick) };
  });
}

/** Each cell as a block of pixels. */
function cellPixels({ matrix, colour }: RasterParts, width: number, height: number): Pixels {
  const { rows, columns, values } = matrix;
  const room = Math.sqrt(MOST_PIXELS / (rows * columns));
  const blockOf = (length: number, count: number) =>
    Math.max(1, Math.min(Math.floor(room), Math.ceil((FINENESS * length) / count)));
  const [across, down] = [blockOf(width, columns), blockOf(height, rows)];
  const pixels = { width: columns * across, height: rows * down };
  const data = new Uint8ClampedArray(4 * pixels.width * pixels.height);
  for (let j = 0; j < pixels.height; j++)
    for (let i = 0; i < pixels.width; i++) {
      const value = values[Math.floor(j / down) * columns + Math.floor(i / across)];
      if (typeof value !== 'number') continue;
      data.set([...colour(value), 255], 4 * (j * pixels.width + i));
    }
  return { ...pixels, data };
}

function barPixels({ colour, along }: RasterParts): Pixels {
  const width = 256;
  const data = new Uint8ClampedArray(4 * width);
  for (let i = 0; i < width; i++) data.set([...colour(along(i / (width - 1))), 255], 4 * i);
  return { width, height: 1, data };
}
