/** The energy of data: the head of an evaluation whose outputs meet targets [set][point][output]. */
import type { TgpuBindGroupLayout } from 'typegpu';
import { LIKELIHOOD } from '../../learner/likelihood.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import type { Gpu } from './device.ts';
import type { KernelConstants } from './kernel.ts';
import { bindGroup, gridOfWorkgroups } from './learner-bind.ts';
import type { Head } from './learner-evaluate.ts';
import { learnerKernels } from './learner-kernels.ts';
import { LOSSES } from './learner-layout.ts';
import type { LearnerPipelines } from './learner-pipelines.ts';
import { ENERGY_GROUP } from './learner-size.ts';

/** Least variance that f32 holds as a normal number. */
const SMALLEST_FLOOR = 2 ** -126;

/** The constants of learner-losses.wgsl. */
export function lossConstants({ loss, noise, data }: LearnerProblem): KernelConstants {
  const { beta, floor } = noise ?? LIKELIHOOD;
  return {
    LOSS: LOSSES.indexOf(loss),
    WEIGHTED: data.weights ? 1 : 0,
    ...(loss === 'gaussian' ? { BETA: beta, FLOOR: Math.max(floor, SMALLEST_FLOOR) } : {}),
  };
}

export function lossHead(
  gpu: Gpu,
  pipelines: LearnerPipelines,
  { targets, picks }: { readonly targets: GPUBuffer; readonly picks: GPUBuffer },
): Head {
  const layout = learnerKernels.loss.layout as unknown as TgpuBindGroupLayout;
  return ({ tile, uniform, outputs, adjoint }, energies) => {
    const buffers = { tile: uniform, source: outputs, sink: adjoint, targets, picks, energies };
    const grid = gridOfWorkgroups(Math.ceil(tile.points / ENERGY_GROUP), tile.networkCount);
    return [{ pipeline: pipelines.loss, group: bindGroup(gpu, layout, buffers), ...grid }];
  };
}
