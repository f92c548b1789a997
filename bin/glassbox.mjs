#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => new URL(path, import.meta.url);

if (existsSync(fileURLToPath(here('../vite.headless.config.ts')))) await fromSources();
else await import(here('../dist/lib/glassbox.mjs').href);

/** In a checkout the command line works after `npm ci` alone: the bundle is built when it is missing or older than its sources. */
async function fromSources() {
  const { ensureHeadless } = await import('../scripts/lib/headless.mjs');
  try {
    await ensureHeadless();
  } catch (error) {
    console.error(
      `GBX-500 The command line could not be built: ${error.message}\n        Run \`npm ci\` and try again.`,
    );
    process.exit(1);
  }
  await import(here('../dist/headless/glassbox.mjs').href);
}
