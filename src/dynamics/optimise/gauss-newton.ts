/**
 * Levenberg-Marquardt: minimises what is locally a sum of squares, with state and algebra in f64. As a coroutine that yields places
 * to evaluate, so that many of them share one evaluation (`minimise-together.ts`); models of usual energies: `gauss-newton-models.ts`.
 *
 * Each step solves (C + mu 1) s = -g, with g the gradient and C >= 0 the Gauss-Newton matrix there (J^T J for residuals). The damping
 * is mu = m |g|, so it vanishes with the gradient and the convergence at a minimum of residual zero is quadratic, also where minima
 * form a manifold; m follows the gain ratio, what a step gained over what the model promised. Where gains drown in the rounding of
 * the energy, a step must halve the gradient.
 *
 * Sources: Marquardt, J. SIAM 11 (1963) 431; mu ~ |g| and its order: Fan & Yuan, Computing 74 (2005) 23; m by the gain ratio:
 * Nielsen, report IMM-REP-1999-05 (Lyngby); generalised Gauss-Newton: Schraudolph, Neural Computation 14 (2002) 1723.
 */

import type { StopReason } from './lbfgs.ts';
import { addScaled, dot, norm } from './vectors.ts';

/** The quadratic model of an energy around a place. */
export interface LocalModel {
  /** [parameter] */
  readonly gradient: Float64Array;
  /** A scale of the curvature, about the largest eigenvalue of C. */
  readonly scale: number;
  /** s with (C + mu 1) s = -g; null where rounding leaves that matrix without a positive definite factor. */
  solve(mu: number): Float64Array | null;
}

export interface ModelEvaluation {
  readonly value: number;
  /** Absolute rounding error of `value`; asked for only where a step gained nothing. */
  noise(): number;
  /** Asked for only at places that are kept. */
  model(): LocalModel;
}

export interface GaussNewtonOptions {
  readonly mostIterations: number;
  readonly mostEvaluations: number;
  /** Stop where the largest component of the gradient is at most this. */
  readonly gradientTolerance: number;
  /** The first mu, as a share of the curvature's scale. Small trusts the model from the start. */
  readonly firstDamping: number;
}

export const GAUSS_NEWTON_DEFAULTS: GaussNewtonOptions = {
  mostIterations: 200,
  mostEvaluations: 1000,
  gradientTolerance: 1e-10,
  firstDamping: 1e-3,
};

/** Between two iterations; plain data. */
export interface GaussNewtonState {
  readonly theta: Float64Array;
  /** m in mu = m |g|; null before the first iteration. */
  readonly damping: number | null;
  readonly iterations: number;
  /** Places that were tried; those where a state begins or is resumed are not counted. */
  readonly evaluations: number;
}

export interface GaussNewtonResult {
  /** As of L-BFGS; `line-search-failed` means that no damping gave a gain, though rounding does not explain it. */
  readonly reason: StopReason;
  readonly state: GaussNewtonState;
  readonly value: number;
  readonly gradientNorm: number;
}

export type GaussNewtonMoves = Generator<Float64Array, GaussNewtonResult, ModelEvaluation>;

/** Steps are taken above this gain ratio. */
const LEAST_RATIO = 1e-4;
const FACTOR = 4;
const LEAST_DAMPING = 1e-12;
/** Gains up to this many rounding errors cannot be told from noise. */
const NOISE = 8;
/** Damping beyond so many times the scale of the curvature is no question of rounding. */
const FAR = 1e6;
const MOST_REFUSALS = 60;

export function gaussNewtonStart(theta: Float64Array): GaussNewtonState {
  return { theta: theta.slice(), damping: null, iterations: 0, evaluations: 0 };
}

/**
 * Goes on from a state until it stops; a state resumed goes the way of the unbroken run.
 *
 * @param onIteration  told every state that was reached, and the energy there
 */
export function* gaussNewton(
  from: GaussNewtonState,
  options: GaussNewtonOptions,
  onIteration?: (state: GaussNewtonState, value: number) => void,
): GaussNewtonMoves {
  let state = from;
  let here: ModelEvaluation = yield state.theta;
  for (;;) {
    const finite = Number.isFinite(here.value);
    const model = finite ? here.model() : null;
    const reason = model ? reasonToStop(model, state, options) : 'diverged';
    if (reason) return resultOf(reason, state, here, model);
    const next = yield* oneStep(state, here, model!, options);
    state = next.state;
    if (next.reason) return resultOf(next.reason, state, here, model);
    here = next.here;
    onIteration?.(state, here.value);
  }
}

/** Tries dampings until one gains. */
function* oneStep(
  state: GaussNewtonState,
  here: ModelEvaluation,
  model: LocalModel,
  options: GaussNewtonOptions,
): Generator<
  Float64Array,
  { state: GaussNewtonState; here: ModelEvaluation; reason: StopReason | null },
  ModelEvaluation
> {
  const slope = norm(model.gradient);
  let damping = state.damping ?? (options.firstDamping * model.scale) / slope;
  let { evaluations } = state;
  const stopped = (reason: StopReason) => ({ state: { ...state, damping, evaluations }, here, reason });
  for (let refusals = 0; ; refusals++) {
    const mu = Math.max(damping * slope, model.gradient.length * 2 ** -52 * model.scale);
    const step = model.solve(mu);
    if (step) {
      const promised = (mu * dot(step, step) - dot(model.gradient, step)) / 2;
      const there: ModelEvaluation = yield addScaled(state.theta, 1, step);
      evaluations++;
      const ratio = (here.value - there.value) / promised;
      const reached = (after: number) => {
        const theta = addScaled(state.theta, 1, step);
        const next = { theta, damping: after, iterations: state.iterations + 1, evaluations };
        return { state: next, here: there, reason: null };
      };
      if (ratio > LEAST_RATIO) return reached(nextDamping(damping, ratio));
      const isNoise = !(promised > NOISE * here.noise());
      if (isNoise && flattens(there, slope)) return reached(damping);
      // A right gradient gains once mu exceeds the true curvature; where it was damped far beyond, the gradient is wrong.
      if (isNoise) return stopped(mu < FAR * model.scale ? 'precision-limited' : 'line-search-failed');
      if (refusals >= MOST_REFUSALS) return stopped('line-search-failed');
      if (evaluations >= options.mostEvaluations) return stopped('evaluation-limit');
    } else if (refusals >= MOST_REFUSALS) return stopped('precision-limited');
    // Below the floor of mu a larger m alone would change nothing.
    damping = FACTOR * Math.max(damping, mu / slope);
  }
}

/** Where energies no longer tell, the gradient does: it must halve at least, or be zero. */
function flattens(there: ModelEvaluation, slope: number): boolean {
  return Number.isFinite(there.value) && norm(there.model().gradient) <= slope / 2;
}

/** Smooth in the ratio, so that a step that is a little too long does not make the damping swing to and fro. */
function nextDamping(damping: number, ratio: number): number {
  return Math.max(LEAST_DAMPING, damping * Math.max(1 / FACTOR, 1 - (2 * ratio - 1) ** 3));
}

function reasonToStop(
  { gradient }: LocalModel,
  { iterations, evaluations }: GaussNewtonState,
  options: GaussNewtonOptions,
): StopReason | null {
  if (!gradient.every(Number.isFinite)) return 'diverged';
  if (gradient.every((g) => Math.abs(g) <= options.gradientTolerance)) return 'converged';
  if (iterations >= options.mostIterations) return 'iteration-limit';
  return evaluations >= options.mostEvaluations ? 'evaluation-limit' : null;
}

function resultOf(
  reason: StopReason,
  state: GaussNewtonState,
  { value }: ModelEvaluation,
  model: LocalModel | null,
): GaussNewtonResult {
  return { reason, state, value, gradientNorm: model ? norm(model.gradient) : Number.NaN };
}
