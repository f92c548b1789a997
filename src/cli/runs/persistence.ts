/**
 * Writing to a disk that may be full: a run goes on while its files cannot be written, says so once, and does not throw away its
 * results at the end for want of some space.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Facts, type GlassboxError, isProblem, type ProblemId } from '../../messages/problem.ts';

/** Between two attempts at the end of a run, ms. */
const RETRY_MS = 3000;
/** The reader is reminded this often, ms. */
const REMIND_MS = 60_000;

export class Persistence {
  #said = false;

  /** @param tell  a problem that does not end the run */
  constructor(private readonly tell: (id: ProblemId, facts: Facts) => void) {}

  /** @returns whether it was written; that it was not is said the first time */
  attempt(write: () => void): boolean {
    try {
      write();
      this.#said = false;
      return true;
    } catch (error) {
      const problem = unwritten(error);
      if (!this.#said) this.tell('GBX-705', problem.facts);
      this.#said = true;
      return false;
    }
  }

  /**
   * Tries until it is written, or until somebody stops it.
   *
   * @param patient  false: one attempt, for what a checkpoint holds anyway
   * @returns null where it was given up
   */
  async insist<T>(write: () => Promise<T>, stop: AbortSignal, patient: boolean): Promise<T | null> {
    let saidAt = Number.NEGATIVE_INFINITY;
    for (;;) {
      try {
        return await write();
      } catch (error) {
        const problem = unwritten(error);
        if (performance.now() - saidAt >= REMIND_MS) {
          this.tell(patient ? 'GBX-706' : 'GBX-505', problem.facts);
          saidAt = performance.now();
        }
        if (!patient || stop.aborted) return null;
      }
      await sleep(RETRY_MS, undefined, { signal: stop }).catch(() => {});
    }
  }
}

/** @throws whatever is no trouble with writing */
function unwritten(error: unknown): GlassboxError {
  if (isProblem(error) && error.id === 'GBX-505') return error;
  throw error;
}
