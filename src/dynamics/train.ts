/** Steps of training whose rate a profile turns up and down. */
import type { LearnerMove, LearnerState } from '../engine/contract.ts';

/**
 * @param rates  what the move's learning rates or step sizes are multiplied by at each step, [step]; default 1
 */
export async function train(
  learner: LearnerState,
  move: LearnerMove,
  steps: number,
  rates?: Float64Array,
): Promise<void> {
  if (!rates) return learner.step(move, steps);
  for (let step = 0; step < steps; ) {
    let end = step + 1;
    while (end < steps && rates[end] === rates[step]) end++;
    await learner.step(scaled(move, rates[step]!), end - step);
    step = end;
  }
}

function scaled(move: LearnerMove, factor: number): LearnerMove {
  const times = (values: Float64Array) => values.map((value) => value * factor);
  return move.kind === 'descent'
    ? { ...move, learningRates: times(move.learningRates) }
    : { ...move, stepSizes: times(move.stepSizes) };
}
