/** Builds `dist/headless` when it is missing or older than what it is made of. Built-ins and Vite only. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const HEADLESS = join(ROOT, 'dist/headless');
const SOURCES = [
  'src',
  'workers',
  'shaders',
  'bench',
  'scripts',
  'tests/conformance',
  'vite.headless.config.ts',
  'package-lock.json',
];
const STAMP = join(HEADLESS, '.built');

/** Newest modification below a path, in ms. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(path).filter((name) => name !== 'results');
  return Math.max(0, ...names.map((name) => newest(join(path, name))));
}

export function headlessIsFresh() {
  const built = statSync(STAMP, { throwIfNoEntry: false });
  if (!built) return false;
  return SOURCES.every((source) => newest(join(ROOT, source)) <= built.mtimeMs);
}

/**
 * Built into a folder of its own and renamed into place, so that two builds at once, or one that fails, leave a whole
 * bundle behind. @returns true when something was built
 */
export async function ensureHeadless({ force = false } = {}) {
  if (!force && headlessIsFresh()) return false;
  const { build } = await import('vite');
  const started = new Date();
  const temporary = join(ROOT, `dist/.headless-${process.pid}`);
  mkdirSync(dirname(temporary), { recursive: true });
  try {
    await build({
      root: ROOT,
      configFile: join(ROOT, 'vite.headless.config.ts'),
      build: { outDir: temporary, emptyOutDir: true },
    });
    // A source saved while this build ran must count as newer than it.
    writeFileSync(join(temporary, '.built'), `${started.toISOString()}\n`);
    utimesSync(join(temporary, '.built'), started, started);
    if (existsSync(HEADLESS)) {
      const old = join(ROOT, `dist/.headless-old-${process.pid}`);
      renameSync(HEADLESS, old);
      renameSync(temporary, HEADLESS);
      rmSync(old, { recursive: true, force: true });
    } else renameSync(temporary, HEADLESS);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return true;
}
