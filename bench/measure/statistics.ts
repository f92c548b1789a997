/** Medians of repeated times with intervals that assume no distribution: times scatter to one side, and a mean would follow the tail. */

export interface Interval {
  readonly median: number;
  /** The median of all times that could have been taken lies between these, with the chance `coverage`. */
  readonly low: number;
  readonly high: number;
  /** 0.95 and more, less where there are too few samples for it: then the interval is from the least to the most. */
  readonly coverage: number;
}

const WANTED = 0.95;

/**
 * The sample median and the narrowest pair of order statistics, equally far from both ends, that holds the true median with a chance
 * of 95 % and more: the number of samples below it is binomial with p = 1/2.
 *
 * @throws RangeError without samples, or where one is no number
 * Source: H. A. David & H. N. Nagaraja, Order Statistics (2003), section 7.1.
 */
export function medianInterval(samples: readonly number[]): Interval {
  if (samples.length === 0 || samples.some((value) => !Number.isFinite(value)))
    throw new RangeError('a median needs finite samples');
  const sorted = samples.toSorted((a, b) => a - b);
  const n = sorted.length;
  let rank = 0;
  while (rank + 1 < n / 2 && coverageOf(n, rank + 1) >= WANTED) rank++;
  return {
    median: medianOf(sorted),
    low: sorted[rank]!,
    high: sorted[n - 1 - rank]!,
    coverage: coverageOf(n, rank),
  };
}

/** Chance that the true median lies between the order statistics `rank` and n - 1 - `rank`, counted from 0. */
function coverageOf(n: number, rank: number): number {
  let [term, below] = [0.5 ** n, 0];
  for (let k = 0; k <= rank; k++) {
    below += term;
    term *= (n - k) / (k + 1);
  }
  return Math.max(0, 1 - 2 * below);
}

/** @param sorted  ascending, not empty */
export function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const median = (values: readonly number[]): number => medianOf(values.toSorted((a, b) => a - b));

/** The same interval of a multiple of what was sampled, or of one over it. */
export function scaled({ median, low, high, coverage }: Interval, factor: number): Interval {
  return { median: median * factor, low: low * factor, high: high * factor, coverage };
}
