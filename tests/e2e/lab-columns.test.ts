/** Columns of a loaded table are chosen on the page: by mouse, by keys, with names for screen readers, in both languages, on a phone. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syntheticTable } from '../../src/learner/data/synthetic-materials.ts';
import { type Lab, openLab, untilDone } from './lab-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHORT = 'v=1&x=materials&seed=1&d=2&dn=2&e=2&ep=1&h=4';
const TABLE = syntheticTable({ candidates: 80, seed: [3, 0], detectionLimit: 1e-6 });

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

async function load(page: Page, text: string): Promise<void> {
  await page
    .locator('[data-field=table] input[type=file]')
    .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('.columns').waitFor();
}
const setting = (page: Page, name: string) => page.locator(`.columns [data-field=${name}]`);
const chosen = (page: Page, name: string) => setting(page, name).locator('select').inputValue();

test('a table of materials: what fits is found, what does not is not offered, and what is chosen is what runs', async () => {
  const { page, complaints, close } = await lab.open(SHORT);
  await untilDone(page);
  // Names that no default knows.
  await load(
    page,
    TABLE.replace('Ionic conductivity (S cm-1)', 'sigma').replace('Reduced Composition', 'formula'),
  );
  expect(await chosen(page, 'target')).toBe('sigma');
  expect(await chosen(page, 'composition')).toBe('formula');
  expect(await chosen(page, 'family')).toBe('');
  const isOff = (name: string, value: string) =>
    setting(page, name).locator(`option[value="${value}"]`).isDisabled();
  expect(await isOff('target', 'formula')).toBe(true);
  expect(await isOff('composition', 'Family')).toBe(true);
  await setting(page, 'family').locator('select').selectOption('Family');
  // By keys alone: Tab reaches a box, Space ticks it.
  const boxes = setting(page, 'features').locator('input[type=checkbox]');
  expect(await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value))).not.toContain(
    'sigma',
  );
  await boxes.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(
    await boxes.evaluateAll((all) => all.filter((box) => (box as HTMLInputElement).checked).length),
  ).toBe(2);
  await untilDone(page);
  const link = new URL(page.url()).hash;
  expect(link).toContain('sigma');
  expect(link).toContain('Family');
  expect(complaints).toEqual([]);
  await page.locator('[data-field=table] .loaded button').click();
  expect(await page.locator('.columns').count()).toBe(0);
  expect(await page.locator('#field-target').count()).toBe(1);
  await close();
});

test('an own table elsewhere: all inputs are ticked, one unticked is left out, the last stays', async () => {
  const { page, complaints, close } = await lab.open('s=4&n=32&m=8&k=6&d=8&p=20');
  await untilDone(page);
  const line = (_: unknown, i: number) => `${i},${(i * 5) % 13},${(i * 7) % 11}`;
  await load(page, `a,b,y\n${Array.from({ length: 40 }, line).join('\n')}\n`);
  expect(await chosen(page, 'target')).toBe('y');
  const boxes = setting(page, 'features').getByRole('checkbox');
  expect(await boxes.count()).toBe(2);
  await boxes.first().uncheck();
  await untilDone(page);
  expect(await boxes.nth(1).isDisabled()).toBe(true);
  await boxes.first().check();
  expect(await boxes.nth(1).isDisabled()).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});

test.each(['en', 'zh-Hans'])(
  'on a phone, %s: named for screen readers, no sideways scrolling, nothing for axe',
  async (language) => {
    const { page, close } = await lab.open(`${SHORT}&lang=${language}`, {
      viewport: { width: 360, height: 740 },
    });
    await untilDone(page);
    await load(page, TABLE);
    expect(
      await page.getByRole('group', { name: language === 'en' ? 'Further columns' : '其他列' }).count(),
    ).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    });
    expect(found).toEqual([]);
    await close();
  },
);
