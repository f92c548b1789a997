/**
 * Two legs for each width: one trains pairs (and a copy of the first of each pair, parted at step k), one walks between them. Networks
 * 0 … 2n - 1 are the pairs (2k, 2k + 1); network 2n + k is the copy of network 2k.
 */
import { profileValues } from '../../dynamics/profile.ts';
import type { LearnerMove } from '../../engine/contract.ts';
import type { DataSplit } from '../../learner/data/split.ts';
import { drawWeights } from '../../learner/prior.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { seedFrom } from '../../random/seed.ts';
import { type BarrierConfig, widthsOf } from '../barrier.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg, LegLearner } from '../journey.ts';
import { copyNetworks } from '../learner-common/copies.ts';
import { goingOn } from '../learner-common/diverged.ts';
import { descent, profileOf } from '../learner-common/optimiser.ts';
import { learnerWork, naturalLoss, problemOf, toldTaskData } from '../learner-common/tasks.ts';
import { walk } from '../walk.ts';
import { type PairWalk, POSITIONS, positionRow, walkBetween, widthRow } from './measure.ts';

/** Points held out of tasks that draw their points. */
const HELD_OUT = 512;
/** Networks of different widths draw different random numbers. */
const NETWORKS_APART = 2 ** 12;
const START = { weight: 1, bias: 0 };

export async function* run(config: BarrierConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { points, inputs, task } = config;
  const seed = seedFrom(config.seed);
  const split = await toldTaskData(
    { task, seed, points, heldOutPoints: HELD_OUT, inputs, own: config },
    context,
  );
  /** Weights at the end of a training, and what was found between them so far. */
  const weights = new Kept<Float64Array | null>(null);
  const found = new Kept<(PairWalk | null)[]>([]);
  const widths = widthsOf(config);
  const legs = widths.flatMap((width, place) => {
    const problem = problemFor(split, width, config);
    return [
      trainingLeg(problem, place, config, weights),
      walkingLeg(width, width === widths.at(-1), problem, split, config, { weights, found, context }),
    ];
  });
  yield* walk({ legs, memory: [weights, found] }, context);
}

/** Mean field: f = (1/m) sum v act(w . x + b) + c. Its gradients by the units are of order 1/m: Adam's steps do not care. */
function problemFor(split: DataSplit, width: number, { activation, scaling }: BarrierConfig): LearnerProblem {
  const problem = problemOf(split, {
    hidden: [width],
    activation,
    loss: naturalLoss(split),
    energy: 'mean',
  });
  if (scaling === 'standard') return problem;
  const [first] = problem.shape.gains;
  return { ...problem, shape: { ...problem.shape, gains: [first!, 1 / width] } };
}

function trainingLeg(
  problem: LearnerProblem,
  place: number,
  config: BarrierConfig,
  weights: Kept<Float64Array | null>,
): Leg {
  const { pairs, steps, spawn } = config;
  const rates = profileValues(profileOf(config.profile, steps), steps);
  const move = (networks: number): LearnerMove => descent(networks, config);
  const first = place * NETWORKS_APART;
  const seed = seedFrom(config.seed);
  const learner = (networks: number): LegLearner => ({
    spec: () => ({
      problem,
      networks,
      seed,
      firstNetwork: first,
      weights: drawWeights(problem.shape, START, { networks, seed, first }),
    }),
    work: learnerWork(problem, networks, config.batch),
  });
  const source = Uint32Array.from({ length: 3 * pairs }, (_, e) => (e < 2 * pairs ? e : 2 * (e - 2 * pairs)));
  function* acts(): Generator<Act> {
    if (spawn > 0)
      yield {
        kind: 'train',
        learner: 0,
        steps: spawn,
        move: () => move(2 * pairs),
        rates: rates.subarray(0, spawn),
      };
    yield { kind: 'then', run: (_, [from, to]) => copyNetworks(from!, to!, source) };
    yield {
      kind: 'train',
      learner: 1,
      steps: steps - spawn,
      move: () => move(3 * pairs),
      rates: rates.subarray(spawn),
    };
    yield {
      kind: 'then',
      async run(_, [, all]) {
        const values = await all!.weights();
        // One that diverged has no weights to walk to.
        const p = values.length / all!.networks;
        const alive = new Set(await goingOn(all!));
        for (let e = 0; e < all!.networks; e++)
          if (!alive.has(e)) values.fill(Number.NaN, e * p, (e + 1) * p);
        weights.value = values;
      },
    };
  }
  return { glasses: [], learners: [learner(2 * pairs), learner(3 * pairs)], acts };
}

interface Findings {
  readonly weights: Kept<Float64Array | null>;
  readonly found: Kept<(PairWalk | null)[]>;
  readonly context: RunContext;
}

function walkingLeg(
  width: number,
  isLast: boolean,
  problem: LearnerProblem,
  split: DataSplit,
  config: BarrierConfig,
  { weights, found, context }: Findings,
): Leg {
  const { pairs } = config;
  const seed = seedFrom(config.seed);
  function* acts(): Generator<Act> {
    for (let pair = 0; pair < pairs; pair++)
      yield {
        kind: 'then',
        async run() {
          if (pair === 0) found.value = [];
          const subject = { engine: context.engine, problem, split, seed, pairs, pair };
          found.value.push(await walkBetween(subject, weights.value!));
        },
      };
    yield { kind: 'row', row: () => widthRow(width, found.value) };
    if (!isLast) return;
    for (let k = 0; k < POSITIONS.length; k++)
      yield { kind: 'row', row: () => positionRow(width, k, found.value) };
  }
  return { glasses: [], learners: [], acts };
}
