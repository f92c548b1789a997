/** The WebGPU engine of whichever host a test runs on. A missing adapter fails the test: nothing is skipped unseen. */
import type { Gpu } from '../../src/engine/webgpu/device.ts';
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

/** Fills what kernels are to write with NaN when it is made: a number that no kernel wrote cannot pass for one. */
export function poisonWorkspaces(gpu: Gpu): Gpu {
  const make = gpu.buffer.bind(gpu);
  const written = /^learner (z|a|adjoint|partials|residuals|constant adjoints|input gradients)$/;
  gpu.buffer = (label, bytes, usage, content) => {
    const poison = written.test(label) ? new Float32Array(bytes / 4).fill(Number.NaN) : undefined;
    return make(label, bytes, usage, content ?? poison);
  };
  return gpu;
}
