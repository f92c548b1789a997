/**
 * A cantilever of length L and height D (0 <= x <= L, |y| <= D/2, unit thickness), held at x = 0, its end x = L pulled by the shear
 * P (6 / D^3) (D^2 / 4 - y^2), whose sum is P, towards +y. Upper and lower edge are free. No body force.
 *
 * The held end is the exact displacement at x = 0, which is not zero off the axis: a clamped end has no closed form.
 *
 * Source: Timoshenko & Goodier, Theory of Elasticity (1970), section 21, in the form of Augarde & Deeks, Finite Elem. Anal. Des. 44
 * (2008) 595. Plane strain by E -> E / (1 - nu^2), nu -> nu / (1 - nu).
 */
import type { PlaneMaterial, PlaneStress } from './elasticity.ts';

export interface Cantilever {
  length: number;
  height: number;
  /** Shear force P at the end x = L, towards +y, per thickness. */
  shear: number;
}

const inertia = ({ height }: Cantilever): number => height ** 3 / 12;

/** Stress: bending s_xx = -P (L - x) y / I, shear s_xy = P (D^2/4 - y^2) / (2 I), s_yy = 0. */
export function cantileverStress(beam: Cantilever, x: number, y: number): PlaneStress {
  const k = beam.shear / inertia(beam);
  return [-k * (beam.length - x) * y, 0, (k / 2) * (beam.height ** 2 / 4 - y * y)];
}

/** Jets of both displacements. */
export function cantileverDisplacement(
  beam: Cantilever,
  material: PlaneMaterial,
  x: number,
  y: number,
  ux: Float64Array,
  uy: Float64Array,
): void {
  const strain = material.kind === 'plane-strain';
  const young = strain ? material.young / (1 - material.poisson ** 2) : material.young;
  const nu = strain ? material.poisson / (1 - material.poisson) : material.poisson;
  const [l, h] = [beam.length, beam.height ** 2 / 4];
  const k = beam.shear / (6 * young * inertia(beam));
  const bend = (6 * l - 3 * x) * x;
  ux[0] = -k * y * (bend + (2 + nu) * (y * y - h));
  ux[1] = -k * y * (6 * l - 6 * x);
  ux[2] = -k * (bend + (2 + nu) * (3 * y * y - h));
  ux[3] = 6 * k * y;
  ux[4] = -k * (6 * l - 6 * x);
  ux[5] = -6 * k * (2 + nu) * y;
  uy[0] = k * (3 * nu * y * y * (l - x) + (4 + 5 * nu) * h * x + (3 * l - x) * x * x);
  uy[1] = k * (-3 * nu * y * y + (4 + 5 * nu) * h + 6 * l * x - 3 * x * x);
  uy[2] = 6 * k * nu * y * (l - x);
  uy[3] = 6 * k * (l - x);
  uy[4] = -6 * k * nu * y;
  uy[5] = 6 * k * nu * (l - x);
}
