/**
 * How much work one dispatch gets: bounded in loop iterations, because some drivers stop an invocation silently after
 * 65,535 of them, and in time, because watchdogs kill long dispatches and a page wants its turn. Nothing here can change a
 * result: kernels stop wherever the budget ends and go on from there.
 */

/** Loop iterations per invocation and dispatch, with room below 65,535 for what a kernel cannot interrupt. */
export const LARGEST_BUDGET = 50_000;
const SMALLEST_BUDGET = 32;
/** Aim for one dispatch, and for all that are submitted before the host looks again. */
const DISPATCH_MS = 15;
const BATCH_MS = 40;
const LARGEST_BATCH = 32;
/** A guess for software adapters: time of one field update of one state. */
const SOFTWARE_UPDATE_NS = 40;

export class Pace {
  budget: number;
  /** Dispatches submitted before the host looks again. */
  batch = 1;

  /** @param updatesPerIteration  integers touched by the iterations of one step in all states: size * states */
  constructor(software: boolean, updatesPerIteration: number) {
    const guess = (DISPATCH_MS * 1e6) / (updatesPerIteration * SOFTWARE_UPDATE_NS);
    this.budget = software ? clamp(guess) : 4096;
  }

  /** Learns from a batch that took `ms` and did not finish. */
  observe(ms: number): void {
    const perDispatch = ms / this.batch;
    if (perDispatch < DISPATCH_MS / 2 && this.budget < LARGEST_BUDGET) this.budget = clamp(this.budget * 2);
    else if (perDispatch > 2 * DISPATCH_MS) this.budget = clamp(this.budget / 2);
    if (ms < BATCH_MS / 2 && this.budget === LARGEST_BUDGET)
      this.batch = Math.min(LARGEST_BATCH, this.batch * 2);
    else if (ms > 2 * BATCH_MS) this.batch = Math.max(1, this.batch >> 1);
  }
}

function clamp(budget: number): number {
  return Math.max(SMALLEST_BUDGET, Math.min(LARGEST_BUDGET, Math.floor(budget)));
}
