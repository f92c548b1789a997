/**
 * A manufactured problem of plane elasticity on the unit square: u_x = cos(2 pi x) sin(pi y), u_y = sin(pi x) Q y^4 / 4,
 * with lambda = 1, mu = 1/2, Q = 4.
 *
 * Edges: u_x = 0 at y = 0 and 1; u_y = 0 at x = 0, x = 1, y = 0; s_xx = 0 at x = 0 and 1; s_yy = (lambda + 2 mu) Q sin(pi x) at y = 1.
 *
 * Source: Haghighat et al., Comput. Methods Appl. Mech. Eng. 379 (2021) 113741; the body force as in DeepXDE's documentation
 * (plane elasticity), with the sign of div stress + f = 0.
 */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import type { LameConstants } from './elasticity.ts';
import { productJet } from './jet.ts';

export const HAGHIGHAT_LAME: LameConstants = { lambda: 1, mu: 0.5 };
export const HAGHIGHAT_Q = 4;

const PI = Math.PI;

export function haghighatDisplacement(x: number, y: number, ux: Float64Array, uy: Float64Array): void {
  const [c2, s2, s, c] = [cos(2 * PI * x), sin(2 * PI * x), sin(PI * y), cos(PI * y)];
  productJet([c2, -2 * PI * s2, -4 * PI * PI * c2], [s, PI * c, -PI * PI * s], ux);
  const [sx, cx] = [sin(PI * x), cos(PI * x)];
  const q = HAGHIGHAT_Q;
  productJet([sx, PI * cx, -PI * PI * sx], [(q * y ** 4) / 4, q * y ** 3, 3 * q * y * y], uy);
}

/** The published body force [f_x, f_y], written out; equal to `bodyForce` of the displacement's jets. */
export function haghighatForce(x: number, y: number, { lambda, mu } = HAGHIGHAT_LAME): [number, number] {
  const q = HAGHIGHAT_Q;
  const [c2, s2, s, c] = [cos(2 * PI * x), sin(2 * PI * x), sin(PI * y), cos(PI * y)];
  const [sx, cx] = [sin(PI * x), cos(PI * x)];
  const shared = PI * cx * q * y ** 3;
  const fx = lambda * (4 * PI ** 2 * c2 * s - shared) + mu * (9 * PI ** 2 * c2 * s - shared);
  const fy =
    lambda * (-3 * sx * q * y * y + 2 * PI ** 2 * s2 * c) +
    mu * (-6 * sx * q * y * y + 2 * PI ** 2 * s2 * c + (PI ** 2 * sx * q * y ** 4) / 4);
  return [fx, fy];
}
