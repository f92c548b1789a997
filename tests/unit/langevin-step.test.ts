import { describe, expect, it } from 'vitest';
import {
  acceptanceBetween,
  LANGEVIN_ACCEPTANCE_TARGET,
  tuneStepSizes,
} from '../../src/dynamics/langevin-step.ts';
import type { LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { gaussianInputs } from '../../src/learner/data/gaussian-inputs.ts';
import { randomLabels } from '../../src/learner/data/labels.ts';
import { fieldTheory } from '../../src/learner/network.ts';
import { drawFromPrior } from '../../src/learner/prior.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { tune } from '../support/langevin-runs.ts';

const round = (acceptance: number[], at = 0, temperatures = [1, 1]) =>
  tuneStepSizes({
    temperatures: Float64Array.from(temperatures),
    stepSizes: Float64Array.of(0.1, 0.1),
    acceptance: Float64Array.from(acceptance),
    round: at,
  });

describe('the tuning of the Langevin step', () => {
  it('leaves a step alone that is accepted as often as it should be', () => {
    const kept = round([LANGEVIN_ACCEPTANCE_TARGET, LANGEVIN_ACCEPTANCE_TARGET]);
    for (const step of kept) expect(Math.abs(step - 0.1)).toBeLessThan(1e-15);
  });

  it('grows with too many acceptances, shrinks with too few, less so in later rounds', () => {
    const [up, down, late] = [round([1, 1])[0]!, round([0, 0])[0]!, round([1, 1], 99)[0]!];
    expect(Math.abs(Math.log(up / 0.1) - 2 * (1 - LANGEVIN_ACCEPTANCE_TARGET))).toBeLessThan(1e-12);
    expect(Math.abs(Math.log(down / 0.1) + 2 * LANGEVIN_ACCEPTANCE_TARGET)).toBeLessThan(1e-12);
    expect(Math.abs(Math.log(late / 0.1) - 0.2 * (1 - LANGEVIN_ACCEPTANCE_TARGET))).toBeLessThan(1e-12);
  });

  it('shares a step among networks of one temperature, and not between temperatures', () => {
    const shared = round([1, 0]);
    expect(shared[0]).toBe(shared[1]);
    const apart = round([1, 0], 0, [1, 2]);
    expect(apart[0]!).toBeGreaterThan(0.1);
    expect(apart[1]!).toBeLessThan(0.1);
  });

  it('refuses an acceptance that is none', () => {
    expect(() => round([Number.NaN, 0.5])).toThrow(/NaN is not in/);
    expect(() => round([1.5, 0.5])).toThrow(/1.5 is not in/);
  });

  it('brings two temperatures of one batch near the target from steps 50 times too large and too small', async () => {
    const networks = 32;
    const labels = randomLabels(20, 1, { sets: 1, seed: [1, 0], noiseVariance: 1 });
    const problem: LearnerProblem = {
      shape: fieldTheory(4, 3),
      data: {
        sets: 1,
        points: 20,
        inputs: gaussianInputs({ sets: 1, points: 20, inputs: 4, seed: [1, 0] }),
        sharedInputs: true,
        targets: labels.targets,
      },
      loss: 'squared-error',
      energyScale: 1,
      priorPrecision: { weight: 0.25, bias: 1 },
    };
    const temperatures = Float64Array.from({ length: networks }, (_, e) => (e < networks / 2 ? 2 : 0.1));
    for (const start of [1, 0.001]) {
      const weights = drawFromPrior(problem, { networks, seed: [1, 0] });
      const state: LearnerState = createReferenceLearner({ problem, networks, seed: [1, 0], weights });
      const stepSizes = await tune(state, temperatures, start, 40, 25);
      const before = await state.accepted();
      await state.step({ kind: 'langevin', adjusted: true, temperatures, stepSizes }, 200);
      const acceptance = acceptanceBetween(before, await state.accepted(), 200);
      for (const half of [acceptance.slice(0, 16), acceptance.slice(16)]) {
        // 0.4 to 0.8 is where Langevin moves nearly as fast as at its best.
        const mean = half.reduce((a, b) => a + b) / 16;
        expect(mean > 0.4 && mean < 0.8, `mean acceptance ${mean} from step ${start}`).toBe(true);
      }
      expect(stepSizes[0]! / stepSizes[31]!).toBeGreaterThan(2);
    }
  });
});
