/**
 * When the page asks for checkpoints: soon after a run has begun, then so often that they cost a fortieth of the time, at most every
 * five seconds, at least every minute. A paused run is asked once.
 */
import type { RunState } from '../../controller/protocol.ts';

const FIRST_MS = 2000;
const SOONEST_MS = 5000;
const LATEST_MS = 60_000;
/** Milliseconds between two, per millisecond that one takes. */
const PER_COST = 40;
/** Megabytes a second that may be copied and stored. */
const BYTES_PER_MS = 1000;
/** One that takes longer than this is not asked of a page that is being left. */
const CHEAP_MS = 500;

export class CheckpointPace {
  #state: RunState = 'opening';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #stopped = false;
  #cost = 0;
  #taken = performance.now();
  /** Nothing has happened since the last one. */
  #stale = false;

  /** @param take  takes one; resolves with its bytes */
  constructor(private readonly take: () => Promise<number>) {}

  show(state: RunState): void {
    if (state === this.#state) return;
    const wasRunning = this.#state === 'running';
    this.#state = state;
    if (state === 'running') {
      this.#stale = false;
      this.#timer ??= setTimeout(() => void this.#now(), FIRST_MS);
    }
    // What a person looks at in peace is worth keeping at once.
    else if (state === 'paused' && wasRunning) void this.#now();
  }

  /** Now, if it is cheap and there is something new. */
  hurry(): void {
    if (this.#cost <= CHEAP_MS && performance.now() - this.#taken > SOONEST_MS / 5) void this.#now();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #now(): Promise<void> {
    if (this.#busy || this.#stopped || this.#stale || !['running', 'paused'].includes(this.#state)) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#busy = true;
    const began = performance.now();
    const bytes = await this.take().catch(() => 0);
    this.#busy = false;
    this.#taken = performance.now();
    this.#cost = this.#taken - began;
    if (this.#stopped) return;
    this.#stale = this.#state === 'paused';
    if (this.#stale) return;
    const wait = Math.max(SOONEST_MS, PER_COST * this.#cost, bytes / BYTES_PER_MS);
    this.#timer = setTimeout(() => void this.#now(), Math.min(wait, LATEST_MS));
  }
}
