/** A table of the person's own as training and held-out points: read, roles chosen, split, with a report of all that was done. */
import type { Seed } from '../../random/seed.ts';
import { readCsv } from './csv.ts';
import { namesIn } from './names-in.ts';
import type { DataSplit } from './split.ts';
import type { Table, TableColumn } from './table.ts';
import { splitTable, type TableReport } from './table-split.ts';

export interface OwnTable {
  readonly file: { readonly name: string; readonly text: string };
  /** Name of the column to predict; empty: the last one. */
  readonly target: string;
  /** Names of the columns to predict from, separated by commas; empty: all the others that can be used. */
  readonly features: string;
}

export interface OwnChoice {
  readonly seed: Seed;
  /** Number of this split: other rows are held out. Default 0. */
  readonly draw?: number;
  /** The learner has a single output: more than two classes are refused. Default false. */
  readonly singleOutput?: boolean;
  /** Share of the rows that nobody trains on. Default 0.2. */
  readonly heldOut?: number;
}

/** Two classes by sign in one output, more as one-hot rows, numbers standardised. @throws the errors of `readCsv` and `splitTable` */
export function ownTable(
  own: OwnTable,
  { seed, draw = 0, singleOutput = false, heldOut = 0.2 }: OwnChoice,
): { readonly split: DataSplit; readonly report: TableReport } {
  const inputs = namesIn(own.features);
  // A column that is not used may hold anything: it is no reason to refuse the file.
  const used = (names: readonly string[]) =>
    inputs.length > 0 ? [...inputs, own.target || names.at(-1)!] : names;
  const table = readCsv(own.file.name, own.file.text, { used });
  const target = own.target || table.columns.at(-1)!.name;
  const encoding = singleOutput || classesOf(table, target) === 2 ? 'sign' : 'one-hot';
  const choice = { target, seed, draw, encoding, singleOutput, heldOut } as const;
  return splitTable(table, inputs.length > 0 ? { ...choice, inputs } : choice);
}

function classesOf({ columns }: Table, target: string): number {
  const column: TableColumn | undefined = columns.find(({ name }) => name === target);
  return column?.kind === 'categorical' ? column.categories.length : 0;
}
