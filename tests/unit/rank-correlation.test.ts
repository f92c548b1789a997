/** Rank correlation and its bootstrap interval: known values, known law, controls. */
import { describe, expect, it } from 'vitest';
import { bootstrapInterval, rankCorrelation, ranksOf } from '../../src/observables/rank-correlation.ts';
import { normals } from '../support/learner-problems.ts';

describe('Spearman’s rank correlation', () => {
  it('is 1 for any rising relation, -1 for any falling one, and gives equal values their mean rank', () => {
    const x = normals(50, 1);
    expect(
      rankCorrelation(
        x,
        x.map((value) => Math.exp(5 * value)),
      ),
    ).toBeCloseTo(1, 14);
    expect(
      rankCorrelation(
        x,
        x.map((value) => -(value ** 3)),
      ),
    ).toBeCloseTo(-1, 14);
    expect([...ranksOf([3, 1, 3, 3, 0])]).toEqual([4, 2, 4, 4, 1]);
    // 1 - 6 sum d^2 / (n (n^2 - 1)) with d = (0, 1, -1, 0).
    expect(rankCorrelation([1, 2, 3, 4], [10, 30, 20, 40])).toBeCloseTo(0.8, 14);
  });

  it('of what has no relation it scatters around 0 with variance 1/(n - 1)', () => {
    const rhos = Array.from({ length: 400 }, (_, k) =>
      rankCorrelation(normals(20, 10 + k), normals(20, 1000 + k)),
    );
    const squares = rhos.reduce((sum, rho) => sum + rho * rho, 0) / 400;
    // Relative error of the mean square sqrt(2 / 400) = 0.07: 5 of them.
    expect(Math.abs(squares * 19 - 1)).toBeLessThan(0.36);
    expect(Math.abs(rhos.reduce((a, b) => a + b) / 400)).toBeLessThan(5 / Math.sqrt(19 * 400));
  });

  it('cannot be told of what does not vary or of two points', () => {
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
    expect(rankCorrelation([1, 2], [1, 2])).toBeNaN();
    expect(() => rankCorrelation([1], [1, 2])).toThrow('1 and 2 values');
  });
});

describe('the bootstrap interval of a mean', () => {
  const seed = [5, 0] as const;

  it('has about the width of 1.96 standard errors on either side, and covers the mean in 95 % of cases', () => {
    let covered = 0;
    let width = 0;
    for (let k = 0; k < 200; k++) {
      const { low, high } = bootstrapInterval(normals(30, 20_000 + k), { seed, owner: k, draws: 400 });
      if (low <= 0 && high >= 0) covered++;
      width += (high - low) / 200;
    }
    // 93 % is expected at n = 30; 5 binomial errors of 0.018.
    expect(covered / 200).toBeGreaterThan(0.84);
    expect(covered / 200).toBeLessThan(0.995);
    expect(Math.abs(width / ((2 * 1.96) / Math.sqrt(30)) - 1)).toBeLessThan(0.1);
    // Control: it does not cover what is half a width of the samples away.
    const { low } = bootstrapInterval(
      normals(30, 3).map((z) => z + 1),
      { seed },
    );
    expect(low).toBeGreaterThan(0);
  });

  it('leaves out what is unknown, and has no ends with fewer than three samples', () => {
    expect(bootstrapInterval([1, Number.NaN, 1, 1], { seed })).toEqual({ value: 1, low: 1, high: 1 });
    expect(bootstrapInterval([1, 3], { seed })).toEqual({ value: 2, low: Number.NaN, high: Number.NaN });
    expect(bootstrapInterval([], { seed }).value).toBeNaN();
  });
});
