import { expect, test } from 'vitest';
import { freeEnergy, weightedOverPopulations } from '../../src/observables/populations.ts';
import { agrees, meanOverSamples } from '../../src/observables/statistics.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';

const words = new WordReader(seedFrom(5), 52, 3);
const noise = Float64Array.from({ length: 2000 }, (_, k) => normalOf(words.word(k)));

test('populations count with their Z: a value that goes with ln Z is put right, where the plain mean is not (2000 runs, 5 errors)', () => {
  // ln Z = 800 + 0.5 x, value x, x normal: the weighted mean of x is 0.5, that of Z is exp(800 + 1/8).
  const logs = noise.map((x) => 800 + 0.5 * x);
  const weighted = weightedOverPopulations(noise, logs);
  expect(agrees(weighted, 0.5, 5)).toBe(true);
  expect(agrees(meanOverSamples(noise), 0.5, 5)).toBe(false);
  const free = freeEnergy(logs, 0.4);
  expect(agrees(free, -0.4 * (800 + 0.125), 5)).toBe(true);
  expect(free.error).toBeLessThan(0.02);
  expect(free.logVariance).toBeCloseTo(0.25, 1);
});

test('equal populations give the plain mean; one alone has no error', () => {
  expect(weightedOverPopulations([1, 3], [-9000, -9000]).value).toBe(2);
  expect(freeEnergy([7], 2)).toEqual({
    value: -14,
    error: Number.NaN,
    bias: Number.NaN,
    logVariance: Number.NaN,
  });
});
