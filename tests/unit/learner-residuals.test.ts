import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { parameterCount } from '../../src/learner/network.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { channelOf, jetRule, PLANE_CHANNELS, residualScales } from '../../src/learner/residuals.ts';
import { normals } from '../support/learner-problems.ts';
import { HEAT_CHANNELS, RESIDUAL_FORMS, residualProblem } from '../support/residual-problems.ts';

const theta = (problem: LearnerProblem, owner: number) =>
  normals(parameterCount(problem.shape), owner + 5000);

function learner(problem: LearnerProblem, weights: Float64Array) {
  const networks = weights.length / parameterCount(problem.shape);
  return createReferenceLearner({ problem, networks, seed: [1, 0], weights });
}

/** Networks displaced by +h (2k) and -h (2k + 1) in parameter k. */
function displaced(weights: Float64Array, h: number): Float64Array {
  const p = weights.length;
  const all = new Float64Array(2 * p * p);
  for (let e = 0; e < 2 * p; e++) {
    all.set(weights, e * p);
    all[e * p + (e >> 1)]! += e % 2 === 0 ? h : -h;
  }
  return all;
}

function relativeError(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let [difference, norm] = [0, 0];
  for (let k = 0; k < expected.length; k++) {
    difference += (found[k]! - expected[k]!) ** 2;
    norm += expected[k]! ** 2;
  }
  return Math.sqrt(difference / norm);
}

describe('channels of a jet', () => {
  it('find what second derivatives are made of, in any order of differentiation', () => {
    expect(jetRule(PLANE_CHANNELS)).toEqual({
      channels: 6,
      first: [1, 2],
      second: [
        [3, 1, 1],
        [4, 1, 2],
        [5, 2, 2],
      ],
    });
    expect(channelOf(PLANE_CHANNELS, [1, 0])).toBe(4);
    expect(jetRule(HEAT_CHANNELS).second).toEqual([
      [4, 1, 1],
      [5, 2, 2],
    ]);
  });

  it('are refused without a value, with a second derivative alone, and twice', () => {
    expect(() => jetRule([[0]])).toThrow(/value/);
    expect(() => jetRule([[], [0, 0]])).toThrow(/first derivatives/);
    expect(() => jetRule([[], [0], [1], [0, 1], [1, 0]])).toThrow(/twice/);
  });
});

describe('jets of the reference', () => {
  for (const [what, form] of RESIDUAL_FORMS) {
    if (form.activation === 'relu') continue;
    it(`equal f64 differences of the outputs along straight inputs: ${what} (1e-5)`, async () => {
      const problem = residualProblem({ ...form, sets: 1 });
      const { shape } = problem;
      const state = learner(problem, theta(problem, form.owner));
      const channels = PLANE_CHANNELS;
      const [d, k] = [shape.inputs, shape.outputs];
      // x(a, b) = x0 + a v + b w: coordinates a and b, inputs linear in them.
      const [x0, v, w] = [normals(d, 1), normals(d, 2), normals(d, 3)];
      const jet = new Float64Array(6 * d);
      jet.set(x0);
      jet.set(v, d);
      jet.set(w, 2 * d);
      const found = await state.jets(jet, channels);
      const h = 1e-4;
      const at = async (a: number, b: number) => state.outputs(x0.map((x, i) => x + a * v[i]! + b * w[i]!));
      const steps = [-h, 0, h];
      const grid = await Promise.all(steps.map((a) => Promise.all(steps.map((b) => at(a, b)))));
      const expected = new Float64Array(6 * k);
      for (let o = 0; o < k; o++) {
        const f = (i: number, j: number) => grid[i]![j]![o]!;
        expected[o] = f(1, 1);
        expected[k + o] = (f(2, 1) - f(0, 1)) / (2 * h);
        expected[2 * k + o] = (f(1, 2) - f(1, 0)) / (2 * h);
        expected[3 * k + o] = (f(2, 1) - 2 * f(1, 1) + f(0, 1)) / h ** 2;
        expected[4 * k + o] = (f(2, 2) - f(2, 0) - f(0, 2) + f(0, 0)) / (4 * h * h);
        expected[5 * k + o] = (f(1, 2) - 2 * f(1, 1) + f(1, 0)) / h ** 2;
      }
      expect(relativeError(found, expected)).toBeLessThanOrEqual(1e-5);
      found[4 * k]! += 1e-3 * Math.max(1, Math.abs(found[0]!));
      expect(relativeError(found, expected), 'negative control').toBeGreaterThan(1e-5);
    });
  }
});

describe('residual energies of the reference', () => {
  for (const [what, form] of RESIDUAL_FORMS) {
    const problem = residualProblem({ ...form, sets: 1, points: Math.min(form.points ?? 7, 20) });
    it(`have the gradient of central differences: ${what} (1e-6 in norm)`, async () => {
      const weights = theta(problem, form.owner);
      const h = 1e-5;
      const energies = await learner(problem, displaced(weights, h)).energies();
      const expected = weights.map((_, k) => (energies[2 * k]! - energies[2 * k + 1]!) / (2 * h));
      const found = await learner(problem, weights).gradients();
      expect(relativeError(found, expected)).toBeLessThanOrEqual(1e-6);
      found[found.length - 1]! += 1e-4 * Math.hypot(...expected);
      expect(relativeError(found, expected), 'negative control').toBeGreaterThan(1e-6);
    });

    it(`have the Jacobian of central differences, and E = |sqrt(w) r|^2 / 2: ${what}`, async () => {
      const weights = theta(problem, form.owner);
      const p = weights.length;
      const h = 1e-5;
      const state = learner(problem, weights);
      const r = await state.residuals();
      const moved = await learner(problem, displaced(weights, h)).residuals();
      const expected = new Float64Array(r.length * p);
      for (let n = 0; n < r.length; n++)
        for (let k = 0; k < p; k++)
          expected[n * p + k] = (moved[2 * k * r.length + n]! - moved[(2 * k + 1) * r.length + n]!) / (2 * h);
      expect(relativeError(await state.residualJacobian(0), expected)).toBeLessThanOrEqual(1e-6);
      const scales = residualScales(problem.residuals!, 0);
      const energy = r.reduce((sum, value, n) => sum + 0.5 * (scales[n]! * value) ** 2, 0);
      expect(Math.abs(energy - (await state.energies())[0]!)).toBeLessThanOrEqual(1e-12 * energy);
    });
  }

  it('belong to the set of their network', async () => {
    const both = residualProblem({ sets: 2, owner: 300 });
    const weights = theta(both, 300);
    const twice = new Float64Array([...weights, ...weights]);
    const energies = await learner(both, twice).energies();
    expect(energies[0]).not.toBe(energies[1]);
    const { groups } = both.residuals!;
    const second = {
      ...both,
      residuals: {
        sets: 1,
        groups: groups.map((group) => ({
          ...group,
          inputs: group.inputs.slice(group.inputs.length / 2),
          columns: group.columns.slice(group.columns.length / 2),
          weights: group.weights.slice(group.weights.length / 2),
        })),
      },
    };
    expect((await learner(second, weights).energies())[0]).toBe(energies[1]);
  });

  it('change with their points, and refuse others than their own equations', async () => {
    const problem = residualProblem({ owner: 400 });
    const more = residualProblem({ owner: 401, points: 12 });
    const weights = theta(problem, 400);
    const state = learner(problem, weights);
    await state.replaceResiduals(more.residuals!);
    expect((await state.energies())[0]).toBe((await learner(more, weights).energies())[0]);
    const other = residualProblem({ owner: 402, channels: HEAT_CHANNELS.slice(0, 4), inputs: 2 });
    await expect(state.replaceResiduals(other.residuals!)).rejects.toThrow(/residual terms must have/);
  });

  it('go down by descent and refuse minibatches', async () => {
    const problem = residualProblem({ owner: 500, energyScale: 0.05 });
    const state = learner(problem, theta(problem, 500));
    const [before] = await state.energies();
    const move = {
      kind: 'descent',
      rule: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: false },
      learningRates: Float64Array.of(1e-2),
      weightDecay: 0,
      batch: 0,
    } as const;
    await state.step(move, 50);
    expect((await state.energies())[0]!).toBeLessThan(before!);
    await expect(state.step({ ...move, batch: 3 }, 1)).rejects.toThrow(/minibatches/);
  });
});

describe('problems of residuals that do not fit are refused', () => {
  const problem = residualProblem({ owner: 600 });
  const { groups } = problem.residuals!;
  const withGroup = (change: object): LearnerProblem => ({
    ...problem,
    residuals: { sets: 1, groups: [{ ...groups[0]!, ...change }] },
  });
  const make = (wrong: LearnerProblem) => () => learner(wrong, theta(problem, 600));
  it.each([
    ['an empty set of points', withGroup({ points: 0 }), /0 points/],
    ['an unknown column', withGroup({ equations: [[{ column: 99, factors: [] }]] }), /column 99/],
    ['a place outside the jet', withGroup({ equations: [[{ column: 0, factors: [6] }]] }), /factors 6/],
    [
      'a constant that the shape lacks',
      withGroup({ equations: [[{ column: 0, factors: [], constant: 0 }]] }),
      /constant 0/,
    ],
    ['an infinite column', withGroup({ columns: groups[0]!.columns.map(() => Infinity) }), /not finite/],
    ['a negative weight', withGroup({ weights: groups[0]!.weights.map(() => -1) }), /negative/],
    ['no group', { ...problem, residuals: { sets: 1, groups: [] } }, /no group/],
  ])('%s', (_, wrong, message) => {
    expect(make(wrong)).toThrow(message);
  });
});
