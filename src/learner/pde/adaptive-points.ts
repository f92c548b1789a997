/** Collocation points drawn where the law is broken most (src/learner/pde/sampling/residual-adaptive.ts), for `CompiledLaw.redraw`. */
import { setOf } from '../network.ts';
import type { CompiledLaw } from './compile.ts';
import { fieldsAt, type JetSource, jetsOfNetworks, lawResiduals } from './fields.ts';
import { collocationPoints } from './sampling/collocation.ts';
import { RAD, type ResidualLaw, residualAdaptive } from './sampling/residual-adaptive.ts';

export interface AdaptiveDraw {
  /** Draws before this one must have other numbers. */
  readonly draw: number;
  /** Points taken; default the ingredients' number. */
  readonly count?: number;
  /** Candidates for each point taken. Default 8. */
  readonly oversampling?: number;
  readonly law?: ResidualLaw;
}

/** Root mean square of the residual over networks and equations, [point]; of networks without a finite one nothing is taken. */
export function residualSizes(
  compiled: CompiledLaw,
  residuals: Float64Array,
  networks: number,
): Float64Array {
  const equations = compiled.law.equations.length;
  const count = residuals.length / (networks * equations);
  const sizes = new Float64Array(count);
  for (let p = 0; p < count; p++) {
    let [sum, counted] = [0, 0];
    for (let e = 0; e < networks; e++)
      for (let k = 0; k < equations; k++) {
        const r = residuals[(e * count + p) * equations + k]!;
        if (!Number.isFinite(r)) continue;
        sum += r * r;
        counted++;
      }
    sizes[p] = counted > 0 ? Math.sqrt(sum / counted) : 0;
  }
  return sizes;
}

/** Points inside, [point][axis], the same for all networks of the batch: by the root mean square of their residuals. */
export async function adaptivePoints(
  compiled: CompiledLaw,
  state: JetSource,
  { draw, count = compiled.ingredients.collocation.count, oversampling = 8, law = RAD }: AdaptiveDraw,
): Promise<Float64Array> {
  const axes = compiled.law.coordinates.length;
  const own = { seed: compiled.ingredients.seed, draw };
  const candidates = collocationPoints(compiled.law.domain, 'random', count * oversampling, own);
  const residuals = lawResiduals(compiled, await fieldsAt(compiled, state, candidates));
  const sizes = residualSizes(compiled, residuals, state.networks);
  return pointsTaken(candidates, axes, residualAdaptive(sizes, count, own, law));
}

function pointsTaken(candidates: Float64Array, axes: number, taken: Uint32Array): Float64Array {
  const points = new Float64Array(taken.length * axes);
  taken.forEach((candidate, k) => {
    points.set(candidates.subarray(candidate * axes, (candidate + 1) * axes), k * axes);
  });
  return points;
}

/**
 * Points inside for each network by its own residual, [network] of [point][axis]: candidates are the same for all, what is taken of them is
 * independent.
 * @param laws  alike but for their numbers; networks of one follow one another
 */
export async function pointsOfEach(
  laws: readonly CompiledLaw[],
  state: JetSource,
  { draw, count, oversampling = 8, law = RAD }: AdaptiveDraw,
): Promise<Float64Array[]> {
  const { ingredients, law: first } = laws[0]!;
  const { networks } = state;
  const taken = count ?? ingredients.collocation.count;
  const own = { seed: ingredients.seed, draw };
  const candidates = collocationPoints(first.domain, 'random', taken * oversampling, own);
  const fields = await fieldsAt(laws[0]!, state, candidates);
  return Array.from({ length: networks }, (_, e) => {
    const compiled = laws[setOf(laws.length, e, networks)]!;
    const sizes = residualSizes(compiled, lawResiduals(compiled, jetsOfNetworks(fields, e, 1)), 1);
    const byNetwork = { ...own, draw: draw * networks + e };
    return pointsTaken(candidates, first.coordinates.length, residualAdaptive(sizes, taken, byNetwork, law));
  });
}
