// The contest with other libraries: npm run bench -- --peers. Installs them (bench/peers is a package of its own) where they
// are missing, and runs everything in one page of Chrome, the one host where all of them have threads.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserDependencies } from '../../scripts/lib/browser-dependencies.mjs';
import { CHROMIUM_ARGUMENTS, findChromium, WEBGPU_ARGUMENTS } from '../../scripts/lib/chromium.mjs';
import { ROOT } from '../../scripts/lib/headless.mjs';

const FOLDER = dirname(fileURLToPath(import.meta.url));

function install() {
  if (existsSync(join(FOLDER, 'node_modules/.package-lock.json'))) return;
  console.error('installing the libraries to compare with, into bench/peers …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error(`npm ci in bench/peers ended with ${status}`);
}

/** @param {Record<string, string>} asked  see page.mjs */
async function runPeers(asked) {
  install();
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chrome or Chromium was found; name one with CHROME_PATH');
  const [{ createServer }, { chromium }] = await Promise.all([import('vite'), import('playwright-core')]);
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(FOLDER, 'node_modules/.vite'),
    worker: { format: 'es' },
    optimizeDeps: { entries: ['bench/peers/page.html'], include: browserDependencies },
    server: {
      host: '127.0.0.1',
      port: 0,
      // Threads of the other libraries share memory, which a page must be isolated for.
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath,
    args: [...CHROMIUM_ARGUMENTS, ...WEBGPU_ARGUMENTS],
  });
  try {
    const page = await browser.newPage();
    const failed = new Promise((_, reject) => page.on('pageerror', reject));
    // Heard of at once or not at all: a page that never began has no result to wait for.
    failed.catch(() => {});
    if (process.env.DEBUG) page.on('console', (message) => console.error(`page: ${message.text()}`));
    await page.goto(`${server.resolvedUrls.local[0]}bench/peers/page.html?${new URLSearchParams(asked)}`, {
      timeout: 180_000,
    });
    const result = page.waitForFunction(() => globalThis.peersResult, null, { timeout: 600_000 });
    await Promise.race([result, failed]);
    return await page.evaluate(() => globalThis.peersResult);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A law as teacher: one network and 32, with one hidden layer and with two. */
const LAW_TASKS = 'heat-32-1,heat-32-32,heat-32x32-1,heat-32x32-32';

/**
 * @param {'short' | 'full'} extent  two tasks on the processor, or every task on both engines
 * @param {boolean} quick  shows that everything works and measures nothing
 */
export async function runContest(extent, quick) {
  const rounds = quick ? { rounds: 1, ms: 20, check: 2 } : {};
  const tasks = 'small,wide,digits';
  const short = { kind: 'cpu', tasks: 'small,digits', rules: 'gradient', rounds: 7, ms: 150, ...rounds };
  const full = [
    { kind: 'cpu', tasks, rules: 'gradient,adam', rounds: 9, ms: 300, ...rounds },
    { kind: 'cpu', tasks: LAW_TASKS, rules: 'adam', rounds: 9, ms: 300, ...rounds },
    // An emulated GPU takes up to seconds for a step.
    { kind: 'webgpu', tasks, rules: 'gradient', rounds: 5, ms: 1000, ...rounds },
  ];
  const contests = [];
  for (const asked of extent === 'short' ? [short] : full) {
    console.error(`measuring ${asked.kind} beside other libraries …`);
    contests.push(await runPeers(asked));
  }
  return { contests };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  if (words.includes('--contest')) {
    const extent = words[words.indexOf('--contest') + 1];
    console.log(JSON.stringify(await runContest(extent, words.includes('--quick'))));
  } else {
    const asked = Object.fromEntries(words.map((word) => word.split('=')));
    console.log(JSON.stringify(await runPeers({ kind: 'cpu', rounds: 5, ms: 200, ...asked }), null, 1));
  }
}
