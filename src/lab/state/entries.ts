/**
 * Entries of the browser's history: one for every deliberate change. What changes the same setting again within 300 ms (a stepper
 * held down) is the same change: it takes the place of the entry instead of adding one. Browsers allow some hundred writes a
 * minute, so only the last of a burst is written.
 */
export interface HistoryLike {
  push(link: string): void;
  replace(link: string): void;
}

const REST_MS = 300;

export class Entries {
  #what: string | null = null;
  #at = Number.NEGATIVE_INFINITY;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly history: HistoryLike,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @param what  names what was changed: of two in a row with one name the later may take the earlier's place */
  add(link: string, what: string): void {
    clearTimeout(this.#waiting);
    const same = what === this.#what && this.now() - this.#at < REST_MS;
    this.#what = what;
    this.#at = this.now();
    if (same) this.#waiting = setTimeout(() => this.history.replace(link), REST_MS);
    else this.history.push(link);
  }

  /** The reader went elsewhere: the next change is a new one, and nothing that waits is written over where they are now. */
  leave(): void {
    clearTimeout(this.#waiting);
    this.#what = null;
  }
}
