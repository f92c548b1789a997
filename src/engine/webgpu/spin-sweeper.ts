/** Drives the sweep kernels: dispatches in batches until every state has reached the target. */
import { d, type TgpuBuffer, type UniformFlag } from 'typegpu';
import type { Seed } from '../../random/seed.ts';
import type { SpinClock } from '../contract.ts';
import type { Gpu } from './device.ts';
import { compile, dispatch } from './kernel.ts';
import type { Pace } from './pace.ts';
import type { SpinBuffers } from './spin-buffers.ts';
import { spinKernels } from './spin-kernels.ts';
import { SweepParams, sweepLayout } from './spin-layout.ts';
import type { SweepShape } from './spin-limits.ts';
import { type PackedModel, quadsOf } from './spin-pack.ts';
import { WorkgroupTuner } from './workgroup-tuner.ts';

/** Choices that cannot change a result, for the tests that prove it. */
export interface SweepTuning {
  /** 'naive' sweeps dense glasses by the definition, summing every field anew. Default 'skip-ahead'. */
  readonly kernel?: 'skip-ahead' | 'naive';
  /** A power of two from 32 to 256, or what is fastest at work. Default: measured on a GPU, 32 on a software adapter. */
  readonly workgroupSize?: number | 'measured';
}

export interface SweepLaw {
  readonly key: Seed;
  readonly replicas: number;
  readonly firstState: number;
  readonly stream: number;
  readonly metropolis: boolean;
}

function kernelOf(model: PackedModel, shape: SweepShape, kernel: SweepTuning['kernel']) {
  if (kernel === 'naive') {
    if (model.kind !== 'dense' || model.external())
      throw new RangeError('the naive kernel needs a dense glass without field');
    return spinKernels.naive;
  }
  // A perceptron's stabilities always lie in workgroup memory: sweepShapeFor refuses what does not fit.
  if (model.kind === 'perceptron') return spinKernels.perceptron.workgroup;
  return spinKernels[model.kind][shape.fields];
}

export class SpinSweeper {
  readonly #tuner: WorkgroupTuner;

  private constructor(
    private readonly gpu: Gpu,
    private readonly model: PackedModel,
    private readonly buffers: SpinBuffers,
    private readonly pace: Pace,
    /** By workgroup size. */
    private readonly pipelines: ReadonlyMap<number, GPUComputePipeline>,
    private readonly params: TgpuBuffer<typeof SweepParams> & UniformFlag,
    private readonly group: GPUBindGroup,
    /** True for the naive kernel, which knows no fields. */
    readonly leavesFieldsStale: boolean,
    /** Where the measured workgroup size is kept. */
    private readonly choice: string,
  ) {
    const known = gpu.choices.get(choice);
    this.#tuner = new WorkgroupTuner(known === undefined ? [...pipelines.keys()] : [known]);
  }

  static async create(
    gpu: Gpu,
    model: PackedModel,
    shape: SweepShape,
    buffers: SpinBuffers,
    kernel: SweepTuning['kernel'],
    pace: Pace,
  ): Promise<SpinSweeper> {
    const naive = kernel === 'naive';
    const linked = kernelOf(model, shape, kernel);
    const pipelines = await Promise.all(
      shape.workgroupSizes.map(async (workgroupSize) => {
        const pipeline = await compile(gpu, linked, {
          WORKGROUP_SIZE: workgroupSize,
          SPIN_WORDS: shape.spinWords,
          ...(naive ? {} : { FIELD_QUADS: shape.fieldQuads }),
          ...(model.kind === 'sparse' ? {} : { COUPLING_BITS: model.couplingBits }),
        });
        return [workgroupSize, pipeline] as const;
      }),
    );
    return gpu.guarded('preparing sweeps', () => {
      const { root } = gpu;
      const params = root.createBuffer(SweepParams).$usage('uniform');
      const { multipliers, logTable, couplings, offsets, spins, fields, progress } = buffers;
      const entries = {
        params,
        multipliers,
        logTable,
        couplings,
        offsets,
        spins,
        storedFields: fields,
        progress,
      };
      const group = root.unwrap(root.createBindGroup(sweepLayout, entries));
      const choice = `${linked.name} ${shape.workgroupSizes} ${model.size} ${model.rows}`;
      return new SpinSweeper(gpu, model, buffers, pace, new Map(pipelines), params, group, naive, choice);
    });
  }

  /** Runs every state from `clock` to `target`. @returns accepted flips since creation, [state] */
  async sweepTo(clock: SpinClock, target: SpinClock, law: SweepLaw): Promise<Float64Array> {
    const states = this.model.samples * law.replicas;
    let done = states * (clock.sweep * this.model.size + clock.site);
    for (;;) {
      const began = performance.now();
      const pipeline = this.pipelines.get(this.#tuner.next)!;
      this.params.write({
        key: d.vec2u(law.key[0], law.key[1]),
        size: this.model.size,
        quads: quadsOf(this.model.size),
        words: (this.model.size + 31) >> 5,
        replicas: law.replicas,
        firstState: law.firstState,
        stream: law.stream,
        metropolis: law.metropolis ? 1 : 0,
        targetSweep: target.sweep,
        targetSite: target.site,
        budget: this.pace.budget,
      });
      this.gpu.submit((encoder) => {
        const pass = encoder.beginComputePass();
        for (let k = 0; k < this.pace.batch; k++) dispatch(pass, pipeline, this.group, states);
        pass.end();
      });
      const progress = new Uint32Array(await this.gpu.read(this.buffers.progress, 16 * states));
      if (reached(progress, target)) return flipsOf(progress);
      const ms = performance.now() - began;
      this.pace.observe(ms);
      const updates = updatesOf(progress, this.model.size);
      this.#tuner.observe(updates - done, ms - this.gpu.waitMs);
      if (this.#tuner.chosen !== null) this.gpu.choices.set(this.choice, this.#tuner.chosen);
      done = updates;
    }
  }

  destroy(): void {
    this.params.destroy();
  }
}

function reached(progress: Uint32Array, target: SpinClock): boolean {
  for (let k = 0; k < progress.length; k += 4) {
    if (progress[k] !== target.sweep || progress[k + 1] !== target.site) return false;
  }
  return true;
}

/** Attempted updates of all states since their creation. */
function updatesOf(progress: Uint32Array, size: number): number {
  let updates = 0;
  for (let k = 0; k < progress.length; k += 4) updates += progress[k]! * size + progress[k + 1]!;
  return updates;
}

function flipsOf(progress: Uint32Array): Float64Array {
  return Float64Array.from(
    { length: progress.length / 4 },
    (_, state) => progress[4 * state + 3]! * 2 ** 32 + progress[4 * state + 2]!,
  );
}
