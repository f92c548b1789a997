import { describe, expect, test } from 'vitest';
import {
  almeidaThoulessField,
  almeidaThoulessTemperature,
  hopfieldCapacity,
  hopfieldRetrieval,
  hopfieldRetrievalAt,
  replicaSymmetric,
} from '../../src/glass/exact/replica-symmetric.ts';

const near = (value: number, exact: number, tolerance: number) =>
  expect(Math.abs(value - exact), `${value} against ${exact}`).toBeLessThanOrEqual(tolerance);

describe('replica-symmetric SK', () => {
  test.each([
    [0.05, 0.88245, 0.13],
    [0.1, 0.81885, 0.2092],
    [0.3, 0.65185, 0.435],
    [0.6, 0.48557, 0.6598],
    [1, 0.32118, 0.8449],
    [2, 0.07134, 0.9923],
  ])('the de Almeida–Thouless line passes h = %f at T = %f, q = %f (last digit given)', (h, T, q) => {
    near(almeidaThoulessTemperature(h), T, 1.5e-5);
    near(replicaSymmetric(T, h).overlap, q, 1e-4);
  });

  test.each([
    [0.9, 0.03877],
    [0.5, 0.56993],
    [0.2, 1.38186],
  ])('… and T = %f at h = %f (last digit given)', (T, h) => {
    near(almeidaThoulessField(T), h, 1.5e-5);
  });

  test('near T = 0 without a field: e = -sqrt(2/pi) and s = -1/(2 pi); at T >= 1 q = 0 and u = -beta/2', () => {
    const cold = replicaSymmetric(0.02, 0);
    near(cold.energy, -0.797885, 2e-4);
    const entropy = (T: number) => {
      const { energy, freeEnergy } = replicaSymmetric(T, 0);
      return (energy - freeEnergy) / T;
    };
    // Linear in T near 0: from T = 0.02 and 0.04 to 0.
    near(2 * entropy(0.02) - entropy(0.04), -0.159155, 2e-3);
    const hot = replicaSymmetric(1.5, 0);
    near(hot.overlap, 0, 1e-9);
    near(hot.energy, -1 / 3, 1e-9);
    near(hot.freeEnergy, -1.5 * Math.LN2 - 1 / 6, 1e-9);
  });

  test.each(['uniform', 'gaussian'] as const)('the energy is d(beta f)/d beta (%s field; 1e-6)', (law) => {
    for (const T of [0.4, 0.9, 1.6]) {
      const scaled = (beta: number) => beta * replicaSymmetric(1 / beta, 0.5, law).freeEnergy;
      const beta = 1 / T;
      near(replicaSymmetric(T, 0.5, law).energy, (scaled(beta + 1e-4) - scaled(beta - 1e-4)) / 2e-4, 1e-6);
    }
  });

  test('a Gaussian field has a line too, its inverse is its inverse, and it magnetises nothing', () => {
    const T = almeidaThoulessTemperature(0.3, 'gaussian');
    expect(T).toBeLessThan(1);
    near(almeidaThoulessField(T, 'gaussian'), 0.3, 1e-9);
    near(replicaSymmetric(T, 0.3, 'gaussian').magnetisation, 0, 1e-12);
  });
});

describe('Hopfield', () => {
  test('patterns are remembered up to alpha = 0.137906, with m = 0.9674 there (last digit given)', () => {
    near(hopfieldCapacity(), 0.137906, 1e-6);
    near(hopfieldRetrieval(hopfieldCapacity() * (1 - 1e-12)), 0.9674, 1e-4);
    expect(hopfieldRetrieval(0.138)).toBe(0);
    expect(hopfieldRetrieval(0)).toBe(1);
    near(hopfieldRetrieval(0.05), 1, 1e-3);
  });

  test.each([
    [0.2, 0.1226, 0.955],
    [0.5, 0.0588, 0.852],
    [0.8, 0.0101, 0.584],
  ])(
    'at T = %f they are up to alpha = %f, with m falling to %f there (1 % of alpha, 10 % of m)',
    (T, alpha, m) => {
      const inside = hopfieldRetrievalAt(0.99 * alpha, T);
      expect(inside).toBeGreaterThan(m);
      expect(inside).toBeLessThan(1.1 * m);
      expect(hopfieldRetrievalAt(1.01 * alpha, T)).toBe(0);
    },
  );

  test('T -> 0 joins T = 0, and no load is Curie–Weiss', () => {
    near(hopfieldRetrievalAt(0.1, 0.02), hopfieldRetrieval(0.1), 2e-3);
    near(hopfieldRetrievalAt(0, 0.5), 0.9575040241, 1e-8);
  });
});
