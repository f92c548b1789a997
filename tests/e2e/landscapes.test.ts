/** Trees, maps of copies and surfaces on the built page: read by keys, turned, saved, and nothing for axe. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { type Lab, openLab, untilDone } from './lab-page.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

async function drawn(page: Page, figure: string): Promise<void> {
  await page.locator(figure).scrollIntoViewIfNeeded();
  await page.waitForSelector(`${figure} canvas.scene`);
}

async function svgOf(page: Page, figure: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`${figure} .figure-tools button:text-is("SVG")`),
  ]);
  return (await readFile(await download.path())).toString();
}

test('a tree is read from the ground state upwards, and its counts are switched', async () => {
  const { page, complaints, close } = await lab.open('x=disconnectivity&n=12&r=32&s=20&lang=en');
  const figure = '[data-figure=tree]';
  await untilDone(page);
  await drawn(page, figure);
  await page.focus(`${figure} .drawing`);
  await page.keyboard.press('Home');
  const readout = page.locator(`${figure} .readout`);
  expect(await readout.textContent()).toMatch(/^Ground state, at −0\.\d+\..*quenched: \d+ of \d+/);
  await page.keyboard.press('ArrowRight');
  expect(await readout.textContent()).toMatch(/^Minimum 2 of \d+.*Barrier to the ground state/);
  const both = await svgOf(page, figure);
  await page.click(`${figure} .legend-entry >> nth=0`);
  const one = await svgOf(page, figure);
  // Its marks go, and the mark of the legend that is drawn into the file.
  expect(one.match(/<path/g)!.length).toBe(both.match(/<path/g)!.length - 2);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('copies are read round the circle, and the cut makes one cluster of them or none', async () => {
  const { page, complaints, close } = await lab.open('x=sk-overlap&n=32&r=8&d=2&s=20&k=3&lang=en', {
    viewport: { width: 360, height: 740 },
  });
  const figure = '[data-figure=map]';
  await untilDone(page);
  await drawn(page, figure);
  await page.focus(`${figure} .drawing`);
  await page.keyboard.press('ArrowRight');
  const readout = page.locator(`${figure} .readout`);
  expect(await readout.textContent()).toMatch(/^Copy \d: energy per spin −.*with its neighbour: /);
  await page.fill(`${figure} .scene-slider input`, '0.95');
  await page.mouse.move(0, 0);
  expect(await page.locator(`${figure} .scene-slider span`).textContent()).toContain('0.95');
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('a surface is turned by keys and buttons, and comes back to its first view', async () => {
  const { page, complaints, close } = await lab.open('x=slice&s=60&px=11&h=4&p=20&lang=en');
  const figure = '[data-figure=trajectory]';
  await untilDone(page);
  await drawn(page, figure);
  const map = await svgOf(page, figure);
  expect(map).toContain('<image');
  await page.click(`${figure} button[data-kind=space]`);
  await page.waitForSelector(`${figure} canvas[data-space=true]`);
  const first = await svgOf(page, figure);
  expect(first).not.toContain('<image');
  await page.focus(`${figure} .drawing`);
  await page.keyboard.press('ArrowRight');
  const turned = await svgOf(page, figure);
  expect(turned).not.toBe(first);
  await page.click(`${figure} [data-turn=reset]`);
  expect(await svgOf(page, figure)).toBe(first);
  await page.click(`${figure} button[aria-label="Turn left"]`);
  expect(await svgOf(page, figure)).not.toBe(first);
  await page.keyboard.press('Home');
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
