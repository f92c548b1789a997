/** What one draw shows: fits with several noises on the labels, without ridge, with the ridge of the configuration, with a tuned one. */
import { RidgeSolver } from '../../learner/ridge.ts';
import { mean } from '../../observables/statistics.ts';
import type { Drawn } from './models.ts';

export const QUANTITIES = ['risk', 'ridge', 'tuned', 'bias', 'variance', 'train', 'norm', 'overlap'] as const;
export type Quantity = (typeof QUANTITIES)[number];
export type Measured = Readonly<Record<Quantity, number>>;

/** Ridges to choose from, in units of the mean square of a direction's singular values over n: about half decades. */
const CANDIDATES = [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100] as const;

/**
 *   risk      mean squared difference from the true answers on unseen points, of least squares (least norm where many fit)
 *   ridge     the same with the ridge that was given
 *   tuned     the same with a ridge chosen by leave-one-out on the training points
 *   bias      the risk of the mean over noises: of the fit to clean labels, because a fit is linear in them
 *   variance  mean squared difference of a fit from that
 *   train     mean squared residual on the noisy training labels
 *   norm      |w|^2
 *   overlap   of the predictions of two fits that differ in the noise alone, normalised, in [-1, 1]; needs two noises
 *
 * @param ridge  lambda > 0
 */
export function measure(drawn: Drawn, ridge: number): Measured {
  const { design, clean, noise, predict, truth, weight } = drawn;
  const rows = clean.length;
  const solver = new RidgeSolver(design, rows, design.length / rows);
  const risk = (weights: Float64Array) => weight * squaredDistance(predict(weights), truth);
  const middle = predict(solver.weights(solver.project(clean), 0));
  const scale = mean(solver.singular.map((s) => s * s)) / rows;
  const fits = noise.map((z) => {
    const labels = clean.map((y, mu) => y + z[mu]!);
    const projected = solver.project(labels);
    const weights = solver.weights(projected, 0);
    const says = predict(weights);
    const errors = CANDIDATES.map((c) => solver.leaveOneOut(projected, labels, c * scale));
    const best = CANDIDATES[errors.indexOf(Math.min(...errors))]! * scale;
    return {
      says,
      risk: weight * squaredDistance(says, truth),
      ridge: risk(solver.weights(projected, ridge)),
      tuned: risk(solver.weights(projected, best)),
      variance: weight * squaredDistance(says, middle),
      train: squaredDistance(solver.fitted(projected, 0), labels) / rows,
      norm: dot(weights, weights),
    };
  });
  const over = (of: (fit: (typeof fits)[number]) => number) => mean(fits.map(of));
  return {
    risk: over((fit) => fit.risk),
    ridge: over((fit) => fit.ridge),
    tuned: over((fit) => fit.tuned),
    bias: weight * squaredDistance(middle, truth),
    variance: over((fit) => fit.variance),
    train: over((fit) => fit.train),
    norm: over((fit) => fit.norm),
    overlap: meanOverlap(fits.map(({ says }) => says)),
  };
}

/** Mean over pairs of f_a . f_b / (|f_a| |f_b|). */
function meanOverlap(says: readonly Float64Array[]): number {
  const overlaps = says.flatMap((a, k) =>
    says.slice(0, k).map((b) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))),
  );
  return mean(overlaps);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k]! - b[k]!) ** 2;
  return sum;
}
