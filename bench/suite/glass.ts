/** Glasses: annealing of dense ones, lattices at one temperature, replica exchange; all in ns per proposed update, all threads together. */
import { ReplicaExchange, temper } from '../../src/dynamics/replica-exchange.ts';
import { geometricLadder } from '../../src/dynamics/temperature-ladder.ts';
import type { SpinSnapshot, SpinState, UpdateOrder } from '../../src/engine/contract.ts';
import { DENSE_WIDTHS, glassModelData } from '../../src/engine/cpu/spin-layout.ts';
import { WebGpuSpinState } from '../../src/engine/webgpu/spins.ts';
import { sweepCounts } from '../../src/engine/webgpu/sweep-counts.ts';
import { latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { betaOf } from '../workloads/annealing.ts';
import { PlainAnnealer } from '../workloads/plain-annealer.ts';
import type { Bencher, LinePlan, OpenWork } from './bencher.ts';
import { type Counts, denseCounts, multiSpinCounts, sparseCounts } from './counts.ts';
import type { Size } from './sizes.ts';

const seed = seedFrom(2026);
const glassLine = { group: 'glass', unit: 'ns/update' } as const;

export interface Annealing {
  readonly size: number;
  readonly couplings: 'binary' | 'gaussian';
  readonly replicas: number;
  readonly sweeps: number;
}

/** Fractional bits of Gaussian couplings. */
const GAUSSIAN_BITS = 10;

export const skOf = ({ size, couplings }: Pick<Annealing, 'size' | 'couplings'>): GlassInstance =>
  sherringtonKirkpatrick({
    size,
    couplings,
    couplingBits: couplings === 'binary' ? 1 : GAUSSIAN_BITS,
    seed,
    sample: 0,
  });

/** Device time of the passes since it was asked last, where there is such a clock. */
export type DeviceClock = () => Promise<number | null>;
export const NO_CLOCK: DeviceClock = async () => null;

const total = async (state: SpinState) => (await state.flips()).reduce((a, b) => a + b, 0);

/** Every sample is one and the same annealing, from the same spins with the same random numbers. */
export async function openAnnealing(
  { engine }: Pick<Bencher, 'engine'>,
  instance: GlassInstance,
  one: Annealing,
  clock: DeviceClock = NO_CLOCK,
): Promise<OpenWork & { readonly state: SpinState }> {
  const { replicas, sweeps } = one;
  const state = await engine.glass({ instances: [instance], replicas, seed: seedFrom(7) });
  const start: SpinSnapshot = await state.snapshot();
  const betas = new Float64Array(replicas);
  let flips = 0;
  return {
    state,
    async reset() {
      await state.restore(start);
      await total(state);
    },
    device: clock,
    async run() {
      for (let sweep = 0; sweep < sweeps; sweep++) {
        betas.fill(betaOf(sweep, sweeps));
        await state.sweep({ betas, rule: 'heat-bath', order: 'sequential', sweeps: 1 });
      }
      flips = await total(state);
    },
    acceptance: async () => flips / (sweeps * replicas * one.size),
    close: () => state.destroy(),
  };
}

export function annealingLine(
  bencher: Bencher,
  one: Annealing,
  more: Partial<LinePlan> = {},
  clock: DeviceClock = NO_CLOCK,
): LinePlan {
  const { size, couplings, replicas, sweeps } = one;
  const updates = replicas * sweeps * size;
  let counts: ((acceptance: number) => Counts) | undefined;
  return {
    ...glassLine,
    workload: `dense-${couplings}`,
    facts: { N: size },
    units: 1,
    value: (ms) => (1e6 * ms) / updates,
    counts: (acceptance) => counts!(acceptance),
    async open() {
      const instance = skOf(one);
      const work = await openAnnealing(bencher, instance, one, clock);
      const model = glassModelData([instance]);
      const { field, row } = DENSE_WIDTHS[model.kind === 'dense' ? model.width : 0]!;
      const statesPerThread = Math.ceil(replicas / bencher.engine.info.threads);
      counts = (acceptance) =>
        denseCounts({ size, rowBits: row, fieldBits: field, statesPerThread }, acceptance);
      return {
        ...work,
        async acceptance() {
          // What a GPU chose is known after it has run.
          if (work.state instanceof WebGpuSpinState)
            counts = await gpuCountsOf(work.state, size, 0, 'sequential');
          return work.acceptance!();
        },
      };
    },
    ...more,
  };
}

/** By the counts of the kernel that the engine chose (`sweep-counts.ts`). */
async function gpuCountsOf(
  state: WebGpuSpinState,
  size: number,
  degree: number,
  order: UpdateOrder,
): Promise<(acceptance: number) => Counts> {
  const by = await state.sweptBy(order);
  return (acceptance) => {
    const { operations, bytes } = sweepCounts({
      ...by,
      rule: 'heat-bath',
      acceptance,
      size,
      degree,
      patterns: 0,
    });
    return {
      arithmetic: 'integer',
      operationsPerUnit: operations,
      bytesPerUnit: Math.max(bytes, 1e-3),
      touched: size * (degree || size),
    };
  };
}

const T = 1.1;

export function latticeLine(
  bencher: Bencher,
  order: Extract<UpdateOrder, 'sequential' | 'multi-spin'>,
  { length, replicas }: { readonly length: number; readonly replicas: number },
  clock: DeviceClock = NO_CLOCK,
): LinePlan {
  const size = length ** 3;
  const updates = replicas * size;
  const degree = 6;
  let counts = (acceptance: number): Counts =>
    order === 'multi-spin' ? multiSpinCounts(size, degree) : sparseCounts(size, degree, acceptance);
  return {
    ...glassLine,
    workload: order === 'multi-spin' ? 'lattice-multi-spin' : 'lattice',
    facts: { L: length },
    value: (ms) => (1e6 * ms) / updates,
    counts: (acceptance) => counts(acceptance),
    async open() {
      const instance = latticeGlass({
        lengths: [length, length, length],
        boundary: 'periodic',
        couplings: 'binary',
        couplingBits: 1,
        seed,
        sample: 0,
      });
      const state = await bencher.engine.glass({ instances: [instance], replicas, seed: seedFrom(7) });
      const betas = new Float64Array(replicas).fill(1 / T);
      let [flips, done] = [0, 0];
      return {
        device: clock,
        async run(sweeps) {
          await state.sweep({ betas, rule: 'heat-bath', order, sweeps });
          flips = await total(state);
          done += sweeps * updates;
        },
        async acceptance() {
          if (state instanceof WebGpuSpinState) counts = await gpuCountsOf(state, size, degree, order);
          return flips / done;
        },
        close: () => state.destroy(),
      };
    },
  };
}

const SLOTS = 16;

export function temperingLine(
  bencher: Bencher,
  { size, copies, sweepsPerRound }: Size['tempering'],
  clock: DeviceClock = NO_CLOCK,
): LinePlan {
  const updates = SLOTS * copies * size * sweepsPerRound;
  return {
    ...glassLine,
    workload: 'tempering',
    facts: { N: size },
    value: (ms) => (1e6 * ms) / updates,
    async open() {
      const instance = skOf({ size, couplings: 'binary' });
      const ladder = geometricLadder(1.6, 0.4, SLOTS);
      const state = await bencher.engine.glass({
        instances: [instance],
        replicas: SLOTS * copies,
        seed: seedFrom(7),
      });
      const exchange = new ReplicaExchange({ ladder, samples: 1, copies, seed: seedFrom(8) });
      const dynamics = { rule: 'heat-bath', order: 'sequential' } as const;
      return {
        device: clock,
        async run(rounds) {
          await temper(state, exchange, dynamics, { rounds, sweepsPerRound });
          await state.flips();
        },
        close: () => state.destroy(),
      };
    },
  };
}

/** The yardstick in plain TypeScript, one replica in one thread, the same glass and schedule. */
export function plainLine(size: number, sweeps: number): LinePlan {
  return {
    group: 'plain',
    unit: 'ns/update',
    workload: 'plain-annealer',
    facts: { N: size },
    units: 1,
    value: (ms) => (1e6 * ms) / (sweeps * size),
    async open() {
      const instance = skOf({ size, couplings: 'binary' });
      let annealer = new PlainAnnealer(instance, 0);
      return {
        async reset() {
          annealer = new PlainAnnealer(instance, 0);
        },
        async run() {
          for (let sweep = 0; sweep < sweeps; sweep++) annealer.sweep(betaOf(sweep, sweeps));
        },
        close: () => {},
      };
    },
  };
}

export async function glassLines(
  bencher: Bencher,
  { dense, length, replicas, tempering }: Size,
  clock: DeviceClock,
) {
  for (const one of dense) await bencher.measure(annealingLine(bencher, one, {}, clock));
  await bencher.measure(latticeLine(bencher, 'sequential', { length, replicas: replicas.lattice }, clock));
  await bencher.measure(latticeLine(bencher, 'multi-spin', { length, replicas: replicas.multiSpin }, clock));
  await bencher.measure(temperingLine(bencher, tempering, clock));
}
