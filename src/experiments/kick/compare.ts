/** The comparison: the best constant, the best decay and the best cycle side by side, networks and glass on one clock. */

import type { LearnerState, SpinState } from '../../engine/contract.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import { type KickConfig, named } from '../kick.ts';
import { divergedColumns } from '../learner-common/divergence.ts';
import { freshNetworks } from '../learner-common/fresh.ts';
import type { ProfileName } from '../learner-common/optimiser.ts';
import { fallOf, glassOf, overlapsOf } from './glass.ts';
import { functionLikeness, heldOutErrors, lookAt, moveOf, type NetworkTask } from './networks.ts';
import { rowOf } from './row.ts';
import {
  CLASSES,
  cycleLooks,
  factorsOf,
  factorsOfLook,
  GLASS_PEAKS,
  LEVELS_PER_LOOK,
  LOOKS,
  NETWORK_PEAKS,
  stepsOfLook,
} from './schedules.ts';
import { Track } from './tracker.ts';
import { glassActs, type Tuning } from './tuning.ts';

/** First in the lists of a leg, so that the last, which the page shows, is one that moves: the cycling one. */
const PROBE = 0;
const placeOf = (c: number) => c + 1;

/** What the ends of cycles left, for each class of schedule. */
interface Ends {
  /** Sum of the outputs at all ends so far, and how many they are. */
  readonly sum: Float64Array;
  readonly count: number;
  readonly outputs: Float64Array;
  readonly spins: Uint32Array;
  /** Likeness with the end before, [network] and [sample]; empty at the first. */
  readonly likeness: Float64Array;
  readonly overlap: Float64Array;
}

export class Comparison {
  private readonly networkTracks = CLASSES.map(() => new Track());
  private readonly glassTracks = CLASSES.map(() => new Track());
  private readonly ends = new Kept<(Ends | null)[]>(CLASSES.map(() => null));
  /** Step at which each network stopped, [class][network]. */
  readonly stopped = new Kept<number[][]>(CLASSES.map(() => []));

  constructor(
    private readonly config: KickConfig,
    private readonly task: NetworkTask,
    private readonly tuning: Tuning,
  ) {}

  get memory() {
    return [...this.networkTracks, ...this.glassTracks, this.ends, this.stopped];
  }

  leg(): Leg {
    const { config, task } = this;
    const { networks } = config;
    const glass = glassOf(config, { samples: networks, firstSample: 0, copies: 1, place: 2 });
    const learner = freshNetworks(task.training, config);
    const probe = freshNetworks(task.heldOut, { ...config, batch: 0 });
    return {
      glasses: [glass, ...CLASSES.map(() => glass)],
      learners: [probe, ...CLASSES.map(() => learner)],
      acts: () => this.acts(),
    };
  }

  private *acts(): Generator<Act> {
    const { steps, sweeps, cycles, networks } = this.config;
    const plans = CLASSES.map((_, c) => this.plan(c));
    const ends = cycleLooks(cycles);
    for (let look = 0; look < LOOKS; look++) {
      for (const [c, plan] of plans.entries()) {
        yield {
          kind: 'train',
          learner: placeOf(c),
          steps: stepsOfLook(look, steps),
          move: () => moveOf(this.config, new Float64Array(networks).fill(plan.rate)),
          rates: factorsOfLook(plan.networkFactors, look, steps),
        };
        yield* glassActs(placeOf(c), plan.glassFactors, look, sweeps, () => plan.temperature, networks);
      }
      const isEnd = ends.includes(look + 1);
      yield {
        kind: 'then',
        run: async (glasses, learners) => {
          for (const c of CLASSES.keys()) await this.look(c, isEnd, glasses, learners);
        },
      };
      yield { kind: 'row', row: () => this.timeRow(look, plans) };
      if (isEnd) yield { kind: 'row', row: () => this.cycleRow(ends.indexOf(look + 1) + 1) };
    }
  }

  private plan(c: number) {
    const [network, glass] = [
      this.tuning.best('networks', CLASSES[c]!),
      this.tuning.best('glass', CLASSES[c]!),
    ];
    const factors = (kind: ProfileName) => factorsOf(kind, this.config.cycles);
    return {
      rate: this.config.learningRate * NETWORK_PEAKS[network.peak]!,
      temperature: this.config.hottest * GLASS_PEAKS[glass.peak]!,
      networkFactors: factors(network.kind),
      glassFactors: factors(glass.kind),
    };
  }

  private async look(
    c: number,
    isEnd: boolean,
    glasses: readonly SpinState[],
    learners: readonly LearnerState[],
  ): Promise<void> {
    const learner = learners[placeOf(c)]!;
    const seen = await lookAt(this.task, learner, learners[PROBE]!);
    const fallen = await fallOf(glasses[placeOf(c)]!, glasses[PROBE]!);
    this.networkTracks[c]!.look(seen.loss, seen.heldOut);
    this.glassTracks[c]!.look(fallen.energies);
    this.stopped.value[c] = Array.from(await learner.stopped());
    if (!isEnd) return;
    const before = this.ends.value[c];
    this.ends.value[c] = {
      sum: before ? before.sum.map((value, i) => value + seen.outputs[i]!) : seen.outputs,
      count: (before?.count ?? 0) + 1,
      outputs: seen.outputs,
      spins: fallen.spins,
      likeness: before ? functionLikeness(this.task, before.outputs, seen.outputs) : new Float64Array(0),
      overlap: before ? overlapsOf(before.spins, fallen.spins, this.config.size) : new Float64Array(0),
    };
  }

  /** Of networks that no schedule made run away: pairs stay pairs. */
  private going(values: ArrayLike<number>): number[] {
    return Array.from(values).filter((_, e) => this.stopped.value.every((of) => !(of[e]! >= 0)));
  }

  private timeRow(look: number, plans: readonly ReturnType<Comparison['plan']>[]) {
    const { steps } = this.config;
    const values: Record<string, number | string | null> = {
      part: 'time',
      progress: (look + 1) / LOOKS,
      step: Math.floor(((look + 1) * steps) / LOOKS),
      ...divergedColumns(this.stopped.value.flat()),
    };
    const samples: Record<string, number[]> = {};
    const last = (look + 1) * LEVELS_PER_LOOK - 1;
    for (const [c, of] of CLASSES.entries()) {
      const [network, glass] = [this.networkTracks[c]!, this.glassTracks[c]!];
      values[named('Factor', of)] = plans[c]!.networkFactors[last]!;
      values[named('GlassFactor', of)] = plans[c]!.glassFactors[last]!;
      samples[named('Loss', of)] = this.going(network.now);
      samples[named('Best', of)] = this.going(network.best);
      samples[named('HeldOut', of)] = this.going(network.heldOut);
      samples[named('HeldOutAtBest', of)] = this.going(network.heldOutAtBest);
      samples[named('Energy', of)] = [...glass.now];
      samples[named('Lowest', of)] = [...glass.best];
    }
    return rowOf(values, samples);
  }

  private cycleRow(cycle: number) {
    const samples: Record<string, number[]> = {};
    for (const [c, of] of CLASSES.entries()) {
      const { sum, count, likeness, overlap } = this.ends.value[c]!;
      const together = sum.map((value) => value / count);
      samples[named('Ensemble', of)] = this.going(heldOutErrors(this.task, together));
      if (cycle === 1) continue;
      samples[named('Likeness', of)] = this.going(likeness).filter(Number.isFinite);
      samples[named('Overlap', of)] = Array.from(overlap);
    }
    return rowOf({ part: 'cycle', cycle }, samples);
  }
}
