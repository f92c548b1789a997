/**
 * Three bodies whose displacement is known in closed form, made ready for training. Units: a length of the body, the load, Young's modulus, so
 * that displacements and stresses are numbers of order one.
 *
 *   hole          quarter of a plate with a hole, pulled along x with stress 1 far away, lengths in radii of the hole; the outer edges carry
 *                 Kirsch's tractions, so that the stress at the hole is exactly 3 although the plate is finite
 *   manufactured  Haghighat's problem
 *   cantilever    four times as long as high; its end bends it with a stress of at most 1
 */
import type { PlanarDomain } from '../../learner/pde/domain/domain.ts';
import type { Cantilever } from '../../learner/pde/exact/cantilever.ts';
import type { PlaneKind, PlaneMaterial } from '../../learner/pde/exact/elasticity.ts';
import { HAGHIGHAT_LAME } from '../../learner/pde/exact/haghighat.ts';
import type { Hole } from '../../learner/pde/exact/kirsch.ts';
import type { Equation, Law, Place } from '../../learner/pde/law.ts';
import { planeStrainOf } from '../../learner/pde/laws/elasticity.ts';
import { cantileverLaw, haghighatLaw, kirschLaw } from '../../learner/pde/laws/plates.ts';
import { polarEncoding, type Sector } from '../../learner/pde/polar.ts';

export const PROBLEMS = ['hole', 'manufactured', 'cantilever'] as const;
export type ProblemName = (typeof PROBLEMS)[number];

export interface Choice {
  readonly problem: ProblemName;
  /** With Poisson's ratio: of the hole and the cantilever. The manufactured problem has its own material. */
  readonly material: PlaneKind;
  readonly poisson: number;
  /** Side of the quarter plate in radii of the hole. */
  readonly width: number;
  /** What a network is given of a place around the hole: ln r and the angle, or x and y. */
  readonly inputs: 'fitted' | 'plain';
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
  return problem === 'manufactured' ? planeStrainOf(HAGHIGHAT_LAME) : { kind, young: 1, poisson };
}

export function bodyOf(choice: Choice): Body {
  const material = materialOf(choice);
  const made = (law: Law, length: (place: Place) => number, sector: Sector | null = null): Body => ({
    law: { ...law, equations: law.equations.map((equation) => times(equation, length)) },
    domain: law.domain as PlanarDomain,
    material,
    sector,
  });
  switch (choice.problem) {
    case 'hole': {
      const { width } = choice;
      const law = kirschLaw({ material, width });
      const sector = { radius: HOLE.radius, farthest: width * Math.SQRT2, span: Math.PI / 2 };
      const inputs = choice.inputs === 'fitted' ? { inputs: polarEncoding(sector) } : {};
      // Stress varies over a length like the distance from the centre.
      return made({ ...law, ...inputs }, ({ point: [x, y] }) => Math.sqrt(x! * x! + y! * y!), sector);
    }
    case 'manufactured':
      // The shortest wave of its displacement is one side long.
      return made(haghighatLaw(), () => 1 / (2 * Math.PI));
    case 'cantilever': {
      const law = cantileverLaw({ material, beam: BEAM });
      // A hard condition multiplies by x and a factor; the network's output is to be of order one at the end.
      return made(law, () => BEAM.height);
    }
  }
}

/**
 * An equation times a length: what is left of the balance of forces is then a stress, as at the edges, and both can be weighed against each
 * other.
 */
function times({ name, terms }: Equation, length: (place: Place) => number): Equation {
  return {
    name,
    terms: terms.map((term) => {
      const { coefficient } = term;
      return {
        ...term,
        coefficient: (place: Place) =>
          length(place) * (typeof coefficient === 'number' ? coefficient : coefficient(place)),
      };
    }),
  };
}
