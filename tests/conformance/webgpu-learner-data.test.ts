/**
 * Noise, censoring, weights, dropout and data given later by the kernels that webgpu chooses by size (those for any size run in the
 * suite of webgpu-learner.test.ts), with everything that kernels write filled with NaN before.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerMove, LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { Gpu } from '../../src/engine/webgpu/device.ts';
import { openLearner, type StepKernels } from '../../src/engine/webgpu/learner.ts';
import { localShapeOf } from '../../src/engine/webgpu/learner-local.ts';
import {
  checkBatchSize,
  checkLearnerSize,
  inputTilingOf,
  tilingOf,
} from '../../src/engine/webgpu/learner-size.ts';
import { type SmallData, smallData, smallDataProblem } from '../support/data-problems.ts';
import { normals, smallProblem } from '../support/learner-problems.ts';
import { relativeError } from '../support/relative-error.ts';
import { poisonWorkspaces, testGpu } from '../support/webgpu.ts';
import { openTestGpu, withDefaultLimits } from '../support/webgpu-learners.ts';
import { DATA_TOLERANCES, dataSpec, descending } from './learner-data.ts';

const MOMENTUM = { kind: 'momentum', momentum: 0.5, nesterov: false } as const;

let gpu: Gpu;
beforeAll(async () => {
  gpu = poisonWorkspaces(await openTestGpu());
});
afterAll(() => {
  gpu.check();
  gpu.destroy();
});

function close(what: string, got: ArrayLike<number>, want: ArrayLike<number>, tolerance: number): void {
  const error = relativeError(got, want);
  expect(got.length).toBe(want.length);
  expect(error <= tolerance, `${what} is off by ${error}`).toBe(true);
}

async function compareAll(state: LearnerState, reference: LearnerState): Promise<void> {
  for (const what of ['energies', 'gradients', 'inputGradients'] as const)
    close(what, await state[what](), await reference[what](), DATA_TOLERANCES.gradient);
}

/** A pipeline for every loss and kind of move is what takes the time here: few points, one shape. */
describe('kernels in workgroup memory', () => {
  const even = new Float64Array(3).fill(1);
  const bath = { temperatures: even.map(() => 0.5), stepSizes: even.map(() => 0.01) };

  it.each<[string, SmallData, LearnerMove]>([
    ['adjusted Langevin', { points: 7, owner: 560 }, { kind: 'langevin', adjusted: true, ...bath }],
    ['underdamped Langevin', { points: 7, owner: 561 }, { kind: 'underdamped', friction: 1, ...bath }],
    ['beta-NLL', { points: 7, beta: 0.5, owner: 562 }, descending(3, MOMENTUM, 0)],
    ['slopes given', { points: 7, loss: 'linear', owner: 563 }, descending(3, MOMENTUM, 0)],
    ['squared error', { points: 7, loss: 'squared-error', owner: 564 }, descending(3, MOMENTUM, 5)],
  ])('%s on weighted (and censored) points equal the reference', async (_, choice, move) => {
    const spec = dataSpec(smallDataProblem(choice), 3);
    const [state, reference] = [await openLearner(gpu, spec, 'local'), createReferenceLearner(spec)];
    for (const learner of [state, reference]) await learner.step(move, 6);
    expect(await state.accepted()).toEqual(await reference.accepted());
    close('weights', await state.weights(), await reference.weights(), DATA_TOLERANCES.steps);
    expect(relativeError(await reference.weights(), spec.weights)).toBeGreaterThan(
      30 * DATA_TOLERANCES.steps,
    );
    state.destroy();
  });

  it.each(['cross-entropy', 'squared-hinge'] as const)(
    '%s on weighted points equals the reference',
    async (loss) => {
      const { data, ...rest } = smallProblem({ loss, hidden: [5], outputs: 3, points: 9, owner: 570 });
      const weights = normals(9, 571).map((z, k) => (k % 5 === 2 ? 0 : Math.abs(z)));
      const spec = dataSpec({ ...rest, data: { ...data, weights } }, 3);
      const [state, reference] = [await openLearner(gpu, spec, 'local'), createReferenceLearner(spec)];
      for (const learner of [state, reference]) await learner.step(descending(3, MOMENTUM, 0, 0.1), 6);
      close('weights', await state.weights(), await reference.weights(), DATA_TOLERANCES.steps);
      state.destroy();
    },
  );
});

/** Wide enough for blocks of a matrix product, with tiles of several groups of points. */
const WIDE: SmallData = { inputs: 31, hidden: [45, 33], points: 97, sets: 2, dropout: 0.3, owner: 500 };

describe.each<[StepKernels, SmallData]>([
  ['tiled', WIDE],
  ['general', WIDE],
  ['local', { ...WIDE, inputs: 5, hidden: [14, 6] }],
])('%s kernels', (kernels, choice) => {
  const spec = dataSpec(smallDataProblem(choice), 4, 0.2);

  it('thin wide layers as the reference, over all points, in batches and in passes', async () => {
    const [state, reference] = [await openLearner(gpu, spec, kernels), createReferenceLearner(spec)];
    for (const batch of [0, 20]) {
      for (const learner of [state, reference]) await learner.step(descending(4, MOMENTUM, batch), 2);
      close('weights', await state.weights(), await reference.weights(), DATA_TOLERANCES.steps);
    }
    await compareAll(state, reference);
    for (const pass of [0, 7])
      close('a pass', await state.outputs(undefined, pass), await reference.outputs(undefined, pass), 1e-5);
    state.destroy();
  });

  it('another number of points gives the bits of a learner that began with them; back again, too', async () => {
    const state = await openLearner(gpu, spec, kernels);
    for (const points of [60, 97]) {
      const data = smallData({ ...choice, points, owner: 510 });
      await state.replaceData(data);
      const fresh = await openLearner(gpu, { ...spec, problem: { ...spec.problem, data } }, kernels);
      await fresh.restore(await state.snapshot());
      for (const learner of [state, fresh])
        for (const batch of [0, 20]) await learner.step(descending(4, MOMENTUM, batch), 2);
      expect(await state.snapshot()).toEqual(await fresh.snapshot());
      for (const what of ['energies', 'gradients', 'outputs', 'inputGradients'] as const) {
        const values = await state[what]();
        expect(values.every(Number.isFinite)).toBe(true);
        expect(values).toEqual(await fresh[what]());
      }
      fresh.destroy();
    }
    state.destroy();
  });
});

describe('on a device', () => {
  it('with no more than the limits that every one has, all of it runs', async () => {
    const small = poisonWorkspaces(await Gpu.open(withDefaultLimits(await testGpu())));
    expect(small.device.limits.maxStorageBuffersPerShaderStage).toBe(8);
    const spec = dataSpec(smallDataProblem({ dropout: 0.2, hidden: [6], points: 20, owner: 520 }), 2);
    const reference = createReferenceLearner(spec);
    await reference.step(descending(2, MOMENTUM, 8), 2);
    for (const kernels of ['general', 'local'] as const) {
      const state = await openLearner(small, spec, kernels);
      await state.step(descending(2, MOMENTUM, 8), 2);
      close('weights', await state.weights(), await reference.weights(), DATA_TOLERANCES.steps);
      state.destroy();
    }
    small.check();
    small.destroy();
  });

  it('every buffer is given back, also where data changed their number', async () => {
    const before = gpu.allocatedBytes;
    const choice: SmallData = { dropout: 0.2, hidden: [6], points: 20, owner: 530 };
    const state = await openLearner(gpu, dataSpec(smallDataProblem(choice), 2));
    for (const points of [20, 3, 11, 20]) {
      await state.replaceData(smallData({ ...choice, points, owner: 531 }));
      for (const batch of [0, 5]) await state.step(descending(2, MOMENTUM, batch), 1);
      await state.inputGradients();
      await state.outputs(normals(6, 532), 3);
    }
    expect(gpu.allocatedBytes).toBeGreaterThan(before);
    state.destroy();
    expect(gpu.allocatedBytes).toBe(before);
  });

  it('data as many as before make no buffer', async () => {
    const choice: SmallData = { points: 20, owner: 533 };
    const state = await openLearner(gpu, dataSpec(smallDataProblem(choice), 2));
    await state.step(descending(2, MOMENTUM, 5), 1);
    const make = gpu.buffer;
    const made: string[] = [];
    gpu.buffer = (...args) => {
      made.push(args[0]);
      return make(...args);
    };
    await state.replaceData(smallData({ ...choice, owner: 534 }));
    await state.step(descending(2, MOMENTUM, 5), 1);
    expect(made).toEqual([]);
    await state.replaceData(smallData({ ...choice, points: 19, owner: 534 }));
    expect(made).not.toEqual([]);
    expect(made).not.toContain('learner targets');
    gpu.buffer = make;
    state.destroy();
  });

  it('that is lost, every call is refused', async () => {
    const own = await openTestGpu();
    const choice: SmallData = { dropout: 0.2, owner: 540 };
    const state = await openLearner(own, dataSpec(smallDataProblem(choice), 2));
    own.device.destroy();
    const lost = /GBX-1|GBX-2/;
    await expect(state.replaceData(smallData(choice))).rejects.toThrow(lost);
    await expect(state.replaceData(smallData({ ...choice, points: 3 }))).rejects.toThrow(lost);
    await expect(state.inputGradients()).rejects.toThrow(lost);
    await expect(state.outputs(undefined, 1)).rejects.toThrow(lost);
    await expect(state.step(descending(2, MOMENTUM, 0), 1)).rejects.toThrow(lost);
  });
});

describe('sizes', () => {
  const spec = (choice: Partial<SmallData>): LearnerSpec => ({
    ...dataSpec(smallDataProblem({ points: 1, owner: 550 }), 1),
    problem: smallDataProblem({ owner: 550, ...choice }),
  });
  const limited = (bytes: number) => ({
    ...gpu.info,
    limits: { ...gpu.info.limits, maxStorageBufferBindingSize: bytes, maxBufferSize: bytes },
  });

  it('targets share their room with the weights of points: GBX-201 names the points that fit', () => {
    // 4 targets and a weight a point: 5 numbers of 4 bytes.
    expect(() => checkLearnerSize(spec({ inputs: 1, points: 51 }), limited(1024))).not.toThrow();
    expect(() => checkLearnerSize(spec({ inputs: 1, points: 52 }), limited(1024))).toThrow(/GBX-201.*P = 51/);
    expect(() =>
      checkLearnerSize(spec({ inputs: 1, points: 52, weighted: false }), limited(1024)),
    ).not.toThrow();
  });

  it('words of dropout are counted in 32 bits', () => {
    const thinned = spec({ hidden: [2 ** 15], dropout: 0.5 });
    expect(() => checkBatchSize(thinned, 2 ** 17, gpu.info)).not.toThrow();
    expect(() => checkBatchSize(thinned, 2 ** 17 + 1, gpu.info)).toThrow(/GBX-201.*B = 131072/);
    expect(() => checkBatchSize(spec({ hidden: [2 ** 15] }), 2 ** 17 + 1, gpu.info)).not.toThrow();
  });

  it('gradients by many inputs are made in pieces that fit what partial gradients may take, and the workspace', () => {
    const wide = { ...spec({ inputs: 60_000, hidden: [2], points: 300, weighted: false }), networks: 9 };
    const all = tilingOf(wide, 300, gpu.info);
    const pieces = inputTilingOf(wide, 300, gpu.info, all);
    expect(pieces.networksPerTile * pieces.pointsPerTile * 60_000 * 4).toBeLessThanOrEqual(2 ** 26);
    expect(pieces.pointsPerTile).toBeLessThanOrEqual(all.pointsPerTile);
    expect(pieces.networksPerTile).toBeLessThanOrEqual(all.networksPerTile);
    expect(pieces.pointsPerTile % 64).toBe(0);
    const seen = pieces.tiles.reduce((sum, { networkCount, points }) => sum + networkCount * points, 0);
    expect(seen).toBe(9 * 300);
  });

  it('a small thinned network has its place in a workgroup', () => {
    const { problem } = spec({ hidden: [6], dropout: 0.3, points: 20 });
    expect(localShapeOf(problem, 0, gpu.info)).not.toBeNull();
  });
});
