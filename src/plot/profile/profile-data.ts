/** From a row and a declared `profile` figure to what is drawn of it. Plain functions, tested in Node. */
import type {
  MatrixData,
  ProfileBand,
  ProfileFigure,
  Row,
  SeriesRole,
} from '../../experiments/declaration.ts';
import type { Span } from '../line-data.ts';

type Values = readonly (number | null)[];

export interface ProfileCurve {
  readonly key: string;
  readonly role: SeriesRole;
  readonly style: 'solid' | 'dashed' | 'dotted';
  readonly y: Values;
}
export interface ProfileStrip {
  readonly key: string;
  readonly role: SeriesRole;
  readonly look: 'plain' | 'hatched';
  readonly low: Values;
  readonly high: Values;
}
export interface ProfileMarks {
  readonly key: string;
  readonly role: SeriesRole;
  readonly mark: 'dot' | 'ring' | 'cross';
  readonly at: readonly (readonly [x: number, y: number])[];
}
export interface ProfileData {
  readonly x: readonly number[];
  readonly bands: readonly ProfileStrip[];
  readonly lines: readonly ProfileCurve[];
  readonly points: readonly ProfileMarks[];
}

/** Keys: `band:<id>`, `line:<y>`, `points:<source>`. Without a row there is nothing but what will be announced. */
export function profileData<C>(figure: ProfileFigure<C>, row: Row | undefined, config: C): ProfileData {
  const table = row?.matrices?.[figure.source];
  const column = (name: string): Values => columnOf(table, 1 + figure.columns.indexOf(name));
  const applies = ({ when }: { when?(config: C): boolean }) => !when || when(config);
  return {
    x: columnOf(table, 0).map((x) => x ?? Number.NaN),
    bands: figure.bands.filter(applies).map((band) => {
      const [low, high] = edgesOf(band, column);
      return { key: `band:${band.id}`, role: band.role, look: band.look, low, high };
    }),
    lines: figure.lines
      .filter(applies)
      .map(({ y, role, style }) => ({ key: `line:${y}`, role, style, y: column(y) })),
    points: (figure.points ?? []).flatMap(({ source, role, mark }) => {
      const points = row?.matrices?.[source];
      return points?.rows ? [{ key: `points:${source}`, role, mark, at: placesOf(points) }] : [];
    }),
  };
}

function edgesOf<C>(band: ProfileBand<C>, column: (name: string) => Values): readonly [Values, Values] {
  if ('low' in band) return [column(band.low), column(band.high)];
  const half = column(band.half);
  const edge = (sign: number) =>
    column(band.centre).map((value, k) => {
      const width = half[k];
      return value === null || typeof width !== 'number' ? null : value + sign * (band.times ?? 1) * width;
    });
  return [edge(-1), edge(1)];
}

function columnOf(table: MatrixData | undefined, at: number): Values {
  if (!table) return [];
  return Array.from({ length: table.rows }, (_, k) => table.values[k * table.columns + at] ?? null);
}

function placesOf({ rows, columns, values }: MatrixData): (readonly [number, number])[] {
  return Array.from({ length: rows }, (_, k) => [values[k * columns], values[k * columns + 1]]).filter(
    (place): place is [number, number] => typeof place[0] === 'number' && typeof place[1] === 'number',
  );
}

/** Smallest and largest of what is shown; null where nothing is. */
export function profileExtent(
  { x, bands, lines, points }: ProfileData,
  isShown: (key: string) => boolean,
): { x: Span; y: Span } | null {
  const ys = [
    ...bands.filter(({ key }) => isShown(key)).flatMap(({ low, high }) => [...low, ...high]),
    ...lines.filter(({ key }) => isShown(key)).flatMap(({ y }) => y),
    ...points.filter(({ key }) => isShown(key)).flatMap(({ at }) => at.map(([, y]) => y)),
  ].filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  const xs = [...x, ...points.flatMap(({ at }) => at.map(([place]) => place))].filter(Number.isFinite);
  if (ys.length === 0 || xs.length === 0) return null;
  return { x: spanOf(xs), y: spanOf(ys) };
}

function spanOf(values: readonly number[]): Span {
  return values.reduce<Span>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** The place of the table nearest to x; -1 where there is none. */
export function nearestPlace({ x }: ProfileData, at: number): number {
  let best = -1;
  for (const [k, place] of x.entries())
    if (best < 0 || Math.abs(place - at) < Math.abs(x[best]! - at)) best = k;
  return best;
}
