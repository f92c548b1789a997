/**
 * Three elastic bodies with known displacements: Haghighat's manufactured problem, the quarter of a pulled plate with a hole (Kirsch), the
 * cantilever (Timoshenko). Solutions: src/learner/pde/exact.
 */

import sin from '@stdlib/math-base-special-sin';
import { PLANE_CHANNELS } from '../../residuals.ts';
import { constant, type PrescribedValue } from '../domain/boundary-values.ts';
import type { Jet } from '../domain/jet.ts';
import { quarterPlateWithHole, rectangle } from '../domain/shapes.ts';
import { type Cantilever, cantileverDisplacement, cantileverStress } from '../exact/cantilever.ts';
import {
  type DisplacementField,
  lameConstants,
  type PlaneMaterial,
  type PlaneStress,
  traction,
} from '../exact/elasticity.ts';
import { HAGHIGHAT_LAME, HAGHIGHAT_Q, haghighatDisplacement, haghighatForce } from '../exact/haghighat.ts';
import { kirschDisplacement, kirschStress } from '../exact/kirsch.ts';
import type { BoundaryCondition, Coefficient, Law, Place } from '../law.ts';
import {
  Elasticity,
  elasticQuantities,
  FIELDS,
  type LameGuess,
  planeStrainOf,
  tractions,
} from './elasticity.ts';

const held = (
  name: string,
  pieces: readonly string[],
  field: 0 | 1,
  value: PrescribedValue = zero,
): BoundaryCondition => ({ name, pieces, kind: 'value', field, value });

/** One function for all, so that hard conditions know that they agree. */
const zero = constant(0);

function exactOf(field: DisplacementField): (point: readonly number[]) => Float64Array[] {
  return ([x, y]) => {
    const [ux, uy] = [new Float64Array(6), new Float64Array(6)];
    field(x!, y!, ux, uy);
    return [ux, uy];
  };
}

/** Traction of a known stress, along an axis. */
const tractionOf =
  (stress: (x: number, y: number) => PlaneStress, axis: 0 | 1): Coefficient =>
  ({ point, normal }: Place) =>
    traction(stress(point[0]!, point[1]!), normal[0]!, normal[1]!)[axis];

/**
 * Haghighat's problem on the unit square, plane strain, lambda = 1, mu = 1/2, Q = 4.
 * @param guess  both constants are trained from here; force and tractions stay those of the true ones
 */
export function haghighatLaw(guess?: LameGuess): Law {
  const body = new Elasticity(HAGHIGHAT_LAME, guess);
  const pull = (HAGHIGHAT_LAME.lambda + 2 * HAGHIGHAT_LAME.mu) * HAGHIGHAT_Q;
  return {
    id: 'haghighat',
    coordinates: ['x', 'y'],
    fields: FIELDS,
    domain: rectangle([0, 0], [1, 1]),
    channels: PLANE_CHANNELS,
    equations: body.equilibrium((x, y) => haghighatForce(x, y)),
    boundary: [
      held('u_x held', ['bottom', 'top'], 0),
      held('u_y held', ['bottom', 'right', 'left'], 1),
      tractions('free sides', ['right', 'left'], [body.traction(0, 0)]),
      tractions('pulled top', ['top'], [body.traction(1, ({ point }) => pull * sin(Math.PI * point[0]!))]),
    ],
    constants: body.materials.constants,
    quantities: elasticQuantities(planeStrainOf(HAGHIGHAT_LAME)),
    exact: exactOf(haghighatDisplacement),
  };
}

export interface KirschChoice {
  /** Default plane stress, Young's modulus 1, Poisson's ratio 0.3. */
  readonly material?: PlaneMaterial;
  /** Default 1. */
  readonly radius?: number;
  /** Pull along x far away. Default 1. */
  readonly tension?: number;
  /** Sides of the quarter, in radii. Default 4. */
  readonly width?: number;
  readonly guess?: LameGuess;
}

/**
 * The quarter x, y > 0 of a plate with a round hole, pulled along x. Outer edges carry Kirsch's tractions, so his solution for the infinite
 * plate is this one's too; symmetry holds u_x and the shear at x = 0, u_y and the shear at y = 0; the hole is free.
 * Its stress is three times the pull at the top of the hole, (0, radius).
 */
export function kirschLaw({
  material = { kind: 'plane-stress', young: 1, poisson: 0.3 },
  radius = 1,
  tension = 1,
  width = 4,
  guess,
}: KirschChoice = {}): Law {
  const body = new Elasticity(lameConstants(material), guess);
  const hole = { radius, tension };
  const stress = (x: number, y: number) => kirschStress(hole, x, y);
  const size = (tension * radius * width) / material.young;
  return {
    id: 'kirsch',
    coordinates: ['x', 'y'],
    fields: FIELDS,
    domain: quarterPlateWithHole(width * radius, width * radius, radius),
    channels: PLANE_CHANNELS,
    equations: body.equilibrium(),
    boundary: [
      held('symmetry x', ['left'], 0),
      held('symmetry y', ['bottom'], 1),
      tractions('no shear x', ['left'], [body.traction(1, 0)]),
      tractions('no shear y', ['bottom'], [body.traction(0, 0)]),
      tractions(
        'outer edges',
        ['right', 'top'],
        [body.traction(0, tractionOf(stress, 0)), body.traction(1, tractionOf(stress, 1))],
      ),
      tractions('free hole', ['hole'], [body.traction(0, 0), body.traction(1, 0)]),
    ],
    constants: body.materials.constants,
    quantities: elasticQuantities(material),
    scales: [size, size],
    exact: exactOf((x, y, ux, uy) => kirschDisplacement(hole, material, x, y, ux, uy)),
  };
}

export interface CantileverChoice {
  /** Default plane stress, Young's modulus 1, Poisson's ratio 0.3. */
  readonly material?: PlaneMaterial;
  /** Default length 4, height 1, shear 0.01. */
  readonly beam?: Cantilever;
  readonly guess?: LameGuess;
}

/** A cantilever whose end is pulled up by a shear P; its wall holds Timoshenko's displacements, upper and lower edge are free. */
export function cantileverLaw({
  material = { kind: 'plane-stress', young: 1, poisson: 0.3 },
  beam = { length: 4, height: 1, shear: 0.01 },
  guess,
}: CantileverChoice = {}): Law {
  const body = new Elasticity(lameConstants(material), guess);
  const displacement: DisplacementField = (x, y, ux, uy) =>
    cantileverDisplacement(beam, material, x, y, ux, uy);
  const wall =
    (field: 0 | 1): PrescribedValue =>
    (_, y) => {
      // A function of y alone, as the wall prescribes it.
      const at = [new Float64Array(6), new Float64Array(6)] as const;
      displacement(0, y!, ...at);
      const [value, , slope, , , bend] = at[field];
      return [value!, 0, slope!, 0, 0, bend!] as Jet;
    };
  const stress = (x: number, y: number) => cantileverStress(beam, x, y);
  // Deflection P L^3 / (3 E I) of the end.
  const size = (4 * beam.shear * beam.length ** 3) / (material.young * beam.height ** 3);
  return {
    id: 'cantilever',
    coordinates: ['x', 'y'],
    fields: FIELDS,
    domain: rectangle([0, -beam.height / 2], [beam.length, beam.height / 2]),
    channels: PLANE_CHANNELS,
    equations: body.equilibrium(),
    boundary: [
      held('wall x', ['left'], 0, wall(0)),
      held('wall y', ['left'], 1, wall(1)),
      tractions(
        'sheared end',
        ['right'],
        [body.traction(0, tractionOf(stress, 0)), body.traction(1, tractionOf(stress, 1))],
      ),
      tractions('free edges', ['bottom', 'top'], [body.traction(0, 0), body.traction(1, 0)]),
    ],
    constants: body.materials.constants,
    quantities: elasticQuantities(material),
    scales: [(size * beam.height) / beam.length, size],
    exact: exactOf(displacement),
  };
}
