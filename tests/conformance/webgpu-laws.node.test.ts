/** Laws with many columns, groups, fields and constants as the WebGPU kernels see them, against the f64 reference. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import type { Gpu } from '../../src/engine/webgpu/device.ts';
import { openLearner } from '../../src/engine/webgpu/learner.ts';
import { compileLaw } from '../../src/learner/pde/compile.ts';
import { fieldsAt } from '../../src/learner/pde/fields.ts';
import { coolingPlateLaw } from '../../src/learner/pde/laws/heat-through-time.ts';
import { haghighatLaw, kirschLaw } from '../../src/learner/pde/laws/plates.ts';
import { burgersLaw } from '../../src/learner/pde/laws/waves.ts';
import { relativeError } from '../support/relative-error.ts';
import { poisonWorkspaces } from '../support/webgpu.ts';
import { openTestGpu } from '../support/webgpu-learners.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = poisonWorkspaces(await openTestGpu());
});
afterAll(() => {
  gpu.check();
  gpu.destroy();
});

const CASES = [
  ['Haghighat with unknown constants', haghighatLaw({ lambda: 0.5, mu: 1 }), 'hard'],
  ['Kirsch', kirschLaw(), 'soft'],
  ['a plate that cools', coolingPlateLaw(), 'hard'],
  ['Burgers', burgersLaw(), 'soft'],
] as const;

for (const [name, law, boundary] of CASES)
  it(`${name}, ${boundary}: energies, gradients and fields are the reference's (2e-5)`, async () => {
    const compiled = compileLaw(law, {
      hidden: [9, 7],
      activation: 'tanh',
      collocation: { method: 'sobol', count: 50 },
      boundaryPoints: 40,
      boundary,
      seed: [5, 0],
      measurements: { points: 5, noise: 0.1, seed: [6, 0] },
      sets: [{ measurements: 2 }, { measurementDraw: 1 }],
    });
    const weights = compiled.initialWeights(2).map(Math.fround);
    const spec = { problem: compiled.problem, networks: 2, seed: [1, 0] as const, weights };
    const [ours, reference] = [await openLearner(gpu, spec), createReferenceLearner(spec)];
    try {
      for (const terms of [compiled.problem.residuals!, compiled.redraw({ draw: 1, count: 70 })]) {
        await ours.replaceResiduals(terms);
        await reference.replaceResiduals(terms);
        for (const what of ['energies', 'gradients', 'residuals'] as const) {
          const error = relativeError(await ours[what](), await reference[what]());
          expect(!(error <= 2e-5), `${what} are off by ${error}`).toBe(false);
        }
      }
      const places = compiled.pointsOf({ draw: 2 });
      const found = await fieldsAt(compiled, ours, places);
      const error = relativeError(found.values, (await fieldsAt(compiled, reference, places)).values);
      expect(!(error <= 2e-5), `fields are off by ${error}`).toBe(false);
    } finally {
      ours.destroy();
    }
  });
