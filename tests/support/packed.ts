/** The package as people get it: packed by `npm pack`, installed from the tarball into an empty folder, without a network. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/headless.mjs';
import { ensureLibrary } from '../../scripts/lib/library.mjs';

/** What `npm pack` reads of a checkout: packed in a copy, because the manifest changes for a moment. */
const PACKED = [
  'bin',
  'dist/lib',
  'docs',
  'examples',
  'scripts/lib',
  'scripts/pack.mjs',
  'package.json',
  'LICENSE',
  'README.md',
  'README.zh-Hans.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'CITATION.cff',
];

export interface Installed {
  /** A folder of somebody's own that has glassbox in its `node_modules`. */
  readonly folder: string;
  /** Paths of the files in the tarball. */
  readonly files: readonly string[];
  /** The copy of the checkout that was packed. */
  readonly checkout: string;
}

/** @param folder  empty; everything is made below it */
export async function installPacked(folder: string): Promise<Installed> {
  await ensureLibrary();
  const checkout = join(folder, 'checkout');
  for (const path of PACKED) {
    if (existsSync(join(ROOT, path))) cpSync(join(ROOT, path), join(checkout, path), { recursive: true });
  }
  const packed = npm(checkout, ['pack', '--json', '--pack-destination', folder]);
  // What scripts say comes before it.
  const told = JSON.parse(packed.slice(packed.indexOf('[\n'))) as {
    filename: string;
    files: { path: string }[];
  }[];
  const [{ filename, files }] = told as [(typeof told)[number]];

  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  // An empty cache and no network: the package needs nothing else.
  const offline = ['--offline', '--cache', join(folder, 'cache'), '--no-audit', '--no-fund'];
  npm(home, ['install', ...offline, join(folder, filename)]);
  return { folder: home, files: files.map(({ path }) => path), checkout };
}

function npm(cwd: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', words, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, GLASSBOX_KEEP_BUNDLE: '1' },
  });
  if (status !== 0) throw new Error(`npm ${words.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

export const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
