/**
 * Every law with a known solution, as the problem that training gets, on WebGPU and on the f64 reference. Hard conditions are other columns of
 * the same residuals, and kernels cannot tell: laws with the most columns, fields, constants and coordinates have them here, all laws on the CPU
 * (tests/unit/pde-laws-cpu.test.ts).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerSpec } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import type { Gpu } from '../../src/engine/webgpu/device.ts';
import { openLearner } from '../../src/engine/webgpu/learner.ts';
import { compileLaw } from '../../src/learner/pde/compile.ts';
import { fieldsAt } from '../../src/learner/pde/fields.ts';
import type { Ingredients } from '../../src/learner/pde/ingredients.ts';
import type { Law } from '../../src/learner/pde/law.ts';
import { conductivityLaw } from '../../src/learner/pde/laws/conductivity.ts';
import { coolingPlateLaw } from '../../src/learner/pde/laws/heat-through-time.ts';
import { LAWS } from '../../src/learner/pde/laws/index.ts';
import { haghighatLaw, kirschLaw } from '../../src/learner/pde/laws/plates.ts';
import { lShapeLaw } from '../../src/learner/pde/laws/steady-heat.ts';
import { burgersLaw } from '../../src/learner/pde/laws/waves.ts';
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
const MEASURED: Partial<Ingredients> = {
  measurements: { points: 20, noise: 0.1, seed: [6, 0] },
  sets: [{ measurements: 7 }, { measurementDraw: 1 }],
};

/** Beside every law: unknown constants with measurements of two draws, an enriched corner, Fourier features. */
const CASES: readonly (readonly [string, () => Law, Partial<Ingredients>])[] = [
  ...Object.entries(LAWS).map(([id, law]) => [id, law, {}] as const),
  ['a plate that cools, hard', coolingPlateLaw, { boundary: 'hard' }],
  ['Burgers, hard', burgersLaw, { boundary: 'hard' }],
  [
    "Haghighat's unknown constants, hard, and measurements",
    () => haghighatLaw({ lambda: 0.5, mu: 1 }),
    { ...MEASURED, boundary: 'hard' },
  ],
  [
    'an unknown conductivity, hard, and measurements',
    () => conductivityLaw({ conductivity: 1.7, guess: 1 }),
    { ...MEASURED, boundary: 'hard' },
  ],
  [
    "unknown Lamé's constants, and measurements",
    () => kirschLaw({ guess: { lambda: 0.7, mu: 0.9 } }),
    MEASURED,
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
    '%s: energies, gradients, residuals, a Jacobian, fields and five steps of Adam on other points',
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
      try {
        for (const what of ['energies', 'gradients', 'residuals'] as const)
          within(what, await ours[what](), await reference[what](), 5e-6);
        within('Jacobian', await ours.residualJacobian(3), await reference.residualJacobian(3), 5e-6);
        const places = compiled.pointsOf({ draw: 2 });
        const [found, wanted] = [
          await fieldsAt(compiled, ours, places),
          await fieldsAt(compiled, reference, places),
        ];
        within('fields', found.values, wanted.values, 5e-6);
        const terms = compiled.redraw({ draw: 1, count: 50 });
        for (const state of [ours, reference]) {
          await state.replaceResiduals(terms);
          await state.step(byRule(networks, RULES[1]![1], 0, 0), 5);
        }
        within('weights', await ours.weights(), await reference.weights(), 1e-4);
        within('energies of other points', await ours.energies(), await reference.energies(), 1e-4);
      } finally {
        ours.destroy();
      }
    },
  );
});
