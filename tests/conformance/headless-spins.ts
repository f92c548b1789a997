/**
 * Plays the spin configurations on WebGPU on a host without Vitest (Deno; Node too) and compares their digests with the golden
 * ones. Built into the headless bundle; prints one JSON object, exit code 1 when a digest differs or is missing.
 */
import { openWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { headlessHost } from '../../src/host/headless.ts';
import { playCase, spinCases } from './spin-cases.ts';
import golden from './spin-digests.json';
import { playTempering, temperCases } from './temper-cases.ts';
import goldenTempering from './temper-digests.json';

const { gpu } = await (await headlessHost(1)).gpu();
if (!gpu) throw new Error('this host has no WebGPU');
const engine = await openWebGpuEngine(gpu);
const differing: { name: string; digest: string; golden: string | undefined }[] = [];
for (const spinCase of spinCases) {
  const { name } = spinCase;
  const expected = (golden as Record<string, { digest: string }>)[name]?.digest;
  const { digest } = await playCase(engine, spinCase);
  if (digest !== expected) differing.push({ name, digest, golden: expected });
}
for (const temperCase of temperCases) {
  const { name } = temperCase;
  const expected = (goldenTempering as Record<string, string>)[name];
  const { digest } = await playTempering(engine, temperCase);
  if (digest !== expected) differing.push({ name, digest, golden: expected });
}
const { device } = engine.info;
await engine.destroy();
console.log(JSON.stringify({ device, cases: spinCases.length + temperCases.length, differing }));
process.exit(differing.length > 0 ? 1 : 0);
