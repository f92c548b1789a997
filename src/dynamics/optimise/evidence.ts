/**
 * Numbers of a Gaussian process from its data: amplitude, lengths and noise of the largest evidence ln p(y | x), found by L-BFGS in
 * their logarithms. A weak prior (3 in each logarithm about where the search begins) keeps lengths of inputs that say nothing, and the
 * noise of data without any, from running away; it moves nothing that data know.
 *
 * Source: Rasmussen & Williams, Gaussian Processes for Machine Learning (2006), section 5.4.1.
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { GaussianProcess, type Observations } from '../../learner/gaussian-process/gaussian-process.ts';
import type { KernelKind } from '../../learner/gaussian-process/kernels.ts';
import { type Evaluation, LBFGS_DEFAULTS, lbfgs, lbfgsStart, type StopReason } from './lbfgs.ts';

export interface EvidenceOptions {
  readonly kind: KernelKind;
  /** A length for every input; false: one for all. Default false. */
  readonly relevance?: boolean;
  /** Variance of the noise where it is known, of all points or [point]: it is then not searched. */
  readonly noise?: number | Float64Array;
  /** Default 60. */
  readonly mostIterations?: number;
}

export interface EvidenceFit {
  readonly process: GaussianProcess;
  readonly reason: StopReason;
}

/** Sd of the prior of each logarithm. */
const LOG_WIDTH = 3;

/** @param observed  inputs and targets of order one: standardised */
export function fitGaussianProcess(observed: Observations, options: EvidenceOptions): EvidenceFit {
  const { kind, relevance = false, noise, mostIterations = 60 } = options;
  const lengths = relevance ? observed.width : 1;
  // Signal of variance 1, a tenth of that noise, inputs of order one; in many dimensions distances grow as their root.
  const start = new Float64Array(1 + lengths + (noise === undefined ? 1 : 0));
  start.fill(ln(observed.width) / 2, 1, 1 + lengths);
  if (noise === undefined) start[1 + lengths] = ln(0.1);
  const processAt = (theta: Float64Array) => {
    const numbers = theta.map(exp);
    return new GaussianProcess(
      { kind, amplitude: numbers[0]!, lengths: relevance ? numbers.slice(1, 1 + lengths) : numbers[1]! },
      observed,
      noise ?? numbers[1 + lengths]!,
    );
  };
  const evaluate = (theta: Float64Array): Evaluation => {
    const gradient = theta.map((t, k) => (t - start[k]!) / LOG_WIDTH ** 2);
    const prior = theta.reduce((sum, t, k) => sum + (t - start[k]!) ** 2, 0) / (2 * LOG_WIDTH ** 2);
    const process = orNull(() => processAt(theta));
    if (!process) return { value: Number.POSITIVE_INFINITY, gradient };
    const slopes = process.evidenceSlopes();
    gradient[0]! -= slopes.amplitude;
    for (const [j, slope] of slopes.lengths.entries()) gradient[relevance ? 1 + j : 1]! -= slope;
    if (noise === undefined) gradient[1 + lengths]! -= slopes.noise;
    return { value: prior - process.logEvidence, gradient };
  };
  const state = finished(lbfgsStart(start), evaluate);
  const end = finished(
    lbfgs(state, { ...LBFGS_DEFAULTS, mostIterations, gradientTolerance: 1e-4 }),
    evaluate,
  );
  return { process: processAt(end.state.theta), reason: end.reason };
}

function finished<R>(
  moves: Generator<Float64Array, R, Evaluation>,
  evaluate: (theta: Float64Array) => Evaluation,
): R {
  let step = moves.next();
  while (!step.done) step = moves.next(evaluate(step.value));
  return step.value;
}

/** Null where the covariance is singular: no place to go on from. */
function orNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
