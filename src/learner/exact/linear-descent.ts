/**
 * Linear regression in n points of p independent N(0, 1) inputs, y = x . beta + sigma z, |beta| = r: the excess risk
 * E (x . w - x . beta)^2 = |w - beta|^2 averaged over points and noise.
 *
 * Least squares, exact at any n and p (inverse Wishart matrices), of the solution of least norm where p > n:
 *
 *     p < n - 1:  sigma^2 p / (n - p - 1)                                     all of it variance
 *     p > n + 1:  r^2 (1 - n / p) + sigma^2 n / (p - n - 1)                   bias, then variance
 *
 * For |p - n| <= 1 there is no mean: the smallest eigenvalue has a density at 0. A moment of order k of the risk exists where
 * |p - n| > 2 k - 1, so its mean where |p - n| >= 2 and the error of a mean where |p - n| >= 4.
 *
 * With ridge lambda (of |y - X w|^2 + n lambda |w|^2), for n and p -> infinity at p / n = gamma:
 *
 *     lambda^2 r^2 m' + sigma^2 gamma (m - lambda m'),   m(-lambda) the Stieltjes transform of the Marchenko-Pastur law;
 *
 * the best ridge is sigma^2 gamma / r^2, where the risk is sigma^2 gamma m: without a peak.
 * Sources: T. Hastie, A. Montanari, S. Rosset & R. Tibshirani, Ann. Statist. 50 (2022) 949; L. Breiman & D. Freedman, J. Am. Statist.
 * Assoc. 78 (1983) 131; E. Dobriban & S. Wager, Ann. Statist. 46 (2018) 247.
 */

export interface LinearProblem {
  /** n */
  readonly points: number;
  /** p */
  readonly features: number;
  /** sigma^2 */
  readonly noise: number;
  /** r^2 = |beta|^2. Default 1. */
  readonly signal?: number;
}

export interface Risk {
  readonly bias: number;
  readonly variance: number;
  readonly risk: number;
}

/** Exact at this n and p; null where no mean exists. */
export function ridgelessRisk({ points: n, features: p, noise, signal = 1 }: LinearProblem): Risk | null {
  if (!meanExists(n, p)) return null;
  const bias = p > n ? signal * (1 - n / p) : 0;
  const variance = p < n ? (noise * p) / (n - p - 1) : (noise * n) / (p - n - 1);
  return { bias, variance, risk: bias + variance };
}

/** Mean squared residual on the training points, exact: sigma^2 (1 - p / n), and 0 from p = n on. */
export function ridgelessTrainError({ points: n, features: p, noise }: LinearProblem): number {
  return p < n ? noise * (1 - p / n) : 0;
}

/** Mean squared norm of the solution, exact; null where no mean exists. */
export function ridgelessNorm(problem: LinearProblem): number | null {
  const { points: n, features: p, signal = 1 } = problem;
  const risk = ridgelessRisk(problem);
  return risk && (p < n ? signal : (signal * n) / p) + risk.variance;
}

/**
 * Overlap of the predictions of two solutions, which differ in the noise of their labels alone, over their mean square: ratio of the
 * exact means, which for n -> infinity is what every pair has. Null where no mean exists; it goes to 0 there.
 */
export function ridgelessOverlap(problem: LinearProblem): number | null {
  const { points: n, features: p, signal = 1 } = problem;
  const norm = ridgelessNorm(problem);
  return norm && (p < n ? signal : (signal * n) / p) / norm;
}

/** Moments of the ridgeless risk near p = n. */
export const meanExists = (n: number, p: number): boolean => Math.abs(p - n) >= 2;
/** The mean has a standard error. */
export const varianceExists = (n: number, p: number): boolean => Math.abs(p - n) >= 4;
/** The standard error has one too, and can be relied upon. */
export const errorIsSound = (n: number, p: number): boolean => Math.abs(p - n) >= 8;

/** For n -> infinity at gamma = p / n, lambda > 0. */
export function ridgeRisk(gamma: number, ridge: number, noise: number, signal = 1): Risk {
  const { m, derivative } = marchenkoPastur(gamma, ridge);
  const bias = ridge ** 2 * signal * derivative;
  const variance = noise * gamma * (m - ridge * derivative);
  return { bias, variance, risk: bias + variance };
}

/** The best ridge of isotropic signal and noise: exact at any n and p as the mean over directions of beta. */
export const bestRidge = (gamma: number, noise: number, signal = 1): number => (noise * gamma) / signal;

/** m(-lambda) = integral of 1 / (s + lambda) over the Marchenko-Pastur law of X^T X / n, and -dm/dlambda. */
function marchenkoPastur(gamma: number, ridge: number): { m: number; derivative: number } {
  const b = 1 - gamma + ridge;
  const root = Math.sqrt(b ** 2 + 4 * gamma * ridge);
  // The root of gamma lambda m^2 + b m - 1 = 0 without the difference of two near numbers.
  const m = b > 0 ? 2 / (b + root) : (root - b) / (2 * gamma * ridge);
  // Differentiated: (2 gamma lambda m + b) m' + gamma m^2 + m = 0, and 2 gamma lambda m + b is the root.
  return { m, derivative: (gamma * m ** 2 + m) / root };
}
