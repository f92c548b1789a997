/**
 * The grid: each kind of schedule in one leg, all its peaks at once. Draws of the task and samples of the glass are not those of the
 * comparison; among themselves all settings share them, so that a setting wins by its merit.
 */

import { mean } from '../../observables/statistics.ts';
import type { Row } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import type { KickConfig } from '../kick.ts';
import { divergedColumns } from '../learner-common/divergence.ts';
import { freshNetworks } from '../learner-common/fresh.ts';
import type { ProfileName } from '../learner-common/optimiser.ts';
import { fallOf, glassOf } from './glass.ts';
import { moveOf, type NetworkTask } from './networks.ts';
import { rowOf } from './row.ts';
import {
  factorsOf,
  factorsOfLook,
  GLASS_PEAKS,
  KINDS,
  LEVELS,
  LEVELS_PER_LOOK,
  LOOKS,
  NETWORK_PEAKS,
  type ScheduleClass,
  type Setting,
  stepsOfLook,
} from './schedules.ts';
import { Track } from './tracker.ts';

/** What one kind has reached, [peak][replica]: the lowest loss, the lowest energy. */
export interface Tuned {
  /** Infinity for a network that ran away: its setting is out. */
  readonly networks: number[][];
  readonly glass: number[][];
  /** Step at which each network stopped, or -1. */
  readonly stopped: number[][];
}

export class Tuning {
  readonly tuned = new Kept<Partial<Record<ProfileName, Tuned>>>({});
  readonly networkTrack = new Track();
  readonly glassTrack = new Track();

  constructor(
    private readonly config: KickConfig,
    private readonly task: NetworkTask,
  ) {}

  get memory() {
    return [this.tuned, this.networkTrack, this.glassTrack];
  }

  leg(kind: ProfileName): Leg {
    const { config, task } = this;
    const { tuners, steps, sweeps, learningRate, networks } = config;
    const peaks = NETWORK_PEAKS.length;
    const rates = Float64Array.from(
      { length: tuners * peaks },
      (_, e) => learningRate * NETWORK_PEAKS[e % peaks]!,
    );
    const factors = factorsOf(kind, config.cycles);
    const glass = glassOf(config, {
      samples: tuners,
      firstSample: networks,
      copies: GLASS_PEAKS.length,
      place: 1,
    });
    return {
      // The probe comes first, so that the page shows the one that moves.
      glasses: [glass, glass],
      learners: [
        {
          ...freshNetworks(task.training, { ...config, networks: tuners * peaks, first: 2 ** 20 }),
          mayDiverge: true,
        },
      ],
      acts: () => this.acts({ kind, rates, factors, steps, sweeps }),
    };
  }

  private *acts({
    kind,
    rates,
    factors,
    steps,
    sweeps,
  }: {
    kind: ProfileName;
    rates: Float64Array;
    factors: Float64Array;
    steps: number;
    sweeps: number;
  }): Generator<Act> {
    yield {
      kind: 'then',
      run: () => {
        this.networkTrack.reset();
        this.glassTrack.reset();
      },
    };
    for (let look = 0; look < LOOKS; look++) {
      yield {
        kind: 'train',
        learner: 0,
        steps: stepsOfLook(look, steps),
        move: () => moveOf(this.config, rates),
        rates: factorsOfLook(factors, look, steps),
      };
      yield* glassActs(
        1,
        factors,
        look,
        sweeps,
        (state) => this.config.hottest * GLASS_PEAKS[state % GLASS_PEAKS.length]!,
        glassStates(this.config),
      );
      yield {
        kind: 'then',
        run: async ([probe, glass], [learner]) => {
          this.networkTrack.look(await learner!.energies());
          this.glassTrack.look((await fallOf(glass!, probe!)).energies);
        },
      };
    }
    yield { kind: 'then', run: async (_, [learner]) => this.keep(kind, await learner!.stopped()) };
    for (const peak of NETWORK_PEAKS.keys()) yield { kind: 'row', row: () => this.row(kind, peak) };
  }

  private keep(kind: ProfileName, stopped: Float64Array): void {
    const peaks = NETWORK_PEAKS.length;
    const losses = this.networkTrack.best.map((loss, e) =>
      stopped[e]! >= 0 || !Number.isFinite(loss) ? Number.POSITIVE_INFINITY : loss,
    );
    const byPeak = (values: readonly number[]) =>
      Array.from({ length: peaks }, (_, peak) => values.filter((_, e) => e % peaks === peak));
    this.tuned.value[kind] = {
      networks: byPeak(losses),
      glass: byPeak(this.glassTrack.best),
      stopped: byPeak(Array.from(stopped)),
    };
  }

  private row(kind: ProfileName, peak: number): Row {
    const { networks, glass, stopped } = this.tuned.value[kind]!;
    const losses = networks[peak]!.filter(Number.isFinite);
    return rowOf(
      {
        part: 'tuning',
        schedule: kind,
        peak: this.config.learningRate * NETWORK_PEAKS[peak]!,
        peakTemperature: this.config.hottest * GLASS_PEAKS[peak]!,
        ...divergedColumns(stopped[peak]!),
      },
      { tunedLoss: losses, tunedEnergy: [...glass[peak]!] },
    );
  }

  /** The best of a class's grid; the first of it as long as nothing was tried. */
  best(side: 'networks' | 'glass', of: ScheduleClass): Setting {
    let best: Setting = { kind: KINDS[of][0]!, peak: 2 };
    let lowest = Number.POSITIVE_INFINITY;
    for (const kind of KINDS[of]) {
      for (const [peak, values] of (this.tuned.value[kind]?.[side] ?? []).entries()) {
        const value = mean(values);
        if (!(value < lowest)) continue;
        lowest = value;
        best = { kind, peak };
      }
    }
    return best;
  }
}

const glassStates = ({ tuners }: KickConfig) => tuners * GLASS_PEAKS.length;

/** The sweeps of one look, level by level; every state has a peak of its own. */
export function* glassActs(
  glass: number,
  factors: Float64Array,
  look: number,
  sweeps: number,
  peakOf: (state: number) => number,
  states: number,
): Generator<Act> {
  for (let level = look * LEVELS_PER_LOOK; level < (look + 1) * LEVELS_PER_LOOK; level++) {
    const upTo = (l: number) => Math.floor((l * sweeps) / LEVELS);
    const betas = () =>
      Float64Array.from({ length: states }, (_, state) => 1 / (peakOf(state) * factors[level]!));
    yield { kind: 'sweep', glass, sweeps: upTo(level + 1) - upTo(level), betas };
  }
}
