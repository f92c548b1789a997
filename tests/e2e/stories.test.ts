/** Guided stories in a browser: by keyboard alone from first step to last, by the browser's Back, by link, and out again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { type Lab, openLab } from './lab-page.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(async () => {
  await lab.close();
});

const STEP = 'v=1&x=metastable&seed=42&n=128&ui.story=quenched.2';

/** Tab until what has the focus matches; a page of finite length comes round. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let k = 0; k < 150; k++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`no way by Tab to ${selector}`);
}

const atStep = (page: Page, step: number) =>
  page.waitForFunction(
    (wanted) =>
      document.querySelector<HTMLElement>('.story')?.dataset.step === String(wanted) &&
      document.activeElement?.id === 'story-step',
    step,
  );

test('a whole story is read without a mouse, and the focus is always at its step', async () => {
  const { page, complaints, close } = await lab.open('v=1&x=sk-overlap&seed=42');
  await tabTo(page, '[data-action=stories]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog.stories[open]');
  await tabTo(page, 'dialog.stories a[data-story=quenched]');
  await page.keyboard.press('Enter');
  const titles: string[] = [];
  for (let step = 1; step <= 8; step++) {
    await atStep(page, step);
    titles.push(await page.locator('#story-step').innerText());
    // The first step's run says what the story waits for; the others are left as soon as they are read.
    if (step === 1) {
      // Turning a spin is what the step asks for: it leads nowhere else.
      await page.waitForSelector('[data-spin]', { state: 'attached' });
      await page.focus('[data-action=show]');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.matches('[data-spin]'))).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => /[&]p=[A-E]/.test(location.hash));
      expect(await page.locator('.story-note').count()).toBe(0);
      await page.waitForSelector('.story-check[data-answer=as]', { timeout: 60_000 });
      expect(await page.locator('.story-check').innerText()).toMatch(/\d/);
    }
    if (step === 8) break;
    await tabTo(page, '[data-action=story-next]');
    await page.keyboard.press('Enter');
  }
  expect(new Set(titles).size).toBe(8);
  expect(await page.locator('.story-breaks cite').innerText()).toMatch(/Parisi/);
  await tabTo(page, '[data-action=story-end]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('.story'));
  expect(page.url()).toContain('x=sk-equilibrium');
  expect(page.url()).not.toContain('ui.story');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  expect(complaints).toEqual([]);
  await close();
});

test('Back goes a step back, own settings stay until one returns, Esc leaves and the experiment stays', async () => {
  const { page, complaints, close } = await lab.open(STEP);
  await atStep(page, 2);
  await page.click('[data-action=story-next]');
  await atStep(page, 3);
  expect(page.url()).toContain('sched=quench');
  // The way to what a step speaks of, from its button: the chart itself has the focus.
  await page.focus('[data-action=show]');
  await page.keyboard.press('Enter');
  const shown = () => document.activeElement?.closest('.figure')?.getAttribute('data-figure');
  expect(await page.evaluate(shown)).toBe('residual');
  await page.goBack();
  await atStep(page, 2);
  expect(page.url()).toContain('x=metastable');

  await page.fill('#field-samples', '8');
  await page.keyboard.press('Tab');
  await page.waitForSelector('.story-note');
  expect(page.url()).toMatch(/d=8.*ui\.story=quenched\.2/);
  expect(await page.locator('.story-check').getAttribute('data-answer')).toMatch(/waiting|own/);
  await page.click('.story-note [data-action=return]');
  await page.waitForFunction(() => !document.querySelector('.story-note'));
  expect(page.url()).not.toContain('d=8');

  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('.story'));
  expect(page.url()).toContain('x=metastable');
  expect(page.url()).toContain('n=128');
  // What left the story is undone like any change.
  await page.goBack();
  await page.waitForSelector('.story[data-step="2"]');
  expect(complaints).toEqual([]);
  await close();
});

test('a story that there is not is said, and the experiment opens without it', async () => {
  const { page, close } = await lab.open('v=1&x=metastable&seed=42&ui.story=unheard-of.1');
  await page.waitForFunction(() =>
    document.querySelector('glassbox-problems')?.textContent?.includes('GBX-661'),
  );
  expect(page.url()).not.toContain('ui.story');
  await close();
});

test('the end of an experiment leads to the stories that tell of it', async () => {
  const { page, close } = await lab.open('v=1&x=sk-anneal&seed=42');
  // They come with the first look further down.
  expect(await page.locator('.told-in a').count()).toBe(0);
  await page.mouse.wheel(0, 400);
  await page.waitForSelector('.told-in a');
  const links = page.locator('.told-in a');
  expect(await links.count()).toBe(2);
  await links.first().click();
  await page.waitForSelector('.story[data-story=quenched][data-step="3"]');
  await close();
});

test('the story covers nothing of the stage, wide or narrow, reflows at 320 px, and axe finds nothing', async () => {
  for (const [width, height, locale] of [
    [1440, 900, 'en-GB'],
    [390, 844, 'zh-CN'],
    [320, 640, 'en-GB'],
  ] as const) {
    const { page, close } = await lab.open(STEP, { viewport: { width, height }, locale });
    await page.waitForSelector('.story-check');
    const overlap = await page.evaluate(() => {
      const story = document.querySelector('.story-body')!.getBoundingClientRect();
      const stage = document.querySelector('#lab')!.getBoundingClientRect();
      return Math.min(
        story.right - stage.left,
        stage.right - story.left,
        story.bottom - stage.top,
        stage.bottom - story.top,
      );
    });
    expect(overlap, `${width}`).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await violations(page)).toEqual([]);
    await close();
  }
});
