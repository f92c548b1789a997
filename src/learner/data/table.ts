/** A table as it was read, before any choice of target: typed columns, and what had to be said about the reading. */

export interface NumericColumn {
  readonly kind: 'numeric';
  readonly name: string;
  /** NaN where missing, [row]. */
  readonly values: Float64Array;
}

export interface CategoricalColumn {
  readonly kind: 'categorical';
  readonly name: string;
  /** In order of first appearance. */
  readonly categories: readonly string[];
  /** Index into `categories`, -1 where missing, [row]. */
  readonly codes: Int32Array;
}

export type TableColumn = NumericColumn | CategoricalColumn;

/** What was found and done while reading a file; shown to the person, never only logged. */
export interface ReadingReport {
  readonly file: string;
  readonly delimiter: string;
  readonly byteOrderMark: boolean;
  /** Records without any text, skipped. */
  readonly blankRows: number;
  /** What a comma inside numbers was read as; null where there is none. */
  readonly comma: 'decimal' | 'thousands' | null;
  /** Spellings that were taken as "missing", besides the empty cell. */
  readonly missingMarks: readonly string[];
  /** Columns without a name and without a value, left out (a trailing delimiter makes one). */
  readonly namelessColumns: number;
}

export interface Table {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  readonly reading: ReadingReport;
}

export function isMissing(column: TableColumn, row: number): boolean {
  return column.kind === 'numeric' ? Number.isNaN(column.values[row]!) : column.codes[row]! < 0;
}

export function missingCount(column: TableColumn): number {
  const cells = column.kind === 'numeric' ? column.values.length : column.codes.length;
  let count = 0;
  for (let row = 0; row < cells; row++) if (isMissing(column, row)) count++;
  return count;
}

/** A column of text: categories in order of first appearance; null is missing. */
export function categoricalColumn(name: string, cells: readonly (string | null)[]): CategoricalColumn {
  const index = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === null) return -1;
    if (!index.has(cell)) index.set(cell, index.size);
    return index.get(cell)!;
  });
  return { kind: 'categorical', name, categories: [...index.keys()], codes };
}
