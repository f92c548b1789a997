/** The standard normal law, from IEEE basic operations only: the same on every host. */
import erfc from '@stdlib/math-base-special-erfc';
import exp from '@stdlib/math-base-special-exp';
import quantile from '@stdlib/stats-base-dists-normal-quantile';

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

export const normalDensity = (z: number): number => exp(-(z * z) / 2) / ROOT_TWO_PI;

/** Phi(z). */
export const normalCdf = (z: number): number => erfc(-z / Math.SQRT2) / 2;

/** The z with Phi(z) = p; -Infinity at 0, Infinity at 1. */
export const normalQuantile = (p: number): number => quantile(p, 0, 1);
