/** Descent by optima over one subgraph after another: a state that none of several subgraphs improves. */
import type { Configuration } from './configuration.ts';
import { type Elimination, eliminationFor } from './elimination.ts';
import type { SearchRandom } from './search-random.ts';
import type { Bonds } from './strong.ts';
import { flipTo, SubgraphOptimum } from './subgraph.ts';

/** Eliminations that are kept and used again: finding one costs as much as several optima. */
const KEPT = 24;
/** One time in so many a new one is made while fewer are kept, or replaces an old one later. */
const NEW_ONE_IN = 3;
const RENEW_ONE_IN = 40;

/** Eliminations are found once and used for many states. */
export class SubgraphSearch {
  private readonly kept: Elimination[] = [];
  private readonly optimum: SubgraphOptimum;
  private readonly before: Int8Array;

  constructor(
    private readonly bonds: Bonds,
    private readonly width: number,
  ) {
    this.optimum = new SubgraphOptimum(width);
    this.before = new Int8Array(bonds.size);
  }

  /** @param patience  subgraphs in a row that bring nothing, after which it ends */
  improve(configuration: Configuration, patience: number, random: SearchRandom): void {
    for (let idle = 0; idle < patience; idle++) {
      const { energy } = configuration;
      this.before.set(configuration.spins);
      this.optimum.improve(configuration, this.bonds, this.elimination(random), random);
      // Weak couplings that were left out may have spoiled it.
      if (configuration.energy > energy) flipTo(configuration, this.before);
      if (configuration.energy < energy) idle = -1;
    }
  }

  private elimination(random: SearchRandom): Elimination {
    const { kept } = this;
    const chance = random.below(kept.length < KEPT ? NEW_ONE_IN : RENEW_ONE_IN);
    if (kept.length > 0 && chance > 0) return kept[random.below(kept.length)]!;
    const made = eliminationFor(this.bonds, this.width, random);
    kept[kept.length < KEPT ? kept.length : random.below(KEPT)] = made;
    return made;
  }
}
