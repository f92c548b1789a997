/** A pairwise sample of what `npm run audit` looks at in full: every kind of figure once, each language, appearance and width together. */
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmall } from '../../scripts/audit/every-page.mjs';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../scripts/lib/chromium.mjs';
import { axeViolations, type Look, show, unfold } from '../../scripts/lib/page-checks.mjs';
import { type SmallRun, smallRuns } from '../../scripts/lib/small-runs.mjs';

const SAMPLE: readonly (readonly [id: string, look: Look])[] = [
  ['frustration', { language: 'en', theme: 'light', width: 390 }],
  ['protein', { language: 'zh-Hans', theme: 'dark', width: 1280 }],
  ['disconnectivity', { language: 'en', theme: 'dark', width: 390 }],
  ['sk-overlap', { language: 'zh-Hans', theme: 'light', width: 1280 }],
  ['slice', { language: 'zh-Hans', theme: 'dark', width: 390 }],
  ['two-doubts', { language: 'en', theme: 'dark', width: 1280 }],
  ['choose', { language: 'zh-Hans', theme: 'light', width: 390 }],
  ['pinn-elastic', { language: 'en', theme: 'light', width: 1280 }],
  ['barrier', { language: 'en', theme: 'projector', width: 1280 }],
];

let server: Awaited<ReturnType<typeof preview>>;
let browser: Awaited<ReturnType<typeof chromium.launch>>;
let runs: SmallRun[];
beforeAll(async () => {
  server = await preview({ logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...CHROMIUM_ARGUMENTS] });
  runs = await smallRuns();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test.each(SAMPLE)('axe finds nothing on the page of %s', async (id, look) => {
  const { link } = runs.find((run) => run.id === id)!;
  const { page, complaints, close } = await openSmall(browser, server.resolvedUrls!.local[0]!, link);
  await unfold(page);
  await show(page, look);
  expect(await axeViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
