/** Networks of a leg that begin at weights drawn for them. */
import { drawWeights } from '../../learner/prior.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { seedFrom } from '../../random/seed.ts';
import type { LegLearner } from '../journey.ts';
import { learnerWork } from './tasks.ts';

/** Widths of the starting weights: with gains of fan-in^(-1/2) every pre-activation is of order one. */
export const START = { weight: 1, bias: 0 } as const;

interface Fresh {
  readonly networks: number;
  /** Of the configuration. */
  readonly seed: number;
  /** Points of a minibatch, for the progress bar; 0 = all points. */
  readonly batch: number;
  /** Global index of the first network: learners of one `first` have the same weights and see the same minibatches. Default 0. */
  readonly first?: number;
  /** What makes a draw of all weights one of such networks (a committee's second layer is not drawn). Default: nothing. */
  wire?(weights: Float64Array): Float64Array;
}

export function freshNetworks(
  problem: LearnerProblem,
  { networks, seed: number, batch, first = 0, wire = (weights) => weights }: Fresh,
): LegLearner {
  const seed = seedFrom(number);
  return {
    spec: () => ({
      problem,
      networks,
      seed,
      firstNetwork: first,
      weights: wire(drawWeights(problem.shape, START, { networks, seed, first })),
    }),
    work: learnerWork(problem, networks, batch),
  };
}
