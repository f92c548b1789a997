/**
 * What a thread needs to know of its spin states, as plain data to post, and how large it is in the kernel's memory.
 * Widths are a property of the instances, decided by the largest row sum and the largest coupling, never by luck.
 */
import { fitsInt16, type GlassInstance } from '../../glass/instance.ts';
import type { PatternSet } from '../../glass/patterns.ts';
import type { Seed } from '../../random/seed.ts';

/** Bits of a field, and of a coupling in a row. The order is that of `runDense` in assembly/glass.ts. */
export const DENSE_WIDTHS = [
  { field: 16, row: 4 },
  { field: 16, row: 8 },
  { field: 16, row: 16 },
  { field: 32, row: 16 },
  { field: 32, row: 32 },
] as const;

export type SpinModelData =
  | {
      readonly kind: 'dense';
      /** Index into `DENSE_WIDTHS`. */
      readonly width: number;
      /** Rows whose sum (of J for half bytes, of 2 J for others) surely fits a byte, or 16 bits for rows of i16. */
      readonly together: number;
      readonly instances: readonly GlassInstance[];
    }
  | { readonly kind: 'sparse'; readonly instances: readonly GlassInstance[] }
  | { readonly kind: 'perceptron'; readonly patterns: readonly PatternSet[] };

/** States owner … owner + states - 1 (global indices), for one thread. */
export interface SpinSetup {
  readonly size: number;
  readonly seed: Seed;
  readonly owner: number;
  readonly states: number;
  /** Index of each state's sample in the model data, [state]. */
  readonly sampleOf: Uint32Array;
  readonly model: SpinModelData;
}

/** Rows and fields are padded to whole tiles. */
const TILE = 64;
/** Sites whose candidates are found together; each row's columns of its own group are kept a second time. */
export const GROUP = 16;
export const paddedSize = (size: number): number => Math.ceil(size / TILE) * TILE;
/** Patterns are padded to whole vectors. */
export const paddedPatterns = (patterns: number): number => Math.ceil(patterns / 16) * 16;

/** The narrowest integers that hold every field and every doubled coupling of all instances. */
export function glassModelData(instances: readonly GlassInstance[]): SpinModelData {
  if (instances.some(({ couplings }) => couplings.kind === 'sparse')) return { kind: 'sparse', instances };
  // Samples may share one set of couplings.
  const distinct = [...new Set(instances.map(({ couplings }) => couplings.values))];
  const largest = Math.max(...distinct.map(largestCoupling));
  const short = instances.every(fitsInt16);
  const width = short ? (largest <= 1 ? 0 : largest <= 63 ? 1 : 2) : largest < 2 ** 14 ? 3 : 4;
  const together =
    width === 0 ? 126 : Math.min(128, Math.floor((width === 1 ? 127 : 32_767) / (2 * largest)));
  return { kind: 'dense', width, together, instances };
}

function largestCoupling(values: Int16Array | Int32Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (size > largest) largest = size;
  }
  return largest;
}

/** The part of the model that states first … end - 1 need. */
export function shareOfModel(
  model: SpinModelData,
  replicas: number,
  first: number,
  end: number,
): SpinModelData {
  const from = Math.floor(first / replicas);
  const to = Math.floor((end - 1) / replicas) + 1;
  if (model.kind === 'perceptron') return { ...model, patterns: model.patterns.slice(from, to) };
  return { ...model, instances: model.instances.slice(from, to) };
}

/** Bytes of couplings (or pattern columns) of one sample, and of one state's own arrays. */
export function spinMemory(
  model: SpinModelData,
  size: number,
): { readonly sample: number; readonly state: number } {
  const pitch = paddedSize(size);
  if (model.kind === 'dense') {
    const { field, row } = DENSE_WIDTHS[model.width]!;
    return {
      sample: (size * (pitch * row + GROUP * Math.max(8, row))) / 8 + 4 * size,
      state: (2 * pitch * field) / 8,
    };
  }
  if (model.kind === 'sparse') {
    const pairs = model.instances.reduce((most, { couplings }) => Math.max(most, couplings.values.length), 0);
    return { sample: 8 * pairs + 4 * (size + 1) + 4 * size, state: 8 * pitch };
  }
  const columns = paddedPatterns(Math.max(...model.patterns.map((set) => set.patterns)));
  return { sample: size * columns + 2 * columns, state: 2 * columns + Math.ceil(size / 16) * 16 + 16 };
}
