/** Problems of the residual conformance tests: numbers exact in f32, sets of channels of every kind, straight coordinates. */
import type { LearnerSpec } from '../../src/engine/contract.ts';
import { parameterCount } from '../../src/learner/network.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import type { Derivative } from '../../src/learner/residuals.ts';
import { normals } from '../support/learner-problems.ts';
import { residualProblem, type SmallResiduals } from '../support/residual-problems.ts';

/** Sets of channels besides those of RESIDUAL_FORMS: with second derivatives of some pairs only, in other orders, of four coordinates. */
export const OTHER_CHANNELS: readonly (readonly [string, readonly Derivative[]])[] = [
  ['u, u_x, u_xx', [[], [0], [0, 0]]],
  ['u, u_x, u_y, u_xx, u_yy', [[], [0], [1], [0, 0], [1, 1]]],
  ['u, u_t, u_x, u_xx', [[], [0], [1], [1, 1]]],
  ['u, u_x, u_y, u_xy', [[], [0], [1], [0, 1]]],
  ['u_yy before u_xx, and time between', [[], [1], [2], [1, 1], [0], [0, 0]]],
  ['four coordinates', [[], [0], [1], [2], [3], [0, 0], [1, 1], [2, 2], [0, 3]]],
];

/** The same problem on straight coordinates: derivatives of the inputs are the same at all points, second ones zero. */
export function straight(problem: LearnerProblem): LearnerProblem {
  const { residuals, shape } = problem;
  const groups = residuals!.groups.map((group) => {
    const [channels, width] = [group.channels.length, shape.inputs];
    const inputs = group.inputs.map((x, k) => {
      const channel = Math.floor(k / width) % channels;
      if (channel === 0) return x;
      return group.channels[channel]!.length === 1 ? Math.fround(0.4 + 0.3 * channel - 0.7 * (k % width)) : 0;
    });
    return { ...group, inputs };
  });
  return { ...problem, residuals: { sets: residuals!.sets, groups } };
}

/** The same problem with weight 0 for all points of the first group and every other one of the rest. */
export function silenced(spec: LearnerSpec): LearnerSpec {
  const { residuals } = spec.problem;
  const groups = residuals!.groups.map((group, g) => ({
    ...group,
    weights: group.weights.map((w, k) => (g === 0 || k % 2 === 1 ? 0 : w)),
  }));
  return { ...spec, problem: { ...spec.problem, residuals: { sets: residuals!.sets, groups } } };
}

/** A small problem whose numbers are all exact in f32. */
export function roundedProblem(form: SmallResiduals): LearnerProblem {
  const { shape, residuals, ...rest } = residualProblem(form);
  const groups = residuals!.groups.map((group) => ({
    ...group,
    inputs: group.inputs.map(Math.fround),
    columns: group.columns.map(Math.fround),
    weights: group.weights.map(Math.fround),
  }));
  return {
    ...rest,
    shape: { ...shape, gains: shape.gains.map(Math.fround) },
    residuals: { sets: residuals!.sets, groups },
  };
}

/** Networks of a small problem, as many for every set, from normal weights. */
export function residualSpec(form: SmallResiduals, networks = 2 * (form.sets ?? 1)): LearnerSpec {
  const problem = roundedProblem(form);
  const weights = normals(networks * parameterCount(problem.shape), form.owner + 5000).map(Math.fround);
  return { problem, networks, seed: [7, form.owner], weights };
}

/** Rather large networks of it would leave the reference's path by rounding alone: small energies, and few steps. */
export const STEPPED: SmallResiduals = {
  outputs: 2,
  constants: 3,
  hidden: [6, 4],
  sets: 2,
  energyScale: 0.02,
  owner: 210,
};
