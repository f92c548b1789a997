/** Promises of the first seconds, on a processor that is slowed down four times: painted, moving, ready to be used, and light. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../lib/headless.mjs';

const SLOWER = 4;
const MOVING_MS = 2000;
const INTERACTIVE_MS = 3000;
const PAINTED_MS = 500;
const SCRIPTS_BYTES = 150_000;
const SHIFT = 0.05;

/** Notes when controls, and when the first moving picture, are there. */
function watchOpening() {
  const seen = {};
  globalThis.seen = seen;
  globalThis.shifted = 0;
  const note = (name, is) => {
    if (seen[name] === undefined && is) seen[name] = performance.now();
  };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries())
      if (!hadRecentInput) globalThis.shifted += value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    note('controls', document.querySelector('[data-action=play]'));
    note('moving', document.querySelector('.transport-status')?.textContent?.startsWith('Recorded'));
    note('rows', document.querySelector('.rung[data-done]'));
    if (seen.rows === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export const opensSoon = {
  name: 'first seconds, processor ×4 slower: text ≤ 0.5 s, moving ≤ 2 s, ready ≤ 3 s, page ≤ 150 kB of JavaScript',
  run: ({ withBrowser, labUrl }) =>
    withBrowser(async (browser) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      await page.addInitScript(watchOpening);
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await page.goto(labUrl);
      await page.waitForFunction(() => globalThis.seen.rows !== undefined, null, { timeout: 60_000 });
      // What the page itself fetched, without its workers.
      const scripts = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => new URL(name).pathname)
          .filter((path) => path.endsWith('.js') && !/\/(controller|findings)-/.test(path)),
      );
      // A click is answered: the main thread is free enough to be used.
      const asked = await page.evaluate(() => performance.now());
      await page.click('[data-guess=no]');
      await page.waitForSelector('.overlaps svg');
      const answered = await page.evaluate(() => performance.now());
      // The whole run computes: then it stands where the recorded one stood.
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      await page.waitForFunction(
        () => !document.querySelector('.transport-status')?.textContent?.startsWith('Recorded'),
        null,
        { timeout: 300_000 },
      );
      await page.waitForTimeout(500);
      const { seen, shifted, painted } = await page.evaluate(() => ({
        seen: globalThis.seen,
        shifted: globalThis.shifted,
        painted:
          performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY,
      }));
      const bytes = scripts.reduce(
        (sum, path) => sum + gzipSync(readFileSync(join(ROOT, 'dist/lab', path))).length,
        0,
      );
      const ok =
        painted <= PAINTED_MS &&
        seen.moving <= MOVING_MS &&
        seen.controls <= INTERACTIVE_MS &&
        bytes <= SCRIPTS_BYTES &&
        shifted < SHIFT;
      const ms = (time) => `${Math.round(time)} ms`;
      const said = `text ${ms(painted)}, controls ${ms(seen.controls)}, moving ${ms(seen.moving)}, a click answered in ${ms(answered - asked)}, ${(bytes / 1000).toFixed(0)} kB of JavaScript, shift ${shifted.toFixed(3)}`;
      return { ok, said };
    }),
};
