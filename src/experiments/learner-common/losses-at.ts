/**
 * Losses at many points of weight space at once: each point is one network of a batch on the engine, which only evaluates. Weights and outputs
 * are f32 on the engines that are, so a loss carries a relative error of about 1e-6; the sums over points are f64.
 */
import type { Engine } from '../../engine/contract.ts';
import type { DataSplit, Part } from '../../learner/data/split.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { meanLosses } from '../../observables/prediction-error.ts';

/** Parameters, and outputs, of the networks that are evaluated together: some tens of megabytes. */
const MOST_NUMBERS = 4_000_000;

export interface LossesAt {
  /** Mean loss per training point, [point of weight space]. */
  readonly train: Float64Array;
  /** The same on held-out points. */
  readonly heldOut: Float64Array;
}

/** @param weights  [point of weight space][parameter] */
export async function lossesAt(
  engine: Engine,
  problem: LearnerProblem,
  split: DataSplit,
  weights: Float64Array,
  parameters: number,
): Promise<LossesAt> {
  const count = weights.length / parameters;
  const train = new Float64Array(count);
  const heldOut = new Float64Array(count);
  const width = split.outputNames.length;
  const perNetwork = Math.max(parameters, split.train.points * width, split.heldOut.points * width);
  const most = Math.max(1, Math.floor(MOST_NUMBERS / perNetwork));
  for (let from = 0; from < count; from += most) {
    const networks = Math.min(most, count - from);
    const learner = await engine.learner({
      problem,
      networks,
      seed: [0, 0],
      weights: weights.slice(from * parameters, (from + networks) * parameters),
    });
    try {
      const on = async ({ inputs, targets }: Part) => {
        const outputs = await learner.outputs(inputs);
        return meanLosses({ outputs, targets, networks, width }, problem.loss);
      };
      train.set(await on(split.train), from);
      heldOut.set(await on(split.heldOut), from);
    } finally {
      learner.destroy();
    }
  }
  return { train, heldOut };
}
