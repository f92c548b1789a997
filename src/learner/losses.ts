/**
 * Losses of one point and their derivatives by the outputs in f64: the definition every engine is held to. The energy is
 * energyScale times the sum over points; `adjoint` is dE/df before that factor. With C > 1 channels a loss is a function of
 * the output jets; these read the value channel only.
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { gaussianLoss } from './gaussian-loss.ts';
import { LIKELIHOOD } from './likelihood.ts';
import type { LearnerProblem, Loss } from './problem.ts';

export interface LossFunction {
  /** Loss of outputs f [output] against targets y[start … start + outputs). */
  value(f: Float64Array, y: Float64Array, start: number): number;
  /** dE/df_k into `out` [output]. */
  adjoint(f: Float64Array, y: Float64Array, start: number, out: Float64Array): void;
  /**
   * The second derivative applied to v, sum_m d^2E/(df_k df_m) v_m, into `out` [output]. Positive semidefinite, but for `gaussian`.
   */
  curvature(f: Float64Array, y: Float64Array, start: number, v: Float64Array, out: Float64Array): void;
}

/** ln sum_k exp f_k, safe against overflow. */
export function logSumExp(f: Float64Array): number {
  const largest = f.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (const value of f) sum += exp(value - largest);
  return largest + ln(sum);
}

/** (1/2) sum_k (f_k - y_k)^2 */
const squaredError: LossFunction = {
  value(f, y, start) {
    let sum = 0;
    for (let k = 0; k < f.length; k++) sum += (f[k]! - y[start + k]!) ** 2;
    return sum / 2;
  },
  adjoint(f, y, start, out) {
    for (let k = 0; k < f.length; k++) out[k] = f[k]! - y[start + k]!;
  },
  curvature(_f, _y, _start, v, out) {
    out.set(v);
  },
};

/** -sum_k y_k ln softmax(f)_k, for rows y >= 0 (one-hot or probabilities). */
const crossEntropy: LossFunction = {
  value(f, y, start) {
    const normaliser = logSumExp(f);
    let sum = 0;
    for (let k = 0; k < f.length; k++) sum += y[start + k]! * (normaliser - f[k]!);
    return sum;
  },
  adjoint(f, y, start, out) {
    const normaliser = logSumExp(f);
    let mass = 0;
    for (let k = 0; k < f.length; k++) mass += y[start + k]!;
    for (let k = 0; k < f.length; k++) out[k] = mass * exp(f[k]! - normaliser) - y[start + k]!;
  },
  curvature(f, y, start, v, out) {
    const normaliser = logSumExp(f);
    let [mass, average] = [0, 0];
    for (let k = 0; k < f.length; k++) {
      mass += y[start + k]!;
      out[k] = exp(f[k]! - normaliser);
      average += out[k]! * v[k]!;
    }
    for (let k = 0; k < f.length; k++) out[k]! *= mass * (v[k]! - average);
  },
};

/** (1/2) sum_k max(0, 1 - y_k f_k)^2, y = +-1. */
const squaredHinge: LossFunction = {
  value(f, y, start) {
    let sum = 0;
    for (let k = 0; k < f.length; k++) sum += Math.max(0, 1 - y[start + k]! * f[k]!) ** 2;
    return sum / 2;
  },
  adjoint(f, y, start, out) {
    for (let k = 0; k < f.length; k++) out[k] = -y[start + k]! * Math.max(0, 1 - y[start + k]! * f[k]!);
  },
  curvature(f, y, start, v, out) {
    for (let k = 0; k < f.length; k++) {
      const target = y[start + k]!;
      out[k] = target * f[k]! < 1 ? target * target * v[k]! : 0;
    }
  },
};

/** sum_k y_k f_k: the slopes are given. */
const linear: LossFunction = {
  value(f, y, start) {
    let sum = 0;
    for (let k = 0; k < f.length; k++) sum += y[start + k]! * f[k]!;
    return sum;
  },
  adjoint(f, y, start, out) {
    for (let k = 0; k < f.length; k++) out[k] = y[start + k]!;
  },
  curvature(_f, _y, _start, _v, out) {
    out.fill(0);
  },
};

/** A loss times the weight of the point that is being worked on; a point of weight 0 is not there, even where its loss is no number. */
export function weighted(loss: LossFunction, weight: () => number): LossFunction {
  const scale = (out: Float64Array) => {
    const w = weight();
    for (let k = 0; k < out.length; k++) out[k] = w > 0 ? w * out[k]! : 0;
  };
  return {
    value: (f, y, start) => (weight() > 0 ? weight() * loss.value(f, y, start) : 0),
    adjoint(f, y, start, out) {
      loss.adjoint(f, y, start, out);
      scale(out);
    },
    curvature(f, y, start, v, out) {
      loss.curvature(f, y, start, v, out);
      scale(out);
    },
  };
}

export const losses: Readonly<Record<Loss, LossFunction>> = {
  'squared-error': squaredError,
  'cross-entropy': crossEntropy,
  'squared-hinge': squaredHinge,
  gaussian: gaussianLoss(LIKELIHOOD),
  linear,
};

/** The loss of a problem, with its noise model. */
export function lossOf({ loss, noise }: Pick<LearnerProblem, 'loss' | 'noise'>): LossFunction {
  return loss === 'gaussian' && noise ? gaussianLoss(noise) : losses[loss];
}
