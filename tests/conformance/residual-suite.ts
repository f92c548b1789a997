/**
 * What every f32 engine must do with energies made of residuals, against the f64 reference and against itself. Run it with
 * `residualConformance('cpu, 2 threads', openEngine)`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerMove, LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { parameterCount } from '../../src/learner/network.ts';
import { PLANE_CHANNELS } from '../../src/learner/residuals.ts';
import { normals } from '../support/learner-problems.ts';
import { RESIDUAL_FORMS } from '../support/residual-problems.ts';
import {
  byRule,
  decisions,
  expectClose,
  langevin,
  RULES,
  relativeError,
  underdamped,
} from './learner-comparison.ts';
import { SIZES, specOf } from './learner-problems.ts';
import type { LearnerMaker } from './learner-suite.ts';
import { continuationTests, refusalTests } from './residual-continuation.ts';
import {
  OTHER_CHANNELS,
  residualSpec,
  roundedProblem,
  STEPPED,
  silenced,
  straight,
} from './residual-problems.ts';

export { residualSpec, roundedProblem };

export interface ResidualTolerances {
  /** |g - g_ref| / |g_ref| over all parameters of a network. */
  readonly gradient: number;
  /** The same for dr/dtheta, over all residuals. */
  readonly jacobian: number;
  /** Largest |f - f_ref| over 1 + largest |f_ref|, of jets and of residuals. */
  readonly value: number;
  /** |E - E_ref| / (1 + |E_ref|). */
  readonly energy: number;
  /** Largest |theta - theta_ref| over 1 + largest |theta_ref| after one step. */
  readonly step: number;
  /** Decisions may differ where |ln ratio - ln U| is below this. */
  readonly margin: number;
}

export const F32_RESIDUALS: ResidualTolerances = {
  gradient: 1e-5,
  jacobian: 1e-5,
  value: 3e-6,
  energy: 1e-5,
  step: 1e-5,
  margin: 1e-3,
};

type Open = (spec: LearnerSpec) => Promise<LearnerState>;

export function residualConformance(
  name: string,
  openEngine: () => Promise<LearnerMaker>,
  tolerances: ResidualTolerances = F32_RESIDUALS,
): void {
  describe(`residuals on ${name}`, () => {
    let engine: LearnerMaker;
    beforeAll(async () => {
      engine = await openEngine();
    });
    afterAll(async () => {
      await engine?.destroy();
    });
    const open: Open = (spec) => engine.learner(spec);
    for (const [what, form] of RESIDUAL_FORMS) evaluationTest(open, what, residualSpec(form), tolerances);
    for (const [what, channels] of OTHER_CHANNELS) {
      const spec = residualSpec({ channels, hidden: [6, 5], points: 19, sets: 2, owner: 600 });
      evaluationTest(open, what, spec, tolerances);
      const problem = straight(spec.problem);
      evaluationTest(open, `${what}, straight`, { ...spec, problem }, tolerances);
    }
    for (const [what, form] of RESIDUAL_FORMS.slice(0, 5)) {
      const spec = residualSpec(form);
      evaluationTest(open, `${what}, straight`, { ...spec, problem: straight(spec.problem) }, tolerances);
    }
    const alone = residualSpec({ points: 1, sets: 3, shared: true, constants: 2, owner: 610 });
    evaluationTest(open, 'one point, which three sets share', alone, tolerances);
    const quiet = silenced(residualSpec({ hidden: [], points: 5, sets: 2, owner: 620 }, 5));
    evaluationTest(open, 'points that weigh nothing, sets of two and three networks', quiet, tolerances);
    controlTest(tolerances);
    jetTest(open, tolerances);
    stepTests(open, tolerances);
    replacementTests(open, tolerances);
    continuationTests(open);
    refusalTests(open);
  });
}

function evaluationTest(open: Open, what: string, spec: LearnerSpec, tolerances: ResidualTolerances): void {
  it(`energies, gradients, jets, residuals and Jacobians equal the f64 reference: ${what}`, async () => {
    const state = await open(spec);
    await compareAll(state, createReferenceLearner(spec), tolerances);
    await compareJets(state, spec, tolerances);
    state.destroy();
  });
}

/** All that follows from the residuals at the current weights. */
async function compareAll(state: LearnerState, reference: LearnerState, tolerances: ResidualTolerances) {
  const energies = await reference.energies();
  (await state.energies()).forEach((energy, e) => {
    const error = Math.abs(energy - energies[e]!) / (1 + Math.abs(energies[e]!));
    expect(error <= tolerances.energy, `energy ${energy}, expected ${energies[e]}`).toBe(true);
  });
  expectClose(await state.residuals(), await reference.residuals(), tolerances.value, 'residuals');
  const [gradients, expected] = [await state.gradients(), await reference.gradients()];
  expect(gradients.length).toBe(expected.length);
  for (let e = 0; e < state.networks; e++) {
    const part = (values: Float64Array) => values.subarray(e * state.parameters, (e + 1) * state.parameters);
    const error = relativeError(part(gradients), part(expected));
    expect(error <= tolerances.gradient, `gradient of network ${e} is off by ${error}`).toBe(true);
    const [found, rows] = [await state.residualJacobian(e), await reference.residualJacobian(e)];
    expect(found.length).toBe(rows.length);
    const off = relativeError(Float64Array.from(found), Float64Array.from(rows));
    expect(off <= tolerances.jacobian, `Jacobian of network ${e} is off by ${off}`).toBe(true);
  }
}

/** Jets at points of their own, of the channels of every group. */
async function compareJets(
  state: LearnerState,
  { problem, ...rest }: LearnerSpec,
  tolerances: ResidualTolerances,
) {
  const reference = createReferenceLearner({ problem, ...rest });
  for (const { channels } of problem.residuals!.groups)
    for (const points of [1, 11]) {
      const size = points * channels.length * problem.shape.inputs;
      const inputs = normals(size, 9000 + points).map(Math.fround);
      expectClose(
        await state.jets(inputs, channels),
        await reference.jets(inputs, channels),
        tolerances.value,
        `jets of ${channels.length} channels at ${points} points`,
      );
    }
}

function controlTest(tolerances: ResidualTolerances): void {
  it('the comparison fails for one wrong residual, one wrong gradient and one wrong row of a Jacobian', async () => {
    const state = createReferenceLearner(residualSpec(RESIDUAL_FORMS[1]![1]));
    const wrong = (method: 'residuals' | 'gradients' | 'residualJacobian'): LearnerState =>
      Object.assign(Object.create(state) as LearnerState, {
        [method]: async (network: number) => {
          const values = Float64Array.from(await state[method](network));
          values[3]! += 1e-4 * Math.hypot(...values);
          return values;
        },
      });
    await compareAll(state, state, tolerances);
    for (const method of ['residuals', 'gradients', 'residualJacobian'] as const)
      await expect(compareAll(wrong(method), state, tolerances), method).rejects.toThrow();
  });
}

function jetTest(open: Open, tolerances: ResidualTolerances): void {
  it('networks that learn from data have jets too', async () => {
    const spec = specOf(SIZES[3]!);
    const [state, reference] = [await open(spec), createReferenceLearner(spec)];
    const size = 40 * PLANE_CHANNELS.length * spec.problem.shape.inputs;
    const inputs = normals(size, 77).map(Math.fround);
    expectClose(
      await state.jets(inputs, PLANE_CHANNELS),
      await reference.jets(inputs, PLANE_CHANNELS),
      tolerances.value,
      'jets',
    );
    state.destroy();
  });
}

function stepTests(open: Open, tolerances: ResidualTolerances): void {
  const spec = residualSpec(STEPPED, 16);
  const moves: readonly (readonly [string, LearnerMove])[] = [
    ['one plain Langevin step', langevin(16, false, 0.5, 0.001)],
    ['one underdamped Langevin step', underdamped(16, 0.5, 0.05)],
    ...RULES.map(([name, rule]) => [`one step of ${name}`, byRule(16, rule, 0.1, 0)] as const),
  ];
  for (const [name, move] of moves)
    it(`${name} equals the reference`, async () => {
      const [state, reference] = [await open(spec), createReferenceLearner(spec)];
      for (const learner of [state, reference]) await learner.step(move, 1);
      const [found, expected] = [await state.snapshot(), await reference.snapshot()];
      expectClose(found.weights, expected.weights, tolerances.step, 'weights');
      expectClose(found.velocity, expected.velocity, tolerances.step, 'velocity');
      const moved = expected.weights.reduce((sum, w, k) => Math.max(sum, Math.abs(w - spec.weights[k]!)), 0);
      expect(moved, 'a step that shows').toBeGreaterThan(100 * tolerances.step);
      state.destroy();
    });

  it(`Metropolis decisions equal the reference unless ln ratio is within ${tolerances.margin} of ln U`, async () => {
    const move = langevin(16, true, 0.3, 0.01);
    const state = await open(spec);
    let [undecided, acceptances] = [0, 0];
    for (let time = 0; time < 6; time++) {
      const before = await state.accepted();
      const expected = await decisions(spec, await state.weights(), move, time);
      await state.step(move, 1);
      const after = await state.accepted();
      expected.forEach(({ gap }, e) => {
        const made = after[e]! - before[e]!;
        acceptances += made;
        if (Math.abs(gap) < tolerances.margin) undecided++;
        else expect(made, `network ${e}, step ${time}: ln ratio - ln U = ${gap}`).toBe(gap > 0 ? 1 : 0);
      });
    }
    expect(acceptances).toBeGreaterThan(10);
    expect(acceptances).toBeLessThan(6 * 16 - 10);
    expect(undecided).toBeLessThan(5);
    state.destroy();
  });

  it('a frozen constant stays, and its gradient is reported all the same', async () => {
    const frozen = new Uint8Array(parameterCount(spec.problem.shape));
    frozen[frozen.length - 1] = 1;
    const state = await open({ ...spec, problem: { ...spec.problem, frozen } });
    await state.step(byRule(16, RULES[1]![1], 0.1, 0), 5);
    const [weights, gradients] = [await state.weights(), await state.gradients()];
    for (let e = 1; e <= 16; e++) {
      const last = e * frozen.length - 1;
      expect(weights[last]).toBe(spec.weights[last]);
      expect(weights[last - 1]).not.toBe(spec.weights[last - 1]);
      expect(gradients[last]).not.toBe(0);
    }
    state.destroy();
  });
}

function replacementTests(open: Open, tolerances: ResidualTolerances): void {
  for (const points of [3, 7, 150])
    it(`other points, as many or not (7 become ${points}), take the place of the first ones`, async () => {
      const spec = residualSpec({ ...STEPPED, shared: points === 150 }, 4);
      const other = roundedProblem({ ...STEPPED, owner: 333, points });
      const state = await open(spec);
      const before = await state.energies();
      await state.replaceResiduals(other.residuals!);
      const expected = createReferenceLearner({ ...spec, problem: other });
      await compareAll(state, expected, tolerances);
      const move = byRule(4, RULES[1]![1], 0, 0);
      for (const learner of [state, expected]) await learner.step(move, 1);
      expectClose(await state.weights(), await expected.weights(), tolerances.step, 'weights');
      await state.replaceResiduals(spec.problem.residuals!);
      await state.restore({ ...(await state.snapshot()), weights: spec.weights });
      expect(await state.energies()).toEqual(before);
      state.destroy();
    });

  it('a network that has stopped stays where it is under other points', async () => {
    const spec = residualSpec(STEPPED, 4);
    const state = await open(spec);
    const stopped = Float64Array.of(-1, 0, -1, -1);
    await state.restore({ ...(await state.snapshot()), step: 1, stopped });
    await state.replaceResiduals(roundedProblem({ ...STEPPED, owner: 333, points: 9 }).residuals!);
    await state.step(byRule(4, RULES[1]![1], 0.01, 0), 2);
    await state.step(langevin(4, false, 0.3, 0.001), 2);
    const weights = await state.weights();
    const movedOf = (e: number) =>
      weights
        .subarray(e * state.parameters, (e + 1) * state.parameters)
        .some((w, k) => w !== spec.weights[e * state.parameters + k]);
    expect([0, 1, 2, 3].map(movedOf)).toEqual([true, false, true, true]);
    expect(await state.stopped()).toEqual(stopped);
    state.destroy();
  });
}
