/** What the axes of a line chart show: everything with a little air, or a part of x and what lies in it. */

import { type LineData, type LineSeries, lowEnd, type Span } from './line-data.ts';
import { padded } from './ticks.ts';

type Scale = 'linear' | 'log';
export interface RangeWanted {
  readonly xScale: Scale;
  readonly yScale: Scale;
  /** Declared; on a logarithmic axis only where it has a place there. */
  readonly yRange?: Span | undefined;
  /** What x shows at least: the whole ladder from the first rung on, so that the picture does not creep. */
  readonly planned?: Span | null | undefined;
  /** The part of x that the reader chose. */
  readonly zoom?: Span | null | undefined;
}

export function lineRanges(
  data: LineData,
  isShown: (key: string) => boolean,
  { xScale, yScale, yRange, planned, zoom }: RangeWanted,
): { readonly x: Span; readonly y: Span } {
  const shown = data.series.filter(({ key }) => isShown(key));
  const fallback = (scale: Scale): Span => (scale === 'log' ? [0.1, 1] : [0, 1]);
  const all = padded(union(xExtent(data, shown), planned ?? null) ?? fallback(xScale), xScale, 0.02);
  const x = zoom ?? all;
  if (yRange && (yScale === 'linear' || yRange[0] > 0)) return { x, y: yRange };
  const y = padded(yExtent(data, shown, yScale, zoom ?? null) ?? fallback(yScale), yScale, 0.06);
  return { x, y };
}

function xExtent({ x }: LineData, shown: readonly LineSeries[]): Span | null {
  return spanOf(x.filter((_, k) => shown.some(({ y }) => typeof y[k] === 'number')));
}

/** Error bars included; of a part of x also where a line crosses its ends. */
function yExtent(
  data: LineData,
  shown: readonly LineSeries[],
  scale: Scale,
  window: Span | null,
): Span | null {
  const ends: number[] = [];
  for (const { y, error, style } of shown) {
    let before: readonly [x: number, y: number] | null = null;
    y.forEach((value, k) => {
      const x = data.x[k]!;
      if (value === null) before = null;
      if (typeof value !== 'number') return;
      if (!window || (x >= window[0] && x <= window[1])) {
        const bar = error?.[k] ?? 0;
        ends.push(lowEnd(value, bar, scale), value + bar);
      }
      if (window && before && style !== 'points') ends.push(...crossings(before, [x, value], window));
      before = [x, value];
    });
  }
  return spanOf(ends);
}

/** Heights at which a piece of a line passes the ends of a window. */
function crossings(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  window: Span,
): number[] {
  return window.filter((end) => end > x0 && end < x1).map((end) => y0 + ((end - x0) / (x1 - x0)) * (y1 - y0));
}

function spanOf(values: readonly number[]): Span | null {
  let span: [number, number] | null = null;
  for (const value of values)
    span = span ? [Math.min(span[0], value), Math.max(span[1], value)] : [value, value];
  return span;
}

export function union(a: Span | null, b: Span | null): Span | null {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

/** Whether a logarithmic axis has a place for everything that is shown there. */
export function isPositive(data: LineData, isShown: (key: string) => boolean, side: 'x' | 'y'): boolean {
  const shown = data.series.filter(({ key }) => isShown(key));
  const values =
    side === 'y'
      ? shown.flatMap(({ y }) => y.filter((value) => typeof value === 'number'))
      : data.x.filter((_, k) => shown.some(({ y }) => typeof y[k] === 'number'));
  return values.length > 0 && values.every((value) => value > 0);
}
