/**
 * How many rounds of replica exchange are submitted at once. A try is some sweep dispatches, then energies and the exchange,
 * which does nothing where a state has not arrived: so a wrong guess costs time and never a number.
 */
import { BATCH_MS, type Pace } from './pace.ts';

const MOST_TRIES = 256;
const MOST_DISPATCHES = 32;

export class TemperPace {
  /** Tries in one submission. */
  tries = 1;
  /** Sweep dispatches in one try. */
  dispatches = 1;

  /**
   * Learns from a submission of `tries` that took `ms`, without the wait, and completed `made` rounds.
   *
   * @param pace  of its sweeps: the budget bounds each dispatch
   */
  observe(pace: Pace, ms: number, made: number, tries: number): void {
    const { dispatches } = this;
    const perTry = Math.max(0.01, ms) / tries;
    if (made < tries) {
      // States ran out of budget: larger dispatches where there is time, else more of them.
      const before = pace.budget;
      pace.adjust(perTry / (dispatches + 1));
      const needed = (dispatches * tries) / Math.max(made, 0.5);
      this.dispatches = bounded(Math.ceil((needed * before) / pace.budget), MOST_DISPATCHES);
    } else if (dispatches > 1) {
      this.dispatches--;
    }
    const expected = (perTry * (this.dispatches + 1)) / (dispatches + 1);
    this.tries = bounded(Math.round(Math.min(2 * this.tries, BATCH_MS / expected)), MOST_TRIES);
  }
}

function bounded(count: number, most: number): number {
  return Math.max(1, Math.min(most, count));
}
