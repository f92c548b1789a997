/** Pearson's test of counts against a law, with a stated rate of false alarms. */
import chiSquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';

/** Cells that expect fewer than this are pooled, so that the chi-square law holds. */
const FEWEST_EXPECTED = 10;

export interface ChiSquare {
  readonly statistic: number;
  readonly degrees: number;
  /** What the statistic may reach. */
  readonly limit: number;
}

/**
 * @param counts         observations in each cell
 * @param probabilities  of each cell, sum 1
 * @param tests          how many such tests share the false alarm (Bonferroni)
 * @param falseAlarm     of the whole family
 */
export function chiSquare(
  counts: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  tests = 1,
  falseAlarm = 1e-6,
): ChiSquare {
  let total = 0;
  for (let cell = 0; cell < counts.length; cell++) total += counts[cell]!;
  let [statistic, cells, pooledCount, pooledExpected] = [0, 0, 0, 0];
  const add = (count: number, expected: number) => {
    statistic += (count - expected) ** 2 / expected;
    cells++;
  };
  for (let cell = 0; cell < counts.length; cell++) {
    const expected = total * probabilities[cell]!;
    if (expected >= FEWEST_EXPECTED) add(counts[cell]!, expected);
    else {
      pooledCount += counts[cell]!;
      pooledExpected += expected;
    }
  }
  if (pooledExpected >= FEWEST_EXPECTED) add(pooledCount, pooledExpected);
  const degrees = cells - 1;
  return { statistic, degrees, limit: chiSquareQuantile(1 - falseAlarm / tests, degrees) };
}
