/**
 * Helmholtz's equation Laplace u + k^2 u = f on [-1, 1]^2, u = 0 on the edge, with u = sin(a_1 pi x) sin(a_2 pi y) chosen first.
 * Whole a_1 and a_2 keep the edge at 0. (a_1, a_2) = (1, 4), k = 1 is the usual case, (4, 4) PINNacle's.
 *
 * Source: Wang, Teng & Perdikaris, SIAM J. Sci. Comput. 43 (2021) A3055.
 */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import { type PlaneField, productJet } from './jet.ts';

export interface HelmholtzProblem {
  /** Half-waves in one unit of length along x and y, whole numbers >= 1. */
  waves: readonly [number, number];
  /** k in the equation. */
  wavenumber: number;
}

/** Jets of the solution. */
export function helmholtzField({ waves }: HelmholtzProblem): PlaneField {
  const [p, q] = [waves[0] * Math.PI, waves[1] * Math.PI];
  return (x, y, jet) => {
    const [s, r] = [sin(p * x), sin(q * y)];
    productJet([s, p * cos(p * x), -p * p * s], [r, q * cos(q * y), -q * q * r], jet);
  };
}

/** Source f = (k^2 - (a_1 pi)^2 - (a_2 pi)^2) u. */
export function helmholtzSource({ waves, wavenumber }: HelmholtzProblem, x: number, y: number): number {
  const [p, q] = [waves[0] * Math.PI, waves[1] * Math.PI];
  return (wavenumber ** 2 - p * p - q * q) * sin(p * x) * sin(q * y);
}
