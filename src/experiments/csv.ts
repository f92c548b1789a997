/** Rows as CSV (RFC 4180, LF, ASCII headers): numbers at full precision, empty where a quantity does not exist. */
import type { Column, Row } from './declaration.ts';

type Cell = number | string | boolean | null | undefined;

/** One line per row, in the declared order of columns. */
export function rowsToCsv(columns: readonly Column[], rows: readonly Row[]): string {
  const lines = rows.map(({ values }) => columns.map(({ name }) => values[name]));
  return table([columns.map(({ name }) => name), ...lines]);
}

/**
 * The per-sample values behind the means: one line per row and sample, from which every mean and error can be recomputed.
 * Rows and samples count from 0. Empty (header only) where no row carries samples.
 */
export function samplesToCsv(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap(({ samples }) => Object.keys(samples ?? {})))];
  const lines = rows.flatMap(({ samples = {} }, row) => {
    const count = Math.max(0, ...Object.values(samples).map(({ length }) => length));
    return Array.from({ length: count }, (_, sample) => [
      row,
      sample,
      ...names.map((name) => samples[name]?.[sample]),
    ]);
  });
  return table([['row', 'sample', ...names], ...lines]);
}

export function table(lines: readonly (readonly Cell[])[]): string {
  return lines.map((cells) => `${cells.map(cell).join(',')}\n`).join('');
}

/** String(number) is the shortest text that reads back as the same double. */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
