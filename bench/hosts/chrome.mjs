// The suite, or every WebGPU kernel, in headless Chrome: the same lines of JSON on stdout as on Node and Deno.
// --quick, --engine cpu|webgpu, --kernels [--only=TEXT]
import { parseArgs } from 'node:util';
import { browserDependencies } from '../../scripts/lib/browser-dependencies.mjs';
import { CHROMIUM_ARGUMENTS, findChromium, WEBGPU_ARGUMENTS } from '../../scripts/lib/chromium.mjs';
import { ROOT } from '../../scripts/lib/headless.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    kernels: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    engine: { type: 'string' },
  },
});

const executablePath = findChromium();
if (!executablePath) {
  console.error('no Chrome or Chromium was found; name one with CHROME_PATH');
  process.exit(1);
}
const [{ createServer }, { chromium }] = await Promise.all([import('vite'), import('playwright-core')]);
const server = await createServer({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  worker: { format: 'es' },
  optimizeDeps: { entries: ['bench/hosts/chrome.html'], include: browserDependencies },
  server: {
    host: '127.0.0.1',
    port: 0,
    hmr: false,
    // An isolated page has a clock of 5 µs instead of 100.
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
});
await server.listen();
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS, ...WEBGPU_ARGUMENTS] });
try {
  const page = await browser.newPage();
  page.on('console', (message) => {
    const text = message.text();
    if (text.startsWith('news ')) console.log(text.slice(5));
  });
  const failed = new Promise((_, reject) => page.on('pageerror', reject));
  failed.catch(() => {});
  const asked = new URLSearchParams({ only: values.only });
  if (values.quick) asked.set('quick', '');
  if (values.kernels) asked.set('kernels', '');
  if (values.engine) asked.set('engine', values.engine);
  await page.goto(`${server.resolvedUrls.local[0]}bench/hosts/chrome.html?${asked}`, { timeout: 180_000 });
  await Promise.race([
    page.waitForFunction(() => globalThis.benchResult, null, { timeout: 600_000 }),
    failed,
  ]);
  const result = await page.evaluate(() => globalThis.benchResult);
  console.log(JSON.stringify({ ...result, version: browser.version() }));
} finally {
  await browser.close();
  await server.close();
}
