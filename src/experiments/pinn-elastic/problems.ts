/**
 * Three bodies whose displacement is known in closed form, each as a law. Units: a length of the body, the load, Young's modulus (the
 * manufactured problem: mu = 1/2), so that displacements and stresses are numbers of order one.
 *
 *   hole          quarter of a plate with a hole, pulled along x; the outer edges carry Kirsch's tractions, so that the stress at the hole is
 *                 exactly three times the pull although the plate is finite. Lengths in radii of the hole.
 *   manufactured  Haghighat's problem; body forces are made for its displacement.
 *   cantilever    four times as long as high, held at x = 0 as Timoshenko's solution is; its end bends it with a stress of at most 1.
 */
import { constant } from '../../learner/pde/domain/boundary-values.ts';
import type { PlanarDomain } from '../../learner/pde/domain/domain.ts';
import type { Jet } from '../../learner/pde/domain/jet.ts';
import { quarterPlateWithHole, rectangle } from '../../learner/pde/domain/shapes.ts';
import {
  type Cantilever,
  cantileverDisplacement,
  cantileverStress,
} from '../../learner/pde/exact/cantilever.ts';
import {
  bodyForce,
  type DisplacementField,
  lameConstants,
  type PlaneKind,
  type PlaneMaterial,
  planeStress,
} from '../../learner/pde/exact/elasticity.ts';
import { HAGHIGHAT_LAME, haghighatDisplacement } from '../../learner/pde/exact/haghighat.ts';
import { type Hole, kirschDisplacement, kirschStress } from '../../learner/pde/exact/kirsch.ts';
import type { BoundaryCondition, Law, Place } from '../../learner/pde/law.ts';
import { polarEncoding, type Sector } from '../../learner/pde/polar.ts';
import { PLANE_CHANNELS } from '../../learner/residuals.ts';
import {
  elasticQuantities,
  navierEquations,
  tractionAlong,
  tractionCondition,
  tractionEquations,
  UX,
  UY,
} from './navier.ts';

export const PROBLEMS = ['hole', 'manufactured', 'cantilever'] as const;
export type ProblemName = (typeof PROBLEMS)[number];
export type Inputs = 'fitted' | 'plain';

export interface Choice {
  readonly problem: ProblemName;
  readonly material: PlaneKind;
  readonly poisson: number;
  /** Side of the quarter plate in radii of the hole. */
  readonly width: number;
  readonly inputs: Inputs;
}

export interface Body {
  readonly law: Law;
  readonly domain: PlanarDomain;
  readonly material: PlaneMaterial;
  /** Around a hole, the sector in which points lie evenly in ln r and the angle. */
  readonly sector: Sector | null;
}

export const BEAM: Cantilever = { length: 4, height: 1, shear: 1 / 24 };
export const HOLE: Hole = { radius: 1, tension: 1 };

export function materialOf({ problem, material: kind, poisson }: Choice): PlaneMaterial {
  // Haghighat's mu = 1/2 for any Poisson's ratio; lambda = 1 is plane strain with 1/3.
  const young = problem === 'manufactured' ? 2 * HAGHIGHAT_LAME.mu * (1 + poisson) : 1;
  return { kind, young, poisson };
}

export function bodyOf(choice: Choice): Body {
  const material = materialOf(choice);
  switch (choice.problem) {
    case 'hole':
      return holeBody(material, choice);
    case 'manufactured':
      return manufacturedBody(material);
    case 'cantilever':
      return cantileverBody(material);
  }
}

const common = (material: PlaneMaterial) => ({
  coordinates: ['x', 'y'],
  fields: ['ux', 'uy'],
  channels: PLANE_CHANNELS,
  constants: [],
  quantities: elasticQuantities(material),
});

const exactOf =
  (displacement: DisplacementField): NonNullable<Law['exact']> =>
  ([x, y]) => {
    const jets = [new Float64Array(6), new Float64Array(6)] as const;
    displacement(x!, y!, ...jets);
    return jets;
  };

const held = (name: string, field: number, pieces: readonly string[]): BoundaryCondition => ({
  name,
  pieces,
  kind: 'value',
  field,
  value: ZERO,
});
const ZERO = constant(0);

function holeBody(material: PlaneMaterial, { width, inputs }: Choice): Body {
  const lame = lameConstants(material);
  const sector = { radius: HOLE.radius, farthest: width * Math.SQRT2, span: Math.PI / 2 };
  const domain = quarterPlateWithHole(width, width, HOLE.radius);
  const kirsch = ({ point }: Place) => kirschStress(HOLE, point[0]!, point[1]!);
  const law: Law = {
    ...common(material),
    id: 'plate-with-hole',
    domain,
    // Stress varies over a length like the distance from the centre.
    equations: navierEquations(lame, ({ point: [x, y] }) => Math.sqrt(x! * x! + y! * y!), null),
    boundary: [
      held('symmetry about x = 0', UX, ['left']),
      held('symmetry about y = 0', UY, ['bottom']),
      tractionCondition('no shear at x = 0', ['left'], tractionAlong(lame, 1)),
      tractionCondition('no shear at y = 0', ['bottom'], tractionAlong(lame, 0)),
      tractionCondition(
        'free hole',
        ['hole'],
        tractionEquations(lame, () => [0, 0, 0]),
      ),
      tractionCondition('pull on the right', ['right'], tractionEquations(lame, kirsch)),
      tractionCondition('pull on top', ['top'], tractionEquations(lame, kirsch)),
    ],
    ...(inputs === 'fitted' && { inputs: polarEncoding(sector) }),
    exact: exactOf((x, y, ux, uy) => kirschDisplacement(HOLE, material, x, y, ux, uy)),
  };
  return { law, domain, material, sector };
}

/** The displacement's shortest wave is one side long. */
const WAVE = 1 / (2 * Math.PI);

function manufacturedBody(material: PlaneMaterial): Body {
  const lame = lameConstants(material);
  const domain = rectangle([0, 0], [1, 1]);
  const exact = exactOf(haghighatDisplacement);
  const jetsAt = ({ point }: Place) => exact(point) as [Float64Array, Float64Array];
  const stress = (place: Place) => planeStress(lame, ...jetsAt(place));
  const law: Law = {
    ...common(material),
    id: 'manufactured-elasticity',
    domain,
    equations: navierEquations(
      lame,
      () => WAVE,
      (place) => bodyForce(lame, ...jetsAt(place)),
    ),
    boundary: [
      held('u_x held', UX, ['bottom', 'top']),
      held('u_y held', UY, ['left', 'right', 'bottom']),
      tractionCondition('no pull at the sides', ['left', 'right'], tractionAlong(lame, 0, stress)),
      tractionCondition('pull on top', ['top'], tractionAlong(lame, 1, stress)),
    ],
    exact,
  };
  return { law, domain, material, sector: null };
}

function cantileverBody(material: PlaneMaterial): Body {
  const lame = lameConstants(material);
  const { length, height } = BEAM;
  const domain = rectangle([0, -height / 2], [length, height / 2]);
  const jets = (x: number, y: number) => {
    const [ux, uy] = [new Float64Array(6), new Float64Array(6)];
    cantileverDisplacement(BEAM, material, x, y, ux, uy);
    return [ux, uy] as const;
  };
  // The displacement of the held end, as a function of y alone: nothing of the solution beyond it.
  const atEnd =
    (field: 0 | 1) =>
    (_x: number, y: number): Jet => {
      const jet = jets(0, y)[field];
      return [jet[0]!, 0, jet[2]!, 0, 0, jet[5]!];
    };
  const end = (name: string, field: 0 | 1): BoundaryCondition => ({
    name,
    pieces: ['left'],
    kind: 'value',
    field,
    value: atEnd(field),
  });
  const stress = ({ point }: Place) => cantileverStress(BEAM, point[0]!, point[1]!);
  const tip = jets(length, height / 2);
  const law: Law = {
    ...common(material),
    id: 'cantilever',
    domain,
    equations: navierEquations(lame, () => height, null),
    boundary: [
      end('u_x held', 0),
      end('u_y held', 1),
      tractionCondition(
        'free edges',
        ['bottom', 'top'],
        tractionEquations(lame, () => [0, 0, 0]),
      ),
      tractionCondition('shear at the end', ['right'], tractionEquations(lame, stress)),
    ],
    // Hard conditions multiply by x, up to the beam's length.
    scales: tip.map((jet) => Math.abs(jet[0]!) / length),
    exact: exactOf((x, y, ux, uy) => cantileverDisplacement(BEAM, material, x, y, ux, uy)),
  };
  return { law, domain, material, sector: null };
}
