import { describe, expect, test } from 'vitest';
import { histogram } from '../../src/observables/histogram.ts';
import {
  meanOverPairs,
  overlapHistogram,
  overlapMoments,
  pairMeansWithoutCopy,
  pairsWithinSamples,
  selfOverlapMoments,
} from '../../src/observables/overlap.ts';
import { agrees, meanOverSamples } from '../../src/observables/statistics.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';

const integral = ({ edges, density }: ReturnType<typeof histogram>) =>
  density.reduce((sum, d, k) => sum + d * (edges[k + 1]! - edges[k]!), 0);

describe('overlaps between copies', () => {
  test('pairs stay inside their sample and come in one fixed order', () => {
    expect([...pairsWithinSamples(2, 3)]).toEqual([0, 1, 0, 2, 1, 2, 3, 4, 3, 5, 4, 5]);
  });

  test('moments average the pairs of each sample, and the samples stay apart', () => {
    const moments = overlapMoments([4, -4, 2, 0, 0, 4], 4, 2, 3);
    expect([...moments.q]).toEqual([0.5 / 3, 1 / 3]);
    expect([...moments.absQ]).toEqual([2.5 / 3, 1 / 3]);
    expect(moments.q2[0]).toBeCloseTo(2.25 / 3, 15);
    expect(() => overlapMoments([1, 2], 4, 1, 1)).toThrow(/two copies/);
    expect(() => overlapMoments([1, 2], 4, 1, 3)).toThrow(/3 pairs/);
  });

  test('self-overlaps are averaged over the copies of a sample', () => {
    expect([...selfOverlapMoments([4, -4, 2, 2], 4, 2, 2).q2]).toEqual([1, 0.25]);
    expect([...selfOverlapMoments([4, -4, 2, 2], 4, 2, 2).q]).toEqual([0, 0.5]);
  });

  test('the jackknife over copies of a U-statistic has the error of theory; pairs as if independent are 5 times off', () => {
    // Pair values x_a + x_b of independent x: the mean is 2 mean(x), its variance 4 / R, though pairs are many.
    const replicas = 40;
    const runs = 200;
    let squared = 0;
    let naive = 0;
    let scatter = 0;
    for (let run = 0; run < runs; run++) {
      const words = new WordReader(seedFrom(5), 52, run);
      // Uniform with variance 1.
      const x = Array.from({ length: replicas }, (_, k) => (words.word(k) / 2 ** 32 - 0.5) * Math.sqrt(12));
      const pairs = x.flatMap((a, i) => x.slice(i + 1).map((b) => a + b));
      const estimate = meanOverPairs(pairs, 1, replicas);
      squared += estimate.error ** 2 / runs;
      naive += meanOverSamples(pairs).error ** 2 / runs;
      scatter += estimate.value ** 2 / runs;
    }
    const theory = 4 / replicas;
    // Scatter of a mean of squares over 200 runs: 10 %; 50 % is five of it.
    expect(Math.abs(scatter / theory - 1)).toBeLessThan(0.5);
    expect(Math.abs(squared / theory - 1)).toBeLessThan(0.2);
    expect(theory / naive).toBeGreaterThan(15);
  });

  test('leaving out a copy leaves out all its pairs', () => {
    expect([...pairMeansWithoutCopy([1, 2, 3], 3)]).toEqual([3, 2, 1]);
    expect(meanOverPairs([0.5], 1, 2)).toEqual({ value: 0.5, error: Number.NaN, bias: Number.NaN });
    const overSamples = meanOverPairs([1, 3, 2, 2], 4, 2);
    expect(overSamples).toEqual(meanOverSamples([1, 3, 2, 2]));
    expect(agrees(overSamples, 2, 1)).toBe(true);
  });
});

describe('histograms of overlaps', () => {
  test('P(q) integrates to 1, is symmetric, and puts an overlap of 1 at both ends', () => {
    const p = overlapHistogram([10, 10, -10], 10, 11);
    expect(integral(p)).toBeCloseTo(1, 12);
    expect([...p.density]).toEqual([...p.density].reverse());
    expect(p.density[0]! * (p.edges[1]! - p.edges[0]!)).toBeCloseTo(0.5, 12);
  });

  test('without the mirror P(q) keeps its sign', () => {
    const p = overlapHistogram([10, 10, -10], 10, 11, false);
    expect(integral(p)).toBeCloseTo(1, 12);
    expect(p.density.at(-1)).toBeCloseTo(2 * p.density[0]!, 12);
  });

  test('a uniform law on the lattice of overlaps gives a flat P(q) for any number of bins: no combs', () => {
    const size = 100;
    const all = Array.from({ length: size + 1 }, (_, k) => 2 * k - size);
    for (const bins of [7, 40, 64, 101]) {
      const { density } = overlapHistogram(all, size, bins);
      const flat = 1 / (2 + 2 / size);
      for (const d of density) expect(Math.abs(d - flat)).toBeLessThan(1e-12);
    }
    // Negative control: the plain histogram of the same values has combs.
    const combed = histogram(
      all.map((q) => q / size),
      -1.01,
      1.01,
      64,
    ).density;
    expect(Math.max(...combed) / Math.min(...combed)).toBeGreaterThan(1.5);
  });

  test('a plain histogram keeps what lies outside in its end bins and refuses NaN', () => {
    const h = histogram([-5, 0.1, 0.9, 7], 0, 1, 2);
    expect([...h.density]).toEqual([1, 1]);
    expect(() => histogram([Number.NaN], 0, 1, 2)).toThrow(/not a number/);
  });
});
