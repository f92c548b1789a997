/**
 * One side of the clock: a batch of states at one temperature, moved, remembered half way, measured, summed up.
 *
 * The run knows only this; what a state is (spins, perceptron weights, a network's parameters) is the side's own business.
 */
import { meanOverPairs } from '../../observables/overlap.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Frame, Histogram, MatrixData, Row, SpinsAtRow } from '../declaration.ts';
import { alike } from '../shards.ts';

export interface SideSummary {
  readonly values: Row['values'];
  readonly samples: Readonly<Record<string, readonly number[]>>;
  readonly histograms: Readonly<Record<string, Histogram>>;
  readonly matrices?: Readonly<Record<string, MatrixData>>;
  /** Something the person should know: a message id and facts. */
  readonly note?: { readonly id: string; readonly facts: Readonly<Record<string, string | number>> };
}

export interface Side {
  /** Sweeps or moves at each temperature. */
  readonly unitsPerTemperature: number;
  /** Starts a temperature tau of the common ladder (T/J, T/Delta). Keeps the state: this is a cooling. */
  enter(tau: number): void;
  /** Moves every state by so many sweeps or moves; `tuning` is true in the half that is not measured. */
  advance(units: number, tuning: boolean): Promise<void>;
  /** Keeps the present as "earlier" (t = S/2). */
  remember(): Promise<void>;
  /** Adds one measurement of what changes fast. */
  measure(): Promise<void>;
  /** Ends the temperature: everything measured, with errors. */
  summary(): Promise<SideSummary>;
  /** Plain data that `restore` goes on from, exactly. */
  save(): Promise<unknown>;
  restore(saved: unknown): Promise<void>;
  /** What the live picture shows. */
  frame(): Promise<Frame['arrays']>;
  /** The copies of the first sample as they stand: energies and likeness; null where they are no copies any more. */
  map(): Promise<MatrixData | null>;
  /** The states, where they are spins; null where they are not. */
  spins(): Promise<Omit<SpinsAtRow, 'label'> | null>;
  destroy(): void;
}

/** Shape of a batch: state = sample * replicas + replica. */
export interface Batch {
  readonly samples: number;
  readonly replicas: number;
}

/** Sums of per-copy or per-pair numbers over the measurements of one temperature. */
export class Sums {
  private total: Float64Array;
  private count = 0;

  constructor(private readonly length: number) {
    this.total = new Float64Array(length);
  }

  reset(): void {
    this.total.fill(0);
    this.count = 0;
  }

  add(values: ArrayLike<number>): void {
    if (values.length !== this.length)
      throw new RangeError(`expected ${this.length} numbers, got ${values.length}`);
    for (let i = 0; i < this.length; i++) this.total[i]! += values[i]!;
    this.count++;
  }

  mean(): Float64Array {
    return this.total.map((sum) => sum / this.count);
  }

  save(): SavedSums {
    return { total: this.total.slice(), count: this.count };
  }

  restore(saved: SavedSums): void {
    this.total = saved.total.slice();
    this.count = saved.count;
  }
}

export interface SavedSums {
  readonly total: Float64Array;
  readonly count: number;
}

/** Of samples in shards, one shard after the other. */
export function joinSums(shards: readonly SavedSums[]): SavedSums {
  return {
    total: joined(...shards.map(({ total }) => total)),
    count: alike(shards.map(({ count }) => count)),
  };
}

/** Means of each sample's copies (or pairs), [sample]; `values` is [sample][per sample]. */
export function perSample(values: ArrayLike<number>, samples: number): number[] {
  const each = values.length / samples;
  return Array.from({ length: samples }, (_, s) => {
    let sum = 0;
    for (let k = 0; k < each; k++) sum += values[s * each + k]!;
    return sum / each;
  });
}

/** Mean over copies with its error over samples, or over copies where there is one sample; values [state]. */
export function meanOverCopies(values: ArrayLike<number>, { samples }: Batch): Estimate {
  return meanOverSamples(samples > 1 ? perSample(values, samples) : values);
}

export function meanOfPairs(values: ArrayLike<number>, { samples, replicas }: Batch): Estimate {
  return meanOverPairs(values, samples, replicas);
}

/** Two columns, null where the number cannot be told. */
export function asColumns(name: string, estimate: Estimate): Record<string, number | null> {
  return { [name]: orNull(estimate.value), [`${name}Error`]: orNull(estimate.error) };
}

export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** One after the other, as doubles. */
export function joined(...parts: readonly ArrayLike<number>[]): Float64Array<ArrayBuffer> {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
