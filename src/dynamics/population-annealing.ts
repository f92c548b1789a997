/**
 * Population annealing: a population of R copies of a sample is cooled together, and at every step each copy is given as many
 * descendants as its Boltzmann weight asks for, so that the population stays in equilibrium while it is swept.
 *
 * From beta to beta' = beta + delta: weight of copy i  w_i = exp(-delta E_i),  Q = (1/R) sum_i w_i,  expected descendants
 * tau_i = w_i / Q (relative to the mean). The population is kept at R: systematic resampling, each copy gets floor or ceil of
 * its tau_i, with mean tau_i exactly. The weights give the free energy on the way:
 *
 *   ln Z(beta_k) = N ln 2 + sum of ln Q over the steps         (started at beta = 0, where every configuration weighs the same)
 *
 * Steps adapt: delta is chosen such that alpha = (1/R) sum_i min(1, tau_i), the overlap of the old and the new law as the
 * population sees them, is the wanted one in the sample where it is smallest; 1 - alpha is the share that is culled.
 * Families: descendants of one starting copy. With shares n_f, rho_t = R sum_f n_f^2 is the mean square family size: R / rho_t
 * effective starting copies. rho_t must stay far below R, or the population hangs from a few ancestors and is not trusted.
 *
 * Weights are made with @stdlib's exp and rounded to integers below 2^26, and what follows is exact integers, so the
 * descendants are the same on every engine and host. Random word of resampling k: stream PopulationResample, index 0,
 * time = k, owner = global sample.
 *
 * Source: Hukushima & Iba, AIP Conf. Proc. 690 (2003) 200; Machta, Phys. Rev. E 82 (2010) 026704; rho_t: Wang, Machta &
 * Katzgraber, Phys. Rev. E 92 (2015) 063307; overlap steps: Barash, Weigel, Borovský, Janke & Shchur, Comput. Phys. Commun.
 * 220 (2017) 341; systematic resampling: Gessert, Janke & Weigel, Phys. Rev. E 108 (2023) 065309.
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import type { SpinDynamics, SpinState } from '../engine/contract.ts';
import { wordsPerState } from '../glass/spins.ts';
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';
import {
  integerWeights,
  overlapOf,
  placesOf,
  relativeWeights,
  sumOf,
  systematicCounts,
} from './resampling.ts';
import { uniformBetas } from './temperature-ladder.ts';

/** Overlap of neighbouring steps where nothing else is said: 14 % of the population is culled at each. */
export const OVERLAP_TARGET = 0.86;

export interface PopulationSpec {
  readonly samples: number;
  /** R, copies of each sample. */
  readonly population: number;
  readonly seed: Seed;
  /** Global index of the first sample. Default 0. */
  readonly firstSample?: number;
}

export interface PopulationSnapshot {
  readonly beta: number;
  readonly resamplings: number;
  /** Starting copy 0 … R - 1 of its sample from which each state descends, [state]. */
  readonly families: Uint32Array;
  /** Sum of ln Q so far, [sample]. */
  readonly logWeights: Float64Array;
}

export interface Resampling {
  readonly beta: number;
  /** Which state each place takes its spins from, [state]; survivors stay where they are. */
  readonly sources: Uint32Array;
  /** Share of the copies that left no descendant, [sample]. */
  readonly culled: Float64Array;
}

/** The book-keeping of a population: it sees energies and says who descends from whom; it never touches spins. */
export class Population {
  private betaNow = 0;
  private resamplings = 0;
  private readonly families: Uint32Array;
  private readonly logWeights: Float64Array;

  /** Starts at beta = 0 with random spins, the one temperature where a population is in equilibrium for nothing. */
  constructor(private readonly spec: PopulationSpec) {
    this.families = Uint32Array.from(
      { length: spec.samples * spec.population },
      (_, k) => k % spec.population,
    );
    this.logWeights = new Float64Array(spec.samples);
  }

  get beta(): number {
    return this.betaNow;
  }

  /**
   * The next beta at which the smallest overlap alpha among the samples is `overlap`, at most `largest`. By bisection on
   * delta: alpha falls from 1 as delta grows.
   *
   * @param energies  in units of `unit`, [sample][copy], of equilibrium at the present beta
   * @returns `largest` where even that far the overlap is larger
   */
  nextBeta(
    energies: ArrayLike<number>,
    unit: number,
    largest: number,
    overlap: number = OVERLAP_TARGET,
  ): number {
    if (!(overlap > 0 && overlap < 1)) throw new RangeError(`overlap ${overlap} is not between 0 and 1`);
    if (!(largest > this.betaNow && largest < Infinity))
      throw new RangeError(`beta cannot go from ${this.betaNow} to ${largest}`);
    const { population, samples } = this.spec;
    const own = Array.from({ length: samples }, (_, s) => energiesOf(energies, s, population));
    const smallest = (delta: number) => {
      let least = 1;
      for (let s = 0; s < samples; s++)
        least = Math.min(least, overlapOf(relativeWeights(own[s]!, delta * unit).weights));
      return least;
    };
    let [low, high] = [0, largest - this.betaNow];
    if (smallest(high) >= overlap) return largest;
    for (let k = 0; k < BISECTIONS; k++) {
      const middle = (low + high) / 2;
      if (smallest(middle) >= overlap) low = middle;
      else high = middle;
    }
    return this.betaNow + (low > 0 ? low : high);
  }

  /**
   * Goes to `beta`: weighs, adds to ln Z, and draws the descendants.
   *
   * @param energies  in units of `unit`, [sample][copy]
   */
  resample(energies: ArrayLike<number>, unit: number, beta: number): Resampling {
    const { population, samples, seed, firstSample = 0 } = this.spec;
    if (energies.length !== samples * population)
      throw new RangeError(`${samples * population} states, but ${energies.length} energies`);
    if (!(beta >= this.betaNow && beta < Infinity))
      throw new RangeError(`beta cannot go from ${this.betaNow} to ${beta}`);
    const delta = beta - this.betaNow;
    const sources = new Uint32Array(energies.length);
    const culled = new Float64Array(samples);
    for (let s = 0; s < samples; s++) {
      const { weights, lowest } = relativeWeights(energiesOf(energies, s, population), delta * unit);
      this.logWeights[s]! += ln(sumOf(weights) / population) - delta * unit * lowest;
      const word = new WordReader(seed, Stream.PopulationResample, firstSample + s, this.resamplings).word(0);
      const descendants = systematicCounts(integerWeights(weights), word);
      culled[s] = descendants.reduce((none, n) => none + (n === 0 ? 1 : 0), 0) / population;
      sources.set(
        placesOf(descendants).map((copy) => s * population + copy),
        s * population,
      );
    }
    const before = this.families.slice();
    sources.forEach((source, state) => {
      this.families[state] = before[source]!;
    });
    this.resamplings++;
    this.betaNow = beta;
    return { beta, sources, culled };
  }

  /** ln Z estimated at the present beta, [sample]; N is the number of spins. -ln Z / beta is the free energy. */
  logPartition(size: number): Float64Array {
    return this.logWeights.map((sum) => size * Math.LN2 + sum);
  }

  /** rho_t = R sum_f n_f^2, [sample]: 1 where every copy is its own family, R where one family is left. */
  meanSquareFamily(): Float64Array {
    return this.perFamilies((shares) => this.spec.population * shares.reduce((sum, n) => sum + n * n, 0));
  }

  /** rho_s = R exp(sum_f n_f ln n_f), [sample]: the same from the entropy of the families, less moved by the largest. */
  entropicFamily(): Float64Array {
    return this.perFamilies(
      (shares) => this.spec.population * exp(shares.reduce((sum, n) => sum + n * ln(n), 0)),
    );
  }

  /** Families that still have a member, [sample]. */
  familyCount(): Float64Array {
    return this.perFamilies((shares) => shares.length);
  }

  snapshot(): PopulationSnapshot {
    return {
      beta: this.betaNow,
      resamplings: this.resamplings,
      families: this.families.slice(),
      logWeights: this.logWeights.slice(),
    };
  }

  /** @throws RangeError if the snapshot is of another population */
  restore(snapshot: PopulationSnapshot): void {
    if (
      snapshot.families.length !== this.families.length ||
      snapshot.logWeights.length !== this.logWeights.length
    )
      throw new RangeError('the snapshot is of another population');
    this.betaNow = snapshot.beta;
    this.resamplings = snapshot.resamplings;
    this.families.set(snapshot.families);
    this.logWeights.set(snapshot.logWeights);
  }

  private perFamilies(f: (shares: readonly number[]) => number): Float64Array {
    const { population, samples } = this.spec;
    return Float64Array.from({ length: samples }, (_, s) => {
      const counts = new Map<number, number>();
      for (const family of this.families.subarray(s * population, (s + 1) * population))
        counts.set(family, (counts.get(family) ?? 0) + 1);
      return f([...counts.values()].map((count) => count / population));
    });
  }
}

/** delta is then known to 2^-40 of the range. */
const BISECTIONS = 40;

/** Energies of one sample's copies, [copy]. */
function energiesOf(energies: ArrayLike<number>, sample: number, population: number): Float64Array {
  return Float64Array.from({ length: population }, (_, copy) => energies[sample * population + copy]!);
}

export interface PopulationPlan {
  /** The last beta; it is reached exactly. */
  readonly lastBeta: number;
  /** Sweeps at each step, after the resampling. */
  readonly sweepsPerStep: number;
  /** Overlap alpha of neighbouring steps. Default OVERLAP_TARGET. Ignored where `betas` are given. */
  readonly overlap?: number;
  /** Fixed steps in place of adaptive ones, ascending; `lastBeta` is added where missing. */
  readonly betas?: ArrayLike<number>;
}

/**
 * Anneals a glass made of `population` replicas of each sample from beta = 0 to `lastBeta`; `afterStep` measures or pauses, or
 * throws to end. Goes on from where the population stands, so a restored one is resumed. The glass must be in equilibrium at
 * that beta: fresh random spins at the start.
 *
 * Spins move through a snapshot of the glass; its clock and counts stay. Marks stay at their places and are then those of other
 * copies.
 */
export async function annealPopulation(
  glass: SpinState,
  population: Population,
  dynamics: SpinDynamics,
  plan: PopulationPlan,
  afterStep?: (resampling: Resampling) => Promise<void>,
): Promise<void> {
  const fixed = plan.betas
    ? Array.from(plan.betas)
        .concat(plan.lastBeta)
        .filter((beta) => beta <= plan.lastBeta)
    : null;
  while (population.beta < plan.lastBeta) {
    const energies = await glass.energies();
    const beta = fixed
      ? fixed.find((value) => value > population.beta)!
      : population.nextBeta(energies, glass.unit, plan.lastBeta, plan.overlap);
    const resampling = population.resample(energies, glass.unit, beta);
    await copySpins(glass, resampling.sources);
    await glass.sweep({ ...dynamics, betas: uniformBetas(glass.states, beta), sweeps: plan.sweepsPerStep });
    await afterStep?.(resampling);
  }
}

/** Gives each state the spins of its source. */
async function copySpins(glass: SpinState, sources: Uint32Array): Promise<void> {
  if (sources.length !== glass.states)
    throw new RangeError(`the population has ${sources.length} copies, the glass ${glass.states} states`);
  if (sources.every((source, state) => source === state)) return;
  const snapshot = await glass.snapshot();
  const stride = wordsPerState(glass.size);
  const spins = new Uint32Array(snapshot.spins.length);
  sources.forEach((source, state) => {
    spins.set(snapshot.spins.subarray(source * stride, (source + 1) * stride), state * stride);
  });
  await glass.restore({ ...snapshot, spins });
}
