/** Time series of one chain: how long it remembers, and what that does to the error of its mean. */
import { mean, variance } from './statistics.ts';

export interface AutocorrelationEstimate {
  readonly result: 'converged' | 'series-too-short';
  /** Integrated autocorrelation time in units of the spacing; a lower bound if the series is too short. */
  readonly tau: number;
  /** Standard error of tau. */
  readonly tauError: number;
  /** Lag M at which the sum was cut. */
  readonly window: number;
  /** Independent measurements the series is worth, n / tau (tau = 1 for independent values). */
  readonly effectiveCount: number;
}

/** Below so many tau a series cannot give its own autocorrelation time. */
const LENGTH_IN_TAU = 50;

/**
 * Integrated autocorrelation time of a stationary series, tau = 1 + 2 sum_{t=1}^{M} rho(t), cut at the first M >=
 * windowFactor * tau(M).
 *
 * Several chains of one law (copies of a sample) may be given together: their autocovariances about the common mean are
 * averaged before the division, which keeps a chain stuck in another valley from looking converged.
 *
 * @param series  float64[n], equilibrated and evenly spaced, or a list of such chains of one length
 * @returns tau in units of the spacing and its standard error. `result: 'series-too-short'` if n < 50 tau in total: then
 *          tau is a lower bound, not an estimate. A constant series has tau = 1: there is nothing to decorrelate
 * @throws RangeError if n < 2, lengths differ, or a value is not finite
 *
 * Error: sd(tau) ~ tau sqrt(2 (2 M + 1) / n); the cut biases it by about exp(-M / tau_exp).
 * Check: AR(1) with coefficient a has tau = (1 + a)/(1 - a).   Source: Sokal, Cargese lectures (1997), section 3.
 */
export function integratedAutocorrelation(
  series: Float64Array | readonly Float64Array[],
  windowFactor = 5,
): AutocorrelationEstimate {
  const chains = series instanceof Float64Array ? [series] : series;
  const length = chains[0]?.length ?? 0;
  if (length < 2) throw new RangeError('an autocorrelation time needs at least two measurements');
  if (chains.some((chain) => chain.length !== length)) throw new RangeError('the chains differ in length');
  if (!chains.every((chain) => chain.every(Number.isFinite)))
    throw new RangeError('a measurement is not finite');

  const count = length * chains.length;
  const centre = mean(chains.map(mean));
  // Compared exactly: rounding gives a constant series a tiny variance about its rounded mean.
  const constant = chains.every((chain) => chain.every((x) => x === chains[0]![0]));
  const variance0 = constant ? 0 : autocovariance(chains, centre, 0);
  let tau = 1;
  let window = 0;
  if (variance0 > 0) {
    // Once 50 tau exceed the series the answer is known, and a stuck chain costs no more than n^2 / 100.
    while (
      window < length - 1 &&
      count >= LENGTH_IN_TAU * tau &&
      !(window >= windowFactor * tau && window > 0)
    ) {
      window++;
      tau += (2 * autocovariance(chains, centre, window)) / variance0;
    }
  }
  // Anticorrelated chains may have tau < 1, but never a negative number of effective measurements.
  tau = Math.max(tau, 1 / count);
  return {
    result:
      count >= LENGTH_IN_TAU * tau && (window < length - 1 || variance0 === 0)
        ? 'converged'
        : 'series-too-short',
    tau,
    tauError: tau * Math.sqrt((2 * (2 * window + 1)) / count),
    window,
    effectiveCount: count / tau,
  };
}

/** (1/n) sum_t (x_t - m)(x_{t+lag} - m), averaged over chains; the divisor n keeps the estimate positive definite. */
function autocovariance(chains: readonly Float64Array[], centre: number, lag: number): number {
  let sum = 0;
  for (const chain of chains) {
    for (let t = 0; t + lag < chain.length; t++) sum += (chain[t]! - centre) * (chain[t + lag]! - centre);
  }
  return sum / (chains.length * chains[0]!.length);
}

export interface BinningLevel {
  /** Measurements in a bin, 2^level. */
  readonly binSize: number;
  readonly bins: number;
  /** Error of the mean if these bins are taken as independent. */
  readonly error: number;
  /** Standard error of that error, error / sqrt(2 (bins - 1)). */
  readonly errorOfError: number;
}

export interface BinningAnalysis {
  readonly result: 'converged' | 'series-too-short';
  readonly value: number;
  /** Error of the mean with autocorrelation in it; a lower bound if the series is too short. */
  readonly error: number;
  /** (error / naive error)^2: the integrated autocorrelation time as the bins see it. */
  readonly tau: number;
  readonly levels: readonly BinningLevel[];
}

/** Fewest bins whose scatter is used: the error is then known to 1/sqrt(2 * 31), about 13 %. */
const FEWEST_BINS = 32;

/**
 * Binning (blocking) analysis of one chain: bins of 1, 2, 4, … measurements, until their scatter stops growing.
 *
 * @param series  float64[n], n >= 64, equilibrated, evenly spaced; a rest that fills no bin is left out at its level
 * @returns the error at the largest bins of which there are at least 32. `converged` if bins exceed 8 tau there and the error
 *          agrees with the level before within twice its own error
 * @throws RangeError if n < 64
 * Source: Flyvbjerg & Petersen, J. Chem. Phys. 91 (1989) 461; Ambegaokar & Troyer, Am. J. Phys. 78 (2010) 150.
 */
export function binning(series: Float64Array): BinningAnalysis {
  if (series.length < 2 * FEWEST_BINS)
    throw new RangeError(`binning needs at least ${2 * FEWEST_BINS} measurements`);
  const levels: BinningLevel[] = [];
  let bins = series;
  for (let binSize = 1; bins.length >= FEWEST_BINS; binSize *= 2) {
    const error = Math.sqrt(variance(bins) / bins.length);
    levels.push({
      binSize,
      bins: bins.length,
      error,
      errorOfError: error / Math.sqrt(2 * (bins.length - 1)),
    });
    bins = halve(bins);
  }
  const last = levels.at(-1)!;
  const before = levels.at(-2)!;
  const tau = last.error === 0 ? 1 : (last.error / levels[0]!.error) ** 2;
  const settled = Math.abs(last.error - before.error) <= 2 * last.errorOfError;
  return {
    result: settled && last.binSize >= 8 * tau ? 'converged' : 'series-too-short',
    value: mean(series),
    error: last.error,
    tau,
    levels,
  };
}

function halve(values: Float64Array): Float64Array {
  const half = new Float64Array(values.length >> 1);
  for (let k = 0; k < half.length; k++) half[k] = (values[2 * k]! + values[2 * k + 1]!) / 2;
  return half;
}
