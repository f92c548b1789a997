/** Gradients of the energies by the inputs of training points, read back tile by tile. */
import type { Gpu } from './device.ts';
import type { LearnerContext } from './learner-energy.ts';
import { dataEvaluator } from './learner-energy.ts';
import { inputTilingOf } from './learner-size.ts';

/**
 * dE/dx, [network][point][input]. Made in the workspace of the energies, so nothing else may run in it meanwhile.
 *
 * @throws GBX-221
 */
export async function inputGradientsOf(context: LearnerContext): Promise<Float64Array> {
  const { gpu, spec, sizes, buffers, submitter, data } = context;
  if (!data) throw new Error('residuals have no data');
  const {
    shape,
    data: { points },
  } = spec.problem;
  const tiling = inputTilingOf(spec, points, gpu.info, data.tiling);
  const { networksPerTile, pointsPerTile } = tiling;
  const storage = (gpu: Gpu, name: string, count: number) =>
    gpu.buffer(`learner ${name}`, 4 * count, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC);
  const { evaluator, sink, energies } = await gpu.guarded('evaluating gradients by inputs', () => ({
    sink: storage(gpu, 'input gradients', networksPerTile * pointsPerTile * shape.inputs),
    // Those of the state belong to its own evaluation, to the bit.
    energies: storage(gpu, 'spare energies', sizes.networks * sizes.energyGroups),
    evaluator: dataEvaluator(context, 0, buffers.noPicks, { tiling, workspace: data.workspace }),
  }));
  try {
    const gathered = new Float64Array(spec.networks * points * shape.inputs);
    for (const [number, tile] of tiling.tiles.entries()) {
      await submitter.run(evaluator.throughInputs(tile, number, buffers.weights, { energies, sink }));
      const size = tile.points * shape.inputs;
      const found = new Float32Array(await gpu.read(sink, 4 * tile.networkCount * size));
      for (let e = 0; e < tile.networkCount; e++) {
        const start = ((tile.networkBegin + e) * points + tile.pointBegin) * shape.inputs;
        gathered.set(found.subarray(e * size, (e + 1) * size), start);
      }
    }
    return gathered;
  } finally {
    evaluator.destroy();
    gpu.release(sink);
    gpu.release(energies);
  }
}
