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
export const BATCH_MS = 45;
const LARGEST_BATCH = 32;
/** Change of the budget from one look to the next: a single slow moment must not undo it. */
const LARGEST_CHANGE = 4;
/** First guesses, right or wrong by a factor of a few: iterations on a GPU; time of one iteration of one invocation in software. */
const GPU_BUDGET = 4096;
const SOFTWARE_NS = 100;

export class Pace {
  budget: number;
  /** Dispatches submitted before the host looks again. */
  batch = 1;

  /**
   * @param invocations  of one dispatch, in all workgroups
   * @param waitMs       time of a wait in which the device has nothing to do (about 11 ms in Deno)
   */
  constructor(
    software: boolean,
    invocations: number,
    private readonly waitMs: number,
    /** A budget that stays, however long dispatches take: for tests of where they end. */
    private readonly fixed?: number,
  ) {
    this.budget = fixed ?? firstBudget(software, invocations);
  }

  /** Learns from a batch that took `ms`, the wait included, and did not finish the work. */
  observe(ms: number): void {
    if (this.fixed !== undefined) return;
    const perDispatch = Math.max(0.01, ms - this.waitMs) / this.batch;
    const before = this.budget;
    this.adjust(perDispatch);
    const expected = (perDispatch * this.budget) / before;
    this.batch = Math.max(1, Math.min(LARGEST_BATCH, 2 * this.batch, Math.round(BATCH_MS / expected)));
  }

  /** Changes the budget towards dispatches of the right length. @param perDispatch  time of one that spent its budget, in ms */
  adjust(perDispatch: number): void {
    if (this.fixed !== undefined) return;
    const change = Math.max(1 / LARGEST_CHANGE, Math.min(LARGEST_CHANGE, DISPATCH_MS / perDispatch));
    this.budget = bounded(this.budget * change);
  }
}

function firstBudget(software: boolean, invocations: number): number {
  return software ? bounded((DISPATCH_MS * 1e6) / (invocations * SOFTWARE_NS)) : GPU_BUDGET;
}

function bounded(budget: number): number {
  return Math.max(SMALLEST_BUDGET, Math.min(LARGEST_BUDGET, Math.floor(budget)));
}
