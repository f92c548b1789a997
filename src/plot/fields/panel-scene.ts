/** The picture of one field: colours, contour lines, boundary, points, axes and colour bar. */
import type { MatrixData } from '../../experiments/declaration.ts';
import { powerOfTen } from '../../messages/number.ts';
import { hundredths, linePath } from '../path.ts';
import type { Pixels, Scene, SceneItem } from '../scene/scene.ts';
import { isDark } from './colours.ts';
import { contourPaths } from './contour-lines.ts';
import { between, type ExtendedField, extended } from './extended.ts';
import { BAR, CHARACTER, type PanelFrame, SMALL } from './panel-frame.ts';
import type { PanelScale } from './panel-scale.ts';
import { markPath, markSize } from './points.ts';

export interface PanelLook {
  /** Colours of the page. */
  readonly text: string;
  readonly soft: string;
  /** Names of the axes. */
  readonly x: string;
  readonly y: string;
  /** A round number beside an axis. */
  format(value: number): string;
}
export interface PanelParts {
  readonly matrix: MatrixData;
  readonly scale: PanelScale;
  /** Closed lines, [point][x, y], nulls between two of them. */
  readonly outline: MatrixData | undefined;
  readonly points: readonly {
    readonly mark: 'dot' | 'ring' | 'cross' | 'line';
    readonly places: MatrixData;
  }[];
  readonly contours: boolean;
  /** Also on a logarithmic scale: of a field that does not pass through zero, such as a loss. Default false. */
  readonly logContours?: boolean;
}

/** Steps of the colours of a picture: finer than eyes and screens. */
const COLOURS = 1024;
/** Cells beyond the last value that are still coloured, where a boundary cuts through them. */
const REACH = 2;
const DARK_LINE = '#000000';
const LIGHT_LINE = '#ffffff';

export function panelScene(parts: PanelParts, frame: PanelFrame, look: PanelLook): Scene {
  const { matrix, scale } = parts;
  const field = extended(matrix.rows, matrix.columns, matrix.values.map(scale.place));
  const outline = parts.outline ? closedPath(parts.outline, frame) : undefined;
  const clip = outline ?? insidePath(matrix, frame);
  const { plot } = frame;
  const isWhole = plot.width === frame.field.width && plot.height === frame.field.height;
  return {
    width: frame.width,
    height: frame.height,
    items: [
      { kind: 'image', ...frame.field, pixels: pixelsOf(field, matrix, scale, frame), clip },
      // Where a magnitude passes through zero, logarithmic lines crowd and say nothing: the dark valley says it.
      ...(parts.contours && (scale.kind !== 'log' || parts.logContours)
        ? contourItems(field, scale, frame, clip)
        : []),
      ...parts.points.flatMap(({ mark, places }) => markItems(mark, places, frame)),
      ...(outline && !isWhole
        ? [{ kind: 'path', path: rectangle(plot), stroke: look.soft, width: 0.75, opacity: 0.5 } as const]
        : []),
      ...(outline
        ? [{ kind: 'path', path: outline, stroke: look.text, width: 1.25 } as const]
        : [{ kind: 'path', path: rectangle(plot), stroke: look.soft, width: 1 } as const]),
      ...axisItems(frame, look),
      ...barItems(scale, frame, look),
    ],
  };
}

/** A field as pixels, about one for each CSS pixel: linear between the middles of cells, in the measure of its scale. */
function pixelsOf(field: ExtendedField, matrix: MatrixData, scale: PanelScale, frame: PanelFrame): Pixels {
  const width = Math.max(2, Math.round(frame.field.width));
  const height = Math.max(2, Math.round(frame.field.height));
  const data = new Uint8ClampedArray(4 * width * height);
  const colours = Array.from({ length: COLOURS }, (_, k) => scale.colour(k / (COLOURS - 1)));
  for (let j = 0; j < height; j++) {
    const y = ((j + 0.5) / height) * matrix.rows;
    for (let i = 0; i < width; i++) {
      const x = ((i + 0.5) / width) * matrix.columns;
      const cell = (Math.floor(y) + 1) * field.columns + Math.floor(x) + 1;
      const position = between(field, x, y);
      if (Number.isNaN(position) || field.distance[cell]! > REACH) continue;
      const at = 4 * (j * width + i);
      const [red, green, blue] = colours[Math.round(Math.min(1, Math.max(0, position)) * (COLOURS - 1))]!;
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

function contourItems(field: ExtendedField, scale: PanelScale, frame: PanelFrame, clip: string): SceneItem[] {
  if (field.values.some(Number.isNaN)) return [];
  const paths = contourPaths(field, scale.levels.map(scale.place), frame.cellAt);
  return paths.flatMap((path, k) => {
    if (!path) return [];
    const level = scale.levels[k]!;
    const isZero = scale.kind === 'signed' && level === 0;
    const stroke = isDark(scale.colour(scale.position(level))) ? LIGHT_LINE : DARK_LINE;
    return [{ kind: 'path', path, stroke, width: isZero ? 1.3 : 0.9, opacity: isZero ? 0.65 : 0.5, clip }];
  });
}

/** Points in white on black or black on white: seen on every colour. */
function markItems(
  mark: 'dot' | 'ring' | 'cross' | 'line',
  places: MatrixData,
  frame: PanelFrame,
): SceneItem[] {
  if (mark === 'line') return lineItems(places, frame);
  const points = pairs(places).flat();
  const path = markPath(mark, points, frame.placeOf);
  if (!path) return [];
  const size = markSize(points.length);
  if (mark === 'dot')
    return [{ kind: 'path', path, fill: LIGHT_LINE, stroke: DARK_LINE, width: 0.7, opacity: 0.9 }];
  return [
    { kind: 'path', path, stroke: DARK_LINE, width: 1 + 2.4 * size, opacity: 0.85 },
    { kind: 'path', path, stroke: LIGHT_LINE, width: 0.5 + size },
  ];
}

/** White dashes on a black line: seen on every colour and on both grounds. */
function lineItems(places: MatrixData, frame: PanelFrame): SceneItem[] {
  const path = closedPath(places, frame);
  if (!path) return [];
  return [
    { kind: 'path', path, stroke: DARK_LINE, width: 1.8, opacity: 0.8 },
    { kind: 'path', path, stroke: LIGHT_LINE, width: 1.2, dash: [6, 4] },
  ];
}

/** Points in lines, split at nulls. */
function pairs({ rows, columns, values }: MatrixData): [number, number][][] {
  const lines: [number, number][][] = [[]];
  for (let k = 0; k < rows; k++) {
    const [x, y] = [values[k * columns], values[k * columns + 1]];
    if (typeof x === 'number' && typeof y === 'number') lines.at(-1)!.push([x, y]);
    else lines.push([]);
  }
  return lines;
}

const closedPath = (outline: MatrixData, frame: PanelFrame) =>
  pairs(outline)
    .map((line) => linePath(line.map(([x, y]) => frame.placeOf(x, y))))
    .join('');

/** Around all cells that have a value, in stripes. */
function insidePath({ rows, columns, values }: MatrixData, frame: PanelFrame): string {
  if (values.every((value) => value !== null)) return rectangle(frame.field);
  let path = '';
  for (let row = 0; row < rows; row++)
    for (let from = 0; from < columns; from++) {
      if (values[row * columns + from] === null) continue;
      let to = from;
      while (to < columns && values[row * columns + to] !== null) to++;
      const corners = [frame.cellAt(from, row), frame.cellAt(to, row), frame.cellAt(to, row + 1)] as const;
      path += linePath([...corners, frame.cellAt(from, row + 1)]);
      from = to;
    }
  return path;
}

const rectangle = ({ x, y, width, height }: PanelFrame['plot']) =>
  linePath([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);

function axisItems({ plot, xTicks, yTicks, placeOf }: PanelFrame, look: PanelLook): SceneItem[] {
  const bottom = plot.y + plot.height;
  const text = { kind: 'text', size: SMALL, fill: look.soft } as const;
  const ticks =
    xTicks.map((x) => `M${hundredths(placeOf(x, 0)[0])} ${hundredths(bottom)}v4`).join('') +
    yTicks.map((y) => `M${hundredths(plot.x)} ${hundredths(placeOf(0, y)[1])}h-4`).join('');
  return [
    { kind: 'path', path: ticks, stroke: look.soft, width: 1 },
    ...xTicks.map((x) => ({
      ...text,
      x: placeOf(x, 0)[0],
      y: bottom + 15,
      text: look.format(x),
      anchor: 'middle' as const,
    })),
    ...yTicks.map((y) => ({
      ...text,
      x: plot.x - 7,
      y: placeOf(0, y)[1] + 4,
      text: look.format(y),
      anchor: 'end' as const,
    })),
    { ...text, x: plot.x + plot.width / 2, y: bottom + 28, text: look.x, anchor: 'middle' },
    { ...text, x: 10, y: plot.y + plot.height / 2, text: look.y, anchor: 'middle', upwards: true },
  ];
}

const BAR_PIXELS = 256;

/** The colours from the lowest to the highest, with the numbers at which contour lines lie. */
function barItems(scale: PanelScale, { plot, bar }: PanelFrame, look: PanelLook): SceneItem[] {
  const data = new Uint8ClampedArray(4 * BAR_PIXELS);
  for (let k = 0; k < BAR_PIXELS; k++) data.set([...scale.colour(k / (BAR_PIXELS - 1)), 255], 4 * k);
  const box = { x: plot.x, y: bar, width: plot.width, height: BAR };
  const at = (level: number) => plot.x + scale.position(level) * plot.width;
  const marks = scale.levels.map((level) => `M${hundredths(at(level))} ${bar + BAR}v4`).join('');
  const text = { kind: 'text', size: SMALL, fill: look.soft } as const;
  const power = commonPower(scale);
  const format = (level: number) => look.format(Number((level / 10 ** power).toPrecision(6)));
  return [
    { kind: 'image', ...box, pixels: { width: BAR_PIXELS, height: 1, data } },
    { kind: 'path', path: rectangle(box), stroke: look.soft, width: 0.75 },
    { kind: 'path', path: marks, stroke: look.soft, width: 1 },
    ...labelled(scale, plot.width, format).map((level) => ({
      ...text,
      x: at(level),
      y: bar + BAR + 16,
      text: format(level),
      anchor: 'middle' as const,
    })),
    ...(power === 0
      ? []
      : [
          {
            ...text,
            x: plot.x + plot.width,
            y: bar - 6,
            text: `×${powerOfTen(power)}`,
            anchor: 'end' as const,
          },
        ]),
  ];
}

/** A power of ten that all numbers of a bar share and that is written once, where they would be long without; else 0. */
export function commonPower({ kind, low, high }: Pick<PanelScale, 'kind' | 'low' | 'high'>): number {
  const power = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))));
  return kind === 'log' || (power >= -2 && power < 4) ? 0 : power;
}

/** The levels whose numbers have room beside one another: every so many, zero among them. */
export function labelled(
  { levels, position }: PanelScale,
  width: number,
  format: (value: number) => string,
): readonly number[] {
  const zero = Math.max(0, levels.indexOf(0));
  for (let every = 1; every < levels.length; every++) {
    const shown = levels.filter((_, k) => (k - zero) % every === 0);
    const fits = shown.every((level, k) => {
      const next = shown[k + 1];
      if (next === undefined) return true;
      const room = (position(next) - position(level)) * width;
      return room > (CHARACTER / 2) * (format(level).length + format(next).length) + 8;
    });
    if (fits) return shown;
  }
  return levels.slice(zero, zero + 1);
}
