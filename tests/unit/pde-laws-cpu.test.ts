/** Every law, soft and hard, as the CPU engine's kernels see it: f32 against the f64 reference. */
import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { compileLaw } from '../../src/learner/pde/compile.ts';
import { fieldsAt } from '../../src/learner/pde/fields.ts';
import { LAWS } from '../../src/learner/pde/laws/index.ts';
import { haghighatLaw } from '../../src/learner/pde/laws/plates.ts';
import { localLearner } from '../support/cpu-learners.ts';
import { relativeError } from '../support/relative-error.ts';

describe('laws on the CPU engine', () => {
  const laws = { ...LAWS, 'inverse haghighat': () => haghighatLaw({ lambda: 0.5, mu: 1 }) };
  for (const [name, law] of Object.entries(laws))
    it(`energies, gradients and fields of ${name} are the reference's (1e-5)`, async () => {
      for (const boundary of ['soft', 'hard'] as const) {
        const compiled = compileLaw(law(), {
          hidden: [9, 7],
          activation: 'tanh',
          collocation: { method: 'sobol', count: 50 },
          boundaryPoints: 40,
          boundary,
          seed: [5, 0],
          enrichment: name === 'l-shape',
          measurements: { points: 5, noise: 0.1, seed: [6, 0] },
          sets: [{ measurements: 2 }, { measurementDraw: 1 }],
        });
        const spec = {
          problem: compiled.problem,
          networks: 2,
          seed: [1, 0] as const,
          weights: compiled.initialWeights(2).map(Math.fround),
        };
        const [cpu, reference] = [await localLearner(spec), createReferenceLearner(spec)];
        try {
          for (const terms of [compiled.problem.residuals!, compiled.redraw({ draw: 1, count: 70 })]) {
            await cpu.replaceResiduals(terms);
            await reference.replaceResiduals(terms);
            const expected = await reference.gradients();
            expect(relativeError(await cpu.energies(), await reference.energies())).toBeLessThanOrEqual(1e-5);
            expect(relativeError(await cpu.gradients(), expected)).toBeLessThanOrEqual(1e-5);
          }
          const places = compiled.pointsOf({ draw: 2 });
          const [found, exact] = [
            await fieldsAt(compiled, cpu, places),
            await fieldsAt(compiled, reference, places),
          ];
          expect(relativeError(found.values, exact.values)).toBeLessThanOrEqual(1e-5);
        } finally {
          cpu.destroy();
        }
      }
    });
});
