/** What every engine checks of a learner whose energy consists of residuals: the same refusals, in the same words, everywhere. */
import type { LearnerProblem, NetworkShape } from '../learner/problem.ts';
import { type Derivative, jetRule } from '../learner/residuals.ts';
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
