/**
 * A Gaussian process whose noise has heavy tails: y = f(x) + e, e Student-t with nu degrees of freedom and squared scale s. A Student-t is a
 * Gaussian of unknown precision w / s, w ~ Gamma(nu/2, nu/2); mean field: given w the posterior of f is Gaussian, given that one
 *
 *     E[w_i] = (nu + 1) / (nu + E[(y_i - f_i)^2] / s),      E[(y_i - f_i)^2] = (y_i - m_i)^2 + v_i
 *
 * and so in turns. A point far off the others is believed less, which is what a mean absolute error wants.
 *
 * Source: Tipping & Lawrence, Neurocomputing 69 (2005) 123; Vanhatalo, Jylanki & Vehtari, NeurIPS 22 (2009).
 */
import { GaussianProcess, type Observations } from './gaussian-process.ts';
import type { Kernel } from './kernels.ts';

export interface RobustNoise {
  /** Squared scale s > 0; the variance is s nu / (nu - 2). */
  readonly scale: number;
  /** Degrees of freedom nu > 2. */
  readonly freedom: number;
}

/** Turns: what is said changes little after them. */
const TURNS = 4;

/** The process of the last turn, with a noise variance s / E[w_i] for each point. */
export function robustProcess(
  kernel: Kernel,
  observed: Observations,
  { scale, freedom }: RobustNoise,
): GaussianProcess {
  let process = new GaussianProcess(kernel, observed, scale);
  for (let turn = 0; turn < TURNS; turn++) {
    const { mean, variance } = process.atObserved();
    const noise = observed.targets.map((y, i) => {
      const square = (y - mean[i]!) ** 2 + variance[i]!;
      return (scale * (freedom + square / scale)) / (freedom + 1);
    });
    process = new GaussianProcess(kernel, observed, noise);
  }
  return process;
}
