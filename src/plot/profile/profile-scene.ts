/** A profile as a picture: axes, bands from back to front, curves, points, the reader's own points, the cursor. */
import { ticks } from 'd3-array';
import type { Span } from '../line-data.ts';
import { hundredths } from '../path.ts';
import type { Scene, SceneItem } from '../scene/scene.ts';
import { type ChartTheme, DASHES } from '../theme.ts';
import type { ProfileCurve, ProfileData, ProfileMarks, ProfileStrip } from './profile-data.ts';

export interface ProfileFrame {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  placeOf(x: number, y: number): readonly [number, number];
  /** From pixels to coordinates. */
  valueAt(left: number, top: number): readonly [x: number, y: number];
}
export interface ProfileWords {
  readonly x: string;
  readonly y: string;
  format(value: number): string;
}
export interface ProfileParts {
  readonly data: ProfileData;
  /** Points of the reader's own. */
  readonly own: readonly (readonly [number, number])[];
  readonly cursor: { readonly x: number; readonly y: number | null } | null;
  isShown(key: string): boolean;
}

const SMALL = 12;
const CHARACTER = 6.8;
const [RIGHT, TOP, BELOW] = [10, 8, 42];
/** Pixels between the lines of a hatch. */
const HATCH = 6;

export function profileFrame(
  size: { readonly width: number; readonly height: number },
  range: { readonly x: Span; readonly y: Span },
  format: (value: number) => string,
): ProfileFrame {
  const [[left, right], [bottom, top]] = [range.x, range.y];
  const yTicks = ticks(bottom, top, Math.max(2, Math.floor(size.height / 48)));
  const margin = 28 + CHARACTER * Math.max(2, ...yTicks.map((value) => format(value).length));
  const plot = {
    x: margin,
    y: TOP,
    width: Math.max(40, size.width - margin - RIGHT),
    height: Math.max(40, size.height - TOP - BELOW),
  };
  return {
    ...size,
    plot,
    xTicks: ticks(left, right, Math.max(2, Math.floor(plot.width / 64))),
    yTicks,
    placeOf: (x, y) => [
      plot.x + ((x - left) / (right - left)) * plot.width,
      plot.y + ((top - y) / (top - bottom)) * plot.height,
    ],
    valueAt: (x, y) => [
      left + ((x - plot.x) / plot.width) * (right - left),
      top - ((y - plot.y) / plot.height) * (top - bottom),
    ],
  };
}

export function profileScene(
  frame: ProfileFrame,
  { data, own, cursor, isShown }: ProfileParts,
  theme: ChartTheme,
  words: ProfileWords,
): Scene {
  const { plot } = frame;
  const clip = `M${plot.x} ${plot.y}h${plot.width}v${plot.height}h${-plot.width}Z`;
  const items: SceneItem[] = [...axisItems(frame, theme, words)];
  for (const band of data.bands)
    if (isShown(band.key)) items.push(...bandItems(frame, data.x, band, theme, clip));
  for (const line of data.lines)
    if (isShown(line.key)) items.push(lineItem(frame, data.x, line, theme, clip));
  for (const marks of data.points) if (isShown(marks.key)) items.push(markItem(frame, marks, theme));
  if (own.length > 0) items.push(...ownItems(frame, own, theme));
  if (cursor) items.push(...cursorItems(frame, cursor, theme, clip));
  return { width: frame.width, height: frame.height, items };
}

function axisItems(
  { plot, xTicks, yTicks, placeOf, height }: ProfileFrame,
  theme: ChartTheme,
  words: ProfileWords,
) {
  const items: SceneItem[] = [];
  const text = (x: number, y: number, anchor: 'start' | 'middle' | 'end', label: string, upwards = false) =>
    items.push({ kind: 'text', x, y, text: label, size: SMALL, fill: theme.text, anchor, upwards });
  const grid = [
    ...xTicks.map((x) => `M${hundredths(placeOf(x, 0)[0])} ${plot.y}v${plot.height}`),
    ...yTicks.map((y) => `M${plot.x} ${hundredths(placeOf(0, y)[1])}h${plot.width}`),
  ];
  items.push({ kind: 'path', path: grid.join(''), stroke: theme.grid, width: 1 });
  for (const x of xTicks) text(placeOf(x, 0)[0], plot.y + plot.height + 16, 'middle', words.format(x));
  for (const y of yTicks) text(plot.x - 6, placeOf(0, y)[1] + 4, 'end', words.format(y));
  text(plot.x + plot.width / 2, height - 6, 'middle', words.x);
  text(13, plot.y + plot.height / 2, 'middle', words.y, true);
  return items;
}

/** Pieces of a curve between gaps. */
function pathOf(frame: ProfileFrame, x: readonly number[], y: readonly (number | null)[]): string {
  let path = '';
  let drawing = false;
  x.forEach((place, k) => {
    const value = y[k];
    if (typeof value !== 'number') {
      drawing = false;
      return;
    }
    const [left, top] = frame.placeOf(place, value);
    path += `${drawing ? 'L' : 'M'}${hundredths(left)} ${hundredths(top)}`;
    drawing = true;
  });
  return path;
}

function lineItem(
  frame: ProfileFrame,
  x: readonly number[],
  { y, role, style }: ProfileCurve,
  theme: ChartTheme,
  clip: string,
): SceneItem {
  const path = pathOf(frame, x, y);
  return { kind: 'path', path, stroke: theme.roles[role], width: 2, dash: DASHES[style], clip };
}

/** A plain band is a shade with thin edges; a hatched one has lines across it besides, so that it is told without colour. */
function bandItems(
  frame: ProfileFrame,
  x: readonly number[],
  { low, high, role, look }: ProfileStrip,
  theme: ChartTheme,
  clip: string,
): SceneItem[] {
  const colour = theme.roles[role];
  const outline = stripPath(frame, x, low, high);
  if (outline === '') return [];
  const items: SceneItem[] = [
    { kind: 'path', path: outline, fill: colour, opacity: look === 'plain' ? 0.24 : 0.1, clip },
  ];
  const group: SceneItem[] = [];
  if (look === 'hatched')
    group.push({ kind: 'path', path: hatch(frame), stroke: colour, width: 1, opacity: 0.5, clip: outline });
  const edges = pathOf(frame, x, low) + pathOf(frame, x, high);
  items.push(...group, { kind: 'path', path: edges, stroke: colour, width: 1, opacity: 0.7, clip });
  return items;
}

/** Outline of the area between two curves, closed within the plot. */
function stripPath(
  frame: ProfileFrame,
  x: readonly number[],
  low: readonly (number | null)[],
  high: readonly (number | null)[],
): string {
  const { plot } = frame;
  const at = (k: number, value: number) => {
    const [left, top] = frame.placeOf(x[k]!, value);
    // Cut here, for what clips cannot be clipped itself.
    const inside = Math.min(plot.y + plot.height, Math.max(plot.y, top));
    return `${hundredths(Math.min(plot.x + plot.width, Math.max(plot.x, left)))} ${hundredths(inside)}`;
  };
  const has = (k: number) => typeof low[k] === 'number' && typeof high[k] === 'number';
  let path = '';
  for (let from = 0; from < x.length; from++) {
    if (!has(from)) continue;
    let to = from;
    while (to + 1 < x.length && has(to + 1)) to++;
    const places = Array.from({ length: to - from + 1 }, (_, k) => from + k);
    const up = places.map((k) => at(k, high[k]!));
    const down = places.reverse().map((k) => at(k, low[k]!));
    path += `M${[...up, ...down].join('L')}Z`;
    from = to;
  }
  return path;
}

function hatch({ plot }: ProfileFrame): string {
  const lines: string[] = [];
  for (let start = -plot.height; start < plot.width; start += HATCH)
    lines.push(
      `M${hundredths(plot.x + start)} ${hundredths(plot.y + plot.height)}l${plot.height} ${-plot.height}`,
    );
  return lines.join('');
}

const circle = (x: number, y: number, radius: number) =>
  `M${hundredths(x - radius)} ${hundredths(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
const cross = (x: number, y: number, arm: number) =>
  `M${hundredths(x - arm)} ${hundredths(y - arm)}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`;

const isInside = ({ plot }: ProfileFrame, [x, y]: readonly [number, number]) =>
  x >= plot.x - 1 && x <= plot.x + plot.width + 1 && y >= plot.y - 1 && y <= plot.y + plot.height + 1;

function markItem(frame: ProfileFrame, { at, mark, role }: ProfileMarks, theme: ChartTheme): SceneItem {
  const colour = theme.roles[role];
  // Many points are drawn smaller, or they would hide what they are about.
  const radius = at.length > 150 ? 1.75 : 3;
  const places = at.map(([x, y]) => frame.placeOf(x, y)).filter((place) => isInside(frame, place));
  const path = places
    .map(([x, y]) => (mark === 'cross' ? cross(x, y, radius + 1) : circle(x, y, radius)))
    .join('');
  return mark === 'dot'
    ? { kind: 'path', path, fill: colour, stroke: theme.ground, width: 0.75 }
    : { kind: 'path', path, stroke: colour, width: 1.75, ...(mark === 'ring' && { fill: theme.ground }) };
}

/** Points that somebody clicked: rings with a dot inside. */
function ownItems(frame: ProfileFrame, own: ProfileParts['own'], theme: ChartTheme): SceneItem[] {
  const places = own.map(([x, y]) => frame.placeOf(x, y)).filter((place) => isInside(frame, place));
  const path = (radius: number) => places.map(([x, y]) => circle(x, y, radius)).join('');
  const colour = theme.roles.exact;
  return [
    { kind: 'path', path: path(5), fill: theme.ground, stroke: colour, width: 1.5 },
    { kind: 'path', path: path(2), fill: colour },
  ];
}

function cursorItems(
  frame: ProfileFrame,
  { x, y }: NonNullable<ProfileParts['cursor']>,
  theme: ChartTheme,
  clip: string,
): SceneItem[] {
  const { plot } = frame;
  const [left, top] = frame.placeOf(x, y ?? 0);
  let path = `M${hundredths(left)} ${plot.y}v${plot.height}`;
  if (y !== null) path += `M${plot.x} ${hundredths(top)}h${plot.width}`;
  return [{ kind: 'path', path, stroke: theme.text, width: 1, dash: [4, 3], clip }];
}
