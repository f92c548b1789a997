/** Promise: a run ends within 100 ms of being cancelled, whatever it is doing. */
const LIMIT_MS = 100;
const TIMES = 12;

export const cancelsAtOnce = {
  name: 'cancel within 100 ms (N = 1024, 64 replicas)',
  run: ({ withBrowser, controllerUrl }) =>
    withBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(controllerUrl);
      await page.waitForFunction(() => globalThis.audit);
      const times = [];
      for (let i = 0; i < TIMES; i++) {
        await page.evaluate(() => globalThis.audit.start({ size: 1024, samples: 1, replicas: 64 }, 'cpu'));
        await page.waitForFunction(() => globalThis.audit.done > 0);
        // At another place of the work each time.
        await page.waitForTimeout(137 * i);
        times.push(await page.evaluate(() => globalThis.audit.cancel()));
        await page.waitForFunction(() => globalThis.audit.end?.state === 'cancelled');
      }
      const worst = Math.max(...times);
      return { ok: worst < LIMIT_MS, said: `worst of ${TIMES}: ${worst.toFixed(0)} ms` };
    }),
};
