/**
 * A person's own table from a CSV file: header row, delimiter found, columns typed. Everything that was found or done is in the
 * table's report; everything that cannot be read with certainty is an error that names the place.
 */
import Papa from 'papaparse';
import { GlassboxError } from '../../messages/problem.ts';
import { type Cells, type ColumnOptions, typedColumns } from './columns.ts';
import type { Table } from './table.ts';

export interface CsvOptions extends ColumnOptions {
  /** Found among comma, semicolon, tab and bar unless stated. */
  readonly delimiter?: string;
}

/** Fewer rows than this are refused. */
export const LEAST_ROWS = 10;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * @param file  its name, for messages
 * @throws GBX-330 empty, 331 too few rows, 335 ragged rows, 336 duplicate names, 340 open quotation, 341 binary data,
 *         342 no header, 345 text that is not in UTF-8, and those of `typedColumns`
 */
export function readCsv(file: string, text: string, options: CsvOptions = {}): Table {
  const byteOrderMark = text.startsWith('\uFEFF');
  let body = byteOrderMark ? text.slice(1) : text;
  if (body.includes('\0') || body.startsWith('PK\u0003\u0004')) throw new GlassboxError('GBX-341', { file });
  // What a decoder puts where bytes are not UTF-8: names would be wrong, and different words the same.
  const wrongAt = body.indexOf('\uFFFD');
  if (wrongAt >= 0) throw new GlassboxError('GBX-345', { file, line: lineAt(body, wrongAt) });
  if (body.trim() === '') throw new GlassboxError('GBX-330', { file, least: LEAST_ROWS });
  // Excel may say the delimiter on a line of its own before the header.
  const spoken = /^sep=(.)\r?\n/i.exec(body);
  if (spoken) body = body.slice(spoken[0].length);
  const delimiter = options.delimiter ?? spoken?.[1] ?? findDelimiter(body);
  const firstRow = spoken ? 2 : 1;
  const rows = records(body, delimiter, firstRow);
  const { cells, blankRows, namelessColumns } = cellsOf(file, rows, delimiter, firstRow);
  const { columns, comma, missingMarks } = typedColumns(cells, options);
  return {
    rows: cells.cells.length,
    columns,
    reading: { file, delimiter, byteOrderMark, blankRows, comma, missingMarks, namelessColumns },
  };
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split(/\r\n|\r|\n/).length;
}

/**
 * The delimiter under which most records have as many cells as the first, at least two; the more cells the better. Without
 * this rule a file with decimal commas and semicolons can pass for a comma-separated one.
 */
function findDelimiter(body: string): string {
  let best = { delimiter: ',' as string, agreeing: 0, cells: 1 };
  for (const delimiter of DELIMITERS) {
    const rows = Papa.parse<string[]>(body, { delimiter, preview: 50 }).data.filter((row) => !isBlank(row));
    const cells = rows[0]?.length ?? 0;
    if (cells < 2) continue;
    const agreeing = rows.filter((row) => row.length === cells).length / rows.length;
    if (agreeing > best.agreeing || (agreeing === best.agreeing && cells > best.cells))
      best = { delimiter, agreeing, cells };
  }
  return best.delimiter;
}

/** @throws GBX-340 if a quotation does not end with its cell */
function records(body: string, delimiter: string, firstRow: number): string[][] {
  const { data, errors } = Papa.parse<string[]>(body, { delimiter });
  const open = errors.find((error) => error.type === 'Quotes');
  if (open) throw new GlassboxError('GBX-340', { row: (open.row ?? 0) + firstRow });
  return data.map((row) => row.map((cell) => cell.trim()));
}

const isBlank = (row: readonly string[]) => row.every((cell) => cell.trim() === '');

/** Header and rows apart, blank records skipped and counted, nameless empty columns dropped. */
function cellsOf(
  file: string,
  rows: readonly string[][],
  delimiter: string,
  firstRow: number,
): { cells: Cells; blankRows: number; namelessColumns: number } {
  const numbered = rows
    .map((cells, r) => ({ cells, row: r + firstRow }))
    .filter(({ cells }) => !isBlank(cells));
  // The end of the last line starts a record that is not there.
  const blankRows =
    rows.length - numbered.length - (rows.length > 0 && isEndOfFile(rows[rows.length - 1]!) ? 1 : 0);
  const [header, ...data] = numbered;
  for (const { cells, row } of data) {
    if (cells.length === header!.cells.length) continue;
    const said = delimiter === '\t' ? 'tab' : delimiter;
    throw new GlassboxError('GBX-335', {
      row,
      found: cells.length,
      expected: header!.cells.length,
      delimiter: said,
    });
  }
  if (data.length < 2) throw new GlassboxError('GBX-331', { file, rows: data.length, least: LEAST_ROWS });
  const kept = header!.cells
    .map((_, c) => c)
    .filter((c) => header!.cells[c] !== '' || data.some(({ cells }) => cells[c] !== ''));
  const names = kept.map((c) => header!.cells[c] || `column ${c + 1}`);
  checkNames(names);
  return {
    cells: {
      names,
      cells: data.map(({ cells }) => kept.map((c) => cells[c]!)),
      rowNumbers: data.map(({ row }) => row),
    },
    blankRows,
    namelessColumns: header!.cells.length - kept.length,
  };
}

const isEndOfFile = (row: readonly string[]) => row.length === 1 && row[0] === '';

function checkNames(names: readonly string[]): void {
  const twice = names.find((name, c) => names.indexOf(name) !== c);
  if (twice !== undefined) throw new GlassboxError('GBX-336', { column: twice });
  // Years may be names ("1990"), but not all of them, and not 5.1.
  const isNumber = (name: string) => Number.isFinite(Number(name.replace(',', '.')));
  const allNumbers = names.every(isNumber);
  const position = names.findIndex((name) => isNumber(name) && (allNumbers || /[.,]/.test(name)));
  if (position >= 0) throw new GlassboxError('GBX-342', { position: position + 1, text: names[position]! });
}
