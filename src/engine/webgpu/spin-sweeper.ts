/** Drives the sweep kernels: dispatches in batches until every state has reached the target. */
import { d, type StorageFlag, type TgpuBuffer, type UniformFlag } from 'typegpu';
import type { Seed } from '../../random/seed.ts';
import type { SpinClock, UpdateRule } from '../contract.ts';
import type { Gpu } from './device.ts';
import { compile, dispatch, type KernelConstants } from './kernel.ts';
import type { Pace } from './pace.ts';
import type { SpinBuffers } from './spin-buffers.ts';
import { spinKernels } from './spin-kernels.ts';
import { colouredLayout, listedLayout, multiSpinLayout, SweepParams, sweepLayout } from './spin-layout.ts';
import type { SweepShape } from './spin-limits.ts';
import { MultiSpinBuffers } from './spin-multi.ts';
import { type PackedModel, quadsOf } from './spin-pack.ts';
import { WorkgroupTuner } from './workgroup-tuner.ts';

/** Choices that cannot change a result, for the tests that prove it. */
export interface SweepTuning {
  /**
   * 'naive' sweeps dense glasses by the definition, summing every field anew; 'listed' makes colour order update by update.
   * Default: the fastest of each order.
   */
  readonly kernel?: 'skip-ahead' | 'naive' | 'listed';
  /** A power of two from 32 to 256, or what is fastest at work. Default: measured on a GPU, 32 on a software adapter. */
  readonly workgroupSize?: number | 'measured';
  /** Rounds of replica exchange recorded on the device before the host takes them. Default: what 1 MiB holds. */
  readonly recordedRounds?: number;
}

export interface SweepLaw {
  readonly key: Seed;
  readonly replicas: number;
  readonly firstState: number;
  readonly stream: number;
  readonly metropolis: boolean;
}

/**
 * 'skip-ahead' and 'naive' sweep in the order of the sites, 'listed' in colour order, 'drawn' at random, 'coloured' by colours,
 * 'multi-spin' by colours in words of 32 states.
 */
export type SweepKernel = 'skip-ahead' | 'naive' | 'listed' | 'drawn' | 'coloured' | 'multi-spin';

/** Loop iterations of a coloured sweep between two barriers, at most (if one site does not take more). */
const COLOURED_STEP = 256;

function kernelOf(model: PackedModel, shape: SweepShape, kernel: SweepKernel) {
  if (kernel === 'coloured') return spinKernels.coloured;
  if (kernel === 'multi-spin') return spinKernels.multiSpin;
  if (kernel === 'listed' || kernel === 'drawn') {
    if (model.kind === 'perceptron') throw new RangeError('perceptrons know sequential order only');
    return spinKernels.listed[model.kind][shape.fields];
  }
  if (kernel === 'naive') {
    if (model.kind !== 'dense' || model.external())
      throw new RangeError('the naive kernel needs a dense glass without field');
    return spinKernels.naive;
  }
  // A perceptron's stabilities always lie in workgroup memory: sweepShapeFor refuses what does not fit.
  if (model.kind === 'perceptron') return spinKernels.perceptron.workgroup;
  return spinKernels[model.kind][shape.fields];
}

/** Constants of a kernel besides the size of its workgroups. */
function constantsOf(model: PackedModel, shape: SweepShape, kernel: SweepKernel): KernelConstants {
  if (kernel === 'multi-spin') return {};
  const spinWords = { SPIN_WORDS: shape.spinWords };
  if (kernel === 'coloured') {
    const perSite = 1 + model.largestDegree;
    const sites = Math.max(1, Math.floor(COLOURED_STEP / perSite));
    return { ...spinWords, SITES: sites, COST: sites * perSite + 1, EXTERNAL: model.external() ? 1 : 0 };
  }
  return {
    ...spinWords,
    ...(kernel === 'naive' ? {} : { FIELD_QUADS: shape.fieldQuads }),
    ...(kernel === 'listed' || kernel === 'drawn' ? { RANDOM_SITES: kernel === 'drawn' ? 1 : 0 } : {}),
    ...(model.kind === 'sparse' ? {} : { COUPLING_BITS: model.couplingBits }),
  };
}

/** What a kernel is bound to, beside what all share; and the buffers of its own. */
interface Bindings {
  readonly group: GPUBindGroup;
  /** Workgroups of one dispatch. */
  readonly workgroups: number;
  readonly multiSpin?: MultiSpinBuffers;
  release(): void;
}

/** Also storage: replica exchange moves the target on the device. */
type Params = TgpuBuffer<typeof SweepParams> & UniformFlag & StorageFlag;

function bindingsOf(parts: SweptParts, kernel: SweepKernel, params: Params): Bindings {
  const { gpu, model, buffers, start } = parts;
  const { root } = gpu;
  const { multipliers, logTable, couplings, offsets, spins, fields, progress, external } = buffers;
  const workgroups = model.samples * start.replicas;
  if (kernel === 'multi-spin') {
    const { replicas, firstState = 0 } = start;
    const multiSpin = new MultiSpinBuffers(gpu, { instances: model.instances, replicas, firstState });
    const { units, graphs, masks, tables, planes } = multiSpin;
    const entries = { params, units, graphs, masks, tables, planes, spins, progress };
    const group = root.unwrap(root.createBindGroup(multiSpinLayout, entries));
    return { group, workgroups: multiSpin.count, multiSpin, release: () => multiSpin.release() };
  }
  const common = { params, multipliers, logTable, couplings, offsets, spins, progress };
  if (kernel === 'skip-ahead' || kernel === 'naive') {
    const entries = { ...common, storedFields: fields };
    return { group: root.unwrap(root.createBindGroup(sweepLayout, entries)), workgroups, release() {} };
  }
  const list = kernel === 'drawn' ? new Uint32Array(2) : (model.colours() ?? inSiteOrder(model));
  const order = gpu.buffer('order', list.byteLength, GPUBufferUsage.STORAGE, list);
  const group =
    kernel === 'coloured'
      ? root.createBindGroup(colouredLayout, { ...common, order, externalFields: external })
      : root.createBindGroup(listedLayout, { ...common, order, storedFields: fields });
  return { group: root.unwrap(group), workgroups, release: () => gpu.release(order) };
}

/** Every site a colour of its own. */
function inSiteOrder({ size, samples }: PackedModel): Uint32Array {
  return Uint32Array.from({ length: 2 * size * samples }, (_, k) => ((k >> 1) % size) + (k & 1));
}

/** A spin state's parts that a sweeper works on. */
export interface SweptParts {
  readonly gpu: Gpu;
  readonly model: PackedModel;
  readonly shape: SweepShape;
  readonly buffers: SpinBuffers;
  readonly start: { readonly replicas: number; readonly firstState?: number };
}

/** A kernel at work. */
export interface SweepRun {
  readonly pace: Pace;
  encode(pass: GPUComputePassEncoder, dispatches: number): void;
  /** What dispatches achieved: attempted updates of all states, and the time they took. */
  observe(updates: number, ms: number): void;
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
    readonly params: Params,
    private readonly bindings: Bindings,
    /** True for kernels that keep no fields. */
    readonly leavesFieldsStale: boolean,
    /** Where the measured workgroup size is kept. */
    private readonly choice: string,
  ) {
    const known = gpu.choices.get(choice);
    this.#tuner = new WorkgroupTuner(known === undefined ? [...pipelines.keys()] : [known]);
  }

  static async create(parts: SweptParts, kernel: SweepKernel, pace: Pace): Promise<SpinSweeper> {
    const { gpu, model, shape, buffers } = parts;
    const linked = kernelOf(model, shape, kernel);
    const constants = constantsOf(model, shape, kernel);
    const pipelines = await Promise.all(
      shape.workgroupSizes.map(async (workgroupSize) => {
        const pipeline = await compile(gpu, linked, { WORKGROUP_SIZE: workgroupSize, ...constants });
        return [workgroupSize, pipeline] as const;
      }),
    );
    return gpu.guarded('preparing sweeps', () => {
      const params = gpu.root.createBuffer(SweepParams).$usage('uniform', 'storage');
      const bindings = bindingsOf(parts, kernel, params);
      const stale = kernel === 'naive' || kernel === 'coloured' || kernel === 'multi-spin';
      const choice = `${linked.name} ${shape.workgroupSizes} ${model.size} ${model.rows}`;
      return new SpinSweeper(gpu, model, buffers, pace, new Map(pipelines), params, bindings, stale, choice);
    });
  }

  /** The law of the sweeps that follow. @param multipliers (B, k), [state][2] */
  setLaw(rule: UpdateRule, multipliers: Uint32Array): void {
    if (this.bindings.multiSpin) this.bindings.multiSpin.setLaw(rule, multipliers);
    else this.gpu.write(this.buffers.multipliers, multipliers);
  }

  /** Runs every state from `clock` to `target`. @returns accepted flips since creation, [state] */
  async sweepTo(clock: SpinClock, target: SpinClock, law: SweepLaw): Promise<Float64Array> {
    const states = this.model.samples * law.replicas;
    let done = states * (clock.sweep * this.model.size + clock.site);
    for (;;) {
      const began = performance.now();
      const run = this.next();
      this.aim(target, law, run.pace.budget);
      this.gpu.submit((encoder) => {
        const pass = encoder.beginComputePass();
        run.encode(pass, run.pace.batch);
        pass.end();
      });
      const progress = new Uint32Array(await this.gpu.read(this.buffers.progress, 16 * states));
      if (reached(progress, target)) return flipsOf(progress);
      const ms = performance.now() - began;
      run.pace.observe(ms);
      const updates = updatesOf(progress, this.model.size);
      run.observe(updates - done, ms - this.gpu.waitMs);
      done = updates;
    }
  }

  /** Tells the kernels where to stop, and the law of the way there. */
  aim(target: SpinClock, law: SweepLaw, budget: number): void {
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
      budget,
    });
  }

  /** What to run next, by what is known of the workgroup sizes. */
  next(): SweepRun {
    const pipeline = this.pipelines.get(this.#tuner.next)!;
    return {
      pace: this.pace,
      encode: (pass, dispatches) => {
        for (let k = 0; k < dispatches; k++)
          dispatch(pass, pipeline, this.bindings.group, this.bindings.workgroups);
      },
      observe: (updates, ms) => {
        this.#tuner.observe(updates, ms);
        if (this.#tuner.chosen !== null) this.gpu.choices.set(this.choice, this.#tuner.chosen);
      },
    };
  }

  /** Words of states and their tables, where the kernel works on such. */
  get multiSpin(): MultiSpinBuffers | undefined {
    return this.bindings.multiSpin;
  }

  destroy(): void {
    this.params.destroy();
    this.bindings.release();
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

export function flipsOf(progress: Uint32Array): Float64Array {
  return Float64Array.from(
    { length: progress.length / 4 },
    (_, state) => progress[4 * state + 3]! * 2 ** 32 + progress[4 * state + 2]!,
  );
}
