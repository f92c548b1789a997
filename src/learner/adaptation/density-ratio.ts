/**
 * Importance weighting: source points are weighed by w(x) = p_target(x)/p_source(x), which a classifier of the two knows,
 *
 *   w(x) = (n_source/n_target) P(target|x)/P(source|x) = (n_source/n_target) exp(logit).
 *
 * It mends a covariate shift if the target lies where the source has points. Where it does not, no weight is right: a few source points
 * carry all of it, and nothing is said about what lies outside. So beside the weights go the signs of that: the effective sample size,
 * how well the classifier parts the two (AUC near 1: they do not overlap), and the share of the target farther from the source than
 * source points are from one another.
 *
 * Source: Shimodaira, J. Stat. Plan. Inference 90 (2000) 227; Sugiyama, Suzuki & Kanamori, Density Ratio Estimation in Machine Learning
 * (2012), chapter 4; Kong, Liu & Wong, JASA 89 (1994) 278 (effective sample size); Hanley & McNeil, Radiology 143 (1982) 29 (AUC).
 */
import exp from '@stdlib/math-base-special-exp';

/**
 * @param logits  ln w(x) at source points, [point]: those of a classifier that saw as many points of both kinds
 * @param most    w is clipped at this
 * @returns clipped and then of mean 1, [point]
 */
export function densityRatios(logits: ArrayLike<number>, most: number): Float64Array {
  const ratios = Float64Array.from(logits, (logit) => Math.min(exp(logit), most));
  const average = ratios.reduce((sum, w) => sum + w, 0) / ratios.length;
  // A classifier that gives the whole source no chance at all: nothing tells its points apart.
  return average > 0 ? ratios.map((w) => w / average) : ratios.fill(1);
}

/** (sum w)^2 / sum w^2 as a share of the points: 1 where all weigh alike, 1/n where one carries everything. */
export function effectiveShare(weights: Float64Array): number {
  const [sum, squares] = [weights.reduce((s, w) => s + w, 0), weights.reduce((s, w) => s + w * w, 0)];
  return squares > 0 ? (sum * sum) / squares / weights.length : 0;
}

/** Probability that a point of the second kind scores above one of the first, ties half: 1/2 cannot be told apart, 1 no overlap. */
export function areaUnderCurve(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const all = [
    ...Array.from(first, (score) => ({ score, second: 0 })),
    ...Array.from(second, (score) => ({ score, second: 1 })),
  ];
  all.sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]!.score === all[from]!.score) to++;
    for (let k = from; k < to; k++) ranks += all[k]!.second * ((from + to + 1) / 2);
    from = to;
  }
  return (ranks - (second.length * (second.length + 1)) / 2) / (first.length * second.length);
}

/**
 * Share of target points whose nearest source point is farther than `level` of source points have theirs (leave one out): about
 * 1 - level where both are alike.
 *
 * @param source  [point][coordinate], in units in which distances mean something (standardised); at least 3 points
 */
export function shareOutside(
  source: Float64Array,
  target: Float64Array,
  width: number,
  level = 0.99,
): number {
  const points = source.length / width;
  const own = Float64Array.from({ length: points }, (_, k) =>
    nearest(source, source.subarray(k * width, (k + 1) * width), k),
  ).sort();
  const bar = own[Math.min(points - 1, Math.ceil(level * points) - 1)]!;
  const others = target.length / width;
  let outside = 0;
  for (let k = 0; k < others; k++)
    if (nearest(source, target.subarray(k * width, (k + 1) * width), -1) > bar) outside++;
  return outside / others;
}

/** Squared distance to the nearest of all points but one. */
function nearest(points: Float64Array, at: Float64Array, but: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < points.length / at.length; k++) {
    if (k === but) continue;
    let sum = 0;
    for (let i = 0; i < at.length; i++) sum += (points[k * at.length + i]! - at[i]!) ** 2;
    least = Math.min(least, sum);
  }
  return least;
}
