/**
 * Means over random splits of one table. Splits share rows, so their results are correlated, and the standard error of independent samples is too
 * small: it falls to 0 with the number of splits, while the table stays as small as it is.
 *
 * With a correlation of n_judged / (n_trained + n_judged) between splits, the variance of the mean over J of them is
 *
 *   (1/J + n_judged / n_trained) s^2.
 *
 * A rule of thumb that was tested, not a theorem: no unbiased estimate exists.
 *
 * Source: Nadeau & Bengio, Machine Learning 52 (2003) 239.
 */
export function resplitFactor(splits: number, judged: number, trained: number): number {
  return Math.sqrt(1 + (splits * judged) / trained);
}
