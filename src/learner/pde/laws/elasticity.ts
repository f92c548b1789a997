/**
 * Plane linear elasticity in displacements (Navier's equations): div stress + f = 0 with stress = lambda tr(e) 1 + 2 mu e, in plane stress with
 * that problem's own lambda (src/learner/pde/exact/elasticity.ts). Both constants can be known or trained; every term is linear in one of
 * them. Fields: u_x, u_y.
 */
import type { Derivative } from '../../residuals.ts';
import {
  type LameConstants,
  lameConstants,
  type PlaneMaterial,
  planeStress,
  vonMises,
} from '../exact/elasticity.ts';
import type { BoundaryCondition, Coefficient, Equation, LawTerm, Quantity } from '../law.ts';
import { type Material, materialTerms, source, term, U_X, U_XX, U_XY, U_Y, U_YY } from './parts.ts';

export const FIELDS = ['u_x', 'u_y'];

/** Guesses of Lamé's constants, where they are unknown. */
export interface LameGuess {
  readonly lambda: number;
  readonly mu: number;
}

const LAMBDA = 0;
const MU = 1;

/** Equations and conditions of one material. */
export class Elasticity {
  readonly materials;
  constructor(
    readonly lame: LameConstants,
    guess?: LameGuess,
  ) {
    const of = (name: 'lambda' | 'mu'): Material => ({
      name,
      value: lame[name],
      ...(guess && { unknown: { guess: guess[name] } }),
    });
    this.materials = materialTerms([of('lambda'), of('mu')]);
  }

  /** a lambda D + b mu D of a field: one or two terms. */
  private stiff(
    lambda: number,
    mu: number,
    derivative: Derivative,
    field: number,
    by: Coefficient = 1,
  ): LawTerm[] {
    const scaled = (factor: number): Coefficient =>
      typeof by === 'number' ? factor * by : (place) => factor * by(place);
    return [
      ...(lambda === 0 ? [] : [this.materials.times(LAMBDA, term(scaled(lambda), derivative, field))]),
      ...(mu === 0 ? [] : [this.materials.times(MU, term(scaled(mu), derivative, field))]),
    ];
  }

  /** div stress + f = 0 along x and y. @param force  body force at a place, or none */
  equilibrium(force?: (x: number, y: number) => readonly [number, number]): Equation[] {
    const forceOf = (axis: 0 | 1): LawTerm[] =>
      force ? [source(({ point }) => force(point[0]!, point[1]!)[axis])] : [];
    return [
      {
        name: 'equilibrium-x',
        terms: [
          ...this.stiff(1, 2, U_XX, 0),
          ...this.stiff(0, 1, U_YY, 0),
          ...this.stiff(1, 1, U_XY, 1),
          ...forceOf(0),
        ],
      },
      {
        name: 'equilibrium-y',
        terms: [
          ...this.stiff(1, 2, U_YY, 1),
          ...this.stiff(0, 1, U_XX, 1),
          ...this.stiff(1, 1, U_XY, 0),
          ...forceOf(1),
        ],
      },
    ];
  }

  /** Traction along an axis = given: (stress n)_axis - t = 0. @param given  force per length, a coefficient */
  traction(axis: 0 | 1, given: Coefficient): Equation {
    const normal =
      (along: 0 | 1): Coefficient =>
      ({ normal: n }) =>
        n[along]!;
    const other = axis === 0 ? 1 : 0;
    const [own, across]: [Derivative, Derivative] = axis === 0 ? [U_X, U_Y] : [U_Y, U_X];
    return {
      name: axis === 0 ? 'traction-x' : 'traction-y',
      terms: [
        // s_aa n_a with s_aa = (lambda + 2 mu) d_a u_a + lambda d_b u_b, and s_ab n_b with s_ab = mu (d_b u_a + d_a u_b).
        ...this.stiff(1, 2, own, axis, normal(axis)),
        ...this.stiff(1, 0, across, other, normal(axis)),
        ...this.stiff(0, 1, across, axis, normal(other)),
        ...this.stiff(0, 1, own, other, normal(other)),
        source(typeof given === 'number' ? -given : (place) => -given(place)),
      ],
    };
  }
}

export const tractions = (
  name: string,
  pieces: readonly string[],
  equations: readonly Equation[],
): BoundaryCondition => ({ name, pieces, kind: 'equations', equations });

/** The material whose plane Lamé constants these are, with Young's modulus and Poisson's ratio, in plane strain. */
export function planeStrainOf({ lambda, mu }: LameConstants): PlaneMaterial {
  return {
    kind: 'plane-strain',
    young: (mu * (3 * lambda + 2 * mu)) / (lambda + mu),
    poisson: lambda / (2 * (lambda + mu)),
  };
}

/** Displacements, their size, the stresses and von Mises' stress, of the true material. */
export function elasticQuantities(material: PlaneMaterial): Quantity[] {
  const lame = lameConstants(material);
  const stress = ([ux, uy]: readonly ArrayLike<number>[]) =>
    planeStress(lame, Float64Array.from(ux!), Float64Array.from(uy!));
  return [
    { name: 'u_x', of: ([ux]) => ux![0]! },
    { name: 'u_y', of: ([, uy]) => uy![0]! },
    { name: 'displacement', of: ([ux, uy]) => Math.sqrt(ux![0]! ** 2 + uy![0]! ** 2) },
    { name: 'stress-xx', of: (jets) => stress(jets)[0] },
    { name: 'stress-yy', of: (jets) => stress(jets)[1] },
    { name: 'stress-xy', of: (jets) => stress(jets)[2] },
    { name: 'von-mises', of: (jets) => vonMises(stress(jets), material) },
  ];
}
