/** Everyone can use the page: axe finds nothing in both languages, both themes, wide and narrow; nothing scrolls sideways. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unfold, violations } from './axe.ts';
import { type Lab, openLab, SHORT, untilDone } from './lab-page.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const views = ['en', 'zh-Hans'].flatMap((language) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [1280, 360].map((width) => ({ language, colorScheme, width })),
  ),
);

test.each(views)(
  'axe finds no violation ($language, $colorScheme, $width px)',
  async ({ language, colorScheme, width }) => {
    const { page, close } = await lab.open(`${SHORT}&lang=${language}`, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await untilDone(page);
    // Everything that can be opened is open: folded texts count too.
    await unfold(page);
    await page.locator('.figure-tools button').first().click();
    expect(await violations(page)).toEqual([]);
    await close();
  },
);

test.each(['en', 'zh-Hans'])('nothing scrolls sideways at 320 px (%s)', async (language) => {
  const { page, close } = await lab.open(`${SHORT}&lang=${language}`, {
    viewport: { width: 320, height: 640 },
  });
  await untilDone(page);
  await unfold(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await close();
});

test('every control is large enough to hit: 32 px, 44 px on touch', async () => {
  for (const hasTouch of [false, true]) {
    const { page, close } = await lab.open(SHORT, {
      viewport: { width: hasTouch ? 360 : 1280, height: 800 },
      hasTouch,
      isMobile: hasTouch,
    });
    await untilDone(page);
    const least = hasTouch ? 44 : 32;
    const small = await page.evaluate((size) => {
      const controls = [
        ...document.querySelectorAll<HTMLElement>(
          'button, select, summary, input[type=number], input[type=range]',
        ),
      ];
      return controls
        .filter((control) => control.offsetParent !== null)
        .map((control) => ({
          text: control.textContent?.trim().slice(0, 20) || control.id,
          height: control.getBoundingClientRect().height,
        }))
        .filter(({ height }) => height < size - 0.5);
    }, least);
    expect(small).toEqual([]);
    await close();
  }
});
