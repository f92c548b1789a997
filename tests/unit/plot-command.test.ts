/** What `glassbox plot` is asked for, and how its pictures become files. */
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { pngRuns, svgFamily } from '../../src/cli/plot/fonts.ts';
import { pixelsToPng } from '../../src/cli/plot/pixels.ts';
import { chosenFigures, chosenRows, requestFrom } from '../../src/cli/plot/request.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import type { Experiment, Row } from '../../src/experiments/declaration.ts';
import { experimentById } from '../../src/experiments/registry.ts';

const terminal = openTerminal('en');
const usual = { theme: 'light', rows: 'last' };
const row = (k: number): Row => ({ values: { k } });

test('the ending of --out decides the format, and must not be against --format', () => {
  expect(requestFrom(terminal, { ...usual })).toMatchObject({
    formats: ['svg', 'png'],
    file: null,
    folder: null,
  });
  expect(requestFrom(terminal, { ...usual, out: 'a/b.PNG' })).toMatchObject({
    formats: ['png'],
    file: 'a/b.PNG',
  });
  expect(requestFrom(terminal, { ...usual, out: 'pictures', format: 'svg' })).toMatchObject({
    formats: ['svg'],
    folder: 'pictures',
  });
  expect(() => requestFrom(terminal, { ...usual, out: 'b.png', format: 'svg' })).toThrow(/GBX-715/);
});

test.each([
  { format: 'pdf' },
  { theme: 'sepia' },
  { width: '12' },
  { width: 'wide' },
  { width: '' },
  { rows: '0' },
  { rows: '3-1' },
  { rows: 'first' },
])('%o is refused by name', (flags) => {
  expect(() => requestFrom(terminal, { ...usual, ...flags })).toThrow(/GBX-715/);
});

test('rows are named by number, once each; figures drawn from all rows are not asked', () => {
  expect(requestFrom(terminal, { ...usual, rows: '1, 4-6,5' }).rows).toEqual([1, 4, 5, 6]);
  const all = [1, 2, 3, 4].map(row);
  const drawable = [all[1]!, all[3]!];
  expect(chosenRows('histogram', 'last', all, drawable)).toEqual([all[3]]);
  expect(chosenRows('histogram', 'all', all, drawable)).toEqual(drawable);
  expect(chosenRows('histogram', [1, 2, 9], all, drawable)).toEqual([all[1]]);
  expect(chosenRows('line', [1], all, drawable)).toEqual([null]);
  expect(chosenRows('line', 'all', all, [])).toEqual([]);
});

test('an unknown figure is told with the nearest one', () => {
  const experiment = experimentById('sk-overlap') as Experiment;
  expect(chosenFigures(experiment, ['map']).map(({ id }) => id)).toEqual(['map']);
  expect(chosenFigures(experiment, undefined)).toHaveLength(experiment.figures.length);
  expect(() => chosenFigures(experiment, ['galery'])).toThrow(
    expect.objectContaining({ id: 'GBX-712', facts: expect.objectContaining({ nearest: 'gallery' }) }),
  );
});

test('pixels are the same after another program has read them', () => {
  const [width, height] = [7, 5];
  const data = Uint8ClampedArray.from({ length: 4 * width * height }, (_, k) => (k * 37) % 256);
  const read = PNG.sync.read(pixelsToPng({ width, height, data }));
  expect([read.width, read.height]).toEqual([width, height]);
  expect([...read.data]).toEqual([...data]);
});

test('a text is cut where its letters change kind, and nothing is lost but joiners', () => {
  const text = 'P(|q|⁠) 的 ⟨q²⟩ 为 10⁻³，λ̂ = 2';
  const runs = pngRuns(text);
  expect(runs.map((run) => run.text).join('')).toBe(text.replaceAll('⁠', ''));
  expect(runs.find((run) => run.text === '⁻³')?.family).toContain('DejaVu Sans');
  expect(runs.find((run) => run.text.includes('的'))?.family).toContain('Noto Sans CJK SC');
  expect(pngRuns('plain words, β = 0.5 → ∞')).toHaveLength(1);
});

test('files name fonts of both scripts, those of the language first', () => {
  expect(svgFamily('en').indexOf('Arial')).toBeLessThan(svgFamily('en').indexOf('PingFang'));
  expect(svgFamily('zh-Hans').indexOf('PingFang')).toBeLessThan(svgFamily('zh-Hans').indexOf("'Arial'"));
  expect(svgFamily('zh-Hans')).toMatch(/sans-serif$/);
});
