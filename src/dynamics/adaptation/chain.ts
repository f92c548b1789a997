/**
 * Learners in a chain: a featuriser whose outputs, activated, are the inputs of a head, and of anything else that looks at features. Slopes
 * go back by hand: the head tells dE/da at its inputs, the caller may add slopes of other energies (an alignment, an adversary),
 * and dE/dz = dE/da act'(z) are the targets of the featuriser's linear loss. With the head's energy alone the two have the gradient of the
 * whole network.
 *
 * A chain keeps no state: all of it is in the learners, so a restored snapshot goes on to the last bit.
 */
import type { LearnerMove, LearnerSpec, LearnerState } from '../../engine/contract.ts';
import {
  activated,
  type SplitNetwork,
  slopesBefore,
  splitWeights,
} from '../../learner/adaptation/split-network.ts';
import type { Loss, TrainingData } from '../../learner/problem.ts';
import type { Seed } from '../../random/seed.ts';

export interface ChainTask {
  readonly split: SplitNetwork;
  readonly networks: number;
  /** Of the whole networks, [network][parameter]. */
  readonly weights: Float64Array;
  /** Of the head. */
  readonly loss: Loss;
  /** Points of a step at most, of all kinds together. */
  readonly points: number;
  readonly seed: Seed;
}

export interface ChainSpecs {
  readonly featuriser: LearnerSpec;
  readonly head: LearnerSpec;
}

/** Points of a step, the same number for every network, each its own. */
export interface ChainBatch {
  readonly points: number;
  /** [network][point][input] */
  readonly inputs: Float64Array;
  /** Of the head's loss, [network][point][output]. */
  readonly targets: Float64Array;
  /** Of points in the head's loss, [network][point]; 0 where a point has no label. They are the whole scale: 1/n makes a mean. */
  readonly weights: Float64Array;
}

/** dE/da of energies beside the head's, to be added: both [network][point][feature]. */
export type FeatureSlopes = (features: Float64Array) => Promise<Float64Array> | Float64Array;

export function chainSpecs({ split, networks, weights, loss, points, seed }: ChainTask): ChainSpecs {
  const parts = splitWeights(split, weights);
  const common = { energyScale: 1, priorPrecision: { weight: 0, bias: 0 } };
  const data = (inputs: number, outputs: number): TrainingData => ({
    sets: networks,
    points,
    inputs: new Float64Array(networks * points * inputs),
    sharedInputs: false,
    targets: new Float64Array(networks * points * outputs),
    weights: new Float64Array(networks * points),
  });
  const { featuriser, head } = split;
  return {
    featuriser: {
      problem: {
        ...common,
        shape: featuriser,
        loss: 'linear',
        data: data(featuriser.inputs, featuriser.outputs),
      },
      networks,
      seed,
      weights: parts.featuriser,
    },
    head: {
      problem: { ...common, shape: head, loss, data: data(head.inputs, head.outputs) },
      networks,
      seed,
      weights: parts.head,
    },
  };
}

export interface ChainLearners {
  readonly featuriser: LearnerState;
  readonly head: LearnerState;
}

/** Gives both learners the data of a step, so that their gradients are those of the whole. @returns features, [network][point][feature] */
export async function fillChain(
  split: SplitNetwork,
  { featuriser, head }: ChainLearners,
  batch: ChainBatch,
  others?: FeatureSlopes,
): Promise<Float64Array> {
  const { points, inputs, targets, weights } = batch;
  const networks = featuriser.networks;
  const size = networks * points * split.featuriser.outputs;
  const data = { sets: networks, points, sharedInputs: false };
  const ones = new Float64Array(networks * points).fill(1);
  await featuriser.replaceData({ ...data, inputs, targets: new Float64Array(size), weights: ones });
  const z = await featuriser.outputs();
  const features = activated(split, z);
  await head.replaceData({ ...data, inputs: features, targets, weights });
  const slopes = (await head.inputGradients()).slice();
  if (others) {
    const more = await others(features);
    for (let k = 0; k < size; k++) slopes[k]! += more[k]!;
  }
  await featuriser.replaceData({ ...data, inputs, targets: slopesBefore(split, z, slopes), weights: ones });
  return features;
}

/** One step of both, each by a move of its own. */
export async function stepChain(
  split: SplitNetwork,
  learners: ChainLearners,
  batch: ChainBatch,
  moves: { readonly featuriser: LearnerMove; readonly head: LearnerMove },
  others?: FeatureSlopes,
): Promise<void> {
  await fillChain(split, learners, batch, others);
  await learners.head.step(moves.head, 1);
  await learners.featuriser.step(moves.featuriser, 1);
}
