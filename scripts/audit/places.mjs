/** Where the audit looks: the built lab, and a bare page with a controller in its worker. */
import { chromium } from 'playwright-core';
import { build, createServer, preview } from 'vite';
import { browserDependencies } from '../lib/browser-dependencies.mjs';
import { CHROMIUM_ARGUMENTS, findChromium, WEBGPU_ARGUMENTS } from '../lib/chromium.mjs';
import { FAULT_ARGUMENTS, INSECURE_HOST } from '../lib/faults.mjs';
import { ROOT } from '../lib/headless.mjs';

export async function openPlaces() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chrome or Chromium was found; name one with CHROME_PATH');
  await build({ root: ROOT, logLevel: 'error' });
  const lab = await preview({
    root: ROOT,
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: 0, allowedHosts: [INSECURE_HOST] },
  });
  const bare = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    // Named: pages of bench/peers import packages that are not installed with the project.
    optimizeDeps: { entries: ['scripts/audit/*.html'], include: browserDependencies },
    server: { host: '127.0.0.1', port: 0 },
  });
  await bare.listen();
  return {
    labUrl: lab.resolvedUrls.local[0],
    insecureUrl: `http://${INSECURE_HOST}:${new URL(lab.resolvedUrls.local[0]).port}/`,
    controllerUrl: `${bare.resolvedUrls.local[0]}scripts/audit/controller.html`,
    /** A browser of its own for each check: one that crashes takes no other with it. */
    async withBrowser(work, { webgpu = false } = {}) {
      const args = [...CHROMIUM_ARGUMENTS, ...FAULT_ARGUMENTS, ...(webgpu ? WEBGPU_ARGUMENTS : [])];
      const browser = await chromium.launch({ executablePath, args });
      try {
        return await work(browser);
      } finally {
        await browser.close();
      }
    },
    async close() {
      await lab.close();
      await bare.close();
    },
  };
}
