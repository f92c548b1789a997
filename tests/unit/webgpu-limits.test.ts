/** What fits a device is decided before the device is asked. */
import { describe, expect, it } from 'vitest';
import type { EngineInfo } from '../../src/engine/contract.ts';
import { adapterName, isSoftwareAdapter } from '../../src/engine/webgpu/adapter.ts';
import { acceptanceRegime, KernelTuner } from '../../src/engine/webgpu/kernel-tuner.ts';
import { LARGEST_BUDGET, Pace } from '../../src/engine/webgpu/pace.ts';
import { sweepShapeFor, workgroupSizesFor } from '../../src/engine/webgpu/spin-limits.ts';
import { type PackedModel, packGlass, packPatterns } from '../../src/engine/webgpu/spin-pack.ts';
import {
  blockOf,
  labelOf,
  type SweepTuning,
  softwareChoice,
  type Visits,
  variantsFor,
} from '../../src/engine/webgpu/sweep-variants.ts';
import { instanceOf } from '../../src/glass/quantise.ts';

/** The limits that every core WebGPU device has. */
const core: EngineInfo = {
  kind: 'webgpu',
  device: 'core',
  software: false,
  threads: 1,
  limits: {
    maxStorageBufferBindingSize: 2 ** 27,
    maxBufferSize: 2 ** 28,
    maxComputeWorkgroupStorageSize: 16_384,
    maxComputeInvocationsPerWorkgroup: 256,
  },
};

function dense(size: number, samples: number, value = 1): PackedModel {
  const values = new Int32Array(size * size).fill(value);
  for (let i = 0; i < size; i++) values[i * size + i] = 0;
  const instance = instanceOf({
    size,
    couplings: { kind: 'dense', values },
    field: null,
    unit: 1,
    roundingError: 0,
  });
  return packGlass(new Array(samples).fill(instance));
}

describe('limits', () => {
  it('the largest dense glass of the contract fits the core limits in 8 bits, with its fields in storage', () => {
    expect(sweepShapeFor({ ...dense(8, 1), size: 4096, rows: 4096, couplingBytes: 2 ** 24 }, core)).toEqual({
      workgroupSizes: [256, 128, 64, 32],
      measured: true,
      fieldQuads: 1024,
      spinWords: 128,
      fields: 'storage',
    });
  });

  it('too many samples are refused with the number that fits, and nothing is packed', () => {
    const model = { ...dense(8, 1), size: 4096, rows: 4096, samples: 9, couplingBytes: 9 * 2 ** 24 };
    const couplings = () => {
      throw new Error('packed');
    };
    const refusal = () => sweepShapeFor({ ...model, couplings }, core);
    expect(refusal).toThrow(/GBX-201.*N = 4096, D = 9.*maxStorageBufferBindingSize.*N = 4096, D = 8/s);
  });

  it('one sample too large is refused with the size that fits', () => {
    const small = { ...core, limits: { ...core.limits, maxStorageBufferBindingSize: 2 ** 16 } };
    expect(() => sweepShapeFor(dense(300, 1, 1000), small)).toThrow(/N = 300, D = 1.*N = 180, D = 1/s);
    expect(sweepShapeFor(dense(180, 1, 1000), small).fields).toBe('workgroup');
    // 2^16 bytes are 724 rows of 724 bits; rows come in whole words.
    expect(() => sweepShapeFor(dense(1000, 1), small)).toThrow(/N = 1000, D = 1.*N = 704, D = 1/s);
    expect(sweepShapeFor(dense(704, 1), small).fields).toBe('workgroup');
  });

  it('too many patterns are refused with the number that fits', () => {
    const set = (patterns: number) =>
      packPatterns([{ size: 3, patterns, values: new Int8Array(3 * patterns).fill(1), teacher: null }]);
    expect(() => sweepShapeFor(set(5000), core)).toThrow(/P = 5000.*P = 4076/s);
    expect(sweepShapeFor(set(4076), core).fields).toBe('workgroup');
  });

  it('workgroup sizes go from what holds a state in one block down to 32, within the limit', () => {
    const sizes = (size: number, limit = 256) => workgroupSizesFor(size, limit);
    expect([sizes(2), sizes(128), sizes(129), sizes(300)]).toEqual([[32], [32], [64, 32], [128, 64, 32]]);
    expect(sizes(4096)).toEqual([256, 128, 64, 32]);
    expect(sizes(4096, 128)).toEqual([128, 64, 32]);
    expect(sizes(4096, 100)).toEqual([64, 32]);
  });

  it('a software adapter gets the smallest workgroups without measuring, and blocks where many spins flip', () => {
    const software = { ...core, software: true };
    const shape = sweepShapeFor(dense(300, 1), software);
    expect([shape.workgroupSizes, shape.measured]).toEqual([[32], false]);
    const variants = variantsFor(dense(300, 1), shape, 'sites', {}, software, 16);
    const choice = (regime: number) => labelOf(variants[softwareChoice(variants, regime)]!);
    expect([0, 3, 4, 7].map(choice)).toEqual(['blocked/32', 'blocked/32', 'skip-ahead/32', 'skip-ahead/32']);
  });

  it('a GPU chooses between both kernels of dense glasses, at every size; other orders and models have one kernel', () => {
    const labels = (model: PackedModel, visits: Visits, tuning: SweepTuning = {}) =>
      variantsFor(model, sweepShapeFor(model, core), visits, tuning, core, 16).map(labelOf);
    expect(labels(dense(300, 1), 'sites')).toEqual([
      ...['skip-ahead/128', 'skip-ahead/64', 'skip-ahead/32'],
      ...['blocked/128', 'blocked/64', 'blocked/32'],
    ]);
    expect(labels(dense(300, 1), 'drawn')).toEqual(['listed/128', 'listed/64', 'listed/32']);
    expect(labels(dense(60, 1), 'sites', { kernel: 'naive' })).toEqual(['naive/32']);
  });

  it('a block has as many sites as invocations, at most 64, and couplings of at most 4 KiB', () => {
    const bits = (couplingBits: PackedModel['couplingBits']) => ({ ...dense(8, 1), couplingBits });
    expect([1, 8, 16, 32].map((width) => blockOf(bits(width as 1 | 8 | 16 | 32), 256))).toEqual([
      64, 64, 32, 32,
    ]);
    expect(blockOf(bits(1), 32)).toBe(32);
  });
});

describe('the tuner of kernels', () => {
  /** Runs a tuner on a device with the given rates (updates per ms) until it has chosen. */
  function choose(rates: readonly number[], disturbed = -1): number {
    const tuner = new KernelTuner(rates.length);
    for (let batch = 0; tuner.chosen === null; batch++) {
      if (batch > 100) throw new Error('never chooses');
      tuner.observe(tuner.next, rates[tuner.next]! * 15, batch === disturbed ? 90 : 15);
    }
    return tuner.chosen;
  }

  it('keeps the candidate that advances most updates per millisecond, also when one batch is disturbed', () => {
    for (let disturbed = -1; disturbed < 8; disturbed++) {
      expect(choose([100, 180, 150, 90], disturbed)).toBe(1);
    }
  });

  it('adds up batches too short to measure, and needs none for a single candidate or a known choice', () => {
    const tuner = new KernelTuner(2);
    for (let k = 0; k < 10; k++) tuner.observe(tuner.next, 1000, 0.1);
    expect([tuner.chosen, tuner.next]).toEqual([null, 0]);
    // Candidate 0 fills its 3 ms, is then measured once more, and candidate 1 twice, at half the rate.
    for (let k = 0; k < 200; k++) tuner.observe(tuner.next, tuner.next === 0 ? 1000 : 500, 0.1);
    expect(tuner.chosen).toBe(0);
    expect(new KernelTuner(1).chosen).toBe(0);
    expect(new KernelTuner(4, 2).next).toBe(2);
  });

  it('tells regimes of acceptance apart by factors of two', () => {
    expect([1, 0.6, 0.5, 0.3, 0.25, 0.1, 0.001].map((a) => acceptanceRegime(a * 1e6, 1e6))).toEqual([
      0, 0, 1, 1, 2, 3, 7,
    ]);
    expect(acceptanceRegime(0, 1000)).toBe(7);
  });
});

describe('packing', () => {
  it('chooses the narrowest lanes that hold every coupling, and keeps signs', () => {
    expect([2, -128, 128, -32_768, 32_768].map((value) => dense(5, 1, value).couplingBits)).toEqual([
      8, 8, 16, 16, 32,
    ]);
    // Row 0 of five sites: 0 -2 -2 -2 | -2 and padding.
    const [first, second] = dense(5, 1, -2).couplings();
    expect([first! >>> 0, second! >>> 0]).toEqual([0xfefefe00, 0x000000fe]);
  });

  it('packs couplings that are all ±1 into bits, rows at whole words, and nothing else', () => {
    const model = dense(33, 2);
    expect([model.couplingBits, model.couplingBytes]).toEqual([1, (2 * 33 * 64) / 8]);
    const words = model.couplings();
    expect(words.length).toBe(2 * 33 * 2);
    // Row 1: every bit but its own; row 32 begins at word 64 and lacks bit 32.
    expect([words[2]! >>> 0, words[3]! >>> 0, words[64]! >>> 0, words[65]]).toEqual([
      0xfffffffd, 1, 0xffffffff, 0,
    ]);
    expect(
      dense(33, 1, -1)
        .couplings()
        .every((word) => word === 0),
    ).toBe(true);
    const diluted = new Int32Array([0, 1, 0, 1, 0, 1, 0, 1, 0]);
    const instance = instanceOf({
      size: 3,
      couplings: { kind: 'dense', values: diluted },
      field: null,
      unit: 1,
      roundingError: 0,
    });
    expect(packGlass([instance]).couplingBits).toBe(8);
  });
});

describe('adapters', () => {
  const info = (fields: Partial<GPUAdapterInfo>) =>
    ({
      vendor: '',
      architecture: '',
      device: '',
      description: '',
      isFallbackAdapter: false,
      ...fields,
    }) as GPUAdapterInfo;

  it('software is known by name where the host does not flag it', () => {
    expect(isSoftwareAdapter(info({ vendor: 'google', architecture: 'swiftshader' }))).toBe(true);
    expect(
      isSoftwareAdapter(info({ vendor: '65541', description: 'llvmpipe (LLVM 15.0.6, 256 bits)' })),
    ).toBe(true);
    expect(isSoftwareAdapter(info({ isFallbackAdapter: true }))).toBe(true);
    expect(
      isSoftwareAdapter(info({ vendor: 'nvidia', architecture: 'hopper', description: 'NVIDIA H200' })),
    ).toBe(false);
  });

  it('are named by description, else vendor and architecture', () => {
    expect(adapterName(info({ vendor: 'nvidia', architecture: 'hopper', description: 'NVIDIA H200' }))).toBe(
      'NVIDIA H200',
    );
    expect(adapterName(info({ vendor: 'apple', architecture: 'metal-3' }))).toBe('apple metal-3');
    expect(adapterName(info({}))).toBe('unnamed adapter');
  });
});

describe('pace', () => {
  /** A device that needs so long for one loop iteration, and for a wait. */
  const settle = (pace: Pace, iterationMs: number, waitMs: number) => {
    for (let k = 0; k < 30; k++) pace.observe(waitMs + pace.batch * pace.budget * iterationMs);
    return { dispatchMs: pace.budget * iterationMs, batchMs: pace.batch * pace.budget * iterationMs };
  };

  it('never gives a dispatch more loop iterations than a driver runs, however fast it is', () => {
    const pace = new Pace(false, 2 ** 16, 0);
    settle(pace, 1e-7, 0.1);
    expect(pace.budget).toBe(LARGEST_BUDGET);
    expect(LARGEST_BUDGET).toBeLessThan(60_000);
    expect(pace.batch).toBe(32);
  });

  it('settles at dispatches of 15 ms and looks every 45 ms, whatever an idle wait takes', () => {
    for (const waitMs of [0.1, 11]) {
      const { dispatchMs, batchMs } = settle(new Pace(true, 512, waitMs), 0.01, waitMs);
      expect(Math.abs(dispatchMs - 15)).toBeLessThan(1);
      expect(Math.abs(batchMs - 45)).toBeLessThan(4);
    }
  });

  it('gives little where a dispatch is slow, but never too little to move', () => {
    const pace = new Pace(true, 2 ** 18, 0);
    settle(pace, 100, 0);
    expect(pace.budget).toBe(32);
    expect(pace.batch).toBe(1);
  });
});
