/** Every sample of three sizes moves in turn from one time to the next; a row is one time of all. */
import { logTimes } from '../../dynamics/ageing.ts';
import { PSpinDynamics, type PSpinSnapshot } from '../../dynamics/p-spin.ts';
import { sphericalGlass } from '../../glass/ensembles/spherical-p-spin.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import type { Act, Memory } from '../journey.ts';
import { type PSpinConfig, RANKS, sizeOf } from '../p-spin.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';

/** Steps between two looks up: some tens of milliseconds at N = 96. */
const PIECE = 64;
const SAMPLES_APART = 4096;

export async function* run(config: PSpinConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { samples, timeStep, temperature } = config;
  const dynamics = RANKS.map((_, place) =>
    Array.from({ length: samples }, (_, sample) => dynamicsOf(config, place, sample)),
  );
  // Time 1 first, then about four times a decade, in whole steps.
  const times = logTimes(config.longest, 4);
  function* acts(): Generator<Act> {
    let done = 0;
    for (const time of times) {
      const end = Math.round(time / timeStep);
      while (done < end) {
        const steps = Math.min(PIECE, end - done);
        for (const each of dynamics.flat())
          yield { kind: 'then', run: () => each.advance(steps, temperature) };
        done += steps;
      }
      yield { kind: 'row', row: () => rowOf(time, dynamics) };
    }
  }
  const memory = dynamics.flat().map(memoryOf);
  yield* walk({ legs: [{ glasses: [], acts }], memory, rule: 'heat-bath' }, context);
}

function dynamicsOf(
  { size, timeStep, ...config }: PSpinConfig,
  place: number,
  sample: number,
): PSpinDynamics {
  const seed = seedFrom(config.seed);
  const draw = place * SAMPLES_APART + sample;
  const p = config.p === '2' ? 2 : 3;
  const glass = sphericalGlass({ p, size: sizeOf(RANKS[place]!, size), seed, sample: draw });
  return new PSpinDynamics({ glass, states: 1, timeStep, seed, firstState: draw });
}

function memoryOf(dynamics: PSpinDynamics): Memory {
  return {
    save: () => dynamics.snapshot(),
    restore: (saved) => dynamics.restore(saved as PSpinSnapshot),
  };
}

function rowOf(time: number, dynamics: readonly (readonly PSpinDynamics[])[]): Row {
  const values: Record<string, Row['values'][string]> = { time };
  const samples: Record<string, readonly number[]> = {};
  for (const [place, rank] of RANKS.entries()) {
    const energy = dynamics[place]!.map((each) => each.energies()[0]!);
    const slope = dynamics[place]!.map((each) => each.slopes()[0]!);
    Object.assign(values, asColumns(`energy${rank}`, meanOverSamples(energy)));
    Object.assign(values, asColumns(`slope${rank}`, meanOverSamples(slope)));
    Object.assign(samples, { [`energy${rank}`]: energy, [`slope${rank}`]: slope });
  }
  return { values, samples };
}
