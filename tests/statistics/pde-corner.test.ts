/**
 * What the corner functions of the L-shape and the angles at contradictory corners are worth: medians of three seeds, small networks, forty
 * Gauss-Newton steps in f64. Deterministic; the bounds are a factor of two from what was measured (in the comments).
 */
import { expect, it } from 'vitest';
import { continueGaussNewton, startGaussNewton } from '../../src/dynamics/optimise/batch-minimiser.ts';
import { DerivativeEnergies, derivativesOf } from '../../src/dynamics/optimise/derivative-source.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { compileLaw } from '../../src/learner/pde/compile.ts';
import { boundaryExtension } from '../../src/learner/pde/domain/boundary-values.ts';
import type { PlanarDomain } from '../../src/learner/pde/domain/domain.ts';
import { errorGrid, fieldErrors, fieldsAt } from '../../src/learner/pde/fields.ts';
import { prescribedValues } from '../../src/learner/pde/hard-conditions.ts';
import type { Ingredients } from '../../src/learner/pde/ingredients.ts';
import type { Law } from '../../src/learner/pde/law.ts';
import { hotEdgeLaw, lShapeLaw } from '../../src/learner/pde/laws/steady-heat.ts';

const OPTIONS = { mostIterations: 40, mostEvaluations: 400, gradientTolerance: 0, firstDamping: 1e-3 };

async function errorOf(law: Law, more: Partial<Ingredients>, seed: number): Promise<number> {
  const compiled = compileLaw(law, {
    hidden: [24],
    activation: 'tanh',
    collocation: { method: 'sobol', count: 200 },
    boundaryPoints: 80,
    boundary: 'hard',
    weights: { boundary: 100 },
    seed: [seed, 0],
    ...more,
  });
  const { problem } = compiled;
  const source = new DerivativeEnergies(derivativesOf(problem, problem.residuals!), 1);
  const start = startGaussNewton([compiled.initialWeights(1)]);
  const { states } = await continueGaussNewton(start, OPTIONS.mostIterations, source, OPTIONS);
  const state = createReferenceLearner({ problem, networks: 1, seed: [1, 0], weights: states[0]!.theta });
  return fieldErrors(compiled, await fieldsAt(compiled, state, errorGrid(law, 32)))[0]![0]!.relative;
}

async function median(law: Law, more: Partial<Ingredients>): Promise<number> {
  const errors = [];
  for (const seed of [1, 2, 3]) errors.push(await errorOf(law, more, seed));
  return errors.sort((a, b) => a - b)[1]!;
}

it('the corner function makes the L-shape several times better', { timeout: 60_000 }, async () => {
  const plain = await median(lShapeLaw(), {});
  const enriched = await median(lShapeLaw(), { enrichment: true });
  const fitted = await median(lShapeLaw({ fitted: true }), {});
  // 8.0e-2, 1.5e-2, 7.2e-3.
  expect(enriched).toBeLessThan(plain / 2);
  expect(fitted).toBeLessThan(plain / 2);
});

it('angles at contradictory corners make hard conditions work', { timeout: 60_000 }, async () => {
  const own = await median(hotEdgeLaw(), {});
  const general = await median({ ...hotEdgeLaw(), extensions: [null] }, {});
  const law = hotEdgeLaw();
  const inverse = boundaryExtension(law.domain as PlanarDomain, prescribedValues(law, 0));
  const without = await median({ ...hotEdgeLaw(), extensions: [(point) => inverse(...point)] }, {});
  // 4.6e-3, 1.1e-2; by inverse distances 1.9e-1.
  expect(own).toBeLessThan(1e-2);
  expect(general).toBeLessThan(3e-2);
  expect(without).toBeGreaterThan(0.1);
});
