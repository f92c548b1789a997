/**
 * Adjusted Langevin dynamics on the CPU engine (f32) against the exact Gaussian law of a linear network, d = 20. Chains are
 * independent and errors are over 256 chains: |z| < 6 in 41 comparisons is a false alarm below 1e-6 (Student t, 255 degrees of freedom).
 */
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import type { LearnerMove } from '../../src/engine/contract.ts';
import { specOf } from '../conformance/learner-problems.ts';
import { localLearner } from '../support/cpu-learners.ts';
import { zScore } from '../support/langevin-runs.ts';

const CHAINS = 256;
const D = 20;
const T = 0.5;
const BURN = 400;
const SAMPLES = 80;
const THIN = 10;

const spec = specOf({
  inputs: D,
  hidden: [],
  outputs: 1,
  activation: 'linear',
  bias: false,
  loss: 'squared-error',
  points: 60,
  sets: 1,
  sharedInputs: true,
  networks: CHAINS,
});

/** Posterior precision A = X^T X / T + lambda and mean A^-1 X^T y / T. */
function posterior() {
  const { data, priorPrecision } = spec.problem;
  const x = Matrix.from1DArray(data.points, D, data.inputs);
  const y = Matrix.columnVector(data.targets);
  const precision = x
    .transpose()
    .mmul(x)
    .div(T)
    .add(Matrix.eye(D, D, priorPrecision.weight));
  const mean = inverse(precision).mmul(x.transpose().mmul(y)).div(T);
  return { precision, covariance: inverse(precision), mean: mean.to1DArray() };
}

describe('adjusted Langevin on the CPU engine', () => {
  it(`samples the exact posterior of a linear network: quadratic form, every mean and variance (z < 6, ${CHAINS} chains)`, async () => {
    const { precision, covariance, mean } = posterior();
    const state = await localLearner(spec, 2);
    const move: LearnerMove = {
      kind: 'langevin',
      adjusted: true,
      temperatures: new Float64Array(CHAINS).fill(T),
      stepSizes: new Float64Array(CHAINS).fill(0.03),
    };
    const forms = new Float64Array(CHAINS);
    const means = Array.from({ length: D }, () => new Float64Array(CHAINS));
    const variances = Array.from({ length: D }, () => new Float64Array(CHAINS));
    await state.step(move, BURN);
    for (let s = 0; s < SAMPLES; s++) {
      await state.step(move, THIN);
      const weights = await state.weights();
      for (let e = 0; e < CHAINS; e++) {
        const r = mean.map((centre, k) => weights[e * D + k]! - centre);
        for (let k = 0; k < D; k++) {
          means[k]![e]! += r[k]! / SAMPLES;
          variances[k]![e]! += r[k]! ** 2 / SAMPLES;
          for (let l = 0; l < D; l++) forms[e]! += (r[k]! * precision.get(k, l) * r[l]!) / SAMPLES;
        }
      }
    }
    const accepted = await state.accepted();
    const rate = accepted.reduce((a, b) => a + b) / CHAINS / state.stepCount;
    expect(rate).toBeGreaterThan(0.3);
    expect(rate).toBeLessThan(0.99);
    // <(w - m)^T A (w - m)> = d
    expect(Math.abs(zScore(forms, D))).toBeLessThan(6);
    for (let k = 0; k < D; k++) {
      expect(Math.abs(zScore(means[k]!, 0)), `mean of weight ${k}`).toBeLessThan(6);
      expect(Math.abs(zScore(variances[k]!, covariance.get(k, k))), `variance of weight ${k}`).toBeLessThan(
        5,
      );
    }
    // Negative controls: a temperature 5 % off, either way.
    expect(zScore(forms, D / 1.05)).toBeGreaterThan(5);
    expect(zScore(forms, D * 1.05)).toBeLessThan(-5);
  });

  it('without adjustment the same step size is biased, and the same test sees it', async () => {
    const { precision, mean } = posterior();
    const state = await localLearner(spec);
    const move: LearnerMove = {
      kind: 'langevin',
      adjusted: false,
      temperatures: new Float64Array(CHAINS).fill(T),
      stepSizes: new Float64Array(CHAINS).fill(0.03),
    };
    const forms = new Float64Array(CHAINS);
    await state.step(move, BURN);
    for (let s = 0; s < SAMPLES; s++) {
      await state.step(move, THIN);
      const weights = await state.weights();
      for (let e = 0; e < CHAINS; e++) {
        const r = Matrix.columnVector(mean.map((centre, k) => weights[e * D + k]! - centre));
        forms[e]! += r.transpose().mmul(precision).mmul(r).get(0, 0) / SAMPLES;
      }
    }
    // Each mode of precision a has variance 1 / [a (1 - eps a / 2)]: sum over modes of 1 / (1 - eps a / 2) instead of d.
    expect(zScore(forms, D)).toBeGreaterThan(10);
  });
});
