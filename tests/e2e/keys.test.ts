/** The lab by keyboard alone: every shortcut, the dialog in which they are changed, and that a chart's keys are its own. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GlassboxFigure } from '../../src/lab/chart/figure-element.ts';
import { violations } from './axe.ts';
import { type Lab, openLab, untilDone } from './lab-page.ts';

const RUN = 'v=1&x=sk-anneal&seed=7&n=32&s=30&r=4&d=4';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

/** Goes on by Tab until the focus is there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate((at) => document.activeElement?.matches(at) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

const untilLanguage = (page: Page, tag: string) =>
  page.waitForFunction((wanted) => document.documentElement.lang === wanted, tag);
const untilAddress = (page: Page, pattern: RegExp) =>
  page.waitForFunction((source) => new RegExp(source).test(location.hash), pattern.source);
const isOpen = (page: Page, dialog: string) => page.waitForSelector(`${dialog}[open]`);

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await isOpen(page, 'dialog.settings-dialog');
}

test('a key is given to another action, taken away, and all are switched off; the page remembers', async () => {
  const { page, complaints, close } = await lab.open(RUN);
  // A button that was pressed keeps the focus, and takes no sign for itself.
  await page.focus('[data-action=play]');
  await openSettings(page);
  expect(await violations(page)).toEqual([]);
  await tabTo(page, '[data-rebind=language]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-rebind=language][aria-pressed=true]');
  // Escape gives up the change and leaves the dialog open.
  await page.keyboard.press('Escape');
  await page.waitForSelector('[data-rebind=language][aria-pressed=false]');
  expect(await page.locator('dialog.settings-dialog[open]').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('k');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.settings-dialog kbd')].some(({ textContent }) => textContent === 'K'),
  );
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.settings-dialog:not([open])', { state: 'attached' });
  await page.keyboard.press('l');
  await page.keyboard.press('k');
  await untilLanguage(page, 'zh-Hans');
  await page.reload();
  await page.waitForSelector('glassbox-transport button');
  await untilLanguage(page, 'zh-Hans');
  await page.keyboard.press('k');
  await untilLanguage(page, 'en');

  await openSettings(page);
  await tabTo(page, '[data-setting=hotkeys]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.settings-dialog:not([open])', { state: 'attached' });
  const address = page.url();
  for (const key of ['k', 'Shift+R', 'Alt+2', 'e', '?']) await page.keyboard.press(key);
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(complaints).toEqual([]);
  await close();
});

test('shortcuts act: link, share, new seed, language, sound, another experiment', async () => {
  const { page, complaints, close } = await lab.open(RUN, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await untilDone(page);
  await page.keyboard.press('c');
  await page.waitForSelector('.announcement:not([hidden])');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`#${RUN}`);
  await page.keyboard.press('e');
  await isOpen(page, 'dialog.share');
  expect(await violations(page)).toEqual([]);
  // In a dialog letters are letters.
  await page.keyboard.press('Shift+R');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.share:not([open])', { state: 'attached' });
  // What is closed loses the focus with the next frame.
  await page.waitForFunction(() => !document.activeElement?.closest('dialog'));
  expect(page.url()).toContain('seed=7&');
  await page.keyboard.press('m');
  await page.waitForFunction(() => document.querySelector('.announcement')?.textContent?.includes('on'));
  await page.keyboard.press('Shift+R');
  await untilAddress(page, /seed=(?!7&)\d+/);
  await untilDone(page);
  await page.keyboard.press('m');
  await page.keyboard.press('l');
  await untilLanguage(page, 'zh-Hans');
  await page.keyboard.press('Alt+2');
  await untilAddress(page, /x=(?!sk-anneal)/);
  expect(complaints).toEqual([]);
  await close();
});

test('F6 walks through the parts of the page and back', async () => {
  const { page, close } = await lab.open(RUN);
  await untilDone(page);
  const place = () =>
    page.evaluate(() => {
      const box = document.activeElement!.getBoundingClientRect();
      return {
        tag: document.activeElement!.tagName,
        top: Math.round(box.top + scrollY),
        left: Math.round(box.left),
      };
    });
  const seen: string[] = [];
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press('F6');
    seen.push(JSON.stringify(await place()));
  }
  expect(seen[0]).not.toContain('BODY');
  expect(new Set(seen).size).toBe(4);
  await page.keyboard.press('Shift+F6');
  expect(JSON.stringify(await place())).toBe(seen[2]);
  await close();
});

test('D opens the table of the chart at hand, once; + − 0 are of the chart that has the focus', async () => {
  const { page, complaints, close } = await lab.open(RUN);
  await untilDone(page);
  const opened = () => page.locator('[data-tool=data][aria-expanded=true]').count();
  const zooms = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<GlassboxFigure>('glassbox-figure')].map(({ view }) => view.zoom),
    );
  await page.locator('glassbox-figure .drawing').first().scrollIntoViewIfNeeded();
  await page.keyboard.press('+');
  expect((await zooms()).every((zoom) => zoom === null)).toBe(true);
  await page.keyboard.press('d');
  expect(await opened()).toBe(1);
  await page.keyboard.press('d');
  expect(await opened()).toBe(0);

  await page.locator('[data-figure=residual] .drawing').focus();
  await page.keyboard.press('+');
  expect((await zooms()).filter((zoom) => zoom !== null)).toHaveLength(1);
  await page.keyboard.press('-');
  await page.keyboard.press('+');
  await page.keyboard.press('0');
  expect((await zooms()).every((zoom) => zoom === null)).toBe(true);
  // The chart's own key and the page's are the same letter: one of them acts.
  await page.keyboard.press('d');
  await page.waitForSelector('[data-figure=residual] .data-table:focus');
  expect(await opened()).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});
