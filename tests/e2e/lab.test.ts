/** The built page in a real browser, without a GPU adapter: every computer can show the lab. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lab, LONG, openLab, rowCount, SHORT, untilDone, untilRows } from './lab-page.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

/** Clicks what downloads and reads it. */
async function downloaded(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFile(await download.path(), 'utf8');
}

const lines = (csv: string) => csv.trimEnd().split(/\r?\n/);

test('the run starts by itself, names its engine and why, and ends without a complaint', async () => {
  const { page, complaints, close } = await lab.open();
  await untilDone(page);
  expect(await rowCount(page)).toBe(6);
  expect(await page.locator('.engine summary').textContent()).toMatch(/Running on CPU/);
  expect(await page.locator('.engine-more p').textContent()).toMatch(/GBX-10[23]/);
  expect(await page.locator('.finding[data-finding=glass-freezing]').count()).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});

test('pause stops the run, a step adds one row, play goes on', async () => {
  const { page, close } = await lab.open('s=2000&n=64&m=500&k=40&d=4&p=20');
  await untilRows(page, 2);
  // The space bar does what the button does, while nothing is being typed.
  await page.keyboard.press('Space');
  await page.waitForFunction(() =>
    document.querySelector('.transport-status')?.textContent?.startsWith('Paused'),
  );
  const paused = await rowCount(page);
  await page.waitForTimeout(700);
  expect(await rowCount(page)).toBe(paused);
  await page.click('[data-action=step]');
  await untilRows(page, paused + 1);
  await page.waitForTimeout(500);
  expect(await rowCount(page)).toBe(paused + 1);
  await page.click('[data-action=play]');
  await untilRows(page, paused + 3);
  await close();
});

/** Files of texts that a page has fetched, one a language. */
const textsFetched = (page: Page) =>
  page.evaluate(
    () =>
      performance.getEntriesByType('resource').filter(({ name }) => /\/page-texts-[^/]*\.js/.test(name))
        .length,
  );

test('the language changes and the run stays; only what is shown is fetched', async () => {
  const { page, close } = await lab.open();
  await untilDone(page);
  const before = await rowCount(page);
  expect(await textsFetched(page)).toBe(1);
  await page.click('.language button[lang=zh-Hans]');
  await page.waitForSelector('html[lang=zh-Hans]');
  expect(await textsFetched(page)).toBe(2);
  expect(await page.locator('#lab .question h2').textContent()).toBe('神经网络会像玻璃那样冻结吗？');
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  expect(await rowCount(page)).toBe(before);
  await page.reload();
  expect(await page.locator('.tagline').first().textContent()).toContain('冷得太快');
  await close();
});

test('a link decides the language before the reader’s own', async () => {
  const { page, close } = await lab.open(`${SHORT}&lang=zh-Hans`, { locale: 'en-GB' });
  expect(await page.locator('[data-action=reset]').textContent()).toContain('重新开始');
  await close();
});

test('all rows and the data of a chart can be had as CSV', async () => {
  const { page, close } = await lab.open();
  await untilDone(page);
  const all = lines(await downloaded(page, () => page.click('[data-action=rows-csv]')));
  expect(all).toHaveLength(7);
  expect(all[0]).toContain('temperature,glassEnergy,glassEnergyError');
  // One figure of each kind and place; Chromium itself stops a page at ten downloads in a row.
  for (const name of ['glass-overlap', 'glass-pq', 'learner-energy', 'gaps']) {
    const button = page.locator(`[data-figure="${name}"] .figure-tools button`).nth(1);
    const csv = lines(await downloaded(page, () => button.click()));
    expect(csv.length, name).toBeGreaterThan(6);
  }
  await close();
});

test('a changed setting starts again, keeps the run before to compare, and Back undoes it', async () => {
  const { page, close } = await lab.open();
  await untilDone(page);
  await page.fill('#field-sweeps', '6');
  await page.press('#field-sweeps', 'Enter');
  await page.waitForSelector('.compare');
  await untilDone(page);
  expect(page.url()).toContain('s=6');
  expect(await page.locator('.command code').textContent()).toContain('--sweeps 6');
  await page.goBack();
  await page.waitForFunction(
    () => (document.querySelector('#field-sweeps') as HTMLInputElement).value === '4',
  );
  await close();
});

test('a value out of range is refused beside its control, with its id, and nothing runs', async () => {
  const { page, close } = await lab.open();
  await untilDone(page);
  await page.fill('#field-size', '1');
  await page.press('#field-size', 'Enter');
  expect(await page.locator('[data-field=size] .wrong').textContent()).toContain('GBX-402');
  expect(await rowCount(page)).toBe(6);
  await close();
});

test('what a link cannot say is mended, and said', async () => {
  const { page, close } = await lab.open(`${SHORT}&n=99999&bogus=1`.replace('n=32&', ''));
  const banner = page.locator('glassbox-problems .banner');
  await banner.waitFor();
  expect(await banner.textContent()).toMatch(/GBX-415[\s\S]*GBX-417/);
  await close();
});

test('a link to a run on an own file asks for the file at the top, names the engine, and Play goes to the setting', async () => {
  const { page, complaints, close } = await lab.open('v=1&x=side-by-side&seed=42&j=own');
  const banner = page.locator('glassbox-problems .banner', { hasText: 'GBX-430' });
  await banner.waitFor();
  expect(await banner.locator('[data-action=choose-file]').count()).toBe(1);
  await page.waitForFunction(() =>
    document.querySelector('.engine summary')?.textContent?.includes('Running on'),
  );
  await page.click('[data-action=play]');
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field);
  expect(await focused()).toBe('couplingsFile');
  expect(complaints).toEqual([]);
  await close();
});

test('of a table the last column that can be predicted is, and the others are not offered', async () => {
  const { page, close } = await lab.open();
  await untilDone(page);
  const line = (_: unknown, i: number) => `${i},${(i * 7) % 11},${'pqr'[i % 3]}`;
  const text = `a,b,kind\n${Array.from({ length: 40 }, line).join('\n')}\n`;
  const field = page.locator('[data-field=table]');
  await field
    .locator('input[type=file]')
    .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await field.locator('select').waitFor();
  expect(await field.locator('select').inputValue()).toBe('b');
  expect(await field.locator('option[value=kind]').isDisabled()).toBe(true);
  await untilDone(page);
  await close();
});

test('a bad file of couplings is refused with its id; a good one is reported on and used', async () => {
  const { page, complaints, close } = await lab.open();
  await untilDone(page);
  const field = page.locator('[data-field=couplingsFile]');
  const choose = (name: string, text: string) =>
    field
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await choose('bad.txt', '1 2 0.5\n1 two 3\n');
  await field.locator('.wrong').waitFor();
  expect(await field.locator('.wrong').textContent()).toMatch(/GBX-3\d\d/);
  await choose(
    'ring.txt',
    Array.from({ length: 12 }, (_, i) => `${i} ${(i + 1) % 12} ${i % 3 ? 1 : -1}`).join('\n'),
  );
  await field.locator('.report li').first().waitFor();
  expect(await field.locator('.report').textContent()).toContain('12 spins');
  expect(await page.locator('#field-couplings').inputValue()).toBe('own');
  await untilDone(page);
  expect(complaints).toEqual([]);
  await close();
});

test('the keyboard reads a chart and toggles a line', async () => {
  const { page, close } = await lab.open();
  await untilDone(page);
  const figure = page.locator('[data-figure=glass-overlap]');
  await figure.locator('.drawing').focus();
  await page.keyboard.press('End');
  await page.waitForFunction(
    () => document.querySelector('[data-figure=glass-overlap] .spoken')?.textContent,
  );
  expect(await figure.locator('.spoken').textContent()).toMatch(/^T\s=\s2/);
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(
    () =>
      !/^T\s=\s2\s/.test(document.querySelector('[data-figure=glass-overlap] .spoken')?.textContent ?? ''),
  );
  const entry = figure.locator('.legend-entry').first();
  await entry.click();
  expect(await entry.getAttribute('aria-pressed')).toBe('false');
  expect(await figure.locator('p.visually-hidden').textContent()).toContain('the same copy, later: from');
  await close();
});

test('who prefers stillness finds the run paused, and can start it', async () => {
  const { page, close } = await lab.open(SHORT, { reducedMotion: 'reduce' });
  await page.waitForFunction(() =>
    document.querySelector('.transport-status')?.textContent?.startsWith('Paused'),
  );
  expect(await rowCount(page)).toBe(0);
  await page.click('[data-action=play]');
  await untilDone(page);
  await close();
});

test('a long run can be left for another at once', async () => {
  const { page, complaints, close } = await lab.open(LONG);
  await page.waitForFunction(
    () =>
      document.querySelector('.engine-dot') &&
      /CPU/.test(document.querySelector('.engine')?.textContent ?? ''),
  );
  await page.evaluate((link) => {
    location.hash = link;
  }, SHORT);
  await untilDone(page);
  expect(await rowCount(page)).toBe(6);
  expect(complaints).toEqual([]);
  await close();
});

test('when the computing part does not arrive, the page says so with an id instead of waiting for ever', async () => {
  const { page, close } = await lab.open(SHORT, {}, '**/controller-*.js');
  const banner = page.locator('glassbox-problems .banner.wrong');
  await banner.waitFor();
  expect(await banner.textContent()).toContain('GBX-602');
  expect(await page.locator('.transport-status').textContent()).toContain('stopped');
  await close();
});

test('a language whose texts do not arrive is told of in the one that is shown, and the run goes on', async () => {
  const { page, close } = await lab.open(LONG);
  await untilRows(page, 0);
  await page.route('**/page-texts-*.js', (route) => route.abort());
  await page.click('.language button[lang=zh-Hans]');
  const banner = page.locator('glassbox-problems .banner.wrong', { hasText: 'GBX-603' });
  await banner.waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.locator('.transport-status').textContent()).not.toContain('stopped');
  await banner.locator('button.quiet').click();
  await banner.waitFor({ state: 'detached' });
  await close();
});
