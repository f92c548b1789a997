/**
 * An infinite plate with a round hole, pulled along x (Kirsch 1898): at the hole's top and bottom the stress is three times the pull.
 *
 * By Kolosov's formulas with phi = S/4 (z + 2 a^2 / z), psi = -S/2 (z + a^2 / z - a^4 / z^3):
 *   2 mu (u_x + i u_y) = kappa phi - z conj(phi') - conj(psi);  s_xx + s_yy = 4 Re phi';  s_yy - s_xx + 2 i s_xy = 2 (conj(z) phi'' + psi').
 * Rigid motions are chosen so that the centre of the hole stays.
 *
 * A finite plate has this solution only when its outer edge carries Kirsch's tractions, not the uniform pull.
 * Source: Muskhelishvili, Some Basic Problems of the Mathematical Theory of Elasticity (1953), section 56; Timoshenko & Goodier (1970),
 * section 35.
 */
import { add, type Complex, conjugate, inverse, multiply, scale, subtract, timesI } from './complex.ts';
import { kolosovConstant, lameConstants, type PlaneMaterial, type PlaneStress } from './elasticity.ts';
import { U, U_X, U_XX, U_XY, U_Y, U_YY } from './jet.ts';

export interface Hole {
  /** Radius of the hole, > 0. */
  radius: number;
  /** Pull along x at infinity, unit of stress. */
  tension: number;
}

interface Potentials {
  phi: [Complex, Complex, Complex, Complex];
  psi: [Complex, Complex, Complex];
}

/** phi with three derivatives, psi with two. */
function potentials(z: Complex, { radius, tension }: Hole): Potentials {
  const q = inverse(z);
  const q2 = multiply(q, q);
  const [q3, q4] = [multiply(q2, q), multiply(q2, q2)];
  const [a2, a4] = [radius ** 2, radius ** 4];
  const s = tension;
  return {
    phi: [
      scale(s / 4, add(z, scale(2 * a2, q))),
      scale(s / 4, subtract([1, 0], scale(2 * a2, q2))),
      scale(s * a2, q3),
      scale(-3 * s * a2, q4),
    ],
    psi: [
      scale(-s / 2, add(z, subtract(scale(a2, q), scale(a4, q3)))),
      scale(-s / 2, add([1, 0], subtract(scale(3 * a4, q4), scale(a2, q2)))),
      scale(-s / 2, subtract(scale(2 * a2, q3), scale(12 * a4, multiply(q4, q)))),
    ],
  };
}

/** Stress at (x, y) outside the hole: the same in plane stress and plane strain. */
export function kirschStress(hole: Hole, x: number, y: number): PlaneStress {
  const z: Complex = [x, y];
  const { phi, psi } = potentials(z, hole);
  const sum = 4 * phi[1][0];
  const [difference, shear] = scale(2, add(multiply(conjugate(z), phi[2]), psi[1]));
  return [(sum - difference) / 2, (sum + difference) / 2, shear / 2];
}

/** Jets of both displacements at (x, y) outside the hole. */
export function kirschDisplacement(
  hole: Hole,
  material: PlaneMaterial,
  x: number,
  y: number,
  ux: Float64Array,
  uy: Float64Array,
): void {
  const z: Complex = [x, y];
  const { phi, psi } = potentials(z, hole);
  const kappa = kolosovConstant(material);
  const s = 1 / (2 * lameConstants(material).mu);
  const value = subtract(scale(kappa, phi[0]), add(multiply(z, conjugate(phi[1])), conjugate(psi[0])));
  // Derivatives along z and along its conjugate; then d/dx = d_z + d_zbar and d/dy = i (d_z - d_zbar).
  const dz = subtract(scale(kappa, phi[1]), conjugate(phi[1]));
  const dc = scale(-1, add(multiply(z, conjugate(phi[2])), conjugate(psi[1])));
  const dzz = scale(kappa, phi[2]);
  const dzc = scale(-1, conjugate(phi[2]));
  const dcc = scale(-1, add(multiply(z, conjugate(phi[3])), conjugate(psi[2])));
  const pair = add(dzz, dcc);
  const parts: [number, Complex][] = [
    [U, value],
    [U_X, add(dz, dc)],
    [U_Y, timesI(subtract(dz, dc))],
    [U_XX, add(pair, scale(2, dzc))],
    [U_XY, timesI(subtract(dzz, dcc))],
    [U_YY, subtract(scale(2, dzc), pair)],
  ];
  for (const [channel, [re, im]] of parts) {
    ux[channel] = s * re;
    uy[channel] = s * im;
  }
}
