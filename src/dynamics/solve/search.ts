/**
 * The search itself: rounds of annealing on an engine, each followed by local searches on the host and by mixtures with the best
 * states so far, from which half of the replicas of the next round start again, warmed up (thermal cycling, Möbius et al., Phys.
 * Rev. Lett. 79 (1997) 4297). When that leads no further, a new epoch begins from nothing, and what the epochs found is mixed:
 * large rearrangements that no anneal finds are often whole parts of another epoch's best. The state after n rounds depends on
 * instance, seed and replicas alone; time decides only n.
 */
import type { Engine } from '../../engine/contract.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import type { Seed } from '../../random/seed.ts';
import { Annealer, type Start } from './anneal.ts';
import type { Configuration, Neighbours } from './configuration.ts';
import { LocalSearch } from './local-search.ts';
import { type Plan, sweepsOf } from './plan.ts';
import { type Elite, Pool } from './pool.ts';
import { SearchRandom } from './search-random.ts';
import type { TemperatureRange } from './temperatures.ts';

const PURPOSE_CHOICE = 2;
const PURPOSE_POLISH = 3;
const PURPOSE_GATHER = 4;
/** Rounds of an epoch before it may be given up. */
const LEAST_ROUNDS = 5;
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
  /** Rounds after which it ends; Infinity leaves that to the clock. */
  readonly rounds: number;
  readonly onBest: (best: Elite, round: number) => void;
}

export interface SearchEnd {
  readonly best: Elite;
  /** Rounds completed. */
  readonly rounds: number;
  readonly sweeps: number;
}

/** Searches until `stopped`, `rounds` or `enough` ends it; the best state so far is an answer at any time. */
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
  /** Of the present epoch. */
  private pool: Pool;
  /** Of all epochs. */
  private readonly archive: Pool;
  private readonly local: LocalSearch;
  private round = 0;
  private sweeps = 0;

  constructor(
    private readonly spec: SearchSpec,
    private readonly annealer: Annealer,
  ) {
    this.pool = this.emptyPool();
    this.archive = this.emptyPool();
    this.local = new LocalSearch(spec.neighbours, spec.plan, {
      pool: () => this.pool,
      finished: () => this.finished(),
      keep: (configuration) => this.keep(configuration),
    });
  }

  async toEnd(): Promise<SearchEnd> {
    this.local.first();
    for (let epoch = 0; !this.finished(); epoch++) {
      // Every third epoch goes on from the best of the others.
      this.pool = epoch % 3 === 2 ? this.archive : this.emptyPool();
      await this.epoch(epoch);
      if (this.pool !== this.archive) await this.gather();
    }
    return { best: this.archive.best!, rounds: this.round, sweeps: this.sweeps };
  }

  /** Rounds of growing length until nothing better was found for as long as it took to find the best. */
  private async epoch(epoch: number): Promise<void> {
    const { plan, seed } = this.spec;
    let effort = 0;
    let effortOfBest = 0;
    let best = Infinity;
    const patience = 1 + epoch / 4;
    for (let k = 0; !this.finished(); k++) {
      const sweeps = sweepsOf(k, plan);
      const finals = await this.annealer.anneal(this.round, sweeps, this.starts(), () => this.finished());
      if (!finals) return;
      this.sweeps += sweeps;
      await this.local.polish(finals, sweeps, new SearchRandom(seed, PURPOSE_POLISH, this.round));
      this.round++;
      effort += sweeps;
      const energy = this.pool.best?.energy ?? Infinity;
      if (energy < best) [best, effortOfBest] = [energy, effort];
      else if (k >= LEAST_ROUNDS && effort > (1 + patience) * effortOfBest) return;
    }
  }

  /** What this epoch found meets what the others found. */
  private async gather(): Promise<void> {
    const random = new SearchRandom(this.spec.seed, PURPOSE_GATHER, this.round);
    const { members } = this.pool;
    this.pool = this.archive;
    await this.local.mixWithPool(members, random);
    for (const { spins, energy } of members) this.archive.offer(spins, energy);
  }

  private emptyPool(): Pool {
    return new Pool(this.spec.plan.pool, this.spec.neighbours.field === null);
  }

  private finished(): boolean {
    const { stopped, rounds, enough } = this.spec;
    return stopped() || this.round >= rounds || this.archive.best!.energy <= enough;
  }

  /** Even replicas start anew, odd ones from the pool; the first round of an epoch knows none yet. */
  private starts(): Start[] {
    const { members } = this.pool;
    const random = new SearchRandom(this.spec.seed, PURPOSE_CHOICE, this.round);
    return Array.from({ length: this.spec.plan.replicas }, (_, replica): Start => {
      if (members.length === 0 || replica % 2 === 0) return { spins: null };
      const share = COOLEST + ((WARMEST - COOLEST) * random.below(1024)) / 1023;
      return { spins: members[random.below(members.length)]!.spins, share };
    });
  }

  private keep({ spins, energy }: Configuration): void {
    const best = this.archive.best?.energy ?? Infinity;
    this.pool.offer(spins, energy);
    if (energy >= best) return;
    this.archive.offer(spins, energy);
    this.spec.onBest(this.archive.best!, this.round);
  }
}
