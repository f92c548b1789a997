// npm run bench -- --host node|deno|chrome|all [--quick] [--kernels [--only TEXT]]: the suite, or every WebGPU kernel, on each host;
// tables, and JSON in bench/results/.
// npm run bench -- --peers [--quick]: training beside TensorFlow.js and jax-js, in Chrome; installs them into bench/peers.
// npm run bench -- --workload NAME|all [--host node|deno] [--quick]: the CPU engine's workloads, each beside a naive variant.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserDependencies } from '../scripts/lib/browser-dependencies.mjs';
import {
  CHROMIUM_ARGUMENTS,
  findChromium,
  findLavapipe,
  findSwiftShader,
  WEBGPU_ARGUMENTS,
} from '../scripts/lib/chromium.mjs';
import { ensureHeadless, HEADLESS, ROOT } from '../scripts/lib/headless.mjs';
import { inColumns } from './columns.mjs';
import { printKernels } from './kernels/table.mjs';
import { peersFailed, peersTable } from './peers/table.mjs';
import { workloadTable } from './workload-table.mjs';

const HOSTS = ['node', 'deno', 'chrome'];
const { values } = parseArgs({
  options: {
    host: { type: 'string', default: 'node' },
    workload: { type: 'string' },
    quick: { type: 'boolean', default: false },
    kernels: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    peers: { type: 'boolean', default: false },
  },
});
if (values.host !== 'all' && !HOSTS.includes(values.host)) {
  console.error(`GBX-405 host = ${values.host} is not one of its choices: ${HOSTS.join(', ')}, all`);
  process.exit(2);
}
if (values.workload && !['node', 'deno'].includes(values.host)) {
  console.error(`GBX-405 host = ${values.host} is not one of its choices: node, deno`);
  process.exit(2);
}
const hosts = values.peers ? ['chrome'] : values.host === 'all' ? HOSTS : [values.host];
/** Words for the process that measures. */
const words = [
  ...(values.quick ? ['--quick'] : []),
  ...(values.only ? [`--only=${values.only}`] : []),
  ...(values.workload ? ['--workload', values.workload] : []),
];
const script = join(HEADLESS, values.kernels ? 'bench-kernels.mjs' : 'bench.mjs');

/** A person's own driver wins, and so does hardware; else the first software driver there is. */
function driver(...files) {
  const runtime = { XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR ?? tmpdir() };
  const hardware = existsSync('/dev/dri/renderD128') || existsSync('/dev/nvidia0');
  const found = files.find((file) => file !== null);
  return process.env.VK_ICD_FILENAMES || hardware || !found
    ? runtime
    : { ...runtime, VK_ICD_FILENAMES: found };
}

/** Last line of JSON that a process printed. */
function jsonOf(command, words, environment) {
  const child = spawn(command, words, {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      const line = text.trimEnd().split('\n').at(-1) ?? '';
      if (code === 0 && line.startsWith('{')) resolve(JSON.parse(line));
      else reject(new Error(`${command} ended with ${code}: ${line}`));
    });
  });
}

async function inChrome() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chrome or Chromium was found; name one with CHROME_PATH');
  const [{ createServer }, { chromium }] = await Promise.all([import('vite'), import('playwright-core')]);
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    optimizeDeps: { include: browserDependencies },
    server: { host: '127.0.0.1', port: 0 },
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath,
    args: [...CHROMIUM_ARGUMENTS, ...WEBGPU_ARGUMENTS],
  });
  try {
    const page = await browser.newPage();
    const asked = new URLSearchParams({ only: values.only });
    if (values.quick) asked.set('quick', '');
    if (values.kernels) asked.set('kernels', '');
    await page.goto(`${server.resolvedUrls.local[0]}bench/chrome.html?${asked}`);
    await page.waitForFunction(() => globalThis.benchResult);
    return await page.evaluate(() => globalThis.benchResult);
  } finally {
    await browser.close();
    await server.close();
  }
}

const runners = {
  node: () => jsonOf(process.execPath, [script, ...words], driver(findSwiftShader())),
  deno: () =>
    jsonOf(
      join(ROOT, 'node_modules/.bin/deno'),
      ['run', '--allow-all', script, ...words],
      driver(findLavapipe(), findSwiftShader()),
    ),
  chrome: async () =>
    values.peers ? (await import('./peers/run.mjs')).runContest(values.quick) : inChrome(),
};

const HEAD = [
  'host',
  'engine',
  'ns/update',
  'acceptance',
  'µs/net-step',
  'acceptance',
  'digest (sweeps)',
  'device',
];

/** One line per host and engine. */
function lineOf(host, { engine, info, glass, learner, failure }) {
  if (failure) return [host, engine, '–', '–', '–', '–', '–', failure.slice(0, 60)];
  return [
    host,
    engine,
    glass.nsPerUpdate.min.toFixed(2),
    glass.acceptance.toFixed(4),
    learner.usPerNetworkStep.min.toFixed(2),
    learner.acceptance.toFixed(3),
    `${glass.digest} (${glass.sweeps})`,
    `${info.device}${info.software ? ', emulated' : ''}`,
  ];
}

if (!values.peers) await ensureHeadless();
// Before anything runs: afterwards the load is the benchmark's own.
const load = loadavg()[0];
const results = [];
let failed = false;
for (const host of hosts) {
  console.error(`measuring on ${host} …`);
  try {
    results.push({ ...(await runners[host]()), host });
  } catch (error) {
    failed = true;
    console.error(`${host}: ${error.message}`);
  }
}
if (values.peers) {
  for (const result of results) {
    console.log(peersTable(result));
    failed ||= peersFailed(result);
  }
} else if (values.kernels) for (const result of results) printKernels(result);
else if (values.workload) for (const result of results) console.log(workloadTable(result));
else {
  const lines = results.flatMap(({ host, engines }) => engines.map((engine) => lineOf(host, engine)));
  console.log(inColumns(HEAD, lines));
}

// The same sweeps must give the same spins, whoever made them.
const digests = new Map();
for (const { glass } of results.flatMap(({ engines = [] }) => engines)) {
  if (!glass) continue;
  const seen = digests.get(glass.sweeps) ?? glass.digest;
  digests.set(glass.sweeps, seen);
  if (seen !== glass.digest) {
    failed = true;
    console.error(`GBX-509 digests after ${glass.sweeps} sweeps differ: ${seen}, ${glass.digest}`);
  }
}
const commit =
  spawnSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).stdout?.trim() || null;
const machine = { cpu: cpus()[0]?.model.trim(), processors: cpus().length, load };
const folder = join(ROOT, 'bench/results');
mkdirSync(folder, { recursive: true });
const stamp = new Date().toISOString().replace(/[:.]/g, '-');
const file = join(folder, `${stamp}.json`);
writeFileSync(
  file,
  `${JSON.stringify({ commit, machine, quick: values.quick, kernels: values.kernels, peers: values.peers, results }, null, 2)}\n`,
);
console.log(`written to ${file}`);
if (machine.load > cpus().length / 2)
  console.log(`Other work was running (load ${machine.load.toFixed(1)}): do not trust the times.`);
process.exitCode = failed ? 1 : 0;
