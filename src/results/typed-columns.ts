/**
 * Rows as columns of one type each. A cell holds what `rows.jsonl` holds: a number that JSON lacks is null and -0 is 0, so files that are made
 * from rows and from their JSON Lines are the same to the byte, and the digest stands for both.
 */
import type { Row } from '../experiments/declaration.ts';

type Value = Row['values'][string] | undefined;

/**
 * A number is always `double`, also where every value happens to be whole: what type a column has may not depend on what came out. A column
 * without any value is `double`; one of texts and other things is `string`.
 */
export type TypedColumn = { readonly name: string } & (
  | { readonly type: 'double'; readonly cells: readonly (number | null)[] }
  | { readonly type: 'boolean'; readonly cells: readonly (boolean | null)[] }
  | { readonly type: 'string'; readonly cells: readonly (string | null)[] }
);

/** Samples of every row, one below the other: the columns `row` and `sample` count from 0. */
export interface SampleTable {
  readonly row: readonly number[];
  readonly sample: readonly number[];
  readonly columns: readonly TypedColumn[];
}

export function columnsOf(rows: readonly Row[], names: readonly string[]): TypedColumn[] {
  return names.map((name) =>
    typed(
      name,
      rows.map(({ values }) => values[name]),
    ),
  );
}

/** The lines of `samples.csv`. */
export function sampleTableOf(rows: readonly Row[]): SampleTable {
  const names = [...new Set(rows.flatMap(({ samples }) => Object.keys(samples ?? {})))];
  const places = rows.flatMap(({ samples = {} }, row) => {
    const count = Object.values(samples).reduce((most, { length }) => Math.max(most, length), 0);
    return Array.from({ length: count }, (_, sample) => ({ row, sample }));
  });
  return {
    row: places.map(({ row }) => row),
    sample: places.map(({ sample }) => sample),
    columns: names.map((name) =>
      typed(
        name,
        places.map(({ row, sample }) => rows[row]!.samples?.[name]?.[sample]),
      ),
    ),
  };
}

function typed(name: string, values: readonly Value[]): TypedColumn {
  const cells = values.map(plain);
  const kinds = new Set(cells.filter((cell) => cell !== null).map((cell) => typeof cell));
  if (kinds.size > 1 || kinds.has('string')) {
    return { name, type: 'string', cells: cells.map((cell) => (cell === null ? null : String(cell))) };
  }
  return kinds.has('boolean')
    ? { name, type: 'boolean', cells: cells as (boolean | null)[] }
    : { name, type: 'double', cells: cells as (number | null)[] };
}

function plain(value: Value): string | number | boolean | null {
  if (typeof value !== 'number') return value ?? null;
  // Adding 0 makes 0 of -0.
  return Number.isFinite(value) ? value + 0 : null;
}
