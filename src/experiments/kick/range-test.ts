/**
 * The range test: a rate that grows from a hundredth to ten times the one in the settings, in equal ratios, and a glass that is heated on
 * the same clock, from a fiftieth to twice its temperature, both by one profile each of the kind `range-test`.
 * Source: Smith, WACV (2017) 464, section 3.3.
 */

import { profileValues } from '../../dynamics/profile.ts';
import type { Row, RunContext } from '../declaration.ts';
import { energiesPerSpin, Kept } from '../glass-common/glasses.ts';
import type { Act } from '../journey.ts';
import type { KickConfig } from '../kick.ts';
import { divergedColumns } from '../learner-common/divergence.ts';
import { freshNetworks } from '../learner-common/fresh.ts';
import { walk } from '../walk.ts';
import { glassOf } from './glass.ts';
import { moveOf, networkTask } from './networks.ts';
import { rowOf } from './row.ts';
import { factorsOfLook, LEVELS, LEVELS_PER_LOOK, LOOKS, stepsOfLook } from './schedules.ts';
import { glassActs } from './tuning.ts';

/** Highest over chosen, lowest over highest. */
const RATE = { top: 10, start: 1e-3 } as const;
const HEAT = { top: 2, start: 1e-2 } as const;

export async function* rangeTest(config: KickConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { networks, steps, sweeps, learningRate, hottest } = config;
  const task = await networkTask(config, 0, networks);
  const seen = new Kept<{ loss: number[]; energy: number[]; stopped: number[] }>({
    loss: [],
    energy: [],
    stopped: [],
  });
  const rates = profileValues({ kind: 'range-test', start: RATE.start }, LEVELS);
  const heats = profileValues({ kind: 'range-test', start: HEAT.start }, LEVELS);
  const leg = {
    glasses: [glassOf(config, { samples: networks, firstSample: 0, copies: 1, place: 2 })],
    learners: [{ ...freshNetworks(task.training, config), mayDiverge: true }],
    *acts(): Generator<Act> {
      for (let look = 0; look < LOOKS; look++) {
        yield {
          kind: 'train',
          learner: 0,
          steps: stepsOfLook(look, steps),
          move: () => moveOf(config, new Float64Array(networks).fill(RATE.top * learningRate)),
          rates: factorsOfLook(rates, look, steps),
        };
        yield* glassActs(0, heats, look, sweeps, () => HEAT.top * hottest, networks);
        yield {
          kind: 'then',
          run: async ([glass], [learner]) => {
            seen.value = {
              loss: Array.from(await learner!.energies()),
              energy: Array.from(await energiesPerSpin(glass!)),
              stopped: Array.from(await learner!.stopped()),
            };
          },
        };
        yield { kind: 'row', row: () => row(look) };
      }
    },
  };
  const row = (look: number): Row => {
    const level = (look + 1) * LEVELS_PER_LOOK - 1;
    const { loss, energy, stopped } = seen.value;
    return rowOf(
      {
        part: 'range',
        progress: (look + 1) / LOOKS,
        step: Math.floor(((look + 1) * steps) / LOOKS),
        rate: RATE.top * learningRate * rates[level]!,
        temperature: HEAT.top * hottest * heats[level]!,
        ...divergedColumns(stopped),
      },
      {
        // From the first runaway on a mean says nothing: those that follow are on their way out.
        ...(stopped.some((step) => step >= 0) ? {} : { rangeLoss: [...loss] }),
        rangeEnergy: [...energy],
      },
    );
  };
  yield* walk({ legs: [leg], memory: [seen] }, context);
}
