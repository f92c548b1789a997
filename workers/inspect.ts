/** Reads a person's own file away from the page, to report on it before a run: millions of couplings take seconds. */
import { expose } from 'comlink';
import { carryProblems } from '../src/controller/transfer.ts';
import { type ReportNote, readGlass, reportNotes } from '../src/glass/files/read.ts';
import { readCsv } from '../src/learner/data/csv.ts';
import { readMeasured } from '../src/learner/data/materials/censored.ts';
import { readFormula } from '../src/learner/data/materials/formula.ts';
import { missingCount, type ReadingReport, type TableColumn } from '../src/learner/data/table.ts';
import { holdLife } from './life.ts';

export interface InspectedColumn {
  readonly name: string;
  readonly kind: 'numeric' | 'categorical';
  readonly missing: number;
  /** Different values it holds, missing ones not counted. */
  readonly distinct: number;
  /** All values are numbers or bounds of numbers ("<1E-10"). */
  readonly measured: boolean;
  /** All values are chemical formulas. */
  readonly formulas: boolean;
}
export interface InspectedTable {
  readonly rows: number;
  readonly columns: readonly InspectedColumn[];
  readonly reading: ReadingReport;
}

/** @property size  number of spins */
export interface InspectedCouplings {
  readonly notes: readonly ReportNote[];
  readonly size: number;
}

const inspect = {
  /** @throws GBX-300 … 311 */
  couplings(text: string): InspectedCouplings {
    const { couplings, report } = readGlass(text);
    return { notes: reportNotes(report), size: couplings.size };
  },
  /**
   * @param mixedAsText  numbers may stand beside bounds: no reason to refuse a column
   * @throws GBX-330 … 342
   */
  table(name: string, text: string, mixedAsText: boolean): InspectedTable {
    const { rows, columns, reading } = readCsv(name, text, { mixedAsText });
    const listed = columns.map((column) => ({
      name: column.name,
      kind: column.kind,
      missing: missingCount(column),
      distinct: distinctCount(column),
      measured: column.kind === 'numeric' || isEach(column, (text) => readMeasured(text) !== null),
      formulas: isEach(column, (text) => readFormula(text) !== null),
    }));
    return { rows, columns: listed, reading };
  },
};
function isEach(column: TableColumn, holds: (text: string) => boolean): boolean {
  return column.kind === 'categorical' && column.categories.length > 0 && column.categories.every(holds);
}
function distinctCount(column: TableColumn): number {
  if (column.kind === 'categorical') return column.categories.length;
  return new Set(column.values.filter((value) => !Number.isNaN(value))).size;
}
export type Inspect = typeof inspect;

holdLife();
carryProblems();
expose(inspect);
