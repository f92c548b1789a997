/**
 * A linear model with known noise has a posterior in closed form. Anchored ensembles, Laplace and Langevin chains are held to it; a plain
 * ensemble of the same convex model has no epistemic spread at all, however many points are missing.
 */
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { EnsemblePlan, type EnsembleTask } from '../../src/experiments/doubt-common/ensemble.ts';
import { laplacePredictions } from '../../src/experiments/doubt-common/laplace.ts';
import { PosteriorSamples } from '../../src/experiments/doubt-common/posterior-samples.ts';
import { evidencePrecision } from '../../src/learner/laplace.ts';
import { decompose } from '../../src/observables/uncertainty/decomposition.ts';
import { normals } from '../support/learner-problems.ts';

const [POINTS, WIDTH, SIGMA, LAMBDA] = [12, 2, 0.5, 1.5] as const;
const inputs = normals(POINTS * WIDTH, 800);
const noise = normals(POINTS, 801);
const targets = Float64Array.from(
  { length: POINTS },
  (_, k) => 0.7 * inputs[2 * k]! - 1.1 * inputs[2 * k + 1]! + 0.3 + SIGMA * noise[k]!,
);
const PLACES = Float64Array.of(0.5, -1, 3, 2);

const LINEAR: EnsembleTask = {
  sets: [{ points: POINTS, inputs, targets }],
  members: 1,
  inputs: WIDTH,
  values: 1,
  loss: 'squared-error',
  hidden: [],
  activation: 'linear',
  parametrisation: 'unit',
  seed: [9, 0],
  epochs: 3000,
  batch: 0,
  optimiser: 'momentum',
  learningRate: 0.002,
  energy: 'sum',
  knownNoise: SIGMA,
  priorPrecision: LAMBDA,
  standardise: { inputs: false, targets: false },
};

/** Mean and covariance of the predictions at PLACES, with a bias under the same prior. */
function exact() {
  const row = (x: Float64Array, k: number) => [x[2 * k]!, x[2 * k + 1]!, 1];
  const phi = new Matrix(Array.from({ length: POINTS }, (_, k) => row(inputs, k)));
  const posterior = inverse(
    Matrix.add(
      phi
        .transpose()
        .mmul(phi)
        .mul(1 / SIGMA ** 2),
      Matrix.eye(3).mul(LAMBDA),
    ),
  );
  const centre = posterior
    .mmul(phi.transpose())
    .mmul(Matrix.columnVector([...targets]))
    .mul(1 / SIGMA ** 2);
  return [0, 1].map((k) => {
    const place = Matrix.rowVector(row(PLACES, k));
    return {
      mean: place.mmul(centre).get(0, 0),
      variance: place.mmul(posterior).mmul(place.transpose()).get(0, 0),
    };
  });
}

/** Mean within 4 sigma, variance within 4 sqrt(2 / n): together below 1 in 3000 for the two places. */
function expectPosterior(mean: Float64Array, variance: Float64Array, independent: number, right = true) {
  const agrees = exact().every(
    (truth, k) =>
      Math.abs(mean[k]! - truth.mean) <= 4 * Math.sqrt(truth.variance / independent) &&
      Math.abs(variance[k]! / truth.variance - 1) <= 4 * Math.sqrt(2 / independent),
  );
  expect(agrees).toBe(right);
}

async function trained(task: EnsembleTask) {
  const plan = new EnsemblePlan(task);
  const learner = createReferenceLearner(plan.spec());
  await plan.advance(learner, plan.steps);
  return { plan, learner };
}

describe('the spread of a linear model with known noise', () => {
  it('of anchored networks with noise on their targets is the posterior, and without that noise too small', async () => {
    const members = 400;
    const spread = async (targetNoise: number) => {
      const { plan, learner } = await trained({
        ...LINEAR,
        members,
        anchored: true,
        targetNoise,
        epochs: 300,
      });
      const [said] = await plan.members(learner, PLACES);
      return decompose(said!, 1);
    };
    const right = await spread(SIGMA);
    expectPosterior(right.mean, right.epistemic, members);
    const wrong = await spread(0);
    expectPosterior(wrong.mean, wrong.epistemic, members, false);
    expect(right.aleatoric[0]).toBeCloseTo(SIGMA ** 2, 12);
  });

  it('is not asked of anchors beside a mean loss, where the prior would be as many times too strong as there are points', () => {
    expect(() => new EnsemblePlan({ ...LINEAR, energy: 'mean', anchored: true })).toThrow(RangeError);
  });

  it('by Laplace at the maximum is the posterior exactly', async () => {
    // The prior pulls towards 0: a decay of lambda beside the sum over points.
    const { plan, learner } = await trained({ ...LINEAR, weightDecay: LAMBDA });
    const [said] = await laplacePredictions(plan, learner, PLACES, LAMBDA);
    for (const [k, truth] of exact().entries()) {
      expect(said!.mean[k]).toBeCloseTo(truth.mean, 9);
      expect(said!.epistemic[k]).toBeCloseTo(truth.variance, 9);
    }
  });

  it('of adjusted Langevin chains is the posterior, at another temperature it is not', async () => {
    const chains = { stepSize: 0.02, adjusted: true, burnIn: 100, samples: 150, thin: 15 };
    const spread = async (energy: number) => {
      const plan = new EnsemblePlan({ ...LINEAR, members: 12, knownNoise: SIGMA * energy });
      const learner = createReferenceLearner(plan.spec());
      const samples = new PosteriorSamples(plan, chains, PLACES);
      await samples.run(learner);
      const independent = Math.min(...[0, 1].map((k) => samples.effectiveSamples(0, k).effectiveCount));
      expect(independent).toBeGreaterThan(300);
      return { ...decompose(samples.members(0), 1), independent };
    };
    const right = await spread(1);
    expectPosterior(right.mean, right.epistemic, right.independent);
    const wrong = await spread(1.5);
    expectPosterior(wrong.mean, wrong.epistemic, wrong.independent, false);
  });

  it('of SGLD with small steps is the posterior nearly, and large ones heat it', async () => {
    const spread = async (stepSize: number, thin: number) => {
      const plan = new EnsemblePlan({ ...LINEAR, members: 12, batch: 4 });
      const learner = createReferenceLearner(plan.spec());
      const samples = new PosteriorSamples(plan, { stepSize, burnIn: 4 * thin, samples: 60, thin }, PLACES);
      await samples.run(learner);
      const independent = Math.min(...[0, 1].map((k) => samples.effectiveSamples(0, k).effectiveCount));
      const { epistemic } = decompose(samples.members(0), 1);
      const ratio = exact().reduce((sum, { variance }, k) => sum + epistemic[k]! / variance / 2, 0);
      return { ratio, independent };
    };
    const small = await spread(5e-4, 100);
    // The minibatch adds 4 % of heat at most: epsilon P^2 Var[g] / 2B.
    expect(Math.abs(small.ratio - 1)).toBeLessThan(4 * Math.sqrt(2 / small.independent) + 0.04);
    expect((await spread(0.015, 10)).ratio).toBeGreaterThan(1.3);
  });

  it('of a plain ensemble is nothing: a convex model has one minimum, and agreement is no knowledge', async () => {
    const { plan, learner } = await trained({ ...LINEAR, members: 8, weightDecay: LAMBDA });
    const [said] = await plan.predict(learner, PLACES);
    for (const [k, truth] of exact().entries()) {
      expect(said!.epistemic[k]).toBeLessThan(1e-12 * truth.variance);
      expect(said!.mean[k]).toBeCloseTo(truth.mean, 9);
    }
  });

  it('bootstrap networks do disagree there', async () => {
    const { plan, learner } = await trained({
      ...LINEAR,
      members: 60,
      weightDecay: LAMBDA,
      bootstrap: true,
      epochs: 600,
    });
    const [said] = await plan.predict(learner, PLACES);
    for (const [k, truth] of exact().entries()) {
      expect(said!.epistemic[k]! / truth.variance).toBeGreaterThan(0.2);
      expect(said!.epistemic[k]! / truth.variance).toBeLessThan(5);
    }
  });
});

describe('the precision by evidence', () => {
  it('is where the evidence of a linear model is largest', () => {
    // |theta|^2 = 2 at the maximum of the likelihood of three directions: the derivative of (1/2)[p ln l - sum ln(e + l) - l |theta|^2].
    const values = [0.1, 2, 30];
    const theta = Float64Array.of(1, 1, 0);
    const lambda = evidencePrecision(values, theta);
    const slope = 3 / lambda - values.reduce((sum, e) => sum + 1 / (e + lambda), 0) - 2;
    expect(Math.abs(slope)).toBeLessThan(1e-6);
  });

  it('is found where data say little, too: plain iteration is still far from it after thousands of rounds', () => {
    for (const [values, square] of [
      [[1], 1e-6],
      [[1, 2, 3], 1e-4],
      [[1e-3, 1e5], 1e-2],
    ] as const) {
      const theta = new Float64Array(values.length);
      theta[0] = Math.sqrt(square);
      const lambda = evidencePrecision(values, theta);
      const gamma = values.reduce((sum, e) => sum + e / (e + lambda), 0);
      expect(gamma / (lambda * square)).toBeCloseTo(1, 8);
    }
  });
});
