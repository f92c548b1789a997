/** What every engine checks of a learner whose energy consists of residuals: the same refusals, in the same words, everywhere. */
import { parameterCount } from '../learner/network.ts';
import type { LearnerProblem, NetworkShape } from '../learner/problem.ts';
import { type Derivative, jetRule, type ResidualTerms, residualCount } from '../learner/residuals.ts';
import { GlassboxError } from '../messages/problem.ts';
import type { LearnerMove } from './contract.ts';

/** @throws RangeError for a minibatch of residuals */
export function checkBatch(move: LearnerMove, { residuals }: LearnerProblem): void {
  if (residuals && move.kind === 'descent' && move.batch > 0)
    throw new RangeError('residuals have no minibatches: replace their points instead');
}

/** How many points these input jets are. @throws RangeError if they are not whole points, or the channels are no jet's */
export function jetPoints(
  inputs: Float64Array,
  shape: NetworkShape,
  channels: readonly Derivative[],
): number {
  jetRule(channels);
  const points = inputs.length / (channels.length * shape.inputs);
  if (!Number.isSafeInteger(points))
    throw new RangeError(
      `${inputs.length} values are not whole points of ${channels.length} channels of ${shape.inputs} inputs`,
    );
  return points;
}

/** @throws RangeError if there are none */
export function residualsOf<T>(residuals: T | null | undefined): T {
  if (!residuals) throw new RangeError('this problem has no residuals');
  return residuals;
}

/** @throws RangeError if there is no such network */
export function checkNetwork(network: number, networks: number): void {
  if (!(Number.isSafeInteger(network) && network >= 0 && network < networks))
    throw new RangeError(`network ${network} of ${networks}`);
}

/** Bytes of the largest Jacobian, in f32: near what one array can have in a browser. */
const LARGEST_JACOBIAN = 2 ** 31;

/** Numbers of a Jacobian. @throws GBX-481, before anything is allocated, where they are too many */
export function jacobianLength(shape: NetworkShape, terms: ResidualTerms): number {
  const [residuals, parameters] = [residualCount(terms), parameterCount(shape)];
  const length = residuals * parameters;
  if (4 * length <= LARGEST_JACOBIAN) return length;
  throw new GlassboxError('GBX-481', {
    residuals,
    parameters,
    mebibytes: Math.ceil((4 * length) / 2 ** 20),
    limit: LARGEST_JACOBIAN / 2 ** 20,
    most: Math.floor(LARGEST_JACOBIAN / 4 / parameters),
  });
}
