/**
 * Plays the spin configurations on the CPU engine on a host without Vitest (Deno; Node too), in one thread and in two, and
 * compares their digests with the golden ones. Built into the headless bundle; prints one JSON object.
 */
import { openCpuEngine } from '../../src/engine/cpu/engine.ts';
import { headlessHost } from '../../src/host/headless.ts';
import { playCase, spinCases } from './spin-cases.ts';
import golden from './spin-digests.json';
import { playTempering, temperCases } from './temper-cases.ts';
import goldenTempering from './temper-digests.json';

const differing: string[] = [];
const threads: number[] = [];
for (const wanted of [1, 2]) {
  const engine = await openCpuEngine(await headlessHost(wanted));
  threads.push(engine.info.threads);
  for (const spinCase of spinCases) {
    const { digest } = await playCase(engine, spinCase);
    if (digest !== (golden as Record<string, { digest: string }>)[spinCase.name]?.digest)
      differing.push(`${spinCase.name}, ${wanted} threads`);
  }
  for (const temperCase of temperCases) {
    const { digest } = await playTempering(engine, temperCase);
    if (digest !== (goldenTempering as Record<string, string>)[temperCase.name])
      differing.push(`${temperCase.name}, ${wanted} threads`);
  }
  await engine.destroy();
}
console.log(JSON.stringify({ threads, cases: spinCases.length + temperCases.length, differing }));
