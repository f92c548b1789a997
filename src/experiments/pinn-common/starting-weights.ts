/** Where the networks of inverse and data-poor problems start: with biases, so that Gauss-Newton need not first pull their units apart. */
import type { CompiledLaw } from '../../learner/pde/compile.ts';
import { biasedWeights } from '../../learner/pde/initial-weights.ts';

/** Constants at their guess. @param first  global index of the first network */
export function startingWeights(
  { problem, constants, ingredients }: CompiledLaw,
  networks: number,
  first = 0,
): Float64Array {
  const guesses = constants.map(({ guess }) => guess);
  return biasedWeights(problem.shape, guesses, { networks, seed: ingredients.seed, first });
}
