/** Promise: nothing flashes while a run goes on (WCAG 2.3.1), and with reduced motion pictures change three times a second at most. */
import { changesOf, flashesOf, mostInASecond, recordCanvases } from '../lib/flashes.mjs';

const WATCHED_MS = 5000;
/** Hot and then cold, sample after sample: spins flip as fast as they ever do. */
const LINK = 'v=1&x=side-by-side&seed=42&n=256&s=400&m=400&k=20&d=2';
/** Area that may flash more often: a quarter, as in WCAG's definition of general flash. */
const SHARE = 0.25;
/** Three a second; frames come when the screen has one, so that a fourth may fall on the edge of a second. */
const STILL_CHANGES = 4;

export const neverFlashes = {
  name: 'no flashing: at most 3 flashes a second of any picture, 3 changes a second with reduced motion',
  run: ({ withBrowser, labUrl }) =>
    withBrowser(async (browser) => {
      const watch = async (reducedMotion) => {
        const page = await browser.newPage({ viewport: { width: 1280, height: 1200 }, reducedMotion });
        await page.goto(`${labUrl}#${LINK}`);
        const play = page.locator('[data-action=play]');
        await page.waitForSelector('glassbox-transport button');
        if (reducedMotion === 'reduce') await play.click();
        await page.waitForSelector('.rung[data-done]', { timeout: 120_000 });
        const recorded = await recordCanvases(page, WATCHED_MS);
        await page.close();
        return recorded;
      };
      const free = (await watch('no-preference')).map(({ name, frames }) => ({ name, ...flashesOf(frames) }));
      const whole = Math.max(...free.map((each) => each.whole));
      const share = Math.max(...free.map((each) => each.share));
      const still = (await watch('reduce')).filter(({ name }) => name !== 'chart');
      const changes = Math.max(...still.map(({ frames }) => mostInASecond(changesOf(frames))));
      const said = `${free.length} pictures: ${whole} flashes a second of a whole one at most, ${Math.round(100 * share)} % of an area flashing; ${changes} changes a second with reduced motion`;
      return {
        ok: free.length > 2 && still.length > 2 && whole <= 3 && share < SHARE && changes <= STILL_CHANGES,
        said,
      };
    }),
};
