/** Promise: a run whose GPU goes away goes on to its end, with the spins it would have had. */
const CONFIG = {
  size: 24,
  samples: 2,
  replicas: 2,
  steps: 5,
  sweeps: 20,
  moves: 10,
  hidden: 2,
  points: 20,
  inputs: 4,
};

export const survivesLostDevice = {
  name: 'a run goes on after the GPU process has crashed',
  run: ({ withBrowser, controllerUrl }) =>
    withBrowser(
      async (browser) => {
        const page = await browser.newPage();
        await page.goto(controllerUrl);
        await page.waitForFunction(() => globalThis.audit);
        const play = async (engine, crash) => {
          await page.evaluate(([config, kind]) => globalThis.audit.start(config, kind), [CONFIG, engine]);
          if (crash) {
            await page.waitForFunction(() => globalThis.audit.rows.length > 0 || globalThis.audit.end, null, {
              timeout: 120_000,
            });
            const cdp = await browser.newBrowserCDPSession();
            // The call itself never answers: the process it goes to is gone.
            cdp.send('Browser.crashGpuProcess').catch(() => {});
          }
          await page.waitForFunction(() => globalThis.audit.end, null, { timeout: 240_000 });
          return page.evaluate(() => ({
            end: globalThis.audit.end,
            notes: globalThis.audit.notes,
            energies: globalThis.audit.rows.map(({ values }) => values.glassEnergy),
          }));
        };
        const broken = await play('webgpu', true);
        const whole = await play('cpu', false);
        const same = JSON.stringify(broken.energies) === JSON.stringify(whole.energies);
        const told = broken.notes.some((id) => id === 'GBX-110' || id === 'GBX-111');
        const said = `ended ${broken.end.state} on ${broken.end.engine?.kind}, told ${broken.notes.join(' ') || 'nothing'}, glass ${same ? 'equal' : 'DIFFERENT'}`;
        return { ok: broken.end.state === 'done' && same && told, said };
      },
      { webgpu: true },
    ),
};
