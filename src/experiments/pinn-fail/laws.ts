/** The laws that networks are known to fail on, each with the number that makes it hard: a run goes through a list of its values. */

import { channelIn } from '../../learner/pde/channels.ts';
import { coefficientAt } from '../../learner/pde/equations.ts';
import { errorGrid } from '../../learner/pde/fields.ts';
import { LAW_GROUP } from '../../learner/pde/ingredients.ts';
import type { Law, LawTerm } from '../../learner/pde/law.ts';
import { burgersLaw, convectionLaw, helmholtzLaw, reactionLaw } from '../../learner/pde/laws/waves.ts';

export const LAWS = ['convection', 'reaction', 'helmholtz', 'burgers'] as const;
export type LawName = (typeof LAWS)[number];

interface Hardness {
  /** From easy to hard; the last is the one that is looked at. */
  readonly standard: readonly number[];
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
  law(level: number): Law;
}

const HARDNESS: Readonly<Record<LawName, Hardness>> = {
  /** Speed beta; Krishnapriyan et al. saw failure from about 10, and studied 30 to 50. */
  convection: {
    standard: [2, 5, 10, 20, 30],
    least: 0.1,
    most: 200,
    law: (speed) => convectionLaw({ speed }),
  },
  /** Rate rho. */
  reaction: { standard: [1, 2, 4, 6, 10], least: 0.1, most: 50, law: (rate) => reactionLaw({ rate }) },
  /** Half-waves along either axis. */
  helmholtz: {
    standard: [1, 2, 3, 4, 6],
    least: 1,
    most: 20,
    whole: true,
    law: (waves) => helmholtzLaw({ waves: [waves, waves] }),
  },
  /** 1/(pi nu): 100 is the shock that everybody uses. */
  burgers: {
    standard: [2, 5, 20, 50, 100],
    least: 0.5,
    most: 300,
    law: (steepness) => burgersLaw({ viscosity: 1 / (Math.PI * steepness) }),
  },
};
const MOST_LEVELS = 12;

export const lawOf = (name: LawName, level: number): Law => HARDNESS[name].law(level);
export const boundsOf = (name: LawName): Pick<Hardness, 'least' | 'most'> => HARDNESS[name];

/** The numbers of a person's list, ascending, each once; null where it cannot be read so. An empty list means the standard one. */
export function levelsOf(name: LawName, list: string): readonly number[] | null {
  const { standard, least, most, whole = false } = HARDNESS[name];
  if (list.trim() === '') return standard;
  const levels = list
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map(Number);
  const sound = levels.every((n) => n >= least && n <= most && (!whole || Number.isInteger(n)));
  const several = new Set(levels);
  if (!sound || several.size < 2 || several.size > MOST_LEVELS) return null;
  return [...several].sort((a, b) => a - b);
}

/** Laws with time, whose solution spreads from a start. */
export const hasTime = (name: LawName): boolean => name !== 'helmholtz';

/** Cells of the grid that sizes are taken over, along each axis. */
const CELLS = 16;

export interface Sizes {
  /** Root mean square of the largest term of the law, at the exact solution: what a residual is small against. */
  readonly term: number;
  /** Root mean square of the exact solution. */
  readonly field: number;
}

const known = new Map<string, Sizes>();

/** Of a level: an exact shock is slow to evaluate, and a curriculum asks again. */
export function sizesOf(name: LawName, level: number): Sizes {
  const key = `${name} ${level}`;
  const sizes = known.get(key) ?? measured(lawOf(name, level));
  known.set(key, sizes);
  return sizes;
}

function measured(law: Law): Sizes {
  const points = errorGrid(law, CELLS);
  const axes = law.coordinates.length;
  const count = points.length / axes;
  const places = Array.from({ length: count }, (_, p) => [...points.subarray(p * axes, (p + 1) * axes)]);
  const jets = places.map((point) => law.exact!(point));
  const normal = new Array<number>(axes).fill(0);
  const root = (of: (p: number) => number) =>
    Math.sqrt(places.reduce((sum, _, p) => sum + of(p) ** 2, 0) / count);
  const at = ({ coefficient, factors }: LawTerm, p: number) =>
    factors.reduce(
      (product, { field, derivative }) => product * jets[p]![field]![channelIn(law.channels, derivative)]!,
      coefficientAt(coefficient, { point: places[p]!, normal }),
    );
  const terms = law.equations.flatMap((equation) => equation.terms.map((term) => root((p) => at(term, p))));
  return { term: Math.max(...terms), field: root((p) => jets[p]![0]![0]!) };
}

/** Weights of a set: the law in units of its largest term where it is balanced, its conditions as a person wants them. */
export function weightsOf(
  { term }: Sizes,
  { balanced, conditionWeight }: { readonly balanced: boolean; readonly conditionWeight: number },
): Record<string, number> {
  return { [LAW_GROUP]: balanced ? 1 / term ** 2 : 1, boundary: conditionWeight };
}
