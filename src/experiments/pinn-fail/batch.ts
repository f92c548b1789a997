/** All levels of a law as one batch: the same points and networks, other coefficients and weights in each set. */
import { type CompiledLaw, compileLaw } from '../../learner/pde/compile.ts';
import { type Ingredients, LAW_GROUP } from '../../learner/pde/ingredients.ts';
import type { ResidualGroup, ResidualTerms } from '../../learner/residuals.ts';
import { seedFrom } from '../../random/seed.ts';
import type { PinnFailConfig } from '../pinn-fail.ts';
import { joined } from '../side-by-side/side.ts';
import type { Approach } from './cures.ts';
import { boundsOf, lawOf, type Sizes, sizesOf, weightsOf } from './laws.ts';

export interface Level {
  readonly level: number;
  readonly compiled: CompiledLaw;
  readonly sizes: Sizes;
}

/** Each level compiled by itself, [set]. */
export function levelsFor(
  config: PinnFailConfig,
  approach: Approach,
  levels: readonly number[],
): readonly Level[] {
  const { hidden, layers, points, conditionPoints, conditionWeight, law: name } = config;
  return levels.map((level) => {
    const law = lawOf(name, level);
    const sizes = sizesOf(name, level);
    const ingredients: Ingredients = {
      hidden: new Array<number>(layers).fill(hidden),
      activation: 'tanh',
      collocation: { method: 'sobol', count: points },
      boundaryPoints: conditionPoints,
      boundary: 'soft',
      seed: seedFrom(config.seed),
      weights: weightsOf(sizes, { balanced: approach.balanced, conditionWeight }),
      ...approach.ingredients,
    };
    return { level, compiled: compileLaw(law, ingredients), sizes };
  });
}

/**
 * One problem of several: set s is the s-th. Their equations are the same, for the levels differ in numbers alone; inputs are shared where all
 * have the same points.
 *
 * @throws RangeError if they are not of one structure
 */
export function stacked(terms: readonly ResidualTerms[]): ResidualTerms {
  const first = terms[0]!;
  return {
    sets: terms.length,
    groups: first.groups.map((group, g) => {
      const all = terms.map(({ groups }) => groups[g]!);
      if (all.some((other) => !isLike(group, other)))
        throw new RangeError(`residual group "${group.name}" differs between levels`);
      const inPlace = all.every(({ inputs }) => inputs.every((value, k) => value === group.inputs[k]));
      return {
        ...group,
        ...(!inPlace && { inputs: joined(...all.map(({ inputs }) => inputs)), sharedInputs: false }),
        columns: joined(...all.map(({ columns }) => columns)),
        sharedColumns: false,
        weights: joined(...all.map(({ weights }) => weights)),
      };
    }),
  };
}

const isLike = (a: ResidualGroup, b: ResidualGroup) =>
  a.columnCount === b.columnCount &&
  a.points === b.points &&
  JSON.stringify([a.channels, a.equations]) === JSON.stringify([b.channels, b.equations]) &&
  a.inputs.length === b.inputs.length;

/** Each set as often as it has networks, so that every network has weights and points of its own. */
export function ownSets({ sets, groups }: ResidualTerms, copies: number): ResidualTerms {
  const repeated = (values: Float64Array) => {
    const each = values.length / sets;
    return joined(
      ...Array.from({ length: sets * copies }, (_, k) => {
        const set = Math.floor(k / copies);
        return values.subarray(set * each, (set + 1) * each);
      }),
    );
  };
  return {
    sets: sets * copies,
    groups: groups.map((group) => ({
      ...group,
      ...(!group.sharedInputs && { inputs: repeated(group.inputs) }),
      ...(!group.sharedColumns && { columns: repeated(group.columns) }),
      weights: repeated(group.weights),
    })),
  };
}

/** Levels as a curriculum has them, at a share of the way up. */
export function easierLevels({ law }: PinnFailConfig, levels: readonly number[], share: number): number[] {
  const { least } = boundsOf(law);
  return levels.map((level) => {
    const eased = least + (level - least) * share;
    return law === 'helmholtz' ? Math.round(eased) : eased;
  });
}

/** Points after the window's end weigh nothing; those before it as much together as all would. Time is the last axis, from 0. */
export function withinWindow(
  terms: ResidualTerms,
  points: Float64Array,
  axes: number,
  end: number,
): ResidualTerms {
  const count = points.length / axes;
  const inside = Array.from({ length: count }, (_, p) => points[(p + 1) * axes - 1]! <= end);
  const share = inside.filter(Boolean).length / count;
  return {
    ...terms,
    groups: terms.groups.map((group) =>
      group.name === LAW_GROUP
        ? { ...group, weights: group.weights.map((w, k) => (inside[k % count] ? w / share : 0)) }
        : group,
    ),
  };
}
