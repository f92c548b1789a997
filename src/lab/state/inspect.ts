/** A first look at a person's own file: what was read, in sentences that follow the language, or what is wrong with it. */
import { wrap } from 'comlink';
import type { Inspect, InspectedColumn, InspectedTable } from '../../../workers/inspect.ts';
import { carryProblems } from '../../controller/transfer.ts';
import type { Facts } from '../../messages/problem.ts';
import { number, t, tIfKnown } from '../text.ts';

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

/** The target to take: the one that is set, where this table has it and it can be used; else the last that can. */
export function targetOf(columns: readonly InspectedColumn[], wished: string): string {
  const usable = columns.filter(canBeTarget);
  return usable.find(({ name }) => name === wished)?.name ?? usable.at(-1)?.name ?? '';
}

export async function inspectCouplings(text: string): Promise<Inspection> {
  const { notes, size } = await inWorker((worker) => worker.couplings(text));
  return {
    lines: notes.map(({ id, facts }) => line(`couplings.${id}`, facts)),
    columns: null,
    decided: [size],
  };
}

export async function inspectTable(name: string, text: string): Promise<Inspection> {
  const table = await inWorker((worker) => worker.table(name, text));
  return { lines: tableLines(table), columns: table.columns, decided: [] };
}

/** A worker for each file: rarely used, so it holds no memory afterwards. */
async function inWorker<T>(work: (worker: RemoteInspect) => Promise<T>): Promise<T> {
  carryProblems();
  const worker = new Worker(new URL('../../../workers/inspect.ts', import.meta.url), { type: 'module' });
  try {
    return await work(wrap<Inspect>(worker));
  } finally {
    worker.terminate();
  }
}
type RemoteInspect = ReturnType<typeof wrap<Inspect>>;

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
