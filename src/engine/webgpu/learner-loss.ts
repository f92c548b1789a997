/** The energy of data: the head of an evaluation whose outputs meet targets [set][point][output]. */
import type { TgpuBindGroupLayout } from 'typegpu';
import type { Gpu } from './device.ts';
import { bindGroup, gridOfWorkgroups } from './learner-bind.ts';
import type { Head } from './learner-evaluate.ts';
import { learnerKernels } from './learner-kernels.ts';
import type { LearnerPipelines } from './learner-pipelines.ts';
import { ENERGY_GROUP } from './learner-size.ts';

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
