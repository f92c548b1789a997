import { expect, test } from 'vitest';
import { binomialTail, wilsonBand } from '../../src/observables/proportion.ts';

test("Wilson's band of 0, half and all", () => {
  const z = 1.959963984540054;
  expect(wilsonBand(0, 20)).toEqual({ low: 0, high: expect.closeTo((z * z) / (20 + z * z), 12) });
  expect(wilsonBand(20, 20)).toEqual({ low: expect.closeTo(20 / (20 + z * z), 12), high: 1 });
  const { low, high } = wilsonBand(10, 20);
  expect(low + high).toBeCloseTo(1, 12);
  // Wilson's numbers for 10 of 20: 0.2993 … 0.7007.
  expect(low).toBeCloseTo(0.2993, 4);
});

test('both ends of the band are where k of n lies z standard errors off', () => {
  for (const [k, n] of [
    [3, 17],
    [80, 81],
    [500, 1000],
  ] as const) {
    const { low, high } = wilsonBand(k, n, 1.5);
    for (const p of [low, high])
      expect(Math.abs(k / n - p) / Math.sqrt((p * (1 - p)) / n)).toBeCloseTo(1.5, 9);
  }
});

test('the binomial tail', () => {
  expect(binomialTail(0, 9, 0.05)).toBe(1);
  expect(binomialTail(1, 9, 0.05)).toBeCloseTo(1 - 0.95 ** 9, 12);
  expect(binomialTail(2, 2, 0.5)).toBeCloseTo(0.25, 12);
});

test('a band of 95 % holds the truth in 94.5 to 95.7 % of cases on average over shares, counted exactly (n = 100)', () => {
  const n = 100;
  let [covered, cases] = [0, 0];
  for (let p = 0.05; p < 0.951; p += 0.01, cases++) {
    let chance = (1 - p) ** n;
    for (let k = 0; k <= n; k++) {
      const { low, high } = wilsonBand(k, n);
      if (p >= low && p <= high) covered += chance;
      chance *= ((n - k) / (k + 1)) * (p / (1 - p));
    }
  }
  expect(covered / cases).toBeGreaterThan(0.945);
  expect(covered / cases).toBeLessThan(0.957);
});
