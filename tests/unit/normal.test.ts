import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { expect, test } from 'vitest';
import { integerNormal, NORMAL_ERROR_BOUND, NORMAL_SCALE, normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { Stream } from '../../src/random/streams.ts';

const reader = new WordReader([11, 0], Stream.LangevinNoise, 0);

test('integer normals stay within the stated bound of the exact quantile, tails included', () => {
  let worst = 0;
  for (let i = 0; i < 20000; i++) {
    const u = reader.word(i) >>> (i & 31);
    const exact = NORMAL_SCALE * quantile((u + 0.5) / 2 ** 32, 0, 1);
    worst = Math.max(worst, Math.abs(integerNormal(u) - exact));
  }
  expect(worst).toBeLessThan(NORMAL_ERROR_BOUND);
  expect(worst).toBeGreaterThan(0.1);
});

test('integer normals are odd and never decrease with the word', () => {
  const words = Array.from({ length: 5000 }, (_, i) => reader.word(i)).sort((a, b) => a - b);
  let before = Number.NEGATIVE_INFINITY;
  for (const u of [0, ...words, 2 ** 32 - 1]) {
    expect(integerNormal(~u >>> 0)).toBe(-integerNormal(u));
    expect(integerNormal(u)).toBeGreaterThanOrEqual(before);
    before = integerNormal(u);
  }
  expect(Math.abs(normalOf(0))).toBeLessThan(6.5);
});

test('a million normals have the right first four moments (5 sigma: false alarm 2e-6)', () => {
  const n = 1_000_000;
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const z = normalOf(reader.word(i));
    sums[0]! += z;
    sums[1]! += z * z;
    sums[2]! += z ** 3;
    sums[3]! += z ** 4;
  }
  const exact = [0, 1, 0, 3];
  const variances = [1, 2, 15, 96];
  sums.forEach((sum, k) => {
    expect(Math.abs(sum / n - exact[k]!)).toBeLessThan(5 * Math.sqrt(variances[k]! / n));
  });
});
