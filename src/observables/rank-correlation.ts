/** Do two quantities rise together, whatever the shape of their relation? Spearman's rank correlation, and intervals by bootstrap. */
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';
import { mean } from './statistics.ts';

/**
 * Spearman's rho, from -1 to 1: the correlation of ranks; equal values share their mean rank.
 *
 * @returns NaN where one of the two does not vary, or there are fewer than 3 pairs
 * @throws RangeError if the two differ in length
 */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} and ${b.length} values are no pairs`);
  if (a.length < 3) return Number.NaN;
  const [x, y] = [ranksOf(a), ranksOf(b)];
  const centre = (a.length + 1) / 2;
  let [xx, yy, xy] = [0, 0, 0];
  for (let k = 0; k < x.length; k++) {
    const [u, v] = [x[k]! - centre, y[k]! - centre];
    xx += u * u;
    yy += v * v;
    xy += u * v;
  }
  return xy / Math.sqrt(xx * yy);
}

/** 1 for the smallest; equal values get the mean of the ranks they fill. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, k) => k).sort((i, j) => values[i]! - values[j]!);
  const ranks = new Float64Array(order.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let k = start; k < end; k++) ranks[order[k]!] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Mean of independent samples and the middle 95 % of the means of `draws` resamples of them (percentile bootstrap): an interval that
 * asks for no shape of their law. With few samples it is too narrow, by about a sixth at 10.
 *
 * Random numbers: stream Bootstrap, index = slot, time = draw, owner as given.
 * Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 *
 * @param samples  [sample]; NaN is left out. Fewer than 3 give an interval of NaN
 */
export function bootstrapInterval(
  samples: ArrayLike<number>,
  {
    seed,
    owner = 0,
    draws = 2000,
  }: { readonly seed: Seed; readonly owner?: number; readonly draws?: number },
): Interval {
  const known = Array.from(samples).filter((value) => !Number.isNaN(value));
  if (known.length === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  const value = mean(known);
  if (known.length < 3) return { value, low: Number.NaN, high: Number.NaN };
  const means = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    const words = new WordReader(seed, Stream.Bootstrap, owner, draw);
    for (let slot = 0; slot < known.length; slot++)
      means[draw]! += known[Math.floor((words.word(slot) * known.length) / 2 ** 32)]! / known.length;
  }
  means.sort();
  return { value, low: means[Math.floor(0.025 * draws)]!, high: means[Math.ceil(0.975 * draws) - 1]! };
}
