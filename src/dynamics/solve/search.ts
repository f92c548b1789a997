/**
 * The search itself: rounds of annealing on an engine, each followed by local searches on the host and by crossover with the best
 * states so far, from which half of the replicas of the next round start again, warmed up (thermal cycling, Möbius et al., Phys.
 * Rev. Lett. 79 (1997) 4297). When that leads no further, a new epoch begins from nothing, and what the epochs found is joined:
 * large rearrangements that no anneal finds are often whole parts of another epoch's best. The state after n rounds depends on instance, seed and replicas alone; time decides only n.
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
const PURPOSE_GATHER = 4;
/** Rounds of an epoch before it may be given up. */
const LEAST_ROUNDS = 5;
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
  private readonly configuration: Configuration;
  private readonly crossover: Crossover;
  private round = 0;
  private sweeps = 0;

  constructor(
    private readonly spec: SearchSpec,
    private readonly annealer: Annealer,
  ) {
    const { neighbours } = spec;
    this.pool = this.emptyPool();
    this.archive = this.emptyPool();
    this.configuration = new Configuration(neighbours);
    this.crossover = new Crossover(neighbours.size);
  }

  async toEnd(): Promise<SearchEnd> {
    // One descent first: there is an answer however little time is given.
    this.configuration.load(new Int8Array(this.spec.neighbours.size).fill(1));
    this.configuration.descend();
    this.keep();
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
    const { plan } = this.spec;
    let effort = 0;
    let effortOfBest = 0;
    let best = Infinity;
    const patience = 1 + epoch / 4;
    for (let k = 0; !this.finished(); k++) {
      const sweeps = sweepsOf(k, plan);
      const finals = await this.annealer.anneal(this.round, sweeps, this.starts(), () => this.finished());
      if (!finals) return;
      this.sweeps += sweeps;
      await this.polish(finals, sweeps);
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
    if (this.spec.plan.method === 'anneal-crossover') await this.join(members, random);
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

  /**
   * New states from random spins are joined two by two, then their children, to one champion that owes nothing to the pool:
   * joined with the pool at once they would all become its best member. The champion and the warmed-up states then take from
   * the pool what is better there.
   */
  private async cross(found: readonly Elite[], random: SearchRandom): Promise<void> {
    const { crossover, configuration } = this;
    let fresh = found.filter((_, replica) => replica % 2 === 0);
    while (fresh.length > 1) {
      const children: Elite[] = [];
      for (let k = 0; k < fresh.length && !this.finished(); k += 2) {
        configuration.load(fresh[k]!.spins);
        if (k + 1 < fresh.length) crossover.improve(configuration, fresh[k + 1]!.spins, random);
        configuration.descend();
        this.keep();
        children.push({ spins: configuration.spins.slice(), energy: configuration.energy });
        await breathe();
      }
      fresh = children;
    }
    await this.join([...fresh, ...found.filter((_, replica) => replica % 2 === 1)], random);
  }

  private async join(states: readonly Elite[], random: SearchRandom): Promise<void> {
    const { configuration, crossover } = this;
    for (const { spins } of states) {
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
    // Both are empty where the time ran out before the first state of an epoch was looked at.
    const others = Array.from(
      { length: members.length > 0 ? TABU_STATES / 2 : 0 },
      () => members[random.below(members.length)]!,
    );
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
    const best = this.archive.best?.energy ?? Infinity;
    this.pool.offer(spins, energy);
    if (energy >= best) return;
    this.archive.offer(spins, energy);
    this.spec.onBest(this.archive.best!, this.round);
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
