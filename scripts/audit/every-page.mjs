/** Goes through every experiment with a small run, and gathers what is wrong on each. */
import { smallRuns } from '../lib/small-runs.mjs';

/** A run that takes longer is looked at as far as it has come. */
const ENOUGH_MS = 20_000;

/** The page of a small run: ended, or with some rows and stopped. */
export async function openSmall(browser, labUrl, link, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error}`));
  await page.goto(`${labUrl}#${link}`);
  await page.waitForSelector('glassbox-transport button');
  const done = page.waitForFunction(
    () =>
      /^(Done:|已完成：)/.test(document.querySelector('.transport-status')?.textContent ?? '') &&
      !document.querySelector('.findings[aria-busy=true]'),
    null,
    { timeout: ENOUGH_MS },
  );
  await done.catch(() =>
    page
      .locator('[data-action=play]')
      .click({ timeout: 2000 })
      .catch(() => {}),
  );
  return { page, complaints, close: () => context.close() };
}

/**
 * @param look  what is wrong on this page, each in one line
 * @returns {Promise<{ wrong: string[], pages: number }>}
 */
export async function everyPage({ withBrowser, labUrl }, look, options = {}) {
  const wrong = [];
  const runs = await smallRuns();
  await withBrowser(async (browser) => {
    for (const { id, link } of runs) {
      const began = performance.now();
      const { page, complaints, close } = await openSmall(browser, labUrl, link, options);
      const found = await look(page).catch((error) => [String(error.stack ?? error)]);
      found.push(...complaints);
      for (const each of new Set(found)) {
        wrong.push(`${id}: ${each}`);
        console.log(`       ${id}: ${each}`);
      }
      if (process.env.GLASSBOX_AUDIT_TOLD)
        console.log(`       ${id} in ${((performance.now() - began) / 1000).toFixed(0)} s`);
      await close();
    }
  });
  return { wrong, pages: runs.length };
}

/** The outcome of a check over all pages. */
export const outcome = ({ wrong, pages }, said) => ({
  ok: wrong.length === 0,
  said: `${wrong.length} found in ${said} of ${pages} experiments`,
});
