/**
 * Means with honest errors: over independent samples, and by jackknife for anything that is not linear in them.
 *
 * The unit of independence is the disorder sample. Pairs of copies, sites and successive sweeps of one sample share its
 * couplings and its history, so they are averaged inside the sample first and never counted as if independent.
 */

/** A value and its standard error; the error is NaN where it cannot be told (one sample alone). */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** An estimate of something nonlinear in the means, with the bias that the jackknife sees (already not subtracted). */
export interface JackknifeEstimate extends Estimate {
  /** (n - 1)(mean of the leave-one-out values - value): of order 1/n, to be compared with the error. */
  readonly bias: number;
}

/** Arithmetic mean. @throws RangeError if there is nothing to average. */
export function mean(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError('the mean of no values does not exist');
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum / values.length;
}

/** Unbiased variance, divisor n - 1; NaN for one value. */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += (values[k]! - centre) ** 2;
  return values.length > 1 ? sum / (values.length - 1) : Number.NaN;
}

/**
 * Mean over independent samples and its standard error sqrt(variance / n).
 *
 * @param values  [sample], each already averaged over copies and sweeps
 * @returns error NaN for one sample: the scatter between samples cannot be seen then
 */
export function meanOverSamples(values: ArrayLike<number>): Estimate {
  return { value: mean(values), error: Math.sqrt(variance(values) / values.length) };
}

/**
 * Delete-one jackknife: the error of a statistic from its values with one independent unit left out each time.
 *
 * error^2 = (n - 1)/n sum_k (theta_(k) - mean theta_(.))^2. For a plain mean it equals `meanOverSamples` exactly.
 *
 * @param value       the statistic on all units
 * @param leaveOneOut [unit], the statistic without unit k
 * Source: Efron & Stein, Ann. Statist. 9 (1981) 586; Young, arXiv:1210.3781, section II.
 */
export function jackknifeOf(value: number, leaveOneOut: ArrayLike<number>): JackknifeEstimate {
  const n = leaveOneOut.length;
  if (n < 2) return { value, error: Number.NaN, bias: Number.NaN };
  const centre = mean(leaveOneOut);
  let sum = 0;
  for (let k = 0; k < n; k++) sum += (leaveOneOut[k]! - centre) ** 2;
  return { value, error: Math.sqrt((sum * (n - 1)) / n), bias: (n - 1) * (centre - value) };
}

/**
 * Jackknife over samples of a function of several means, f([x], [y], …): ratios, Binder parameters, crossings.
 *
 * @param columns  [quantity][sample], all of one length
 * @param f        function of the means, [quantity]
 * @throws RangeError if the columns differ in length or are empty
 */
export function jackknifeOverSamples(
  columns: readonly ArrayLike<number>[],
  f: (means: readonly number[]) => number,
): JackknifeEstimate {
  const n = columns[0]?.length ?? 0;
  if (n === 0 || columns.some((column) => column.length !== n)) {
    throw new RangeError('a jackknife needs columns of one length with at least one sample');
  }
  const means = columns.map(mean);
  const leaveOneOut = new Float64Array(n > 1 ? n : 0);
  for (let k = 0; k < leaveOneOut.length; k++) {
    leaveOneOut[k] = f(means.map((m, c) => (n * m - columns[c]![k]!) / (n - 1)));
  }
  return jackknifeOf(f(means), leaveOneOut);
}

/** Is |estimate - expected| within so many standard errors? False where the error is unknown or a value is not a number. */
export function agrees(estimate: Estimate, expected: number, sigmas: number): boolean {
  return Math.abs(estimate.value - expected) <= sigmas * estimate.error;
}
