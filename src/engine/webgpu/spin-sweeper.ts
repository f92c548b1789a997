/** Drives the sweep kernels: dispatches in batches until every state has reached the target. */
import { d, type StorageFlag, type TgpuBuffer, type UniformFlag } from 'typegpu';
import type { SpinClock, UpdateRule } from '../contract.ts';
import type { Gpu } from './device.ts';
import { compile, dispatch } from './kernel.ts';
import { acceptanceRegime, KernelTuner } from './kernel-tuner.ts';
import { Pace } from './pace.ts';
import type { SpinBuffers } from './spin-buffers.ts';
import type { SpinStart, SweepLaw } from './spin-law.ts';
import { colouredLayout, listedLayout, multiSpinLayout, SweepParams, sweepLayout } from './spin-layout.ts';
import type { SweepShape } from './spin-limits.ts';
import { MultiSpinBuffers } from './spin-multi.ts';
import { type PackedModel, quadsOf } from './spin-pack.ts';
import {
  constantsOf,
  kernelOf,
  labelOf,
  leavesFieldsStale,
  type SweepVariant,
  softwareChoice,
  workgroupsOf,
} from './sweep-variants.ts';

/** What the kernels of a sweeper are bound to, beside what all share; and the buffers of its own. */
interface Bindings {
  readonly group: GPUBindGroup;
  /** Words of 32 states that share a graph: only where the states are coded so. */
  readonly words: number;
  readonly multiSpin?: MultiSpinBuffers;
  release(): void;
}

/** Also storage: replica exchange moves the target on the device. */
type Params = TgpuBuffer<typeof SweepParams> & UniformFlag & StorageFlag;

/** Variants of one order that keep fields, or that keep none, share their bindings. */
function bindingsOf(parts: SweptParts, { kernel, visits }: SweepVariant, params: Params): Bindings {
  const { gpu, model, buffers, start } = parts;
  const { root } = gpu;
  const { multipliers, logTable, couplings, offsets, spins, fields, progress, external } = buffers;
  if (kernel === 'multi-spin') {
    const { replicas, firstState = 0 } = start;
    const multiSpin = new MultiSpinBuffers(gpu, { instances: model.instances, replicas, firstState });
    const { units, graphs, masks, tables, planes } = multiSpin;
    const entries = { params, units, graphs, masks, tables, planes, spins, progress };
    const group = root.unwrap(root.createBindGroup(multiSpinLayout, entries));
    return { group, words: multiSpin.count, multiSpin, release: () => multiSpin.release() };
  }
  const common = { params, multipliers, logTable, couplings, offsets, spins, progress };
  if (kernel === 'skip-ahead' || kernel === 'blocked') {
    const entries = { ...common, storedFields: fields };
    return { group: root.unwrap(root.createBindGroup(sweepLayout, entries)), words: 0, release() {} };
  }
  const isListed = visits === 'listed' || visits === 'multi-spin';
  const list = isListed ? (model.colours() ?? inSiteOrder(model)) : new Uint32Array(2);
  const order = gpu.buffer('order', list.byteLength, GPUBufferUsage.STORAGE, list);
  const group =
    kernel === 'listed'
      ? root.createBindGroup(listedLayout, { ...common, order, storedFields: fields })
      : root.createBindGroup(colouredLayout, { ...common, order, externalFields: external });
  return { group: root.unwrap(group), words: 0, release: () => gpu.release(order) };
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
  readonly start: SpinStart;
  /** Loop iterations of a dispatch where they are fixed. */
  readonly budget?: number | undefined;
}

/** A variant ready to run, with a pace of its own: an iteration of one kernel is not that of another. */
interface Ready {
  readonly variant: SweepVariant;
  readonly pipeline: GPUComputePipeline;
  readonly pace: Pace;
  /** Workgroups of one dispatch. */
  readonly workgroups: number;
}

/** A kernel at work. */
export interface SweepRun {
  readonly pace: Pace;
  encode(pass: GPUComputePassEncoder, dispatches: number): void;
  /** What dispatches achieved: attempted updates of all states, and the time they took. */
  observe(updates: number, ms: number): void;
}

export class SpinSweeper {
  /** True for kernels that keep no fields. */
  readonly leavesFieldsStale: boolean;
  /** By regime of acceptance. */
  readonly #tuners = new Map<number, KernelTuner>();
  #regime = 0;
  /** What the last batch ran with. */
  #last: SweepVariant;

  private constructor(
    private readonly gpu: Gpu,
    private readonly model: PackedModel,
    private readonly buffers: SpinBuffers,
    private readonly ready: readonly Ready[],
    readonly params: Params,
    private readonly bindings: Bindings,
    /** Under which name what was measured is kept. */
    private readonly choice: string,
    private readonly measured: boolean,
  ) {
    this.#last = ready[0]!.variant;
    this.leavesFieldsStale = leavesFieldsStale(this.#last);
  }

  get last(): SweepVariant {
    return this.#last;
  }

  /** @param variants  of one order: all keep fields, or none does */
  static async create(parts: SweptParts, variants: readonly SweepVariant[]): Promise<SpinSweeper> {
    const { gpu, model, shape, buffers, start } = parts;
    const states = model.samples * start.replicas;
    const pipelines = await Promise.all(
      variants.map((variant) =>
        compile(gpu, kernelOf(model, shape, variant, gpu.info), constantsOf(model, shape, variant)),
      ),
    );
    return gpu.guarded('preparing sweeps', () => {
      const params = gpu.root.createBuffer(SweepParams).$usage('uniform', 'storage');
      const bindings = bindingsOf(parts, variants[0]!, params);
      const ready = variants.map((variant, i): Ready => {
        const workgroups = workgroupsOf(variant, states, bindings.words);
        const pace = new Pace(gpu.info.software, states * variant.workgroupSize, gpu.waitMs, parts.budget);
        return { variant, pipeline: pipelines[i]!, pace, workgroups };
      });
      const { kind, size, rows, couplingBits } = model;
      const choice = `${kind} ${size} ${rows} ${couplingBits} ${states} ${variants[0]!.visits} ${variants.map(labelOf)}`;
      return new SpinSweeper(gpu, model, buffers, ready, params, bindings, choice, shape.measured);
    });
  }

  /** The law of the sweeps that follow. @param multipliers (B, k), [state][2] */
  setLaw(rule: UpdateRule, multipliers: Uint32Array): void {
    if (this.bindings.multiSpin) this.bindings.multiSpin.setLaw(rule, multipliers);
    else this.gpu.write(this.buffers.multipliers, multipliers);
  }

  /**
   * Runs every state from `clock` to `target`.
   *
   * @param flipsBefore  accepted flips since creation, [state], where they are known: the tuner learns the acceptance a look earlier
   * @returns accepted flips since creation, [state]
   */
  async sweepTo(
    clock: SpinClock,
    target: SpinClock,
    law: SweepLaw,
    flipsBefore?: Float64Array,
  ): Promise<Float64Array> {
    const states = this.model.samples * law.replicas;
    let done = states * (clock.sweep * this.model.size + clock.site);
    let flipped = flipsBefore ? sum(flipsBefore) : null;
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
      const ms = performance.now() - began;
      const updates = updatesOf(progress, this.model.size);
      const flips = flipsOf(progress);
      const flipsNow = sum(flips);
      if (flipped !== null) this.#regime = acceptanceRegime(flipsNow - flipped, updates - done);
      run.observe(updates - done, ms - this.gpu.waitMs);
      if (reached(progress, target)) return flips;
      run.pace.observe(ms);
      done = updates;
      flipped = flipsNow;
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

  /** What to run next, by what is known of the kernels and the sizes of their workgroups. */
  next(): SweepRun {
    const candidate = this.#tuner(this.#regime).next;
    const { variant, pipeline, pace, workgroups } = this.ready[candidate]!;
    this.#last = variant;
    return {
      pace,
      encode: (pass, dispatches) => {
        for (let k = 0; k < dispatches; k++) dispatch(pass, pipeline, this.bindings.group, workgroups);
      },
      observe: (updates, ms) => this.#observe(candidate, updates, ms),
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

  #tuner(regime: number): KernelTuner {
    const known = this.#tuners.get(regime);
    if (known) return known;
    const found = this.gpu.choices.get(`${this.choice} ${regime}`) ?? this.#fixed(regime);
    const made = new KernelTuner(this.ready.length, found);
    this.#tuners.set(regime, made);
    return made;
  }

  /** The choice where nothing is measured. */
  #fixed(regime: number): number | null {
    const variants = this.ready.map(({ variant }) => variant);
    return this.measured ? null : softwareChoice(variants, regime);
  }

  #observe(candidate: number, updates: number, ms: number): void {
    const tuner = this.#tuner(this.#regime);
    tuner.observe(candidate, updates, ms);
    if (tuner.chosen !== null) this.gpu.choices.set(`${this.choice} ${this.#regime}`, tuner.chosen);
  }
}

const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);

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

/** Accepted flips since creation, [state]. @param progress  [state][4], flips in the last two words */
export function flipsOf(progress: Uint32Array): Float64Array {
  return Float64Array.from(
    { length: progress.length / 4 },
    (_, state) => progress[4 * state + 3]! * 2 ** 32 + progress[4 * state + 2]!,
  );
}
