/** The numbers behind every figure, as one table: shown on request and saved as CSV. */
import { table } from '../experiments/csv.ts';
import type {
  DecisionFigure,
  FieldFigure,
  GalleryFigure,
  Histogram,
  HistogramFigure,
  MatrixFigure,
  Row,
  SurfaceFigure,
} from '../experiments/declaration.ts';
import { cellPlace } from '../experiments/field-table.ts';
import { wayOf } from './field-data.ts';
import type { LineData, LineSeries } from './line-data.ts';

export type Cell = number | string | boolean | null | undefined;
export interface Table {
  /** ASCII names, the same in both languages: files are for programs. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * What is drawn: each x with every series and its standard error; exact curves and the run before keep their own columns. With pinned runs
 * beside it each line also says of which run it is.
 *
 * @param pins  names of pinned runs
 */
export function lineTable(x: string, data: LineData, pins: ReadonlyMap<number, string> = new Map()): Table {
  const own = data.series.filter(({ pin }) => !pin);
  const pinned = [...new Set(data.series.flatMap(({ pin }) => (pin ? [pin.id] : [])))];
  const columns = own.flatMap((series) => columnsOf(series));
  const now = linesOf(data, own);
  if (pinned.length === 0) return { columns: [x, ...columns], rows: now };
  const rows: (readonly Cell[])[] = now.map((line) => ['now', ...line]);
  for (const id of pinned) {
    const its = data.series.filter(({ pin }) => pin?.id === id);
    // A quantity that this run alone has gets its column all the same.
    const places = its.flatMap(columnsOf).map((name) => {
      if (!columns.includes(name)) columns.push(name);
      return columns.indexOf(name);
    });
    for (const [at, ...cells] of linesOf(data, its)) {
      const line: Cell[] = [pins.get(id) ?? `pin-${id}`, at, ...columns.map(() => undefined)];
      cells.forEach((cell, k) => {
        line[2 + places[k]!] = cell;
      });
      rows.push(line);
    }
  }
  const full = rows.map((line) => Array.from({ length: columns.length + 2 }, (_, k) => line[k]));
  return { columns: ['run', x, ...columns], rows: full };
}

function columnsOf({ kind, key, name, errorName }: LineSeries): string[] {
  const columns = [kind === 'pinned' ? name : key.replace(':', '_')];
  if (errorName) columns.push(kind === 'previous' ? `previous_${errorName}` : errorName);
  return columns;
}

/** Those x at which one of them has something to say. */
function linesOf(data: LineData, series: readonly LineSeries[]): Cell[][] {
  return data.x.flatMap((at, k) => {
    if (series.every(({ y }) => y[k] === undefined)) return [];
    const cells = series.flatMap(({ y, error, errorName }) => (errorName ? [y[k], error?.[k]] : [y[k]]));
    return [[at, ...cells]];
  });
}

/** Every row's histogram: where it was taken, bin by bin; with pinned runs beside it also of which run it is. */
export function histogramTable<C>(
  figure: HistogramFigure<C>,
  rows: readonly Row[],
  pinned: readonly { readonly name: string; readonly rows: readonly Row[] }[] = [],
): Table {
  const columns = [figure.by, 'bin_low', 'bin_high', 'density'];
  if (pinned.length === 0) return { columns, rows: binsOf(figure, rows) };
  const all = [{ name: 'now', rows }, ...pinned];
  return {
    columns: ['run', ...columns],
    rows: all.flatMap((run) => binsOf(figure, run.rows).map((cells) => [run.name, ...cells])),
  };
}

function binsOf<C>({ source, by }: HistogramFigure<C>, rows: readonly Row[]): Cell[][] {
  return rows.flatMap((row) => {
    const histogram = row.histograms?.[source];
    if (!histogram) return [];
    const { edges, density } = histogram;
    return Array.from(density, (value, bin) => [row.values[by], edges[bin], edges[bin + 1], value]);
  });
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
