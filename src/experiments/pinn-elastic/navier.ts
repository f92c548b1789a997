/**
 * Navier's equations and their boundary conditions as terms of a law with the fields u_x, u_y: div stress + f = 0 inside, stress times normal
 * given on an edge. Residuals have the unit of a stress: inside they are multiplied by a length.
 */
import type { LameConstants, PlaneMaterial, PlaneStress } from '../../learner/pde/exact/elasticity.ts';
import { lameConstants, planeStress, traction, vonMises } from '../../learner/pde/exact/elasticity.ts';
import type {
  BoundaryCondition,
  Coefficient,
  Equation,
  LawTerm,
  Place,
  Quantity,
} from '../../learner/pde/law.ts';
import type { Derivative } from '../../learner/residuals.ts';

export const [UX, UY] = [0, 1] as const;
type Of = (place: Place) => number;

const term = (coefficient: Coefficient, field: number, ...derivative: number[]): LawTerm => ({
  coefficient,
  factors: [{ field, derivative: derivative as unknown as Derivative }],
});
const source = (coefficient: Coefficient): LawTerm => ({ coefficient, factors: [] });

/**
 * @param length  what the equations are multiplied by: a length over which stress varies there
 * @param force   body force [f_x, f_y] at a place, or null for none
 */
export function navierEquations(
  { lambda, mu }: LameConstants,
  length: Of,
  force: ((place: Place) => readonly [number, number]) | null,
): Equation[] {
  const times =
    (by: number): Coefficient =>
    (place) =>
      by * length(place);
  const [X, Y] = [0, 1];
  const along = (axis: number): LawTerm[] => {
    const [field, other] = axis === X ? [UX, UY] : [UY, UX];
    return [
      term(times(lambda + 2 * mu), field, axis, axis),
      term(times(mu), field, 1 - axis, 1 - axis),
      term(times(lambda + mu), other, X, Y),
      ...(force ? [source((place) => length(place) * force(place)[axis]!)] : []),
    ];
  };
  return [
    { name: 'balance along x', terms: along(X) },
    { name: 'balance along y', terms: along(Y) },
  ];
}

/** Stress times normal, less what it should be, along x and along y. */
export function tractionEquations(
  { lambda, mu }: LameConstants,
  given: (place: Place) => PlaneStress,
): Equation[] {
  const nx: Coefficient = ({ normal }) => normal[0]!;
  const ny: Coefficient = ({ normal }) => normal[1]!;
  const times =
    (by: number, n: Coefficient): Coefficient =>
    (place) =>
      by * (n as Of)(place);
  const wanted = (axis: 0 | 1) =>
    source((place) => -traction(given(place), place.normal[0]!, place.normal[1]!)[axis]);
  return [
    {
      name: 'traction along x',
      terms: [
        term(times(lambda + 2 * mu, nx), UX, 0),
        term(times(lambda, nx), UY, 1),
        term(times(mu, ny), UX, 1),
        term(times(mu, ny), UY, 0),
        wanted(0),
      ],
    },
    {
      name: 'traction along y',
      terms: [
        term(times(mu, nx), UX, 1),
        term(times(mu, nx), UY, 0),
        term(times(lambda, ny), UX, 0),
        term(times(lambda + 2 * mu, ny), UY, 1),
        wanted(1),
      ],
    },
  ];
}

/** No shear along a line of symmetry, or a stress across an edge: one equation of those above. */
export function tractionAlong(
  lame: LameConstants,
  axis: 0 | 1,
  given: (place: Place) => PlaneStress = () => [0, 0, 0],
): Equation[] {
  return [tractionEquations(lame, given)[axis]!];
}

export const tractionCondition = (
  name: string,
  pieces: readonly string[],
  equations: readonly Equation[],
): BoundaryCondition => ({ name, pieces, kind: 'equations', equations });

/** Stress from the jets [field][channel] of a law whose channels are those of the plane. */
export const stressOf = (material: PlaneMaterial, [ux, uy]: readonly ArrayLike<number>[]): PlaneStress =>
  planeStress(lameConstants(material), ux as Float64Array, uy as Float64Array);

/** Places in the list of quantities. */
export const [DISPLACEMENT, VON_MISES, XX, YY, XY] = [0, 1, 2, 3, 4] as const;

/** |u|, von Mises' stress and the three stresses. */
export function elasticQuantities(material: PlaneMaterial): Quantity[] {
  const component = (name: string, index: 0 | 1 | 2): Quantity => ({
    name,
    of: (jets) => stressOf(material, jets)[index],
  });
  return [
    { name: 'displacement', of: ([ux, uy]) => Math.sqrt(ux![0]! ** 2 + uy![0]! ** 2) },
    { name: 'von Mises stress', of: (jets) => vonMises(stressOf(material, jets), material) },
    component('stress xx', 0),
    component('stress yy', 1),
    component('stress xy', 2),
  ];
}
