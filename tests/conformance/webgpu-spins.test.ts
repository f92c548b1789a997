/** The WebGPU engine's spins: against the reference and the golden digests, and the fast kernel against the naive one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SpinState } from '../../src/engine/contract.ts';
import type { WebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { openTestEngine } from '../support/webgpu.ts';
import { keepsTo, playCase, type SpinCase, spinCases } from './spin-cases.ts';
import golden from './spin-digests.json';
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
const glass = (
  engine: WebGpuEngine,
  size: number,
  couplings: 'gaussian' | 'binary',
  replicas = 3,
  couplingBits = 12,
) =>
  engine.glass({
    instances: [sherringtonKirkpatrick({ size, couplings, couplingBits, seed, sample: 0 })],
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

/** Every width of couplings: bits that gaussian couplings are quantised to. */
const widths = [
  [130, 'binary', 1],
  [97, 'gaussian', 5],
  [130, 'gaussian', 12],
  [66, 'gaussian', 18],
] as const;

it.each(['heat-bath', 'metropolis'] as const)(
  'skip-ahead, blocked and chosen kernels equal the naive one (%s; N = 130, 97, 130, 66 in couplings of 1, 8, 16, 32 bits; 5 temperatures)',
  async (rule) => {
    const engines = [
      fast,
      await openTestEngine({ kernel: 'skip-ahead' }),
      await openTestEngine({ kernel: 'blocked' }),
    ];
    for (const [size, couplings, bits] of widths) {
      const oracle = await glass(naive, size, couplings, 3, bits);
      const expected = await anneal(oracle, rule);
      expect(expected.flips.some((flips) => flips > 0)).toBe(true);
      for (const engine of engines) {
        const ours = await glass(engine, size, couplings, 3, bits);
        expect(await anneal(ours, rule)).toEqual(expected);
        // The naive kernel keeps no fields: energies come from fields made afresh, so this checks the kept ones.
        expect(await ours.energies()).toEqual(await oracle.energies());
        ours.destroy();
      }
      oracle.destroy();
    }
    for (const engine of engines.slice(1)) {
      engine.gpu.check();
      await engine.destroy();
    }
  },
);

/** Where a kernel has no say, the default makes the sweeps: those cases are the suite's. */
const played = {
  'skip-ahead': (c: SpinCase) => !keepsTo(c, 'colour', 'multi-spin') && c.size < 130,
  blocked: (c: SpinCase) => c.model.kind === 'sk' && keepsTo(c, 'sequential', 'colour') && c.size < 130,
  listed: (c: SpinCase) => keepsTo(c, 'colour'),
  naive: (c: SpinCase) => c.size < 65,
} as const;

it.each(['skip-ahead', 'blocked', 'listed', 'naive'] as const)(
  'golden digests are those of the %s kernels too',
  async (kernel) => {
    const engine = await openTestEngine({ kernel });
    const cases = spinCases.filter(played[kernel]);
    expect(cases.length).toBeGreaterThan(5);
    for (const spinCase of cases) {
      const { digest } = await playCase(engine, spinCase);
      expect(digest, spinCase.name).toBe(
        (golden as Record<string, { digest: string }>)[spinCase.name]?.digest,
      );
    }
    engine.gpu.check();
    await engine.destroy();
  },
);

it.each([2, 77])(
  'where dispatches end cannot be seen (budgets of %i iterations, every kernel)',
  async (budget) => {
    for (const [kernel, names] of [
      ['skip-ahead', ['SK ±J N = 33, h', 'SK Gaussian 5 bits N = 33, heat-bath, random']],
      ['blocked', ['SK ±J N = 100, h', 'SK Gaussian 12 bits N = 100, m']],
      ['naive', ['sparse N = 5, m', 'perceptron N = 3, P = 2, random, m']],
    ] as const) {
      const engine = await openTestEngine({ kernel, budget });
      for (const name of names) {
        const spinCase = named(name);
        const { digest } = await playCase(engine, spinCase);
        expect(digest, name).toBe((golden as Record<string, { digest: string }>)[spinCase.name]?.digest);
      }
      engine.gpu.check();
      await engine.destroy();
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
  ['SK Gaussian 12 bits N = 100, heat-bath', 'skip-ahead'],
  ['SK Gaussian 12 bits N = 100, heat-bath', 'blocked'],
  ['SK ±J N = 257, metropolis', 'skip-ahead'],
  ['SK ±J N = 257, metropolis', 'blocked'],
  ['sparse N = 130, heat-bath', 'skip-ahead'],
  ['SK ±J N = 257, metropolis, random', 'skip-ahead'],
  ['sparse N = 257, heat-bath, random', 'skip-ahead'],
] as const)(
  'states too large for workgroup memory keep their fields in storage, with the same spins (%s, %s)',
  async (name, kernel) => {
    const cramped = await openTestEngine({ kernel });
    // As on a device with hardly any workgroup memory: the fields of 100 spins (400 bytes) and the rest no longer fit.
    Object.assign(cramped.info.limits, { maxComputeWorkgroupStorageSize: 448 });
    const spinCase = named(name);
    expect(await playCase(cramped, spinCase)).toEqual(await playCase(fast, spinCase));
    cramped.gpu.check();
    await cramped.destroy();
  },
);

const everyOrder = [
  'SK Gaussian 13 bits N = 257, h',
  'sparse N = 130, m',
  'perceptron N = 33, P = 20, teacher, h',
  'sparse N = 257, heat-bath, colour',
  'sparse N = 257, metropolis, random',
  'SK ±J N = 257, heat-bath, random',
  '±J lattice 3 x 4 x 3, metropolis, 3 samples of 47',
];

it.each([
  [64, 'skip-ahead', everyOrder],
  [128, 'skip-ahead', everyOrder.slice(1, 5)],
  [256, 'skip-ahead', ['SK ±J N = 100, h', ...everyOrder.slice(1, 3)]],
  [64, 'blocked', ['SK Gaussian 13 bits N = 257, h', 'SK ±J N = 257, m', 'SK Gaussian 5 bits N = 100, h']],
  [256, 'blocked', ['SK ±J N = 100, h', 'SK Gaussian 5 bits N = 33, m']],
  [
    64,
    'naive',
    ['SK Gaussian 13 bits N = 33, h', 'sparse N = 130, m', 'perceptron N = 33, P = 20, teacher, h'],
  ],
] as const)(
  'the workgroup size cannot be seen (%i invocations, %s kernels)',
  async (workgroupSize, kernel, names) => {
    const other = await openTestEngine({ workgroupSize, kernel });
    // Devices in compatibility mode stop at 128.
    if (workgroupSize <= other.info.limits.maxComputeInvocationsPerWorkgroup!) {
      for (const name of names) {
        const spinCase = named(name);
        expect(await playCase(other, spinCase)).toEqual(await playCase(fast, spinCase));
      }
    }
    other.gpu.check();
    await other.destroy();
  },
);

it('measuring kernels and sizes at work changes nothing (N = 130, 8 states, swept until one of four candidates is chosen)', async () => {
  const tuned = await openTestEngine({ workgroupSize: 'measured' });
  const [state, plain] = [await glass(tuned, 130, 'binary', 8), await glass(fast, 130, 'binary', 8)];
  const request = { betas: new Float64Array(8).fill(0.3), rule: 'heat-bath', order: 'sequential' } as const;
  // Hot, so that every update may flip. However fast or slow the machine: every candidate needs two batches of some milliseconds.
  for (let round = 0; tuned.gpu.choices.size === 0; round++) {
    if (round === 100) throw new Error('never chooses');
    for (const each of [state, plain]) await each.sweep({ ...request, sweeps: 10 });
  }
  expect(await state.snapshot()).toEqual(await plain.snapshot());
  expect([...tuned.gpu.choices.keys()][0]).toContain('skip-ahead/64,skip-ahead/32,blocked/64,blocked/32');
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
