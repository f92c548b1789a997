/**
 * Losses at many points of weight space at once: each point is one network of a batch on the engine, which only evaluates. Weights and outputs
 * are f32 on the engines that are, so a loss carries a relative error of about 1e-6; the sums over points are f64.
 */
import type { Engine } from '../../engine/contract.ts';
import type { Part } from '../../learner/data/split.ts';
import { parameterCount } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { meanLosses } from '../../observables/prediction-error.ts';

/** Parameters, and outputs, of the networks that are evaluated together: some tens of megabytes. */
const MOST_NUMBERS = 4_000_000;

/**
 * @param parts    data to be right about: training points, held-out points
 * @param weights  [point of weight space][parameter]
 * @returns mean loss per data point, [part][point of weight space]
 */
export async function lossesAt(
  engine: Engine,
  problem: LearnerProblem,
  parts: readonly Part[],
  weights: Float64Array,
): Promise<Float64Array[]> {
  const p = parameterCount(problem.shape);
  const width = problem.shape.outputs;
  const count = weights.length / p;
  const losses = parts.map(() => new Float64Array(count));
  const perNetwork = Math.max(p, ...parts.map(({ points }) => points * width));
  const most = Math.max(1, Math.floor(MOST_NUMBERS / perNetwork));
  for (let from = 0; from < count; from += most) {
    const networks = Math.min(most, count - from);
    const some = weights.slice(from * p, (from + networks) * p);
    const learner = await engine.learner({ problem, networks, seed: [0, 0], weights: some });
    try {
      for (const [k, { inputs, targets }] of parts.entries()) {
        const outputs = await learner.outputs(inputs);
        losses[k]!.set(meanLosses({ outputs, targets, networks, width }, problem.loss), from);
      }
    } finally {
      learner.destroy();
    }
  }
  return losses;
}
