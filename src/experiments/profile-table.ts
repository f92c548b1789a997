/** The numbers of a `profile` figure: curves place by place, points one by one. The same file from the page and from the command line. */
import type { MatrixData, ProfileFigure, Row } from './declaration.ts';
import type { FieldTable } from './field-table.ts';

/** Every row that has curves: `part` is "curve" or the name of the points, y belongs to points, the other columns to curves. */
export function profileTable<C>(figure: ProfileFigure<C>, rows: readonly Row[]): FieldTable {
  const lines: FieldTable['rows'][number][] = [];
  for (const row of rows) {
    const curves = row.matrices?.[figure.source];
    if (!curves) continue;
    const labels = figure.by.map((name) => row.values[name]);
    for (let k = 0; k < curves.rows; k++) {
      const [x, ...values] = rowOf(curves, k);
      lines.push([...labels, 'curve', x, null, ...values]);
    }
    for (const { source } of figure.points ?? []) {
      const points = row.matrices?.[source];
      for (let k = 0; k < (points?.rows ?? 0); k++) {
        const [x, y] = rowOf(points!, k);
        lines.push([...labels, source, x, y, ...figure.columns.map(() => null)]);
      }
    }
  }
  return { columns: [...figure.by, 'part', 'x', 'y', ...figure.columns], rows: lines };
}

/** Whether a row has curves of the figure. */
export const hasProfile = <C>({ source }: ProfileFigure<C>, row: Row): boolean =>
  row.matrices?.[source] !== undefined;

const rowOf = ({ values, columns }: MatrixData, k: number) => values.slice(k * columns, (k + 1) * columns);
