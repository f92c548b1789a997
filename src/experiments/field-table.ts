/** The numbers of a `fields` figure: one line per cell inside the domain, one column per picture. The same file from the page and from the command line. */
import type { FieldsFigure, MatrixData, Row } from './declaration.ts';

export interface FieldTable {
  /** The columns that label a row, then x, y, then the panels by id; ASCII, the same in both languages. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string | boolean | null | undefined)[])[];
}

/** Panels of a figure that a configuration has. */
export const panelsFor = <C>(figure: FieldsFigure<C>, config: C) =>
  figure.panels.filter(({ when }) => !when || when(config));

/** Whether a row has any picture of the figure. */
export const hasFields = <C>({ panels }: FieldsFigure<C>, row: Row): boolean =>
  panels.some(({ source }) => row.matrices?.[source]);

/** Every row with a picture, cell by cell from the top left; cells in which no picture has a value are left out. */
export function fieldTable<C>(figure: FieldsFigure<C>, rows: readonly Row[], config: C): FieldTable {
  const panels = panelsFor(figure, config);
  const lines: FieldTable['rows'][number][] = [];
  for (const row of rows) {
    const pictures = panels.map(({ source }) => row.matrices?.[source]);
    const grid = pictures.find((picture) => picture !== undefined);
    if (!grid) continue;
    const labels = figure.by.map((name) => row.values[name]);
    for (let cell = 0; cell < grid.rows * grid.columns; cell++) {
      const values = pictures.map((picture) => picture?.values[cell]);
      if (values.every((value) => value === null || value === undefined)) continue;
      const place = cellPlace(grid, Math.floor(cell / grid.columns), cell % grid.columns);
      lines.push([...labels, place?.x, place?.y, ...values]);
    }
  }
  return { columns: [...figure.by, 'x', 'y', ...panels.map(({ id }) => id)], rows: lines };
}

/** Coordinates of the middle of a cell; null for a field without an extent. */
export function cellPlace({ rows, columns, extent }: MatrixData, row: number, column: number) {
  if (!extent) return null;
  const [left, right, bottom, top] = extent;
  return {
    x: left + ((right - left) * column) / Math.max(1, columns - 1),
    y: top + ((bottom - top) * row) / Math.max(1, rows - 1),
  };
}
