/** The learner's kernels on WebGPU that are chosen by size, against the f64 reference and against those for any size. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerSpec } from '../../src/engine/contract.ts';
import type { Gpu } from '../../src/engine/webgpu/device.ts';
import { openLearner } from '../../src/engine/webgpu/learner.ts';
import { ACTIVATIONS } from '../../src/engine/webgpu/learner-layout.ts';
import { fieldTheory } from '../../src/learner/network.ts';
import type { NetworkShape } from '../../src/learner/problem.ts';
import { relativeError } from '../support/relative-error.ts';
import { compare, descent, langevin, learnerSpec, openTestGpu, pair } from '../support/webgpu-learners.ts';
import { freezingTests } from './learner-freezing.ts';
import { stoppingTests } from './learner-stopping.ts';
import { tetheringTests } from './learner-tethering.ts';
import { compareLong, turningTests } from './learner-turning.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await openTestGpu();
});
afterAll(() => {
  gpu.check();
  gpu.destroy();
});

describe('wide layers through workgroup memory', () => {
  const wide = (activation: NetworkShape['activation']): NetworkShape => ({
    inputs: 33,
    hidden: [70, 41],
    outputs: 3,
    activation,
    bias: true,
    gains: [0.17, 0.12, 0.16],
  });

  it.each(ACTIVATIONS)(
    'agree with the reference (%s), and are not the kernels for any size',
    async (activation) => {
      const learnerCase = { shape: wide(activation), points: 67, networks: 2, sets: 2 };
      const { spec, ours, reference } = await pair(gpu, learnerCase, 'tiled');
      await compare(ours, reference);
      const general = await openLearner(gpu, spec, 'general');
      expect(await ours.gradients()).not.toEqual(await general.gradients());
      for (const state of [ours, general]) state.destroy();
    },
  );

  it('in several groups of points, without biases, and in minibatches', async () => {
    const shape = { ...wide('relu'), bias: false };
    const { ours, reference } = await pair(
      gpu,
      { shape, points: 301, networks: 3, sharedInputs: true },
      'tiled',
    );
    await compare(ours, reference);
    for (const state of [ours, reference]) await state.step(descent(3, 45), 4);
    expect(relativeError(await ours.weights(), await reference.weights())).toBeLessThan(1e-5);
    ours.destroy();
  });

  it('where a weight beyond the edge of a layer is infinite, it does not reach that layer', async () => {
    const spec = learnerSpec({ shape: wide('linear'), points: 40, networks: 2 });
    const weights = spec.weights.slice().fill(Infinity, spec.weights.length / 2);
    const ours = await openLearner(gpu, { ...spec, weights }, 'tiled');
    const sound = await openLearner(gpu, spec, 'tiled');
    const [energies, expected] = [await ours.energies(), await sound.energies()];
    expect(Number.isFinite(energies[1]!)).toBe(false);
    expect(energies[0]).toBe(expected[0]);
    for (const state of [ours, sound]) state.destroy();
  });

  it('twice give the same bits', async () => {
    const spec = learnerSpec({ shape: wide('tanh'), points: 67, networks: 2 });
    const [one, two] = await Promise.all([1, 2].map(() => openLearner(gpu, spec, 'tiled')));
    for (const state of [one!, two!]) await state.step(langevin(2, true, 1e-5), 3);
    expect(await two!.snapshot()).toEqual(await one!.snapshot());
    for (const state of [one!, two!]) state.destroy();
  });
});

it.each(['general', 'local'] as const)(
  'factors of more steps than the table on the device holds, by the %s kernels',
  async (kernels) => {
    const short = (spec: LearnerSpec) => openLearner(gpu, spec, kernels, 4);
    await compareLong(short, 5, 11, 7);
    const spec = learnerSpec({ shape: fieldTheory(10, 4), points: 20, networks: 2 });
    const rates = Float64Array.from({ length: 11 }, (_, k) => 1 + k / 11);
    const ends = [];
    for (const tableSteps of [3, undefined]) {
      const state = await openLearner(gpu, spec, kernels, tableSteps);
      await state.step(descent(2, 8), 11, { rates });
      ends.push(await state.snapshot());
      state.destroy();
    }
    expect(ends[1]).toEqual(ends[0]);
  },
);

describe('kernels in workgroup memory', () => {
  turningTests((spec) => openLearner(gpu, spec, 'local'));
  stoppingTests((spec) => openLearner(gpu, spec, 'local'));
  freezingTests((spec) => openLearner(gpu, spec, 'local'));
  tetheringTests((spec) => openLearner(gpu, spec, 'local'));
});
