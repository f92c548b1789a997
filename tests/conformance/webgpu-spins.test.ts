/** The WebGPU engine's spins: against the reference and the golden digests, and the fast kernel against the naive one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SpinState } from '../../src/engine/contract.ts';
import type { WebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { openTestEngine } from '../support/webgpu.ts';
import { playCase, spinCases } from './spin-cases.ts';
import { spinConformance } from './spin-suite.ts';

let conforming: WebGpuEngine;
spinConformance('webgpu', async () => {
  conforming = await openTestEngine();
  return conforming;
});
// Closed by now; an error that no call has met would be told instead of that.
afterAll(() => expect(() => conforming.gpu.check()).toThrow('GBX-222'));

let fast: WebGpuEngine;
let naive: WebGpuEngine;
beforeAll(async () => {
  fast = await openTestEngine();
  naive = await openTestEngine({ kernel: 'naive' });
});
afterAll(async () => {
  for (const engine of [fast, naive]) {
    engine.gpu.check();
    await engine.destroy();
  }
});

const seed = seedFrom(7);
const glass = (engine: WebGpuEngine, size: number, couplings: 'gaussian' | 'binary', replicas = 3) =>
  engine.glass({
    instances: [sherringtonKirkpatrick({ size, couplings, couplingBits: 12, seed, sample: 0 })],
    replicas,
    seed,
  });
const anneal = async (state: SpinState, rule: 'heat-bath' | 'metropolis') => {
  for (const beta of [0, 0.5, 1, 2, Infinity]) {
    const betas = new Float64Array(state.states).fill(beta);
    await state.sweep({ betas, rule, order: 'sequential', sweeps: 1, sites: 5 });
  }
  return { digest: spinDigest(await state.snapshot(), state.size), flips: await state.flips() };
};

it.each(['heat-bath', 'metropolis'] as const)(
  'the skip-ahead kernel equals the naive one (%s; N = 96 in 8-bit, 130 in 16-bit couplings; 5 temperatures)',
  async (rule) => {
    for (const [size, couplings] of [
      [96, 'binary'],
      [130, 'gaussian'],
    ] as const) {
      const [ours, oracle] = [await glass(fast, size, couplings), await glass(naive, size, couplings)];
      const outcome = await anneal(ours, rule);
      expect(outcome).toEqual(await anneal(oracle, rule));
      expect(outcome.flips.some((flips) => flips > 0)).toBe(true);
      // The naive kernel keeps no fields: energies come from fields made afresh, so this checks the kept ones.
      expect(await ours.energies()).toEqual(await oracle.energies());
      ours.destroy();
      oracle.destroy();
    }
  },
);

const named = (name: string) => spinCases.find((each) => each.name.startsWith(name))!;

it('colours updated at once equal their sites updated one by one (sparse N = 64 in a field, N = 257; both rules)', async () => {
  const listed = await openTestEngine({ kernel: 'listed' });
  for (const name of ['sparse N = 64', 'sparse N = 257']) {
    for (const rule of ['heat-bath', 'metropolis']) {
      const spinCase = named(`${name}, ${rule}, colour`);
      expect(await playCase(fast, spinCase)).toEqual(await playCase(listed, spinCase));
    }
  }
  listed.gpu.check();
  await listed.destroy();
});

it.each([
  'SK Gaussian 12 bits N = 100, heat-bath',
  'sparse N = 130, heat-bath',
  'SK ±J N = 257, metropolis, random',
  'sparse N = 257, heat-bath, random',
] as const)(
  'states too large for workgroup memory keep their fields in storage, with the same spins (%s)',
  async (name) => {
    const cramped = await openTestEngine();
    // As on a device with hardly any workgroup memory: the fields of 100 spins (400 bytes) and the rest no longer fit.
    Object.assign(cramped.info.limits, { maxComputeWorkgroupStorageSize: 448 });
    const spinCase = named(name);
    expect(await playCase(cramped, spinCase)).toEqual(await playCase(fast, spinCase));
    cramped.gpu.check();
    await cramped.destroy();
  },
);

it.each([64, 128, 256])(
  'the workgroup size cannot be seen (%i invocations: dense, sparse, perceptron; all orders)',
  async (workgroupSize) => {
    const other = await openTestEngine({ workgroupSize });
    const { maxComputeInvocationsPerWorkgroup } = other.info.limits;
    // Devices in compatibility mode stop at 128.
    if (workgroupSize <= maxComputeInvocationsPerWorkgroup!) {
      for (const name of [
        'SK Gaussian 13 bits N = 257, h',
        'sparse N = 130, m',
        'perceptron N = 33, P = 20, teacher, h',
        'sparse N = 257, heat-bath, colour',
        'sparse N = 257, metropolis, random',
        'SK ±J N = 257, heat-bath, random',
        '±J lattice 3 x 4 x 3, metropolis, 3 samples of 47',
      ]) {
        const spinCase = named(name);
        expect(await playCase(other, spinCase)).toEqual(await playCase(fast, spinCase));
      }
    }
    other.gpu.check();
    await other.destroy();
  },
);

it('measuring the workgroup size at work changes nothing (N = 257, 8 states, 40 sweeps, sizes 32 to 128)', async () => {
  const tuned = await openTestEngine({ workgroupSize: 'measured' });
  const [state, plain] = [await glass(tuned, 257, 'binary', 8), await glass(fast, 257, 'binary', 8)];
  const request = { betas: new Float64Array(8).fill(0.3), rule: 'heat-bath', order: 'sequential' } as const;
  // Long enough for two batches of each size; hot, so that every update may flip.
  for (const each of [state, plain]) await each.sweep({ ...request, sweeps: 40 });
  expect(await state.snapshot()).toEqual(await plain.snapshot());
  tuned.gpu.check();
  await tuned.destroy();
  plain.destroy();
});

it('destroyed states give their memory back, and refuse to go on', async () => {
  const before = fast.gpu.allocatedBytes;
  const state = await glass(fast, 64, 'binary');
  await state.remember('mark');
  expect(fast.gpu.allocatedBytes).toBeGreaterThan(before);
  state.destroy();
  await expect(state.energies()).rejects.toThrow('GBX-222');
  expect(fast.gpu.allocatedBytes).toBe(before);
});

it('a snapshot of another size is refused and changes nothing', async () => {
  const [small, large] = [await glass(fast, 32, 'binary'), await glass(fast, 64, 'binary')];
  const before = await large.snapshot();
  await expect(large.restore(await small.snapshot())).rejects.toThrow('not of 3 states of 64 spins');
  expect(await large.snapshot()).toEqual(before);
  await expect(large.overlaps(Uint32Array.of(0, 3))).rejects.toThrow('state 3 does not exist');
  small.destroy();
  large.destroy();
});
