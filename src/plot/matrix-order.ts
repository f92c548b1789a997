/** A matrix of copies in the order of their clustering, and the tree of it. Plain functions. */
import type { MatrixData, MatrixFigure, Row } from '../experiments/declaration.ts';

export interface OrderedMatrix {
  readonly matrix: MatrixData;
  /** Of the copies, counted from 1, [place]. */
  readonly names: readonly number[];
  /** Mean overlap at which the clusters of a place and of the next one join, [place]. */
  readonly joins: readonly number[];
}

/** Null where the figure names no order, or its row has none of the same copies (some have run away). */
export function orderedMatrix<C>(figure: MatrixFigure<C>, row: Row | undefined): OrderedMatrix | null {
  const matrix = row?.matrices?.[figure.source];
  const map = figure.order ? row?.matrices?.[figure.order] : undefined;
  if (!matrix || !map || map.rows !== matrix.rows) return null;
  const column = (c: number) =>
    Array.from({ length: map.rows }, (_, k) => map.values[k * map.columns + c] ?? 0);
  const names = column(0);
  const joins = column(3).slice(0, -1);
  if (figure.ordered) return { matrix, names, joins };
  const { rows, columns } = matrix;
  const values = names.flatMap((a) => names.map((b) => matrix.values[(a - 1) * columns + b - 1] ?? null));
  return { matrix: { rows, columns, values }, names, joins };
}

/**
 * The tree as lines in a box of width 1, leaves at the left edge at their places from the top, joins the farther to the right the less alike.
 * [from x, from y, to x, to y] each.
 */
export function dendrogramLines(joins: readonly number[]): (readonly [number, number, number, number])[] {
  const count = joins.length + 1;
  const far = (join: number) => Math.min(1, Math.max(0, 1 - join));
  // Each cluster: its last place, where its line stands, how far it has come.
  const last = Array.from({ length: count }, (_, k) => k);
  const first = [...last];
  const at = last.map((k) => ({ y: (k + 0.5) / count, x: 0 }));
  const lines: (readonly [number, number, number, number])[] = [];
  const order = [...joins.keys()].sort((a, b) => joins[b]! - joins[a]! || a - b);
  for (const k of order) {
    const [upper, lower] = [first[k]!, last[k + 1]!];
    const [a, b] = [at[upper]!, at[lower]!];
    const x = Math.max(far(joins[k]!), a.x, b.x);
    lines.push([a.x, a.y, x, a.y], [b.x, b.y, x, b.y], [x, a.y, x, b.y]);
    const joined = { x, y: (a.y + b.y) / 2 };
    last[upper] = lower;
    first[lower] = upper;
    at[upper] = joined;
    at[lower] = joined;
  }
  return lines;
}
