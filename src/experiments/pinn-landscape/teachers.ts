/**
 * Two teachers of one function: a law with its boundary values, and the values themselves at the same points. Network, points and boundary
 * conditions are the same; only what is asked for inside differs. Each energy is divided by what a network that says 0 everywhere has, so
 * that 1 means "nothing learnt" for both.
 */
import { ResidualDerivatives } from '../../learner/derivatives/residual-derivatives.ts';
import { type CompiledLaw, compileLaw } from '../../learner/pde/compile.ts';
import type { Ingredients } from '../../learner/pde/ingredients.ts';
import type { Law } from '../../learner/pde/law.ts';
import { heatedPlateLaw } from '../../learner/pde/laws/steady-heat.ts';
import { convectionLaw, helmholtzLaw } from '../../learner/pde/laws/waves.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { seedFrom } from '../../random/seed.ts';
import type { PinnLandscapeConfig } from '../pinn-landscape.ts';

export const LAWS = ['plate', 'helmholtz', 'convection'] as const;
export type LawName = (typeof LAWS)[number];
export const TEACHERS = ['law', 'data'] as const;
export type Teacher = (typeof TEACHERS)[number];

export interface Taught {
  /** Energy of a network that says 0, in units of mean squares. */
  readonly nothing: number;
  readonly compiled: CompiledLaw;
  readonly problem: LearnerProblem;
  /** Energy, gradient and Hessian in f64, in units of the energy of a network that says 0. */
  readonly derivatives: ResidualDerivatives;
}

function lawOf(name: LawName): Law {
  if (name === 'plate') return heatedPlateLaw();
  return name === 'helmholtz' ? helmholtzLaw() : convectionLaw();
}

/** The values of the exact solution in place of the equation. */
function dataLaw(law: Law): Law {
  const { exact } = law;
  if (!exact) throw new RangeError(`the law "${law.id}" has no exact solution`);
  return {
    ...law,
    equations: law.fields.map((name, field) => ({
      name,
      terms: [
        { coefficient: 1, factors: [{ field, derivative: [] }] },
        { coefficient: ({ point }) => -exact(point)[field]![0]!, factors: [] },
      ],
    })),
  };
}

export function teachersOf(config: PinnLandscapeConfig): Record<Teacher, Taught> {
  const ingredients: Ingredients = {
    hidden: new Array<number>(config.layers).fill(config.hidden),
    activation: config.activation,
    collocation: { method: 'grid', count: config.points },
    boundaryPoints: config.boundaryPoints,
    boundary: config.boundary,
    seed: seedFrom(config.seed),
  };
  const law = lawOf(config.law);
  return { law: taught(law, ingredients), data: taught(dataLaw(law), ingredients) };
}

function taught(law: Law, ingredients: Ingredients): Taught {
  const compiled = compileLaw(law, ingredients);
  const raw = new ResidualDerivatives(compiled.problem);
  // All weights 0: the network says 0 everywhere.
  const nothing = raw.energy(new Float64Array(raw.parameters));
  const problem = { ...compiled.problem, energyScale: 1 / nothing };
  return { nothing, compiled, problem, derivatives: new ResidualDerivatives(problem) };
}
