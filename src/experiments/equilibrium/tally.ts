/**
 * Everything that is gathered about a batch while it runs, at each of its temperatures: sums in blocks of time, the series that
 * autocorrelation times come from, averages on a logarithmic clock, and the past of each copy.
 */
import { packedOverlap, wordsPerState } from '../../glass/spins.ts';
import { LogBins } from '../../observables/log-binning.ts';
import type { Memory } from '../journey.ts';
import { type Look, type LookShape, lookAt, overlapsOf, QUANTITIES, type Reading } from './quantities.ts';

/** Stretches of the measuring half; the scatter of their means is the thermal error. */
export const BLOCKS = 8;
/** Words of remembered spins in one batch at most: 8 MiB. */
const MOST_WORDS = 2 ** 21;

export interface TallySpec {
  readonly shape: LookShape;
  /** Temperatures that are looked at in turn or at once. */
  readonly slots: number;
  readonly samples: number;
  /** Measuring looks at each temperature. */
  readonly looks: number;
  /** False for populations: no chain in time, hence no past. */
  readonly chains: boolean;
  /** One sample alone: its copies are the independent units of the tests. */
  readonly alone: boolean;
}

interface Cell {
  /** [block][quantity], and looks in each block. */
  sums: Float64Array;
  counts: Float64Array;
  /** Energy per spin [copy][look], and q [pair][look]. */
  energies: Float64Array;
  overlaps: Int32Array;
  /** Sum of q^2 with the own past, [copy], and how many. */
  past: Float64Array;
  pastCount: number;
  energyBins: LogBins;
  overlapBins: LogBins;
  /** Remembered spins of each copy by look. */
  remembered: Record<number, Uint32Array>;
}

/** Gathers look by look; `summarise` makes numbers of it. */
export class Tally implements Memory {
  private cells: Cell[] = [];
  private readonly pairs: number;
  private readonly everyRemembered: number;

  constructor(readonly spec: TallySpec) {
    const { shape, slots, samples, looks } = spec;
    this.pairs = (shape.copies * (shape.copies - 1)) / 2;
    const words = slots * samples * shape.copies * wordsPerState(shape.size);
    const most = Math.max(1, Math.floor(MOST_WORDS / words));
    this.everyRemembered = Math.max(1, Math.ceil(looks / 2 / most));
    this.reset();
  }

  /** Units of the tests within one sample: the sample itself, or disjoint pairs of its copies. */
  get units(): number {
    return this.spec.alone ? Math.floor(this.spec.shape.copies / 2) : 1;
  }

  reset(): void {
    const { slots, samples, shape, looks, chains } = this.spec;
    this.cells = Array.from({ length: slots * samples }, () => ({
      sums: new Float64Array(BLOCKS * QUANTITIES.length),
      counts: new Float64Array(BLOCKS),
      energies: new Float64Array(chains ? shape.copies * looks : 0),
      overlaps: new Int32Array(chains ? this.pairs * looks : 0),
      past: new Float64Array(shape.copies),
      pastCount: 0,
      energyBins: new LogBins(),
      overlapBins: new LogBins(),
      remembered: {},
    }));
  }

  cell(slot: number, sample: number): Readonly<Cell> {
    return this.cells[slot * this.spec.samples + sample]!;
  }

  /**
   * A look at one sample at one temperature.
   *
   * @param states  of its copies, [copy]
   * @param clock   time for the logarithmic bins, 1 …
   * @param number  of the measuring look, 0 …; null while the copies still settle
   * @returns integer overlaps, [pair]
   */
  chain(
    slot: number,
    sample: number,
    reading: Reading,
    states: ArrayLike<number>,
    clock: number,
    number: number | null,
  ): Int32Array {
    const { shape, looks } = this.spec;
    const cell = this.cells[slot * this.spec.samples + sample]!;
    const { overlaps } = overlapsOf(shape, reading.packed, states);
    cell.energyBins.add(clock, this.unitEnergies(reading, states));
    cell.overlapBins.add(clock, this.unitOverlaps(overlaps));
    if (number === null) return overlaps;
    this.add(slot, sample, Math.floor((number * BLOCKS) / looks), lookAt(shape, sample, reading, states));
    for (let c = 0; c < shape.copies; c++)
      cell.energies[c * looks + number] = (reading.energies[states[c]!]! * shape.unit) / shape.size;
    for (let p = 0; p < this.pairs; p++) cell.overlaps[p * looks + number] = overlaps[p]!;
    this.rememberOrCompare(cell, reading.packed, states, number);
    return overlaps;
  }

  /** Adds a look to the sums of a block. */
  add(slot: number, sample: number, block: number, { values }: Look): void {
    const cell = this.cells[slot * this.spec.samples + sample]!;
    for (let q = 0; q < values.length; q++) cell.sums[block * values.length + q]! += values[q]!;
    cell.counts[block]! += 1;
  }

  /** q^2 with the own past half the measuring time ago. */
  private rememberOrCompare(
    cell: Cell,
    packed: Uint32Array,
    states: ArrayLike<number>,
    number: number,
  ): void {
    const { shape, looks } = this.spec;
    const half = Math.floor(looks / 2);
    if (number < half) {
      if (number % this.everyRemembered === 0) cell.remembered[number] = spinsOf(packed, states, shape);
      return;
    }
    const before = cell.remembered[number - half];
    if (!before) return;
    for (let c = 0; c < shape.copies; c++)
      cell.past[c]! += (packedOverlap(before, c, packed, states[c]!, shape.size) / shape.size) ** 2;
    cell.pastCount++;
    delete cell.remembered[number - half];
  }

  private unitEnergies(reading: Reading, states: ArrayLike<number>): number[] {
    const { shape, alone } = this.spec;
    const u = Array.from(states, (state) => (reading.energies[state]! * shape.unit) / shape.size);
    if (!alone) return [u.reduce((sum, x) => sum + x, 0) / u.length];
    return Array.from({ length: this.units }, (_, k) => (u[2 * k]! + u[2 * k + 1]!) / 2);
  }

  private unitOverlaps(overlaps: Int32Array): number[] {
    const { shape, alone } = this.spec;
    const q2 = Array.from(overlaps, (sum) => (sum / shape.size) ** 2);
    if (!alone) return [q2.reduce((sum, x) => sum + x, 0) / q2.length];
    return Array.from({ length: this.units }, (_, k) => q2[pairPlace(2 * k, shape.copies)]!);
  }

  save(): unknown {
    return this.cells.map(({ energyBins, overlapBins, ...rest }) => ({
      ...structuredClone(rest),
      energyBins: energyBins.save(),
      overlapBins: overlapBins.save(),
    }));
  }

  restore(saved: unknown): void {
    const all = saved as (Omit<Cell, 'energyBins' | 'overlapBins'> & {
      energyBins: ReturnType<LogBins['save']>;
      overlapBins: ReturnType<LogBins['save']>;
    })[];
    this.cells = all.map(({ energyBins, overlapBins, ...rest }) => {
      const bins = [new LogBins(), new LogBins()] as const;
      bins[0].restore(energyBins);
      bins[1].restore(overlapBins);
      return { ...structuredClone(rest), energyBins: bins[0], overlapBins: bins[1] };
    });
  }
}

/** Place of the pair (a, a + 1) among the pairs of all copies. */
export function pairPlace(a: number, copies: number): number {
  return a * copies - (a * (a + 1)) / 2;
}

function spinsOf(packed: Uint32Array, states: ArrayLike<number>, { size }: LookShape): Uint32Array {
  const stride = wordsPerState(size);
  const copy = new Uint32Array(states.length * stride);
  for (let c = 0; c < states.length; c++)
    copy.set(packed.subarray(states[c]! * stride, (states[c]! + 1) * stride), c * stride);
  return copy;
}
