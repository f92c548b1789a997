/** Points clicked into a figure on the built page: by pointer, touch and keys; the address, Back and the command line have them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseExperiment as choose } from '../../src/experiments/choose.ts';
import { encodeLink } from '../../src/experiments/link.ts';
import { parseConfig } from '../../src/experiments/schema.ts';
import { twoDoubts } from '../../src/experiments/two-doubts.ts';
import { tinyLearners } from '../support/tiny-learners.ts';
import { violations } from './axe.ts';
import { type Lab, openLab, untilDone } from './lab-page.ts';

const TINY = encodeLink(twoDoubts, parseConfig(twoDoubts, tinyLearners['two-doubts']!));
const FIGURE = '[data-figure=curve]';
const CANVAS = `${FIGURE} canvas.profile`;

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const own = (page: Page) => new URL(page.url()).hash.match(/&p=([^&]*)/)?.[1] ?? '';
const untilOwn = (page: Page, count: number) =>
  page.waitForFunction(
    (wanted) => (/&p=([^&]*)/.exec(location.hash)?.[1]?.split(';').length ?? 0) === wanted,
    count,
  );

/** Whether the middle of the picture has anything on it: it is never blank once it was drawn. */
const isPainted = (page: Page) =>
  page.locator(CANVAS).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, canvas.height >> 1, canvas.width, 1);
    return data.some((value) => value > 0);
  });

test('a click adds a point: address, setting, command line and Back have it, and the picture stays', async () => {
  const { page, complaints, close } = await lab.open(`${TINY}&lang=en`);
  await untilDone(page);
  await page.locator(CANVAS).scrollIntoViewIfNeeded();
  const { width, height } = (await page.locator(CANVAS).boundingBox())!;
  const top = () => page.locator(CANVAS).evaluate((canvas) => canvas.getBoundingClientRect().top);
  const before = await top();
  await page.click(CANVAS, { position: { x: 0.5 * width, y: 0.3 * height } });
  expect(await isPainted(page)).toBe(true);
  await untilOwn(page, 1);
  await page.click(CANVAS, { position: { x: 0.8 * width, y: 0.6 * height } });
  await untilOwn(page, 2);
  expect(Math.abs((await top()) - before), 'the page does not jump').toBeLessThan(1);
  await untilDone(page);
  expect(Math.abs((await top()) - before)).toBeLessThan(1);
  const text = own(page);
  expect(text).toMatch(/^-?[\d.]+,-?[\d.]+;-?[\d.]+,-?[\d.]+$/);
  expect(await page.inputValue('#field-own')).toBe(text);
  expect(await page.locator('body').textContent()).toContain(`--own '${text}'`);
  expect(await page.locator('.play-left strong').textContent()).toContain('18');
  // The run has them: two more rows in the table of the points that were given.
  await page.goBack();
  await untilOwn(page, 1);
  await untilDone(page);
  expect(text.startsWith(own(page))).toBe(true);
  await page.click('[data-play=undo]');
  await page.waitForFunction(() => !/&p=/.test(location.hash));
  expect(await page.locator('[data-play=undo]').isDisabled()).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});

test('keys move a cursor, Enter adds, Backspace takes back, and each is said', async () => {
  const { page, complaints, close } = await lab.open(`${TINY}&lang=en`);
  await untilDone(page);
  await page.focus(`${FIGURE} .drawing`);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Enter');
  await untilOwn(page, 1);
  expect(own(page)).toBe('0.2,24');
  const spoken = (part: string) =>
    page.waitForFunction(
      ([figure, words]) => document.querySelector(`${figure} .spoken`)?.textContent?.includes(words!),
      [FIGURE, part] as const,
    );
  await spoken('Point (0.2, 24) added; 19 left.');
  await page.keyboard.press('Backspace');
  await spoken('Last point removed; 20 left.');
  expect(own(page)).toBe('');
  expect(complaints).toEqual([]);
  await close();
});

test('on a phone a tap adds; a wrong text says where; when all are placed it says so; nothing for axe', async () => {
  const full = Array.from({ length: 20 }, (_, k) => `${(k - 10) / 2},${5 * k}`).join(';');
  const { page, complaints, close } = await lab.open(`${TINY}&p=${full}&lang=zh-Hans`, {
    viewport: { width: 360, height: 740 },
    colorScheme: 'dark',
    hasTouch: true,
    isMobile: true,
  });
  await untilDone(page);
  await page.locator(CANVAS).scrollIntoViewIfNeeded();
  expect(await page.locator('.play-left strong').textContent()).toContain('0');
  const { width, height } = (await page.locator(CANVAS).boundingBox())!;
  await page.tap(CANVAS, { position: { x: 0.5 * width, y: 0.4 * height } });
  expect(await page.locator(`${FIGURE} .readout`).textContent()).toContain('不能再添了');
  expect(own(page)).toBe(full);
  await page.tap('[data-play=clear]');
  await page.waitForFunction(() => !/&p=/.test(location.hash));
  await page.tap(CANVAS, { position: { x: 0.5 * width, y: 0.4 * height } });
  await untilOwn(page, 1);
  await untilDone(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violations(page)).toEqual([]);
  await page.fill('#field-own', '1,2;3');
  await page.locator('#field-own').blur();
  await page.waitForSelector('#wrong-own');
  expect(await page.locator('#wrong-own').textContent()).toMatch(/第 2 个点“3”.*GBX-550/s);
  expect(await violations(page)).toEqual([]);
  // A click mends it: what could be read stays.
  await page.tap(CANVAS, { position: { x: 0.6 * width, y: 0.4 * height } });
  await untilOwn(page, 2);
  expect(own(page)).toMatch(/^1,2;/);
  expect(complaints).toEqual([]);
  await close();
});

test('candidates: a button or a key takes one, the next offer comes, Back and undo take it back, and at the end none is left', async () => {
  const tiny = encodeLink(choose, parseConfig(choose, { ...tinyLearners.choose!, picks: '', rounds: 3 }));
  const { page, complaints, close } = await lab.open(`${tiny}&lang=en`);
  const picks = () => /&p=([AB]*)/.exec(new URL(page.url()).hash)?.[1] ?? '';
  /** The offer after so many choices is on screen. */
  const untilOffer = () =>
    page.waitForFunction(
      () => document.querySelector('[data-take=A]')?.getAttribute('aria-disabled') === 'false',
    );
  await untilOffer();
  const card = () => page.locator('.decision-cards').textContent();
  const first = await card();
  await page.click('[data-take=A]');
  // What was offered stays on screen until the next offer is there.
  expect((await card())!.length).toBeGreaterThan(20);
  await untilOffer();
  expect(picks()).toBe('A');
  expect(await card()).not.toBe(first);
  await page.focus('[data-take=A]');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-take'))).toBe('B');
  await page.keyboard.press('2');
  await untilOffer();
  expect(picks()).toBe('AB');
  await page.goBack();
  await untilOffer();
  expect(picks()).toBe('A');
  await page.click('[data-figure] [data-play=undo]');
  await untilOffer();
  expect(picks()).toBe('');
  expect(await card()).toBe(first);
  for (let k = 0; k < 3; k++) {
    await page.keyboard.press('Tab');
    await page.focus('[data-take=B]');
    await page.keyboard.press('1');
    if (k < 2) await untilOffer();
  }
  await untilDone(page);
  // Quick changes share an entry of the history, which comes when they rest.
  await page.waitForFunction(() => /&p=AAA(&|$)/.test(location.hash));
  expect(await page.locator('[data-take=A]').getAttribute('aria-disabled')).toBe('true');
  await page.click('[data-take=A]', { force: true });
  expect(picks()).toBe('AAA');
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
