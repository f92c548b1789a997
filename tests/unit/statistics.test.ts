import { describe, expect, test } from 'vitest';
import { binning, integratedAutocorrelation } from '../../src/observables/autocorrelation.ts';
import {
  agrees,
  jackknifeOverSamples,
  mean,
  meanOverSamples,
  variance,
} from '../../src/observables/statistics.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';

/** Standard normals of one owner, the same everywhere. */
function normals(count: number, owner: number): Float64Array {
  const words = new WordReader(seedFrom(17), 52, owner);
  return Float64Array.from({ length: count }, (_, k) => normalOf(words.word(k)));
}

/** x_t = a x_{t-1} + sqrt(1 - a^2) z_t, stationary from the start, variance 1. */
function autoregressive(count: number, a: number, owner: number): Float64Array {
  const z = normals(count, owner);
  const x = new Float64Array(count);
  x[0] = z[0]!;
  for (let t = 1; t < count; t++) x[t] = a * x[t - 1]! + Math.sqrt(1 - a * a) * z[t]!;
  return x;
}

describe('means over samples', () => {
  test('the mean of 1, 2, 3, 4 is 2.5 with error sqrt(5/12)', () => {
    const { value, error } = meanOverSamples([1, 2, 3, 4]);
    expect(value).toBe(2.5);
    expect(error).toBeCloseTo(Math.sqrt(5 / 12), 14);
    expect(variance([1, 2, 3, 4])).toBeCloseTo(5 / 3, 14);
  });

  test('one sample has a value but no error, and agrees with nothing', () => {
    const alone = meanOverSamples([0.3]);
    expect(alone).toEqual({ value: 0.3, error: Number.NaN });
    expect(agrees(alone, 0.3, 5)).toBe(false);
    expect(() => mean([])).toThrow(/no values/);
  });

  test('the jackknife of a plain mean is the ordinary standard error, without bias', () => {
    const x = normals(50, 1);
    const jackknife = jackknifeOverSamples([x], ([m]) => m!);
    expect(jackknife.error).toBeCloseTo(meanOverSamples(x).error, 12);
    expect(Math.abs(jackknife.bias)).toBeLessThan(1e-12);
  });

  test('the jackknife of a square has error 2 mu sigma / sqrt(n) and bias sigma^2 / n', () => {
    const x = normals(4000, 2).map((z) => 3 + z);
    const jackknife = jackknifeOverSamples([x], ([m]) => m! * m!);
    const direct = meanOverSamples(x);
    expect(jackknife.error / (2 * direct.value * direct.error)).toBeCloseTo(1, 3);
    // For a square the jackknife's bias is exact: variance / n.
    expect(jackknife.bias / (variance(x) / x.length)).toBeCloseTo(1, 6);
  });

  test('the jackknife of a ratio covers the truth as often as a Gaussian error should (400 runs, false alarm 1e-6)', () => {
    let covered = 0;
    let naive = 0;
    for (let run = 0; run < 400; run++) {
      const common = normals(60, 1000 + 2 * run);
      const own = normals(60, 1001 + 2 * run);
      const y = common.map((c) => 5 + c);
      const x = common.map((c, k) => 10 + 2 * c + 0.3 * own[k]!);
      const ratio = jackknifeOverSamples([x, y], ([a, b]) => a! / b!);
      if (agrees(ratio, 2, 1)) covered++;
      // Negative control: adding the relative errors as if x and y were independent covers far too often.
      const [ex, ey] = [meanOverSamples(x), meanOverSamples(y)];
      const error = ratio.value * Math.hypot(ex.error / ex.value, ey.error / ey.value);
      if (Math.abs(ratio.value - 2) <= error) naive++;
    }
    const sd = Math.sqrt(400 * 0.683 * 0.317);
    expect(Math.abs(covered - 0.683 * 400)).toBeLessThan(4.9 * sd);
    expect(naive - 0.683 * 400).toBeGreaterThan(4.9 * sd);
  });

  test('columns of different length are refused', () => {
    expect(() => jackknifeOverSamples([[1, 2], [1]], ([a]) => a!)).toThrow(/one length/);
  });
});

describe('autocorrelation', () => {
  test("AR(1) with a = 0.9 has tau = 19, with a = 0.5 tau = 3, and white noise 1 (5 of the estimate's own errors)", () => {
    for (const [a, tau] of [
      [0.9, 19],
      [0.5, 3],
      [0, 1],
    ] as const) {
      const estimate = integratedAutocorrelation(autoregressive(60_000, a, 30 + 10 * a));
      expect(estimate.result).toBe('converged');
      // The window cuts a tail of exp(-5) or so, which is below the statistical error here.
      expect(Math.abs(estimate.tau - tau)).toBeLessThan(5 * estimate.tauError);
      expect(estimate.tauError / tau).toBeLessThan(0.1);
    }
  });

  test('several chains give the tau of one long chain, and chains stuck apart do not converge', () => {
    const chains = Array.from({ length: 8 }, (_, c) => autoregressive(8000, 0.9, 60 + c));
    const together = integratedAutocorrelation(chains);
    expect(Math.abs(together.tau - 19)).toBeLessThan(5 * together.tauError);
    // Negative control: the same chains in two valleys, each perfectly mobile inside its own.
    const stuck = chains.map((chain, c) => chain.map((x) => x + (c % 2 === 0 ? 4 : -4)));
    expect(integratedAutocorrelation(stuck).result).toBe('series-too-short');
  });

  test('a series shorter than 50 tau says so instead of giving a number', () => {
    expect(integratedAutocorrelation(autoregressive(300, 0.95, 80)).result).toBe('series-too-short');
    expect(integratedAutocorrelation(Float64Array.from({ length: 500 }, (_, t) => t)).result).toBe(
      'series-too-short',
    );
  });

  test('a constant has nothing to decorrelate; NaN and single values are refused', () => {
    expect(integratedAutocorrelation(new Float64Array(100).fill(0.7)).tau).toBe(1);
    expect(() => integratedAutocorrelation(Float64Array.of(1))).toThrow(/two measurements/);
    expect(() => integratedAutocorrelation(Float64Array.of(1, Number.NaN, 2))).toThrow(/not finite/);
  });

  test('binning finds the error sqrt(tau/n) of a correlated mean; the naive error would be four times too small', () => {
    const series = autoregressive(1 << 16, 0.9, 90);
    const analysis = binning(series);
    expect(analysis.result).toBe('converged');
    const expected = Math.sqrt(19 / series.length);
    expect(Math.abs(analysis.error / expected - 1)).toBeLessThan(0.5);
    expect(expected / analysis.levels[0]!.error).toBeGreaterThan(4);
  });

  test('binning of a short correlated series does not claim to have converged', () => {
    expect(binning(autoregressive(128, 0.99, 91)).result).toBe('series-too-short');
    expect(() => binning(new Float64Array(10))).toThrow(/64/);
  });
});
