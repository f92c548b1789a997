/** Spins turned by hand on the built page, by pointer, touch and keys; the address, Back and the board have them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { type Lab, openLab, untilDone } from './lab-page.ts';

const TINY = 'v=1&x=frustration&s=10&r=16';
const BOARD = '[data-figure=board]';
const spin = (name: string) => `${BOARD} [data-spin=${name}]`;

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const moves = (page: Page) => /&p=([A-P]*)/.exec(new URL(page.url()).hash)?.[1] ?? '';
const state = (page: Page) => page.locator(`${BOARD} .board-state`).innerText();
const untilState = (page: Page, words: string) =>
  page.waitForFunction(
    ([board, wanted]) => document.querySelector(`${board} .board-state`)?.textContent?.includes(wanted!),
    [BOARD, words],
  );
const untilMoves = (page: Page, text: string) =>
  page.waitForFunction((wanted) => (/&p=([A-P]*)/.exec(location.hash)?.[1] ?? '') === wanted, text);

test('a click turns a spin at once; link, command line, Back and undo have the move', async () => {
  const { page, complaints, close } = await lab.open(`${TINY}&lang=en`);
  await untilDone(page);
  expect(await state(page)).toContain('Unsatisfied bonds: 7 of 7');
  await page.click(spin('B'));
  expect(await state(page)).toContain('Unsatisfied bonds: 3 of 7');
  await untilMoves(page, 'B');
  await page.click(spin('E'));
  expect(await state(page)).toContain('This is one of the lowest arrangements.');
  await untilMoves(page, 'BE');
  await untilDone(page);
  expect(await page.locator('.findings').innerText()).toContain('yes, after 2 moves');
  expect(await page.locator('body').textContent()).toContain('--flips BE');
  await page.goBack();
  await untilMoves(page, 'B');
  await untilState(page, 'Unsatisfied bonds: 3 of 7');
  await page.click(`${BOARD} [data-play=undo]`);
  await untilMoves(page, '');
  await untilState(page, 'Unsatisfied bonds: 7 of 7');
  expect(complaints).toEqual([]);
  await close();
});

test('keys: one stop for Tab, arrows go from spin to spin, Enter and Space turn, Backspace takes back; each is said', async () => {
  const { page, complaints, close } = await lab.open(`${TINY}&lang=en`);
  await untilDone(page);
  expect(await page.locator(`${BOARD} .spin[tabindex="0"]`).count()).toBe(1);
  await page.focus(spin('A'));
  const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  expect(await label()).toBe('Spin A, up: 2 of 2 bonds unsatisfied, flipping lowers the energy by 4.');
  await page.keyboard.press('ArrowRight');
  expect(await label()).toContain('Spin B, up: 4 of 4 bonds unsatisfied');
  await page.keyboard.press('Enter');
  await untilMoves(page, 'B');
  expect(await label()).toContain('Spin B, down: 0 of 4 bonds unsatisfied, flipping raises the energy by 8');
  await page.waitForFunction(() =>
    document.querySelector('[data-figure=board] .spoken')?.textContent?.startsWith('Spin B is down now'),
  );
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press(' ');
  await page.waitForFunction(() => /&p=B[A-P]/.test(location.hash));
  expect(moves(page)).toHaveLength(2);
  await page.keyboard.press('Backspace');
  await untilMoves(page, 'B');
  expect(complaints).toEqual([]);
  await close();
});

test('on a phone a spin is large enough to tap, and nothing scrolls sideways', async () => {
  const viewport = { width: 320, height: 700 };
  const { page, close } = await lab.open(`${TINY}&l=square&lang=zh-Hans`, {
    viewport,
    hasTouch: true,
    isMobile: true,
  });
  await untilDone(page);
  const box = (await page.locator(spin('F')).boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  await page.tap(spin('F'));
  await untilMoves(page, 'F');
  expect(await state(page)).toMatch(/未满足的键：\d+|24 条/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await close();
});

test.each([
  ['frustration', 'x=frustration&s=10&r=16', 'en', 'light'],
  ['frustration', 'x=frustration&s=10&r=16&l=sk&p=AB', 'zh-Hans', 'dark'],
  ['protein', 'x=protein&q=20&s=30&r=4&sh=1', 'en', 'dark'],
  ['protein', 'x=protein&q=20&s=30&r=4&sh=1', 'zh-Hans', 'light'],
] as const)('axe finds nothing in %s (%s, %s, %s)', async (_id, link, language, colorScheme) => {
  const { page, complaints, close } = await lab.open(`v=1&${link}&lang=${language}`, { colorScheme });
  await untilDone(page);
  await page.waitForSelector('.board svg');
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('folding chains move while they are cooled, and the best fold is drawn', async () => {
  const { page, complaints, close } = await lab.open('v=1&x=protein&s=100000&lang=en');
  await page.waitForSelector('.chain-copies svg');
  expect(await page.locator('.chain-copies svg').count()).toBe(4);
  const picture = () => page.locator('.chain-copies').innerHTML();
  const first = await picture();
  await page.waitForFunction(
    (before) => document.querySelector('.chain-copies')!.innerHTML !== before,
    first,
  );
  await page.waitForSelector('[data-figure=fold] .board svg');
  expect(await page.locator('[data-figure=fold] .board').getAttribute('aria-label')).toContain('24 beads');
  expect(complaints).toEqual([]);
  await close();
});
