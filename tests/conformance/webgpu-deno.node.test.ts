/** The headless bundle in Deno (wgpu, naga): the golden digests on a second, independent WebGPU implementation. */
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { findLavapipe, findSwiftShader } from '../../scripts/lib/chromium.mjs';
import { HEADLESS, ROOT } from '../../scripts/lib/headless.mjs';

const run = promisify(execFile);

async function deno(script: string): Promise<string> {
  const driver = findLavapipe() ?? findSwiftShader();
  const { stdout } = await run(
    join(ROOT, 'node_modules/.bin/deno'),
    ['run', '--allow-all', join(HEADLESS, script)],
    {
      env: { ...process.env, XDG_RUNTIME_DIR: tmpdir(), ...(driver ? { VK_ICD_FILENAMES: driver } : {}) },
    },
  );
  return stdout;
}

it('every spin configuration has its golden digest on WebGPU in Deno', async () => {
  const { cases, differing } = JSON.parse(await deno('conformance-spins.mjs'));
  expect(differing).toEqual([]);
  expect(cases).toBeGreaterThan(50);
});

it('naga compiles every kernel in every variant', async () => {
  expect(await deno('lint-wgsl.mjs')).toContain(' 0 problems');
});
