/** Opens a batch of networks on the GPU: sizes first, then kernels, then memory. */
import { checkProblem, parameterCount } from '../../learner/network.ts';
import type { LearnerSpec, LearnerState } from '../contract.ts';
import type { Gpu } from './device.ts';
import { learnerBuffers, learnerSizes } from './learner-buffers.ts';
import { Evaluator, trainingRows } from './learner-evaluate.ts';
import { compileLearner } from './learner-kernels.ts';
import { localShapeOf } from './learner-local.ts';
import { checkLearnerSize } from './learner-size.ts';
import { WebgpuLearner } from './learner-state.ts';

/**
 * @param kernels  'general' makes Langevin steps of small networks with the kernels for any size, to check the fast one
 * @throws RangeError if the spec's arrays do not fit its shape; GBX-201 naming the largest size that fits, before anything
 *         is allocated; GBX-220 or 221 if the device rejects a kernel or runs out of memory
 */
export async function openLearner(
  gpu: Gpu,
  spec: LearnerSpec,
  kernels: 'fastest' | 'general' = 'fastest',
): Promise<LearnerState> {
  checkProblem(spec.problem);
  if (!Number.isSafeInteger(spec.networks) || spec.networks < 1)
    throw new RangeError(`${spec.networks} networks`);
  const expected = spec.networks * parameterCount(spec.problem.shape);
  if (spec.weights.length !== expected)
    throw new RangeError(`expected ${expected} starting weights, got ${spec.weights.length}`);
  checkLearnerSize(spec, gpu.info);
  const pipelines = await compileLearner(gpu, spec.problem);
  return gpu.guarded('making a learner', () => {
    const sizes = learnerSizes(spec);
    const buffers = learnerBuffers(gpu, spec, sizes);
    const data = { inputs: buffers.inputs, targets: buffers.targets, picks: buffers.noPicks };
    const evaluator = new Evaluator(gpu, spec, pipelines, trainingRows(spec, 0), data);
    const local = kernels === 'general' ? null : localShapeOf(spec.problem, gpu.info);
    return new WebgpuLearner(gpu, spec, pipelines, sizes, buffers, evaluator, local);
  });
}
