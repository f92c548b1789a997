/**
 * One thread's spin states: glass.wasm and its memory. Runs inside a kernels worker, or in the calling thread where there
 * are none. What differs between models (fields, energies, the sweep itself) is in `spin-models.ts`.
 */

import { type ExchangeLaw, exchangeRound } from '../../glass/exchange.ts';
import { initialSpins, wordsPerState } from '../../glass/spins.ts';
import { LOG_OCTAVES, LOG_TABLE } from '../../random/logarithm.ts';
import { WordReader } from '../../random/philox.ts';
import { Stream } from '../../random/streams.ts';
import type { TemperRecord, UpdateOrder, UpdateRule } from '../contract.ts';
import { KernelMemory } from './kernel-memory.ts';
import { MultiSpinStates } from './multi-spin.ts';
import type { SpinExports } from './spin-exports.ts';
import type { SpinSetup } from './spin-layout.ts';
import { type LoadedModel, loadModel } from './spin-models.ts';

/**
 * Runs of updates, one after another, of all states of a thread. Run r starts at `sweep[r]`, `site[r]` and attempts
 * `updates[r]` updates of each state s under the multiplier (B, k)[r * states + s].
 */
export interface SweepBatch {
  readonly rule: UpdateRule;
  readonly order: UpdateOrder;
  readonly sweep: Float64Array;
  readonly site: Int32Array;
  readonly updates: Int32Array;
  readonly B: Uint32Array;
  readonly k: Uint8Array;
}

/** Rounds of sweeps and exchanges of a thread's states, which make whole ladders. Plain data, posted to the thread. */
export interface TemperBatch {
  readonly rule: UpdateRule;
  readonly order: UpdateOrder;
  /** Clock before the first round. */
  readonly sweep: number;
  readonly site: number;
  readonly sweepsPerRound: number;
  readonly firstRound: number;
  readonly rounds: number;
  readonly law: ExchangeLaw;
  /** (B, k) of each place on a ladder for sweeps, [ladder * slots + slot]. */
  readonly B: Uint32Array;
  readonly k: Uint8Array;
  /** Slot of each state, [state]. */
  readonly slots: Uint32Array;
}

/** Largest error of the kernel's float thresholds in log-odds, with room (assembly/thresholds.ts). */
export const THRESHOLD_SLACK = 0.0095;
const SCRATCH_BYTES = 2368;
/** Of `moveRows`: many enough that all rows are met. */
const DIFFERENT_PASSES = 32;

export class SpinKernel {
  private readonly memory = new KernelMemory();
  private readonly kernel: SpinExports;
  private readonly model: LoadedModel;
  private flipped: Float64Array;
  private planes: MultiSpinStates | undefined;
  /** Are the states' spins those in `planes`, and the model's out of date? */
  private inPlanes = false;

  /** Starts from the seed's random spins. @throws RangeError where the memory cannot be had */
  constructor(
    module: WebAssembly.Module,
    private readonly setup: SpinSetup,
  ) {
    const { size, seed, states, owner } = setup;
    this.kernel = this.memory.instantiate<SpinExports>(module);
    const table = this.memory.place(LOG_TABLE);
    const octaves = this.memory.place(LOG_OCTAVES);
    this.kernel.configure(size, seed[0], seed[1], table, octaves, this.memory.reserve(SCRATCH_BYTES));
    this.model = loadModel(this.kernel, this.memory, setup);
    this.flipped = new Float64Array(states);
    this.restore(initialSpins(size, states, seed, owner), this.flipped);
  }

  get memoryBytes(): number {
    return this.memory.bytes;
  }

  sweep(batch: SweepBatch): void {
    if (batch.order === 'multi-spin') {
      this.turnIntoPlanes().sweep(batch, this.flipped);
      return;
    }
    this.turnIntoStates();
    const { rule, order, sweep, site, updates, B, k } = batch;
    const { states, owner } = this.setup;
    const code = rule === 'heat-bath' ? 0 : 1;
    const stream = rule === 'heat-bath' ? Stream.HeatBath : Stream.Metropolis;
    // State by state, so that its fields stay in the first-level cache through all runs of the batch.
    for (let state = 0; state < states; state++) {
      for (let run = 0; run < updates.length; run++) {
        const b = B[run * states + state]!;
        const shift = k[run * states + state]!;
        const scale = b === 0 ? 0 : 2 ** (26 + shift) / b;
        this.kernel.law(code, stream, owner + state, b, shift, scale, scale * THRESHOLD_SLACK);
        this.flipped[state]! += this.model.run(order, state, sweep[run]!, site[run]!, updates[run]!);
      }
    }
  }

  /** @returns slots after each round, [round][state], and the energies after the last */
  temper(batch: TemperBatch): TemperRecord {
    const { rule, order, sweep, sweepsPerRound, firstRound, rounds, law } = batch;
    const { size, states } = this.setup;
    const slots = batch.slots.slice();
    const record = new Uint16Array(rounds * states);
    const [site, updates] = [Int32Array.of(batch.site), Int32Array.of(sweepsPerRound * size)];
    const [B, k] = [new Uint32Array(states), new Uint8Array(states)];
    let energies = this.energies();
    for (let round = 0; round < rounds; round++) {
      for (let state = 0; state < states; state++) {
        const place = state - (state % law.slots) + slots[state]!;
        B[state] = batch.B[place]!;
        k[state] = batch.k[place]!;
      }
      const now = Float64Array.of(sweep + round * sweepsPerRound);
      this.sweep({ rule, order, sweep: now, site, updates, B, k });
      energies = this.energies();
      exchangeRound(law, slots, energies, firstRound + round);
      record.set(slots, round * states);
    }
    return { slots: record, energies };
  }

  /** Turning takes as long as some sweeps, so it waits until it must be. */
  private turnIntoPlanes(): MultiSpinStates {
    this.planes ??= new MultiSpinStates(this.kernel, this.memory, this.setup);
    if (!this.inPlanes) this.planes.load(this.packed());
    this.inPlanes = true;
    return this.planes;
  }

  private turnIntoStates(): void {
    if (!this.inPlanes) return;
    this.place(this.planes!.packed());
    this.inPlanes = false;
  }

  energies(): Float64Array {
    if (this.inPlanes) return this.planes!.energies();
    return Float64Array.from({ length: this.setup.states }, (_, state) => this.model.energy(state));
  }

  flips(): Float64Array {
    return this.flipped.slice();
  }

  /** Packed spins, [state][word]. */
  packed(): Uint32Array {
    if (this.inPlanes) return this.planes!.packed();
    const { size, states } = this.setup;
    const words = wordsPerState(size);
    const packed = new Uint32Array(states * words);
    for (let state = 0; state < states; state++) {
      const spins = this.model.spins(state);
      for (let i = 0; i < size; i++) packed[state * words + (i >> 5)]! |= (spins[i]! & 1) << (i & 31);
    }
    return packed;
  }

  restore(packed: Uint32Array, flips: Float64Array): void {
    if (this.inPlanes) this.planes!.load(packed);
    else this.place(packed);
    this.flipped = flips.slice();
  }

  /**
   * For benchmarks, the memory limit of accepted flips: state by state, `passes` times, the rows of a random share of the sites (not
   * always the same ones), in their order, are read, and all fields read and written. Spins and fields stay as they are.
   * @returns rows moved and ms
   */
  moveRows(share: number, passes: number): { readonly rows: number; readonly ms: number } {
    const { size, states, seed } = this.setup;
    const zero = this.memory.reserve(16);
    const { rowBytes } = this.model.footprint!(0);
    const lists = Array.from({ length: DIFFERENT_PASSES }, (_, pass) => {
      const words = new WordReader(seed, Stream.Bootstrap, pass);
      const sites = Array.from({ length: size }, (_, site) => site);
      return sites.filter((site) => words.word(site) < share * 2 ** 32);
    });
    const places = lists.map((list) => this.memory.place(Uint32Array.from(list)));
    let [rows, ms] = [0, 0];
    for (let state = 0; state < states; state++) {
      const at = this.model.footprint!(state);
      lists.forEach((list, k) => {
        new Uint32Array(this.memory.buffer, places[k]!, list.length).set(
          list.map((site) => at.rows + site * rowBytes),
        );
      });
      const start = performance.now();
      for (let pass = 0; pass < passes; pass++) {
        const k = pass % DIFFERENT_PASSES;
        const { length } = lists[k]!;
        this.kernel.moveRows(at.fields, at.fieldBytes, places[k]!, length, at.fieldBytes / rowBytes, zero);
        rows += length;
      }
      ms += performance.now() - start;
    }
    return { rows, ms };
  }

  private place(packed: Uint32Array): void {
    const { size, states } = this.setup;
    const words = wordsPerState(size);
    for (let state = 0; state < states; state++) {
      const spins = this.model.spins(state);
      for (let i = 0; i < size; i++) spins[i] = -((packed[state * words + (i >> 5)]! >>> (i & 31)) & 1);
      this.model.refill(state);
    }
  }
}
