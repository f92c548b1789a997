/** Excess risk of least squares against its exact value at finite n and p, on draws of everything. */
import { describe, expect, it } from 'vitest';
import {
  bestRidge,
  errorIsSound,
  meanExists,
  ridgelessNorm,
  ridgelessRisk,
  ridgelessTrainError,
  ridgeRisk,
} from '../../src/learner/exact/linear-descent.ts';
import { RidgeSolver, times } from '../../src/learner/ridge.ts';
import { meanOverSamples } from '../../src/observables/statistics.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { Stream } from '../../src/random/streams.ts';

const [n, noise] = [30, 0.25] as const;

interface Draws {
  readonly risk: number[];
  readonly train: number[];
  readonly norm: number[];
}

/** beta = (1, 0, 0, …): the inputs know no direction. */
function draws(p: number, count: number, ridge = 0): Draws {
  const seen: Draws = { risk: [], train: [], norm: [] };
  for (let draw = 0; draw < count; draw++) {
    const words = new WordReader([31, p], Stream.DataInputs, draw);
    const z = new WordReader([31, p], Stream.LabelNoise, draw);
    const design = Float64Array.from({ length: n * p }, (_, k) => normalOf(words.word(k)));
    const y = Float64Array.from({ length: n }, (_, mu) => design[mu * p]! + 0.5 * normalOf(z.word(mu)));
    const solver = new RidgeSolver(design, n, p);
    const weights = solver.weights(solver.project(y), ridge);
    const norm = weights.reduce((sum, w) => sum + w * w, 0);
    seen.norm.push(norm);
    seen.risk.push(norm - 2 * weights[0]! + 1);
    seen.train.push(times(design, weights, n).reduce((sum, f, mu) => sum + (y[mu]! - f) ** 2, 0) / n);
  }
  return seen;
}

const apart = (values: number[], exact: number) => {
  const { value, error } = meanOverSamples(values);
  return (value - exact) / error;
};

describe('double descent of linear features', () => {
  // 12 numbers of 1000 draws, |p - n| >= 10, where errors have errors: beyond 5 with a chance below 1e-5. The control: the exact
  // risk of another number of features is refuted by the same draws.
  it.each([
    [10, 11],
    [20, 21],
    [45, 43],
    [120, 100],
  ])(
    'p = %i of n = 30: risk, norm and training error have their exact means, not those of p = %i',
    (p, other) => {
      const { risk, train, norm } = draws(p, 1000);
      const problem = { points: n, features: p, noise };
      expect(Math.abs(apart(risk, ridgelessRisk(problem)!.risk))).toBeLessThan(5);
      expect(Math.abs(apart(norm, ridgelessNorm(problem)!))).toBeLessThan(5);
      if (p < n) expect(Math.abs(apart(train, ridgelessTrainError(problem)))).toBeLessThan(5);
      else expect(Math.max(...train)).toBeLessThan(1e-20);
      const wrong = ridgelessRisk({ ...problem, features: other })!.risk;
      expect(Math.abs(apart(risk, wrong))).toBeGreaterThan(5);
    },
  );

  it('the best ridge beats its neighbours, and its risk is that of the limit within 1/n', () => {
    const p = 30;
    const best = bestRidge(p / n, noise);
    const [at, less, more] = [best, best / 8, best * 8].map((ridge) => draws(p, 1000, ridge).risk);
    for (const other of [less!, more!])
      expect(
        apart(
          other.map((value, k) => value - at![k]!),
          0,
        ),
      ).toBeGreaterThan(5);
    const { value, error } = meanOverSamples(at!);
    expect(Math.abs(value - ridgeRisk(p / n, best, noise).risk)).toBeLessThan(5 * error + 1 / n);
  });
});

describe('exact formulas', () => {
  it('give the known numbers at n = 100, noise 0.25', () => {
    const known = [
      [50, 0.2551],
      [80, 1.0526],
      [95, 5.94],
      [105, 6.3],
      [120, 1.482],
      [200, 0.7525],
      [1000, 0.9278],
    ] as const;
    for (const [features, risk] of known) {
      const found = ridgelessRisk({ points: 100, features, noise: 0.25 })!.risk;
      expect(Math.abs(found / risk - 1), String(features)).toBeLessThan(2e-3);
    }
  });

  it('know where there is no mean', () => {
    for (const p of [99, 100, 101])
      expect([meanExists(100, p), ridgelessRisk({ points: 100, features: p, noise: 1 })]).toEqual([
        false,
        null,
      ]);
    expect([meanExists(100, 98), meanExists(100, 102), errorIsSound(100, 93), errorIsSound(100, 92)]).toEqual(
      [true, true, false, true],
    );
  });

  it('with little ridge the limit is that of least squares, and the best ridge is a minimum', () => {
    for (const gamma of [0.3, 0.7, 1.6, 5]) {
      const { bias, variance } = ridgeRisk(gamma, 1e-9, 0.25);
      const limit = gamma < 1 ? (0.25 * gamma) / (1 - gamma) : 0.25 / (gamma - 1);
      expect(Math.abs(bias - Math.max(0, 1 - 1 / gamma))).toBeLessThan(1e-6);
      expect(Math.abs(variance - limit)).toBeLessThan(1e-6);
      const best = bestRidge(gamma, 0.25);
      for (const factor of [0.9, 1.1])
        expect(ridgeRisk(gamma, factor * best, 0.25).risk).toBeGreaterThan(ridgeRisk(gamma, best, 0.25).risk);
    }
    // No peak is left: with the best ridge the risk only grows with p / n.
    const risks = [0.5, 0.9, 1, 1.1, 2, 10].map(
      (gamma) => ridgeRisk(gamma, bestRidge(gamma, 0.25), 0.25).risk,
    );
    expect(risks).toEqual([...risks].sort((a, b) => a - b));
  });
});
