/**
 * Chooses between kernels of one order, and between sizes of their workgroups, by measuring them at work: batches are run with each in
 * turn, and the one that advances most updates per millisecond stays. Results do not depend on it, so tuning costs nothing but
 * the slower batches, and never guesses from a vendor's name.
 */

/** Batches measured with each candidate; the best counts, so that one disturbance does not. */
const TRIALS = 2;
/** Shorter times say more about the host than about the kernel: short batches of one candidate are added up. */
const LEAST_MS = 3;
/** Regimes of acceptance: above 1/2, above 1/4, … */
const REGIMES = 8;

/**
 * What a kernel's speed depends on and the configuration does not tell: how many updates flip a spin. A kernel that pays for flips is
 * the best at one temperature and not at another, so every regime has a choice of its own.
 *
 * @returns floor(-log2(acceptance)), at most 7
 */
export function acceptanceRegime(flips: number, updates: number): number {
  if (!(flips > 0) || !(updates > 0)) return REGIMES - 1;
  return Math.min(REGIMES - 1, Math.max(0, Math.floor(-Math.log2(flips / updates))));
}

interface Trials {
  count: number;
  /** Best rate, in updates per millisecond. */
  best: number;
  /** Of the trial under way. */
  updates: number;
  ms: number;
}

export class KernelTuner {
  readonly #trials: readonly Trials[];
  #chosen: number | null;

  /** @param candidates  their number. One candidate needs no measuring. */
  constructor(candidates: number, known: number | null = null) {
    this.#trials = Array.from({ length: candidates }, () => ({ count: 0, best: 0, updates: 0, ms: 0 }));
    this.#chosen = candidates === 1 ? 0 : known;
  }

  /** The choice, once it is made. */
  get chosen(): number | null {
    return this.#chosen;
  }

  /** The candidate for the next batch: whichever was measured least often, so that all see the run at about the same time. */
  get next(): number {
    if (this.#chosen !== null) return this.#chosen;
    const least = Math.min(...this.#trials.map(({ count }) => count));
    return this.#trials.findIndex(({ count }) => count === least);
  }

  /** @param updates  attempted updates of all states in a batch of this candidate that took `ms` */
  observe(candidate: number, updates: number, ms: number): void {
    if (this.#chosen !== null) return;
    const trials = this.#trials[candidate]!;
    trials.updates += updates;
    trials.ms += Math.max(0, ms);
    if (trials.ms < LEAST_MS) return;
    trials.best = Math.max(trials.best, trials.updates / trials.ms);
    trials.count++;
    trials.updates = 0;
    trials.ms = 0;
    if (this.#trials.some(({ count }) => count < TRIALS)) return;
    const rates = this.#trials.map(({ best }) => best);
    this.#chosen = rates.indexOf(Math.max(...rates));
  }
}
