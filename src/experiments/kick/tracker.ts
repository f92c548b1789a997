/** The lowest value so far of every replica, and what went with it. */
import type { Memory } from '../journey.ts';

interface SavedTrack {
  readonly now: number[];
  readonly best: number[];
  readonly heldOut: number[];
  readonly heldOutAtBest: number[];
}

export class Track implements Memory {
  private saved: SavedTrack = { now: [], best: [], heldOut: [], heldOutAtBest: [] };

  reset(): void {
    this.saved = { now: [], best: [], heldOut: [], heldOutAtBest: [] };
  }

  /**
   * @param values   loss or energy, [replica]; what is not finite is no best
   * @param heldOut  error on points held out, [replica], where there are such
   */
  look(values: ArrayLike<number>, heldOut: ArrayLike<number> | null = null): void {
    const now = Array.from(values);
    const { best, heldOutAtBest } = this.saved;
    const isBetter = (e: number) => Number.isNaN(best[e] ?? Number.NaN) || now[e]! < best[e]!;
    this.saved = {
      now,
      best: now.map((value, e) => (isBetter(e) ? value : best[e]!)),
      heldOut: heldOut ? Array.from(heldOut) : [],
      heldOutAtBest: heldOut ? now.map((_, e) => (isBetter(e) ? heldOut[e]! : heldOutAtBest[e]!)) : [],
    };
  }

  get now(): readonly number[] {
    return this.saved.now;
  }

  get best(): readonly number[] {
    return this.saved.best;
  }

  get heldOut(): readonly number[] {
    return this.saved.heldOut;
  }

  /** Held-out error where the loss was lowest: chosen by what a person in training sees. */
  get heldOutAtBest(): readonly number[] {
    return this.saved.heldOutAtBest;
  }

  save(): unknown {
    return structuredClone(this.saved);
  }

  restore(saved: unknown): void {
    this.saved = structuredClone(saved) as SavedTrack;
  }
}
