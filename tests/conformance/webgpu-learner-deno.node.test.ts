/** Learners in Deno (wgpu, naga): a second, independent WebGPU implementation against the reference. */
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { findLavapipe, findSwiftShader } from '../../scripts/lib/chromium.mjs';
import { HEADLESS, ROOT } from '../../scripts/lib/headless.mjs';

it('energies, gradients, outputs and Langevin steps by both kernels equal the reference on WebGPU in Deno', async () => {
  const driver = findLavapipe() ?? findSwiftShader();
  const environment = {
    ...process.env,
    XDG_RUNTIME_DIR: tmpdir(),
    ...(driver ? { VK_ICD_FILENAMES: driver } : {}),
  };
  const script = join(HEADLESS, 'conformance-learners.mjs');
  const deno = join(ROOT, 'node_modules/.bin/deno');
  const { stdout } = await promisify(execFile)(deno, ['run', '--allow-all', script], { env: environment });
  const { checks, wrong } = JSON.parse(stdout);
  expect(wrong).toEqual([]);
  expect(checks).toBeGreaterThan(100);
});
