/**
 * The spin configurations that every engine must play bit for bit alike, and how one is played. Plain functions without a
 * test runner, so that hosts without Vitest (Deno) can play them too and compare digests.
 *
 * `spin-digests.json` holds each configuration with the digest it gives; it is made from the reference.
 */
import type { Engine, SpinState, UpdateOrder, UpdateRule } from '../../src/engine/contract.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { type Boundary, latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { randomPatterns } from '../../src/glass/patterns-random.ts';
import { instanceOf, sparseFrom } from '../../src/glass/quantise.ts';
import { WordReader } from '../../src/random/philox.ts';
import { type Seed, seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

export type Beta = number | 'Infinity';

/** One request: state s runs at betas[s mod length]. */
export interface Stage {
  readonly rule: UpdateRule;
  /** Default sequential. */
  readonly order?: UpdateOrder;
  readonly betas: readonly Beta[];
  readonly sweeps: number;
  readonly sites: number;
}

export interface SpinCase {
  readonly name: string;
  readonly model:
    | { readonly kind: 'sk'; readonly couplings: 'gaussian' | 'binary'; readonly couplingBits: number }
    | { readonly kind: 'sparse'; readonly degree: number; readonly largest: number }
    | {
        /** ±J nearest neighbours. */
        readonly kind: 'lattice';
        readonly lengths: readonly number[];
        readonly boundary: Boundary;
        readonly density: number;
      }
    | { readonly kind: 'perceptron'; readonly patterns: number; readonly labels: 'random' | 'teacher' };
  readonly size: number;
  /** Largest |h_i| of a random external field in units; 0 for none. */
  readonly field: number;
  readonly samples: number;
  readonly replicas: number;
  readonly seed: number;
  readonly firstState: number;
  readonly stages: readonly Stage[];
}

/** Everything a state can be asked for after its run. */
export interface Outcome {
  readonly digest: string;
  readonly clock: SpinState['clock'];
  readonly spins: Uint32Array;
  readonly energies: Float64Array;
  readonly flips: Float64Array;
  readonly magnetisations: Int32Array;
  readonly overlaps: Int32Array;
  /** With the configuration remembered after the first stage. */
  readonly correlation: Int32Array;
}

const numeric = (beta: Beta): number => (beta === 'Infinity' ? Infinity : beta);

/** Three stages that stop inside sweeps, with beta 0, small, large and infinite side by side. */
function stages(rule: UpdateRule, size: number): Stage[] {
  const part = Math.max(1, Math.floor(size / 2) - 1);
  return [
    { rule, betas: [0, 0.25, 1, 'Infinity'], sweeps: 2, sites: part },
    { rule, betas: [1.7, 0.02, 'Infinity', 0.6], sweeps: 0, sites: Math.min(size - 1, 7) },
    { rule, betas: [0.9, 1.3, 3, 6, 0.4], sweeps: 2, sites: size - 1 },
  ];
}

const shape = { field: 0, samples: 2, replicas: 2, seed: 20260701, firstState: 0 } as const;

function sk(
  size: number,
  couplings: 'gaussian' | 'binary',
  couplingBits: number,
  rule: UpdateRule,
): SpinCase {
  const kind = couplings === 'binary' ? '±J' : `Gaussian ${couplingBits} bits`;
  return {
    ...shape,
    name: `SK ${kind} N = ${size}, ${rule}`,
    model: { kind: 'sk', couplings, couplingBits },
    size,
    stages: stages(rule, size),
  };
}

function* allCases(): Generator<SpinCase> {
  for (const rule of ['heat-bath', 'metropolis'] as const) {
    for (const size of [2, 3, 31, 33, 64, 100, 257]) yield sk(size, 'binary', 1, rule);
    for (const bits of [3, 5]) for (const size of [33, 100]) yield sk(size, 'gaussian', bits, rule);
    for (const bits of [10, 13, 18]) for (const size of [3, 33, 257]) yield sk(size, 'gaussian', bits, rule);
    for (const [size, bits] of [
      [65, 5],
      [100, 12],
    ] as const) {
      const base = sk(size, 'gaussian', bits, rule);
      yield { ...base, name: `${base.name}, with a field`, field: 3 * 2 ** bits };
    }
    for (const size of [5, 64, 130]) {
      yield {
        ...shape,
        name: `sparse N = ${size}, ${rule}`,
        model: { kind: 'sparse', degree: 4, largest: 9 },
        size,
        field: size === 64 ? 5 : 0,
        stages: stages(rule, size),
      };
    }
    for (const labels of ['random', 'teacher'] as const) {
      for (const [size, patterns] of [
        [3, 2],
        [33, 20],
        [101, 61],
      ] as const) {
        yield {
          ...shape,
          name: `perceptron N = ${size}, P = ${patterns}, ${labels}, ${rule}`,
          model: { kind: 'perceptron', patterns, labels },
          size,
          stages: stages(rule, size),
        };
      }
    }
  }
  const wide = sk(64, 'binary', 1, 'heat-bath');
  yield { ...wide, name: `${wide.name}, 3 samples of 7 replicas`, samples: 3, replicas: 7 };
  yield { ...wide, name: `${wide.name}, a shard from state 9`, firstState: 9 };
  yield { ...wide, name: `${wide.name}, one state`, samples: 1, replicas: 1 };
  const warm = [{ rule: 'heat-bath', betas: [0.3, 0.6], sweeps: 30, sites: 5 }] as const;
  yield { ...wide, name: `${wide.name}, warm`, stages: warm };
  const large = sk(600, 'binary', 1, 'heat-bath');
  yield { ...large, name: `${large.name}, long`, samples: 1, stages: large.stages.slice(0, 2) };
  for (const rule of ['heat-bath', 'metropolis'] as const) {
    yield* otherOrders(rule);
    yield* multiSpin(rule);
  }
}

/** The same run in another order, or in several: one for each stage. */
function inOrder(spinCase: SpinCase, ...orders: readonly UpdateOrder[]): SpinCase {
  return {
    ...spinCase,
    name: `${spinCase.name}, ${orders.join(' then ')} order`,
    stages: spinCase.stages.map((stage, i) => ({ ...stage, order: orders[i % orders.length]! })),
  };
}

/** Every width of couplings and fields that an engine may have, in each order; and orders that follow one another. */
function* otherOrders(rule: UpdateRule): Generator<SpinCase> {
  const sparse = (size: number, field: number): SpinCase => ({
    ...shape,
    name: `sparse N = ${size}, ${rule}`,
    model: { kind: 'sparse', degree: 4, largest: 9 },
    size,
    field,
    stages: stages(rule, size),
  });
  for (const order of ['colour', 'random'] as const) {
    for (const size of [5, 64, 257]) yield inOrder(sparse(size, size === 64 ? 5 : 0), order);
  }
  yield inOrder(sk(33, 'binary', 1, rule), 'colour');
  for (const size of [2, 100, 257]) yield inOrder(sk(size, 'binary', 1, rule), 'random');
  for (const bits of [5, 10, 18]) yield inOrder(sk(33, 'gaussian', bits, rule), 'random');
  const base = sk(65, 'gaussian', 12, rule);
  yield inOrder({ ...base, name: `${base.name}, with a field`, field: 3 * 2 ** 12 }, 'random');
  yield inOrder(sparse(130, 4), 'colour', 'random', 'sequential');
}

/** Words of 32 states: whole, in part, from the middle of one on, shared between samples; sites of 0 to 6 neighbours. */
function* multiSpin(rule: UpdateRule): Generator<SpinCase> {
  const lattice = (lengths: readonly number[], changes: Partial<SpinCase['model']> = {}): SpinCase => {
    const size = lengths.reduce((product, length) => product * length, 1);
    return {
      ...shape,
      name: `±J lattice ${lengths.join(' x ')}, ${rule}`,
      model: { kind: 'lattice', lengths, boundary: 'periodic', density: 1, ...changes } as SpinCase['model'],
      size,
      stages: stages(rule, size),
    };
  };
  const cube = lattice([3, 4, 3]);
  yield inOrder(cube, 'multi-spin');
  yield inOrder({ ...cube, name: `${cube.name}, 1 sample of 32`, samples: 1, replicas: 32 }, 'multi-spin');
  yield inOrder(
    {
      ...cube,
      name: `${cube.name}, 3 samples of 47 from state 90`,
      samples: 3,
      replicas: 47,
      firstState: 90,
    },
    'multi-spin',
  );
  const open = lattice([4, 3, 3], { boundary: 'open' });
  yield inOrder({ ...open, name: `${open.name}, open` }, 'multi-spin', 'colour', 'multi-spin');
  const square = lattice([6, 7], { density: 0.7 });
  yield inOrder({ ...square, name: `${square.name}, diluted`, replicas: 20 }, 'multi-spin', 'random');
}

export const spinCases: readonly SpinCase[] = [...allCases()];

/** Whether a case keeps to these orders. */
export const keepsTo = (spinCase: SpinCase, ...orders: readonly UpdateOrder[]): boolean =>
  spinCase.stages.every(({ order = 'sequential' }) => orders.includes(order));

/** Warm enough for one changed coupling to show: played with `change`, its digest must be another. */
export const unchanged = spinCases.find((c) => c.name === 'SK ±J N = 64, heat-bath, warm')!;

export async function openCase(engine: Engine, spinCase: SpinCase, change = false): Promise<SpinState> {
  const { model, size, samples, replicas, firstState } = spinCase;
  const seed = seedFrom(spinCase.seed);
  const shared = { replicas, seed, firstState };
  if (model.kind === 'perceptron') {
    const patterns = Array.from({ length: samples }, (_, sample) =>
      randomPatterns({ size, patterns: model.patterns, labels: model.labels, seed, sample }),
    );
    return engine.perceptron({ patterns, ...shared });
  }
  const instances = Array.from({ length: samples }, (_, sample) =>
    withField(instanceFor(model, size, seed, sample), spinCase.field, seed, sample),
  );
  if (change) flipOneCoupling(instances[0]!);
  return engine.glass({ instances, ...shared });
}

function instanceFor(
  model: Exclude<SpinCase['model'], { kind: 'perceptron' }>,
  size: number,
  seed: Seed,
  sample: number,
): GlassInstance {
  switch (model.kind) {
    case 'sk':
      return sherringtonKirkpatrick({ ...model, size, seed, sample });
    case 'sparse':
      return randomGraph(size, model.degree, model.largest, seed, sample);
    case 'lattice':
      return latticeGlass({ ...model, couplings: 'binary', couplingBits: 1, seed, sample });
  }
}

export async function playCase(engine: Engine, spinCase: SpinCase, change = false): Promise<Outcome> {
  const state = await openCase(engine, spinCase, change);
  try {
    for (const [i, stage] of spinCase.stages.entries()) {
      await playStage(state, stage);
      if (i === 0) await state.remember('first');
    }
    return await outcomeOf(state);
  } finally {
    state.destroy();
  }
}

export function playStage(
  state: SpinState,
  { rule, order = 'sequential', betas, sweeps, sites }: Stage,
): Promise<void> {
  const perState = Float64Array.from({ length: state.states }, (_, s) => numeric(betas[s % betas.length]!));
  return state.sweep({ betas: perState, rule, order, sweeps, sites });
}

export async function outcomeOf(state: SpinState): Promise<Outcome> {
  const pairs = Uint32Array.from({ length: 2 * state.states }, (_, i) =>
    i % 2 === 0 ? i / 2 : (3 * i + 1) % state.states,
  );
  const snapshot = await state.snapshot();
  return {
    digest: spinDigest(snapshot, state.size),
    clock: state.clock,
    spins: snapshot.spins,
    energies: await state.energies(),
    flips: await state.flips(),
    magnetisations: await state.magnetisations(),
    overlaps: await state.overlaps(pairs),
    correlation: await state.correlate('first'),
  };
}

/** Each pair coupled with probability degree / N, by an integer of size 1 … largest. */
function randomGraph(
  size: number,
  degree: number,
  largest: number,
  seed: Seed,
  sample: number,
): GlassInstance {
  const reader = new WordReader(seed, Stream.Couplings, sample);
  const pairs: { i: number; j: number; value: number }[] = [];
  for (let j = 1; j < size; j++) {
    for (let i = 0; i < j; i++) {
      const word = reader.word((j * (j - 1)) / 2 + i);
      if ((word >>> 8) * size >= degree * 2 ** 24) continue;
      const magnitude = ((word >>> 1) % largest) + 1;
      pairs.push({ i, j, value: word & 1 ? magnitude : -magnitude });
    }
  }
  return instanceOf({ size, couplings: sparseFrom(size, pairs), field: null, unit: 0.25, roundingError: 0 });
}

function withField(instance: GlassInstance, largest: number, seed: Seed, sample: number): GlassInstance {
  if (largest === 0) return instance;
  const reader = new WordReader(seed, Stream.Field, sample);
  const field = Int32Array.from(
    { length: instance.size },
    (_, i) => (reader.word(i) % (2 * largest + 1)) - largest,
  );
  return instanceOf({ ...instance, field });
}

function flipOneCoupling({ size, couplings }: GlassInstance): void {
  const { values } = couplings;
  values[1] = -values[1]!;
  values[size] = -values[size]!;
}
