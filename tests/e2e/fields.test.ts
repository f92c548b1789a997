/** Field pictures on the built page: an experiment with a law, from its link to its files, by pointer and by keys. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeLink } from '../../src/experiments/link.ts';
import { pinnElastic } from '../../src/experiments/pinn-elastic.ts';
import { parseConfig } from '../../src/experiments/schema.ts';
import { tinyLearners } from '../support/tiny-learners.ts';
import { violations } from './axe.ts';
import { type Lab, openLab, untilDone } from './lab-page.ts';

/** A plate with a hole, in a second. */
const TINY = encodeLink(pinnElastic, parseConfig(pinnElastic, tinyLearners['pinn-elastic']!));
const FIGURE = '[data-figure=body]';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

async function drawn(page: Page): Promise<void> {
  await page.locator(FIGURE).scrollIntoViewIfNeeded();
  await page.waitForSelector(`${FIGURE} .field-panel canvas[style]`);
}

async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`${FIGURE} .figure-tools button:text-is("${name}")`),
  ]);
  return readFile(await download.path());
}

test('pictures are read by pointer and by keys, and saved as CSV, PNG and SVG', async () => {
  const { page, complaints, close } = await lab.open(`${TINY}&lang=en`);
  await untilDone(page);
  await drawn(page);
  const panels = page.locator(`${FIGURE} .field-panel`);
  const count = await panels.count();
  expect(count).toBeGreaterThan(2);
  const box = (await panels.first().locator('canvas').boundingBox())!;
  await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.3 * box.height);
  const readout = page.locator(`${FIGURE} .readout`);
  // One number for each picture that is shown.
  expect((await readout.textContent())!.split('·')).toHaveLength(count + 1);
  await page.mouse.move(0, 0);
  await page.focus(`${FIGURE} .drawing`);
  await page.keyboard.press('ArrowUp');
  const first = await readout.textContent();
  await page.keyboard.press('ArrowRight');
  expect(await readout.textContent()).not.toBe(first);
  await page.waitForFunction(
    (figure) => document.querySelector(`${figure} .spoken`)?.textContent?.includes('·'),
    FIGURE,
  );

  const csv = Papa.parse<Record<string, number>>((await saved(page, 'CSV')).toString(), {
    header: true,
    dynamicTyping: true,
    skipEmptyLines: true,
  });
  expect(csv.meta.fields!.slice(0, 4)).toEqual(['iteration', 'network', 'x', 'y']);
  expect(csv.data.length).toBeGreaterThan(30);
  // Nothing inside the hole.
  for (const { x, y } of csv.data) expect(Math.hypot(x!, y!)).toBeGreaterThan(1);
  const png = await saved(page, 'PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
  const svg = (await saved(page, 'SVG')).toString();
  expect(svg).toMatch(/<svg [^>]*>\n<title>The body under its load<\/title>/);
  expect(svg.match(/<image /g)!.length).toBe(2 * count);
  expect(complaints).toEqual([]);
  await close();
});

test('on a phone pictures lie below one another; one is switched off; nothing for axe', async () => {
  const { page, complaints, close } = await lab.open(`${TINY}&lang=zh-Hans`, {
    viewport: { width: 360, height: 740 },
    colorScheme: 'dark',
    hasTouch: true,
    isMobile: true,
  });
  await untilDone(page);
  await drawn(page);
  const panels = page.locator(`${FIGURE} .field-panel`);
  const count = await panels.count();
  const tops = await panels.evaluateAll((all) => all.map((panel) => panel.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(count);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.locator(`${FIGURE} .legend-entry`).first().tap();
  await page.waitForFunction(
    ([figure, left]) => document.querySelectorAll(`${figure} .field-panel`).length === left,
    [FIGURE, count - 1] as const,
  );
  const canvas = panels.first().locator('canvas');
  const { width, height } = (await canvas.boundingBox())!;
  await canvas.tap({ position: { x: 0.6 * width, y: 0.3 * height } });
  // Said at the picture too: the line below all of them is far away here.
  expect(await panels.first().locator('.field-value').textContent()).toMatch(/\d/);
  expect(await page.locator(`${FIGURE} .readout`).textContent()).toContain('·');
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
