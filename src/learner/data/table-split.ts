/**
 * From a table and a choice of target to training and held-out points, with a report of everything that was done: rows with
 * missing values left out, categories one-hot, numbers standardised with the mean and width of the training rows only (so
 * that nothing of the held-out rows leaks into training).
 */
import { GlassboxError } from '../../messages/problem.ts';
import type { Seed } from '../../random/seed.ts';
import { LEAST_ROWS } from './csv.ts';
import {
  type ClassEncoding,
  type DataSplit,
  encodeClass,
  encodedNames,
  momentsOf,
  type Part,
  shuffledIndices,
  standardiseColumn,
} from './split.ts';
import { isMissing, missingCount, type ReadingReport, type Table, type TableColumn } from './table.ts';

export interface TableChoice {
  /** Name of the column to predict. */
  readonly target: string;
  /** Names of the columns to predict from; default: all others that can be used. */
  readonly inputs?: readonly string[];
  /** Share of the rows that nobody trains on, in [0, 0.9]. Default 0.2. */
  readonly heldOut?: number;
  /** At most so many of the other rows are trained on, the rest is left out. Default: all. */
  readonly trainingRows?: number;
  readonly seed: Seed;
  /** Number of this split: another one holds out other rows. Default 0. */
  readonly draw?: number;
  /** Default one-hot. */
  readonly encoding?: ClassEncoding;
  /** The learner has a single output. Default false. */
  readonly singleOutput?: boolean;
}

export type ColumnFate = 'input' | 'target' | 'not-chosen' | 'constant' | 'empty' | 'too-many-categories';

export interface ColumnReport {
  readonly name: string;
  readonly kind: TableColumn['kind'];
  readonly fate: ColumnFate;
  readonly missing: number;
  /** Of a categorical column. */
  readonly categories?: readonly string[];
  /** Of a numeric column that is used: mean and standard deviation on the training rows, to read results in the old units. */
  readonly mean?: number;
  readonly sd?: number;
}

export interface TableReport {
  readonly reading: ReadingReport;
  readonly rows: number;
  /** Rows left out because a used column misses a value there. */
  readonly rowsIncomplete: number;
  readonly trainingRows: number;
  readonly heldOutRows: number;
  readonly columns: readonly ColumnReport[];
}

/** More categories than this are no classes but names. */
const MOST_CATEGORIES = 32;

/**
 * @returns the points, what was done, and which row of the table each training point is
 * @throws GBX-331 too few rows, 333 unknown target, 334 constant target, 337 too few complete rows, 339 no usable input,
 *         343 a target of too many categories, 344 several classes for one output, 346 unknown input
 */
export function splitTable(
  table: Table,
  choice: TableChoice,
): { readonly split: DataSplit; readonly report: TableReport; readonly trained: readonly number[] } {
  const { heldOut = 0.2, seed, encoding = 'one-hot' } = choice;
  if (!(heldOut >= 0 && heldOut <= 0.9)) throw new RangeError(`held-out share ${heldOut} is not in [0, 0.9]`);
  const target = named(table, choice.target, 'GBX-333');
  for (const name of choice.inputs ?? []) named(table, name, 'GBX-346');
  const fates = new Map(table.columns.map((column) => [column, fateOf(column, target, choice.inputs)]));
  const inputs = table.columns.filter((column) => fates.get(column) === 'input');
  checkTarget(target, table, choice.singleOutput ?? false);
  if (inputs.length === 0) throw new GlassboxError('GBX-339', { column: target.name });
  const complete = completeRows(table, [...inputs, target]);
  const order = shuffledIndices(complete.length, seed, choice.draw);
  const heldOutRows = Math.round(heldOut * complete.length);
  const rows = Array.from(order, (k) => complete[k]!);
  const trainingEnd = heldOutRows + (choice.trainingRows ?? complete.length);
  const [train, held] = [rows.slice(heldOutRows, trainingEnd), rows.slice(0, heldOutRows)].map((part) =>
    partOf(part, inputs, target, encoding),
  ) as [Part, Part];
  const scales = standardise(train, held, inputs, target);
  const split: DataSplit = {
    task: target.kind === 'numeric' ? 'regression' : 'classification',
    inputNames: inputs.flatMap(inputNames),
    outputNames: target.kind === 'numeric' ? [target.name] : encodedNames(target.categories, encoding),
    train,
    heldOut: held,
  };
  const columns = table.columns.map((column) => columnReport(column, fates.get(column)!, scales.get(column)));
  const report = {
    reading: table.reading,
    rows: table.rows,
    rowsIncomplete: table.rows - complete.length,
    trainingRows: train.points,
    heldOutRows,
    columns,
  };
  return { split, report, trained: rows.slice(heldOutRows, trainingEnd) };
}

function named(table: Table, name: string, problem: 'GBX-333' | 'GBX-346'): TableColumn {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  throw new GlassboxError(problem, { column: name, columns: table.columns.map((c) => c.name).join(', ') });
}

function fateOf(column: TableColumn, target: TableColumn, chosen?: readonly string[]): ColumnFate {
  if (column === target) return 'target';
  if (chosen && !chosen.includes(column.name)) return 'not-chosen';
  const distinct = distinctCount(column);
  if (distinct === 0) return 'empty';
  if (distinct === 1) return 'constant';
  return column.kind === 'categorical' && distinct > MOST_CATEGORIES ? 'too-many-categories' : 'input';
}

function distinctCount(column: TableColumn): number {
  if (column.kind === 'categorical') return column.categories.length;
  return new Set(column.values.filter((value) => !Number.isNaN(value))).size;
}

function checkTarget(target: TableColumn, table: Table, singleOutput: boolean): void {
  const distinct = distinctCount(target);
  const column = target.name;
  if (distinct === 1) {
    const value =
      target.kind === 'categorical' ? target.categories[0]! : target.values.find((v) => !Number.isNaN(v))!;
    throw new GlassboxError('GBX-334', { column, value });
  }
  if (target.kind === 'numeric') return;
  if (distinct > MOST_CATEGORIES)
    throw new GlassboxError('GBX-343', { column, categories: distinct, rows: table.rows });
  if (singleOutput && distinct > 2) throw new GlassboxError('GBX-344', { column, categories: distinct });
}

/** Rows without a missing value in the used columns. @throws GBX-331 if the table is too short, GBX-337 if its gaps make it so */
function completeRows(table: Table, used: readonly TableColumn[]): number[] {
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  const complete = rows.filter((row) => !used.some((column) => isMissing(column, row)));
  if (complete.length >= LEAST_ROWS) return complete;
  if (table.rows < LEAST_ROWS)
    throw new GlassboxError('GBX-331', { file: table.reading.file, rows: table.rows, least: LEAST_ROWS });
  const worst = used.reduce((a, b) => (missingCount(b) > missingCount(a) ? b : a));
  throw new GlassboxError('GBX-337', {
    usable: complete.length,
    rows: table.rows,
    least: LEAST_ROWS,
    column: worst.name,
    missing: missingCount(worst),
  });
}

/** Two categories make one 0/1 input, more make one input each. */
function inputNames(column: TableColumn): readonly string[] {
  if (column.kind === 'numeric') return [column.name];
  const shown = column.categories.length === 2 ? column.categories.slice(1) : column.categories;
  return shown.map((category) => `${column.name} = ${category}`);
}

function inputValues(column: TableColumn, row: number): readonly number[] {
  if (column.kind === 'numeric') return [column.values[row]!];
  const code = column.codes[row]!;
  if (column.categories.length === 2) return [code];
  return column.categories.map((_, k) => (k === code ? 1 : 0));
}

function partOf(
  rows: readonly number[],
  inputs: readonly TableColumn[],
  target: TableColumn,
  encoding: ClassEncoding,
): Part {
  const answer = (row: number) =>
    target.kind === 'numeric'
      ? [target.values[row]!]
      : encodeClass(target.codes[row]!, target.categories.length, encoding);
  return {
    points: rows.length,
    inputs: Float64Array.from(rows.flatMap((row) => inputs.flatMap((column) => inputValues(column, row)))),
    targets: Float64Array.from(rows.flatMap(answer)),
  };
}

/** Standardises numeric inputs and a numeric target of both parts by the training part's moments; returns them by column. */
function standardise(
  train: Part,
  held: Part,
  inputs: readonly TableColumn[],
  target: TableColumn,
): Map<TableColumn, { mean: number; sd: number }> {
  const scales = new Map<TableColumn, { mean: number; sd: number }>();
  const width = inputs.reduce((sum, column) => sum + inputNames(column).length, 0);
  let c = 0;
  for (const column of inputs) {
    if (column.kind === 'numeric') {
      const moments = momentsOf(train.inputs, width, c);
      for (const part of [train, held]) standardiseColumn(part.inputs, width, c, moments);
      scales.set(column, moments);
    }
    c += inputNames(column).length;
  }
  if (target.kind === 'numeric') {
    const moments = momentsOf(train.targets, 1, 0);
    if (moments.sd === 0) throw new GlassboxError('GBX-334', { column: target.name, value: moments.mean });
    for (const part of [train, held]) standardiseColumn(part.targets, 1, 0, moments);
    scales.set(target, moments);
  }
  return scales;
}

function columnReport(
  column: TableColumn,
  fate: ColumnFate,
  scale?: { mean: number; sd: number },
): ColumnReport {
  const { name, kind } = column;
  const categories =
    column.kind === 'categorical' && fate !== 'too-many-categories' ? { categories: column.categories } : {};
  return { name, kind, fate, missing: missingCount(column), ...categories, ...scale };
}
