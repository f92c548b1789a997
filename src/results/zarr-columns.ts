/** The columns of a run as coordinates along the dimension `row` of a Zarr store, in the words that xarray shows on axes. */
import { describeRun, type RunResults, wordsOfColumns } from './describe-run.ts';
import { columnsOf, type TypedColumn } from './typed-columns.ts';
import { bytesOf, fixedTexts, type ZarrArray, type ZarrAttributes } from './zarr.ts';

/** What is no number in a column of yes and no. */
const UNKNOWN = -1;

export function coordinatesOf(run: RunResults): ZarrArray[] {
  const words = wordsOfColumns(run);
  const columns = columnsOf(
    run.rows,
    words.map(({ name }) => name),
  );
  return words.map(({ name, labels, unit, errorOf }, i) => ({
    name,
    dimensions: ['row'],
    shape: [run.rows.length],
    ...valuesOf(columns[i]!),
    attributes: {
      long_name: labels.en,
      long_name_zh: labels['zh-Hans'],
      ...(unit ? { units: unit } : {}),
      ...(errorOf ? { error_of: errorOf } : {}),
    },
  }));
}

/** Attributes of a store: `coordinates` is how xarray tells them from data. */
export function storeAttributes(run: RunResults, coordinates: readonly string[]): ZarrAttributes {
  const { columns: _, ...described } = describeRun(run, []);
  return { ...described, coordinates: coordinates.join(' ') };
}

function valuesOf(column: TypedColumn): Pick<ZarrArray, 'type' | 'bytes' | 'missing'> {
  switch (column.type) {
    case 'double': {
      const values = Float64Array.from(column.cells, (cell) => cell ?? Number.NaN);
      return { type: '<f8', bytes: bytesOf(values), missing: 'NaN' };
    }
    case 'boolean': {
      const values = Int8Array.from(column.cells, (cell) => (cell === null ? UNKNOWN : Number(cell)));
      return { type: '|i1', bytes: bytesOf(values), missing: UNKNOWN };
    }
    case 'string':
      return { ...fixedTexts(column.cells.map((cell) => cell ?? '')), missing: null };
  }
}
