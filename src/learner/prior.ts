/**
 * Networks drawn from the Gaussian prior. The prior does not depend on the temperature; without it flat directions of the
 * energy could not be normalised. Normal numbers are integers at scale 2^-20, so a draw is the same on every host.
 */
import { normalOf } from '../random/normal.ts';
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';
import { byParameterKind } from './network.ts';
import type { LearnerProblem, NetworkShape } from './problem.ts';

/** Standard deviations of weights and of biases. */
export interface PriorWidth {
  readonly weight: number;
  readonly bias: number;
}

export interface WeightDraw {
  readonly networks: number;
  readonly seed: Seed;
  /** Global index of the first network. Default 0. */
  readonly first?: number;
  /** Default `Stream.InitialWeights`; a teacher takes `Stream.TeacherWeights`, its owner then is the data set. */
  readonly stream?:
    | typeof Stream.InitialWeights
    | typeof Stream.TeacherWeights
    | typeof Stream.AdaptationWeights;
}

/** theta ~ N(0, width^2), [network][parameter]: parameter k of network e takes word k of owner e, time 0. */
export function drawWeights(shape: NetworkShape, width: PriorWidth, draw: WeightDraw): Float64Array {
  const { networks, seed, first = 0, stream = Stream.InitialWeights } = draw;
  const scale = byParameterKind(shape, width);
  const weights = new Float64Array(networks * scale.length);
  for (let network = 0; network < networks; network++) {
    const words = new WordReader(seed, stream, first + network);
    for (let k = 0; k < scale.length; k++)
      weights[network * scale.length + k] = scale[k]! * normalOf(words.word(k));
  }
  return weights;
}

/** The prior's widths, sd = lambda^(-1/2). @throws RangeError where a precision is 0: that prior cannot be normalised */
export function priorWidth(problem: LearnerProblem): PriorWidth {
  const { weight, bias } = problem.priorPrecision;
  if (!(weight > 0) || (problem.shape.bias && !(bias > 0)))
    throw new RangeError('a prior of precision 0 has no width to draw from');
  return { weight: 1 / Math.sqrt(weight), bias: problem.shape.bias ? 1 / Math.sqrt(bias) : 0 };
}

/** Networks drawn from the prior of a problem, [network][parameter]: starting weights for `Engine.learner`. */
export function drawFromPrior(problem: LearnerProblem, draw: WeightDraw): Float64Array {
  return drawWeights(problem.shape, priorWidth(problem), draw);
}
