/**
 * Langevin dynamics and stochastic descent on quadratic energies, where the stationary law is known exactly. Chains are
 * independent and errors are over chains: |z| < 5 with 400 chains is a false alarm of about 1e-6 per comparison.
 */
import { describe, expect, it } from 'vitest';
import type { LearnerMove, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { linearModel } from '../../src/learner/network.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { zScore } from '../support/langevin-runs.ts';

const CHAINS = 400;

/** E = (1/2) sum_mu (y_mu - sqrt(curvature) w)^2 with one weight w. */
function quadratic(
  targets: readonly number[],
  input: number,
  energyScale: number,
  precision: number,
): LearnerProblem {
  return {
    shape: linearModel(1),
    data: {
      sets: 1,
      points: targets.length,
      inputs: new Float64Array(targets.length).fill(input),
      sharedInputs: true,
      targets: Float64Array.from(targets),
    },
    loss: 'squared-error',
    energyScale,
    priorPrecision: { weight: precision, bias: 1 },
  };
}

/** Time means of (w - centre)^2 over one chain, [chain]; samples `thin` steps apart after `burn`. */
async function secondMoments(
  state: LearnerState,
  move: LearnerMove,
  centre: number,
  burn: number,
  thin: number,
  samples: number,
) {
  const moments = new Float64Array(CHAINS);
  await state.step(move, burn);
  for (let s = 0; s < samples; s++) {
    await state.step(move, thin);
    (await state.weights()).forEach((w, e) => {
      moments[e]! += (w - centre) ** 2 / samples;
    });
  }
  return moments;
}

const chainsOf = (problem: LearnerProblem) =>
  createReferenceLearner({ problem, networks: CHAINS, seed: [2024, 0], weights: new Float64Array(CHAINS) });
const langevin = (adjusted: boolean, T: number, eps: number): LearnerMove => ({
  kind: 'langevin',
  adjusted,
  temperatures: new Float64Array(CHAINS).fill(T),
  stepSizes: new Float64Array(CHAINS).fill(eps),
});

describe('Langevin dynamics on a quadratic energy', () => {
  // E = (lambda/2)(w - c)^2 with lambda = 4 (one point, input 2), c = 0.5; T = 0.5, eps = eta T = 0.1, so eta lambda = 0.8.
  const [lambda, centre, T, eta] = [4, 0.5, 0.5, 0.2];
  const problem = quadratic([1], 2, 1, 0);
  const exact = T / lambda;
  const biased = T / (lambda * (1 - (eta * lambda) / 2));

  it('without adjustment has the variance T / [lambda (1 - eta lambda / 2)] (z < 5, 400 chains)', async () => {
    const moments = await secondMoments(chainsOf(problem), langevin(false, T, eta * T), centre, 40, 5, 60);
    expect(Math.abs(zScore(moments, biased))).toBeLessThan(5);
    // Negative control: the same data rule out the unbiased law.
    expect(zScore(moments, exact)).toBeGreaterThan(10);
  });

  it('with adjustment has the variance T / lambda, and rejects the biased one', async () => {
    const moments = await secondMoments(chainsOf(problem), langevin(true, T, eta * T), centre, 60, 5, 60);
    expect(Math.abs(zScore(moments, exact))).toBeLessThan(5);
    expect(zScore(moments, biased)).toBeLessThan(-10);
  });

  it('with data and prior together samples the precision P x^2 / T + lambda, and the posterior mean', async () => {
    // Three points at input 1, prior precision 2, T = 0.5: precision 3 / 0.5 + 2 = 8, mean (sum y / T) / 8.
    const targets = [1, -0.2, 2];
    const mean = targets.reduce((a, b) => a + b) / 0.5 / 8;
    const state = chainsOf(quadratic(targets, 1, 1, 2));
    const moments = await secondMoments(state, langevin(true, 0.5, 0.1), mean, 60, 5, 60);
    expect(Math.abs(zScore(moments, 1 / 8))).toBeLessThan(5);
    expect(Math.abs(zScore(await state.weights(), mean))).toBeLessThan(5);
  });

  it('at infinite temperature samples the prior', async () => {
    const state = chainsOf(quadratic([3], 1, 1, 0.25));
    const moments = await secondMoments(state, langevin(true, Infinity, 2), 0, 60, 5, 60);
    expect(Math.abs(zScore(moments, 4))).toBeLessThan(5);
  });
});

describe('underdamped Langevin dynamics (BAOAB) on a quadratic energy', () => {
  // Phi = (a/2)(w - c)^2 with a = lambda / T = 8 and c = 0.5; h = 0.5, so h^2 a = 2: half of where it becomes unstable.
  const [a, centre, h] = [8, 0.5, 0.5];
  const problem = quadratic([1], 2, 1, 0);
  const move = (friction: number): LearnerMove => ({
    kind: 'underdamped',
    temperatures: new Float64Array(CHAINS).fill(0.5),
    stepSizes: new Float64Array(CHAINS).fill(h),
    friction,
  });

  it('has the exact variance 1/a whatever the step, and velocities of variance 1 - h^2 a / 4 (z < 5, 400 chains)', async () => {
    const state = chainsOf(problem);
    const moments = await secondMoments(state, move(1), centre, 60, 5, 60);
    expect(Math.abs(zScore(moments, 1 / a))).toBeLessThan(5);
    // Negative control: overdamped Langevin with the same drift, eps = h^2 / 2, has this variance.
    expect(zScore(moments, 1 / (a * (1 - (h * h * a) / 4)))).toBeLessThan(-10);
    const speeds = new Float64Array(CHAINS);
    for (let s = 0; s < 60; s++) {
      await state.step(move(1), 5);
      (await state.snapshot()).velocity.forEach((v, e) => {
        speeds[e]! += v ** 2 / 60;
      });
    }
    expect(Math.abs(zScore(speeds, 1 - (h * h * a) / 4))).toBeLessThan(5);
    expect(zScore(speeds, 1)).toBeLessThan(-10);
  });

  it('without friction conserves its shadow energy; with infinite friction it forgets its velocity', async () => {
    const state = chainsOf(problem);
    await state.step(move(0), 1);
    const shadow = async () => {
      const { weights, velocity } = await state.snapshot();
      // v^2 / (1 - h^2 a / 4) + a (w - c)^2 is what velocity Verlet conserves on a quadratic.
      return weights.map((w, e) => velocity[e]! ** 2 / (1 - (h * h * a) / 4) + a * (w - centre) ** 2);
    };
    const before = await shadow();
    await state.step(move(0), 1000);
    (await shadow()).forEach((energy, e) => {
      expect(Math.abs(energy - before[e]!)).toBeLessThan(1e-9);
    });
    const moments = await secondMoments(state, move(Infinity), centre, 60, 5, 60);
    expect(Math.abs(zScore(moments, 1 / a))).toBeLessThan(5);
  });
});

describe('stochastic descent on a quadratic loss', () => {
  // Mean loss (1/2P) sum (w - y)^2 plus weight decay 1: lambda = 2. A batch's gradient scatters by sigma^2 / B.
  const targets = [1, 2, -1, 0.5, -3, 0.5];
  const mean = targets.reduce((a, b) => a + b) / targets.length;
  const sigma2 = targets.reduce((sum, y) => sum + (y - mean) ** 2, 0) / targets.length;
  const problem = quadratic(targets, 1, 1 / targets.length, 0);
  const sgd = (batch: number): LearnerMove => ({
    kind: 'descent',
    learningRates: new Float64Array(CHAINS).fill(0.2),
    rule: { kind: 'momentum', momentum: 0, nesterov: false },
    weightDecay: 1,
    batch,
  });

  for (const batch of [1, 4]) {
    it(`has the variance eta sigma^2 / [B lambda (2 - eta lambda)] at B = ${batch} (z < 5, 400 chains)`, async () => {
      const moments = await secondMoments(chainsOf(problem), sgd(batch), mean / 2, 60, 4, 60);
      const expected = (0.2 * sigma2) / (batch * 2 * (2 - 0.2 * 2));
      expect(Math.abs(zScore(moments, expected))).toBeLessThan(5);
      expect(zScore(moments, expected / 1.1)).toBeGreaterThan(5);
    });
  }

  it('has no noise over all points: it converges to the minimum', async () => {
    const state = chainsOf(problem);
    await state.step(sgd(0), 100);
    for (const w of await state.weights()) expect(Math.abs(w - mean / 2)).toBeLessThan(1e-12);
  });
});
