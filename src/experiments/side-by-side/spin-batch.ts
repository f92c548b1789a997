/**
 * A batch of spin states on the clock: what a glass and a binary perceptron share. Sweeps, the memory of half time, and the
 * sums from which either makes its columns.
 */
import type { SpinSnapshot, SpinState, UpdateRule } from '../../engine/contract.ts';
import { unpackSpins } from '../../glass/spins.ts';
import { pairsWithinSamples } from '../../observables/overlap.ts';
import type { Frame, MatrixData, SpinsAtRow } from '../declaration.ts';
import { replicaMap } from '../replica-map.ts';
import { joined, type SavedSums, type Side, type SideSummary, Sums } from './side.ts';

const EARLIER = 'half-time';

interface SavedBatch {
  readonly snapshot: SpinSnapshot;
  readonly energies: SavedSums;
  readonly magnetisations: SavedSums;
  readonly q: SavedSums;
  readonly absQ: SavedSums;
  readonly q2: SavedSums;
  readonly overlaps: Float64Array<ArrayBuffer>;
  readonly flipsBefore: Float64Array;
  readonly sweepsHere: number;
}

/** Means over the measurements of one temperature. */
export interface SpinMeans {
  /** Integer energy, [state]. */
  readonly energies: Float64Array;
  /** Magnetisation per spin, [state]. */
  readonly magnetisations: Float64Array;
  /** Functions of q between copies, [sample][pair]. */
  readonly pairs: { readonly q: Float64Array; readonly absQ: Float64Array; readonly q2: Float64Array };
  /** q of a state with itself at half time, [state]. */
  readonly self: Float64Array;
  /** Share of updates that flipped a spin. */
  readonly acceptance: number;
  /** Every measured overlap sum_i s_i^a s_i^b of two copies, any order: for P(q). */
  readonly overlaps: Float64Array<ArrayBuffer>;
}

export class SpinBatch {
  private readonly pairs: Uint32Array;
  private readonly energies: Sums;
  private readonly magnetisations: Sums;
  private readonly q: Sums;
  private readonly absQ: Sums;
  private readonly q2: Sums;
  private seen = new Float64Array(0);
  private betas: Float64Array;
  private flipsBefore: Float64Array;
  private sweepsHere = 0;

  constructor(
    readonly state: SpinState,
    private readonly rule: UpdateRule,
  ) {
    const pairCount = (state.replicas * (state.replicas - 1)) / 2;
    this.pairs = pairsWithinSamples(state.samples, state.replicas);
    this.energies = new Sums(state.states);
    this.magnetisations = new Sums(state.states);
    this.q = new Sums(state.samples * pairCount);
    this.absQ = new Sums(state.samples * pairCount);
    this.q2 = new Sums(state.samples * pairCount);
    this.betas = new Float64Array(state.states);
    this.flipsBefore = new Float64Array(state.states);
  }

  enter(beta: number): void {
    this.betas.fill(beta);
    for (const sums of [this.energies, this.magnetisations, this.q, this.absQ, this.q2]) sums.reset();
    this.seen = new Float64Array(0);
    this.sweepsHere = 0;
  }

  async advance(sweeps: number): Promise<void> {
    await this.state.sweep({ betas: this.betas, sweeps, rule: this.rule, order: 'sequential' });
    this.sweepsHere += sweeps;
  }

  remember(): Promise<void> {
    return this.state.remember(EARLIER);
  }

  async measure(): Promise<void> {
    const { state } = this;
    this.energies.add(await state.energies());
    this.magnetisations.add(Float64Array.from(await state.magnetisations(), (m) => m / state.size));
    const overlaps = await state.overlaps(this.pairs);
    const q = Float64Array.from(overlaps, (sum) => sum / state.size);
    this.seen = joined(this.seen, overlaps);
    this.q.add(q);
    this.absQ.add(q.map(Math.abs));
    this.q2.add(q.map((value) => value * value));
  }

  async means(): Promise<SpinMeans> {
    const { state } = this;
    const flips = await state.flips();
    const made = flips.reduce((sum, count, i) => sum + count - this.flipsBefore[i]!, 0);
    this.flipsBefore = flips;
    return {
      energies: this.energies.mean(),
      magnetisations: this.magnetisations.mean(),
      pairs: { q: this.q.mean(), absQ: this.absQ.mean(), q2: this.q2.mean() },
      self: Float64Array.from(await state.correlate(EARLIER), (sum) => sum / state.size),
      acceptance: made / (state.states * state.size * Math.max(1, this.sweepsHere)),
      overlaps: this.seen,
    };
  }

  /** The first two copies of the first sample, as +-1. */
  async twins(): Promise<{ a: Int8Array; b: Int8Array }> {
    const { spins } = await this.state.snapshot();
    return { a: unpackSpins(spins, this.state.size, 0), b: unpackSpins(spins, this.state.size, 1) };
  }

  /** All states as they stand. */
  async spins(): Promise<Omit<SpinsAtRow, 'label'>> {
    const { size, samples, replicas } = this.state;
    const { spins } = await this.state.snapshot();
    return { size, samples, replicas, firstSample: 0, spins, betas: this.betas.slice() };
  }

  /** The copies of the first sample, by energy times `scale`. */
  async map(scale: number, signed: boolean): Promise<MatrixData> {
    const { state } = this;
    const overlaps = await state.overlaps(pairsWithinSamples(1, state.replicas));
    const energies = (await state.energies()).subarray(0, state.replicas);
    return replicaMap({
      overlaps: Float64Array.from(overlaps, (sum) => sum / state.size),
      energies: energies.map((energy) => energy * scale),
      signed,
    });
  }

  async save(): Promise<SavedBatch> {
    const { energies, magnetisations, q, absQ, q2, flipsBefore, sweepsHere } = this;
    return {
      snapshot: await this.state.snapshot(),
      energies: energies.save(),
      magnetisations: magnetisations.save(),
      q: q.save(),
      absQ: absQ.save(),
      q2: q2.save(),
      overlaps: this.seen,
      flipsBefore: flipsBefore.slice(),
      sweepsHere,
    };
  }

  /** After `enter` of the same temperature. */
  async restore(saved: unknown): Promise<void> {
    const from = saved as SavedBatch;
    await this.state.restore(from.snapshot);
    this.energies.restore(from.energies);
    this.magnetisations.restore(from.magnetisations);
    this.q.restore(from.q);
    this.absQ.restore(from.absQ);
    this.q2.restore(from.q2);
    this.seen = from.overlaps;
    this.flipsBefore = from.flipsBefore.slice();
    this.sweepsHere = from.sweepsHere;
  }
}

/** A side made of spins; a subclass says what a temperature and a summary are. */
export abstract class SpinSide implements Side {
  constructor(
    protected readonly batch: SpinBatch,
    /** Sweeps at each temperature. */
    readonly unitsPerTemperature: number,
  ) {}

  abstract enter(tau: number): void;
  abstract summary(): Promise<SideSummary>;
  abstract frame(): Promise<Frame['arrays']>;
  abstract map(): Promise<MatrixData>;

  advance(sweeps: number): Promise<void> {
    return this.batch.advance(sweeps);
  }
  remember(): Promise<void> {
    return this.batch.remember();
  }
  measure(): Promise<void> {
    return this.batch.measure();
  }
  spins(): Promise<Omit<SpinsAtRow, 'label'>> {
    return this.batch.spins();
  }
  save(): Promise<unknown> {
    return this.batch.save();
  }
  restore(saved: unknown): Promise<void> {
    return this.batch.restore(saved);
  }
  destroy(): void {
    this.batch.state.destroy();
  }
}
