/** Detectors of a shift: closed values, level without a shift, power with one. */
import { describe, expect, it } from 'vitest';
import { binomialTail } from '../../src/observables/proportion.ts';
import { alarmTest, alarmThreshold } from '../../src/observables/shift/alarm.ts';
import { classifierTest, mmdTest } from '../../src/observables/shift/two-sample.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import type { Seed } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';
import { normals } from '../support/learner-problems.ts';

const seed: Seed = [11, 0];
/** n points of two normal coordinates about (shift, 0). */
function cloud(n: number, owner: number, shift = 0): Float64Array {
  const words = new WordReader(seed, Stream.DataInputs, owner);
  return Float64Array.from({ length: 2 * n }, (_, k) => normalOf(words.word(k)) + (k % 2 === 0 ? shift : 0));
}

describe('maximum mean discrepancy', () => {
  const choice = { permutations: 99, seed, purpose: 0 };
  it('equals the definition on three points by hand', () => {
    // Distances 1, 2 (between) and 1: squares 1, 4, 1 with median 1, so kernels e^-1, e^-4, e^-1.
    const { statistic } = mmdTest(Float64Array.of(0, 1), Float64Array.of(0, 2), 1, choice);
    // Pooled 0, 1, 0, 2: squares 1 0 4 1 1 4, median of the six (sorted 0 1 1 1 4 4) 1.
    const k = (d2: number) => Math.exp(-d2);
    expect(statistic).toBeCloseTo(k(1) + k(4) - (2 / 4) * (k(0) + k(4) + k(1) + k(1)), 12);
  });

  it('without a shift at most 5 % of tests reject at 5 % (300 repeats, false alarm below 1e-6); a shift of 1 sd is found in most', () => {
    const rejected = (shift: number, repeats: number) =>
      Array.from({ length: repeats }, (_, r) =>
        mmdTest(cloud(20, 2 * r), cloud(20, 2 * r + 1, shift), 2, { ...choice, purpose: r }),
      ).filter(({ p }) => p <= 0.05).length;
    const alone = rejected(0, 300);
    expect(binomialTail(alone, 300, 0.05)).toBeGreaterThan(1e-6);
    // And it is no test that never rejects.
    expect(alone).toBeGreaterThan(0);
    const found = rejected(1, 60);
    expect(found).toBeGreaterThan(40);
    expect(binomialTail(found, 60, 0.05)).toBeLessThan(1e-9);
  });
});

describe('alarm', () => {
  it('adds up: chances of all numbers of alarms are those of drawing ranks (4 validation, 3 new scores, all 35 orders)', () => {
    const level = 0.4; // rank 2 of 4
    expect(alarmThreshold([4, 3, 2, 1], level)).toEqual({ threshold: 3, rank: 2 });
    const counts = [0, 0, 0, 0];
    for (let a = 0; a < 7; a++)
      for (let b = a + 1; b < 7; b++)
        for (let c = b + 1; c < 7; c++) {
          const fresh = [a, b, c];
          const validation = [0, 1, 2, 3, 4, 5, 6].filter((v) => !fresh.includes(v));
          const { threshold } = alarmThreshold(validation, level);
          counts[fresh.filter((v) => v > threshold).length]!++;
        }
    for (let alarms = 0; alarms <= 3; alarms++) {
      const scores = [0, 0, 0].map((_, k) => (k < alarms ? 9 : 0));
      const expected = counts.slice(alarms).reduce((sum, n) => sum + n, 0) / 35;
      expect(alarmTest([4, 3, 2, 1], scores, level).p).toBeCloseTo(expected, 12);
    }
  });

  it('without a shift at most 5 % of tests reject (400 repeats, false alarm below 1e-6); twice the spread is found', () => {
    const size = (values: Float64Array, by: number) => values.map((v) => Math.abs(by * v));
    const rejected = (by: number) =>
      Array.from({ length: 400 }, (_, r) =>
        alarmTest(size(cloud(100, 900 + 2 * r), 1), size(cloud(20, 901 + 2 * r), by)),
      ).filter(({ p }) => p <= 0.05).length;
    const alone = rejected(1);
    expect(binomialTail(alone, 400, 0.05)).toBeGreaterThan(1e-6);
    expect(alone).toBeGreaterThan(0);
    expect(rejected(2)).toBeGreaterThan(300);
  });
});

describe('alarms of 40 repeats at a time', () => {
  const [REPEATS, BATCHES, VALIDATION, NEW] = [40, 60, 240, 60];
  /** Rings of each batch: every repeat with validation scores of its own, or all with the batch's. */
  const ringsOf = (shared: boolean) =>
    Array.from({ length: BATCHES }, (_, b) => {
      const common = normals(VALIDATION, 20000 + b);
      return Array.from({ length: REPEATS }, (_, r) => {
        const [own, fresh] = [40000 + 2 * (b * REPEATS + r), 40001 + 2 * (b * REPEATS + r)];
        return alarmTest(shared ? common : normals(VALIDATION, own), normals(NEW, fresh)).p <= 0.05 ? 1 : 0;
      }).reduce<number>((sum, one) => sum + one, 0);
    });
  /** Sum of squared deviations over binomial variances: chi-square of BATCHES - 1 if repeats are independent. */
  const spread = (counts: readonly number[]) => {
    const share = counts.reduce((sum, x) => sum + x, 0) / (BATCHES * REPEATS);
    return counts.reduce((sum, x) => sum + (x - REPEATS * share) ** 2, 0) / (REPEATS * share * (1 - share));
  };

  it('scatter as independent ones do when each has its own threshold, and far more when all share one; 5 % at most either way', () => {
    const [own, shared] = [ringsOf(false), ringsOf(true)];
    // Chi-square of 59: above 141 with 1e-8. Shared thresholds are the control that must fail.
    expect(spread(own)).toBeLessThan(141);
    expect(spread(shared)).toBeGreaterThan(141);
    const total = own.reduce((sum, x) => sum + x, 0);
    expect(binomialTail(total, BATCHES * REPEATS, 0.05)).toBeGreaterThan(1e-6);
    expect(total).toBeGreaterThan(0);
  });

  it('ring in 3.8 +- 3.5 % given one threshold of 480 validation scores: 14 or more of 120 in 5 % of runs (by quadrature)', () => {
    const [m, n, all] = [480, 60, 120];
    const validation = Array.from({ length: m }, (_, k) => k);
    const { rank } = alarmThreshold(validation, 0.05);
    const withAlarms = (count: number) => Array.from({ length: n }, (_, k) => (k < count ? m : -1));
    const critical = Array.from({ length: n }, (_, x) => x).find(
      (x) => alarmTest(validation, withAlarms(x)).p <= 0.05,
    )!;
    // A new score lies above the rank-th largest with a probability q of density ~ q^(rank - 1) (1 - q)^(m - rank).
    let [weight, mean, square, many] = [0, 0, 0, 0];
    for (let q = 0.0005; q < 0.2; q += 0.0005) {
      const w = Math.exp((rank - 1) * Math.log(q / 0.05) + (m - rank) * Math.log((1 - q) / 0.95));
      const rings = binomialTail(critical, n, q);
      weight += w;
      mean += w * rings;
      square += w * rings ** 2;
      many += w * binomialTail(14, all, rings);
    }
    mean /= weight;
    expect(alarmTest(validation, withAlarms(critical)).p).toBeCloseTo(mean, 4);
    expect(mean).toBeCloseTo(0.038, 3);
    expect(Math.sqrt(square / weight - mean ** 2)).toBeCloseTo(0.035, 3);
    expect(many / weight).toBeCloseTo(0.052, 2);
  });

  it('ring without any change if points of one plate are taken for independent (control)', () => {
    // Six points of each of ten plates: a plate's common part of the score has variance 0.8.
    const clustered = (count: number, owner: number) => {
      const [plate, point] = [normals(count / 6, owner), normals(count, owner + 1)];
      return point.map((z, k) => Math.sqrt(0.8) * plate[Math.floor(k / 6)]! + Math.sqrt(0.2) * z);
    };
    const count = Array.from({ length: 300 }, (_, r) =>
      alarmTest(clustered(VALIDATION, 90000 + 4 * r), clustered(NEW, 90002 + 4 * r)),
    ).filter(({ p }) => p <= 0.05).length;
    expect(binomialTail(count, 300, 0.05)).toBeLessThan(1e-6);
  });
});

it('a classifier that is right in 15 of 20 has p = 0.0207', () => {
  expect(classifierTest(15, 20).p).toBeCloseTo(0.020694732666015625, 12);
  expect(classifierTest(0, 20).p).toBe(1);
});
