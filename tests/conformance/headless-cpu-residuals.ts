/**
 * Trains on residuals on the CPU engine on a host without Vitest (Deno; Node too), in one thread and in two, and compares with
 * the golden digests. Built into the headless bundle; prints one JSON object.
 */
import { openCpuEngine } from '../../src/engine/cpu/engine.ts';
import { headlessHost } from '../../src/host/headless.ts';
import golden from './residual-digests.json';
import { RESIDUAL_CASES, residualDigest } from './residual-history.ts';

const differing: string[] = [];
const threads: number[] = [];
for (const wanted of [1, 2]) {
  const engine = await openCpuEngine(await headlessHost(wanted));
  threads.push(engine.info.threads);
  for (const [name, spec] of RESIDUAL_CASES) {
    const digest = await residualDigest(await engine.learner(spec));
    if (digest !== (golden as Record<string, string>)[name]) differing.push(`${name}, ${wanted} threads`);
  }
  await engine.destroy();
}
console.log(JSON.stringify({ threads, cases: RESIDUAL_CASES.length, differing }));
