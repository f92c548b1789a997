/** Quantiles of a few values: the band that most replicas lie in, where a mean would be one outlier's. */

/**
 * The quantile at share p of the values, linear between order statistics (Hyndman & Fan 1996, type 7). NaN where a value is NaN.
 *
 * @throws RangeError if there are no values or p is not in [0, 1]
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  if (values.length === 0) throw new RangeError('no values have no quantile');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a share from 0 to 1`);
  const sorted = Float64Array.from(values).sort();
  if (Number.isNaN(sorted.at(-1))) return Number.NaN;
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const next = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[next]! - sorted[below]!);
}
