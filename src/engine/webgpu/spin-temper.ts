/**
 * Replica exchange on the device. One submission carries many rounds: sweeps up to the target, energies, and the exchange, which
 * decides all swaps, gives every state its new temperature and moves the target on. Where some state has not arrived (its budget of
 * loop iterations was spent), the exchange does nothing and the next sweeps go on; so the host looks only at the end of a submission.
 */
import { d, type TgpuBuffer, type UniformFlag } from 'typegpu';
import { swapMultipliers } from '../../glass/exchange.ts';
import { type Multiplier, multiplierOf } from '../../random/acceptance.ts';
import type { SpinClock, TemperRecord, TemperRequest } from '../contract.ts';
import type { Gpu } from './device.ts';
import { compile, dispatch } from './kernel.ts';
import type { SpinBuffers } from './spin-buffers.ts';
import type { SweepLaw } from './spin-law.ts';
import type { SpinMeasures } from './spin-measures.ts';
import { PLACE_WORDS } from './spin-multi.ts';
import type { PackedModel } from './spin-pack.ts';
import { flipsOf, type SpinSweeper, type SweepRun } from './spin-sweeper.ts';
import {
  exchangeKernel,
  exchangeLayout,
  multiSpinLawKernel,
  multiSpinLawLayout,
  TemperParams,
} from './spin-temper-kernels.ts';
import type { SweepTuning } from './sweep-variants.ts';
import { TemperPace } from './temper-pace.ts';

/** Slots recorded before the host takes them: 1 MiB of them. */
const RECORD_WORDS = 2 ** 18;
/** Written to the record before the kernel runs: no slot has this number. */
const POISON = 0x5a5a5a5a;

export interface TemperedState {
  readonly gpu: Gpu;
  readonly model: PackedModel;
  readonly buffers: SpinBuffers;
  readonly measures: SpinMeasures;
  readonly sweeper: SpinSweeper;
  readonly replicas: number;
  readonly recordedRounds: SweepTuning['recordedRounds'];
}

/** Multi-spin coding keeps its law in tables, which follow the slots. */
interface MultiSpinLaw {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly jobs: number;
  readonly thresholds: GPUBuffer;
}

export class SpinTempering {
  private readonly pace = new TemperPace();

  private constructor(
    private readonly state: TemperedState,
    /** Slots of a ladder. */
    readonly slots: number,
    private readonly pipeline: GPUComputePipeline,
    private readonly group: GPUBindGroup,
    private readonly params: TgpuBuffer<typeof TemperParams> & UniformFlag,
    private readonly laws: GPUBuffer,
    private readonly record: GPUBuffer,
    private readonly multiSpin: MultiSpinLaw | null,
    private readonly owned: readonly GPUBuffer[],
  ) {}

  get sweeper(): SpinSweeper {
    return this.state.sweeper;
  }

  /** For ladders of so many slots, swept by this sweeper. */
  static async create(state: TemperedState, slots: number): Promise<SpinTempering> {
    const { gpu, model, buffers, sweeper, replicas } = state;
    const [pipeline, lawPipeline] = await Promise.all([
      compile(gpu, exchangeKernel),
      sweeper.multiSpin ? compile(gpu, multiSpinLawKernel) : null,
    ]);
    const states = model.samples * replicas;
    return gpu.guarded('preparing replica exchange', () => {
      const { root } = gpu;
      const params = root.createBuffer(TemperParams).$usage('uniform');
      const owned: GPUBuffer[] = [];
      const storage = (label: string, bytes: number, content?: Uint32Array) => {
        const buffer = gpu.buffer(label, bytes, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC, content);
        owned.push(buffer);
        return buffer;
      };
      const laws = storage('laws', 16 * model.samples * slots);
      const record = storage('record', 4 * (1 + states * (1 + roundsAtOnce(state))));
      const { progress, energies, multipliers, logTable } = buffers;
      const group = root.createBindGroup(exchangeLayout, {
        params,
        sweepParams: sweeper.params,
        progress,
        energies,
        multipliers,
        laws,
        logTable,
        record,
      });
      let multiSpin: MultiSpinLaw | null = null;
      if (sweeper.multiSpin && lawPipeline) {
        const content = sweeper.multiSpin.lawJobs();
        const jobs = storage('jobs', content.byteLength, content);
        const thresholds = storage('thresholds', 4 * PLACE_WORDS * model.samples * slots);
        const { tables } = sweeper.multiSpin;
        const entries = { params, jobs, record, thresholds, tables };
        const lawGroup = root.unwrap(root.createBindGroup(multiSpinLawLayout, entries));
        multiSpin = { pipeline: lawPipeline, group: lawGroup, jobs: content.length / 4, thresholds };
      }
      return new SpinTempering(
        state,
        slots,
        pipeline,
        root.unwrap(group),
        params,
        laws,
        record,
        multiSpin,
        owned,
      );
    });
  }

  /** @returns what is recorded, and the accepted flips since creation, [state] */
  async run(
    request: TemperRequest,
    clock: SpinClock,
    law: SweepLaw,
  ): Promise<TemperRecord & { readonly flips: Float64Array }> {
    const states = request.slots.length;
    const all = new Uint16Array(request.rounds * states);
    this.writeLaws(request);
    let slots = request.slots;
    for (let done = 0; ; ) {
      const some = Math.min(request.rounds - done, roundsAtOnce(this.state));
      const now = { sweep: clock.sweep + done * request.sweepsPerRound, site: clock.site };
      const piece = { ...request, slots, firstRound: request.firstRound + done, rounds: some };
      const { record, energies, flips } = await this.piece(piece, now, law);
      all.set(record, done * states);
      done += some;
      if (done === request.rounds) return { slots: all, energies, flips };
      slots = Uint32Array.from(record.subarray(-states));
    }
  }

  destroy(): void {
    this.params.destroy();
    for (const buffer of this.owned) this.state.gpu.release(buffer);
  }

  /** Multipliers of the sweeps at every slot and of the swaps between them: [sample][slot]. */
  private writeLaws({ betas, rule }: TemperRequest): void {
    const { gpu, model, sweeper } = this.state;
    const perUnit = model.kind === 'perceptron' ? 1 : 2;
    const sweeps: Multiplier[] = [];
    const laws = new Uint32Array(4 * model.samples * betas.length);
    model.oddsPerField.forEach((odds, sample) => {
      const swaps = swapMultipliers(betas, odds / perUnit);
      betas.forEach((beta, slot) => {
        const sweep = multiplierOf(beta * odds);
        const swap = swaps[slot] ?? { B: 0, k: 0 };
        laws.set([sweep.B, sweep.k, swap.B, swap.k], 4 * (sample * betas.length + slot));
        sweeps.push(sweep);
      });
    });
    gpu.write(this.laws, laws);
    if (this.multiSpin) gpu.write(this.multiSpin.thresholds, sweeper.multiSpin!.lawThresholds(rule, sweeps));
  }

  /** Rounds whose slots fit the record, in as many submissions as they take. */
  private async piece(request: TemperRequest, clock: SpinClock, law: SweepLaw) {
    const { gpu, model, buffers, measures, sweeper, replicas } = this.state;
    const { rounds, sweepsPerRound, firstRound, firstSample = 0, seed } = request;
    const states = request.slots.length;
    this.params.write({
      key: d.vec2u(seed[0], seed[1]),
      states,
      replicas,
      slots: this.slots,
      firstSample,
      firstRound,
      rounds,
      sweepsPerRound,
      perceptron: model.kind === 'perceptron' ? 1 : 0,
    });
    const recordBytes = 4 * (1 + states * (1 + rounds));
    const record = new Uint32Array(recordBytes / 4).fill(POISON);
    record[0] = 0;
    record.set(request.slots, 1);
    gpu.write(this.record, record);
    measures.poisonEnergies();
    const first = { sweep: clock.sweep + sweepsPerRound, site: clock.site };
    sweeper.aim(first, law, sweeper.next().pace.budget);
    for (let done = 0; ; ) {
      const run = sweeper.next();
      // The rest of the parameters is the device's by now.
      sweeper.params.patch({ budget: run.pace.budget });
      const began = performance.now();
      const tries = Math.min(this.pace.tries, rounds - done);
      this.submit(run, tries);
      // All that the last look needs is asked for at once: some hosts take 10 ms and more for any wait.
      const last = tries === rounds - done;
      const [seen, energies, progress] = await Promise.all([
        gpu.read(this.record, last ? recordBytes : 4),
        last ? measures.readEnergies() : null,
        last ? gpu.read(buffers.progress, 16 * states) : null,
      ]);
      const found = new Uint32Array(seen);
      const made = found[0]! - done;
      done += made;
      const ms = performance.now() - began - gpu.waitMs;
      this.pace.observe(run.pace, ms, made, tries);
      run.observe(made * sweepsPerRound * model.size * states, ms);
      if (done === rounds) {
        const slots = Uint16Array.from(found.subarray(1 + states));
        return { record: slots, energies: energies!, flips: flipsOf(new Uint32Array(progress!)) };
      }
    }
  }

  private submit(run: SweepRun, tries: number): void {
    const { gpu, measures, sweeper } = this.state;
    gpu.submit((encoder) => {
      const pass = encoder.beginComputePass();
      for (let k = 0; k < tries; k++) {
        run.encode(pass, this.pace.dispatches);
        measures.encodeEnergies(pass, sweeper.leavesFieldsStale);
        dispatch(pass, this.pipeline, this.group, 1);
        if (this.multiSpin)
          dispatch(pass, this.multiSpin.pipeline, this.multiSpin.group, this.multiSpin.jobs);
      }
      pass.end();
    });
  }
}

function roundsAtOnce({ model, replicas, recordedRounds }: TemperedState): number {
  return recordedRounds ?? Math.max(1, Math.floor(RECORD_WORDS / (model.samples * replicas)) - 1);
}
