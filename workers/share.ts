/** Digests and packs a run away from the page: rows may be many megabytes. */
import { expose } from 'comlink';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { rowsToCsv, samplesToCsv } from '../src/experiments/csv.ts';
import type { Column, Row } from '../src/experiments/declaration.ts';
import { digestOfRows, rowsToJsonLines } from '../src/experiments/fingerprint.ts';

export interface PackedFile {
  readonly name: string;
  readonly contents: string | Uint8Array;
}

const share = {
  digest(rows: readonly Row[]): string {
    return digestOfRows(rows);
  },

  /** The rows in the files that the command line writes, and whatever else there is, in one zip below one folder. */
  zip(folder: string, columns: readonly Column[], rows: readonly Row[], more: readonly PackedFile[]) {
    const hasSamples = rows.some(({ samples }) => samples && Object.keys(samples).length > 0);
    const files: readonly PackedFile[] = [
      ...more,
      { name: 'rows.csv', contents: rowsToCsv(columns, rows) },
      { name: 'rows.jsonl', contents: rowsToJsonLines(rows) },
      ...(hasSamples ? [{ name: 'samples.csv', contents: samplesToCsv(rows) }] : []),
    ];
    const bytes = files.map(
      ({ name, contents }) =>
        [`${folder}/${name}`, typeof contents === 'string' ? strToU8(contents) : contents] as const,
    );
    return { zip: zipSync(Object.fromEntries(bytes) as Zippable, { level: 6 }), files: files.length };
  },
};
export type Share = typeof share;

expose(share);
