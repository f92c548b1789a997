/** The CPU engine of the headless bundle in Deno, whose workers and WebAssembly are not Node's. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { HEADLESS, ROOT } from '../../scripts/lib/headless.mjs';

it('every spin configuration has its golden digest on the CPU engine in Deno, in one thread and in two', async () => {
  const { stdout } = await promisify(execFile)(join(ROOT, 'node_modules/.bin/deno'), [
    'run',
    '--allow-all',
    join(HEADLESS, 'conformance-cpu-spins.mjs'),
  ]);
  const { threads, cases, differing } = JSON.parse(stdout);
  expect(differing).toEqual([]);
  expect(threads).toEqual([1, 2]);
  expect(cases).toBeGreaterThan(50);
});
