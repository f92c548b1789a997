/** Networks: shapes, data, starting weights. */
export type { NoiseModel } from '../../learner/likelihood.ts';
export { fieldTheory, linearModel, parameterCount } from '../../learner/network.ts';
export { drawFromPrior, drawWeights, type PriorWidth, type WeightDraw } from '../../learner/prior.ts';
export {
  type Activation,
  type LearnerProblem,
  type Loss,
  type NetworkShape,
  NO_DATA,
  type TrainingData,
} from '../../learner/problem.ts';
export type { Derivative, Monomial, ResidualGroup, ResidualTerms } from '../../learner/residuals.ts';
