/**
 * The search itself: rounds of annealing on an engine, each followed by local searches on the host and by crossover with the best
 * states so far, from which half of the replicas of the next round start again, warmed up (thermal cycling, Möbius et al., Phys.
 * Rev. Lett. 79 (1997) 4297). The state after n rounds depends on instance, seed and replicas alone; time decides only n.
 */
import type { Engine } from '../../engine/contract.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { unpackSpins } from '../../glass/spins.ts';
import type { Seed } from '../../random/seed.ts';
import { Annealer, type Start } from './anneal.ts';
import { Configuration, type Neighbours } from './configuration.ts';
import { Crossover } from './crossover.ts';
import { type Plan, sweepsOf, tabuFlipsOf } from './plan.ts';
import { type Elite, Pool } from './pool.ts';
import { SearchRandom } from './search-random.ts';
import { tabuSearch } from './tabu.ts';
import type { TemperatureRange } from './temperatures.ts';

const PURPOSE_CHOICE = 2;
const PURPOSE_POLISH = 3;
/** States that tabu search goes on from in a round. */
const TABU_STATES = 8;
/** Flips of tabu search between two looks at the clock. */
const TABU_PIECE = 2_000_000;
/** Part of the (geometric) ladder up to which old states are warmed: from a nudge to nearly everything. */
const WARMEST = 0.85;
const COOLEST = 0.25;

export interface SearchSpec {
  readonly engine: Engine;
  readonly instance: GlassInstance;
  readonly neighbours: Neighbours;
  readonly seed: Seed;
  readonly plan: Plan;
  readonly range: TemperatureRange;
  /** Energy in units at which nothing better is wanted, or possible. */
  readonly enough: number;
  /** True once time is up or the person has stopped it. */
  readonly stopped: () => boolean;
  readonly onBest: (best: Elite, round: number) => void;
}

export interface SearchEnd {
  readonly best: Elite;
  /** Rounds completed. */
  readonly rounds: number;
  readonly sweeps: number;
}

export async function search(spec: SearchSpec): Promise<SearchEnd> {
  const { engine, instance, seed, plan, range } = spec;
  const annealer = await Annealer.open(engine, instance, plan.replicas, seed, range);
  try {
    return await new Rounds(spec, annealer).toEnd();
  } finally {
    annealer.destroy();
  }
}

class Rounds {
  private readonly pool: Pool;
  private readonly configuration: Configuration;
  private readonly crossover: Crossover;
  private round = 0;
  private sweeps = 0;

  constructor(
    private readonly spec: SearchSpec,
    private readonly annealer: Annealer,
  ) {
    const { neighbours, plan } = spec;
    this.pool = new Pool(plan.pool, neighbours.field === null);
    this.configuration = new Configuration(neighbours);
    this.crossover = new Crossover(neighbours.size);
  }

  async toEnd(): Promise<SearchEnd> {
    const { plan } = this.spec;
    // One descent first: there is an answer however little time is given.
    this.configuration.load(new Int8Array(this.spec.neighbours.size).fill(1));
    this.configuration.descend();
    this.keep();
    for (; !this.finished(); this.round++) {
      const sweeps = sweepsOf(this.round, plan);
      const finals = await this.annealer.anneal(this.round, sweeps, this.starts(), () => this.spec.stopped());
      if (!finals) break;
      this.sweeps += sweeps;
      await this.polish(finals, sweeps);
    }
    return { best: this.pool.best!, rounds: this.round, sweeps: this.sweeps };
  }

  private finished(): boolean {
    return this.spec.stopped() || this.pool.best!.energy <= this.spec.enough;
  }

  /** Even replicas start anew, odd ones from the pool; the first round knows no pool yet. */
  private starts(): Start[] {
    const { members } = this.pool;
    const random = new SearchRandom(this.spec.seed, PURPOSE_CHOICE, this.round);
    return Array.from({ length: this.spec.plan.replicas }, (_, replica): Start => {
      if (this.round === 0 || replica % 2 === 0) return { spins: null };
      const share = COOLEST + ((WARMEST - COOLEST) * random.below(1024)) / 1023;
      return { spins: members[random.below(members.length)]!.spins, share };
    });
  }

  /** Descent, crossover and tabu search on what the anneal left. Given up between states when time is up. */
  private async polish(finals: Uint32Array, sweeps: number): Promise<void> {
    const { plan, neighbours, seed } = this.spec;
    const random = new SearchRandom(seed, PURPOSE_POLISH, this.round);
    const { configuration } = this;
    const found: Elite[] = [];
    for (let replica = 0; replica < plan.replicas && !this.finished(); replica++) {
      configuration.load(unpackSpins(finals, neighbours.size, replica));
      configuration.descend();
      this.keep();
      found.push({ spins: configuration.spins.slice(), energy: configuration.energy });
      await breathe();
    }
    if (plan.method === 'anneal-crossover') await this.cross(found, random);
    await this.tabu(found, tabuFlipsOf(sweeps, neighbours.size, plan), random);
  }

  /** Every new state takes from the pool what is better there; the result goes into the pool. */
  private async cross(found: readonly Elite[], random: SearchRandom): Promise<void> {
    const { configuration, crossover } = this;
    for (const { spins } of found) {
      if (this.finished()) return;
      configuration.load(spins);
      for (const member of [...this.pool.members]) crossover.improve(configuration, member.spins, random);
      configuration.descend();
      this.keep();
      await breathe();
    }
  }

  /** From the lowest new states and from some of the pool. */
  private async tabu(found: readonly Elite[], flips: number, random: SearchRandom): Promise<void> {
    const { configuration } = this;
    const lowest = [...found].sort((a, b) => a.energy - b.energy).slice(0, TABU_STATES / 2);
    const { members } = this.pool;
    const others = Array.from({ length: TABU_STATES / 2 }, () => members[random.below(members.length)]!);
    const starts = [...lowest, ...others];
    for (const { spins } of starts) {
      configuration.load(spins);
      let left = Math.ceil(flips / starts.length);
      while (left > 0 && !this.finished()) {
        const piece = Math.min(left, Math.ceil(TABU_PIECE / spins.length));
        tabuSearch(configuration, piece, random);
        left -= piece;
        this.keep();
        await breathe();
      }
    }
  }

  private keep(): void {
    const { spins, energy } = this.configuration;
    if (this.pool.offer(spins, energy)) this.spec.onBest(this.pool.best!, this.round);
  }
}

const BREATH_MS = 15;
let breathedAt = 0;

/** Lets signals, timers and messages in, now and then. */
async function breathe(): Promise<void> {
  if (performance.now() - breathedAt < BREATH_MS) return;
  await new Promise((resolve) => setTimeout(resolve, 0));
  breathedAt = performance.now();
}
