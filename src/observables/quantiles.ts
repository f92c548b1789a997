/** Quantiles with errors, for what has no mean: order statistics know nothing of the tails. */
import type { Estimate } from './statistics.ts';

/** The value below which a share of the sample lies, between order statistics by straight lines. @throws RangeError if there is none */
export function quantile(values: ArrayLike<number>, share: number): number {
  return ofSorted(Float64Array.from(values).sort(), share);
}

/**
 * A quantile and its standard error, without assuming a distribution: the number of values below it is binomial, so the quantile
 * lies between order statistics n share -+ sqrt(n share (1 - share)) with a chance of 68 %; half their distance is the error.
 *
 * @param values independent, [sample]
 * @returns error NaN for fewer than 8 values, of which the order says too little
 * Source: H. A. David & H. N. Nagaraja, Order Statistics (2003), section 7.1.
 */
export function quantileEstimate(values: ArrayLike<number>, share: number): Estimate {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const spread = Math.sqrt((share * (1 - share)) / n);
  const [low, high] = [share - spread, share + spread].map((s) => ofSorted(sorted, s));
  return { value: ofSorted(sorted, share), error: n < 8 ? Number.NaN : (high! - low!) / 2 };
}

/** The median with its error. */
export const medianEstimate = (values: ArrayLike<number>): Estimate => quantileEstimate(values, 0.5);

function ofSorted(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) throw new RangeError('a quantile of no values does not exist');
  const place = Math.min(Math.max(share * sorted.length - 0.5, 0), sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  // Infinite values may stand above the place, as those that are only known to be larger than all others.
  return place === below
    ? sorted[below]!
    : sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
