/**
 * From cells to typed columns. Nothing is guessed that could be read two ways: a text among numbers and a comma that may be a
 * decimal sign or a thousands separator are errors that name the cell.
 */
import { GlassboxError } from '../../messages/problem.ts';
import { categoricalColumn, type TableColumn } from './table.ts';

export interface Cells {
  readonly names: readonly string[];
  /** Trimmed, [row][column]. */
  readonly cells: readonly (readonly string[])[];
  /** Row number in the file of each row, the header's record being 1 if it is the first: what a spreadsheet shows. */
  readonly rowNumbers: readonly number[];
}

export type Comma = 'decimal' | 'thousands';

export interface ColumnOptions {
  /** Kinds chosen by the person, by column name; the others are found by their content. */
  readonly kinds?: Readonly<Record<string, 'numeric' | 'categorical'>>;
  /** Which columns matter, of these names; the others stay text, so that nothing in them is refused. Default: all. */
  readonly used?: (names: readonly string[]) => readonly string[];
  /** Columns of numbers with some other text among them ("<1E-10") are text, instead of refused. Default: refused. */
  readonly mixedAsText?: boolean;
  /** What a comma in a number means; found if there is no doubt. */
  readonly comma?: Comma;
}

export interface TypedColumns {
  readonly columns: readonly TableColumn[];
  readonly comma: Comma | null;
  readonly missingMarks: readonly string[];
}

/** Read as missing in any column, in any case of letters, besides the empty cell. */
const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', '?']);
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const WITH_COMMA = /^[+-]?(\d+(,\d+)+|,\d+)(\.\d+)?(e[+-]?\d+)?$/i;
const SURELY_DECIMAL =
  /^[+-]?(\d*,(\d{1,2}|\d{4,})|\d{4,},\d+|0\d*,\d+|,\d+)(e[+-]?\d+)?$|^[+-]?\d+,\d+e[+-]?\d+$/i;
const SURELY_THOUSANDS = /^[+-]?[1-9]\d{0,2}((,\d{3}){2,}|(,\d{3})+\.\d+)$/;

const isMissingText = (text: string) => MISSING.has(text.toLowerCase());
const isNumeric = (text: string) =>
  (NUMBER.test(text) && Number.isFinite(Number(text))) || WITH_COMMA.test(text);

/** @throws GBX-332 text in a numeric column, GBX-338 a comma that can be read two ways */
export function typedColumns(table: Cells, options: ColumnOptions = {}): TypedColumns {
  const { names, cells } = table;
  const used = new Set(options.used?.(names) ?? names);
  const numeric = names.map((name, c) => {
    if (!used.has(name)) return false;
    const chosen = options.kinds?.[name];
    if (chosen) return chosen === 'numeric';
    const texts = cells.map((row) => row[c]!);
    return options.mixedAsText
      ? texts.every((text) => isMissingText(text) || isNumeric(text))
      : mostlyNumeric(texts);
  });
  const comma = commaMeaning(table, numeric, options.comma);
  const columns = names.map((name, c): TableColumn => {
    if (numeric[c]) {
      const values = Float64Array.from(cells, (row, r) =>
        toNumber(row[c]!, comma, { row: table.rowNumbers[r]!, column: name }),
      );
      return { kind: 'numeric', name, values };
    }
    return categoricalColumn(
      name,
      cells.map((row) => (isMissingText(row[c]!) ? null : row[c]!)),
    );
  });
  const marks = new Set(cells.flatMap((row) => row.filter((text) => text !== '' && isMissingText(text))));
  return { columns, comma, missingMarks: [...marks] };
}

/** More than half of what is there reads as numbers; an empty column counts as numeric. */
function mostlyNumeric(texts: readonly string[]): boolean {
  const present = texts.filter((text) => !isMissingText(text));
  return 2 * present.filter(isNumeric).length > present.length || present.length === 0;
}

/**
 * What commas in the file's numbers mean. All numeric columns are read together, because one program wrote them all.
 *
 * @returns null where no number has a comma
 */
function commaMeaning(
  { names, cells, rowNumbers }: Cells,
  numeric: readonly boolean[],
  stated?: Comma,
): Comma | null {
  let example: { row: number; column: string; text: string } | null = null;
  let [decimal, thousands] = [false, false];
  for (const [r, row] of cells.entries()) {
    for (const [c, text] of row.entries()) {
      if (!numeric[c] || !WITH_COMMA.test(text)) continue;
      if (stated) return stated;
      example ??= { row: rowNumbers[r]!, column: names[c]!, text };
      if (SURELY_DECIMAL.test(text)) decimal = true;
      if (SURELY_THOUSANDS.test(text)) thousands = true;
    }
  }
  if (!example) return null;
  const points = cells.some((row) =>
    row.some((text, c) => numeric[c] && NUMBER.test(text) && text.includes('.')),
  );
  if (decimal && !thousands && !points) return 'decimal';
  if (thousands && !decimal) return 'thousands';
  throw new GlassboxError('GBX-338', example);
}

/** NaN for a missing cell. @throws GBX-332 naming the cell */
function toNumber(text: string, comma: Comma | null, where: { row: number; column: string }): number {
  if (isMissingText(text)) return Number.NaN;
  const plain =
    comma === 'decimal' ? text.replace(',', '.') : comma === 'thousands' ? text.replaceAll(',', '') : text;
  const wrongPoint = comma === 'decimal' && text.includes('.');
  if (wrongPoint || !NUMBER.test(plain) || !Number.isFinite(Number(plain)))
    throw new GlassboxError('GBX-332', { ...where, text });
  return Number(plain);
}
