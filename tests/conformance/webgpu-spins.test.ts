/** The WebGPU engine's spins: against the reference and the golden digests, on whatever adapter this host has. */

import { openWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { GlassboxError } from '../../src/messages/problem.ts';
import { testHost } from '../support/host.ts';
import { spinConformance } from './spin-suite.ts';

export async function openTestEngine(kernel: 'skip-ahead' | 'naive' = 'skip-ahead') {
  const { gpu } = await (await testHost()).gpu();
  if (!gpu) throw new GlassboxError('GBX-102');
  return openWebGpuEngine(gpu, kernel);
}

spinConformance('webgpu', openTestEngine);
