/**
 * Tables with splits that others have published: which columns describe a point, which one is to be predicted, and which rows are held
 * out in each split. Read from the text of a bundle, which the command line makes of a folder with
 *
 *     SET/data.txt                numbers separated by blanks, tabs or commas, a row a line
 *     SET/index_features.txt      columns that describe a point, counted from 0
 *     SET/index_target.txt        the column to predict
 *     SET/index_test_0.txt …      rows held out in split 0, …; the others are trained on
 *
 * Layout: Hernández-Lobato & Adams, arXiv:1502.05336, whose 20 splits later work uses too.
 */
import * as v from 'valibot';
import { GlassboxError } from '../../messages/problem.ts';
import type { Part } from './split.ts';

export const BUNDLE_FORMAT = 'glassbox-splits-1';

/** A folder's files as they lie there, by name. */
export interface RawSet {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

export interface SplitSet {
  readonly name: string;
  readonly rows: number;
  /** Numbers that describe a point. */
  readonly inputs: number;
  readonly splits: readonly { readonly train: Part; readonly heldOut: Part }[];
}

/** The text of a bundle, always the same for the same files. */
export function bundleOf(sets: readonly RawSet[]): string {
  const inOrder = [...sets].sort((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify({
    format: BUNDLE_FORMAT,
    sets: inOrder.map(({ name, files }) => ({
      name,
      files: Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))),
    })),
  });
}

const SCHEMA = v.object({
  format: v.literal(BUNDLE_FORMAT),
  sets: v.array(v.object({ name: v.string(), files: v.record(v.string(), v.string()) })),
});

/** @throws GBX-591 no bundle, 592 a file is missing or holds something else than it should */
export function readBundle(name: string, text: string): RawSet[] {
  try {
    return v.parse(SCHEMA, JSON.parse(text)).sets;
  } catch (cause) {
    throw new GlassboxError('GBX-591', { file: name }, { cause });
  }
}

export const testFile = (split: number) => `index_test_${split}.txt`;

/** Splits of a set, told by its files: from 0 on without a gap. */
export function splitCount({ files }: RawSet): number {
  let count = 0;
  while (testFile(count) in files) count++;
  return count;
}

/**
 * @param most  splits to take, from the first one
 * @throws GBX-592 naming the file and what is wrong with it
 */
export function splitSetOf(raw: RawSet, most = Number.POSITIVE_INFINITY): SplitSet {
  const table = numbersIn(raw, 'data.txt');
  const width = table[0]?.length ?? 0;
  for (const [r, row] of table.entries())
    if (row.length !== width) wrong(raw, 'data.txt', r + 1, `${row.length} / ${width}`);
  const features = indices(raw, 'index_features.txt', width);
  const [target] = indices(raw, 'index_target.txt', width);
  const count = Math.min(most, splitCount(raw));
  if (count === 0) wrong(raw, testFile(0), 0, '-');
  const part = (rows: readonly number[]): Part => ({
    points: rows.length,
    inputs: Float64Array.from(rows.flatMap((row) => features.map((column) => table[row]![column]!))),
    targets: Float64Array.from(rows, (row) => table[row]![target!]!),
  });
  const splits = Array.from({ length: count }, (_, split) => {
    const held = indices(raw, testFile(split), table.length);
    const isHeld = new Set(held);
    const train = table.map((_, row) => row).filter((row) => !isHeld.has(row));
    if (isHeld.size !== held.length) wrong(raw, testFile(split), 0, 'a row twice');
    if (train.length < 2) wrong(raw, testFile(split), 0, `${held.length} / ${table.length}`);
    return { train: part(train), heldOut: part(held) };
  });
  return { name: raw.name, rows: table.length, inputs: features.length, splits };
}

function numbersIn(raw: RawSet, file: string): number[][] {
  const text = raw.files[file];
  if (text === undefined || text.trim() === '') return wrong(raw, file, 0, '-');
  return text
    .split(/\r\n|\r|\n/)
    .map((line, l) => ({ cells: line.trim().split(/[\s,;]+/), line: l + 1 }))
    .filter(({ cells }) => cells[0] !== '')
    .map(({ cells, line }) =>
      cells.map((cell) => (Number.isFinite(Number(cell)) ? Number(cell) : wrong(raw, file, line, cell))),
    );
}

/** Whole numbers of a file, on one line or on many; each below `end`. */
function indices(raw: RawSet, file: string, end: number): number[] {
  const found = numbersIn(raw, file).flat();
  for (const k of found) if (!(Number.isInteger(k) && k >= 0 && k < end)) wrong(raw, file, 0, String(k));
  return found;
}

function wrong(raw: RawSet, file: string, line: number, found: string): never {
  throw new GlassboxError('GBX-592', { file: `${raw.name}/${file}`, line, found });
}
