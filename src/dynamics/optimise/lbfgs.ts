/**
 * L-BFGS with strong Wolfe line searches, in f64 whatever the evaluations are made in. As a coroutine: it yields places to
 * evaluate and is given energy and gradient there, so that a batch of networks shares one evaluation (`minimise-together.ts`), and
 * its state between two iterations is plain data.
 *
 * Where evaluations carry rounding noise (f32), progress ends before the gradient vanishes: the line search then compares noise
 * with noise. That is told apart from a search that failed for another reason, because it calls for other advice.
 *
 * Source: Nocedal & Wright, Numerical Optimization (2006), algorithms 7.4 and 7.5; scaling of the first matrix: their 7.20.
 */
import { strongWolfe } from './line-search.ts';
import { addScaled, dot, norm } from './vectors.ts';

export interface Evaluation {
  readonly value: number;
  /** [parameter] */
  readonly gradient: Float64Array;
}

export interface LbfgsOptions {
  /** Pairs (s, y) kept; 10 to 50 are usual. */
  readonly memory: number;
  readonly mostIterations: number;
  readonly mostEvaluations: number;
  /** Stop where the largest component of the gradient is at most this. */
  readonly gradientTolerance: number;
  /** Relative rounding error of an evaluated energy: about 2^-52 in f64, 2^-23 where sums are made in f32. */
  readonly precision: number;
  /** Absolute rounding error of the energy at a place, where it is more than that share of it: sums of terms that cancel. */
  readonly noise?: (theta: Float64Array) => number;
}

/** For evaluations in f64. */
export const LBFGS_DEFAULTS: LbfgsOptions = {
  memory: 20,
  mostIterations: 1000,
  mostEvaluations: 5000,
  gradientTolerance: 1e-8,
  precision: 2 ** -52,
};

/** Between two iterations; plain data. */
export interface LbfgsState {
  readonly theta: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  /** Oldest first: s = theta' - theta, y = g' - g. */
  readonly pairs: readonly { readonly s: Float64Array; readonly y: Float64Array }[];
  readonly iterations: number;
  readonly evaluations: number;
}

/**
 * Why it stopped.
 *   converged            the gradient is within its tolerance
 *   precision-limited    what a step could gain is below the rounding error of the energy
 *   line-search-failed   no step length fits, though rounding does not explain it
 *   iteration-limit, evaluation-limit
 *   diverged             the energy is not finite where it started
 */
export type StopReason =
  | 'converged'
  | 'precision-limited'
  | 'line-search-failed'
  | 'iteration-limit'
  | 'evaluation-limit'
  | 'diverged';

export interface LbfgsResult {
  readonly reason: StopReason;
  readonly state: LbfgsState;
  readonly gradientNorm: number;
}

/** c1, c2 as usual for quasi-Newton directions. */
const WOLFE = { c1: 1e-4, c2: 0.9, mostEvaluations: 25 } as const;
/** Gains up to this many rounding errors of the energy cannot be told from noise. */
const NOISE = 8;

export type LbfgsMoves = Generator<Float64Array, LbfgsResult, Evaluation>;

/** The state before the first iteration. Yields once. */
export function* lbfgsStart(theta: Float64Array): Generator<Float64Array, LbfgsState, Evaluation> {
  const { value, gradient } = yield theta;
  return {
    theta: theta.slice(),
    value,
    gradient: gradient.slice(),
    pairs: [],
    iterations: 0,
    evaluations: 1,
  };
}

/**
 * Goes on from a state until it stops.
 *
 * @param onIteration  told every state that was reached
 */
export function* lbfgs(
  from: LbfgsState,
  options: LbfgsOptions,
  onIteration?: (state: LbfgsState) => void,
): LbfgsMoves {
  let state = from;
  for (;;) {
    const reason = reasonToStop(state, options);
    if (reason) return resultOf(reason, state);
    let direction = directionOf(state);
    let slope = dot(direction, state.gradient);
    if (!(slope < 0)) {
      // Noise can spoil the pairs: the steepest descent always goes down.
      state = { ...state, pairs: [] };
      direction = state.gradient.map((g) => -g);
      slope = -dot(state.gradient, state.gradient);
    }
    const step = yield* lineStep(state, direction, slope, options);
    const { end } = step;
    const evaluations = state.evaluations + end.evaluations;
    const point = end.kind === 'found' ? end.point : end.best;
    if (end.kind === 'failed' && point.length === 0) {
      if (state.pairs.length > 0) {
        state = { ...state, pairs: [], evaluations };
        continue;
      }
      const isNoise = Math.abs(slope) * step.tried <= noiseOf(state, options);
      return resultOf(isNoise ? 'precision-limited' : 'line-search-failed', { ...state, evaluations });
    }
    const next = advance(state, direction, { ...step.at!, length: point.length }, evaluations, options);
    onIteration?.(next);
    const gain = state.value - next.value;
    state = next;
    if (end.kind === 'failed' && gain <= noiseOf(state, options)) return resultOf('precision-limited', state);
  }
}

function noiseOf({ theta, value }: LbfgsState, { precision, noise }: LbfgsOptions): number {
  const relative = precision * Math.max(Math.abs(value), Number.MIN_VALUE);
  return NOISE * Math.max(relative, noise?.(theta) ?? 0);
}

function reasonToStop(state: LbfgsState, options: LbfgsOptions): StopReason | null {
  if (!Number.isFinite(state.value) || !state.gradient.every(Number.isFinite)) return 'diverged';
  if (largest(state.gradient) <= options.gradientTolerance) return 'converged';
  if (state.iterations >= options.mostIterations) return 'iteration-limit';
  if (state.evaluations >= options.mostEvaluations) return 'evaluation-limit';
  return null;
}

interface Reached extends Evaluation {
  readonly length: number;
}

/** One line search, with the evaluation at the length it ends on and the shortest length that was tried. */
function* lineStep(
  state: LbfgsState,
  direction: Float64Array,
  slope: number,
  { mostEvaluations }: LbfgsOptions,
) {
  const firstLength = state.pairs.length > 0 ? 1 : Math.min(1, 1 / norm(state.gradient));
  const left = Math.max(1, mostEvaluations - state.evaluations);
  const search = strongWolfe(
    { length: 0, value: state.value, slope },
    { ...WOLFE, firstLength, mostEvaluations: Math.min(WOLFE.mostEvaluations, left) },
  );
  const seen: Reached[] = [];
  let asked = search.next();
  while (!asked.done) {
    const length = asked.value;
    const { value, gradient } = yield addScaled(state.theta, length, direction);
    seen.push({ length, value, gradient: gradient.slice() });
    asked = search.next({ value, slope: dot(direction, gradient) });
  }
  const end = asked.value;
  const point = end.kind === 'found' ? end.point : end.best;
  return {
    end,
    at: seen.find(({ length }) => length === point.length),
    tried: Math.min(...seen.map(({ length }) => length)),
  };
}

function advance(
  state: LbfgsState,
  direction: Float64Array,
  { length, value, gradient }: Reached,
  evaluations: number,
  { memory }: LbfgsOptions,
): LbfgsState {
  const s = direction.map((d) => length * d);
  const y = gradient.map((g, k) => g - state.gradient[k]!);
  // Positive curvature keeps the matrix positive definite; strong Wolfe gives it, a failed search may not.
  const curved = dot(s, y) > Number.EPSILON * norm(s) * norm(y);
  const pairs = curved ? [...state.pairs, { s, y }].slice(-memory) : state.pairs;
  return {
    theta: addScaled(state.theta, length, direction),
    value,
    gradient,
    pairs,
    iterations: state.iterations + 1,
    evaluations,
  };
}

/** -H g by the two-loop recursion. */
function directionOf({ gradient, pairs }: LbfgsState): Float64Array {
  const q = gradient.map((g) => -g);
  const newest = pairs.at(-1);
  if (!newest) return q;
  const alphas = new Float64Array(pairs.length);
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { s, y } = pairs[i]!;
    alphas[i] = dot(s, q) / dot(s, y);
    for (let k = 0; k < q.length; k++) q[k]! -= alphas[i]! * y[k]!;
  }
  const scale = dot(newest.s, newest.y) / dot(newest.y, newest.y);
  for (let k = 0; k < q.length; k++) q[k]! *= scale;
  for (const [i, { s, y }] of pairs.entries()) {
    const beta = dot(y, q) / dot(s, y);
    for (let k = 0; k < q.length; k++) q[k]! += (alphas[i]! - beta) * s[k]!;
  }
  return q;
}

function largest(vector: Float64Array): number {
  return vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

function resultOf(reason: StopReason, state: LbfgsState): LbfgsResult {
  return { reason, state, gradientNorm: norm(state.gradient) };
}
