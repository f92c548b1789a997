/** How far networks are from the exact displacement and stress, and the stress where an engineer looks. */
import type { LearnerState } from '../../engine/contract.ts';
import type { CompiledLaw } from '../../learner/pde/compile.ts';
import {
  lameConstants,
  type PlaneStress,
  planeStress,
  vonMises,
} from '../../learner/pde/exact/elasticity.ts';
import { type FieldJets, fieldsAt, jetsOf, lawResiduals } from '../../learner/pde/fields.ts';
import { LAW_GROUP } from '../../learner/pde/ingredients.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import type { FieldGrid } from '../field-grid.ts';
import type { Setup } from './setup.ts';

/** Blocks a side of the box, in the worst of which the error is taken again. */
const BLOCKS = 8;

/** Of the body at a set of points, [point]: of one network, or exact. */
export interface State {
  readonly ux: Float64Array;
  readonly uy: Float64Array;
  readonly stress: readonly PlaneStress[];
  readonly vonMises: Float64Array;
}

function stateFrom(
  { body }: Setup,
  count: number,
  jets: (point: number) => readonly ArrayLike<number>[],
): State {
  const at = Array.from({ length: count }, (_, p) => jets(p));
  const lame = lameConstants(body.material);
  const stress = at.map(([ux, uy]) => planeStress(lame, Float64Array.from(ux!), Float64Array.from(uy!)));
  return {
    ux: Float64Array.from(at, (fields) => fields[0]![0]!),
    uy: Float64Array.from(at, (fields) => fields[1]![0]!),
    stress,
    vonMises: Float64Array.from(stress, (of) => vonMises(of, body.material)),
  };
}

export const exactState = (setup: Setup, points: Float64Array): State =>
  stateFrom(setup, points.length / 2, (p) => setup.body.law.exact!([points[2 * p]!, points[2 * p + 1]!]));

export const networkState = (setup: Setup, fields: FieldJets, network: number): State =>
  stateFrom(setup, fields.count, (p) => jetsOf(setup.body.law, fields, network, p));

/** States of all networks at points [point][x, y]. */
export async function statesAt(setup: Setup, learner: LearnerState, points: Float64Array): Promise<State[]> {
  const fields = await fieldsAt(setup.compiled, learner, points);
  return Array.from({ length: fields.networks }, (_, e) => networkState(setup, fields, e));
}

export interface ElasticError {
  /** sqrt(sum |u - u*|^2 / sum |u*|^2). */
  readonly displacement: number;
  /** The same with the mean over the worst of 8 x 8 blocks in place of that over all points. */
  readonly block: number;
  /** Relative L2 error of von Mises' stress. */
  readonly stress: number;
}

export function errorsOf(found: State, exact: State, blocks: Uint8Array): ElasticError {
  const [sums, counts] = [new Float64Array(BLOCKS * BLOCKS), new Float64Array(BLOCKS * BLOCKS)];
  let [size, stress, stressSize, total] = [0, 0, 0, 0];
  for (let p = 0; p < blocks.length; p++) {
    const square = (found.ux[p]! - exact.ux[p]!) ** 2 + (found.uy[p]! - exact.uy[p]!) ** 2;
    sums[blocks[p]!]! += square;
    counts[blocks[p]!]! += 1;
    total += square;
    size += exact.ux[p]! ** 2 + exact.uy[p]! ** 2;
    stress += (found.vonMises[p]! - exact.vonMises[p]!) ** 2;
    stressSize += exact.vonMises[p]! ** 2;
  }
  let worst = 0;
  for (const [b, sum] of sums.entries()) if (counts[b]! > 0) worst = Math.max(worst, sum / counts[b]!);
  return {
    displacement: Math.sqrt(total / size),
    block: Math.sqrt((worst * blocks.length) / size),
    stress: Math.sqrt(stress / stressSize),
  };
}

/** Block of every cell of a picture. */
export function blocksOf({ points, extent }: FieldGrid): Uint8Array {
  const [left, right, bottom, top] = extent;
  const cell = (value: number, low: number, high: number) =>
    Math.min(BLOCKS - 1, Math.max(0, Math.floor((BLOCKS * (value - low)) / (high - low))));
  return Uint8Array.from(
    { length: points.length / 2 },
    (_, p) => BLOCKS * cell(points[2 * p]!, left, right) + cell(points[2 * p + 1]!, bottom, top),
  );
}

/** |u - u*| at each point. */
export const misplacement = (found: State, exact: State): Float64Array =>
  found.ux.map((ux, p) => Math.sqrt((ux - exact.ux[p]!) ** 2 + (found.uy[p]! - exact.uy[p]!) ** 2));

/** Root mean square residuals of every network on its own points, in units of stress: of the law inside, and of all conditions. */
export function rootResiduals(
  residuals: Float64Array,
  { groups }: ResidualTerms,
  networks: number,
): { readonly law: number[]; readonly conditions: number[] } {
  const sums = Array.from({ length: networks }, () => [0, 0, 0, 0]);
  const stride = residuals.length / networks;
  for (const [e, of] of sums.entries()) {
    let at = e * stride;
    for (const { name, points, equations } of groups) {
      const place = name === LAW_GROUP ? 0 : 2;
      for (const end = at + points * equations.length; at < end; at++) of[place]! += residuals[at]! ** 2;
      of[place + 1]! += points * equations.length;
    }
  }
  return {
    law: sums.map(([sum, count]) => Math.sqrt(sum! / count!)),
    conditions: sums.map(([, , sum, count]) => Math.sqrt(sum! / count!)),
  };
}

/** Root mean square residual of the law where it was not trained, [network]. */
export async function unseenResiduals({ compiled, unseen }: Setup, learner: LearnerState): Promise<number[]> {
  const fields = await fieldsAt(compiled, learner, unseen);
  const residuals = lawResiduals(compiled, fields);
  const each = residuals.length / fields.networks;
  return Array.from({ length: fields.networks }, (_, e) => {
    const squares = residuals.subarray(e * each, (e + 1) * each).reduce((sum, r) => sum + r * r, 0);
    return Math.sqrt(squares / each);
  });
}

/** Size of the law's residual of one network at the points of its fields, [point]. */
export function residualSizes(compiled: CompiledLaw, fields: FieldJets, network: number): Float64Array {
  const equations = compiled.law.equations.length;
  const all = lawResiduals(compiled, fields);
  return Float64Array.from({ length: fields.count }, (_, p) => {
    const at = (network * fields.count + p) * equations;
    return Math.sqrt(all.subarray(at, at + equations).reduce((sum, r) => sum + r * r, 0));
  });
}

/** Stress along the edge of a hole about the origin: perpendicular to the radius through the point. */
export function hoopStress([xx, yy, xy]: PlaneStress, [x, y]: readonly [number, number]): number {
  return (xx * y * y + yy * x * x - 2 * xy * x * y) / (x * x + y * y);
}
