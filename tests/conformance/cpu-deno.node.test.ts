/** The CPU engine of the headless bundle in Deno, whose workers and WebAssembly are not Node's. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { HEADLESS, ROOT } from '../../scripts/lib/headless.mjs';

/** What a program of the headless bundle says in Deno. */
async function saidIn(name: string): Promise<{ threads: number[]; cases: number; differing: string[] }> {
  const { stdout } = await promisify(execFile)(join(ROOT, 'node_modules/.bin/deno'), [
    'run',
    '--allow-all',
    join(HEADLESS, `${name}.mjs`),
  ]);
  return JSON.parse(stdout);
}

it('every spin configuration has its golden digest on the CPU engine in Deno, in one thread and in two', async () => {
  const { threads, cases, differing } = await saidIn('conformance-cpu-spins');
  expect(differing).toEqual([]);
  expect(threads).toEqual([1, 2]);
  expect(cases).toBeGreaterThan(50);
});

it('training on residuals has its golden digests on the CPU engine in Deno, in one thread and in two', async () => {
  const { threads, cases, differing } = await saidIn('conformance-cpu-residuals');
  expect(differing).toEqual([]);
  expect(threads).toEqual([1, 2]);
  expect(cases).toBeGreaterThan(20);
});
