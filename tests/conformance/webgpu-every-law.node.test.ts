/** Every law with a known solution, as the problem that training gets, on WebGPU and on the f64 reference. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerSpec } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import type { Gpu } from '../../src/engine/webgpu/device.ts';
import { openLearner } from '../../src/engine/webgpu/learner.ts';
import { compileLaw } from '../../src/learner/pde/compile.ts';
import type { Ingredients } from '../../src/learner/pde/ingredients.ts';
import type { Law } from '../../src/learner/pde/law.ts';
import { conductivityLaw } from '../../src/learner/pde/laws/conductivity.ts';
import { LAWS } from '../../src/learner/pde/laws/index.ts';
import { kirschLaw } from '../../src/learner/pde/laws/plates.ts';
import { lShapeLaw } from '../../src/learner/pde/laws/steady-heat.ts';
import { relativeError } from '../support/relative-error.ts';
import { poisonWorkspaces } from '../support/webgpu.ts';
import { openTestGpu } from '../support/webgpu-learners.ts';
import { byRule, RULES } from './learner-comparison.ts';

const INGREDIENTS: Ingredients = {
  hidden: [8, 6],
  activation: 'tanh',
  collocation: { method: 'sobol', count: 40 },
  boundaryPoints: 40,
  boundary: 'soft',
  seed: [5, 0],
};

/** Beside every law: unknown constants with measurements of two noises, an enriched corner, Fourier features. */
const CASES: readonly (readonly [string, () => Law, Partial<Ingredients>])[] = [
  ...Object.entries(LAWS).flatMap(([id, law]) =>
    (['soft', 'hard'] as const).map((boundary) => [`${id}, ${boundary}`, law, { boundary }] as const),
  ),
  [
    'an unknown conductivity and measurements',
    () => conductivityLaw({ conductivity: 1.7, guess: 1 }),
    { measurements: { points: 20, noise: 0.1, seed: [6, 0] }, sets: [{}, { measurementDraw: 1 }] },
  ],
  [
    "unknown Lamé's constants",
    () => kirschLaw({ guess: { lambda: 0.7, mu: 0.9 } }),
    { measurements: { points: 20, noise: 0, seed: [6, 0] } },
  ],
  ['an enriched corner', lShapeLaw, { enrichment: true }],
  ['Fourier features', lShapeLaw, { features: { count: 4, scale: 2 } }],
];

let gpu: Gpu;
beforeAll(async () => {
  gpu = poisonWorkspaces(await openTestGpu());
});
afterAll(() => {
  gpu.check();
  gpu.destroy();
});

describe('laws', () => {
  it.each(CASES)(
    '%s: energies, gradients, residuals, a Jacobian and five steps of Adam',
    async (_, law, more) => {
      const compiled = compileLaw(law(), { ...INGREDIENTS, ...more });
      const networks = 4;
      const weights = compiled.initialWeights(networks).map(Math.fround);
      const spec: LearnerSpec = { problem: compiled.problem, networks, seed: [1, 0], weights };
      const [ours, reference] = [await openLearner(gpu, spec), createReferenceLearner(spec)];
      const within = (what: string, got: ArrayLike<number>, want: ArrayLike<number>, tolerance: number) => {
        const error = relativeError(got, want);
        expect(!(error <= tolerance), `${what} off by ${error}`).toBe(false);
      };
      for (const what of ['energies', 'gradients', 'residuals'] as const)
        within(what, await ours[what](), await reference[what](), 5e-6);
      within('Jacobian', await ours.residualJacobian(3), await reference.residualJacobian(3), 5e-6);
      const terms = compiled.redraw({ draw: 1, count: 50 });
      for (const state of [ours, reference]) {
        await state.replaceResiduals(terms);
        await state.step(byRule(networks, RULES[1]![1], 0, 0), 5);
      }
      within('weights', await ours.weights(), await reference.weights(), 1e-4);
      within('energies of other points', await ours.energies(), await reference.energies(), 1e-4);
      ours.destroy();
    },
  );
});
