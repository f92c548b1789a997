/** Outputs of networks, and their jets, read back tile by tile. */
import { type Derivative, VALUE_CHANNEL } from '../../learner/residuals.ts';
import { Evaluator, type EvaluatorContext } from './learner-evaluate.ts';
import { compileLayers } from './learner-pipelines.ts';
import { intoRows } from './learner-residual-tables.ts';
import { givenRows } from './learner-rows.ts';
import { checkGivenSize } from './learner-size.ts';
import type { Submitter } from './learner-submit.ts';
import type { Thinning } from './learner-thinning.ts';

interface OutputContext extends EvaluatorContext {
  readonly submitter: Submitter;
  readonly buffers: { readonly weights: GPUBuffer; readonly noPicks: GPUBuffer };
}

/**
 * Output jets at given input jets [point][channel][input], the same for all networks: [network][point][channel][output].
 *
 * @param thinning  of networks whose hidden units it leaves out; of values alone
 * @throws GBX-201 if they do not fit
 */
export async function jetsAt(
  context: OutputContext,
  inputs: Float64Array,
  points: number,
  channels: readonly Derivative[] = VALUE_CHANNEL,
  thinning: Thinning | null = null,
): Promise<Float64Array> {
  if (points === 0) return new Float64Array(0);
  const { gpu, spec, buffers, tiled } = context;
  checkGivenSize(spec, points, channels.length, gpu.info);
  const pipelines = await compileLayers(gpu, spec.problem, channels.length, tiled);
  const packed = new Float32Array(inputs.length);
  const jet = { points, channels: channels.length, width: spec.problem.shape.inputs };
  intoRows(inputs, 0, jet, packed, { start: 0, points, firstPoint: 0 });
  const { evaluator, given } = await gpu.guarded('evaluating given points', () => {
    const given = gpu.buffer('given inputs', packed.byteLength, GPUBufferUsage.STORAGE, packed);
    const data = { inputs: given, picks: buffers.noPicks };
    const evaluator = new Evaluator(context, pipelines, givenRows(points, channels), data, null);
    return { evaluator, given };
  });
  try {
    return await outputsOf(context, evaluator, points, channels.length, thinning);
  } finally {
    evaluator.destroy();
    gpu.release(given);
  }
}

/** Outputs of an evaluator's points, gathered as [network][point][channel][output]. */
export async function outputsOf(
  { gpu, spec, submitter, buffers }: OutputContext,
  evaluator: Evaluator,
  points: number,
  channels = 1,
  thinning: Thinning | null = null,
): Promise<Float64Array> {
  const { outputs: width } = spec.problem.shape;
  const gathered = new Float64Array(spec.networks * points * channels * width);
  for (const [number, tile] of evaluator.tiling.tiles.entries()) {
    await submitter.run(evaluator.forward(tile, number, buffers.weights, thinning));
    const size = tile.points * channels * width;
    const values = new Float32Array(await gpu.read(evaluator.outputBuffer, 4 * tile.networkCount * size));
    for (let e = 0; e < tile.networkCount; e++) {
      const start = ((tile.networkBegin + e) * points + tile.pointBegin) * channels * width;
      for (let p = 0; p < tile.points; p++)
        for (let c = 0; c < channels; c++) {
          const from = e * size + (c * tile.points + p) * width;
          gathered.set(values.subarray(from, from + width), start + (p * channels + c) * width);
        }
    }
  }
  return gathered;
}
