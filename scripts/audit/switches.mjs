/** Promise: going from experiment to experiment leaves nothing behind: memory, nodes and workers stay what they are. */
const EXPERIMENTS = ['sk-anneal', 'twin-networks', 'metastable', 'pinn-heat', 'side-by-side'];
const ROUNDS = 5;
const ALLOWED_GROWTH = 1.1;

export const switchesLeaveNothing = {
  name: 'memory flat over 20 experiment switches',
  run: ({ withBrowser, labUrl }) =>
    withBrowser(async (browser) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      const cdp = await page.context().newCDPSession(page);
      await page.goto(`${labUrl}#v=1&x=curie-weiss&seed=42`);
      await page.waitForSelector('glassbox-transport button');
      const measured = [];
      for (let round = 0; round < ROUNDS; round++) {
        for (const id of EXPERIMENTS) {
          await page.click('[data-action=experiments]');
          await page.click(`dialog.chooser [data-experiment=${id}]`);
          await page.waitForFunction((name) => location.hash.includes(`x=${name}&`), id);
          // Alive: something was measured, or at least counted.
          await page.waitForTimeout(1200);
        }
        // Always on the same experiment, at rest.
        await page.click('[data-action=reset]');
        await page.waitForTimeout(500);
        for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage');
        const { usedSize } = await cdp.send('Runtime.getHeapUsage');
        const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
        measured.push({ mib: usedSize / 2 ** 20, nodes, jsEventListeners, workers: page.workers().length });
      }
      // The first five load what they need.
      const [first, last] = [measured[0], measured.at(-1)];
      const flat = (key) => last[key] <= first[key] * ALLOWED_GROWTH;
      const said = `${measured.map(({ mib }) => mib.toFixed(1)).join(' → ')} MiB, ${first.nodes} → ${last.nodes} nodes, ${first.jsEventListeners} → ${last.jsEventListeners} listeners, ${measured.map(({ workers }) => workers).join(' → ')} workers`;
      return {
        ok: flat('mib') && flat('nodes') && flat('jsEventListeners') && last.workers <= first.workers,
        said,
      };
    }),
};
