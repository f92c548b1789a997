import { describe, expect, test } from 'vitest';
import { confidenceBound, expectedImprovement, informationGain } from '../../src/observables/acquisition.ts';
import { diverseBatch, largestScores } from '../../src/observables/acquisition-choice.ts';
import { improvementBelowCost, noiseFloor } from '../../src/observables/acquisition-stop.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

const all = (n: number) => new Uint8Array(n).fill(1);
const one = (mean: number, aleatoric: number, epistemic: number) => ({
  mean: Float64Array.of(mean),
  aleatoric: Float64Array.of(aleatoric),
  epistemic: Float64Array.of(epistemic),
});

describe('scores of candidates', () => {
  test('information gain is the entropy that Bayes takes from a linear-Gaussian model (exact, 1e-12)', () => {
    const [sigma2, x, S] = [0.3, [0.7, -1.2], [1.5, 0.4, 0.8]] as const;
    const [a, b, c] = S;
    const epistemic = a * x[0] * x[0] + 2 * b * x[0] * x[1] + c * x[1] * x[1];
    const Sx = [a * x[0] + b * x[1], b * x[0] + c * x[1]] as const;
    const later = (i: 0 | 1, j: 0 | 1, s: number) => s - (Sx[i] * Sx[j]) / (sigma2 + epistemic);
    const determinant = later(0, 0, a) * later(1, 1, c) - later(0, 1, b) ** 2;
    const taken = (Math.log(a * c - b * b) - Math.log(determinant)) / 2;
    const gain = informationGain(one(0, sigma2, epistemic))[0]!;
    expect(Math.abs(gain - taken)).toBeLessThan(1e-12);
    // Control: the epistemic variance alone does not know through how much noise it is seen.
    expect(Math.abs(informationGain(one(0, 2 * sigma2, epistemic))[0]! - taken)).toBeGreaterThan(0.05);
  });

  test('expected improvement is the integral that defines it (trapezoids, 1e-8), and what is certain gains what it exceeds', () => {
    for (const [m, v, best] of [
      [0.3, 0.5, 1],
      [-2, 0.04, -2],
      [1, 2, -3],
    ] as const) {
      let sum = 0;
      const [sd, h] = [Math.sqrt(v), 1e-3];
      for (let z = -10; z < 10; z += h)
        sum += (h * Math.max(0, m + sd * z - best) * Math.exp(-(z * z) / 2)) / Math.sqrt(2 * Math.PI);
      expect(Math.abs(expectedImprovement(one(m, 9, v), best)[0]! - sum)).toBeLessThan(1e-6);
    }
    expect(expectedImprovement(one(1.5, 1, 0), 1)[0]).toBe(0.5);
    expect(expectedImprovement(one(0.5, 1, 0), 1)[0]).toBe(0);
    expect(expectedImprovement(one(0, 1, 1e-4), 1)[0]!).toBeGreaterThanOrEqual(0);
    expect(confidenceBound(one(1, 9, 4), 2)[0]).toBe(5);
    expect(confidenceBound(one(1, 9, 4), -2)[0]).toBe(-3);
  });
});

describe('choices', () => {
  test('the largest of what is left, never what is gone; a score that is not a number is refused', () => {
    const scores = Float64Array.of(3, 9, 5, -Infinity, 7);
    const available = Uint8Array.of(1, 0, 1, 1, 1);
    expect(largestScores({ scores, available, count: 2, chance: () => 0 })).toEqual([4, 2]);
    expect(largestScores({ scores, available, count: 9, chance: () => 0 })).toEqual([4, 2, 0, 3]);
    const broken = Float64Array.of(1, Number.NaN);
    expect(() => largestScores({ scores: broken, available: all(2), count: 1, chance: () => 0 })).toThrow(
      /not a number/,
    );
  });

  test('equal scores are chosen uniformly (chi-square, 7 degrees of freedom, false alarm 1e-5); by their order they would not be', () => {
    const counts = (chance: (query: number) => (c: number) => number) => {
      const seen = new Float64Array(8);
      for (let query = 0; query < 800; query++) {
        const [c] = largestScores({
          scores: new Float64Array(8).fill(1),
          available: all(8),
          count: 1,
          chance: chance(query),
        });
        seen[c!]!++;
      }
      return seen.reduce((sum, n) => sum + (n - 100) ** 2 / 100, 0);
    };
    const words = (query: number) => new WordReader(seedFrom(5), Stream.Acquisition, 0, query);
    expect(counts((query) => (c) => words(query).word(c) / 2 ** 32)).toBeLessThan(37.0);
    expect(counts(() => (c) => c / 8)).toBeGreaterThan(37.0);
  });

  test('a batch by score and distance takes one of two twins, the largest scores alone take both', () => {
    const offer = {
      scores: Float64Array.of(10, 9.9, 4, 1),
      available: all(4),
      count: 2,
      chance: () => 0,
      places: Float64Array.of(0, 0, 0.01, 0, 1, 0, 0, 1),
      inputs: 2,
    };
    expect(largestScores(offer)).toEqual([0, 1]);
    expect(diverseBatch(offer)).toEqual([0, 2]);
    expect(diverseBatch({ ...offer, count: 9 })).toHaveLength(4);
  });
});

describe('stopping', () => {
  const words = new WordReader(seedFrom(6), Stream.PoolNoise, 0);
  const belief = (shrink: number) => ({
    mean: Float64Array.from({ length: 30 }, (_, c) => normalOf(words.word(c))),
    aleatoric: new Float64Array(30).fill(0.5),
    epistemic: new Float64Array(30).fill(1 / shrink),
  });

  test('at the noise floor: epistemic at or below the share of the aleatoric part of what is left', () => {
    expect(noiseFloor(belief(19), all(30), 0.1).stop).toBe(false);
    expect(noiseFloor(belief(20.1), all(30), 0.1).stop).toBe(true);
    const uneven = belief(100);
    uneven.epistemic[3] = 1e6;
    expect(noiseFloor(uneven, all(30), 0.1).stop).toBe(false);
    expect(noiseFloor(uneven, all(30).fill(0, 3, 4), 0.1).stop).toBe(true);
    expect(noiseFloor(belief(1), new Uint8Array(30), 0.1)).toEqual({ stop: true, ratio: 0 });
  });

  test('at the price: no expected improvement pays, and a dearer measurement stops earlier', () => {
    const known = one(1, 1, 0);
    expect(improvementBelowCost(known, all(1), 0.5, 0.6).stop).toBe(true);
    expect(improvementBelowCost(known, all(1), 0.5, 0.4).stop).toBe(false);
    expect(improvementBelowCost(known, all(1), 0.5, 0.25).ratio).toBe(2);
  });
});
