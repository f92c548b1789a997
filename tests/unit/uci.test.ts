/** Tables with published splits: the folder's loader, what is refused and why, and the published numbers beside them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { readSplitFolder } from '../../src/cli/split-folder.ts';
import { compared, publishedOf, widthOf } from '../../src/experiments/uci/published.ts';
import {
  bundleOf,
  type RawSet,
  readBundle,
  splitCount,
  splitSetOf,
} from '../../src/learner/data/split-sets.ts';

/** Six rows x, noise, y in the layout of the published folder: last column to predict, two splits. */
const FILES = {
  'data.txt': ' 0.0 9 1.5\n1.0\t8\t2.5\n2e0 7 3.5\r\n3 6 4.5\n4 5 5.5\n5 4 6.5\n\n',
  'index_features.txt': '0.000e+00\n1.000e+00\n',
  'index_target.txt': '2.0\n',
  'index_test_0.txt': '5\n0\n',
  'index_test_1.txt': '3.0\n',
  'n_splits.txt': '2\n',
};
const raw = (changes: Record<string, string | undefined> = {}): RawSet => ({
  name: 'yacht',
  files: Object.fromEntries(
    Object.entries({ ...FILES, ...changes }).flatMap(([file, text]) =>
      text === undefined ? [] : [[file, text]],
    ),
  ),
});

describe('a set of published splits', () => {
  it('trains on all rows that are not held out, in the order of the table; tests in the order of the file', () => {
    const { name, rows, inputs, splits } = splitSetOf(raw());
    expect([name, rows, inputs, splits.length]).toEqual(['yacht', 6, 2, 2]);
    expect([...splits[0]!.train.targets]).toEqual([2.5, 3.5, 4.5, 5.5]);
    expect([...splits[0]!.train.inputs]).toEqual([1, 8, 2, 7, 3, 6, 4, 5]);
    expect([...splits[0]!.heldOut.targets]).toEqual([6.5, 1.5]);
    expect([...splits[1]!.heldOut.inputs]).toEqual([3, 6]);
    expect(splits[1]!.train.points + splits[1]!.heldOut.points).toBe(6);
  });

  it('takes as many splits as are asked for, counted without a gap', () => {
    expect(splitSetOf(raw(), 1).splits).toHaveLength(1);
    expect(splitCount(raw({ 'index_test_1.txt': undefined, 'index_test_2.txt': '1' }))).toBe(1);
  });

  it.each([
    ['no table', { 'data.txt': undefined }, 'data.txt'],
    ['a word', { 'data.txt': '1 2 3\n4 x 6\n' }, 'x'],
    ['a short row', { 'data.txt': '1 2 3\n4 5\n' }, '2 / 3'],
    ['a column beyond the table', { 'index_target.txt': '3' }, 'index_target.txt'],
    ['half a row', { 'index_test_0.txt': '1.5' }, '1.5'],
    ['a row twice', { 'index_test_0.txt': '1 1' }, 'a row twice'],
    ['nothing left to train on', { 'index_test_0.txt': '0 1 2 3 4' }, '5 / 6'],
    ['no split', { 'index_test_0.txt': undefined }, 'index_test_0.txt'],
  ])('refuses %s and says where', (_, changes, said) => {
    let problem: unknown;
    try {
      splitSetOf(raw(changes));
    } catch (error) {
      problem = error;
    }
    expect(problem).toMatchObject({ id: 'GBX-592' });
    expect(JSON.stringify((problem as { facts: object }).facts)).toContain(said);
  });

  it('comes back from its bundle, whatever order the folder is read in; anything else is no bundle', () => {
    const reversed = { name: 'yacht', files: Object.fromEntries(Object.entries(FILES).reverse()) };
    const other = { ...raw(), name: 'energy' };
    expect(bundleOf([reversed, other])).toBe(bundleOf([other, raw()]));
    expect(readBundle('x', bundleOf([raw(), other])).map(({ name }) => name)).toEqual(['energy', 'yacht']);
    for (const text of ['', '{}', '[]', '{"format":"glassbox-splits-2","sets":[]}'])
      expect(() => readBundle('x', text)).toThrow('GBX-591');
  });
});

describe('a folder', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'splits-'));
    for (const set of ['energy', 'yacht']) {
      mkdirSync(join(folder, set));
      for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, set, file), text);
    }
    mkdirSync(join(folder, 'notes'));
    writeFileSync(join(folder, 'README.md'), 'not a table');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds every table inside, or is one; other files do not count', () => {
    const { name, text } = readSplitFolder(folder);
    expect(folder.endsWith(name)).toBe(true);
    const sets = readBundle(name, text);
    expect(sets.map((set) => set.name)).toEqual(['energy', 'yacht']);
    expect(Object.keys(sets[0]!.files)).not.toContain('n_splits.txt');
    expect(splitSetOf(sets[1]!).splits[1]).toEqual(splitSetOf(raw()).splits[1]);
    const one = readSplitFolder(join(folder, 'yacht'));
    expect(readBundle(one.name, one.text)).toEqual([sets[1]]);
  });

  it('without a table, or that is not there, is refused by its name', () => {
    expect(() => readSplitFolder(join(folder, 'notes'))).toThrow('GBX-590');
    expect(() => readSplitFolder(join(folder, 'nowhere'))).toThrow('GBX-409');
  });
});

describe('the published table', () => {
  it('has a standard error: the printed spread over the square root of the number of splits', () => {
    const boston = publishedOf('bostonHousing')!;
    expect(boston.rmse).toEqual({ value: 3.28, error: 1 / Math.sqrt(20) });
    expect(publishedOf('protein-tertiary-structure')!.rmse.error).toBeCloseTo(0.06 / Math.sqrt(5), 12);
    // A spread that prints as 0.00 is only known to be below half of its last digit.
    expect(publishedOf('naval-propulsion-plant')!.rmse).toEqual({ value: 0, error: 0.005 });
    expect(publishedOf('boston')).toEqual(boston);
    expect(publishedOf('auto-mpg')).toBeNull();
  });

  it('calls a value within one of it as published, and else says on which side', () => {
    const published = { value: 3.28, error: 0.2 };
    expect([3.09, 3.47, 3.07, 3.49].map((value) => compared(value, published))).toEqual([
      'within',
      'within',
      'better',
      'worse',
    ]);
  });

  test('protein has twice the hidden units', () => {
    expect([widthOf('protein', 50), widthOf('yacht', 50)]).toEqual([100, 50]);
  });
});
