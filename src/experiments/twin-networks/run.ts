/** One leg: the networks (and, where copies of one are to part later, the one they come from), looked at in logarithmic time. */
import { logTimes } from '../../dynamics/ageing.ts';
import { profileValues } from '../../dynamics/profile.ts';
import type { LearnerMove } from '../../engine/contract.ts';
import { drawWeights } from '../../learner/prior.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, LegLearner } from '../journey.ts';
import { copyNetworks } from '../learner-common/copies.ts';
import { descent, profileOf } from '../learner-common/optimiser.ts';
import { learnerWork, toldTaskData } from '../learner-common/tasks.ts';
import type { TwinNetworksConfig } from '../twin-networks.ts';
import { walk } from '../walk.ts';
import { type Look, lookAt, rowOf } from './measure.ts';
import { type Wiring, wiringOf } from './wiring.ts';

/** Looks to a factor of ten in time. */
const PER_DECADE = 5;
/** Points held out of tasks that draw their points: error rates of a few per cent need hundreds. */
export const HELD_OUT = 500;
/** Widths of the starting weights; with gains of fan-in^(-1/2) every pre-activation is of order one. */
const START = { weight: 1, bias: 0 };

export async function* run(config: TwinNetworksConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { networks, steps, parting, spawn, points, inputs, task } = config;
  const seed = seedFrom(config.seed);
  const split = await toldTaskData(
    { task, seed, points, heldOutPoints: HELD_OUT, inputs, own: config },
    context,
  );
  const wiring = wiringOf(split, config);
  const { problem } = wiring;
  const rates = profileValues(profileOf(config.profile, steps), steps);
  const stem = parting === 'noise' ? 1 : 0;
  const learners = [...(stem ? [starting(wiring, 1, config)] : []), starting(wiring, networks, config)];
  const move = (count: number): LearnerMove => descent(count, config);
  const look = new Kept<Look | null>(null);
  const parted = stem ? spawn : 0;

  function* acts(): Generator<Act> {
    if (stem) {
      if (parted > 0)
        yield {
          kind: 'train',
          learner: 0,
          steps: parted,
          move: () => move(1),
          rates: rates.subarray(0, parted),
        };
      yield {
        kind: 'then',
        run: (_, [from, to]) => copyNetworks(from!, to!, new Uint8Array(networks)),
      };
    }
    let now = 0;
    for (const time of [0, ...logTimes(steps - parted, PER_DECADE)]) {
      if (time > now)
        yield {
          kind: 'train',
          learner: stem,
          steps: time - now,
          move: () => move(networks),
          rates: rates.subarray(parted + now, parted + time),
        };
      now = time;
      yield {
        kind: 'then',
        async run(_, all) {
          look.value = await lookAt(all[stem]!, { problem, split, seed });
        },
      };
      yield { kind: 'row', row: () => rowOf(time, look.value!) };
    }
  }
  yield* walk({ legs: [{ glasses: [], learners, acts }], memory: [look] }, context);
}

function starting({ problem, wire }: Wiring, networks: number, config: TwinNetworksConfig): LegLearner {
  const seed = seedFrom(config.seed);
  return {
    spec: () => ({
      problem,
      networks,
      seed,
      weights: wire(drawWeights(problem.shape, START, { networks, seed })),
    }),
    work: learnerWork(problem, networks, config.batch),
  };
}
