/** Installs what is missing. Built-ins only: this runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function packageJson(folder) {
  const path = join(folder, 'package.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** Names of pinned packages that are not installed at their version. */
export function missingPackages({ dev }) {
  const wanted = packageJson(ROOT);
  const pinned = { ...wanted.dependencies, ...(dev ? wanted.devDependencies : {}) };
  return Object.entries(pinned)
    .filter(([name, version]) => packageJson(join(ROOT, 'node_modules', name))?.version !== version)
    .map(([name]) => name);
}

/**
 * Runs `npm ci` when something is missing; the lab alone needs no development packages.
 *
 * @returns false when npm failed
 */
export function ensureInstalled({ dev }) {
  const missing = missingPackages({ dev });
  if (missing.length === 0) return true;
  // `--omit=dev` must not take away what a developer has: then everything is installed.
  const hasDev = existsSync(join(ROOT, 'node_modules/typescript'));
  const omit = dev || hasDev ? [] : ['--omit=dev'];
  const some = missing.slice(0, 3).join(', ') + (missing.length > 3 ? ', …' : '');
  console.error(`Installing ${missing.length} missing packages (${some}) …`);
  const words = ['ci', '--no-audit', '--no-fund', ...omit];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, words, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error) console.error(`npm could not be started: ${error.message}`);
  return status === 0;
}
