/**
 * A network goes on learning its source points while its features are made alike on source and target, of which no label is seen: by
 * covariances (deep CORAL), by mean discrepancy (MMD), or against a discriminator (domain-adversarial).
 */
import type { LearnerMove, LearnerState } from '../../engine/contract.ts';
import { domainTargets, reversalStrength } from '../../learner/adaptation/adversary.ts';
import { type Alignment, coralLoss } from '../../learner/adaptation/coral.ts';
import { mmdLoss } from '../../learner/adaptation/mmd.ts';
import type { SplitNetwork } from '../../learner/adaptation/split-network.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { type ChainBatch, type ChainLearners, type FeatureSlopes, stepChain } from './chain.ts';

export const ALIGNMENTS = ['coral-loss', 'mmd', 'adversary'] as const;
export type AlignmentName = (typeof ALIGNMENTS)[number];

/** What every network may draw from. */
export interface AlignmentData {
  /** [network][point][input], [network][point][output], and what points weigh in the task, [network][point]; 1 where left out. */
  readonly source: {
    readonly inputs: Float64Array;
    readonly targets: Float64Array;
    readonly weights?: Float64Array;
    readonly points: number;
  };
  /** [network][point][input] */
  readonly target: { readonly inputs: Float64Array; readonly points: number };
}

export interface AlignmentTask {
  readonly split: SplitNetwork;
  readonly networks: number;
  readonly data: AlignmentData;
  readonly alignment: AlignmentName;
  /** Factor of the alignment beside the mean loss on the source. */
  readonly strength: number;
  /** Points of each kind in a step, drawn with replacement. */
  readonly batch: number;
  /** Of the whole training. */
  readonly steps: number;
  readonly seed: Seed;
  readonly move: LearnerMove;
}

export interface AlignmentLearners extends ChainLearners {
  /** Of the adversary alone. */
  readonly discriminator?: LearnerState;
}

/** Steps from the featuriser's step count on. */
export async function align(task: AlignmentTask, learners: AlignmentLearners, steps: number): Promise<void> {
  const { split, move } = task;
  for (let k = 0; k < steps; k++) {
    const step = learners.featuriser.stepCount;
    const batch = batchAt(task, step);
    await stepChain(split, learners, batch, { featuriser: move, head: move }, slopesOf(task, learners, step));
  }
}

/** Points of one step: of each network first those of the source, then those of the target, which weigh nothing in the task. */
export function batchAt(task: AlignmentTask, step: number): ChainBatch {
  const { networks, batch, seed, data, split } = task;
  const [width, outputs] = [split.whole.inputs, split.whole.outputs];
  const points = 2 * batch;
  const inputs = new Float64Array(networks * points * width);
  const targets = new Float64Array(networks * points * outputs);
  const weights = new Float64Array(networks * points);
  for (let e = 0; e < networks; e++) {
    const words = new WordReader(seed, Stream.AlignmentBatch, e, step);
    for (let slot = 0; slot < points; slot++) {
      const from = slot < batch ? data.source : data.target;
      const at = e * from.points + Math.floor((words.word(slot) / 2 ** 32) * from.points);
      const to = e * points + slot;
      inputs.set(from.inputs.subarray(at * width, (at + 1) * width), to * width);
      if (slot >= batch) continue;
      targets.set(data.source.targets.subarray(at * outputs, (at + 1) * outputs), to * outputs);
      weights[to] = (data.source.weights?.[at] ?? 1) / batch;
    }
  }
  return { points, inputs, targets, weights };
}

function slopesOf(task: AlignmentTask, learners: AlignmentLearners, step: number): FeatureSlopes {
  const { alignment, strength } = task;
  if (alignment === 'adversary') return (features) => reversed(task, learners.discriminator!, features, step);
  const loss = alignment === 'mmd' ? mmdLoss : coralLoss;
  return (features) =>
    perNetwork(task, features, (source, target, width) => loss(source, target, width), strength);
}

function perNetwork(
  { networks, batch, split }: AlignmentTask,
  features: Float64Array,
  loss: (source: Float64Array, target: Float64Array, width: number) => Alignment,
  strength: number,
): Float64Array {
  const width = split.featuriser.outputs;
  const half = batch * width;
  const slopes = new Float64Array(features.length);
  for (let e = 0; e < networks; e++) {
    const at = 2 * e * half;
    const { source, target } = loss(
      features.subarray(at, at + half),
      features.subarray(at + half, at + 2 * half),
      width,
    );
    slopes.set(source, at);
    slopes.set(target, at + half);
  }
  return slopes.map((slope) => strength * slope);
}

/** The discriminator's slopes turned round; then it takes a step itself. */
async function reversed(
  { networks, batch, strength, steps, move }: AlignmentTask,
  discriminator: LearnerState,
  features: Float64Array,
  step: number,
): Promise<Float64Array> {
  const points = 2 * batch;
  await discriminator.replaceData({
    sets: networks,
    points,
    inputs: features,
    sharedInputs: false,
    targets: domainTargets(networks, batch, batch),
    weights: new Float64Array(networks * points).fill(1 / points),
  });
  const lambda = strength * reversalStrength(step / steps);
  const slopes = (await discriminator.inputGradients()).map((slope) => -lambda * slope);
  await discriminator.step(move, 1);
  return slopes;
}
