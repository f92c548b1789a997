/** Small SK glasses enumerated exactly, so that only the average over disorder is left: ground states and the identity. */
import { describe, expect, test } from 'vitest';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { enumerate, thermal } from '../../src/glass/enumeration.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { denseFrom, instanceOf } from '../../src/glass/quantise.ts';
import { skIdentityGap } from '../../src/observables/identities.ts';
import { agrees, meanOverSamples } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';

/** Every glass of N spins with J = ±unit: 2^(N(N-1)/2) of them. */
function* allMatrices(size: number, unit: number): Generator<GlassInstance> {
  const pairs = (size * (size - 1)) / 2;
  for (let signs = 0; signs < 2 ** pairs; signs++) {
    const values: { i: number; j: number; value: number }[] = [];
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) values.push({ i, j, value: ((signs >> values.length) & 1) * 2 - 1 });
    }
    const couplings = denseFrom(size, values);
    yield instanceOf({ size, couplings, field: null, unit, roundingError: 0 });
  }
}

describe('exact averages over all ±J matrices', () => {
  test.each([
    [3, -2, 1],
    [4, -4, 1],
    [5, -5.625, 2.359375],
    [6, -8.220703125, 2.40441513],
  ])('N = %i: <E_0> = %f, variance %f', (size, mean, variance) => {
    const ground = Array.from(allMatrices(size, 1), (instance) => enumerate(instance).groundEnergy);
    const sum = ground.reduce((total, energy) => total + energy, 0);
    const squares = ground.reduce((total, energy) => total + energy ** 2, 0);
    expect(sum / ground.length).toBe(mean);
    expect(Math.abs(squares / ground.length - (sum / ground.length) ** 2 - variance)).toBeLessThan(1e-8);
  });
});

test('N = 15: e_0 = -0.64447(17) for ±J with spread 0.0669, -0.63843(19) and 0.0746 for Gaussian couplings (1500 samples, 5 sigma)', () => {
  for (const [couplings, energy, error, spread] of [
    ['binary', -0.64447, 0.00017, 0.0669],
    ['gaussian', -0.63843, 0.00019, 0.0746],
  ] as const) {
    const e0 = Float64Array.from({ length: 1500 }, (_, sample) => {
      const instance = sherringtonKirkpatrick({
        size: 15,
        couplings,
        couplingBits: 8,
        seed: seedFrom(61),
        sample,
      });
      return (enumerate(instance).groundEnergy * instance.unit) / 15;
    });
    const estimate = meanOverSamples(e0);
    expect(Math.abs(estimate.value - energy)).toBeLessThan(5 * Math.hypot(estimate.error, error));
    // The spread of 1500 values is known to 1 / sqrt(3000), and a little worse for the skewed law.
    expect(Math.abs(estimate.error * Math.sqrt(1500) - spread) / spread).toBeLessThan(5 * 0.02);
  }
});

describe('the identity [1 + 2 T u] = [<q^2>], with thermal averages exact', () => {
  const gap = (instances: Iterable<GlassInstance>, temperature: number) => {
    const exact = Array.from(instances, (instance) => thermal(enumerate(instance), 1 / temperature));
    const size = Math.sqrt(exact[0]!.correlations.length);
    return skIdentityGap(
      temperature,
      exact.map(({ energy }) => energy / size),
      exact.map(({ overlapSquared }) => overlapSquared),
    );
  };

  test('holds for Gaussian couplings at N = 8, T = 0.4, 1, 2 (4000 samples, 5 sigma, sigma below 0.006)', () => {
    const samples = Array.from({ length: 4000 }, (_, sample) =>
      sherringtonKirkpatrick({ size: 8, couplings: 'gaussian', couplingBits: 8, seed: seedFrom(62), sample }),
    );
    for (const temperature of [0.4, 1, 2]) {
      const gaussian = gap(samples, temperature);
      expect(gaussian.error).toBeLessThan(0.006);
      expect(agrees(gaussian, 0, 5)).toBe(true);
    }
  });

  test('fails for ±J by O(1/N), averaged over every matrix: the light may not ask binary couplings', () => {
    const gaps = [3, 4, 5].map((size) => gap(allMatrices(size, 1 / Math.sqrt(size)), 1).value);
    for (const value of gaps) expect(value).toBeLessThan(-0.02);
    expect(gaps[0]!).toBeLessThan(gaps[1]!);
    expect(gaps[1]!).toBeLessThan(gaps[2]!);
  });
});
