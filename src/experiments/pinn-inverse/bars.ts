/**
 * Error bars of trained constants that need no second experiment: what noise on the measurements does to them, to first order.
 *
 * At a minimum of E = (1/2) sum w r^2 the parameters answer a change d of the measured values by dtheta = H^-1 J_d^T W_d d, with the
 * Gauss-Newton matrix H = J^T W J for the Hessian. Noise of variance sigma^2 on each value gives var(c) = sigma^2 sum_p (w_p J_p H^-1 e_c)^2.
 * Directions that neither law nor measurements hold are left where they are (a small ridge). Parameters of a network are many more than
 * what is asked, which does not matter: only what they do to the constant enters.
 *
 * Source: Seber & Wild, Nonlinear Regression (1989), section 2.1; White, Econometrica 48 (1980) 817 (the sandwich).
 */
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { ResidualDerivatives } from '../../learner/derivatives/residual-derivatives.ts';

/** Ridge in units of the largest diagonal of H: above the rounding of H, far below what measurements hold. */
const RIDGE = 1e-13;

export interface MeasuredRows {
  /** Number of the first residual that is a measurement; they are the last. */
  readonly first: number;
  /** sqrt(w), [residual]: `residualScales`. */
  readonly scales: Float64Array;
  /** Standard deviation of the noise of each measured residual, [measurement]. */
  readonly noise: ArrayLike<number>;
}

/**
 * @param theta      where training ended
 * @param parameters the constants' places in theta
 * @returns standard deviations, [parameter]; NaN where H has no positive definite factor
 */
export function linearisedBars(
  derivatives: ResidualDerivatives,
  theta: Float64Array,
  parameters: readonly number[],
  { first, scales, noise }: MeasuredRows,
): number[] {
  const { curvature } = derivatives.gaussNewton(theta);
  const p = theta.length;
  let scale = 0;
  for (let k = 0; k < p; k++) scale = Math.max(scale, curvature[k * p + k]!);
  const matrix = Matrix.from1DArray(p, p, curvature);
  for (let k = 0; k < p; k++) matrix.set(k, k, matrix.get(k, k) + RIDGE * scale);
  const factor = new CholeskyDecomposition(matrix);
  if (!factor.isPositiveDefinite()) return parameters.map(() => Number.NaN);
  const { jacobian } = derivatives.weighted(theta);
  return parameters.map((parameter) => {
    const unit = new Float64Array(p);
    unit[parameter] = 1;
    const answer = factor.solve(Matrix.columnVector(unit)).to1DArray();
    let variance = 0;
    for (let row = first; row < scales.length; row++) {
      let along = 0; // sqrt(w) J H^-1 e
      for (let k = 0; k < p; k++) along += jacobian[row * p + k]! * answer[k]!;
      variance += (scales[row]! * along * noise[row - first]!) ** 2;
    }
    return Math.sqrt(variance);
  });
}
