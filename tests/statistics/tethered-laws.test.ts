/**
 * Tethered Langevin, replicated descent and entropy-SGD on a quadratic energy f = (a/2)(w - b)^2, where all of them are linear and
 * their laws known exactly. Chains (or groups) are independent and errors are over them: |z| < 5 with 400 of them is a false alarm
 * of about 1e-6 a comparison.
 */
import { describe, expect, it } from 'vitest';
import { EntropySgd } from '../../src/dynamics/entropy-sgd.ts';
import { Replicated } from '../../src/dynamics/replicated.ts';
import { constantScope } from '../../src/dynamics/scoping.ts';
import type { LearnerMove, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { linearModel } from '../../src/learner/network.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { zScore } from '../support/langevin-runs.ts';

const CHAINS = 400;
/** Curvature and minimum: one point, input 2, target 1. */
const [a, b] = [4, 0.5];
const problem: LearnerProblem = {
  shape: linearModel(1),
  data: { sets: 1, points: 1, inputs: Float64Array.of(2), sharedInputs: true, targets: Float64Array.of(1) },
  loss: 'squared-error',
  energyScale: 1,
  priorPrecision: { weight: 0, bias: 0 },
};

const chains = (weight = 0, networks = CHAINS): LearnerState =>
  createReferenceLearner({
    problem,
    networks,
    seed: [77, 5],
    weights: new Float64Array(networks).fill(weight),
  });
const langevin = (adjusted: boolean, T: number, eta: number): LearnerMove => ({
  kind: 'langevin',
  adjusted,
  temperatures: new Float64Array(CHAINS).fill(T),
  stepSizes: new Float64Array(CHAINS).fill(eta * T),
});
const descent = (networks: number, eta: number): LearnerMove => ({
  kind: 'descent',
  rule: { kind: 'momentum', momentum: 0, nesterov: false },
  learningRates: new Float64Array(networks).fill(eta),
  weightDecay: 0,
  batch: 0,
});

describe('tethered Langevin dynamics', () => {
  const [T, eta, gamma, x] = [0.5, 0.15, 2, 3];
  const mean = (a * b + gamma * x) / (a + gamma);
  const tether = { strength: gamma / T, centres: new Float64Array(CHAINS).fill(x) };

  /** Time means of w and of (w - mean)^2 of every chain. */
  async function moments(move: LearnerMove) {
    const [first, second] = [new Float64Array(CHAINS), new Float64Array(CHAINS)];
    const [state, samples] = [chains(mean), 60];
    await state.step(move, 40);
    for (let s = 0; s < samples; s++) {
      await state.step(move, 4);
      (await state.weights()).forEach((w, e) => {
        first[e]! += w / samples;
        second[e]! += (w - mean) ** 2 / samples;
      });
    }
    return { first, second };
  }

  it('adjusted: mean (a b + gamma x)/(a + gamma), variance T/(a + gamma) (z < 5)', async () => {
    const { first, second } = await moments({ ...langevin(true, T, eta), tether });
    expect(Math.abs(zScore(first, mean))).toBeLessThan(5);
    expect(Math.abs(zScore(second, T / (a + gamma)))).toBeLessThan(5);
    // Negative controls: the free law.
    expect(zScore(first, b)).toBeGreaterThan(50);
    expect(zScore(second, T / a)).toBeLessThan(-10);
  });

  it('plain: the variance T/[(a + gamma)(1 - eta (a + gamma)/2)]', async () => {
    const { first, second } = await moments({ ...langevin(false, T, eta), tether });
    expect(Math.abs(zScore(first, mean))).toBeLessThan(5);
    expect(Math.abs(zScore(second, T / ((a + gamma) * (1 - (eta * (a + gamma)) / 2))))).toBeLessThan(5);
    expect(zScore(second, T / (a + gamma))).toBeGreaterThan(10);
  });

  it('underdamped: places of the exact variance at any stable step', async () => {
    const { temperatures } = langevin(true, T, eta) as LearnerMove & { kind: 'langevin' };
    const stepSizes = new Float64Array(CHAINS).fill(0.4);
    const { first, second } = await moments({
      kind: 'underdamped',
      temperatures,
      stepSizes,
      friction: 2,
      tether,
    });
    expect(Math.abs(zScore(first, mean))).toBeLessThan(5);
    expect(Math.abs(zScore(second, T / (a + gamma)))).toBeLessThan(5);
    expect(zScore(second, T / a)).toBeLessThan(-10);
  });
});

describe('replicated descent', () => {
  const [replicas, every, gamma, eta] = [3, 4, 6, 0.05];

  /** The linear recursion in f64, step by step. */
  function exact(start: Float64Array, steps: number, beta: number, pull = gamma) {
    const meanOf = (values: Float64Array) => values.reduce((sum, w) => sum + w, 0) / values.length;
    let [weights, centre] = [start.slice(), meanOf(start)];
    for (let n = 1; n <= steps; n++) {
      weights = weights.map((w) => w - eta * (a * (w - b) + pull * (w - centre)));
      if (n % every === 0) centre += beta * (meanOf(weights) - centre);
    }
    return { weights, centre };
  }

  const start = Float64Array.of(-1, 0.3, 2);
  const group = () => createReferenceLearner({ problem, networks: replicas, seed: [1, 2], weights: start });

  it.each([1, 0.3])(
    'centre rate %d: the exact recursion to 1e-12, in pieces of 1 and 7 steps',
    async (beta) => {
      const learner = group();
      const options = { replicas, every, scope: constantScope(gamma), centreRate: beta };
      const run = await Replicated.start(learner, options);
      for (const steps of [1, 7, 7, 7, 1]) await run.step(descent(replicas, eta), steps);
      const { weights, centre } = exact(start, 23, beta);
      (await learner.weights()).forEach((w, i) => {
        expect(Math.abs(w - weights[i]!)).toBeLessThan(1e-12);
      });
      expect(Math.abs(run.centres[0]! - centre)).toBeLessThan(1e-12);
      // Negative controls: without a pull, and with the other centre, they would be elsewhere.
      expect(Math.abs(exact(start, 23, beta, 0).weights[0]! - weights[0]!)).toBeGreaterThan(1e-3);
      expect(Math.abs(exact(start, 23, 1.3 - beta).centre - centre)).toBeGreaterThan(1e-4);
    },
  );

  it('its mean goes to the minimum, and a save goes on to the same bits, in the middle of a period', async () => {
    const options = {
      replicas,
      every,
      scope: { start: gamma, growth: 0.1, largest: 9 },
      centreRate: 0.5,
    };
    const [run, other] = [await Replicated.start(group(), options), await Replicated.start(group(), options)];
    await run.step(descent(replicas, eta), 6);
    await other.restore(structuredClone(await run.save()));
    for (const each of [run, other]) await each.step(descent(replicas, eta), 700);
    expect(await other.save()).toEqual(await run.save());
    expect(run.strength).toBe(9);
    expect(run.centres[0]).toBeCloseTo(b, 10);
  });

  it('under noise the spread about the mean has its exact variance (z < 5)', async () => {
    const [T, step, pull, R] = [0.5, 0.1, 3, 4];
    const learner = chains(b);
    const options = { replicas: R, every: 1, scope: constantScope(pull / T), centreRate: 1 };
    const run = await Replicated.start(learner, options);
    await run.step(langevin(false, T, step), 40);
    const spreads = new Float64Array(CHAINS / R);
    for (let s = 0; s < 30; s++) {
      await run.step(langevin(false, T, step), 4);
      const [weights, centres] = [await learner.weights(), run.centres];
      weights.forEach((w, e) => {
        spreads[Math.floor(e / R)]! += (w - centres[Math.floor(e / R)]!) ** 2 / (30 * R);
      });
    }
    // d' = r d + sqrt(2 step T) (xi_i - mean xi), r = 1 - step (a + gamma).
    const variance = (pulled: number) => (2 * step * T * (1 - 1 / R)) / (1 - (1 - step * (a + pulled)) ** 2);
    expect(Math.abs(zScore(spreads, variance(pull)))).toBeLessThan(5);
    expect(zScore(spreads, variance(0))).toBeLessThan(-10);
  });

  it('a replica that has diverged no longer moves the centre', async () => {
    const learner = group();
    const run = await Replicated.start(learner, { replicas, every, scope: constantScope(1), centreRate: 1 });
    const move = { ...descent(replicas, eta), learningRates: Float64Array.of(eta, eta, 1e30) } as LearnerMove;
    await run.step(move, 400);
    const stopped = await learner.stopped();
    expect(stopped[2]).toBeGreaterThanOrEqual(0);
    expect(run.centres[0]).toBeCloseTo(b, 6);
  });

  it('options that do not fit are refused', async () => {
    const options = { replicas, every, scope: constantScope(1), centreRate: 1 };
    for (const wrong of [
      { replicas: 2 },
      { every: 0 },
      { centreRate: 0 },
      { scope: { start: 2, growth: 0, largest: 1 } },
    ])
      await expect(Replicated.start(group(), { ...options, ...wrong })).rejects.toThrow(RangeError);
  });
});

describe('entropy-SGD', () => {
  const [T, eta, gamma, L, alpha, outerRate] = [0.4, 0.12, 1.5, 5, 0.75, 0.5];
  const options = {
    inner: langevin(false, T, eta),
    innerSteps: L,
    average: alpha,
    outerRate,
    scope: constantScope(gamma),
  };

  /** Mean and variance of x after some outer steps from x0, exactly. */
  function law(x0: number, outer: number, pull = gamma) {
    // Of the walker about its centre x: m' = r m + eta a b + eta pull x; mu is a weighted sum of its path.
    const r = 1 - eta * (a + pull);
    let [mean, variance] = [x0, 0];
    for (let n = 0; n < outer; n++) {
      const mu = (x: number) => {
        let [m, average] = [x, x];
        for (let l = 0; l < L; l++) {
          m = r * m + eta * (a * b + pull * x);
          average = (1 - alpha) * average + alpha * m;
        }
        return average;
      };
      const slope = mu(1) - mu(0);
      let noise = 0;
      for (let j = 1; j <= L; j++) {
        let weight = 0;
        for (let l = j; l <= L; l++) weight += alpha * (1 - alpha) ** (L - l) * r ** (l - j);
        noise += weight ** 2 * 2 * eta * T;
      }
      const share = outerRate * gamma;
      mean = mean - share * (mean - mu(mean));
      variance = (1 - share * (1 - slope)) ** 2 * variance + share ** 2 * noise;
    }
    return { mean, variance };
  }

  it.each([1, 3])(
    'after %i outer steps mean and variance of x are exact (z < 5, 400 chains)',
    async (outer) => {
      const learner = chains(2);
      await new EntropySgd(learner, options).step(outer);
      const weights = await learner.weights();
      const { mean, variance } = law(2, outer);
      expect(Math.abs(zScore(weights, mean))).toBeLessThan(5);
      expect(
        Math.abs(
          zScore(
            weights.map((w) => (w - mean) ** 2),
            variance,
          ),
        ),
      ).toBeLessThan(5);
      // Negative control: a walk without the tether.
      expect(Math.abs(zScore(weights, law(2, outer, 0).mean))).toBeGreaterThan(6);
    },
  );

  it('without noise x goes to the minimum as the recursion says, with the scope growing', async () => {
    const learner = chains(2, 1);
    const scope = { start: 0.5, growth: 0.05, largest: 2 };
    const search = new EntropySgd(learner, { ...options, inner: descent(1, eta), scope });
    await search.step(1);
    let [x, mu, m] = [2, 2, 2];
    for (let l = 0; l < L; l++) {
      m -= eta * (a * (m - b) + 0.5 * (m - x));
      mu = (1 - alpha) * mu + alpha * m;
    }
    x -= outerRate * 0.5 * (x - mu);
    expect((await learner.weights())[0]).toBeCloseTo(x, 12);
    expect(search.strength).toBeCloseTo(0.525, 12);
    await search.step(80);
    expect((await learner.weights())[0]).toBeCloseTo(b, 8);
    expect(search.strength).toBe(2);
  });

  it('a save goes on to the same bits, and what does not fit is refused', async () => {
    const [first, second] = [new EntropySgd(chains(2), options), new EntropySgd(chains(-1), options)];
    await first.step(2);
    await second.restore(structuredClone(await first.save()));
    for (const search of [first, second]) await search.step(2);
    expect(await second.save()).toEqual(await first.save());
    const temperatures = Float64Array.from({ length: CHAINS }, (_, e) => 1 + e);
    for (const wrong of [
      { innerSteps: 0 },
      { average: 0 },
      { outerRate: 0 },
      { inner: { ...options.inner, temperatures } as LearnerMove },
    ])
      expect(() => new EntropySgd(chains(), { ...options, ...wrong })).toThrow(RangeError);
  });
});
