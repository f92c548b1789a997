/** What evaluations cost, counted in multiplications, so that methods can be compared without a clock. */
import { layersOf, parameterCount } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { type ResidualTerms, residualCount } from '../../learner/residuals.ts';

/** Multiplications of the linear layers of one network, forward on all channels of all points. */
function forwardWork({ shape }: LearnerProblem, { groups }: ResidualTerms): number {
  const perChannel = layersOf(shape).reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
  return groups.reduce((sum, { points, channels }) => sum + points * channels.length * perChannel, 0);
}

/** Of an energy with its gradient: forward, and twice as much backward. */
export function gradientWork(problem: LearnerProblem, terms: ResidualTerms): number {
  return 3 * forwardWork(problem, terms);
}

/**
 * A Gauss-Newton step in gradients: forward, backward for each equation by itself, the normal equations (half of rows times p^2), their
 * Cholesky factor (p^3/6). An unused last try is not told apart.
 */
export function modelCost(problem: LearnerProblem, terms: ResidualTerms): number {
  const p = parameterCount(problem.shape);
  const perChannel = layersOf(problem.shape).reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
  const backward = terms.groups.reduce(
    (sum, { points, channels, equations }) =>
      sum + 2 * points * channels.length * equations.length * perChannel,
    0,
  );
  const algebra = (residualCount(terms) * p * p) / 2 + p ** 3 / 6;
  return (forwardWork(problem, terms) + backward + algebra) / gradientWork(problem, terms);
}
