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
import { dirname, join, relative } from 'node:path';
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
const CHUNK_AGE_MS = 7 * 24 * 3600 * 1000;

/** Newest modification below a path, in ms. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(path).filter((name) => name !== 'results');
  return Math.max(0, ...names.map((name) => newest(join(path, name))));
}

/** Is what was built at this stamp newer than all it was made of? */
export function isFresh(stamp, sources) {
  const built = statSync(stamp, { throwIfNoEntry: false });
  if (!built) return false;
  return sources.every((source) => newest(join(ROOT, source)) <= built.mtimeMs);
}

export function headlessIsFresh() {
  return isFresh(STAMP, SOURCES);
}

/** Moves a finished build into place: chunks, which carry a hash in their names, before the entries that import them. */
function install(temporary) {
  const files = readdirSync(temporary, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => relative(temporary, join(parentPath, name)));
  const rank = (path) => (path.startsWith('chunks') ? 0 : path === '.built' ? 2 : 1);
  for (const path of paths.sort((a, b) => rank(a) - rank(b))) {
    mkdirSync(dirname(join(HEADLESS, path)), { recursive: true });
    renameSync(join(temporary, path), join(HEADLESS, path));
  }
  // A command that started before this build may still load its own chunks; old ones go after a week.
  const chunks = join(HEADLESS, 'chunks');
  if (!existsSync(chunks)) return;
  for (const name of readdirSync(chunks)) {
    const path = join(chunks, name);
    if (!paths.includes(join('chunks', name)) && Date.now() - statSync(path).mtimeMs > CHUNK_AGE_MS)
      rmSync(path);
  }
}

/**
 * Built into a folder of its own and moved into place, so that two builds at once, or one that fails, leave a whole bundle
 * behind. With GLASSBOX_KEEP_BUNDLE set, a bundle that is there is used as it is.
 *
 * @returns true when something was built
 */
export async function ensureHeadless({ force = false } = {}) {
  if (!force && process.env.GLASSBOX_KEEP_BUNDLE && existsSync(STAMP)) return false;
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
    install(temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return true;
}
