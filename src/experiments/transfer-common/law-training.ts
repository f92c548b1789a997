/**
 * Training by a law goes down by L-BFGS. Residuals are met through second derivatives, their energy is badly conditioned: where Adam
 * has hardly begun after hundreds of steps, L-BFGS lowers the residual and the error with it (docs/transfer.md has both).
 */
import {
  continueLbfgs,
  type LbfgsBatch,
  type LbfgsBatchOptions,
  startLbfgs,
} from '../../dynamics/optimise/batch-minimiser.ts';
import { derivativesOf } from '../../dynamics/optimise/derivative-source.ts';
import { EngineEnergies, roundingOf } from '../../dynamics/optimise/energy-source.ts';
import type { EngineKind, LearnerState } from '../../engine/contract.ts';
import { parameterCount } from '../../learner/network.ts';
import { type LearnerProblem, type NetworkShape, NO_DATA } from '../../learner/problem.ts';
import type { ResidualGroup } from '../../learner/residuals.ts';
import type { Seed } from '../../random/seed.ts';
import type { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import { learnerWork } from '../learner-common/tasks.ts';
import { lawProblem } from './training.ts';

export interface LawTraining {
  /** Asked when the leg opens; a set for each network. */
  groups(): readonly ResidualGroup[];
  /** Points times channels, for the progress bar. */
  readonly points: number;
  readonly shape: NetworkShape;
  readonly networks: number;
  readonly seed: Seed;
  readonly engine: EngineKind;
  /** Asked when the leg opens, [network][parameter]. */
  weights(): Float64Array;
  readonly iterations: number;
  /** Where the minimisation stands between two pieces; part of the run's memory. Null before and after. */
  readonly standing: Kept<LbfgsBatch | null>;
  reached(weights: Float64Array): void;
  acts?(): Iterable<Act>;
}

/** Networks of a law and so many labels, in a bench. */
export const lawName = (arm: string, labels: number) => `${arm} ${labels}`;

/** With labels the law goes on from what it taught alone: a share of the iterations that took. */
export const iterationsBesideLabels = ({ lawSteps }: { readonly lawSteps: number }) =>
  Math.ceil(lawSteps / 5);

/** Iterations between two checkpoints. */
const PIECE = 10;
const MEMORY = 20;

export function lawLeg(training: LawTraining): Leg {
  const { shape, networks, seed, iterations, points } = training;
  const work = learnerWork({ shape, data: { ...NO_DATA, points } } as LearnerProblem, networks);
  let problem: LearnerProblem | null = null;
  const pieces = Math.ceil(iterations / PIECE);
  return {
    glasses: [],
    learners: [
      {
        spec: () => {
          problem = lawProblem(shape, training.groups(), networks);
          return { problem, networks, seed, weights: training.weights() };
        },
        work,
      },
    ],
    *acts() {
      const source = lazySource(training, () => problem!);
      for (let piece = 0; piece < pieces; piece++)
        yield {
          kind: 'then',
          work: PIECE * work,
          run: async (_, [learner]) => {
            await descend(training, source(learner!));
          },
        };
      yield {
        kind: 'then',
        run: async (_, [learner]) => {
          const weights = weightsOf(training.standing.value!);
          await learner!.restore({ ...(await learner!.snapshot()), weights });
          training.standing.value = null;
          training.reached(weights);
        },
      };
      if (training.acts) yield* training.acts();
    },
  };
}

async function descend(
  { standing, weights, networks, iterations, shape }: LawTraining,
  source: EngineEnergies,
) {
  const each = parameterCount(shape);
  const options: LbfgsBatchOptions = {
    memory: MEMORY,
    mostIterations: iterations,
    mostEvaluations: 4 * iterations,
    gradientTolerance: 0,
  };
  if (!standing.value) {
    const all = weights();
    const starts = Array.from({ length: networks }, (_, e) => all.slice(e * each, (e + 1) * each));
    standing.value = await startLbfgs(starts, source);
  }
  standing.value = await continueLbfgs(standing.value, PIECE, source, options);
}

function lazySource({ engine }: LawTraining, problemOf: () => LearnerProblem) {
  let source: EngineEnergies | null = null;
  return (learner: LearnerState) => {
    const problem = problemOf();
    const terms = problem.residuals!;
    source ??= new EngineEnergies(learner, problem, terms, derivativesOf(problem, terms), roundingOf(engine));
    return source;
  };
}

function weightsOf({ states }: LbfgsBatch): Float64Array {
  const each = states[0]!.theta.length;
  const weights = new Float64Array(states.length * each);
  states.forEach(({ theta }, e) => {
    weights.set(theta, e * each);
  });
  return weights;
}
