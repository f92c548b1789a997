/**
 * One round of annealing on an engine: all replicas are cooled at once, each from its own temperature, with Metropolis sweeps in
 * sequential order. What comes out depends on the seed, the round and the starts alone, on every engine.
 */
import type { Engine, SpinState } from '../../engine/contract.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { packSpins, wordsPerState } from '../../glass/spins.ts';
import type { Seed } from '../../random/seed.ts';
import { geometricLadder } from '../temperature-ladder.ts';
import { SearchRandom } from './search-random.ts';
import type { TemperatureRange } from './temperatures.ts';

/** Where a replica starts: from random spins at the hottest temperature, or from a state, warmed up to `share` of the ladder. */
export type Start = { readonly spins: null } | { readonly spins: Int8Array; readonly share: number };

/** Temperatures of one anneal; more sweeps go to each, so that requests stay few. */
const LADDER_STEPS = 200;
const PURPOSE_STARTS = 1;

export class Annealer {
  private constructor(
    private readonly state: SpinState,
    private readonly seed: Seed,
    private readonly range: TemperatureRange,
  ) {}

  /** @param instance  with `unit` 1: temperatures are in its integers */
  static async open(
    engine: Engine,
    instance: GlassInstance,
    replicas: number,
    seed: Seed,
    range: TemperatureRange,
  ): Promise<Annealer> {
    return new Annealer(await engine.glass({ instances: [instance], replicas, seed }), seed, range);
  }

  /**
   * @param sweeps   of every replica
   * @param starts   [replica]
   * @param stopped  asked between temperatures: true gives the round up
   * @returns packed spins, [replica][word]; null if it was given up
   */
  async anneal(
    round: number,
    sweeps: number,
    starts: readonly Start[],
    stopped: () => boolean,
  ): Promise<Uint32Array | null> {
    const { state } = this;
    await this.place(round, starts);
    const steps = Math.min(LADDER_STEPS, sweeps);
    const ladders = starts.map((start) => this.ladderFrom(start.spins ? start.share : 1, steps));
    for (let step = 0, done = 0; step < steps; step++) {
      if (stopped()) return null;
      const due = Math.round(((step + 1) * sweeps) / steps);
      const betas = Float64Array.from(ladders, (ladder) => ladder[step]!);
      await state.sweep({ rule: 'metropolis', order: 'sequential', betas, sweeps: due - done });
      done = due;
    }
    return (await state.snapshot()).spins;
  }

  destroy(): void {
    this.state.destroy();
  }

  /** Sets the spins and leaves the clock: it goes on through all rounds, so no random number comes twice. */
  private async place(round: number, starts: readonly Start[]): Promise<void> {
    const { state } = this;
    const stride = wordsPerState(state.size);
    const random = new SearchRandom(this.seed, PURPOSE_STARTS, round);
    const spins = Uint32Array.from({ length: starts.length * stride }, () => random.word());
    const unused = 32 * stride - state.size;
    starts.forEach((start, replica) => {
      if (start.spins) packSpins(start.spins, spins, replica);
      else if (unused > 0) spins[(replica + 1) * stride - 1]! &= 0xffffffff >>> unused;
    });
    const { clock } = state;
    const flips = new Float64Array(state.states);
    await state.restore({ clock, spins, flips, marks: {} });
  }

  /** Inverse temperatures of one replica, [step]; `share` 1 begins at the hottest, 0 at the coldest. */
  private ladderFrom(share: number, steps: number): Float64Array {
    const { hottest, coldest } = this.range;
    const from = coldest * (hottest / coldest) ** share;
    return geometricLadder(from, coldest, steps).betas;
  }
}
