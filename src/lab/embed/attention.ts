/**
 * When a lab in a frame may compute: while its reader sees it, and no other lab of the same page does. It knows no DOM; time,
 * sight and the other frames come from outside.
 *
 * Nothing runs before it is seen or played. Out of sight it pauses, and goes on by itself when it is seen again; for another frame
 * it pauses until somebody plays it. After a minute without a run its engine is given back.
 */

/** A pause of this long frees the engine, ms. */
export const REST_MS = 60_000;
/** Other frames that run answer within this time, ms. */
const ASK_MS = 150;

/** What frames of one page tell one another. */
export type Call =
  | { readonly call: 'who' }
  /** One that ran is out of sight now: whoever waits in sight may ask again. */
  | { readonly call: 'free' }
  | { readonly call: 'running'; readonly since: number; readonly frame: string };

export function isCall(data: unknown): data is Call {
  if (typeof data !== 'object' || data === null) return false;
  const { call, since, frame } = data as Record<string, unknown>;
  return (
    call === 'who' ||
    call === 'free' ||
    (call === 'running' && Number.isFinite(since) && typeof frame === 'string')
  );
}

export interface Run {
  /** Begins, or goes on from where it is paused. */
  play(): void;
  pause(): void;
  release(): void;
}

export class Attention {
  #seen = false;
  #running = false;
  /** Since when this frame runs, for a tie of two. */
  #since = 0;
  /** It waits only to be seen: to begin by itself, or to go on. */
  #wants: boolean;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #ask: ReturnType<typeof setTimeout> | undefined;

  /** @param eager  begins by itself when it is first seen */
  constructor(
    private readonly frame: string,
    private readonly run: Run,
    private readonly call: (call: Call) => void,
    eager: boolean,
  ) {
    this.#wants = eager;
  }

  /** Whether any of the frame is on screen. */
  see(seen: boolean): void {
    if (seen === this.#seen) return;
    this.#seen = seen;
    clearTimeout(this.#ask);
    if (!seen && this.#running) {
      this.#rests();
    } else if (seen && this.#wants) this.#playIfFree();
  }

  /** A person, or the page around, wants it to run; another frame makes way. */
  play(): void {
    clearTimeout(this.#ask);
    this.#wants = !this.#seen;
    if (this.#seen) this.run.play();
  }

  pause(): void {
    clearTimeout(this.#ask);
    this.#wants = false;
    if (this.#running) this.run.pause();
  }

  /** The run began or stopped, whoever made it. */
  ran(running: boolean): void {
    if (running === this.#running) return;
    this.#running = running;
    clearTimeout(this.#rest);
    if (running && !this.#seen) this.#rests();
    else if (running) {
      this.#wants = false;
      this.#since = Date.now();
      this.#say();
    } else {
      this.#rest = setTimeout(() => this.run.release(), REST_MS);
      // It came to rest only after it was in sight again.
      if (this.#seen && this.#wants) this.#playIfFree();
    }
  }

  hear(call: Call): void {
    // Out of sight it only comes to rest, if it has not yet: it is in nobody's way.
    const runs = this.#running && this.#seen;
    if (call.call === 'who') {
      if (runs) this.#say();
      return;
    }
    if (call.call === 'free') {
      if (this.#seen && this.#wants) this.#playIfFree();
      return;
    }
    // Somebody runs: no beginning by oneself.
    clearTimeout(this.#ask);
    if (!runs) return;
    const later = call.since > this.#since || (call.since === this.#since && call.frame > this.frame);
    if (later) this.pause();
    else this.#say();
  }

  /** Asks first: whoever runs already goes on, and this frame stays as it is until it is played. */
  #playIfFree(): void {
    clearTimeout(this.#ask);
    this.#ask = setTimeout(() => {
      if (this.#seen && this.#wants) this.run.play();
    }, ASK_MS);
    this.call({ call: 'who' });
  }

  /** Until it is seen again. */
  #rests(): void {
    this.#wants = true;
    this.run.pause();
    this.call({ call: 'free' });
  }

  #say(): void {
    this.call({ call: 'running', since: this.#since, frame: this.frame });
  }
}
