/** The standard normal law, from IEEE basic operations only: the same on every host. */
import erfc from '@stdlib/math-base-special-erfc';
import exp from '@stdlib/math-base-special-exp';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { normalTail } from '../../learner/gaussian-loss.ts';

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

export const normalDensity = (z: number): number => exp(-(z * z) / 2) / ROOT_TWO_PI;

/** Phi(z). */
export const normalCdf = (z: number): number => erfc(-z / Math.SQRT2) / 2;

/** The z with Phi(z) = p; -Infinity at 0, Infinity at 1. */
export const normalQuantile = (p: number): number => quantile(p, 0, 1);

/** ln Phi(z), also where Phi(z) is too small for a number: z < -38. */
export const logNormalCdf = (z: number): number => normalTail(z).logPhi;

/**
 * The z with ln Phi(z) = logP, for logP <= -1. By Newton's method from -sqrt(-2 logP), which lies below it: ln Phi is concave, so steps rise to
 * z and never pass it.
 */
export function normalQuantileOfLog(logP: number): number {
  if (logP === Number.NEGATIVE_INFINITY) return logP;
  let z = -Math.sqrt(-2 * logP);
  for (let step = 0; step < 20; step++) {
    const { logPhi, ratio } = normalTail(z);
    z += (logP - logPhi) / ratio;
  }
  return z;
}
