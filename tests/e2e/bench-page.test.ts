/** bench.html in real Chromium: it measures to the end, with and without WebGPU, and gives a result away that others can read. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type BenchResult, whyNoResult } from '../../bench/result/schema.ts';
import { CHROMIUM_ARGUMENTS, findChromium, WEBGPU_ARGUMENTS } from '../../scripts/lib/chromium.mjs';
import { violations } from './axe.ts';
import { hostFiles, type StaticHost } from './static-server.ts';

const LAB = fileURLToPath(new URL('../../dist/lab', import.meta.url));

let lab: StaticHost;
beforeAll(async () => {
  lab = await hostFiles(LAB, { base: '/glassbox/' });
});
afterAll(async () => {
  await lab.close();
});

interface Opened {
  readonly page: Page;
  readonly complaints: string[];
}

async function open(
  webgpu: boolean,
  lang: 'en' | 'zh-Hans',
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const args = [...CHROMIUM_ARGUMENTS, ...(webgpu ? WEBGPU_ARGUMENTS : [])];
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  const page = await context.newPage();
  // Only ends what hangs: the suite takes a minute and more on a busy machine.
  page.setDefaultTimeout(280_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  // Sums shifts of the layout that nobody asked for.
  await page.addInitScript(() => {
    const shifts = { sum: 0 };
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) shifts.sum += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${lab.url}bench.html#lang=${lang}`);
  await page.waitForSelector('[data-action=start]');
  return { page, complaints };
}

const start = async (page: Page) => {
  await page.check('.check input');
  await page.click('[data-action=start]');
};
const ended = (page: Page) => page.waitForSelector('[data-action=start]');
const copied = async (page: Page): Promise<BenchResult> => {
  await page.click('[data-action=copy]');
  await page.waitForFunction(() => /Copied|已复制/.test(document.body.textContent ?? ''));
  return JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
};

test('it measures processor and adapter to the end; the copied result is one, and nothing moved meanwhile', async () => {
  const { page, complaints } = await open(true, 'en');
  await start(page);
  await page.waitForSelector('.bench-results tbody tr');
  await ended(page);
  const result = await copied(page);
  expect(whyNoResult(result)).toBeNull();
  expect(result.hosts[0]!.host).toBe('page');
  const engines = result.hosts[0]!.engines;
  expect(engines.map(({ engine, failure }) => [engine, failure])).toEqual([
    ['cpu', null],
    ['webgpu', null],
  ]);
  // The emulated adapter is called so, and the same sweeps gave the same spins.
  expect(engines[1]!.emulated).toBe(true);
  expect(engines[0]!.digest).toBe(engines[1]!.digest);
  expect(await page.locator('table').count()).toBe(2);
  expect(await page.locator('tbody tr').count()).toBe(engines[0]!.lines.length + engines[1]!.lines.length);
  expect(await page.locator('.bench-chart img').count()).toBe(2);
  expect(await page.textContent('.bench-status')).toContain('Done in');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-action=download]')]);
  expect(whyNoResult(JSON.parse(readFileSync(await download.path(), 'utf8')))).toBeNull();
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: { sum: number } }).shifts.sum);
  expect(shifts).toBeLessThan(0.02);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('without WebGPU, in Chinese, on a phone: the processor is measured and the page says why nothing else', async () => {
  const { page, complaints } = await open(false, 'zh-Hans', {
    viewport: { width: 360, height: 740 },
    colorScheme: 'dark',
  });
  await start(page);
  await ended(page);
  const text = (await page.textContent('main')) ?? '';
  expect(text).toContain('处理器照常测量');
  expect(text).not.toMatch(/GBX-\d+: \{|undefined|bench\./);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const result = await copied(page);
  expect(result.hosts[0]!.engines.map(({ engine, lines }) => [engine, lines.length > 0])).toEqual([
    ['cpu', true],
    ['webgpu', false],
  ]);
  expect(complaints).toEqual([]);
});

test('stopped, it keeps what it has; a clipboard that is refused leaves the text to be copied by hand', async () => {
  const { page } = await open(false, 'en', { permissions: [] });
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.click('[data-action=start]');
  await page.waitForSelector('.bench-results tbody tr:nth-child(2)');
  await page.click('[data-action=stop]');
  expect(await page.textContent('.bench-status')).toContain('Stopped');
  await page.click('[data-action=copy]');
  const text = await page.inputValue('textarea');
  const result = JSON.parse(text) as BenchResult;
  expect(whyNoResult(result)).toBeNull();
  expect(result.hosts[0]!.engines[0]!.failure).toBe('stopped');
  expect(result.hosts[0]!.engines[0]!.lines.length).toBeGreaterThanOrEqual(2);
});
