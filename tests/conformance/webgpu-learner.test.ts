/** The learner on WebGPU against the f64 reference, and what only it promises: tiles, run-to-run identity, limits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerMove } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { Gpu } from '../../src/engine/webgpu/device.ts';
import { openLearner, type StepKernels } from '../../src/engine/webgpu/learner.ts';
import { ACTIVATIONS } from '../../src/engine/webgpu/learner-layout.ts';
import { localShapeOf } from '../../src/engine/webgpu/learner-local.ts';
import { checkLearnerSize } from '../../src/engine/webgpu/learner-size.ts';
import { fieldTheory, linearModel } from '../../src/learner/network.ts';
import type { NetworkShape } from '../../src/learner/problem.ts';
import { relativeError } from '../support/relative-error.ts';
import { openTestEngine, testGpu } from '../support/webgpu.ts';
import {
  compare,
  descent,
  type LearnerCase,
  langevin,
  learnerSpec,
  normals,
  openTestGpu,
  pair,
  withDefaultLimits,
} from '../support/webgpu-learners.ts';
import { learnerConformance } from './learner-suite.ts';

learnerConformance('webgpu', openTestEngine);

let gpu: Gpu;
beforeAll(async () => {
  gpu = await openTestGpu();
});
afterAll(() => {
  gpu.check();
  gpu.destroy();
});

const deep = (activation: NetworkShape['activation'], bias = true): NetworkShape => ({
  inputs: 3,
  hidden: [7, 5],
  outputs: 3,
  activation,
  bias,
  gains: [0.8, 0.6, 1.3],
});

describe('shapes beyond one tile, one block or one group agree with the reference', () => {
  const wide: NetworkShape = { ...deep('tanh'), hidden: [64, 64], gains: [0.5, 0.125, 0.125] };
  it.each<LearnerCase & { readonly title: string }>([
    { title: 'linear, d = 20, no hidden layer', shape: linearModel(20), points: 61, networks: 3 },
    { title: '1-1-1, one point', shape: fieldTheory(1, 1), points: 1, networks: 1 },
    {
      title: 'shared inputs, two label draws',
      shape: fieldTheory(10, 4),
      points: 120,
      networks: 7,
      sets: 2,
      sharedInputs: true,
    },
    {
      title: 'mean energy over 130 points',
      shape: deep('gelu'),
      points: 130,
      networks: 2,
      energyScale: 1 / 130,
    },
    { title: '3-64-64-3, networks in several tiles', shape: wide, points: 600, networks: 9, sets: 3 },
    { title: '3-64-64-3, 4200 points in several tiles', shape: wide, points: 4200, networks: 2 },
    { title: '1024 networks', shape: fieldTheory(3, 2), points: 10, networks: 1024, sets: 32 },
    {
      title: '1-270-1 on 16,000 points, a grid folded over two dimensions',
      shape: { ...fieldTheory(1, 270), gains: [1, 0.06] },
      points: 16_000,
      networks: 1,
    },
    {
      title: 'more networks than data sets divide',
      shape: fieldTheory(5, 3),
      points: 64,
      networks: 100,
      sets: 7,
    },
  ])('$title', async ({ title: _, ...learnerCase }) => {
    const { ours, reference } = await pair(gpu, learnerCase);
    await compare(ours, reference);
    const given = normals(learnerCase.shape.inputs * 9, 4);
    expect(relativeError(await ours.outputs(given), await reference.outputs(given))).toBeLessThan(1e-5);
    ours.destroy();
  });

  it('large arguments of every activation stay finite and right (weights times 40)', async () => {
    for (const activation of ACTIVATIONS.filter((name) => name !== 'sine')) {
      const spec = learnerSpec({ shape: deep(activation), points: 40, networks: 2 });
      const large = { ...spec, weights: spec.weights.map((weight) => 40 * weight) };
      const ours = await openLearner(gpu, large);
      await compare(ours, createReferenceLearner(large), 2e-5);
      ours.destroy();
    }
  });
});

describe('a trajectory on one adapter is repeatable to the bit', () => {
  const spec = learnerSpec({ shape: fieldTheory(10, 4), points: 120, networks: 6, sets: 3 });
  it.each<[string, StepKernels, LearnerMove]>([
    ['adjusted Langevin, general kernels', 'general', langevin(6, true, 4e-3)],
    ['adjusted Langevin, workgroup kernel', 'local', langevin(6, true, 4e-3)],
    ['plain Langevin, workgroup kernel', 'local', langevin(6, false, 1e-3)],
    ['full-batch descent, general kernels', 'general', descent(6, 0)],
    ['minibatch descent, general kernels', 'general', descent(6, 9)],
    ['minibatch descent, workgroup kernel', 'local', descent(6, 9)],
  ])(
    '%s: twice the same, one long call or many short ones, with looks and a restore between',
    async (_, kernels, move) => {
      const [long, again, short] = await Promise.all([1, 2, 3].map(() => openLearner(gpu, spec, kernels)));
      await Promise.all([long!.step(move, 20), again!.step(move, 20)]);
      for (const steps of [1, 5, 0, 7]) {
        await short!.step(move, steps);
        await short!.energies();
      }
      const other = await openLearner(gpu, { ...spec, weights: normals(spec.weights.length, 9) }, kernels);
      await other.restore(structuredClone(await short!.snapshot()));
      await other.step(move, 7);
      const end = await long!.snapshot();
      expect(end.step).toBe(20);
      expect(end.weights.every(Number.isFinite)).toBe(true);
      expect(end.weights).not.toEqual(spec.weights);
      expect(await again!.snapshot()).toEqual(end);
      expect(await other.snapshot()).toEqual(end);
      expect(await other.gradients()).toEqual(await long!.gradients());
      for (const state of [long, again, short, other]) state!.destroy();
    },
  );

  it('another seed or another first network gives another trajectory (negative control)', async () => {
    const move = langevin(6, true, 4e-3);
    const ends = [];
    for (const other of [spec, { ...spec, seed: [78, 0] as const }, { ...spec, firstNetwork: 1 }]) {
      const state = await openLearner(gpu, other);
      await state.step(move, 3);
      ends.push((await state.weights()).join());
      state.destroy();
    }
    expect(new Set(ends).size).toBe(3);
  });
});

describe.each(['general', 'local'] as const)('moves by the %s kernels', (kernels) => {
  it.each<[string, LearnerCase, number]>([
    ['10-4-1', { shape: fieldTheory(10, 4), points: 120, networks: 8, sets: 4, firstNetwork: 5 }, 2e-2],
    [
      '10-40-1 in tiles of points',
      { shape: fieldTheory(10, 40), points: 60, networks: 2, sharedInputs: true },
      1e-2,
    ],
    [
      '3-7-5-3 gelu, cross-entropy',
      { shape: deep('gelu'), loss: 'cross-entropy', points: 130, networks: 2 },
      3e-3,
    ],
    [
      'linear, d = 20, squared hinge',
      { shape: linearModel(20), loss: 'squared-hinge', points: 9, networks: 8 },
      5e-2,
    ],
  ])(
    '%s: 12 adjusted and 3 plain steps equal the reference, decision by decision',
    async (_, learnerCase, eps) => {
      const { ours, reference } = await pair(gpu, learnerCase, kernels);
      const { networks } = learnerCase;
      for (const state of [ours, reference]) await state.step(langevin(networks, true, eps), 12);
      const accepted = await reference.accepted();
      const rate = accepted.reduce((sum, count) => sum + count, 0) / (12 * networks);
      expect(rate).toBeGreaterThan(0.02);
      expect(rate).toBeLessThan(0.99);
      expect(await ours.accepted()).toEqual(accepted);
      for (const state of [ours, reference]) await state.step(langevin(networks, false, 1e-3), 3);
      expect(await ours.accepted()).toEqual(accepted.map((count) => count + 3));
      expect(relativeError(await ours.weights(), await reference.weights())).toBeLessThan(1e-4);
      await compare(ours, reference, 1e-4);
      ours.destroy();
    },
  );

  it.each([0, 1, 17, 300])(
    'descent in batches of %i (0 = all 120 points): 6 steps equal the reference',
    async (batch) => {
      const learnerCase = { shape: deep('tanh'), points: 120, networks: 5, sets: 2, firstNetwork: 3 };
      const { ours, reference } = await pair(gpu, learnerCase, kernels);
      for (const state of [ours, reference]) {
        await state.step(descent(5, batch), 4);
        await state.step(descent(5, batch), 2);
      }
      expect(relativeError(await ours.weights(), await reference.weights())).toBeLessThan(1e-5);
      const [snapshot, expected] = [await ours.snapshot(), await reference.snapshot()];
      expect(relativeError(snapshot.velocity, expected.velocity)).toBeLessThan(1e-4);
      expect(snapshot.step).toBe(6);
      await compare(ours, reference, 1e-4);
      ours.destroy();
    },
  );

  it('Langevin and descent follow one another on the same clock', async () => {
    const { ours, reference } = await pair(
      gpu,
      { shape: fieldTheory(10, 4), points: 120, networks: 3 },
      kernels,
    );
    for (const state of [ours, reference]) {
      for (const move of [descent(3, 8), langevin(3, true, 3e-3), descent(3, 0), langevin(3, false, 1e-3)])
        await state.step(move, 3);
    }
    expect(relativeError(await ours.weights(), await reference.weights())).toBeLessThan(1e-5);
    expect(await ours.accepted()).toEqual(await reference.accepted());
    ours.destroy();
  });

  it('reject a proposal whose energy overflows, and leave the state as it was', async () => {
    const { spec, ours } = await pair(gpu, { shape: linearModel(4), points: 20, networks: 2 }, kernels);
    await ours.step(langevin(2, true, 1e30), 3);
    expect(await ours.accepted()).toEqual(new Float64Array(2));
    expect(await ours.weights()).toEqual(spec.weights);
    expect((await ours.energies()).every(Number.isFinite)).toBe(true);
    ours.destroy();
  });

  it('at infinite temperature do not see the data', async () => {
    const { ours, reference } = await pair(gpu, { shape: linearModel(4), points: 20, networks: 2 }, kernels);
    const move = langevin(2, true, 0.3, Number.POSITIVE_INFINITY);
    await ours.step(move, 5);
    await reference.step(move, 5);
    expect(relativeError(await ours.weights(), await reference.weights())).toBeLessThan(1e-5);
    ours.destroy();
  });
});

describe('a device with no more than the limits that every WebGPU device has', () => {
  let small: Gpu;
  beforeAll(async () => {
    small = await Gpu.open(withDefaultLimits(await testGpu()));
  });
  afterAll(() => {
    small.check();
    small.destroy();
  });

  it('runs both kernels on 10-40-1, which fills the workgroup memory, in batches of 16', async () => {
    const learnerCase = { shape: fieldTheory(10, 40), points: 30, networks: 1 };
    const batch = 16;
    expect(small.device.limits.maxComputeWorkgroupStorageSize).toBe(16_384);
    expect(small.device.limits.maxStorageBuffersPerShaderStage).toBe(8);
    const spec = learnerSpec(learnerCase);
    const shape = localShapeOf(spec.problem, batch, small.info);
    expect(shape).not.toBeNull();
    const reference = createReferenceLearner(spec);
    for (const move of [langevin(1, true, 1e-3), descent(1, batch)]) await reference.step(move, 2);
    for (const kernels of ['general', 'local'] as const) {
      const ours = await openLearner(small, spec, kernels);
      for (const move of [langevin(1, true, 1e-3), descent(1, batch)]) await ours.step(move, 2);
      expect(relativeError(await ours.weights(), await reference.weights())).toBeLessThan(1e-5);
      ours.destroy();
    }
  });

  it('networks too large for a workgroup go to the general kernels: 784-100-10 has no local shape', () => {
    const shape: NetworkShape = { ...deep('relu'), inputs: 784, hidden: [100], outputs: 10, gains: [1, 1] };
    const spec = learnerSpec({ shape, points: 2, networks: 1 });
    expect(localShapeOf(spec.problem, 0, small.info)).toBeNull();
    // 79,510 parameters of 4 bytes: 422 networks in 128 MiB.
    expect(() => checkLearnerSize({ ...spec, networks: 422 }, small.info)).not.toThrow();
    expect(() => checkLearnerSize({ ...spec, networks: 423 }, small.info)).toThrow(/GBX-201.*E = 422/);
  });
});

describe('what does not fit or cannot be is refused before a kernel runs', () => {
  it('GBX-201 names the most networks that fit', async () => {
    const shape = fieldTheory(10, 4);
    const spec = learnerSpec({ shape, points: 8, networks: 1 });
    const many = { ...spec, networks: 70_000, weights: new Float64Array(70_000 * 44) };
    const before = gpu.allocatedBytes;
    await expect(openLearner(gpu, many)).rejects.toThrow(/GBX-201.*E = 65535/);
    expect(gpu.allocatedBytes).toBe(before);
    const wide = { ...shape, hidden: [66_000], gains: [1, 1] };
    const { problem } = learnerSpec({ shape, points: 8, networks: 1 });
    const tooWide = { ...spec, problem: { ...problem, shape: wide }, weights: new Float64Array(66_000 * 11) };
    await expect(openLearner(gpu, tooWide)).rejects.toThrow(/GBX-201.*n = 65000/);
  });

  it('wrong lengths, NaN data and steps out of range throw; the state goes on afterwards', async () => {
    const spec = learnerSpec({ shape: linearModel(4), points: 6, networks: 2 });
    await expect(openLearner(gpu, { ...spec, weights: new Float64Array(7) })).rejects.toThrow(
      /8 starting weights/,
    );
    const targets = new Float64Array(6).fill(Number.NaN);
    const bad = { ...spec, problem: { ...spec.problem, data: { ...spec.problem.data, targets } } };
    await expect(openLearner(gpu, bad)).rejects.toThrow(/not finite/);
    const state = await openLearner(gpu, spec);
    await expect(state.step(descent(2, 0), -1)).rejects.toThrow(/-1 steps/);
    await expect(state.step(descent(3, 0), 1)).rejects.toThrow(/learningRates/);
    await expect(state.outputs(new Float64Array(5))).rejects.toThrow(/whole points/);
    await state.step(descent(2, 0), 1);
    expect(state.stepCount).toBe(1);
    state.destroy();
    await expect(state.energies()).rejects.toThrow(/GBX-222/);
  });

  it('every buffer is given back when a state ends', async () => {
    const before = gpu.allocatedBytes;
    const state = await openLearner(gpu, learnerSpec({ shape: deep('erf'), points: 50, networks: 3 }));
    const tether = { strength: 1, centres: await state.weights() };
    for (const move of [langevin(3, true, 1e-3), descent(3, 0), descent(3, 5), descent(3, 7)]) {
      await state.step(move, 2);
      await state.step({ ...move, tether }, 2);
    }
    await state.outputs(normals(30, 5));
    expect(gpu.allocatedBytes).toBeGreaterThan(before);
    state.destroy();
    expect(gpu.allocatedBytes).toBe(before);
  });

  it('a lost device rejects a step that waits on it', async () => {
    const own = await openTestGpu();
    const state = await openLearner(own, learnerSpec({ shape: deep('tanh'), points: 50, networks: 3 }));
    own.device.destroy();
    await expect(state.step(descent(3, 0), 5)).rejects.toThrow(/GBX-1|GBX-2/);
  });
});
