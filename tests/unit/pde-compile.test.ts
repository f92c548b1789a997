import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { compileLaw } from '../../src/learner/pde/compile.ts';
import { errorGrid, fieldErrors, fieldsAt } from '../../src/learner/pde/fields.ts';
import type { Ingredients } from '../../src/learner/pde/ingredients.ts';
import { heatedPlateLaw } from '../../src/learner/pde/laws/steady-heat.ts';

const PLAIN: Ingredients = {
  hidden: [12],
  activation: 'tanh',
  collocation: { method: 'grid', count: 64 },
  boundaryPoints: 32,
  boundary: 'soft',
  seed: [3, 0],
};

async function trained(ingredients: Ingredients, steps: number) {
  const compiled = compileLaw(heatedPlateLaw(), ingredients);
  const state = createReferenceLearner({
    problem: compiled.problem,
    networks: 1,
    seed: [1, 0],
    weights: compiled.initialWeights(1),
  });
  const grid = errorGrid(compiled.law, 16);
  const error = async () => fieldErrors(compiled, await fieldsAt(compiled, state, grid))[0]![0]!;
  const before = await error();
  await state.step(
    {
      kind: 'descent',
      rule: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: false },
      learningRates: new Float64Array([5e-3]),
      weightDecay: 0,
      batch: 0,
    },
    steps,
  );
  return { before, after: await error(), compiled, state };
}

describe('the heated plate as a problem', () => {
  for (const boundary of ['soft', 'hard'] as const)
    it(`is learned by Adam on the reference engine: ${boundary} boundary`, async () => {
      const { before, after } = await trained({ ...PLAIN, boundary }, 400);
      expect(before.relative).toBeGreaterThan(0.5);
      expect(after.relative).toBeLessThan(boundary === 'soft' ? 0.5 : 0.05);
      expect(after.worstBlock).toBeGreaterThanOrEqual(after.relative);
    });
});
