/**
 * Plane linear elasticity from displacement jets: strain, stress, the force that keeps the body at rest, von Mises' stress.
 *
 * `lambda` and `mu` are the constants of the plane problem: Lamé's own in plane strain; in plane stress lambda is
 * 2 lambda mu / (lambda + 2 mu). Stress is then lambda tr(e) 1 + 2 mu e in the plane in both.
 *
 * Source: Timoshenko & Goodier, Theory of Elasticity (1970), chapters 2 and 8.
 */
import { U_X, U_XX, U_XY, U_Y, U_YY } from './jet.ts';

export type PlaneKind = 'plane-stress' | 'plane-strain';

export interface PlaneMaterial {
  kind: PlaneKind;
  /** Young's modulus, unit of stress, > 0. */
  young: number;
  /** Poisson's ratio, -1 < nu < 1/2. */
  poisson: number;
}

export interface LameConstants {
  lambda: number;
  mu: number;
}

/** Fills the jets (6 numbers each) of both displacements at (x, y). */
export type DisplacementField = (x: number, y: number, ux: Float64Array, uy: Float64Array) => void;

/** Stress in the plane: [s_xx, s_yy, s_xy]. */
export type PlaneStress = [xx: number, yy: number, xy: number];

/** Constants of the plane problem for a material. */
export function lameConstants({ kind, young, poisson }: PlaneMaterial): LameConstants {
  const mu = young / (2 * (1 + poisson));
  const solid = (young * poisson) / ((1 + poisson) * (1 - 2 * poisson));
  return { mu, lambda: kind === 'plane-strain' ? solid : (young * poisson) / (1 - poisson * poisson) };
}

/** Kolosov's constant: 3 - 4 nu in plane strain, (3 - nu) / (1 + nu) in plane stress. */
export function kolosovConstant({ kind, poisson }: PlaneMaterial): number {
  return kind === 'plane-strain' ? 3 - 4 * poisson : (3 - poisson) / (1 + poisson);
}

/** Stress from the gradients in two displacement jets. */
export function planeStress({ lambda, mu }: LameConstants, ux: Float64Array, uy: Float64Array): PlaneStress {
  const trace = ux[U_X]! + uy[U_Y]!;
  return [lambda * trace + 2 * mu * ux[U_X]!, lambda * trace + 2 * mu * uy[U_Y]!, mu * (ux[U_Y]! + uy[U_X]!)];
}

/** Body force f with div stress + f = 0 (Navier's equations), [f_x, f_y]. */
export function bodyForce(
  { lambda, mu }: LameConstants,
  ux: Float64Array,
  uy: Float64Array,
): [number, number] {
  const fx = (lambda + 2 * mu) * ux[U_XX]! + mu * ux[U_YY]! + (lambda + mu) * uy[U_XY]!;
  const fy = (lambda + 2 * mu) * uy[U_YY]! + mu * uy[U_XX]! + (lambda + mu) * ux[U_XY]!;
  return [-fx, -fy];
}

/** Von Mises' stress; in plane strain the stress across the plane, nu (s_xx + s_yy), counts. */
export function vonMises([xx, yy, xy]: PlaneStress, { kind, poisson }: PlaneMaterial): number {
  const zz = kind === 'plane-strain' ? poisson * (xx + yy) : 0;
  return Math.sqrt(0.5 * ((xx - yy) ** 2 + (yy - zz) ** 2 + (zz - xx) ** 2) + 3 * xy * xy);
}

/** Force per length on an edge with outward normal (n_x, n_y): stress times normal, [t_x, t_y]. */
export function traction([xx, yy, xy]: PlaneStress, nx: number, ny: number): [number, number] {
  return [xx * nx + xy * ny, xy * nx + yy * ny];
}
