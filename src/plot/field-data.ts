/** A field with a way over it: coordinates of cells, places of the way, and one scale of values for both. Plain functions, for the drawing and for tests. */
import type {
  FieldFigure,
  MatrixData,
  MatrixFigure,
  Row,
  SurfaceFigure,
} from '../experiments/declaration.ts';

export interface WayPlace {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** Places of the way that this figure draws over its field, first to last; empty where it draws none. */
export function wayOf<C>(
  figure: MatrixFigure<C> | FieldFigure<C> | SurfaceFigure<C>,
  row: Row | undefined,
): WayPlace[] {
  const way = figure.kind !== 'matrix' && figure.overlay ? row?.matrices?.[figure.overlay] : undefined;
  if (!way) return [];
  return Array.from({ length: way.rows }, (_, k) => {
    const [x, y, value] = way.values.slice(k * way.columns, k * way.columns + 3) as [number, number, number];
    return { x, y, value };
  });
}

/** Where a place lies on the picture, as shares of its width and height from the top left corner; outer cells are centred on the extent. */
export function shareOf(
  { rows, columns, extent }: MatrixData,
  { x, y }: { readonly x: number; readonly y: number },
): readonly [number, number] {
  const [left, right, bottom, top] = extent ?? [0, columns - 1, rows - 1, 0];
  const column = ((x - left) / (right - left)) * (columns - 1);
  const row = ((y - top) / (bottom - top)) * (rows - 1);
  return [(column + 0.5) / columns, (row + 0.5) / rows];
}

export interface ValueScale {
  readonly low: number;
  readonly high: number;
  /** From 0 to 1; outside values at the ends. */
  position(value: number): number;
  /** The value at a position. */
  value(position: number): number;
}

/** Powers of ten that a logarithmic scale shows at most: what is smaller still is at its lower end. */
const DECADES = 8;

/** One scale for all numbers given. A logarithmic one of values that are not all positive starts `DECADES` below the largest. */
export function valueScale(values: Iterable<number>, kind: 'linear' | 'log'): ValueScale {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(low <= high)) [low, high] = [0, 1];
  const clamp = (position: number) => Math.min(1, Math.max(0, position));
  if (kind === 'linear' || !(high > 0)) {
    const span = high - low || 1;
    return {
      low,
      high,
      position: (value) => clamp((value - low) / span),
      value: (position) => low + span * position,
    };
  }
  const floor = Math.max(low, high / 10 ** DECADES);
  const span = Math.log(high / floor) || 1;
  return {
    low: floor,
    high,
    position: (value) => (value > 0 ? clamp(Math.log(value / floor) / span) : 0),
    value: (position) => floor * Math.exp(span * position),
  };
}
