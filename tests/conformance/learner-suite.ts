/**
 * What every f32 engine's learner must do, against the f64 reference and against itself. Run it with
 * `learnerConformance('cpu, 2 threads', openEngine, tolerances)`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerMove, LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { Stream } from '../../src/random/streams.ts';
import {
  byRule,
  decisions,
  descent,
  expectClose,
  langevin,
  RULES,
  relativeError,
  underdamped,
} from './learner-comparison.ts';
import { continuationTests } from './learner-continuation.ts';
import { dataTests } from './learner-data.ts';
import { freezingTests } from './learner-freezing.ts';
import { gradientChoices, named, normals, type ProblemChoice, SIZES, specOf } from './learner-problems.ts';
import { stoppingTests } from './learner-stopping.ts';
import { tetheringTests } from './learner-tethering.ts';
import { turningTests } from './learner-turning.ts';

/** The part of `Engine` that is under test. */
export interface LearnerMaker {
  learner(spec: LearnerSpec): Promise<LearnerState>;
  destroy(): Promise<void>;
}

export interface LearnerTolerances {
  /** |g - g_ref| / |g_ref| over all parameters of a network. */
  readonly gradient: number;
  /** |f - f_ref| / (1 + largest |f_ref|). */
  readonly output: number;
  /** |E - E_ref| / (1 + |E_ref|). */
  readonly energy: number;
  /** |theta - theta_ref| / (1 + largest |theta_ref|) after one step. */
  readonly step: number;
  /** Decisions may differ where |ln ratio - ln U| is below this. */
  readonly margin: number;
}

export const F32_TOLERANCES: LearnerTolerances = {
  gradient: 1e-4,
  output: 3e-6,
  energy: 1e-5,
  step: 1e-5,
  margin: 1e-3,
};

export function learnerConformance(
  name: string,
  openEngine: () => Promise<LearnerMaker>,
  tolerances: LearnerTolerances = F32_TOLERANCES,
): void {
  describe(`learner on ${name}`, () => {
    let engine: LearnerMaker;
    beforeAll(async () => {
      engine = await openEngine();
    });
    afterAll(async () => {
      await engine?.destroy();
    });
    const open = (choice: ProblemChoice) => engine.learner(specOf(choice));
    evaluationTests(open, tolerances);
    stepTests(open, tolerances);
    continuationTests((spec) => engine.learner(spec));
    turningTests((spec) => engine.learner(spec));
    stoppingTests((spec) => engine.learner(spec));
    freezingTests((spec) => engine.learner(spec));
    tetheringTests((spec) => engine.learner(spec));
    dataTests((spec) => engine.learner(spec));
  });
}

type Open = (choice: ProblemChoice) => Promise<LearnerState>;

function evaluationTests(open: Open, tolerances: LearnerTolerances): void {
  it(`gradients, energies and outputs of every activation, loss and depth equal the f64 reference (norm-relative ${tolerances.gradient})`, async () => {
    for (const choice of gradientChoices()) await compareEvaluation(await open(choice), choice, tolerances);
  });

  for (const choice of SIZES) {
    it(`gradients, energies and outputs equal the reference: ${named(choice)}`, async () => {
      await compareEvaluation(await open(choice), choice, tolerances);
    });
  }

  it('outputs on given points equal the reference, for 1, 8 and 37 points', async () => {
    const choice = SIZES[3]!;
    const reference = createReferenceLearner(specOf(choice));
    const state = await open(choice);
    for (const points of [1, 8, 37]) {
      const inputs = normals([7, 7], Stream.HeldOutInputs, points * choice.inputs);
      expectClose(await state.outputs(inputs), await reference.outputs(inputs), tolerances.output, 'outputs');
    }
    state.destroy();
  });

  it('the comparison fails for a gradient with one wrong parameter, and for NaN', async () => {
    const reference = await createReferenceLearner(specOf(SIZES[0]!)).gradients();
    const wrong = reference.slice();
    wrong[5]! += 0.01 * Math.hypot(...reference.subarray(0, 44));
    expect(relativeError(wrong.subarray(0, 44), reference.subarray(0, 44)) <= tolerances.gradient).toBe(
      false,
    );
    wrong[5] = Number.NaN;
    expect(relativeError(wrong.subarray(0, 44), reference.subarray(0, 44)) <= tolerances.gradient).toBe(
      false,
    );
  });
}

async function compareEvaluation(
  state: LearnerState,
  choice: ProblemChoice,
  tolerances: LearnerTolerances,
): Promise<void> {
  const reference = createReferenceLearner(specOf(choice));
  const [gradients, expected] = [await state.gradients(), await reference.gradients()];
  expect(gradients.length).toBe(expected.length);
  for (let e = 0; e < state.networks; e++) {
    const [from, to] = [e * state.parameters, (e + 1) * state.parameters];
    const error = relativeError(gradients.subarray(from, to), expected.subarray(from, to));
    expect(
      error <= tolerances.gradient,
      `${named(choice)}: gradient of network ${e} is off by ${error}`,
    ).toBe(true);
  }
  expectClose(
    await state.outputs(),
    await reference.outputs(),
    tolerances.output,
    `${named(choice)}: outputs`,
  );
  const energies = await reference.energies();
  (await state.energies()).forEach((energy, e) => {
    const error = Math.abs(energy - energies[e]!) / (1 + Math.abs(energies[e]!));
    expect(error <= tolerances.energy, `${named(choice)}: energy ${energy}, expected ${energies[e]}`).toBe(
      true,
    );
  });
  state.destroy();
}

function stepTests(open: Open, tolerances: LearnerTolerances): void {
  const choice: ProblemChoice = { ...SIZES[0]!, networks: 64, sets: 8 };

  it('one plain Langevin step equals the reference with the same random numbers', async () => {
    await compareStep(open, choice, langevin(64, false, 0.5, 0.01), 1, tolerances.step);
  });

  it('full-batch descent with momentum and weight decay equals the reference after 3 steps', async () => {
    const move = descent(64, { momentum: 0.9, weightDecay: 0.1, batch: 0 });
    await compareStep(open, choice, move, 3, 3 * tolerances.step);
  });

  it('minibatch descent draws the reference points (batches of 1, 7, 16 and 40)', async () => {
    for (const batch of [1, 7, 16, 40]) {
      const move = descent(64, { momentum: 0.5, weightDecay: 0, batch });
      await compareStep(open, choice, move, 2, 2 * tolerances.step);
    }
  });

  for (const [name, rule] of RULES) {
    it(`${name} equals the reference after 4 steps over all points and 4 in batches of 16, on the same clock`, async () => {
      const reference = createReferenceLearner(specOf(choice));
      const state = await open(choice);
      for (const batch of [0, 16]) {
        for (const learner of [reference, state]) await learner.step(byRule(64, rule, 0.1, batch), 4);
      }
      const [snapshot, expected] = [await state.snapshot(), await reference.snapshot()];
      for (const what of ['weights', 'velocity', 'secondMoment'] as const)
        expectClose(snapshot[what], expected[what], 8 * tolerances.step, what);
      expect(snapshot.moments).toEqual({ owner: rule.kind, steps: 8 });
      // A wrong rule would show: the weights moved by more than the tolerance a hundred times.
      const moved = expected.weights.map((w, k) => Math.abs(w - specOf(choice).weights[k]!));
      expect(Math.max(...moved)).toBeGreaterThan(800 * tolerances.step);
      state.destroy();
    });
  }

  it('three underdamped Langevin steps equal the reference with the same random numbers', async () => {
    await compareStep(open, choice, underdamped(64, 0.5, 0.1), 3, 3 * tolerances.step);
  });

  it(`Metropolis decisions equal the reference unless ln ratio is within ${tolerances.margin} of ln U`, async () => {
    const move = langevin(64, true, 0.3, 0.02);
    const state = await open(choice);
    let undecided = 0;
    let acceptances = 0;
    for (let time = 0; time < 6; time++) {
      const before = await state.accepted();
      const expected = await decisions(specOf(choice), await state.weights(), move, time);
      await state.step(move, 1);
      const after = await state.accepted();
      const weights = await state.weights();
      for (let e = 0; e < 64; e++) {
        const made = after[e]! - before[e]!;
        const { gap, outcome } = expected[e]!;
        acceptances += made;
        if (Math.abs(gap) < tolerances.margin) undecided++;
        else {
          expect(made, `network ${e}, step ${time}: ln ratio - ln U = ${gap}`).toBe(gap > 0 ? 1 : 0);
          expectClose(
            weights.subarray(e * 44, (e + 1) * 44),
            outcome,
            tolerances.step,
            `weights of network ${e}`,
          );
        }
      }
    }
    // Otherwise the test above would say nothing: both outcomes must be common, and most pairs decided.
    expect(acceptances).toBeGreaterThan(40);
    expect(acceptances).toBeLessThan(6 * 64 - 40);
    expect(undecided).toBeLessThan(20);
    state.destroy();
  });
}

async function compareStep(
  open: Open,
  choice: ProblemChoice,
  move: LearnerMove,
  steps: number,
  tolerance: number,
): Promise<void> {
  const reference = createReferenceLearner(specOf(choice));
  const state = await open(choice);
  await reference.step(move, steps);
  await state.step(move, steps);
  expect(state.stepCount).toBe(steps);
  const [snapshot, expected] = [await state.snapshot(), await reference.snapshot()];
  expectClose(snapshot.weights, expected.weights, tolerance, 'weights');
  expectClose(snapshot.velocity, expected.velocity, tolerance, 'velocity');
  expect(snapshot.accepted).toEqual(expected.accepted);
  state.destroy();
}
