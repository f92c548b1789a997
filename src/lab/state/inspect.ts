/** A first look at a person's own file: what was read, in sentences that follow the language, or what is wrong with it. */
import type { Remote } from 'comlink';
import type { Inspect, InspectedColumn, InspectedTable } from '../../../workers/inspect.ts';
import type { Fields, NamesColumns } from '../../experiments/declaration.ts';
import { namesIn } from '../../learner/data/names-in.ts';
import type { Facts } from '../../messages/problem.ts';
import { number, t, tIfKnown } from '../text.ts';
import { Helper } from './helper.ts';

export interface Inspection {
  /** Sentences, made when they are shown. */
  readonly lines: readonly (() => string)[];
  /** Columns of a table. */
  readonly columns: readonly InspectedColumn[] | null;
  /** What it says of the settings that it decides, where a look tells: numbers in their declared order. */
  readonly decided: readonly number[];
}

/** One output tells two classes apart or predicts a number, and a constant teaches nothing. */
export function canBeTarget({ kind, distinct }: InspectedColumn): boolean {
  return distinct >= 2 && (kind === 'numeric' || distinct === 2);
}

/** Does a column do for what a setting wants of it? A list of names cannot hold a name with a comma. */
export function canServe(column: InspectedColumn, { need, many }: NamesColumns): boolean {
  if (many && column.name.includes(',')) return false;
  switch (need) {
    case 'any':
      return true;
    case 'numeric':
      return column.kind === 'numeric';
    case 'target':
      return canBeTarget(column);
    case 'measured':
      return column.measured && column.distinct >= 2;
    case 'formula':
      return column.formulas;
  }
}

/** The names that a text means among these columns: what is written, or what it means to write nothing. */
export function namesMeant(
  text: string,
  asked: NamesColumns,
  columns: readonly InspectedColumn[],
  others: readonly string[] = [],
): string[] {
  const names = asked.many ? namesIn(text) : text === '' ? [] : [text];
  if (names.length > 0) return names;
  const usable = columns.filter((column) => canServe(column, asked)).map(({ name }) => name);
  if (asked.empty === 'last') return usable.slice(-1);
  return asked.empty === 'others' ? usable.filter((name) => !others.includes(name)) : [];
}

/** The text to take when a table is loaded: what was wished, as far as this table has it and it will do. */
export function textFor(wished: string, asked: NamesColumns, columns: readonly InspectedColumn[]): string {
  const usable = columns.filter((column) => canServe(column, asked)).map(({ name }) => name);
  const kept = (asked.many ? namesIn(wished) : [wished]).filter((name) => usable.includes(name));
  if (kept.length > 0) return kept.join(', ');
  if (asked.empty === 'last' && !asked.found) return usable.at(-1) ?? '';
  return asked.found ? (usable[0] ?? '') : '';
}

/** Settings that name columns of this file, in their declared order. */
export function columnFields(fields: Fields, file: string): readonly (readonly [string, NamesColumns])[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'text' && field.columns?.table === file ? [[name, field.columns] as const] : [],
  );
}

export async function inspectCouplings(text: string): Promise<Inspection> {
  const { notes, size } = await inWorker((worker) => worker.couplings(text));
  return {
    lines: notes.map(({ id, facts }) => line(`couplings.${id}`, facts)),
    columns: null,
    decided: [size],
  };
}

export async function inspectTable(name: string, text: string, fields: Fields): Promise<Inspection> {
  const hasBounds = Object.values(fields).some(
    (field) => field.kind === 'text' && field.columns?.need === 'measured',
  );
  const table = await inWorker((worker) => worker.table(name, text, hasBounds));
  return { lines: tableLines(table), columns: table.columns, decided: [] };
}

/** A worker for each file: rarely used, so it holds no memory afterwards. */
async function inWorker<T>(work: (worker: Remote<Inspect>) => Promise<T>): Promise<T> {
  const helper = new Helper<Inspect>(
    'inspect',
    (name) => new Worker(new URL('../../../workers/inspect.ts', import.meta.url), { type: 'module', name }),
  );
  try {
    return await helper.ask(work);
  } finally {
    helper.end();
  }
}

function line(key: string, facts: Facts): () => string {
  return () => {
    const shown = Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'number' ? number(fact, 12) : fact]),
    );
    return tIfKnown(key, shown) ?? key;
  };
}

const DELIMITER_NAMES: Readonly<Record<string, 'comma' | 'semicolon' | 'tab' | 'bar'>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

function tableLines({ rows, columns, reading }: InspectedTable): (() => string)[] {
  const missing = columns.reduce((sum, column) => sum + column.missing, 0);
  const delimiter = DELIMITER_NAMES[reading.delimiter];
  const lines = [
    () =>
      t('table.size', {
        rows: number(rows),
        columns: number(columns.length),
        delimiter: delimiter ? t(`table.delimiters.${delimiter}`) : reading.delimiter,
      }),
  ];
  if (missing > 0) lines.push(() => t('table.missing', { count: number(missing) }));
  if (reading.missingMarks.length > 0)
    lines.push(() => t('table.marks', { marks: reading.missingMarks.join(', ') }));
  if (reading.comma) lines.push(() => t(`table.comma-${reading.comma as 'decimal' | 'thousands'}`));
  if (reading.blankRows > 0) lines.push(() => t('table.blank', { count: number(reading.blankRows) }));
  return lines;
}
