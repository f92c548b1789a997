// npm test: installs what is missing, then every check there is. The last line is "N passed, N failed[, N skipped]".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findLavapipe } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CI = process.env.CI === 'true' || process.env.CI === '1';
const count = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function run(command, words, options = {}) {
  const { status, error } = spawnSync(command, words, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    ...options,
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

/** One check that is not a test of Vitest. */
function step(name, command, words) {
  console.log(`\n── ${name}`);
  if (run(command, words)) count.passed++;
  else {
    count.failed++;
    failures.push(name);
  }
}

/** Ends the run with the plain line, and with the exit code that fits it. */
function end() {
  for (const name of failures) console.log(`failed: ${name}`);
  const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
  process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
  // Written last and whole, also into a pipe.
  process.stdout.write(`${count.passed} passed, ${count.failed} failed${skipped}\n`);
}

const works = (command, words) => spawnSync(command, words, { stdio: 'ignore' }).status === 0;

/**
 * Debian's Chromium (with SwiftShader), Mesa's software Vulkan, and the Python and R that the examples of docs/results.md run in, where we may
 * install them. Python and R take some 25 s each; without them their tests are skipped, and say so.
 */
function installPackages() {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!isRootOnDebian) return;
  const packages = [
    ...(findChromium() ? [] : ['chromium']),
    ...(findLavapipe() ? [] : ['mesa-vulkan-drivers']),
    ...(works('/usr/bin/python3', ['-c', 'import pandas, xarray, zarr'])
      ? []
      : ['python3-pandas', 'python3-xarray', 'python3-zarr']),
    ...(works('Rscript', ['-e', 'library(jsonlite)']) ? [] : ['r-base-core', 'r-cran-jsonlite']),
  ];
  if (packages.length === 0) return;
  console.log(`\n── apt-get install ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/** Test files below a folder. */
function testFiles(folder) {
  const path = join(ROOT, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true }).filter((name) => String(name).endsWith('.test.ts'));
}

/** Without a browser its projects cannot run: in CI that is a failure, for a person a loud gap. */
function withoutBrowser() {
  const files = [...testFiles('tests/browser'), ...testFiles('tests/conformance')].length;
  console.error(
    [
      '',
      `NO CHROME OR CHROMIUM WAS FOUND: ${files} test files of the browser did not run.`,
      'Install one (Debian: `apt-get install chromium`; macOS and Windows: google.com/chrome),',
      'or name it: CHROME_PATH=/path/to/chrome npm test',
      '',
    ].join('\n'),
  );
  if (CI) {
    count.failed += files;
    failures.push('browser tests: no Chrome or Chromium');
  } else count.skipped += files;
}

function vitest(projects) {
  const folder = mkdtempSync(join(tmpdir(), 'glassbox-test-'));
  const summary = join(folder, 'summary.json');
  console.log(`\n── vitest (${projects.join(', ')})`);
  const words = ['node_modules/vitest/vitest.mjs', 'run', ...projects.flatMap((name) => ['--project', name])];
  const ok = run(process.execPath, words, {
    env: { ...process.env, GLASSBOX_SUMMARY: summary },
    shell: false,
  });
  const counts = existsSync(summary)
    ? JSON.parse(readFileSync(summary, 'utf8'))
    : { passed: 0, failed: 1, skipped: 0 };
  rmSync(folder, { recursive: true, force: true });
  for (const kind of Object.keys(count)) count[kind] += counts[kind];
  // A run that fails without a failed test (a crash, a bad configuration) is a failure too.
  if (!ok && counts.failed === 0) count.failed++;
  if (!ok) failures.push(`vitest (${projects.join(', ')})`);
}

if (!ensureInstalled({ dev: true })) {
  count.failed++;
  failures.push('npm ci');
  end();
} else {
  installPackages();
  const tool = (path) => join(ROOT, 'node_modules', path);
  step('typecheck', process.execPath, [tool('typescript/bin/tsc'), '--noEmit']);
  step('lint and format', process.execPath, [
    tool('@biomejs/biome/bin/biome'),
    'ci',
    '.',
    '--diagnostic-level=error',
    `--colors=${process.stdout.isTTY ? 'force' : 'off'}`,
  ]);
  step('headless bundle', process.execPath, ['scripts/build-headless.mjs']);
  const browser = findChromium() !== null;
  if (!browser) withoutBrowser();
  // Two runs, so that the browser does not compete with long statistics for the same processors.
  vitest(['unit', 'statistics']);
  vitest(['conformance', ...(browser ? ['browser'] : []), 'e2e']);
  end();
}
