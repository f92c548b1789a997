/** The spin models in the kernel's memory: how each lays out its couplings and states, sweeps, and counts its energy. */
import { canonicalOrder } from '../../glass/colouring.ts';
import { compressedRows } from '../../glass/compressed-rows.ts';
import type { UpdateOrder } from '../../glass/dynamics.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { localFields } from '../../glass/local-fields.ts';
import type { PatternSet } from '../../glass/patterns.ts';
import type { KernelMemory } from './kernel-memory.ts';
import type { SpinExports } from './spin-exports.ts';
import {
  DENSE_WIDTHS,
  GROUP,
  paddedPatterns,
  paddedSize,
  type SpinModelData,
  type SpinSetup,
} from './spin-layout.ts';

type SpinArray = Int8Array | Int16Array | Int32Array;

/** A model whose samples and states lie in memory. Spins are 0 (down) or -1 (up), [site]. */
export interface LoadedModel {
  spins(state: number): SpinArray;
  /** Makes what is derived from the spins (fields, stabilities) theirs. */
  refill(state: number): void;
  /** Updates in the given order, from update number `site` of `sweep` on. @returns accepted flips */
  run(order: UpdateOrder, state: number, sweep: number, site: number, updates: number): number;
  energy(state: number): number;
  /** What a flip of a state must move: a row of its sample's couplings, all its fields. Dense glasses only. */
  footprint?(state: number): FlipFootprint;
}

/** Addresses and bytes. */
export interface FlipFootprint {
  readonly fields: number;
  readonly fieldBytes: number;
  readonly rows: number;
  readonly rowBytes: number;
}

/** Places couplings and states in the kernel's memory. Once spins are set, `refill` makes the rest theirs. */
export function loadModel(kernel: SpinExports, memory: KernelMemory, setup: SpinSetup): LoadedModel {
  const { model } = setup;
  switch (model.kind) {
    case 'dense':
      return loadDense(kernel, memory, setup, model);
    case 'sparse':
      return loadSparse(kernel, memory, setup, model);
    case 'perceptron':
      return loadPerceptron(kernel, memory, setup, model);
  }
}

type Kind<K> = Extract<SpinModelData, { readonly kind: K }>;

function loadDense(
  kernel: SpinExports,
  memory: KernelMemory,
  { size, states, sampleOf }: SpinSetup,
  { width, together, instances }: Kind<'dense'>,
): LoadedModel {
  const { field: fieldBits, row: rowBits } = DENSE_WIDTHS[width]!;
  const Fields = INTEGERS[fieldBits];
  const pitch = paddedSize(size);
  const stateBytes = (pitch * fieldBits) / 8;
  const nearBits = Math.max(8, rowBits);
  const rows = instances.map(() => memory.reserve((size * pitch * rowBits) / 8));
  const near = instances.map(() => memory.reserve((size * GROUP * nearBits) / 8));
  const fields = memory.reserve(states * stateBytes);
  const spins = memory.reserve(states * stateBytes);
  instances.forEach(({ couplings }, sample) => {
    const Row = INTEGERS[nearBits as 8 | 16 | 32];
    if (rowBits === 4)
      writeHalves(couplings.values, new Uint8Array(memory.buffer, rows[sample]!, (size * pitch) / 2));
    else writeRows(couplings.values, new Row(memory.buffer, rows[sample]!, size * pitch), size);
    writeNear(couplings.values, new Row(memory.buffer, near[sample]!, size * GROUP));
  });
  const bases = instances.map(allDownFields);
  const fieldsOf = (state: number) => new Fields(memory.buffer, fields + state * stateBytes, size);
  const spinsOf = (state: number) => new Fields(memory.buffer, spins + state * stateBytes, size);
  return {
    spins: spinsOf,
    refill(state) {
      const sample = sampleOf[state]!;
      fieldsOf(state).set(bases[sample]!);
      kernel.fillFields(
        width,
        fields + state * stateBytes,
        spins + state * stateBytes,
        rows[sample]!,
        together,
      );
    },
    run(order, state, sweep, site, updates) {
      const sample = sampleOf[state]!;
      const at = [width, fields + state * stateBytes, spins + state * stateBytes, rows[sample]!] as const;
      if (order === 'random') return kernel.runRandom(...at, together, sweep, site, updates);
      // A dense glass has as many colours as sites: colour order is sequential order.
      return kernel.runDense(...at, near[sample]!, together, sweep, site, updates);
    },
    energy: (state) => energyOf(fieldsOf(state), spinsOf(state), instances[sampleOf[state]!]!.field),
    footprint: (state) => ({
      fields: fields + state * stateBytes,
      fieldBytes: stateBytes,
      rows: rows[sampleOf[state]!]!,
      rowBytes: (pitch * rowBits) / 8,
    }),
  };
}

function loadSparse(
  kernel: SpinExports,
  memory: KernelMemory,
  { size, states, sampleOf }: SpinSetup,
  { instances }: Kind<'sparse'>,
): LoadedModel {
  const stateBytes = 4 * paddedSize(size);
  const graphs = instances.map((instance) => {
    // A dense sample among sparse ones is converted.
    const { offsets, columns, values } = compressedRows(instance);
    const pairs = new Int32Array(2 * values.length);
    for (let p = 0; p < values.length; p++) {
      pairs[2 * p] = columns[p]!;
      pairs[2 * p + 1] = 2 * values[p]!;
    }
    return { offsets: memory.place(offsets), pairs: memory.place(pairs) };
  });
  const fields = memory.reserve(states * stateBytes);
  const spins = memory.reserve(states * stateBytes);
  const bases = instances.map(allDownFields);
  const fieldsOf = (state: number) => new Int32Array(memory.buffer, fields + state * stateBytes, size);
  const spinsOf = (state: number) => new Int32Array(memory.buffer, spins + state * stateBytes, size);
  const byColour = colourPlaces(memory, size, instances);
  const placeOf = (state: number): [number, number, number, number] => {
    const { offsets, pairs } = graphs[sampleOf[state]!]!;
    return [fields + state * stateBytes, spins + state * stateBytes, offsets, pairs];
  };
  return {
    spins: spinsOf,
    refill(state) {
      fieldsOf(state).set(bases[sampleOf[state]!]!);
      kernel.fillSparse(...placeOf(state));
    },
    run(order, state, sweep, site, updates) {
      const at = placeOf(state);
      if (order === 'random') return kernel.runRandomSparse(...at, sweep, site, updates);
      if (order === 'sequential') return kernel.runSparse(...at, sweep, site, updates);
      return kernel.runColour(...at, ...byColour(sampleOf[state]!), sweep, site, updates);
    },
    energy: (state) => energyOf(fieldsOf(state), spinsOf(state), instances[sampleOf[state]!]!.field),
  };
}

/** Sites in colour order of a sample, and room for words and thresholds of all sites; placed when first asked for. */
function colourPlaces(
  memory: KernelMemory,
  size: number,
  instances: readonly GlassInstance[],
): (sample: number) => [number, number, number] {
  let scratch: readonly [number, number] | undefined;
  const orders: number[] = [];
  return (sample) => {
    const bytes = 4 * paddedSize(size);
    scratch ??= [memory.reserve(bytes), memory.reserve(bytes)];
    orders[sample] ??= memory.place(canonicalOrder(instances[sample]!));
    return [orders[sample], ...scratch];
  };
}

function loadPerceptron(
  kernel: SpinExports,
  memory: KernelMemory,
  { size, states, sampleOf }: SpinSetup,
  { patterns }: Kind<'perceptron'>,
): LoadedModel {
  const pitch = paddedPatterns(patterns[0]!.patterns);
  const columns = patterns.map(() => memory.reserve(size * pitch));
  const stabilities = memory.reserve(states * 2 * pitch);
  const spinBytes = Math.ceil(size / 16) * 16;
  const spins = memory.reserve(states * spinBytes);
  const energies = memory.reserve(4 * states);
  const bases = patterns.map((set, sample) =>
    writeColumns(set, new Int8Array(memory.buffer, columns[sample]!, size * pitch)),
  );
  const placeOf = (state: number): [number, number, number, number] => [
    stabilities + state * 2 * pitch,
    spins + state * spinBytes,
    columns[sampleOf[state]!]!,
    pitch,
  ];
  const energyView = (state: number) => new Int32Array(memory.buffer, energies + 4 * state, 1);
  return {
    spins: (state) => new Int8Array(memory.buffer, spins + state * spinBytes, size),
    refill(state) {
      const [at] = placeOf(state);
      new Int16Array(memory.buffer, at, pitch).set(bases[sampleOf[state]!]!);
      kernel.fillPerceptron(...placeOf(state));
      energyView(state)[0] = kernel.countViolated(at, pitch);
    },
    run: (_, state, sweep, site, updates) =>
      kernel.runPerceptron(...placeOf(state), energies + 4 * state, sweep, site, updates),
    energy: (state) => energyView(state)[0]!,
  };
}

const INTEGERS = { 8: Int8Array, 16: Int16Array, 32: Int32Array } as const;

/** Rows of 2 J, each padded with zeros. */
function writeRows(couplings: ArrayLike<number>, rows: SpinArray, size: number): void {
  const pitch = rows.length / size;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) rows[i * pitch + j] = 2 * couplings[i * size + j]!;
  }
}

/** Rows of half bytes J + 1, in the order of assembly/dense.ts, padded with those of J = 0. */
function writeHalves(couplings: ArrayLike<number>, rows: Uint8Array): void {
  const size = Math.sqrt(couplings.length);
  const pitch = rows.length / size;
  rows.fill(0x11);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      rows[i * pitch + (j >> 5) * 16 + (j & 15)]! += couplings[i * size + j]! << ((j & 16) >> 2);
    }
  }
}

/** 2 J between each site and its own group, [site][GROUP]. */
function writeNear(couplings: ArrayLike<number>, near: SpinArray): void {
  const size = near.length / GROUP;
  for (let i = 0; i < size; i++) {
    const first = i - (i % GROUP);
    for (let j = first; j < Math.min(first + GROUP, size); j++)
      near[i * GROUP + j - first] = 2 * couplings[i * size + j]!;
  }
}

/** Local fields of the configuration with every spin down: what the kernel's `fill…` adds the others to. */
function allDownFields(instance: GlassInstance): Int32Array {
  return localFields(instance, new Int8Array(instance.size).fill(-1));
}

/** E = -(1/2) sum_i s_i (field_i + h_i): exact, the sum is even and below 2^53. */
function energyOf(fields: SpinArray, spins: SpinArray, external: Int32Array | null): number {
  let twice = 0;
  for (let i = 0; i < fields.length; i++) {
    const sum = fields[i]! + (external ? external[i]! : 0);
    twice += spins[i] === 0 ? sum : -sum;
  }
  return twice / 2;
}

/** Columns [site][pattern] of 2 xi. @returns the stabilities of all weights down; 1 for the padding, never violated */
function writeColumns({ size, patterns, values }: PatternSet, columns: Int8Array): Int16Array {
  const pitch = columns.length / size;
  const base = new Int16Array(pitch).fill(1, patterns);
  for (let mu = 0; mu < patterns; mu++) {
    for (let i = 0; i < size; i++) {
      const xi = values[mu * size + i]!;
      columns[i * pitch + mu] = 2 * xi;
      base[mu]! -= xi;
    }
  }
  return base;
}
