/** The count of weights ±1 that store patterns: against trying them one by one, exact means, and what it must refuse. */
import { expect, test } from 'vitest';
import { countStored, StoredCount } from '../../src/glass/exact/stored-patterns.ts';
import type { PatternSet } from '../../src/glass/patterns.ts';
import { randomPatterns } from '../../src/glass/patterns-random.ts';
import { seedFrom } from '../../src/random/seed.ts';

const draw = (size: number, patterns: number, sample: number): PatternSet =>
  randomPatterns({ size, patterns, labels: 'random', seed: seedFrom(11), sample });

/** Field by field, weight by weight. */
function naive({ size, patterns, values }: PatternSet): number[] {
  const counts = Array.from({ length: patterns + 1 }, () => 0);
  for (let word = 0; word < 2 ** size; word++) {
    counts[0]!++;
    for (let mu = 0; mu < patterns; mu++) {
      let field = 0;
      for (let i = 0; i < size; i++) field += (word & (1 << i) ? 1 : -1) * values[mu * size + i]!;
      if (field <= 0) break;
      counts[mu + 1]!++;
    }
  }
  return counts;
}

test.each([5, 7, 9, 13])('N = %i: every count of nested patterns is that of trying all weights', (size) => {
  for (let sample = 0; sample < 20; sample++) {
    const set = draw(size, size + 2, sample);
    expect(Array.from(countStored(set))).toEqual(naive(set));
  }
});

test('pieces of blocks, in any order, sum to the whole', () => {
  const set = draw(15, 14, 3);
  const count = new StoredCount(set);
  expect(count.blocks).toBe(1024);
  for (const [from, to] of [
    [700, 1024],
    [0, 1],
    [1, 700],
  ] as const)
    count.add(from, to);
  expect(Array.from(count.counts)).toEqual(Array.from(countStored(set)));
});

test('one pattern is stored by half of all weights, and a pattern with its opposite by none', () => {
  const set = draw(17, 2, 0);
  set.values.set(
    set.values.subarray(0, 17).map((x) => -x),
    17,
  );
  expect(Array.from(countStored(set))).toEqual([2 ** 17, 2 ** 16, 0]);
});

test('the mean number of solutions is 2^(N - P): N = 11, P = 1 … 13, 4000 samples, within 4.5 standard errors', () => {
  const [N, P, samples] = [11, 13, 4000];
  const sums = new Float64Array(P + 1);
  const squares = new Float64Array(P + 1);
  for (let sample = 0; sample < samples; sample++)
    for (const [p, count] of countStored(draw(N, P, sample)).entries()) {
      const share = count / 2 ** (N - p);
      sums[p]! += share;
      squares[p]! += share * share;
    }
  for (let p = 2; p <= P; p++) {
    const mean = sums[p]! / samples;
    const error = Math.sqrt((squares[p]! / samples - mean * mean) / samples);
    // Twelve loads of the same samples: false alarm below 1e-4.
    expect(Math.abs(mean - 1)).toBeLessThan(4.5 * error);
    // The control: one weight too few or too many would be a factor of two.
    expect(Math.abs(mean - 0.5)).toBeGreaterThan(4.5 * error);
  }
});

test('sizes that it cannot count are refused with a number', () => {
  expect(() => new StoredCount(draw(27, 1, 0))).toThrow('GBX-438');
  expect(() => new StoredCount(draw(3, 1, 0))).toThrow('GBX-438');
});
