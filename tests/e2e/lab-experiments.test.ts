/** Choosing an experiment on the built page: by the dialog, by the keyboard, by the address and by the way back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { experiments } from '../../src/experiments/registry.ts';
import { unfold, violations } from './axe.ts';
import { type Lab, LONG, openLab, SHORT, untilDone } from './lab-page.ts';

/** Networks alone, with heat maps of their pairs, in a second or less; its settings are not those by default. */
const NETWORKS = 'v=1&x=twin-networks&seed=42&h=4&s=30&e=3&p=16&d=3';
/** A glass alone, in a second or less. */
const GLASS = 'v=1&x=sk-overlap&seed=42&n=16&r=3&d=2&s=8';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const question = (page: Page) => page.locator('#lab .question h2');
const dialog = (page: Page) => page.locator('dialog.chooser');

async function choose(page: Page, id: string): Promise<void> {
  await page.click('[data-action=experiments]');
  await page.click(`dialog.chooser [data-experiment=${id}]`);
}

test('choosing leaves a long run, opens the other at its defaults, and Back returns with the settings', async () => {
  const { page, complaints, close } = await lab.open(`${LONG}&lang=zh-Hans`, { locale: 'en-GB' });
  await choose(page, 'hopfield');
  expect(await dialog(page).isVisible()).toBe(false);
  await question(page).filter({ hasText: '图案' }).waitFor();
  expect(page.url()).toMatch(/#v=1&x=hopfield&seed=42&lang=zh-Hans$/);
  expect(await page.title()).toBe('自旋的记忆 · Glassbox');
  // The reader and whoever listens begin at the new question.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('图案');
  await page.goBack();
  await question(page).filter({ hasText: '神经网络' }).waitFor();
  expect(await page.locator('#field-sweeps').inputValue()).toBe('200000');
  await page.goForward();
  await question(page).filter({ hasText: '图案' }).waitFor();
  // A reload opens what was chosen, in the language that was shown.
  expect(complaints).toEqual([]);
  await page.reload();
  await question(page).filter({ hasText: '图案' }).waitFor();
  await close();
});

test('one choice is one entry of the history, and the way back does not trap', async () => {
  const { page, close } = await lab.open(SHORT);
  const before = await page.evaluate(() => history.length);
  await choose(page, 'curie-weiss');
  await page.waitForFunction(() => location.hash.includes('x=curie-weiss'));
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await page.goBack();
  await page.waitForFunction((link) => location.hash === `#${link}`, SHORT);
  await page.waitForTimeout(100);
  expect(await page.evaluate(() => location.hash)).toBe(`#${SHORT}`);
  await close();
});

test('the keyboard alone opens the dialog on the present experiment, walks to another, and closes it', async () => {
  const { page, close } = await lab.open(GLASS);
  await page.focus('[data-action=experiments]');
  await page.keyboard.press('Enter');
  const focused = () =>
    page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.experiment ?? null);
  expect(await focused()).toBe('sk-overlap');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('sk-freeze');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.action)).toBe(
    'experiments',
  );
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.includes('x=sk-anneal'));
  await close();
});

test('every experiment is offered, with its address', async () => {
  const { page, close } = await lab.open(GLASS);
  await page.click('[data-action=experiments]');
  await page.waitForSelector('dialog.chooser[open]');
  const links = await page.$$eval('dialog.chooser a', (anchors) =>
    anchors.map((anchor) => (anchor as HTMLAnchorElement).hash),
  );
  expect(links.sort()).toEqual(experiments.map(({ id }) => `#v=1&x=${id}`).sort());
  await close();
});

test('a glass alone: one panel with all settings, nothing of networks in its place, its findings at the end', async () => {
  const { page, complaints, close } = await lab.open(GLASS);
  await untilDone(page);
  expect(await page.locator('.panel').count()).toBe(1);
  for (const setting of ['size', 'samples', 'sweeps', 'rule'])
    expect(await page.locator(`.panel [data-field=${setting}]`).count(), setting).toBe(1);
  const words = await page.locator('#lab').innerText();
  expect(words).not.toMatch(/\{\{|learner\.|neural network/i);
  expect(await page.locator('.findings .finding').count()).toBeGreaterThan(2);
  expect(complaints).toEqual([]);
  await close();
});

test('networks that run away are told of, and half the rate is one press away', async () => {
  const link = 'v=1&x=temperature-of-sgd&seed=42&p=interpolation&lr=8&n=16&e=2&s=200';
  const { page, complaints, close } = await lab.open(link);
  await untilDone(page);
  await page.locator('[data-action=halve-rate]').first().click();
  await page.waitForFunction(() => /[&]lr=4(&|$)/.test(location.hash));
  expect(complaints).toEqual([]);
  await close();
});

test('networks alone, opened by a link: its settings, a run to the end, nothing for axe, nothing sideways at 320 px', async () => {
  const { page, complaints, close } = await lab.open(`${NETWORKS}&lang=zh-Hans`, {
    viewport: { width: 320, height: 640 },
  });
  await untilDone(page);
  expect(await page.locator('#field-hidden').inputValue()).toBe('4');
  expect(await page.locator('#field-steps').inputValue()).toBe('30');
  expect(await page.locator('.findings .finding').count()).toBeGreaterThan(2);
  expect(await page.locator('#lab').innerText()).not.toMatch(/\{\{|NaN|- ± -/);
  await unfold(page);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(complaints).toEqual([]);
  await close();
});

test('of an unknown experiment the page says so and leads to those that exist', async () => {
  const { page, close } = await lab.open('v=1&x=unheard-of&n=64');
  const banner = page.locator('glassbox-problems .banner', { hasText: 'GBX-418' });
  await banner.waitFor();
  await banner.locator('[data-action=choose-experiment]').click();
  expect(await dialog(page).isVisible()).toBe(true);
  await close();
});

const views = ['en', 'zh-Hans'].flatMap((language) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ language, colorScheme })),
);

test.each(views)(
  'axe finds no violation in the dialog or on the page of a glass, and nothing scrolls sideways at 320 px ($language, $colorScheme)',
  async ({ language, colorScheme }) => {
    const { page, close } = await lab.open(`${GLASS}&lang=${language}`, {
      colorScheme,
      viewport: { width: 320, height: 640 },
    });
    await untilDone(page);
    await unfold(page);
    expect(await violations(page)).toEqual([]);
    await page.click('[data-action=experiments]');
    await unfold(page);
    expect(await violations(page)).toEqual([]);
    const widths = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.querySelector('dialog.chooser')!.scrollWidth,
    ]);
    expect(Math.max(...widths)).toBeLessThanOrEqual(320);
    await close();
  },
);
