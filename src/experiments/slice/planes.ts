/** The four planes through the end of a training, and the curvatures along their directions. */
import { NetworkDerivatives } from '../../learner/derivatives/network-derivatives.ts';
import { drawWeights } from '../../learner/prior.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { hutchinsonTrace, lanczos, type SymmetricOperator } from '../../observables/curvature-estimates.ts';
import {
  curvatureAlong,
  filterNormalised,
  orthonormal,
  type Plane,
  projectOnPlane,
  trajectoryPlane,
} from '../../observables/landscape-slice.ts';
import type { Seed } from '../../random/seed.ts';
import type { SliceName } from '../slice.ts';

/** Far above any network of a run: normal numbers for directions. */
const FIRST_DIRECTION = 2 ** 26;
/** Products with the Hessian for its top, and probes for its trace. */
const LANCZOS_STEPS = 80;
const PROBES = 64;

export interface Planes {
  readonly slices: Readonly<
    Record<SliceName, { readonly plane: Plane; readonly curvatures: readonly number[] }>
  >;
  /** Half the side of every map, a length in weight space. */
  readonly halfWidth: number;
  /** Trace of the Hessian over the number of parameters: what a random direction sees. */
  readonly meanCurvature: number;
}

/** @param way  the training, [time][parameter]; the planes go through its end */
export function planesThrough(
  problem: LearnerProblem,
  way: readonly Float64Array[],
  { reach, seed }: { readonly reach: number; readonly seed: Seed },
): Planes {
  const origin = way.at(-1)!;
  const p = origin.length;
  const draws = drawWeights(
    problem.shape,
    { weight: 1, bias: 1 },
    { networks: 2, seed, first: FIRST_DIRECTION },
  );
  const random = [draws.slice(0, p), draws.slice(p)] as const;
  const filter = random.map((direction) => unit(filterNormalised(problem.shape, origin, direction)));
  const derivatives = new NetworkDerivatives(problem);
  const apply: SymmetricOperator = (v, out) => derivatives.hessianProduct(origin, v, out);
  const { vectors } = lanczos(apply, {
    size: p,
    seed,
    mostSteps: LANCZOS_STEPS,
    top: 2,
    tolerance: 1e-6,
    vectors: true,
  });
  const withCurvatures = ([u, v]: readonly Float64Array[]) => ({
    plane: { origin, u: u!, v: v! },
    curvatures: [u!, v!].map((direction) => {
      const product = new Float64Array(p);
      apply(direction, product);
      return curvatureAlong(direction, product);
    }),
  });
  const { u, v } = trajectoryPlane(origin, way.slice(0, -1)).plane;
  const slices = {
    random: withCurvatures(orthonormal(...random)),
    filter: withCurvatures(filter),
    trajectory: withCurvatures([u, v]),
    hessian: withCurvatures(orthonormal(vectors!.slice(0, p), vectors!.slice(p, 2 * p))),
  };
  const { distance } = projectOnPlane(slices.random.plane, way);
  const farthest = distance.reduce((most, value) => Math.max(most, value), 0);
  const trace = hutchinsonTrace(apply, { size: p, probes: PROBES, seed });
  return { slices, halfWidth: reach * farthest, meanCurvature: trace.value / p };
}

function unit(direction: Float64Array): Float64Array {
  const length = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0));
  return direction.map((value) => value / length);
}
