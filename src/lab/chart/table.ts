/** The numbers behind every figure, as one table: shown on request and saved as CSV. */
import { table } from '../../experiments/csv.ts';
import type {
  DecisionFigure,
  FieldFigure,
  GalleryFigure,
  Histogram,
  HistogramFigure,
  MatrixFigure,
  Row,
  SurfaceFigure,
} from '../../experiments/declaration.ts';
import { cellPlace } from '../../experiments/field-table.ts';
import { wayOf } from './field-data.ts';
import type { LineData } from './line-data.ts';

export type Cell = number | string | boolean | null | undefined;
export interface Table {
  /** ASCII names, the same in both languages: files are for programs. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What is drawn: each x with every series and its standard error; exact curves and the run before keep their own columns. */
export function lineTable(x: string, data: LineData): Table {
  const columns = [x];
  for (const series of data.series) {
    const name = series.key.replace(':', '_');
    columns.push(name);
    if (series.errorName)
      columns.push(series.kind === 'previous' ? `previous_${series.errorName}` : series.errorName);
  }
  const rows = data.x.map((at, k) => {
    const cells: Cell[] = [at];
    for (const series of data.series) {
      cells.push(series.y[k]);
      if (series.errorName) cells.push(series.error?.[k]);
    }
    return cells;
  });
  return { columns, rows };
}

/** Every row's histogram: where it was taken, bin by bin. */
export function histogramTable<C>(figure: HistogramFigure<C>, rows: readonly Row[]): Table {
  const cells: Cell[][] = [];
  for (const row of rows) {
    const histogram = row.histograms?.[figure.source];
    if (!histogram) continue;
    for (let bin = 0; bin < histogram.density.length; bin++)
      cells.push([
        row.values[figure.by],
        histogram.edges[bin],
        histogram.edges[bin + 1],
        histogram.density[bin],
      ]);
  }
  return { columns: [figure.by, 'bin_low', 'bin_high', 'density'], rows: cells };
}

/** Panels of a gallery in order, from the histograms of a row. */
export function panelsOf(row: Row | undefined, source: string): Histogram[] {
  const panels: Histogram[] = [];
  for (let number = 1; ; number++) {
    const panel = row?.histograms?.[`${source}.${number}`];
    if (!panel) return panels;
    panels.push(panel);
  }
}

/** Every row's gallery: where it was taken, panel by panel, bin by bin. */
export function galleryTable<C>(figure: GalleryFigure<C>, rows: readonly Row[]): Table {
  const cells: Cell[][] = [];
  for (const row of rows) {
    panelsOf(row, figure.source).forEach(({ edges, density }, k) => {
      for (let bin = 0; bin < density.length; bin++)
        cells.push([row.values[figure.by], k + 1, edges[bin], edges[bin + 1], density[bin]]);
    });
  }
  return { columns: [figure.by, 'panel', 'bin_low', 'bin_high', 'density'], rows: cells };
}

/** Every row's matrix or field: where it was taken, cell by cell. A field with a way over it gives coordinates, the way first. */
export function matrixTable<C>(
  figure: MatrixFigure<C> | FieldFigure<C> | SurfaceFigure<C>,
  rows: readonly Row[],
): Table {
  if (figure.kind !== 'matrix' && figure.overlay) return overlaidTable(figure, rows);
  const cells: Cell[][] = [];
  for (const row of rows) {
    const matrix = row.matrices?.[figure.source];
    matrix?.values.forEach((value, k) => {
      cells.push([row.values[figure.by], Math.floor(k / matrix.columns), k % matrix.columns, value]);
    });
  }
  return { columns: [figure.by, 'row', 'column', 'value'], rows: cells };
}

function overlaidTable<C>(figure: FieldFigure<C> | SurfaceFigure<C>, rows: readonly Row[]): Table {
  const cells: Cell[][] = [];
  for (const row of rows) {
    const matrix = row.matrices?.[figure.source];
    if (!matrix) continue;
    for (const { x, y, value } of wayOf(figure, row)) cells.push([row.values[figure.by], 'way', x, y, value]);
    for (const [k, value] of matrix.values.entries()) {
      const place = cellPlace(matrix, Math.floor(k / matrix.columns), k % matrix.columns);
      cells.push([row.values[figure.by], 'field', place?.x, place?.y, value]);
    }
  }
  return { columns: [figure.by, 'part', 'x', 'y', 'value'], rows: cells };
}

/** Every decision, candidate by candidate. */
export function decisionTable<C>(
  { at, measures, named }: DecisionFigure<C>,
  letters: readonly string[],
  rows: readonly Row[],
): Table {
  const cells = rows.flatMap(({ values }) =>
    letters
      .filter((letter) => measures.some(({ id }) => typeof values[id + letter] === 'number'))
      .map((letter): Cell[] => [
        values[at],
        letter,
        ...(named ? [values[named + letter]] : []),
        ...measures.map(({ id }) => values[id + letter]),
      ]),
  );
  const columns = [at, 'candidate', ...(named ? [named] : []), ...measures.map(({ id }) => id)];
  return { columns, rows: cells };
}

/** As CSV (RFC 4180): all digits, empty where there is no value. */
export function toCsv({ columns, rows }: Table): string {
  return table([columns, ...rows]);
}
