/** The project that this command line belongs to: its root, version and git commit. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest folder upwards with our package.json, from the sources or from the bundle. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

export function projectVersion(): string {
  const text = readFileSync(join(projectRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** A file of the bundle: beside this module, or one level above its chunk; from the sources, in the bundle that was built of them. */
export function bundledFile(name: string): string | null {
  const candidates = [`./${name}`, `../${name}`, `../../dist/headless/${name}`];
  const files = candidates.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return files.find((file) => existsSync(file)) ?? null;
}

/** The commit, with "+" where the sources differ from it; null outside a git checkout of this project. */
export function gitCommit(): string | null {
  // An installed package lies inside somebody else's checkout.
  if (!existsSync(join(projectRoot(), '.git'))) return null;
  const git = (...words: string[]) => spawnSync('git', ['-C', projectRoot(), ...words], { encoding: 'utf8' });
  const head = git('rev-parse', 'HEAD');
  if (head.status !== 0) return null;
  return head.stdout.trim() + (git('status', '--porcelain', '--untracked-files=no').stdout ? '+' : '');
}
