/** Energies made of residuals on WebGPU: the suite of every engine, and what only this one does: batches of groups, tiles, pieces. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import type { Gpu } from '../../src/engine/webgpu/device.ts';
import { openLearner, type StepKernels } from '../../src/engine/webgpu/learner.ts';
import { checkLearnerSize, jacobianTilingOf, tilingOf } from '../../src/engine/webgpu/learner-size.ts';
import { parameterCount } from '../../src/learner/network.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { PLANE_CHANNELS, type ResidualGroup, residualCount } from '../../src/learner/residuals.ts';
import { relativeError } from '../support/relative-error.ts';
import { RESIDUAL_FORMS } from '../support/residual-problems.ts';
import { poisonWorkspaces } from '../support/webgpu.ts';
import { normals, openTestGpu } from '../support/webgpu-learners.ts';
import { byRule, langevin, RULES, underdamped } from './learner-comparison.ts';
import { residualSpec, roundedProblem } from './residual-problems.ts';
import { residualConformance } from './residual-suite.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = poisonWorkspaces(await openTestGpu());
});
afterAll(() => {
  gpu.check();
  gpu.destroy();
});

// The device of all of this file: kernels are compiled once.
residualConformance('webgpu', async () => ({
  learner: (spec) => openLearner(gpu, spec),
  destroy: async () => gpu.check(),
}));

/** Everything that residuals have, within `tolerance` of the reference; NaN is outside it. */
async function compare(ours: LearnerState, reference: LearnerState, tolerance = 2e-5): Promise<void> {
  const within = (what: string, got: ArrayLike<number>, want: ArrayLike<number>) => {
    expect(got.length, what).toBe(want.length);
    const error = relativeError(got, want);
    expect(!(error <= tolerance), `${what} is off by ${error}`).toBe(false);
  };
  for (const what of ['energies', 'gradients', 'residuals'] as const)
    within(what, await ours[what](), await reference[what]());
  for (let e = ours.networks - 1; e >= 0; e--)
    within(`Jacobian of ${e}`, await ours.residualJacobian(e), await reference.residualJacobian(e));
}

async function pair(spec: LearnerSpec, kernels: StepKernels = 'general') {
  return { ours: await openLearner(gpu, spec, kernels), reference: createReferenceLearner(spec) };
}

/** Groups of two problems interleaved: batches whose groups have other equations, columns and numbers of points. */
function mixed(owner: number, sets: number, shared: boolean): LearnerProblem {
  const one = roundedProblem({ owner, sets, shared, constants: 2, points: 70, hidden: [6] });
  const two = roundedProblem({ owner: owner + 7, sets, shared, constants: 2, points: 5, hidden: [6] });
  const cut = (group: ResidualGroup, equations: number) => ({
    ...group,
    equations: group.equations.slice(0, equations),
  });
  const [inside, values] = one.residuals!.groups as [ResidualGroup, ResidualGroup];
  const [inside2, values2] = two.residuals!.groups as [ResidualGroup, ResidualGroup];
  const first = { ...values2, name: 'slopes', ...firstDerivatives(inside2) };
  return {
    ...one,
    residuals: { sets, groups: [values, inside, cut(inside2, 1), values2, first, cut(inside2, 2)] },
  };
}

/** The value and the first derivatives of a group of the plane, in the equation of a slope. */
function firstDerivatives(group: ResidualGroup) {
  const jet = (k: number) => Math.floor(k / 2) % 6 < 3;
  return {
    points: group.points,
    channels: PLANE_CHANNELS.slice(0, 3),
    inputs: group.inputs.filter((_, k) => jet(k)),
    sharedInputs: group.sharedInputs,
    weights: group.weights,
    columns: group.columns,
    sharedColumns: group.sharedColumns,
    columnCount: group.columnCount,
    equations: [
      [
        { column: 0, factors: [1] as const },
        { column: 1, factors: [2] as const, constant: 1 },
      ],
    ],
  };
}

describe('groups with the same channels go through the layers together', () => {
  it.each([
    [1, false],
    [3, false],
    [3, true],
  ] as const)('%i sets (shared: %s): all quantities, other points, and steps', async (sets, shared) => {
    const problem = mixed(700, sets, shared);
    const networks = 2 * sets;
    const weights = normals(networks * parameterCount(problem.shape), 3);
    const spec: LearnerSpec = { problem, networks, seed: [3, 0], weights };
    const { ours, reference } = await pair(spec);
    await compare(ours, reference);
    const other = mixed(900, sets, shared);
    for (const state of [ours, reference]) await state.replaceResiduals(other.residuals!);
    await compare(ours, reference);
    for (const state of [ours, reference]) await state.step(byRule(networks, RULES[1]![1], 0, 0), 3);
    expect(relativeError(await ours.weights(), await reference.weights())).toBeLessThan(1e-5);
    ours.destroy();
  });

  it('one wrong column, weight or input shows (negative control)', async () => {
    const problem = mixed(700, 1, false);
    const weights = normals(parameterCount(problem.shape), 3);
    const spec: LearnerSpec = { problem, networks: 1, seed: [3, 0], weights };
    const ours = await openLearner(gpu, spec);
    for (const what of ['columns', 'weights', 'inputs'] as const) {
      const groups = problem.residuals!.groups.map((group, g) =>
        g === 5
          ? { ...group, [what]: group[what].map((value, k) => (k === 4 ? value + 0.1 : value)) }
          : group,
      );
      const wrong = { ...problem, residuals: { sets: 1, groups } };
      const reference = createReferenceLearner({ ...spec, problem: wrong });
      await expect(compare(ours, reference), what).rejects.toThrow(/is off by/);
    }
    ours.destroy();
  });
});

it('wide layers go through workgroup memory, jets and all: 2-40-33-2 with a constant', async () => {
  const form = { hidden: [40, 33], outputs: 2, constants: 1, points: 45, sets: 2, owner: 800 };
  const { problem, ...rest } = residualSpec(form);
  const residuals = { sets: 2, groups: problem.residuals!.groups.slice(0, 1) };
  const spec = { ...rest, problem: { ...problem, residuals } };
  const { ours, reference } = await pair(spec, 'tiled');
  await compare(ours, reference, 5e-5);
  const general = await openLearner(gpu, spec, 'general');
  expect(await ours.gradients()).not.toEqual(await general.gradients());
  for (const state of [ours, general]) state.destroy();
});

describe('more points than a binding of 64 KiB holds go in tiles', () => {
  const spec = residualSpec({ hidden: [9, 8], points: 700, constants: 1, owner: 900 }, 2);
  // Lower than a device can be asked to have: here it is the engine's arithmetic that is tested.
  const narrow = { maxStorageBufferBindingSize: 2 ** 16 };
  let usual: Gpu['info']['limits'];
  beforeAll(() => {
    usual = { ...gpu.info.limits };
    Object.assign(gpu.info.limits, narrow);
  });
  afterAll(() => {
    Object.assign(gpu.info.limits, usual);
  });

  it('energies, gradients, residuals, jets', async () => {
    expect(tilingOf(spec, 700, gpu.info, 6).tiles.length).toBeGreaterThan(4);
    const [ours, reference] = [await openLearner(gpu, spec), createReferenceLearner(spec)];
    for (const what of ['energies', 'gradients', 'residuals'] as const)
      expect(relativeError(await ours[what](), await reference[what]()), what).toBeLessThan(2e-5);
    const inputs = normals(500 * 12, 5);
    const [found, expected] = [
      await ours.jets(inputs, PLANE_CHANNELS),
      await reference.jets(inputs, PLANE_CHANNELS),
    ];
    expect(relativeError(found, expected)).toBeLessThan(1e-5);
    ours.destroy();
  });

  it('a Jacobian in pieces', async () => {
    const { tiles, pointsPerTile } = jacobianTilingOf(spec, 700, gpu.info, 6);
    expect(tiles.length).toBeGreaterThan(4);
    expect(4 * pointsPerTile * parameterCount(spec.problem.shape)).toBeLessThanOrEqual(2 ** 16);
    const [ours, reference] = [await openLearner(gpu, spec), createReferenceLearner(spec)];
    for (const network of [1, 0]) {
      const [found, expected] = [
        await ours.residualJacobian(network),
        await reference.residualJacobian(network),
      ];
      expect(found.length).toBe(residualCount(spec.problem.residuals!) * ours.parameters);
      expect(relativeError(found, expected)).toBeLessThan(2e-5);
    }
    ours.destroy();
  });
});

it('a trajectory is repeatable to the bit, through looks, Jacobians and other points', async () => {
  const spec = residualSpec({ ...RESIDUAL_FORMS[1]![1], energyScale: 0.05, sets: 2 }, 4);
  const moves = [langevin(4, true, 0.3, 0.003), underdamped(4, 0.3, 0.02), byRule(4, RULES[3]![1], 0.1, 0)];
  for (const move of moves) {
    const [plain, looked] = [await openLearner(gpu, spec), await openLearner(gpu, spec)];
    await plain.step(move, 9);
    for (const steps of [2, 3, 4]) {
      await looked.step(move, steps);
      await looked.residualJacobian(3);
      await looked.residuals();
      await looked.jets(normals(24, 6), PLANE_CHANNELS);
      await looked.replaceResiduals(
        residualSpec({ ...RESIDUAL_FORMS[1]![1], sets: 2, points: 9 + steps }).problem.residuals!,
      );
      await looked.replaceResiduals(spec.problem.residuals!);
    }
    expect(await looked.snapshot()).toEqual(await plain.snapshot());
    for (const state of [plain, looked]) state.destroy();
  }
});

describe('memory', () => {
  it('every buffer is given back when a state ends, and when residuals are replaced', async () => {
    const before = gpu.allocatedBytes;
    const spec = residualSpec({ ...RESIDUAL_FORMS[1]![1] }, 3);
    const state = await openLearner(gpu, spec);
    await state.residualJacobian(1);
    const made = gpu.allocatedBytes;
    for (const points of [200, 7]) {
      const other = residualSpec({ ...RESIDUAL_FORMS[1]![1], points }, 3);
      await state.replaceResiduals(other.problem.residuals!);
      // Also the rows of Jacobians that were made before.
      await compare(state, createReferenceLearner({ ...other, weights: await state.weights() }));
      await state.step(langevin(3, true, 0.3, 1e-4), 2);
      await state.residuals();
      await state.residualJacobian(0);
    }
    const tables = gpu.allocatedBytes - made;
    await state.replaceResiduals(residualSpec({ ...RESIDUAL_FORMS[1]![1], points: 9 }).problem.residuals!);
    expect(gpu.allocatedBytes).toBeLessThan(made + Math.max(tables, 1));
    state.destroy();
    expect(gpu.allocatedBytes).toBe(before);
  });

  it('is given back by a state that ends while it makes room for other points or for a Jacobian', async () => {
    const before = gpu.allocatedBytes;
    const spec = residualSpec({ ...RESIDUAL_FORMS[1]![1] }, 3);
    const { residuals } = residualSpec({ ...RESIDUAL_FORMS[1]![1], points: 150 }, 3).problem;
    const asks = [
      (state: LearnerState) => state.replaceResiduals(residuals!),
      (state: LearnerState) => state.residualJacobian(1),
    ];
    // Ends ever later in the call: after so many turns of the queue of promises.
    for (const ask of asks)
      for (let turns = 1; turns <= 12; turns++) {
        const state = await openLearner(gpu, spec);
        const outcome = ask(state).catch((error: unknown) => error);
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        state.destroy();
        expect(String(await outcome)).toMatch(/GBX-222/);
        expect(gpu.allocatedBytes, `${turns} turns`).toBe(before);
      }
  });

  it('points and equations that do not fit are refused before anything is allocated, and the old ones stay', async () => {
    const limits = { ...gpu.info.limits, maxStorageBufferBindingSize: 2 ** 20, maxBufferSize: 2 ** 20 };
    const info = { ...gpu.info, limits };
    const spec = (points: number) => residualSpec({ points, owner: 950 }, 1);
    // Six channels of two inputs: 48 bytes a point.
    expect(() => checkLearnerSize(spec(21_845), info)).not.toThrow();
    expect(() => checkLearnerSize(spec(21_846), info)).toThrow(/GBX-201.*P = 21845/);
    const { problem, ...rest } = spec(7);
    const [inside, values] = problem.residuals!.groups as [ResidualGroup, ResidualGroup];
    const many = { ...inside, equations: [Array.from({ length: 16_384 }, () => inside.equations[0]![0]!)] };
    const large = { ...rest, problem: { ...problem, residuals: { sets: 1, groups: [many, values] } } };
    // 6 channels of 5001 outputs are more numbers than a loop may have iterations.
    const broad = residualSpec({ outputs: 5001, hidden: [], points: 1, owner: 960 }, 1);
    const few = broad.problem.residuals!.groups.map((group) => ({ ...group, equations: [[]] }));
    const simple = { ...broad.problem, residuals: { sets: 1, groups: few } };
    expect(() => checkLearnerSize({ ...broad, problem: simple }, gpu.info)).toThrow(/GBX-201.*n = 5000/);
    const before = gpu.allocatedBytes;
    await expect(openLearner(gpu, large)).rejects.toThrow(/GBX-201.*M = 16384/);
    expect(gpu.allocatedBytes).toBe(before);
  });
});
