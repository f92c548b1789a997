// Run by npm before and after `npm pack`: builds what a package carries, and keeps its dependencies to what no bundle could carry.
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/headless.mjs';
import { ensureLibrary } from './lib/library.mjs';
import { packedManifest } from './lib/packed-manifest.mjs';

const MANIFEST = join(ROOT, 'package.json');
/** The manifest of the checkout, while the packed one stands in its place. */
const KEPT = join(ROOT, '.package.checkout.json');

// Also what an interrupted `npm pack` left behind.
if (existsSync(KEPT)) renameSync(KEPT, MANIFEST);
if (process.argv[2] === 'before') {
  await ensureLibrary();
  const packed = packedManifest(JSON.parse(readFileSync(MANIFEST, 'utf8')));
  copyFileSync(MANIFEST, KEPT);
  writeFileSync(`${MANIFEST}.new`, `${JSON.stringify(packed, null, 2)}\n`);
  renameSync(`${MANIFEST}.new`, MANIFEST);
}
