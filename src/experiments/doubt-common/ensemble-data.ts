/** Data sets of an ensemble: points in the units of their owner, scales that make them of order one, and the way back. */
import { momentsOf } from '../../learner/data/split.ts';

/** A data set; a `Part` of a split is one. */
export interface EnsembleSet {
  readonly points: number;
  /** [point][input] */
  readonly inputs: Float64Array;
  /** [point][value]; one-hot [point][class] for classes */
  readonly targets: Float64Array;
  /** -1, 0, +1 as in src/learner/gaussian-loss.ts, [point][value]; left out: all values were seen. */
  readonly censoring?: Float64Array;
  /** w >= 0, [point]; left out: 1. */
  readonly weights?: Float64Array;
}

/** Means and widths of columns: what was taken off, and what was divided by (1 where a column is constant). */
export interface Scale {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

/** Moments of every column of [point][width] (divisor n). */
export function scaleOf(values: Float64Array, width: number): Scale {
  const moments = Array.from({ length: width }, (_, c) => momentsOf(values, width, c));
  return {
    mean: Float64Array.from(moments, (m) => m.mean),
    sd: Float64Array.from(moments, (m) => m.sd || 1),
  };
}

export function plainScale(width: number): Scale {
  return { mean: new Float64Array(width), sd: new Float64Array(width).fill(1) };
}

/** (x - mean) / sd of [point][width]. */
export function scaled(values: Float64Array, { mean, sd }: Scale): Float64Array {
  const width = mean.length;
  return values.map((x, k) => (x - mean[k % width]!) / sd[k % width]!);
}

/** Largest less smallest value of every column of [point][width], [column]. */
export function rangesOf(values: Float64Array, width: number): Float64Array {
  const low = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  for (let k = 0; k < values.length; k++) {
    const c = k % width;
    low[c] = Math.min(low[c]!, values[k]!);
    high[c] = Math.max(high[c]!, values[k]!);
  }
  return high.map((h, c) => h - low[c]!);
}
