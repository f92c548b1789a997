import { expect, it } from 'vitest';
import { medianEstimate, quantile, quantileEstimate } from '../../src/observables/quantiles.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { Stream } from '../../src/random/streams.ts';

it('quantiles of a few numbers', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([4, 1, 2, 3], 0.5)).toBe(2.5);
  expect([quantile([5], 0.16), quantile([1, 2], 0), quantile([1, 2], 1)]).toEqual([5, 1, 2]);
  expect(medianEstimate([1, 2, 3]).error).toBeNaN();
  expect(() => quantile([], 0.5)).toThrow(RangeError);
});

it('the error of a median is that of the scatter of medians, also where there is no mean (Cauchy)', () => {
  const n = 100;
  const words = new WordReader([1, 9], Stream.Bootstrap, 0);
  const cauchy = (k: number) => normalOf(words.word(2 * k)) / normalOf(words.word(2 * k + 1));
  const estimates = Array.from({ length: 400 }, (_, run) =>
    medianEstimate(Float64Array.from({ length: n }, (_, k) => cauchy(run * n + k))),
  );
  const spread = Math.sqrt(estimates.reduce((sum, { value }) => sum + value ** 2, 0) / 400);
  const told = estimates.reduce((sum, { error }) => sum + error, 0) / 400;
  // For large n it is pi / (2 sqrt(n)) = 0.157; the scatter of 400 is known to 3.5 %: 5 of these.
  expect(Math.abs(spread / (Math.PI / 20) - 1)).toBeLessThan(0.18);
  expect(Math.abs(told / spread - 1)).toBeLessThan(0.18);
});

it('a quantile knows its own direction', () => {
  const values = Array.from({ length: 101 }, (_, k) => k);
  expect(quantileEstimate(values, 0.16).value).toBeCloseTo(15.66, 9);
  expect(quantileEstimate(values, 0.84).value).toBeCloseTo(84.34, 9);
});
