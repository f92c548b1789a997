/** A table's report as notes for people: message keys under `table` and their facts, in the order in which things were done. */
import type { ColumnFate, TableReport } from './table-split.ts';

export interface TableNote {
  readonly id: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

const LEFT_OUT: readonly ColumnFate[] = ['constant', 'empty', 'too-many-categories'];

export function tableNotes({ reading, columns, ...report }: TableReport): TableNote[] {
  const notes: TableNote[] = [];
  const add = (id: string, facts: TableNote['facts'] = {}) => notes.push({ id, facts });
  add('used', { rows: report.rows, training: report.trainingRows, heldOut: report.heldOutRows });
  add('roles', {
    target: namesOf(columns.filter(({ fate }) => fate === 'target')),
    inputs: namesOf(columns.filter(({ fate }) => fate === 'input')),
  });
  if (reading.comma) add(`comma-${reading.comma}`);
  if (reading.missingMarks.length > 0) add('marks', { marks: reading.missingMarks.join(', ') });
  if (reading.blankRows > 0) add('blank', { count: reading.blankRows });
  if (report.rowsIncomplete > 0) {
    const gaps = columns.filter(
      ({ fate, missing }) => missing > 0 && (fate === 'input' || fate === 'target'),
    );
    add('incomplete', {
      count: report.rowsIncomplete,
      columns: gaps.map(({ name, missing }) => `${name} (${missing})`).join(', '),
    });
  }
  for (const fate of LEFT_OUT) {
    const left = columns.filter((column) => column.fate === fate);
    if (left.length > 0) add(`left-${fate}`, { columns: namesOf(left) });
  }
  const coded = columns.filter(({ fate, kind }) => fate === 'input' && kind === 'categorical');
  if (coded.length > 0) add('categories', { columns: namesOf(coded) });
  add('standardised');
  return notes;
}

const namesOf = (columns: readonly { readonly name: string }[]) => columns.map(({ name }) => name).join(', ');
