/**
 * The gate that every run passes between two bounded pieces of work: here it waits while paused, ends when cancelled, and
 * hands out its state when a checkpoint is due. It also lets the event loop turn, or no message would ever arrive.
 */

/** Longest time a run keeps the event loop to itself, ms. */
const TURN_MS = 8;

type Save = () => Promise<unknown>;

export interface GateOptions {
  /** Milliseconds between two checkpoints. */
  readonly checkpointMs: number;
  /** Called with the experiment's state whenever a checkpoint is taken. */
  keep(state: unknown): void | Promise<void>;
  /** Called on every pass, for what is throttled: status, progress. */
  passed(): void;
}

export class Gate {
  #paused: boolean;
  #cancelled = false;
  #checkpointAsked = false;
  #lastCheckpoint = performance.now();
  #lastTurn = performance.now();
  /** Wakes a waiting pass to look around again. */
  #wake: () => void = () => {};
  /** Those who wait for the checkpoint that was asked for. */
  #waiting: ((taken: boolean) => void)[] = [];

  constructor(
    private readonly options: GateOptions,
    paused: boolean,
  ) {
    this.#paused = paused;
  }

  get paused(): boolean {
    return this.#paused;
  }

  get cancelled(): boolean {
    return this.#cancelled;
  }

  pause(): void {
    this.#paused = true;
  }

  play(): void {
    this.#paused = false;
    this.#wake();
  }

  cancel(): void {
    this.#cancelled = true;
    this.#answer(false);
    this.#wake();
  }

  /** Takes a checkpoint at the next pass, which may be a waiting one. @returns false when the run ended before it */
  checkpoint(): Promise<boolean> {
    if (this.#cancelled) return Promise.resolve(false);
    this.#checkpointAsked = true;
    this.#wake();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** No pass will come any more. */
  close(): void {
    this.#answer(false);
  }

  /** @throws AbortError when cancelled */
  async pass(save: Save): Promise<void> {
    if (performance.now() - this.#lastCheckpoint >= this.options.checkpointMs) this.#checkpointAsked = true;
    for (;;) {
      if (this.#cancelled) throw new DOMException('The run was cancelled.', 'AbortError');
      if (this.#checkpointAsked) {
        await this.#take(save);
        continue;
      }
      this.options.passed();
      if (!this.#paused) break;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (performance.now() - this.#lastTurn >= TURN_MS) {
      await turn();
      this.#lastTurn = performance.now();
      // What arrived during the turn counts at once.
      if (this.#cancelled || this.#paused) await this.pass(save);
    }
  }

  async #take(save: Save): Promise<void> {
    this.#checkpointAsked = false;
    await this.options.keep(await save());
    this.#lastCheckpoint = performance.now();
    this.#answer(true);
  }

  #answer(taken: boolean): void {
    for (const resolve of this.#waiting.splice(0)) resolve(taken);
  }
}

/** One turn of the event loop. `setTimeout` would wait 4 ms in a browser, so a message to oneself is used there. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
