/** Opens a batch of networks on the GPU: sizes first, then kernels, then memory. */
import { checkProblem, parameterCount } from '../../learner/network.ts';
import type { LearnerSpec, LearnerState } from '../contract.ts';
import type { Gpu } from './device.ts';
import { learnerBuffers, learnerSizes } from './learner-buffers.ts';
import { energyOf } from './learner-energy.ts';
import { compileLayers, compileLearner } from './learner-pipelines.ts';
import { compileBatches } from './learner-residuals.ts';
import { checkLearnerSize } from './learner-size.ts';
import { WebgpuLearner } from './learner-state.ts';
import { Submitter } from './learner-submit.ts';
import { compileThinning, Dropout } from './learner-thinning.ts';

/**
 * Which kernels make the steps: those for any size, those that take wide layers through workgroup memory, those that keep a small
 * network in it, or the ones that suit the adapter: an emulated one pays for every barrier, so it runs the general kernels.
 * Fixed by shape and adapter, never by a measurement, because they differ in the last bits and a run has to repeat.
 */
export type StepKernels = 'auto' | 'general' | 'tiled' | 'local';

/**
 * @param tableSteps  steps whose numbers are on the device at a time, where they change; by default what fits a megabyte
 * @throws RangeError if the spec's arrays do not fit its shape; GBX-201 naming the largest size that fits, before anything
 *         is allocated; GBX-220 or 221 if the device rejects a kernel or runs out of memory
 */
export async function openLearner(
  gpu: Gpu,
  spec: LearnerSpec,
  kernels: StepKernels = 'auto',
  tableSteps?: number,
): Promise<LearnerState> {
  checkProblem(spec.problem);
  if (!Number.isSafeInteger(spec.networks) || spec.networks < 1)
    throw new RangeError(`${spec.networks} networks`);
  const expected = spec.networks * parameterCount(spec.problem.shape);
  if (spec.weights.length !== expected)
    throw new RangeError(`expected ${expected} starting weights, got ${spec.weights.length}`);
  checkLearnerSize(spec, gpu.info);
  const local = kernels === 'local' || (kernels === 'auto' && !gpu.info.software);
  const tiled = kernels === 'tiled' || (kernels === 'auto' && !gpu.info.software);
  const pipelines = await compileLearner(gpu, spec.problem);
  const layers = spec.problem.residuals ? null : await compileLayers(gpu, spec.problem, 1, tiled);
  const thinning = await compileThinning(gpu, spec.problem);
  const residualPipelines = await compileBatches(gpu, spec.problem, tiled);
  return gpu.guarded('making a learner', () => {
    const sizes = learnerSizes(spec, tableSteps);
    const buffers = learnerBuffers(gpu, spec, sizes);
    const submitter = new Submitter(gpu);
    const dropout = thinning ? new Dropout(gpu, spec, thinning, buffers.progress) : null;
    const shared = {
      gpu,
      spec,
      pipelines,
      layers,
      dropout,
      residualPipelines,
      sizes,
      buffers,
      submitter,
      local,
      tiled,
    };
    return new WebgpuLearner({ ...shared, ...energyOf(shared) });
  });
}
