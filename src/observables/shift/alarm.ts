/**
 * An alarm: a score (doubt, residual) of new points is compared with the same score of validation points from the source. The threshold is an
 * order statistic of these, so that the chance of so many alarms without a shift is exact whatever the score's distribution.
 */
import type { TestResult } from './two-sample.ts';

/** The `rank`-th largest of the validation scores; as many of them lie at or above it. */
export function alarmThreshold(
  validation: ArrayLike<number>,
  level: number,
): { threshold: number; rank: number } {
  const sorted = Array.from(validation).sort((a, b) => b - a);
  // Of m + 1 places between m validation scores a new one takes each alike: above the rank-th largest with rank / (m + 1).
  const rank = Math.max(1, Math.floor(level * (sorted.length + 1)));
  return { threshold: sorted[rank - 1]!, rank };
}

/**
 * Are alarms more frequent among new points than validation explains? With m validation and n new scores of one continuous
 * distribution, the number x of new ones above the k-th largest validation score has
 *   P(x) = C(x + k - 1, x) C(n - x + m - k, n - x) / C(n + m, n)    (negative hypergeometric).
 *
 * @returns statistic: the share of alarms; p: chance of at least so many
 */
export function alarmTest(
  validation: ArrayLike<number>,
  scores: ArrayLike<number>,
  level = 0.05,
): TestResult {
  const { threshold, rank } = alarmThreshold(validation, level);
  const [m, n] = [validation.length, scores.length];
  const alarms = Array.from(scores).filter((score) => score > threshold).length;
  // P(x + 1)/P(x) = (x + k)(n - x) / {(x + 1)(n - x + m - k)}, from P(0) = prod (m - k + 1 + j)/(m + 1 + j), j < n.
  let term = 1;
  for (let j = 0; j < n; j++) term *= (m - rank + 1 + j) / (m + 1 + j);
  let below = 0;
  for (let x = 0; x < alarms; x++) {
    below += term;
    term *= ((x + rank) * (n - x)) / ((x + 1) * (n - x + m - rank));
  }
  return { statistic: alarms / n, p: Math.min(1, Math.max(0, 1 - below)) };
}
