/** Residual energies on WebGPU against the f64 reference: every form, every quantity, every move. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import type { Gpu } from '../../src/engine/webgpu/device.ts';
import { openLearner, type StepKernels } from '../../src/engine/webgpu/learner.ts';
import { parameterCount } from '../../src/learner/network.ts';
import { PLANE_CHANNELS } from '../../src/learner/residuals.ts';
import { relativeError } from '../support/relative-error.ts';
import { RESIDUAL_FORMS, residualProblem, type SmallResiduals } from '../support/residual-problems.ts';
import { normals, openTestGpu } from '../support/webgpu-learners.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await openTestGpu();
});
afterAll(() => {
  gpu.check();
  gpu.destroy();
});

async function pair(form: SmallResiduals, networks: number, kernels: StepKernels = 'general') {
  const problem = residualProblem(form);
  const weights = normals(networks * parameterCount(problem.shape), form.owner);
  const spec = { problem, networks, seed: [7, 0] as [number, number], weights };
  return { spec, ours: await openLearner(gpu, spec, kernels), reference: createReferenceLearner(spec) };
}

describe.each(RESIDUAL_FORMS)('%s', (_, form) => {
  it('energies, gradients, residuals, Jacobians and jets', async () => {
    for (const kernels of ['general', 'tiled'] as const) {
      const { spec, ours, reference } = await pair(form, 4, kernels);
      for (const quantity of ['energies', 'gradients', 'residuals', 'outputs'] as const)
        expect(relativeError(await ours[quantity](), await reference[quantity]()), quantity).toBeLessThan(
          2e-5,
        );
      for (const network of [3, 0, 2])
        expect(
          relativeError(await ours.residualJacobian(network), await reference.residualJacobian(network)),
          `Jacobian of ${network}`,
        ).toBeLessThan(2e-5);
      const inputs = normals(9 * 6 * spec.problem.shape.inputs, 5);
      const channels = PLANE_CHANNELS;
      expect(
        relativeError(await ours.jets(inputs, channels), await reference.jets(inputs, channels)),
        'jets',
      ).toBeLessThan(2e-5);
      ours.destroy();
    }
  });
});
