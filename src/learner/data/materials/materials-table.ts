/**
 * A table of materials as points: a measured number that may be censored, a composition, further numbers, a family, and who is held out.
 * Rows that lack something are left out and counted; what cannot be read is an error that names the cell.
 */
import ln from '@stdlib/math-base-special-ln';
import { GlassboxError } from '../../../messages/problem.ts';
import { readCsv } from '../csv.ts';
import { namesIn } from '../names-in.ts';
import type { Table, TableColumn } from '../table.ts';
import { readMeasured } from './censored.ts';
import { STATISTIC_NAMES, statisticsOf } from './composition-features.ts';
import { type Composition, compositionKey, readFormula, sharesOf } from './formula.ts';

export interface MaterialsChoice {
  readonly target: string;
  /** Empty: no composition is used. */
  readonly composition: string;
  /** Further columns of numbers, separated by commas; may be empty. */
  readonly features: string;
  /** Column of families; empty: none. */
  readonly family: string;
  /** Column that says which rows are held out ("test"); empty: none. */
  readonly split: string;
  /** The target is log10 of what is written. */
  readonly logarithm: boolean;
}

export interface Materials {
  readonly rows: number;
  /** [row], log10 where that was asked for. */
  readonly targets: Float64Array;
  /** -1, 0, +1, [row] */
  readonly censoring: Float64Array;
  readonly compositions: readonly (Composition | null)[];
  /** Replicates, rows of one composition, share a number; [row]. */
  readonly replicate: Int32Array;
  /** Further numbers, [row][column]. */
  readonly numbers: Float64Array;
  readonly numberNames: readonly string[];
  /** Empty where there is none, [row]. */
  readonly families: readonly string[];
  /** 1 where the table (or a second file) says that nobody trains on it, [row]. */
  readonly held: Uint8Array;
  readonly leftOut: number;
}

const HELD = new Set(['test', 'held-out', 'heldout', 'holdout', '1', 'true']);

/** @throws GBX-593 unknown column, 594 a cell that is no formula, 595 no number, 596 log10 of what is not positive, 597 too few rows */
export function readMaterials(
  file: { readonly name: string; readonly text: string },
  choice: MaterialsChoice,
  heldOut: { readonly name: string; readonly text: string } | null = null,
): Materials {
  const parts = [rowsOf(file, choice, false), ...(heldOut ? [rowsOf(heldOut, choice, true)] : [])];
  const rows = parts.flatMap(({ found }) => found);
  const leftOut = parts.reduce((sum, part) => sum + part.leftOut, 0);
  if (rows.length < LEAST)
    throw new GlassboxError('GBX-597', { file: file.name, rows: rows.length, least: LEAST });
  const keys = new Map<string, number>();
  const replicate = Int32Array.from(rows, ({ composition }, row) => {
    const key = composition ? compositionKey(composition) : `row ${row}`;
    if (!keys.has(key)) keys.set(key, keys.size);
    return keys.get(key)!;
  });
  return {
    rows: rows.length,
    targets: Float64Array.from(rows, ({ target }) => target),
    censoring: Float64Array.from(rows, ({ censoring }) => censoring),
    compositions: rows.map(({ composition }) => composition),
    replicate,
    numbers: Float64Array.from(rows.flatMap(({ numbers }) => numbers)),
    numberNames: namesIn(choice.features),
    families: rows.map(({ family }) => family),
    held: Uint8Array.from(rows, ({ held }) => (held ? 1 : 0)),
    leftOut,
  };
}

/** Fewer rows teach nothing that could be tested. */
const LEAST = 30;

interface MaterialRow {
  readonly target: number;
  readonly censoring: number;
  readonly composition: Composition | null;
  readonly numbers: readonly number[];
  readonly family: string;
  readonly held: boolean;
}

function rowsOf(
  { name: file, text }: { readonly name: string; readonly text: string },
  choice: MaterialsChoice,
  held: boolean,
): { found: MaterialRow[]; leftOut: number } {
  const numberNames = namesIn(choice.features);
  const texts = [choice.target, choice.composition, choice.family, choice.split].filter(
    (name) => name !== '',
  );
  const kinds = Object.fromEntries(texts.map((name) => [name, 'categorical' as const]));
  const table = readCsv(file, text, { used: () => [...texts, ...numberNames], kinds });
  const columns = new Map([...texts, ...numberNames].map((name) => [name, columnOf(table, name)]));
  const found: MaterialRow[] = [];
  let leftOut = 0;
  for (let row = 0; row < table.rows; row++) {
    const cell = (name: string) => (name === '' ? '' : textOf(columns.get(name)!, row));
    const where = { file, row: row + 2 };
    const numbers = numberNames.map((name) => numberOf(columns.get(name)!, row));
    const [written, formula] = [cell(choice.target), cell(choice.composition)];
    if (written === '' || (choice.composition !== '' && formula === '') || numbers.some(Number.isNaN)) {
      leftOut++;
      continue;
    }
    const measured = readMeasured(written);
    if (!measured) throw new GlassboxError('GBX-595', { ...where, column: choice.target, text: written });
    if (choice.logarithm && !(measured.value > 0))
      throw new GlassboxError('GBX-596', { ...where, column: choice.target, text: written });
    const composition = formula === '' ? null : readFormula(formula);
    if (formula !== '' && !composition)
      throw new GlassboxError('GBX-594', { ...where, column: choice.composition, text: formula });
    found.push({
      target: choice.logarithm ? ln(measured.value) / Math.LN10 : measured.value,
      censoring: measured.censoring,
      composition,
      numbers,
      family: cell(choice.family),
      held: held || HELD.has(cell(choice.split).toLowerCase()),
    });
  }
  return { found, leftOut };
}

function columnOf(table: Table, name: string): TableColumn {
  const column = table.columns.find((each) => each.name === name);
  if (column) return column;
  const columns = table.columns.map((each) => each.name).join(', ');
  throw new GlassboxError('GBX-593', { file: table.reading.file, column: name, columns });
}

const textOf = (column: TableColumn, row: number) =>
  column.kind === 'categorical' ? (column.categories[column.codes[row]!] ?? '') : String(column.values[row]);

function numberOf(column: TableColumn, row: number): number {
  if (column.kind === 'numeric') return column.values[row]!;
  return Number.NaN;
}

export interface MaterialFeatures {
  readonly names: readonly string[];
  /** [row][feature], in their own units. */
  readonly values: Float64Array;
}

/**
 * Numbers for every row. Which elements have a share of their own is decided by the rows that are trained on: those in at least `least`
 * of them.
 */
export function featuresOf(materials: Materials, trained: readonly number[], least = 3): MaterialFeatures {
  const { compositions, numbers, numberNames, rows } = materials;
  const counts = new Map<string, number>();
  for (const row of trained)
    for (const symbol of compositions[row]?.keys() ?? []) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const symbols = [...counts]
    .filter(([, count]) => count >= least)
    .map(([symbol]) => symbol)
    .sort();
  const hasComposition = compositions.some((composition) => composition !== null);
  const names = [
    ...symbols.map((symbol) => `share of ${symbol}`),
    ...(hasComposition ? STATISTIC_NAMES : []),
    ...numberNames,
  ];
  const values = new Float64Array(rows * names.length);
  for (let row = 0; row < rows; row++) {
    const composition = compositions[row];
    const own = composition ? sharesOf(composition) : null;
    const described = [
      ...symbols.map((symbol) => own?.get(symbol) ?? 0),
      ...(composition ? statisticsOf(composition) : []),
      ...numbers.subarray(row * numberNames.length, (row + 1) * numberNames.length),
    ];
    values.set(described, row * names.length);
  }
  return { names, values };
}
