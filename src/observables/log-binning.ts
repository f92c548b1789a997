/**
 * Equilibration on a logarithmic clock: averages over sweeps 1, 2–3, 4–7, …, 2^k … 2^(k+1) - 1. A quantity has settled when the
 * last bins agree; since each is as long as all before it, a run that only crawls is seen to crawl.
 *
 * Source: Katzgraber, Palassini & Young, Phys. Rev. B 63 (2001) 184422 (three bins must agree within errors).
 */
import { type Estimate, meanOverSamples } from './statistics.ts';

export interface LogBin {
  /** First and last sweep of the bin; the last may lie ahead of the run. */
  readonly from: number;
  readonly to: number;
  /** Measurements in it. */
  readonly count: number;
  /** Means over them, [sample]. */
  readonly perSample: Float64Array;
}

export interface SavedLogBins {
  readonly sums: readonly Float64Array[];
  readonly counts: readonly number[];
}

/** Gathers per-sample measurements by time. */
export class LogBins {
  private readonly sums: Float64Array[] = [];
  private readonly counts: number[] = [];

  /** @param sweep  time of the measurement, 1 …; @param values  [sample] */
  add(sweep: number, values: ArrayLike<number>): void {
    if (!(sweep >= 1)) throw new RangeError(`sweep ${sweep} is before the first`);
    const bin = Math.floor(Math.log2(sweep + 0.5));
    while (this.sums.length <= bin) {
      this.sums.push(new Float64Array(values.length));
      this.counts.push(0);
    }
    const sums = this.sums[bin]!;
    if (sums.length !== values.length) throw new RangeError('measurements of different numbers of samples');
    for (let s = 0; s < sums.length; s++) sums[s]! += values[s]!;
    this.counts[bin]! += 1;
  }

  /** Plain data that `restore` goes on from. */
  save(): SavedLogBins {
    return { sums: this.sums.map((sums) => sums.slice()), counts: this.counts.slice() };
  }

  restore({ sums, counts }: SavedLogBins): void {
    this.sums.splice(0, this.sums.length, ...sums.map((each) => each.slice()));
    this.counts.splice(0, this.counts.length, ...counts);
  }

  /** Bins that hold a measurement, oldest first. */
  bins(): LogBin[] {
    return this.sums.flatMap((sums, k) => {
      const count = this.counts[k]!;
      if (count === 0) return [];
      return [{ from: 2 ** k, to: 2 ** (k + 1) - 1, count, perSample: sums.map((sum) => sum / count) }];
    });
  }
}

/**
 * Last bin minus the one before it, and minus the one before that: both are 0 in equilibrium. Differences are taken sample by
 * sample, so the scatter between samples cancels. For `equivalenceLight`.
 *
 * @returns null with fewer than three bins: too early to tell
 */
export function lastBinGaps(bins: readonly LogBin[]): readonly [Estimate, Estimate] | null {
  if (bins.length < 3) return null;
  const last = bins.at(-1)!.perSample;
  const gap = (before: LogBin) => meanOverSamples(last.map((value, s) => value - before.perSample[s]!));
  return [gap(bins.at(-2)!), gap(bins.at(-3)!)];
}

/**
 * Independence of the start: runs from random spins (too hot) minus runs from an ordered or annealed start (too cold), sample by
 * sample; 0 in equilibrium. The two approach from both sides, so their agreement bounds what is left.
 *
 * @param fromHot, fromCold  the same quantity of the same samples, [sample]
 */
export function startGap(fromHot: ArrayLike<number>, fromCold: ArrayLike<number>): Estimate {
  if (fromHot.length !== fromCold.length) throw new RangeError('the two starts are of different samples');
  return meanOverSamples(Float64Array.from({ length: fromHot.length }, (_, s) => fromHot[s]! - fromCold[s]!));
}
