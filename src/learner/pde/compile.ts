import { type LearnerProblem, type NetworkShape, NO_DATA } from '../problem.ts';
import type { ResidualGroup, ResidualTerms } from '../residuals.ts';
import type { Ansatz } from './ansatz.ts';
import { pointsOnBoundary } from './domain/through-time.ts';
import { type Encoding, encodingOf, inputJets } from './encoding.ts';
import { type CompiledEquations, compileEquations } from './equations.ts';
import { ansatzOf } from './hard-conditions.ts';
import { type Ingredients, LAW_GROUP, MEASUREMENT_GROUP, type SetChoice, weightOf } from './ingredients.ts';
import { glorotWeights } from './initial-weights.ts';
import type { BoundaryCondition, Equation, Law, LawConstant, Place } from './law.ts';
import { type Measured, measure, measuredGroup } from './measurements.ts';
import { boundaryShares, collocationSet } from './places.ts';

/** Which points the law is asked at. */
export interface Redraw {
  /** Number of the draw: 0 is the problem's own; another is another set of points of the same kind, e.g. for halves or held-out points. */
  readonly draw: number;
  /** Points inside; default the ingredients' number. */
  readonly count?: number;
  /** Points inside by themselves, [point][axis], e.g. chosen by their residual; then `count` and the method say nothing. */
  readonly points?: Float64Array;
  /** Points on the boundary, over all conditions; default the ingredients' number. */
  readonly boundaryPoints?: number;
}

export interface ConditionPlaces {
  readonly condition: BoundaryCondition;
  /** [point][axis] */
  readonly points: Float64Array;
  /** Outward, [point][axis]. */
  readonly normals: Float64Array;
}

export interface CompiledLaw {
  readonly law: Law;
  readonly ingredients: Ingredients;
  readonly problem: LearnerProblem;
  readonly ansatz: readonly Ansatz[];
  readonly encoding: Encoding;
  /** Trainable constants in the order of theta's last entries. */
  readonly constants: readonly LawConstant[];
  /** What was measured, by draw of the sets; null without measurements. */
  readonly measured: readonly Measured[] | null;
  /** Points inside that a draw has, [point][axis]. */
  pointsOf(redraw: Redraw): Float64Array;
  /** Where the soft conditions are asked for, in the order of their groups. */
  conditionPlaces(redraw: Redraw): readonly ConditionPlaces[];
  /** Other points for the same equations, columns and sets (`LearnerState.replaceResiduals`). Measurements stay. */
  redraw(redraw: Redraw): ResidualTerms;
  /** Starting weights, [network][parameter]: Glorot's normal numbers, biases 0, constants at their guess. `first`: global index of the first network. */
  initialWeights(networks: number, first?: number): Float64Array;
}

/**
 * @throws GBX-495 without a collocation point; RangeError for ingredients that the law does not have (measurements without an exact
 * solution, an enrichment without a singular function) or that a residual cannot hold
 */
export function compileLaw(law: Law, ingredients: Ingredients): CompiledLaw {
  const { hidden, activation, seed, features, enrichment = false } = ingredients;
  const axes = law.coordinates.length;
  if (enrichment && !law.singular) throw new RangeError(`the law "${law.id}" has no singular function`);
  const own = features ? undefined : law.inputs;
  const encoding =
    own ?? encodingOf(law.domain, law.periodic ?? null, features ? { ...features, seed } : null);
  const constants = [...law.constants, ...(enrichment ? [law.singular!.strength] : [])];
  const ansatz = ansatzOf(law, ingredients.boundary === 'hard', enrichment ? law.constants.length : null);
  const soft = softConditions(law, ingredients.boundary === 'hard');
  const compile = (equations: readonly Equation[]) => compileEquations(equations, ansatz, axes);
  const plan: Plan = {
    law,
    ingredients,
    encoding,
    sets: ingredients.sets ?? [{}],
    inside: compile(law.equations),
    conditions: soft.map((condition) => ({ condition, compiled: compile(equationsOf(condition)) })),
    measured: measure(law, ingredients),
    ansatz,
  };
  const shape: NetworkShape = {
    inputs: encoding.inputs,
    hidden,
    outputs: law.fields.length,
    activation,
    bias: true,
    gains: new Array<number>(hidden.length + 1).fill(1),
    ...(constants.length > 0 && { constants: constants.length }),
  };
  return {
    law,
    ingredients,
    ansatz,
    encoding,
    constants,
    measured: plan.measured,
    problem: {
      shape,
      data: NO_DATA,
      loss: 'squared-error',
      energyScale: 1,
      priorPrecision: { weight: 0, bias: 0 },
      residuals: termsOf(plan, { draw: 0 }),
    },
    pointsOf: (redraw) => collocationSet(law.domain, ingredients, redraw),
    conditionPlaces: (redraw) => placesOf(plan, redraw),
    redraw: (redraw) => termsOf(plan, redraw),
    initialWeights: (networks, first = 0) =>
      glorotWeights(
        shape,
        constants.map(({ guess }) => guess),
        { networks, seed, first },
      ),
  };
}

/** Conditions take draws of their own, so that two of them have no points in common. */
const BOUNDARY_DRAWS = 64;

/** All that new points are put into. */
interface Plan {
  readonly law: Law;
  readonly ingredients: Ingredients;
  readonly encoding: Encoding;
  readonly sets: readonly SetChoice[];
  readonly inside: CompiledEquations;
  readonly conditions: readonly {
    readonly condition: BoundaryCondition;
    readonly compiled: CompiledEquations;
  }[];
  readonly measured: readonly Measured[] | null;
  readonly ansatz: readonly Ansatz[];
}

const softConditions = ({ boundary }: Law, hard: boolean): BoundaryCondition[] =>
  boundary.filter(({ kind }) => kind === 'equations' || !hard);

/** field - value = 0, or the condition's own equations. */
function equationsOf(condition: BoundaryCondition): readonly Equation[] {
  if (condition.kind === 'equations') return condition.equations;
  const { name, field, value } = condition;
  return [
    {
      name,
      terms: [
        { coefficient: 1, factors: [{ field, derivative: [] }] },
        { coefficient: ({ point }) => -value(...point)[0], factors: [] },
      ],
    },
  ];
}

function termsOf(plan: Plan, redraw: Redraw): ResidualTerms {
  const { law, ingredients, sets, measured } = plan;
  const axes = law.coordinates.length;
  const points = collocationSet(law.domain, ingredients, redraw);
  const groups = [
    group(
      plan,
      LAW_GROUP,
      plan.inside,
      points,
      new Float64Array((points.length / axes) * law.domain.low.length),
    ),
  ];
  placesOf(plan, redraw).forEach(({ condition, points, normals }, k) => {
    groups.push(group(plan, condition.name, plan.conditions[k]!.compiled, points, normals));
  });
  if (measured) groups.push(measuredGroup(plan, measured, MEASUREMENT_GROUP));
  return { sets: sets.length, groups };
}

function placesOf({ law, ingredients, conditions }: Plan, redraw: Redraw): ConditionPlaces[] {
  if (conditions.length === 0) return [];
  const shares = boundaryShares(
    law.domain,
    conditions.map(({ condition }) => condition.pieces),
    redraw.boundaryPoints ?? ingredients.boundaryPoints,
  );
  return conditions.map(({ condition }, k) => {
    const draw =
      redraw.draw === 0 ? null : { seed: ingredients.seed, draw: redraw.draw * BOUNDARY_DRAWS + k };
    const { points, normals } = pointsOnBoundary(law.domain, condition.pieces, shares[k]!, draw);
    return { condition, points, normals };
  });
}

/** A group whose points and columns are the same for all sets. */
function group(
  { law, ingredients, encoding, sets }: Plan,
  name: string,
  compiled: CompiledEquations,
  points: Float64Array,
  normals: Float64Array,
): ResidualGroup {
  const axes = law.coordinates.length;
  const count = points.length / axes;
  const columns = new Float64Array(count * compiled.columnCount);
  for (let p = 0; p < count; p++)
    compiled.fillColumns(placeAt(points, normals, axes, p), columns, p * compiled.columnCount);
  const weights = new Float64Array(sets.length * count);
  sets.forEach((set, s) => {
    weights.fill(weightOf(ingredients, set, name) / count, s * count, (s + 1) * count);
  });
  return {
    name,
    channels: compiled.channels,
    equations: compiled.equations,
    points: count,
    inputs: inputJets(encoding, points, axes, compiled.channels),
    sharedInputs: true,
    columns,
    sharedColumns: true,
    columnCount: compiled.columnCount,
    weights,
  };
}

export function placeAt(points: Float64Array, normals: Float64Array | null, axes: number, p: number): Place {
  const at = (from: Float64Array) => [...from.subarray(p * axes, (p + 1) * axes)];
  return { point: at(points), normal: normals ? at(normals) : new Array<number>(axes).fill(0) };
}
