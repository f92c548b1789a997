/** The WebGPU engine of whichever host a test runs on. A missing adapter fails the test: nothing is skipped unseen. */
import { openWebGpuEngine, type WebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import type { SweepTuning } from '../../src/engine/webgpu/sweep-variants.ts';
import { GlassboxError } from '../../src/messages/problem.ts';
import { testHost } from './host.ts';

export async function testGpu(): Promise<GPU> {
  const { gpu } = await (await testHost()).gpu();
  if (!gpu) throw new GlassboxError('GBX-102');
  return gpu;
}

export async function openTestEngine(tuning: SweepTuning = {}): Promise<WebGpuEngine> {
  return openWebGpuEngine(await testGpu(), tuning);
}
