/** Dropout on the device: the dispatches that leave hidden units out, of a step or of a pass (learner-thin.wgsl). */
import type { TgpuBindGroupLayout } from 'typegpu';
import { dropoutThreshold, hiddenUnits } from '../../learner/dropout.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { Stream } from '../../random/streams.ts';
import type { LearnerSpec } from '../contract.ts';
import type { Gpu } from './device.ts';
import { compile, type Kernel } from './kernel.ts';
import { bindGroup, type Dispatch, gridOf } from './learner-bind.ts';
import { learnerKernels } from './learner-kernels.ts';
import { LearnerThinning, packScalars } from './learner-layout.ts';

/** The constants of a problem's dropout, or null where no unit is left out. */
export function thinningConstants({
  dropout = 0,
}: LearnerProblem): { readonly LAST_DROPPED: number; readonly KEPT: number } | null {
  const threshold = dropoutThreshold(dropout);
  return threshold > 0 ? { LAST_DROPPED: threshold - 1, KEPT: 1 / (1 - dropout) } : null;
}

/** The hidden units of one layer on one tile. */
export interface LayerOfTile {
  readonly uniform: GPUBufferBinding;
  readonly points: number;
  readonly units: number;
  readonly networks: number;
}

/** Thins what passes through hidden layers. */
export interface Thinning {
  /** In place: activations or their adjoints, f32[network of the tile][point][unit]. */
  thin(layer: LayerOfTile, sink: GPUBuffer): Dispatch;
}

/** The thinning kernels of a problem with dropout, compiled. */
export interface ThinPipelines {
  readonly step: GPUComputePipeline;
  readonly pass: GPUComputePipeline;
}

/** @throws GBX-220 */
export async function compileThinning(gpu: Gpu, problem: LearnerProblem): Promise<ThinPipelines | null> {
  const constants = thinningConstants(problem);
  if (!constants) return null;
  const kernel = learnerKernels.thin as unknown as Kernel;
  const [step, pass] = await Promise.all([
    compile(gpu, kernel, { ...constants, STREAM: Stream.Dropout, BY_POINT: 1 }),
    compile(gpu, kernel, { ...constants, STREAM: Stream.DropoutPass, BY_POINT: 0 }),
  ]);
  return { step, pass };
}

/** The dropout of one batch of networks. Create it inside `gpu.guarded`. */
export class Dropout {
  private readonly words: GPUBuffer;
  /** vec4u [network]: x = the pass. */
  private readonly passes: GPUBuffer;
  private readonly networks: number;

  constructor(
    private readonly gpu: Gpu,
    { seed, firstNetwork = 0, networks, problem }: LearnerSpec,
    private readonly pipelines: ThinPipelines,
    /** vec4u [network]: x = steps made. */
    private readonly progress: GPUBuffer,
  ) {
    this.networks = networks;
    const units = hiddenUnits(problem.shape);
    const fields = { keyLow: seed[0], keyHigh: seed[1], firstNetwork, units };
    const packed = packScalars(LearnerThinning, fields);
    this.words = gpu.buffer('learner thinning', packed.byteLength, GPUBufferUsage.UNIFORM, packed);
    this.passes = gpu.buffer('learner passes', 16 * networks, GPUBufferUsage.STORAGE);
  }

  /** As the step under way thins: every point by itself. */
  ofStep(): Thinning {
    return this.thinning(this.pipelines.step, this.progress);
  }

  /** As a pass thins: all points alike. Holds until the next pass is asked for. */
  ofPass(pass: number): Thinning {
    const clock = new Uint32Array(4 * this.networks);
    for (let e = 0; e < this.networks; e++) clock[4 * e] = pass;
    this.gpu.write(this.passes, clock);
    return this.thinning(this.pipelines.pass, this.passes);
  }

  destroy(): void {
    this.gpu.release(this.words);
    this.gpu.release(this.passes);
  }

  private thinning(pipeline: GPUComputePipeline, clock: GPUBuffer): Thinning {
    const layout = learnerKernels.thin.layout as unknown as TgpuBindGroupLayout;
    return {
      thin: ({ uniform, points, units, networks }, sink) => {
        const buffers = { tile: uniform, thinning: this.words, clock, sink };
        const blocks = points * Math.floor((units + 6) / 4);
        return { pipeline, group: bindGroup(this.gpu, layout, buffers), ...gridOf(blocks, networks) };
      },
    };
  }
}
