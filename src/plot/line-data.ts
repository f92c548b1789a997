/** From rows and a declared line figure to columns that can be drawn, tabulated and exported: one shape for all three. */
import type { LineFigure, Row, SeriesRole } from '../experiments/declaration.ts';
import { type ComparedRun, pinsBeside, previousBeside } from './compared.ts';

export interface LineSeries {
  /** Unique in the figure: a column's name, `curve:<id>`, `previous:<column>`, or `pin:<run>:<column>`. */
  readonly key: string;
  readonly kind: 'data' | 'curve' | 'previous' | 'pinned';
  /** Column or curve id, for its label. */
  readonly name: string;
  readonly errorName: string | null;
  readonly role: SeriesRole;
  readonly style: 'solid' | 'dashed' | 'dotted' | 'points';
  /** Of a pinned run: which, and its colour and mark. */
  readonly pin?: { readonly id: number; readonly slot: number };
  /** [x]; undefined where this series has no point at that x, null where its value does not exist. */
  readonly y: readonly (number | null | undefined)[];
  /** Standard errors, [x]; null where the series has none. */
  readonly error: readonly (number | null | undefined)[] | null;
}

export interface LineData {
  /** Ascending union of every series' points. */
  readonly x: readonly number[];
  readonly series: readonly LineSeries[];
  /** Keys of the two series between which to shade. */
  readonly shade: readonly [string, string] | null;
  readonly ticks: readonly { readonly id: string; readonly x: number }[];
}

type Point = readonly [x: number, y: number | null, error: number | null];
type Draft = Omit<LineSeries, 'y' | 'error'> & { readonly points: readonly Point[] };

export function lineData<C>(
  figure: LineFigure<C>,
  config: C,
  rows: readonly Row[],
  previous: readonly Row[] = [],
  pins: readonly ComparedRun[] = [],
): LineData {
  const drafts: Draft[] = [];
  for (const curve of figure.curves ?? []) {
    const known = curve.points(config);
    if (!known) continue;
    const points = known.x.map((x, k): Point => [x, numberOrNull(known.y[k]), null]);
    drafts.push({
      key: `curve:${curve.id}`,
      kind: 'curve',
      name: curve.id,
      errorName: null,
      role: curve.role,
      style: curve.style,
      points,
    });
  }
  for (const { kind, source, prefix, pin } of [
    { kind: 'previous', source: previousBeside(previous, pins), prefix: 'previous:', pin: undefined },
    ...pinsBeside(rows, pins).map(({ id, slot, rows: source }) => {
      return { kind: 'pinned', source, prefix: `pin:${id}:`, pin: { id, slot } } as const;
    }),
    { kind: 'data', source: rows, prefix: '', pin: undefined },
  ] as const) {
    for (const { y, error, role, style, when } of figure.series) {
      if (kind === 'data' && when && !when(config)) continue;
      const points = source.flatMap((row) => pointOf(row, figure.x, y, error));
      // A quantity that this configuration does not have (no teacher: no R) is not announced by an empty line.
      if ((kind !== 'data' || rows.length > 0) && !points.some((point) => point[1] !== null)) continue;
      const draft = { key: `${prefix}${y}`, kind, name: y, errorName: error ?? null, role, style, points };
      drafts.push(pin ? { ...draft, pin } : draft);
    }
  }
  // A logarithmic axis has no place for zero; such points stay in the table of rows and are left out of the drawing.
  const drawable = figure.xScale === 'log' ? (x: number) => x > 0 : () => true;
  const x = [...new Set(drafts.flatMap((draft) => draft.points.map((point) => point[0])))].filter(drawable);
  x.sort((a, b) => a - b);
  const ticks = (figure.ticks ?? []).flatMap((tick) => {
    const at = tick.x(config);
    return at === null ? [] : [{ id: tick.id, x: at }];
  });
  return {
    x,
    series: drafts.map((draft) => align(draft, x, figure.yScale)),
    shade: figure.shade ?? null,
    ticks,
  };
}

function pointOf(row: Row, x: string, y: string, error: string | undefined): Point[] {
  const at = numberOrNull(row.values[x]);
  if (at === null || !(y in row.values)) return [];
  return [[at, numberOrNull(row.values[y]), error === undefined ? null : numberOrNull(row.values[error])]];
}

function align({ points, ...series }: Draft, x: readonly number[], yScale: 'linear' | 'log'): LineSeries {
  const byX = new Map(points.map((point) => [point[0], point]));
  const y = x.map((at) => {
    const point = byX.get(at);
    if (!point) return undefined;
    return yScale === 'log' && point[1] !== null && point[1] <= 0 ? null : point[1];
  });
  const error = series.errorName === null ? null : x.map((at) => byX.get(at)?.[2]);
  return { ...series, y, error };
}

export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** How far down an axis makes room for an error bar; on a logarithmic scale a tenth of its value at least, for it may reach below zero. */
export function lowEnd(value: number, bar: number, scale: 'linear' | 'log'): number {
  return scale === 'log' ? Math.max(value - bar, value / 10) : value - bar;
}

/** Both ends of an error bar; low is null where a logarithmic axis has no place for it: the bar then leaves the picture below. */
export function barEnds(
  value: number,
  bar: number,
  scale: 'linear' | 'log',
): { readonly low: number | null; readonly high: number } {
  const low = value - bar;
  return { low: scale === 'log' && low <= 0 ? null : low, high: value + bar };
}

/**
 * The measured point nearest to x[index]: a cursor reads measurements, not the many points of an exact curve.
 * @param window  the part of x that is shown; without a measured point in it, `index` itself
 */
export function nearestMeasured(
  data: LineData,
  index: number,
  scale: 'linear' | 'log',
  window: Span | null = null,
): number {
  const place = (k: number) => (scale === 'log' ? Math.log(data.x[k]!) : data.x[k]!);
  let best = index;
  let distance = Number.POSITIVE_INFINITY;
  data.x.forEach((x, k) => {
    if (window && (x < window[0] || x > window[1])) return;
    if (!data.series.some(({ kind, y }) => kind === 'data' && typeof y[k] === 'number')) return;
    const away = Math.abs(place(k) - place(index));
    if (away < distance) [best, distance] = [k, away];
  });
  return best;
}

/** A series at x[index]; a curve between two of its own points is read off the straight line. */
export function valueAt(data: LineData, series: LineSeries, index: number): number | null {
  const here = series.y[index];
  if (typeof here === 'number' || series.kind !== 'curve') return here ?? null;
  const has = (k: number) => typeof series.y[k] === 'number';
  let [low, high] = [index - 1, index + 1];
  while (low >= 0 && !has(low)) low--;
  while (high < data.x.length && !has(high)) high++;
  if (low < 0 || high >= data.x.length) return null;
  const share = (data.x[index]! - data.x[low]!) / (data.x[high]! - data.x[low]!);
  return series.y[low]! * (1 - share) + series.y[high]! * share;
}

export type Span = readonly [number, number];
