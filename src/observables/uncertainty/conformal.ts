/**
 * Split conformal intervals: a promise that needs no model to be right. Scores s of n calibration points, which nobody trained on, say
 * how wrong predictions are; with q the k-th smallest of them, k = ceil[(n + 1)(1 - alpha)], a new point's score is at most q with
 *
 *   1 - alpha <= P(s <= q) <= 1 - alpha + 1/(n + 1)
 *
 * (the right bound where scores have no ties), whatever predictor and noise are. The guarantee is on average over calibration sets
 * and over new points: that calibration and new points are exchangeable is all it needs, and what a shift of the domain takes away. It
 * is no promise for every x. Given one calibration set the coverage is itself random, Beta(k, n + 1 - k).
 *
 * Scores: |y - mean| gives bars of one length, |y - mean| / sd bars in proportion to what the model says, +-(y - mean) / sd one-sided ones.
 *
 * Source: Vovk, Gammerman & Shafer, Algorithmic Learning in a Random World (2005); Lei, G'Sell, Rinaldo, Tibshirani & Wasserman,
 * arXiv:1604.04173, theorem 2.2 and section 5.2; Angelopoulos & Bates, arXiv:2107.07511, section 3.2; Vovk, arXiv:1209.2673 (the Beta law).
 */

/** Rank of the quantile among n scores, counted from 1; n + 1 stands for infinity: too few points for so small an alpha. */
export function conformalRank(points: number, alpha: number): number {
  // The margin keeps (n + 1)(1 - alpha) = 19.000000000000004 at 19.
  return Math.max(1, Math.ceil((points + 1) * (1 - alpha) - 1e-9));
}

/** q: Infinity where n + 1 < 1/alpha. @param scores  of calibration points, which may be Infinity. @throws RangeError if alpha is not in (0, 1) */
export function conformalQuantile(scores: ArrayLike<number>, alpha: number): number {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha ${alpha} is not in (0, 1)`);
  const rank = conformalRank(scores.length, alpha);
  return rank > scores.length ? Number.POSITIVE_INFINITY : Float64Array.from(scores).sort()[rank - 1]!;
}

/** Of a prediction without any doubt (sd 0) that is right, 0; that is wrong, infinity: no length mends it. */
const inSd = (off: number, sd: number) => (off === 0 ? 0 : off / sd);

/** |y - mean| / sd, [point]; sd left out: 1. */
export function absoluteScores(mean: Float64Array, targets: Float64Array, sd?: Float64Array): Float64Array {
  return targets.map((y, k) => inSd(Math.abs(y - mean[k]!), sd?.[k] ?? 1));
}

export interface Interval {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** mean +- q sd, [point]; of an infinite q everything, also where sd is 0. */
export function conformalInterval(mean: Float64Array, q: number, sd?: Float64Array): Interval {
  const half = mean.map((_, k) => (q === Number.POSITIVE_INFINITY ? q : q * (sd?.[k] ?? 1)));
  return { low: mean.map((m, k) => m - half[k]!), high: mean.map((m, k) => m + half[k]!) };
}

/**
 * Scores of a one-sided bound, where some targets are only known to lie at or below (-1) or above (+1) the value given. `upper` bounds y
 * by mean + q sd, `lower` by mean - q sd. Where a censored point's score is not known the largest it can be is taken: the bound
 * keeps its guarantee, and pays in width.
 */
export function oneSidedScores(
  side: 'upper' | 'lower',
  mean: Float64Array,
  targets: Float64Array,
  sd: Float64Array,
  censoring: Float64Array,
): Float64Array {
  const sign = side === 'upper' ? 1 : -1;
  // y <= given: y - mean is at most what is given, mean - y has no bound.
  return targets.map((y, k) =>
    censoring[k]! * sign > 0 ? Number.POSITIVE_INFINITY : inSd(sign * (y - mean[k]!), sd[k]!),
  );
}

/** Two-sided scores with censored targets, likewise at their largest: Infinity where one side is open. */
export function censoredScores(
  mean: Float64Array,
  targets: Float64Array,
  sd: Float64Array,
  censoring: Float64Array,
): Float64Array {
  return absoluteScores(mean, targets, sd).map((score, k) =>
    censoring[k] === 0 ? score : Number.POSITIVE_INFINITY,
  );
}

export interface CoverageLaw {
  /** E of the share of m new points that are covered: k / (n + 1). */
  readonly mean: number;
  /** Sd of that share over calibration sets and new points: beta-binomial. */
  readonly sd: number;
}

/** What coverage is to be expected of n calibration points and m new ones, scores without ties. */
export function coverageLaw(calibration: number, alpha: number, points: number): CoverageLaw {
  const a = conformalRank(calibration, alpha);
  const b = calibration + 1 - a;
  if (b <= 0) return { mean: 1, sd: 0 };
  const mean = a / (a + b);
  const variance = (mean * (1 - mean) * (a + b + points)) / ((a + b + 1) * points);
  return { mean, sd: Math.sqrt(variance) };
}
