/** Who evaluates energies of a stage: the engine, or f64 derivatives. */
import { DerivativeEnergies, derivativesOf } from '../../dynamics/optimise/derivative-source.ts';
import { type EnergySource, EngineEnergies, roundingOf } from '../../dynamics/optimise/energy-source.ts';
import type { EngineKind, LearnerState } from '../../engine/contract.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import type { Arithmetic } from './stages.ts';

interface Evaluated {
  readonly problem: LearnerProblem;
  readonly terms: ResidualTerms;
  readonly learner: LearnerState;
  readonly engine: EngineKind;
}

export function sourceOf(
  arithmetic: Arithmetic,
  { problem, terms, learner, engine }: Evaluated,
): EnergySource {
  const derivatives = derivativesOf(problem, terms);
  return arithmetic === 'f64'
    ? new DerivativeEnergies(derivatives, learner.networks)
    : new EngineEnergies(learner, problem, terms, derivatives, roundingOf(engine));
}
