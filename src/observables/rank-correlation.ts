/** Do two quantities rise together, in whatever shape? Correlation of their ranks. */

/** Ranks 1 … n; equal values share the mean of their ranks. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, k) => k).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let k = from; k < to; k++) ranks[order[k]!] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Spearman's rho: Pearson's correlation of the ranks, with ties; 1 where one always rises with the other. NaN with fewer than three values,
 * where a value is not a number, or where all are equal.
 *
 * @throws RangeError if the lengths differ
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length) throw new RangeError(`${x.length} values beside ${y.length}`);
  const known = (values: ArrayLike<number>) => Array.from(values).every((value) => !Number.isNaN(value));
  if (x.length < 3 || !known(x) || !known(y)) return Number.NaN;
  const [a, b] = [ranksOf(x), ranksOf(y)];
  const centre = (x.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let k = 0; k < a.length; k++) {
    ab += (a[k]! - centre) * (b[k]! - centre);
    aa += (a[k]! - centre) ** 2;
    bb += (b[k]! - centre) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
