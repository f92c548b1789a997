/** Networks in a chain: slopes that one gives by its inputs are what another, of linear loss, goes downhill on. */
import { describe, expect, it } from 'vitest';
import type { LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import type { LearnerProblem, TrainingData } from '../../src/learner/problem.ts';
import { localLearner } from '../support/cpu-learners.ts';
import { smallDataProblem } from '../support/data-problems.ts';
import { drawTheta } from '../support/learner-problems.ts';

const NETWORKS = 2;
const common = { points: 6, sets: NETWORKS, weighted: false } as const;
const featureProblem = smallDataProblem({ ...common, loss: 'linear', values: 4, owner: 600 });
const criticProblem = smallDataProblem({ ...common, inputs: 4, values: 1, hidden: [7], owner: 601 });
const weightsOf = (problem: LearnerProblem, owner: number) => {
  const one = [0, 1].map((e) => drawTheta(problem, owner + e));
  return Float64Array.from([...one[0]!, ...one[1]!]);
};
const theta = weightsOf(featureProblem, 610);
const open = (problem: LearnerProblem, weights: Float64Array) =>
  createReferenceLearner({ problem, networks: NETWORKS, seed: [1, 0], weights });

/** What a critic says of features: its energies, [network]. */
async function judged(features: LearnerState, critic: LearnerState): Promise<Float64Array> {
  const inputs = await features.outputs();
  await critic.replaceData({ ...criticProblem.data, inputs });
  return critic.energies();
}

/** The slopes of that by the parameters of the features. */
async function chained(
  features: LearnerState,
  critic: LearnerState,
  data: TrainingData,
): Promise<Float64Array> {
  await judged(features, critic);
  await features.replaceData({ ...data, targets: await critic.inputGradients() });
  // The energy of both is scaled by 1/2.
  return (await features.gradients()).map((g) => g / featureProblem.energyScale);
}

describe('a critic behind features', () => {
  const critic = open(criticProblem, weightsOf(criticProblem, 620));

  it('teaches them by its slopes: equal to central differences of the whole chain (1e-6)', async () => {
    const features = open(featureProblem, theta);
    const slopes = await chained(features, critic, featureProblem.data);
    const p = features.parameters;
    const h = 1e-5;
    for (let k = 0; k < p; k += 3) {
      const energy = async (sign: number) => {
        const moved = theta.map((value, j) => (j % p === k ? value + sign * h : value));
        return judged(open(featureProblem, moved), critic);
      };
      const [above, below] = [await energy(1), await energy(-1)];
      for (let e = 0; e < NETWORKS; e++) {
        const numeric = (above[e]! - below[e]!) / (2 * h);
        expect(Math.abs(slopes[e * p + k]! - numeric)).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(numeric)));
        // Slopes of the other network's critic would not do.
        if (e === 0 && k === 0) expect(Math.abs(slopes[p]! - numeric)).toBeGreaterThan(1e-3);
      }
    }
  });

  it('and so on the processor, to f32', async () => {
    const spec = (problem: LearnerProblem, weights: Float64Array) =>
      localLearner({ problem, networks: NETWORKS, seed: [1, 0], weights });
    const ours = await spec(featureProblem, theta);
    const judge = await spec(criticProblem, weightsOf(criticProblem, 620));
    const got = await chained(ours, judge, featureProblem.data);
    const want = await chained(open(featureProblem, theta), critic, featureProblem.data);
    const norm = Math.hypot(...want);
    expect(Math.hypot(...got.map((g, k) => g - want[k]!))).toBeLessThanOrEqual(1e-5 * norm);
    for (const state of [ours, judge]) state.destroy();
  });
});
