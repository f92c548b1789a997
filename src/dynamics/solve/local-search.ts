/**
 * What the host does between two anneals: descents, optima over subgraphs, mixtures of states, tabu search. Which of them, and in
 * what order, hangs on the graph and the random numbers alone; the time only ends it.
 */
import { unpackSpins } from '../../glass/spins.ts';
import { Configuration, type Neighbours } from './configuration.ts';
import { Contraction } from './contraction.ts';
import { type Plan, tabuFlipsOf } from './plan.ts';
import type { Elite, Pool } from './pool.ts';
import type { SearchRandom } from './search-random.ts';
import { SubgraphSearch } from './subgraph-search.ts';
import { tabuSearch } from './tabu.ts';

/** States that tabu search goes on from in a round. */
const TABU_STATES = 8;
/** Flips of tabu search between two looks at the clock. */
const TABU_PIECE = 2_000_000;
/** Subgraphs in a row that may bring nothing: to a state fresh from an anneal, and to a mixture. */
const FRESH_PATIENCE = 2;
const MIXED_PATIENCE = 3;
/** States that are mixed at once. */
const PARENTS = 4;

/** The search that it works for. */
export interface Surroundings {
  /** Of the present epoch. */
  readonly pool: () => Pool;
  readonly finished: () => boolean;
  /** Takes the configuration as a candidate. */
  readonly keep: (configuration: Configuration) => void;
}

/** Works on one configuration at a time and hands every result to `Surroundings.keep`. */
export class LocalSearch {
  private readonly configuration: Configuration;
  private readonly subgraphs: SubgraphSearch | null = null;
  private readonly contraction: Contraction | null = null;

  constructor(
    private readonly neighbours: Neighbours,
    private readonly plan: Plan,
    private readonly around: Surroundings,
  ) {
    this.configuration = new Configuration(neighbours);
    if (!plan.bonds) return;
    this.subgraphs = new SubgraphSearch(plan.bonds, plan.width);
    this.contraction = new Contraction(plan.bonds, plan.width);
  }

  /** One descent from a uniform state: there is an answer however little time is given. */
  first(): void {
    this.configuration.load(new Int8Array(this.neighbours.size).fill(1));
    this.configuration.descend();
    this.around.keep(this.configuration);
  }

  /** What an anneal left, even replicas from random starts, odd ones from the pool. @param finals  packed, [replica][word] */
  async polish(finals: Uint32Array, sweeps: number, random: SearchRandom): Promise<void> {
    const found: Elite[] = [];
    for (let replica = 0; replica < this.plan.replicas && !this.around.finished(); replica++) {
      this.configuration.load(unpackSpins(finals, this.neighbours.size, replica));
      found.push(await this.settled(FRESH_PATIENCE, random));
    }
    if (this.contraction) await this.mix(found, random);
    await this.tabu(found, tabuFlipsOf(sweeps, this.neighbours.size, this.plan), random);
  }

  private async mix(found: readonly Elite[], random: SearchRandom): Promise<void> {
    const fresh = found.filter((_, replica) => replica % 2 === 0);
    const warmed = found.filter((_, replica) => replica % 2 === 1);
    await this.mixWithPool([...(await this.champion(fresh, random)), ...warmed], random);
  }

  /** Each state is mixed with some of the pool. */
  async mixWithPool(states: readonly Elite[], random: SearchRandom): Promise<void> {
    const { contraction, configuration } = this;
    if (!contraction) return;
    for (const { spins } of states) {
      if (this.around.finished()) return;
      const { members } = this.around.pool();
      configuration.load(spins);
      const others = Array.from({ length: PARENTS - 1 }, () => members[random.below(members.length)]!.spins);
      contraction.join(configuration, [spins, ...others], random);
      await this.settled(MIXED_PATIENCE, random);
    }
  }

  /**
   * States from random spins are mixed two by two, then their children, to one that owes nothing to the pool: mixed with the
   * pool at once they would all become its best member.
   */
  private async champion(fresh: readonly Elite[], random: SearchRandom): Promise<readonly Elite[]> {
    let generation = fresh;
    while (generation.length > 1 && !this.around.finished()) {
      const children: Elite[] = [];
      for (let k = 0; k < generation.length && !this.around.finished(); k += 2) {
        const [a, b] = [generation[k]!, generation[k + 1]];
        this.configuration.load(a.spins);
        if (b) this.contraction!.join(this.configuration, [a.spins, b.spins], random);
        children.push(await this.settled(MIXED_PATIENCE, random));
      }
      generation = children;
    }
    return generation;
  }

  /** The configuration after descent, kept. */
  private async settled(patience: number, random: SearchRandom): Promise<Elite> {
    const { configuration } = this;
    configuration.descend();
    this.subgraphs?.improve(configuration, patience, random);
    this.around.keep(configuration);
    await breathe();
    return { spins: configuration.spins.slice(), energy: configuration.energy };
  }

  /** From the lowest new states and from some of the pool. */
  private async tabu(found: readonly Elite[], flips: number, random: SearchRandom): Promise<void> {
    const { configuration } = this;
    const lowest = [...found].sort((a, b) => a.energy - b.energy).slice(0, TABU_STATES / 2);
    const { members } = this.around.pool();
    // Both are empty where the time ran out before the first state of an epoch was looked at.
    const others = Array.from(
      { length: members.length > 0 ? TABU_STATES / 2 : 0 },
      () => members[random.below(members.length)]!,
    );
    const starts = [...lowest, ...others];
    for (const { spins } of starts) {
      configuration.load(spins);
      let left = Math.ceil(flips / starts.length);
      while (left > 0 && !this.around.finished()) {
        const piece = Math.min(left, Math.ceil(TABU_PIECE / spins.length));
        tabuSearch(configuration, piece, random);
        left -= piece;
        this.around.keep(configuration);
        await breathe();
      }
    }
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
