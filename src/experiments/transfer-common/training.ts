/** Legs of adaptation: a batch of networks goes on from given weights, and its weights are kept for what comes after. */
import { profileValues } from '../../dynamics/profile.ts';
import type { Tether } from '../../engine/contract.ts';
import { layersOf } from '../../learner/network.ts';
import { type LearnerProblem, type NetworkShape, NO_DATA, type TrainingData } from '../../learner/problem.ts';
import type { ResidualGroup } from '../../learner/residuals.ts';
import type { Seed } from '../../random/seed.ts';
import type { Act, Leg, LegLearner } from '../journey.ts';
import { descent, profileOf } from '../learner-common/optimiser.ts';
import { learnerWork } from '../learner-common/tasks.ts';

const NO_PRIOR = { weight: 0, bias: 0 };

/** Squared errors of points whose weights make means. */
export function dataProblem(shape: NetworkShape, data: TrainingData, frozen?: Uint8Array): LearnerProblem {
  return {
    shape,
    data,
    loss: 'squared-error',
    energyScale: 1,
    priorPrecision: NO_PRIOR,
    ...(frozen && { frozen }),
  };
}

export function lawProblem(
  shape: NetworkShape,
  groups: readonly ResidualGroup[],
  sets: number,
): LearnerProblem {
  return {
    shape,
    data: NO_DATA,
    loss: 'squared-error',
    energyScale: 1,
    priorPrecision: NO_PRIOR,
    residuals: { sets, groups },
  };
}

export interface Training {
  /** Asked when the leg opens. */
  problem(): LearnerProblem;
  /** Points of a step, times channels, for the progress bar. */
  readonly points: number;
  readonly shape: NetworkShape;
  readonly networks: number;
  readonly seed: Seed;
  /** Asked when the leg opens, [network][parameter]. */
  weights(): Float64Array;
  readonly steps: number;
  readonly learningRate: number;
  /** Asked when training begins. */
  tether?(): Tether;
  /** With the weights reached, [network][parameter]. */
  reached(weights: Float64Array): void;
  /** After that. */
  acts?(): Iterable<Act>;
}

/** Adam with a cosine of its rate. */
export function trainingLeg(training: Training): Leg {
  const { shape, networks, seed, steps, points } = training;
  const widths = { shape, data: { ...NO_DATA, points } } as LearnerProblem;
  const learner: LegLearner = {
    spec: () => ({ problem: training.problem(), networks, seed, weights: training.weights() }),
    work: learnerWork(widths, networks),
  };
  return {
    glasses: [],
    learners: [learner],
    *acts() {
      yield {
        kind: 'train',
        learner: 0,
        steps,
        move: () => ({
          ...adam(networks, training.learningRate),
          ...(training.tether && { tether: training.tether() }),
        }),
        rates: cosine(steps),
      };
      yield { kind: 'then', run: async (_, [state]) => training.reached(await state!.weights()) };
      if (training.acts) yield* training.acts();
    },
  };
}

export const adam = (networks: number, learningRate: number) =>
  descent(networks, { optimiser: 'adam', learningRate, batch: 0 });

export const cosine = (steps: number) => profileValues(profileOf('cosine', steps), steps);

/** Parameters of one network of many. */
export const parametersOf = (weights: Float64Array, networks: number, network: number) => {
  const each = weights.length / networks;
  return weights.subarray(network * each, (network + 1) * each);
};

/** Weights for the same networks `times` over: [time][network][parameter]. */
export function repeated(weights: Float64Array, times: number): Float64Array {
  const all = new Float64Array(times * weights.length);
  for (let k = 0; k < times; k++) all.set(weights, k * weights.length);
  return all;
}

/** Parameters before the last layer. */
export const lastLayerStart = (shape: NetworkShape) => layersOf(shape).at(-1)!.weights;
