#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
// The command line works after `npm ci` alone: the bundle is built when it is missing or older than its sources.
import { ensureHeadless, HEADLESS } from '../scripts/lib/headless.mjs';

try {
  await ensureHeadless();
} catch (error) {
  console.error(
    `GBX-500 The command line could not be built: ${error.message}\n        Run \`npm ci\` and try again.`,
  );
  process.exit(1);
}
await import(pathToFileURL(join(HEADLESS, 'glassbox.mjs')).href);
