/**
 * How good a predicted distribution is, once the answer is known. Proper scores: the truth has the best expectation, so nobody gains by
 * saying another width than is believed. All are losses (smaller is better) of Gaussian predictions, one number a point:
 * `scoreOf` makes a mean with its standard error of them.
 *
 * Source: Gneiting & Raftery, J. Am. Stat. Assoc. 102 (2007) 359.
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { type Estimate, mean, meanOverSamples } from '../statistics.ts';
import type { Members } from './decomposition.ts';
import { normalCdf, normalDensity, normalQuantile } from './normal.ts';

/** Gaussian predictions of points that were then seen, [point] each. */
export interface Judged {
  readonly mean: Float64Array;
  /** Total, of what is seen: with its noise. */
  readonly variance: Float64Array;
  readonly targets: Float64Array;
}

const LN_TWO_PI = ln(2 * Math.PI);

/** -ln N(y; mean, variance), nats. */
export function gaussianNll(y: number, centre: number, variance: number): number {
  return (LN_TWO_PI + ln(variance) + (y - centre) ** 2 / variance) / 2;
}

/**
 * Continuous ranked probability score of a Gaussian, in units of y: integral of (F(x) - 1[x >= y])^2 = sigma {z [2 Phi(z) - 1] +
 * 2 phi(z) - pi^(-1/2)}. Of a sure prediction (variance 0) it is |y - mean|.   Source: Gneiting et al., Mon. Weather Rev. 133 (2005) 1098.
 */
export function gaussianCrps(y: number, centre: number, variance: number): number {
  const sigma = Math.sqrt(variance);
  if (sigma === 0) return Math.abs(y - centre);
  const z = (y - centre) / sigma;
  return sigma * (z * (2 * normalCdf(z) - 1) + 2 * normalDensity(z) - 1 / Math.sqrt(Math.PI));
}

/** Width of a (1 - alpha) interval plus (2 / alpha) times how far y lies outside: the price of a miss. */
export function intervalScore(y: number, low: number, high: number, alpha: number): number {
  const miss = y < low ? low - y : y > high ? y - high : 0;
  return high - low + (2 / alpha) * miss;
}

/** Loss of a predicted quantile: share (y - q) above it, (1 - share) (q - y) below. CRPS is twice its integral over all shares. */
export function pinball(y: number, q: number, share: number): number {
  return y >= q ? share * (y - q) : (1 - share) * (q - y);
}

/** Mean over points with its standard error; points must be independent given the predictions. */
export function scoreOf(
  judged: Judged,
  score: (y: number, mean: number, variance: number) => number,
): Estimate {
  return meanOverSamples(pointScores(judged, score));
}

/** [point] */
export function pointScores(
  { mean: centre, variance, targets }: Judged,
  score: (y: number, mean: number, variance: number) => number,
): Float64Array {
  return targets.map((y, k) => score(y, centre[k]!, variance[k]!));
}

/** -ln of the mixture's own density, [point]: not moment-matched. Members [member][point] of one value. */
export function mixtureNll(
  { members, mean: centre, variance }: Members,
  targets: Float64Array,
): Float64Array {
  const points = targets.length;
  return targets.map((y, point) => {
    const terms = Array.from({ length: members }, (_, e) =>
      gaussianNll(y, centre[e * points + point]!, variance[e * points + point]!),
    );
    const least = Math.min(...terms);
    return least - ln(terms.reduce((sum, t) => sum + exp(least - t), 0) / members);
  });
}

/** Root of the mean predicted variance: how much is claimed, whatever is true. */
export function sharpness(variance: Float64Array): number {
  return Math.sqrt(mean(variance));
}

/** (y - mean) / sd, [point]: N(0, 1) if the predictions are right. */
export function zScores({ mean: centre, variance, targets }: Judged): Float64Array {
  return targets.map((y, k) => (y - centre[k]!) / Math.sqrt(variance[k]!));
}

/** Probability integral transform Phi(z), [point]: even on [0, 1] if the predictions are right. */
export function pitValues(judged: Judged): Float64Array {
  return zScores(judged).map(normalCdf);
}

/** Half width of the central interval of a Gaussian, in sd: 1.96 at 95 %. */
export function centralZ(coverage: number): number {
  return normalQuantile((1 + coverage) / 2);
}

/** Share of points within the central interval, with its binomial standard error. */
export function coverageOf(judged: Judged, coverage: number): Estimate {
  const z = centralZ(coverage);
  return shareOf(zScores(judged).map((value) => (Math.abs(value) <= z ? 1 : 0)));
}

/** Share of ones, and its standard error sqrt(p (1 - p) / n). */
export function shareOf(hits: ArrayLike<number>): Estimate {
  const p = mean(hits);
  return { value: p, error: Math.sqrt((p * (1 - p)) / hits.length) };
}
