/** How long a run still takes, from what it has done so far; time in pause does not count. */

/** Before this much running time an estimate would jump about, ms. */
const LEAST_MS = 2000;

export class TimeLeft {
  #last: { readonly done: number; readonly at: number } | null = null;
  #made = 0;
  #spent = 0;

  /** A new run: nothing is known of it. */
  reset(): void {
    this.#last = null;
    this.#made = 0;
    this.#spent = 0;
  }

  /** What passes until the next observation was no work. */
  pause(): void {
    this.#last = null;
  }

  /** @param at  clock, ms. @returns ms left, or null while that cannot be said */
  observe(done: number, total: number, at: number): number | null {
    if (this.#last && done < this.#last.done) this.reset();
    if (this.#last) {
      this.#made += done - this.#last.done;
      this.#spent += at - this.#last.at;
    }
    this.#last = { done, at };
    if (this.#spent < LEAST_MS || this.#made === 0) return null;
    return (this.#spent / this.#made) * (total - done);
  }
}

export interface Duration {
  readonly unit: 'seconds' | 'minutes' | 'hours';
  readonly count: number;
}

/** In words that do not change all the time: to 5 s, to the minute, to the half hour; never "0 left". */
export function roughly(ms: number): Duration {
  const seconds = ms / 1000;
  if (seconds <= 55) return { unit: 'seconds', count: Math.max(5, 5 * Math.ceil(seconds / 5)) };
  if (seconds <= 90 * 60) return { unit: 'minutes', count: Math.ceil(seconds / 60) };
  return { unit: 'hours', count: Math.ceil(seconds / 1800) / 2 };
}
