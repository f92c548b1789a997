import { describe, expect, test } from 'vitest';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { packedOverlap, packSpins } from '../../src/glass/spins.ts';
import {
  binderRatio,
  bootstrapOverSamples,
  kurtosisRatio,
  selfAveragingRatio,
} from '../../src/observables/binder.ts';
import { bondsOf, linkOverlapOfComplete, linkOverlaps } from '../../src/observables/link-overlap.ts';
import { overlapMoments, pairsWithinSamples } from '../../src/observables/overlap.ts';
import { jackknifeOverSamples, meanOverSamples } from '../../src/observables/statistics.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { skSamples } from '../support/glass-runs.ts';

const seed = seedFrom(12);
const normals = (count: number, owner: number) => {
  const words = new WordReader(seed, 52, owner);
  return Float64Array.from({ length: count }, (_, k) => normalOf(words.word(k)));
};

describe('the Binder ratio', () => {
  test('is 1 for |q| of one value, 0 for a Gaussian within 5 jackknife errors (20,000 numbers), and 3 - 2g is U_4', () => {
    expect(binderRatio([0.25, 0.25], [0.0625, 0.0625])).toEqual({ value: 1, error: 0, bias: 0 });
    const q = normals(20_000, 1);
    const q2 = q.map((x) => x ** 2);
    const q4 = q.map((x) => x ** 4);
    const g = binderRatio(q2, q4);
    expect(Math.abs(g.value)).toBeLessThan(5 * g.error);
    expect(g.error).toBeLessThan(0.03);
    const kurtosis = kurtosisRatio(q2, q4);
    expect(3 - 2 * g.value).toBeCloseTo(kurtosis.value, 12);
    // Negative control: a uniform law has U_4 = 9/5, g = 0.6.
    const uniform = q.map((_, k) => (2 * k + 1) / q.length - 1);
    expect(
      binderRatio(
        uniform.map((x) => x ** 2),
        uniform.map((x) => x ** 4),
      ).value,
    ).toBeCloseTo(0.6, 6);
  });

  test('takes disorder averages before the ratio, not after', () => {
    const [q2, q4] = [
      [0.1, 0.9],
      [0.01, 0.81],
    ];
    // Sample by sample both ratios are 1; of the averages it is (3 - 0.41 / 0.25) / 2.
    expect(binderRatio(q2, q4).value).toBeCloseTo((3 - 0.41 / 0.25) / 2, 12);
    expect(binderRatio([0.5], [0.3]).error).toBeNaN();
  });

  test('q4 of the moments is the mean of fourth powers', () => {
    expect(overlapMoments([4, -2, 0], 4, 1, 3).q4[0]).toBeCloseTo((1 + 1 / 16) / 3, 15);
  });

  test('self-averaging: 0 where all samples agree, the relative variance where they do not', () => {
    expect(selfAveragingRatio([0.3, 0.3, 0.3]).value).toBeCloseTo(0, 14);
    expect(selfAveragingRatio([0.1, 0.3]).value).toBeCloseTo(0.25, 14);
  });
});

describe('the bootstrap over samples', () => {
  test('of a mean has the error of theory, and of a ratio that of the jackknife (200 samples, 10 percent)', () => {
    const [x, y] = [normals(200, 2).map((v) => v + 5), normals(200, 3).map((v) => v + 9)];
    const one = bootstrapOverSamples([x], ([m]) => m!, { seed, resamples: 2000 });
    expect(Math.abs(one.error / meanOverSamples(x).error - 1)).toBeLessThan(0.1);
    expect(one.value).toBe(meanOverSamples(x).value);
    expect(one.interval[0]).toBeLessThan(one.value);
    expect(Math.abs((one.interval[1] - one.interval[0]) / (2 * 1.96 * one.error) - 1)).toBeLessThan(0.1);
    const f = ([a, b]: readonly number[]) => a! / b!;
    const ratio = bootstrapOverSamples([x, y], f, { seed, resamples: 2000 });
    expect(Math.abs(ratio.error / jackknifeOverSamples([x, y], f).error - 1)).toBeLessThan(0.1);
  });

  test('counts resamples without an answer and refuses one sample', () => {
    const { finiteShare } = bootstrapOverSamples([[0, 0, 1]], ([m]) => 1 / m!, { seed, resamples: 2000 });
    // All three draws hit a zero with probability 8/27; 5 sigma of 2000 draws is 0.05.
    expect(Math.abs(finiteShare - 19 / 27)).toBeLessThan(0.05);
    expect(() => bootstrapOverSamples([[1]], ([m]) => m!, { seed })).toThrow(/two samples/);
  });
});

describe('the link overlap', () => {
  const states = (size: number, count: number) => {
    const packed = new Uint32Array(count * Math.ceil(size / 32));
    for (let s = 0; s < count; s++) packSpins(normals(size, 20 + s), packed, s);
    return packed;
  };

  test('of a chain is what the sum over bonds says, and blind to a global flip', () => {
    const chain = quantiseCouplings(
      { size: 40, pairs: Array.from({ length: 39 }, (_, i) => ({ i, j: i + 1, value: i % 2 ? -1 : 3 })) },
      4,
    );
    const bonds = bondsOf(chain);
    expect(bonds.from).toHaveLength(39);
    const up = new Int8Array(40).fill(1);
    const packed = new Uint32Array(6);
    packSpins(up, packed, 0);
    // Turning the block 10 … 19 cuts two bonds.
    packSpins(
      up.map((_, i) => (i >= 10 && i < 20 ? -1 : 1)),
      packed,
      1,
    );
    packSpins(
      up.map((_, i) => (i >= 10 && i < 20 ? 1 : -1)),
      packed,
      2,
    );
    expect([...linkOverlaps(bonds, packed, 40, pairsWithinSamples(1, 3))]).toEqual([35 / 39, 35 / 39, 1]);
    expect(() => linkOverlaps({ from: [], to: [] }, packed, 40, pairsWithinSamples(1, 2))).toThrow(/bonds/);
  });

  test('of the complete graph is (N q^2 - 1)/(N - 1), pair by pair', () => {
    const [instance] = skSamples(33, 1, 'binary');
    const packed = states(33, 4);
    const pairs = pairsWithinSamples(1, 4);
    linkOverlaps(bondsOf(instance!), packed, 33, pairs).forEach((link, k) => {
      const q = packedOverlap(packed, pairs[2 * k]!, packed, pairs[2 * k + 1]!, 33) / 33;
      expect(link).toBeCloseTo(linkOverlapOfComplete(q * q, 33), 12);
    });
  });
});
