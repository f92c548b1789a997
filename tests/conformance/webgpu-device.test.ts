/** What can go wrong on the device reaches the caller as a problem with an id, and never passes unseen. */

import { d, tgpu } from 'typegpu';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import { Gpu } from '../../src/engine/webgpu/device.ts';
import { compile, defineKernel } from '../../src/engine/webgpu/kernel.ts';
import { lintKernels } from '../../src/engine/webgpu/lint.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { openTestEngine, testGpu } from '../support/webgpu.ts';

const seed = seedFrom(3);
const glass = (engine: Engine, size = 64, replicas = 2) =>
  engine.glass({
    instances: [sherringtonKirkpatrick({ size, couplings: 'binary', couplingBits: 1, seed, sample: 0 })],
    replicas,
    seed,
  });
const request = (states: number, sweeps: number) => ({
  betas: new Float64Array(states).fill(1),
  rule: 'heat-bath' as const,
  order: 'sequential' as const,
  sweeps,
});
/** Whether a promise settles within the given time. */
const settles = (promise: Promise<unknown>, ms: number) =>
  Promise.race([promise.then(() => true), new Promise((resolve) => setTimeout(() => resolve(false), ms))]);

describe('a lost device', () => {
  it('makes the sweep under way and all later calls reject with GBX-110, and `lost` resolve with it', async () => {
    const engine = await openTestEngine();
    const state = await glass(engine, 257, 8);
    await state.sweep(request(8, 1));
    const running = expect(state.sweep(request(8, 100_000))).rejects.toThrow('GBX-110');
    const waiting = expect(state.energies()).rejects.toThrow('GBX-110');
    // Behind the engine's back, as a driver would.
    setTimeout(() => engine.gpu.device.destroy(), 50);
    await Promise.all([running, waiting]);
    expect(await engine.lost).toMatchObject({ name: 'GlassboxError', id: 'GBX-110' });
    await expect(glass(engine)).rejects.toThrow('GBX-110');
    state.destroy();
    await engine.destroy();
  });

  it('is survived: a checkpoint goes on elsewhere to the same spins', async () => {
    const [doomed, spare, whole] = await Promise.all([openTestEngine(), openTestEngine(), openTestEngine()]);
    const first = await glass(doomed);
    await first.sweep({ ...request(2, 3), sites: 17 });
    const checkpoint = await first.snapshot();
    doomed.gpu.device.destroy();
    await doomed.lost;
    const second = await glass(spare);
    await second.restore(checkpoint);
    await second.sweep(request(2, 4));
    const unbroken = await glass(whole);
    await unbroken.sweep({ ...request(2, 7), sites: 17 });
    expect(await second.snapshot()).toEqual(await unbroken.snapshot());
    for (const engine of [doomed, spare, whole]) await engine.destroy();
  });

  it('is not our own closing: then `lost` stays silent and calls are refused with GBX-222', async () => {
    const engine = await openTestEngine();
    const state = await glass(engine);
    await engine.destroy();
    expect(await settles(engine.lost, 300)).toBe(false);
    await expect(state.energies()).rejects.toThrow('GBX-222');
  });
});

describe('an error on the device', () => {
  const layout = tgpu.bindGroupLayout({ out: { storage: d.arrayOf(d.u32), access: 'mutable' } });

  it('in a kernel is thrown when it is compiled, and found by the lint with file and line', async () => {
    const gpu = await Gpu.open(await testGpu());
    const text = '@compute @workgroup_size(1)\nfn main() {\n  out[0] = missing;\n}';
    const kernel = defineKernel('broken-on-purpose', layout, [{ file: 'shaders/broken.wgsl', text }]);
    await expect(compile(gpu, kernel)).rejects.toThrow('GBX-220');
    const { problems } = await lintKernels(gpu.device, [kernel as never]);
    expect(problems[0]).toMatchObject({ file: 'shaders/broken.wgsl', line: 3 });
    gpu.destroy();
  });

  it('outside every scope makes the next read reject', async () => {
    const gpu = await Gpu.open(await testGpu());
    const buffer = gpu.buffer('too small to copy', 64, GPUBufferUsage.COPY_SRC);
    gpu.submit((encoder) => encoder.copyBufferToBuffer(buffer, 0, buffer, 0, 4096));
    await expect(gpu.read(buffer, 64)).rejects.toThrow('GBX-220');
    expect(() => gpu.check()).toThrow('GBX-220');
    gpu.destroy();
  });

  it('of allocation is thrown at once', async () => {
    const gpu = await Gpu.open(await testGpu());
    const bytes = gpu.info.limits.maxBufferSize! + 4;
    await expect(
      gpu.guarded('testing', () => gpu.buffer('huge', bytes, GPUBufferUsage.STORAGE)),
    ).rejects.toThrow(/GBX-22[01]/);
    gpu.destroy();
  });
});
