/**
 * `SpinState` on a WebGPU device. Spins, fields and counters stay there; only measurements come back.
 *
 * A sweep is a series of short dispatches. Each state keeps its own place (sweep, site) on the device and stops when its
 * budget of loop iterations is spent, so the host only dispatches again until every state has reached the target.
 */
import { initialSpins, wordsPerState } from '../../glass/spins.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type {
  SpinClock,
  SpinSnapshot,
  SpinState,
  SweepRequest,
  TemperRecord,
  TemperRequest,
  UpdateOrder,
} from '../contract.ts';
import { checkSweepRequest, checkTemperRequest } from '../requests.ts';
import type { Gpu } from './device.ts';
import { allocateSpins, releaseSpins, type SpinBuffers } from './spin-buffers.ts';
import { type SpinStart, sweepLaw, sweepMultipliers } from './spin-law.ts';
import { type SweepShape, sweepShapeFor } from './spin-limits.ts';
import { SpinMarks } from './spin-marks.ts';
import { SpinMeasures } from './spin-measures.ts';
import type { PackedModel } from './spin-pack.ts';
import { SpinSweeper } from './spin-sweeper.ts';
import { SpinTempering } from './spin-temper.ts';
import type { CountedSweep } from './sweep-counts.ts';
import { blockOf, fieldsOf, type SweepTuning, type Visits, variantsFor, visitsOf } from './sweep-variants.ts';

export type SweptBy = Pick<
  CountedSweep,
  'kernel' | 'visits' | 'workgroupSize' | 'model' | 'couplingBits' | 'block' | 'fieldsInStorage'
>;

export class WebGpuSpinState implements SpinState {
  readonly size: number;
  readonly samples: number;
  readonly replicas: number;
  readonly states: number;
  readonly unit: number;
  #clock: SpinClock = { sweep: 0, site: 0 };
  #flips: Float64Array;
  /** Made when first asked for. */
  #sweepers = new Map<Visits, SpinSweeper>();
  /** Is colour order the order of the sites? Unknown until it matters. */
  #siteOrder: boolean | undefined;
  /** Have spins changed since the kept fields were theirs? */
  #fieldsAreStale = false;
  #tempered: SpinTempering | undefined;
  readonly #marks: SpinMarks;
  #destroyed = false;
  /** Calls run one after another, whatever the caller awaits. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly gpu: Gpu,
    private readonly model: PackedModel,
    private readonly start: SpinStart,
    private readonly buffers: SpinBuffers,
    private readonly measures: SpinMeasures,
    private readonly shape: SweepShape,
    private readonly tuning: SweepTuning,
  ) {
    this.size = model.size;
    this.samples = model.samples;
    this.replicas = start.replicas;
    this.states = model.samples * start.replicas;
    this.unit = model.unit;
    this.#flips = new Float64Array(this.states);
    this.#marks = new SpinMarks(gpu, this.#spinBytes);
  }

  /**
   * @throws GBX-201 where the device's limits do not allow the size, before anything is allocated
   */
  static async create(
    gpu: Gpu,
    model: PackedModel,
    start: SpinStart,
    tuning: SweepTuning = {},
  ): Promise<WebGpuSpinState> {
    const shape = sweepShapeFor(model, gpu.info, tuning.workgroupSize);
    const buffers = await allocateSpins(gpu, model, start.replicas);
    try {
      const measures = await SpinMeasures.create(gpu, model, buffers, start.replicas);
      const state = new WebGpuSpinState(gpu, model, start, buffers, measures, shape, tuning);
      await state.#sweeper('sequential');
      await state.#place(
        initialSpins(model.size, state.states, start.seed, start.firstState ?? 0),
        { sweep: 0, site: 0 },
        new Float64Array(state.states),
      );
      return state;
    } catch (error) {
      releaseSpins(gpu, buffers);
      throw error;
    }
  }

  get clock(): SpinClock {
    return this.#clock;
  }

  sweep(request: SweepRequest): Promise<void> {
    return this.#inTurn(async () => {
      checkSweepRequest(request, this.states, 'webgpu', this.model.orders);
      const updates = this.#clock.site + request.sweeps * this.size + (request.sites ?? 0);
      const target = {
        sweep: this.#clock.sweep + Math.floor(updates / this.size),
        site: updates % this.size,
      };
      if (target.sweep >= 2 ** 32)
        throw new RangeError(`sweep ${target.sweep} is beyond the random counter's 2^32`);
      const multipliers = sweepMultipliers(this.model, this.replicas, request.betas);
      this.gpu.check();
      const sweeper = await this.#sweeper(request.order);
      if (!sweeper.leavesFieldsStale) this.#freshenFields();
      sweeper.setLaw(request.rule, multipliers);
      this.#flips = await sweeper.sweepTo(this.#clock, target, sweepLaw(this.start, request), this.#flips);
      if (sweeper.leavesFieldsStale) this.#fieldsAreStale = true;
      this.#clock = target;
    });
  }

  /** How sweeps of an order were made last: for those who count and time them. */
  async sweptBy(order: UpdateOrder): Promise<SweptBy> {
    const { model, shape, gpu } = this;
    const { last } = await this.#sweeper(order);
    return {
      ...last,
      model: model.kind,
      couplingBits: model.couplingBits,
      block: blockOf(model, last.workgroupSize),
      fieldsInStorage: fieldsOf(model, shape, last, gpu.info) === 'storage',
    };
  }

  temper(request: TemperRequest): Promise<TemperRecord> {
    return this.#inTurn(async () => {
      checkTemperRequest(request, this, 'webgpu', this.model.orders);
      const { betas, slots, rounds, sweepsPerRound } = request;
      const sweep = this.#clock.sweep + rounds * sweepsPerRound;
      if (sweep >= 2 ** 32) throw new RangeError(`sweep ${sweep} is beyond the random counter's 2^32`);
      const sweeper = await this.#sweeper(request.order);
      if (!sweeper.leavesFieldsStale || rounds === 0) this.#freshenFields();
      if (rounds === 0) return { slots: new Uint16Array(0), energies: await this.measures.energies() };
      const tempering = await this.#tempering(sweeper, betas.length);
      const ofStates = Float64Array.from(slots, (slot) => betas[slot]!);
      sweeper.setLaw(request.rule, sweepMultipliers(this.model, this.replicas, ofStates));
      const { flips, ...record } = await tempering.run(request, this.#clock, sweepLaw(this.start, request));
      this.#flips = flips;
      // Each exchange had fields and energies made first, where sweeps keep none.
      this.#fieldsAreStale = false;
      this.#clock = { ...this.#clock, sweep };
      return record;
    });
  }

  energies(): Promise<Float64Array> {
    return this.#inTurn(() => {
      this.#freshenFields();
      return this.measures.energies();
    });
  }

  magnetisations(): Promise<Int32Array> {
    return this.#inTurn(() => {
      const pairs = Uint32Array.from({ length: 2 * this.states }, (_, k) => (k & 1 ? k >> 1 : 0));
      return this.measures.overlaps(pairs, this.buffers.allUp, this.buffers.spins);
    });
  }

  overlaps(pairs: Uint32Array): Promise<Int32Array> {
    return this.#inTurn(async () => {
      const beyond = pairs.find((state) => state >= this.states);
      if (beyond !== undefined)
        throw new RangeError(`state ${beyond} does not exist: there are ${this.states}`);
      return this.measures.overlaps(pairs, this.buffers.spins, this.buffers.spins);
    });
  }

  flips(): Promise<Float64Array> {
    return this.#inTurn(async () => this.#flips.slice());
  }

  remember(mark: string): Promise<void> {
    return this.#inTurn(() => this.#marks.remember(mark, this.buffers.spins));
  }

  correlate(mark: string): Promise<Int32Array> {
    return this.#inTurn(() => {
      const then = this.#marks.get(mark);
      const pairs = Uint32Array.from({ length: 2 * this.states }, (_, k) => k >> 1);
      return this.measures.overlaps(pairs, then, this.buffers.spins);
    });
  }

  snapshot(): Promise<SpinSnapshot> {
    return this.#inTurn(async () => {
      const marks = await this.#marks.read();
      const spins = new Uint32Array(await this.gpu.read(this.buffers.spins, this.#spinBytes));
      return { clock: this.#clock, spins, flips: this.#flips.slice(), marks };
    });
  }

  restore(snapshot: SpinSnapshot): Promise<void> {
    return this.#inTurn(async () => {
      const words = this.states * wordsPerState(this.size);
      const lengths = [snapshot.spins, ...Object.values(snapshot.marks)].map(({ length }) => length);
      if (lengths.some((length) => length !== words) || snapshot.flips.length !== this.states) {
        throw new RangeError(`the snapshot is not of ${this.states} states of ${this.size} spins`);
      }
      await this.#place(snapshot.spins, snapshot.clock, snapshot.flips);
      await this.#marks.restore(snapshot.marks);
    });
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    // What is under way ends first: a buffer must not go while a command buffer names it.
    void this.#last.then(() => {
      this.#marks.clear();
      this.measures.destroy();
      this.#tempered?.destroy();
      for (const sweeper of this.#sweepers.values()) sweeper.destroy();
      releaseSpins(this.gpu, this.buffers);
    });
  }

  /** Kept until ladders of other lengths, or another kernel, are asked for. */
  async #tempering(sweeper: SpinSweeper, slots: number): Promise<SpinTempering> {
    if (this.#tempered?.sweeper === sweeper && this.#tempered.slots === slots) return this.#tempered;
    this.#tempered?.destroy();
    this.#tempered = undefined;
    const { gpu, model, buffers, measures, replicas, tuning } = this;
    const { recordedRounds } = tuning;
    const parts = { gpu, model, buffers, measures, sweeper, replicas, recordedRounds };
    this.#tempered = await SpinTempering.create(parts, slots);
    return this.#tempered;
  }

  async #sweeper(order: UpdateOrder): Promise<SpinSweeper> {
    if (order === 'colour') this.#siteOrder ??= this.model.colours() === null;
    const visits = visitsOf(order, this.#siteOrder === false);
    const known = this.#sweepers.get(visits);
    if (known) return known;
    const { gpu, model, shape, buffers, start, tuning } = this;
    const variants = variantsFor(model, shape, visits, tuning, gpu.info, this.states);
    const parts = { gpu, model, shape, buffers, start, budget: tuning.budget };
    const made = await SpinSweeper.create(parts, variants);
    this.#sweepers.set(visits, made);
    return made;
  }

  #freshenFields(): void {
    if (this.#fieldsAreStale) this.measures.refreshFields();
    this.#fieldsAreStale = false;
  }

  get #spinBytes(): number {
    return this.states * wordsPerState(this.size) * 4;
  }

  async #place(spins: Uint32Array, clock: SpinClock, flips: Float64Array): Promise<void> {
    const progress = new Uint32Array(4 * this.states);
    for (let state = 0; state < this.states; state++) {
      const count = flips[state]!;
      progress.set([clock.sweep, clock.site, count >>> 0, Math.floor(count / 2 ** 32)], 4 * state);
    }
    await this.gpu.guarded('placing spins', () => {
      this.gpu.write(this.buffers.spins, spins);
      this.gpu.write(this.buffers.progress, progress);
      this.measures.refreshFields();
    });
    this.#fieldsAreStale = false;
    this.#clock = { ...clock };
    this.#flips = flips.slice();
  }

  #inTurn<T>(work: () => Promise<T> | T): Promise<T> {
    const turn = this.#last.then(() => {
      if (this.#destroyed) throw new GlassboxError('GBX-222');
      this.gpu.check();
      return work();
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
