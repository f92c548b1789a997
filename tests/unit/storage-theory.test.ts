/** Storage capacities: Cover's count, Gardner's and Krauth and Mézard's limits, against tables computed by other programs. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  BINARY_CAPACITY,
  binaryStorage,
  firstMomentBound,
  millsRatio,
} from '../../src/learner/exact/binary-storage.ts';
import { coverSeparability, separableDichotomies } from '../../src/learner/exact/cover.ts';
import { gardnerCapacity, SPHERICAL_CAPACITY } from '../../src/learner/exact/gardner.ts';

const TABLES = resolve(import.meta.dirname, '../../../shared/reference/data/computed');
/** Rows of numbers without the head. Where the reference tables are absent the test that needs them is reported as skipped. */
const table = (name: string) =>
  readFileSync(join(TABLES, name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
const withTables = test.skipIf(!existsSync(TABLES));

describe("Cover's law", () => {
  test('counts 14 of the 16 labellings of 4 points in 3 dimensions, and half of all at P = 2N', () => {
    // All but the two whose signs are those of the one linear relation between the points.
    expect(separableDichotomies(3, 4)).toBe(14n);
    expect(separableDichotomies(2, 5)).toBe(10n);
    expect(separableDichotomies(3, 3)).toBe(8n);
    for (const N of [1, 2, 7, 50, 300]) {
      expect(separableDichotomies(N, 2 * N)).toBe(2n ** BigInt(2 * N - 1));
      expect(coverSeparability(N, 2 * N)).toBeCloseTo(0.5, 12);
    }
  });

  test('probabilities are the exact counts over 2^P to twelve digits, up to P = 1500', () => {
    for (const [N, P] of [
      [3, 9],
      [20, 61],
      [50, 97],
      [50, 600],
      [700, 1500],
    ] as const) {
      const exact = Number((separableDichotomies(N, P) << 200n) >> BigInt(P)) / 2 ** 200;
      if (exact > 1e-40) expect(coverSeparability(N, P) / exact).toBeCloseTo(1, 11);
    }
    expect(coverSeparability(50, 50)).toBe(1);
    expect(coverSeparability(50, 1200)).toBeGreaterThan(0);
  });

  withTables('equals the independent table to its six digits, and that of N + 2 does not', () => {
    const rows = table('cover_separability.csv');
    expect(rows.length).toBe(36);
    for (const [N, P, , chance] of rows) {
      const ours = coverSeparability(N!, P!);
      expect(Math.abs(ours - chance!)).toBeLessThanOrEqual(3e-6 * chance!);
      if (chance! < 0.9 && chance! > 0.1)
        expect(Math.abs(coverSeparability(N! + 2, P!) - chance!)).toBeGreaterThan(0.01);
    }
  });
});

describe("Gardner's capacity", () => {
  test('is 2 without a margin, and falls as 1/kappa² with a large one', () => {
    expect(gardnerCapacity(0)).toBe(SPHERICAL_CAPACITY);
    expect(gardnerCapacity(10) * 101).toBeCloseTo(1, 10);
  });

  withTables('equals the independent table to ten digits', () => {
    const rows = table('gardner_capacity.csv');
    expect(rows.length).toBe(10);
    for (const [kappa, capacity] of rows) expect(gardnerCapacity(kappa!) / capacity!).toBeCloseTo(1, 10);
  });
});

describe('weights ±1', () => {
  test("Mills' ratio is that of its two forms where they meet, and 1/x far out", () => {
    expect(millsRatio(2 - 1e-12) / millsRatio(2)).toBeCloseTo(1, 10);
    expect(millsRatio(0)).toBeCloseTo(Math.sqrt(Math.PI / 2), 12);
    expect(millsRatio(50) * 50).toBeCloseTo(1 - 1 / 2500, 6);
  });

  test('the entropy starts at ln 2 - alpha ln 2 and vanishes at the capacity', () => {
    expect((Math.LN2 - binaryStorage(1e-4).entropy) / 1e-4).toBeCloseTo(Math.LN2, 3);
    let [low, high] = [0.8, 0.86];
    for (let k = 0; k < 24; k++) {
      const middle = (low + high) / 2;
      if (binaryStorage(middle).entropy > 0) low = middle;
      else high = middle;
    }
    expect(low).toBeCloseTo(BINARY_CAPACITY, 7);
    expect(binaryStorage(BINARY_CAPACITY).overlap).toBeCloseTo(0.563949, 6);
  });

  withTables('entropy and overlap equal the independent table to eight digits', () => {
    const rows = table('binary_perceptron_storage_RS.csv');
    expect(rows.length).toBe(9);
    for (const [load, entropy, overlap] of rows) {
      const ours = binaryStorage(load!);
      expect(Math.abs(ours.entropy - entropy!)).toBeLessThan(1e-8);
      expect(Math.abs(ours.overlap - overlap!)).toBeLessThan(1e-8);
    }
  });

  test('typical entropy lies below the first moment at every load (Jensen)', () => {
    for (const load of [0.1, 0.4, 0.7, 0.83])
      expect(binaryStorage(load).entropy).toBeLessThan((1 - load) * Math.LN2);
    expect(firstMomentBound(21, 23)).toBe(0.25);
    expect(firstMomentBound(21, 20)).toBe(1);
  });
});
