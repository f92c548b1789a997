/** A line chart as a picture of vectors: shade, exact curves, runs beside, error bars, lines, marks, named ticks. Knows no DOM. */

import { barEnds, type LineData, type LineSeries } from '../line-data.ts';
import { hundredths } from '../path.ts';
import type { Scene, SceneItem } from '../scene/scene.ts';
import { axisItems, clipOf } from './axis-items.ts';
import type { PlotFrame, Scale } from './frame.ts';
import { barOpacity, type LineColours, lineLook } from './line-look.ts';
import type { PlotLook } from './look.ts';
import { markPath } from './marks.ts';
import { textWidth } from './text-width.ts';

export interface LineParts {
  readonly data: LineData;
  readonly yScale: Scale;
  readonly emphasised?: number | null;
  isShown(key: string): boolean;
  /** Name of a tick. */
  tickName(id: string): string;
}

export function lineScene(
  frame: PlotFrame,
  parts: LineParts,
  look: PlotLook & Pick<LineColours, 'pins'>,
): Scene {
  const { data, isShown } = parts;
  const clip = clipOf(frame);
  const shown = data.series.filter(({ key }) => isShown(key));
  const lines = shown.flatMap((series) => seriesItems(frame, parts, series, look, clip));
  const items = [
    ...axisItems(frame, look),
    ...shadeItems(frame, parts, look, clip),
    ...tickItems(frame, parts, look),
    ...lines,
  ];
  return { width: frame.width, height: frame.height, items };
}

function seriesItems(
  frame: PlotFrame,
  { data, yScale, emphasised }: LineParts,
  series: LineSeries,
  look: PlotLook & LineColours,
  clip: string,
): SceneItem[] {
  const line = lineLook(series, look, emphasised ?? null);
  const { colour, opacity } = line;
  const items: SceneItem[] = [];
  const bars = barsPath(frame, data.x, series, yScale);
  if (bars)
    items.push({
      kind: 'path',
      path: bars,
      stroke: colour,
      width: 1.25,
      opacity: barOpacity(series, line),
      clip,
    });
  const path = line.joined ? piecesPath(frame, data.x, series.y) : '';
  if (path)
    items.push({ kind: 'path', path, stroke: colour, width: line.width, dash: line.dash, opacity, clip });
  if (!line.mark) return items;
  const marks = placesOf(frame, data.x, series.y)
    .filter((place) => isInside(frame, place))
    .map(([x, y]) => markPath(line.mark!, x, y, line.radius))
    .join('');
  if (marks && line.mark === 'cross')
    items.push({ kind: 'path', path: marks, stroke: colour, width: 1.75, opacity });
  else if (marks) items.push({ kind: 'path', path: marks, fill: colour, opacity });
  return items;
}

type Values = LineSeries['y'];

function placesOf(frame: PlotFrame, x: readonly number[], y: Values): (readonly [number, number])[] {
  return x.flatMap((at, k) => {
    const value = y[k];
    if (typeof value !== 'number') return [];
    const place = frame.placeOf(at, value);
    return place.every(Number.isFinite) ? [place] : [];
  });
}

/** A line through its points: over places where it has none, but not over those where its value does not exist. */
export function piecesPath(frame: PlotFrame, x: readonly number[], y: Values): string {
  let path = '';
  let drawing = false;
  x.forEach((at, k) => {
    const value = y[k];
    if (value === undefined) return;
    const [left, top] = value === null ? [Number.NaN, Number.NaN] : frame.placeOf(at, value);
    const exists = Number.isFinite(left) && Number.isFinite(top);
    if (exists) path += `${drawing ? 'L' : 'M'}${hundredths(left)} ${hundredths(top)}`;
    drawing = exists;
  });
  return path;
}

/** Error bars; one that reaches zero or below ends, on a logarithmic axis, with an arrow at the lower edge. */
function barsPath(frame: PlotFrame, x: readonly number[], { y, error }: LineSeries, scale: Scale): string {
  const { plot } = frame;
  const floor = plot.y + plot.height;
  let path = '';
  x.forEach((at, k) => {
    const [value, bar] = [y[k], error?.[k]];
    if (typeof value !== 'number' || typeof bar !== 'number' || !(bar > 0)) return;
    const ends = barEnds(value, bar, scale);
    const [left, top] = frame.placeOf(at, ends.high);
    const low = ends.low === null ? floor : frame.placeOf(at, ends.low)[1];
    if (!Number.isFinite(left) || !Number.isFinite(top)) return;
    path += `M${hundredths(left)} ${hundredths(top)}L${hundredths(left)} ${hundredths(low)}`;
    if (ends.low === null)
      path += `M${hundredths(left - 3)} ${floor - 5}L${hundredths(left)} ${floor}L${hundredths(left + 3)} ${floor - 5}`;
  });
  return path;
}

function shadeItems(
  frame: PlotFrame,
  { data, isShown }: LineParts,
  { theme }: PlotLook,
  clip: string,
): SceneItem[] {
  const [upper, lower] = (data.shade ?? []).map((key) => data.series.find((series) => series.key === key));
  if (!upper || !lower || !isShown(upper.key) || !isShown(lower.key)) return [];
  const both = data.x.flatMap((x, k) => {
    const [a, b] = [upper.y[k], lower.y[k]];
    return typeof a === 'number' && typeof b === 'number' ? [[frame.placeOf(x, a), frame.placeOf(x, b)]] : [];
  });
  if (both.length < 2) return [];
  const points = [...both.map(([a]) => a!), ...both.map(([, b]) => b!).reverse()];
  const path = points.map(([x, y]) => `${hundredths(x)} ${hundredths(y)}`).join('L');
  return [{ kind: 'path', path: `M${path}Z`, fill: theme.roles[upper.role], opacity: 0.16, clip }];
}

const TICK_SIZE = 11;

function tickItems(frame: PlotFrame, { data, tickName }: LineParts, { theme }: PlotLook): SceneItem[] {
  const { plot } = frame;
  const right = plot.x + plot.width;
  const lines: (readonly [number, number])[][] = [];
  return data.ticks.flatMap(({ id, x }): SceneItem[] => {
    const [left] = frame.placeOf(x, 1);
    if (!(left >= plot.x && left <= right)) return [];
    const name = tickName(id);
    const width = textWidth(name, TICK_SIZE);
    const isBeside = right - left > width + 8;
    const from = isBeside ? left + 4 : left - 4;
    const line = lineFor(isBeside ? [from, from + width] : [from - width, from], lines);
    const y = plot.y + TICK_SIZE * (1 + 1.2 * line);
    return [
      {
        kind: 'path',
        path: `M${hundredths(left)} ${plot.y}v${plot.height}`,
        stroke: theme.text,
        width: 1,
        dash: [3, 3],
      },
      {
        kind: 'text',
        x: from,
        y,
        text: name,
        size: TICK_SIZE,
        fill: theme.text,
        anchor: isBeside ? 'start' : 'end',
      },
    ];
  });
}

/** The first line of labels with room for one more here; notes it there. */
export function lineFor(span: readonly [number, number], written: (readonly [number, number])[][]): number {
  const free = written.findIndex((line) => line.every(([from, to]) => span[1] < from || span[0] > to));
  const line = free < 0 ? written.push([]) - 1 : free;
  written[line]!.push(span);
  return line;
}

const isInside = ({ plot }: PlotFrame, [x, y]: readonly [number, number]) =>
  x >= plot.x - 1 && x <= plot.x + plot.width + 1 && y >= plot.y - 1 && y <= plot.y + plot.height + 1;
