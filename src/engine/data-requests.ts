/** What every engine checks of dropout and of data given later: the same refusals, in the same words, everywhere. */
import type { LearnerProblem } from '../learner/problem.ts';
import type { LearnerMove } from './contract.ts';

/** @throws RangeError for a move that is no descent, of a problem whose gradient is thinned or belongs to no energy */
export function checkThinned(move: LearnerMove, { dropout = 0, noise, loss }: LearnerProblem): void {
  if (move.kind === 'descent') return;
  if (dropout > 0) throw new RangeError(`a ${move.kind} move has no dropout`);
  if (loss === 'gaussian' && noise && noise.beta > 0)
    throw new RangeError(`a ${move.kind} move samples a likelihood: beta of the noise must be 0`);
}

/** @throws RangeError for a pass that is no count */
export function checkPass(pass: number | undefined): void {
  if (pass !== undefined && !(Number.isSafeInteger(pass) && pass >= 0 && pass < 2 ** 32))
    throw new RangeError(`pass ${pass}`);
}

/** @throws RangeError if the energy is one of residuals */
export function checkHasData({ residuals }: LearnerProblem): void {
  if (residuals) throw new RangeError('residuals have no training points with inputs to differentiate by');
}
