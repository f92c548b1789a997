// npm run lint:wgsl: builds the headless bundle, then compiles every kernel with Tint (Node) and naga (Deno).
// Both, because each accepts what the other rejects: barriers in divergent flow, swizzle assignment, pointer parameters.
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findLavapipe, findSwiftShader } from './lib/chromium.mjs';
import { ensureHeadless, HEADLESS, ROOT } from './lib/headless.mjs';

/** A person's own VK_ICD_FILENAMES wins; else the first software driver that is there. */
function driver(...files) {
  const found = process.env.VK_ICD_FILENAMES ?? files.find((file) => file !== null);
  return found ? { VK_ICD_FILENAMES: found } : {};
}

await ensureHeadless();
const script = join(HEADLESS, 'lint-wgsl.mjs');
const runs = [
  { command: process.execPath, args: [script], env: driver(findSwiftShader(), findLavapipe()) },
  {
    command: join(ROOT, 'node_modules/.bin/deno'),
    args: ['run', '--allow-all', script],
    env: driver(findLavapipe(), findSwiftShader()),
  },
];
let failed = false;
for (const { command, args, env } of runs) {
  const environment = { XDG_RUNTIME_DIR: tmpdir(), ...process.env, ...env };
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: environment });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
