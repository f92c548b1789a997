/** The files of data that come with the lab are what the packages ship, and what was published of them. */
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { carsCsv, digitBytes, penguinsCsv } from '../../scripts/lib/packaged-data.mjs';
import { autoMpgTable } from '../../src/learner/data/auto-mpg.ts';
import { digitImages } from '../../src/learner/data/digits.ts';
import { irisTable } from '../../src/learner/data/iris.ts';
import { penguinTable } from '../../src/learner/data/penguins.ts';
import { isMissing, missingCount, type Table } from '../../src/learner/data/table.ts';

const file = (name: string) =>
  readFile(new URL(`../../src/learner/data/files/${name}`, import.meta.url), 'utf8');

/** Mean of a numeric column over the rows in which none of `columns` is missing. */
function meanOf(table: Table, name: string, columns: readonly string[] = [name]): number {
  const used = table.columns.filter((column) => columns.includes(column.name));
  const column = table.columns.find((candidate) => candidate.name === name)!;
  if (column.kind !== 'numeric') throw new Error(`${name} is not numeric`);
  const values = column.values.filter((_, row) => !used.some((other) => isMissing(other, row)));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const countsOf = (table: Table, name: string) => {
  const column = table.columns.find((candidate) => candidate.name === name)!;
  if (column.kind !== 'categorical') throw new Error(`${name} is not categorical`);
  return column.categories.map((category, code) => [
    category,
    column.codes.filter((other) => other === code).length,
  ]);
};

describe('files of data', () => {
  it('equal what the packages ship (node scripts/extract-data.mjs writes them)', async () => {
    expect(await file('penguins.csv')).toBe(await penguinsCsv());
    expect(await file('auto-mpg.csv')).toBe(await carsCsv());
    const [images, shipped] = [await digitImages(), await digitBytes()];
    expect([images.length, images.findIndex((value, k) => value !== shipped[k])]).toEqual([3_920_000, -1]);
  });

  it('are loaded when asked for only: no module imports one at its top, so none is in the page’s first load', async () => {
    const root = new URL('../../src/', import.meta.url);
    const sources = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.ts'));
    const imports: string[] = [];
    for (const name of sources) {
      const text = await readFile(new URL(name, root), 'utf8');
      for (const line of text.split('\n')) if (/\.(b64|csv)\?raw/.test(line)) imports.push(line);
    }
    expect(imports.length).toBe(3);
    for (const line of imports) expect(line).toMatch(/await import\(/);
  });

  it('penguins have the published counts, gaps and means (palmerpenguins, summary)', async () => {
    const table = await penguinTable();
    expect(table.rows).toBe(344);
    expect(countsOf(table, 'species')).toEqual([
      ['Adelie', 152],
      ['Chinstrap', 68],
      ['Gentoo', 124],
    ]);
    expect(table.columns.map(missingCount)).toEqual([0, 0, 2, 2, 2, 2, 11]);
    expect(meanOf(table, 'beak length')).toBeCloseTo(43.92, 2);
    expect(meanOf(table, 'beak depth')).toBeCloseTo(17.15, 2);
    expect(meanOf(table, 'flipper length')).toBeCloseTo(200.9, 1);
    expect(Math.round(meanOf(table, 'body mass'))).toBe(4202);
  });

  it('cars: 392 are complete, with the means published for them; the years are the one known fault', async () => {
    const table = await autoMpgTable();
    const known = ['mpg', 'horsepower'];
    expect([table.rows, ...table.columns.map(missingCount)]).toEqual([406, 0, 8, 0, 0, 6, 0, 0, 0, 0]);
    // James, Witten, Hastie & Tibshirani, An Introduction to Statistical Learning, summary(Auto).
    expect(meanOf(table, 'mpg', known)).toBeCloseTo(23.45, 2);
    expect(meanOf(table, 'cylinders', known)).toBeCloseTo(5.472, 3);
    expect(meanOf(table, 'displacement', known)).toBeCloseTo(194.4, 1);
    expect(meanOf(table, 'horsepower', known)).toBeCloseTo(104.5, 1);
    expect(Math.round(meanOf(table, 'weight', known))).toBe(2978);
    expect(meanOf(table, 'acceleration', known)).toBeCloseTo(15.54, 2);
    const year = table.columns.find(({ name }) => name === 'year')!;
    expect(year.kind === 'numeric' && year.values.includes(1981)).toBe(false);
    // 75.98 with the cars of 1981 in their own year.
    expect(meanOf(table, 'year', known) - 1975.98).toBeCloseTo(28 / 392, 2);
  });

  it('iris is Fisher’s own table, not the copy with two wrong flowers', () => {
    const means = ['sepal length', 'sepal width', 'petal length', 'petal width'];
    expect(means.map((name) => meanOf(irisTable(), name).toFixed(4))).toEqual([
      '5.8433',
      '3.0573',
      '3.7580',
      '1.1993',
    ]);
  });

  it('digits are as bright and as wide as MNIST (mean 0.1307, sd 0.3081 of its training set)', async () => {
    const images = await digitImages();
    let [sum, squares] = [0, 0];
    for (const value of images) {
      sum += value / 255;
      squares += (value / 255) ** 2;
    }
    const mean = sum / images.length;
    expect(Math.abs(mean - 0.1307)).toBeLessThan(0.002);
    expect(Math.abs(Math.sqrt(squares / images.length - mean ** 2) - 0.3081)).toBeLessThan(0.003);
  });
});
