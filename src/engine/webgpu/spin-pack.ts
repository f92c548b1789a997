/** From instances to the bytes that the spin kernels read. Everything is padded to whole quads with zeros. */
import { canonicalColouring } from '../../glass/colouring.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import type { PatternSet } from '../../glass/patterns.ts';
import { glassOrders, type OrderBar, perceptronOrders } from '../../glass/update-orders.ts';

/** One bit: every coupling off the diagonal is +1 or -1. */
export type CouplingBits = 1 | 8 | 16 | 32;
export type SpinModelKind = 'dense' | 'sparse' | 'perceptron';

/** A model ready for the device; sizes are known before any array is made. */
export interface PackedModel {
  readonly kind: SpinModelKind;
  readonly size: number;
  readonly samples: number;
  /** Kept integers per state: fields of N sites, or stabilities of P patterns. */
  readonly rows: number;
  readonly couplingBits: CouplingBits;
  /** Rows of couplings per sample, padding included. */
  readonly couplingRows: number;
  /** The multiplier's x is beta times this. */
  readonly oddsPerField: readonly number[];
  readonly unit: number;
  readonly couplingBytes: number;
  couplings(): Uint32Array;
  offsets(): Uint32Array;
  /** [sample][site], null without external field. */
  external(): Int32Array | null;
  /** Most neighbours of a site; 0 unless the model is sparse. */
  readonly largestDegree: number;
  /** (site, end of its colour) by update in colour order, [sample][update]; null where that is the order of the sites. */
  colours(): Uint32Array | null;
  /** The samples of a glass; none for perceptrons. */
  readonly instances: readonly GlassInstance[];
  /** What stands in the way of an update order. */
  readonly orders: OrderBar;
}

/** Quads of four sites. */
export const quadsOf = (count: number): number => (count + 3) >> 2;

const EMPTY = new Uint32Array(4);

/** Writes rows of `columns` integers as quads of lanes: [row][quad], lane 0 in the low bits. */
function packLanes(
  target: Uint32Array,
  firstRow: number,
  values: ArrayLike<number>,
  columns: number,
  bits: Exclude<CouplingBits, 1>,
): void {
  const lanes =
    bits === 8
      ? new Int8Array(target.buffer)
      : bits === 16
        ? new Int16Array(target.buffer)
        : new Int32Array(target.buffer);
  const stride = quadsOf(columns) * 4;
  const rows = values.length / columns;
  for (let row = 0; row < rows; row++) {
    const to = (firstRow + row) * stride;
    for (let j = 0; j < columns; j++) lanes[to + j] = values[row * columns + j]!;
  }
}

/** Lanes of a row, padding included: rows of bits begin at whole words, others at whole quads. */
export const rowLanes = (columns: number, bits: CouplingBits): number =>
  bits === 1 ? 32 * Math.ceil(columns / 32) : 4 * quadsOf(columns);

/** Writes rows of +1 and -1 as bits: [row][word], column 0 the least significant; +1 is 1, the diagonal and the padding 0. */
function packBits(target: Uint32Array, firstRow: number, values: ArrayLike<number>, columns: number): void {
  const words = rowLanes(columns, 1) / 32;
  for (let row = 0; row * columns < values.length; row++) {
    const to = (firstRow + row) * words;
    for (let j = 0; j < columns; j++) {
      if (values[row * columns + j]! > 0) target[to + (j >> 5)]! |= 1 << (j & 31);
    }
  }
}

/** Is every coupling off the diagonal +1 or -1, in all samples, and the diagonal 0? */
function areSigns(instances: readonly GlassInstance[]): boolean {
  return instances.every(({ couplings, size }) => {
    if (couplings.kind !== 'dense') return false;
    const { values } = couplings;
    for (let k = 0; k < values.length; k++) {
      const expected = k % (size + 1) === 0 ? 0 : 1;
      if (Math.abs(values[k]!) !== expected) return false;
    }
    return true;
  });
}

/** The narrowest lanes that hold every coupling. */
function widthOf(instances: readonly GlassInstance[]): CouplingBits {
  const within = (limit: number) =>
    instances.every(({ couplings }) => {
      const { values } = couplings;
      for (let k = 0; k < values.length; k++) if (values[k]! < -limit || values[k]! >= limit) return false;
      return true;
    });
  if (areSigns(instances)) return 1;
  if (within(128)) return 8;
  return within(32_768) ? 16 : 32;
}

function externalOf(instances: readonly GlassInstance[]): Int32Array | null {
  if (instances.every(({ field }) => field === null)) return null;
  const size = instances[0]!.size;
  const all = new Int32Array(instances.length * size);
  for (const [sample, { field }] of instances.entries()) if (field) all.set(field, sample * size);
  return all;
}

/** Row-major dense values of an instance of either kind. */
function denseValues({ size, couplings }: GlassInstance): ArrayLike<number> {
  if (couplings.kind === 'dense') return couplings.values;
  const values = new Int32Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = couplings.offsets[i]!; k < couplings.offsets[i + 1]!; k++) {
      values[i * size + couplings.columns[k]!] = couplings.values[k]!;
    }
  }
  return values;
}

/** All samples sparse: neighbour lists. One dense sample among them makes all dense. */
export function packGlass(instances: readonly GlassInstance[]): PackedModel {
  const size = instances[0]!.size;
  const common = {
    size,
    samples: instances.length,
    rows: size,
    couplingRows: size,
    oddsPerField: instances.map(({ unit }) => 2 * unit),
    unit: instances[0]!.unit,
    external: () => externalOf(instances),
    largestDegree: 0,
    colours: () => coloursOf(instances),
    instances,
    orders: glassOrders(instances),
  };
  if (instances.every(({ couplings }) => couplings.kind === 'sparse')) {
    const entries = instances.reduce((sum, { couplings }) => sum + couplings.values.length, 0);
    return {
      ...common,
      kind: 'sparse',
      largestDegree: instances.reduce((most, instance) => Math.max(most, largestDegreeOf(instance)), 0),
      couplingBits: 32,
      couplingBytes: Math.max(16, 8 * entries),
      couplings: () => neighbourLists(instances, entries),
      offsets: () => neighbourOffsets(instances),
    };
  }
  const couplingBits = widthOf(instances);
  const couplingBytes = (instances.length * size * rowLanes(size, couplingBits) * couplingBits) / 8;
  return {
    ...common,
    kind: 'dense',
    couplingBits,
    couplingBytes,
    couplings: () => {
      const packed = new Uint32Array(couplingBytes / 4);
      for (const [sample, instance] of instances.entries()) {
        const values = denseValues(instance);
        if (couplingBits === 1) packBits(packed, sample * size, values, size);
        else packLanes(packed, sample * size, values, size, couplingBits);
      }
      return packed;
    },
    offsets: () => EMPTY,
  };
}

/** (column, coupling) of every neighbour, sample after sample. */
function neighbourLists(instances: readonly GlassInstance[], entries: number): Uint32Array {
  const lists = new Uint32Array(Math.max(4, 2 * entries));
  let next = 0;
  for (const { couplings } of instances) {
    if (couplings.kind !== 'sparse') throw new TypeError('neighbour lists need sparse samples');
    for (let k = 0; k < couplings.values.length; k++) {
      lists[next++] = couplings.columns[k]!;
      lists[next++] = couplings.values[k]!;
    }
  }
  return lists;
}

/** Where each site's neighbours begin, [sample][site], and one more per sample. */
function neighbourOffsets(instances: readonly GlassInstance[]): Uint32Array {
  const size = instances[0]!.size;
  const offsets = new Uint32Array(instances.length * (size + 1));
  let before = 0;
  for (const [sample, { couplings }] of instances.entries()) {
    if (couplings.kind !== 'sparse') throw new TypeError('neighbour lists need sparse samples');
    for (let i = 0; i <= size; i++) offsets[sample * (size + 1) + i] = before + couplings.offsets[i]!;
    before += couplings.values.length;
  }
  return offsets;
}

function largestDegreeOf({ size, couplings }: GlassInstance): number {
  if (couplings.kind === 'dense') return size - 1;
  let most = 0;
  for (let i = 0; i < size; i++) most = Math.max(most, couplings.offsets[i + 1]! - couplings.offsets[i]!);
  return most;
}

function coloursOf(instances: readonly GlassInstance[]): Uint32Array | null {
  const size = instances[0]!.size;
  const pairs = new Uint32Array(2 * size * instances.length);
  let inOrder = true;
  for (const [sample, instance] of instances.entries()) {
    const { order, colours, starts } = canonicalColouring(instance);
    order.forEach((site, position) => {
      pairs.set([site, starts[colours[site]! + 1]!], 2 * (sample * size + position));
      inOrder &&= site === position;
    });
  }
  return inOrder ? null : pairs;
}

/** Rows are patterns, padded to whole quads with patterns of zeros, which never count. */
export function packPatterns(sets: readonly PatternSet[]): PackedModel {
  const { size, patterns } = sets[0]!;
  const couplingRows = quadsOf(patterns) * 4;
  const couplingBytes = sets.length * couplingRows * quadsOf(size) * 4;
  return {
    kind: 'perceptron',
    size,
    samples: sets.length,
    rows: patterns,
    couplingBits: 8,
    couplingRows,
    couplingBytes,
    oddsPerField: sets.map(() => 1),
    unit: 1,
    couplings: () => {
      const packed = new Uint32Array(couplingBytes / 4);
      for (const [sample, set] of sets.entries())
        packLanes(packed, sample * couplingRows, set.values, size, 8);
      return packed;
    },
    offsets: () => EMPTY,
    external: () => null,
    largestDegree: 0,
    colours: () => null,
    instances: [],
    orders: perceptronOrders,
  };
}
