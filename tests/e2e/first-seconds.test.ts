/** The first seconds of a first visit, in a real browser without a GPU: a recorded run at once, the live one without a jump. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lab, openLab, rowCount, SHORT, untilDone, untilRows } from './lab-page.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const statusOf = (page: Page) => page.locator('.transport-status').textContent();
const untilStatus = (page: Page, beginning: string) =>
  page.waitForFunction(
    (words) => document.querySelector('.transport-status')?.textContent?.startsWith(words),
    beginning,
  );
/** How far the page has jumped by itself since it was opened. */
const layoutShift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
            sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );

/** Kilobytes of JavaScript among files, as a host would send them. */
async function scriptBytes(paths: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const path of new Set(paths))
    if (path.endsWith('.js')) bytes += gzipSync(await readFile(`dist/lab${path}`)).length;
  return bytes;
}

const untilLive = (page: Page) =>
  page.waitForFunction(
    () => !document.querySelector('.transport-status')?.textContent?.startsWith('Recorded'),
  );

// That the live run takes the place by itself once it has come as far is the audit's: it computes the whole default run.
test('a first visit shows the recorded run whole; pause brings the live one, and nothing jumps', async () => {
  const { page, complaints, close } = await lab.open('');
  await untilStatus(page, 'Recorded');
  await untilRows(page, 24);
  expect(await statusOf(page)).toMatch(/^Recorded · /);
  // In the status line and in the engine's: what is recorded, and on what the live run goes.
  await page.waitForFunction(() =>
    /Running on/.test(document.querySelector('.engine summary')?.textContent ?? ''),
  );
  await page.click('[data-action=play]');
  await untilLive(page);
  await untilRows(page, 1);
  expect(await rowCount(page)).toBeLessThan(24);
  expect(await layoutShift(page)).toBeLessThan(0.05);
  expect(complaints).toEqual([]);
  await close();
});

test('a guess brings P(q) into view, and the run says who was right', async () => {
  const { page, close } = await lab.open('');
  await page.click('[data-guess=no]');
  const sketch = page.locator('.overlaps svg').first();
  await sketch.waitFor();
  expect(await sketch.evaluate((node) => node.getBoundingClientRect().bottom < innerHeight)).toBe(true);
  await untilRows(page, 24);
  expect(await page.locator('.guess-says').textContent()).toMatch(/The run says: No\.\s+As you guessed\./);
  expect(await page.locator('.overlaps svg path').count()).toBe(2);
  await page.locator('.overlaps button').first().click();
  await page.waitForFunction(() => document.activeElement?.closest('[data-figure=glass-pq]') !== null);
  await close();
});

test('another setting ends it', async () => {
  const { page, close } = await lab.open('');
  await untilStatus(page, 'Recorded');
  await page.click('[data-preset=quench]');
  await untilLive(page);
  expect(page.url()).toContain('s=');
  await close();
});

test('who prefers stillness sees the end of the recorded run, and starts the live one', async () => {
  const { page, close } = await lab.open('', { reducedMotion: 'reduce' });
  await untilStatus(page, 'Recorded · press Play');
  expect(await rowCount(page)).toBe(24);
  await page.click('[data-action=play]');
  await untilLive(page);
  expect(await rowCount(page)).toBeLessThan(24);
  await close();
});

test('where the computing part does not arrive the recorded run stays, and both are said', async () => {
  const { page, close } = await lab.open('', {}, '**/controller-*.js');
  await untilStatus(page, 'Recorded · nothing');
  await untilRows(page, 24);
  expect(await page.locator('glassbox-problems .banner.wrong').textContent()).toContain('GBX-602');
  await close();
});

test('a link with settings of its own starts live, and fetches no recording', async () => {
  const from = lab.requested.length;
  const { page, close } = await lab.open(SHORT);
  await untilDone(page);
  expect(lab.requested.slice(from).filter((path) => path.includes('/opening/'))).toEqual([]);
  await close();
});

/** What the page itself fetched so far, without the workers and what they fetch. */
const ownScripts = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js') && !/\/(controller|findings)-/.test(path)),
  );

test('the page itself needs at most 150 kB of JavaScript until its first chart is whole, in either language', async () => {
  for (const locale of ['en-GB', 'zh-CN']) {
    // What works offline is fetched once the page has come to rest.
    const before = lab.requested.length;
    const { page, close } = await lab.open('', { locale, serviceWorkers: 'block' });
    await page.waitForSelector('[data-figure=glass-overlap] canvas');
    await untilRows(page, 24);
    const own = await ownScripts(page);
    const bytes = await scriptBytes(own);
    const all = await scriptBytes(lab.requested.slice(before));
    await close();
    console.log(`JavaScript (${locale}): ${bytes} bytes of the page, ${all} with its workers so far`);
    expect(own.length).toBeGreaterThan(10);
    expect(bytes).toBeLessThanOrEqual(150_000);
    expect(all).toBeLessThanOrEqual(330_000);
  }
});
