/**
 * Chooses the workgroup size of a sweep kernel by measuring it at work: the first batches are run with each size in turn, and
 * the one that advances most updates per millisecond stays. Results do not depend on the size, so tuning costs nothing but
 * the slower batches, and never guesses from a vendor's name.
 */

/** Batches measured with each size; the best counts, so that one disturbance does not. */
const TRIALS = 2;
/** Shorter batches say more about the host than about the kernel. */
const LEAST_MS = 3;

export class WorkgroupTuner {
  /** Best rate of each size, in updates per millisecond. */
  readonly #rates = new Map<number, { trials: number; best: number }>();
  #chosen: number | null;

  /** @param sizes  candidates; the first is used until something is known. One candidate needs no measuring. */
  constructor(private readonly sizes: readonly number[]) {
    this.#chosen = sizes.length === 1 ? sizes[0]! : null;
  }

  /** The choice, once it is made. */
  get chosen(): number | null {
    return this.#chosen;
  }

  /** The size for the next batch. */
  get next(): number {
    if (this.#chosen !== null) return this.#chosen;
    return this.sizes.find((size) => (this.#rates.get(size)?.trials ?? 0) < TRIALS)!;
  }

  /** @param updates  attempted updates of all states in a batch of `next` that took `ms` */
  observe(updates: number, ms: number): void {
    if (this.#chosen !== null || ms < LEAST_MS) return;
    const size = this.next;
    const { trials, best } = this.#rates.get(size) ?? { trials: 0, best: 0 };
    this.#rates.set(size, { trials: trials + 1, best: Math.max(best, updates / ms) });
    if (this.sizes.every((each) => (this.#rates.get(each)?.trials ?? 0) >= TRIALS)) {
      const rate = (each: number) => this.#rates.get(each)!.best;
      this.#chosen = this.sizes.reduce((fastest, each) => (rate(each) > rate(fastest) ? each : fastest));
    }
  }
}
