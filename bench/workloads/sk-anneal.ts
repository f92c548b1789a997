/**
 * Workload: simulated annealing of one SK ±J glass, N = 1024, 16 replicas, beta from 0.2 to 5 in equal steps over 1000 sweeps,
 * one beta per sweep, heat bath. Timed in nanoseconds per proposed update (wall clock), and in the same run against
 *   a stream of i16 additions: the rows of 2 J of as many flips as the engine made, added to a field one after another by
 *   SIMD in one thread. It is what flips alone cost when every flip rewrites all fields, without any random number;
 *   a plain TypeScript annealer with incremental fields in one thread.
 * All three are timed in turn, several rounds, and the best round of each counts.
 */
import type { Engine, UpdateRule } from '../../src/engine/contract.ts';
import { KernelMemory } from '../../src/engine/cpu/kernel-memory.ts';
import { glassModule } from '../../src/engine/cpu/modules.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { type Annealed, anneal, betaOf } from './annealing.ts';
import { PlainAnnealer } from './plain-annealer.ts';

const SIZE = 1024;
const REPLICAS = 16;

export interface SkAnnealResult {
  readonly workload: 'sk-anneal';
  readonly rule: UpdateRule;
  readonly sweeps: number;
  readonly threads: number;
  /** Nanoseconds per proposed update of one spin, all threads together: best and mean of the rounds. */
  readonly nsPerUpdate: { readonly min: number; readonly mean: number };
  /** Share of updates that flipped a spin. */
  readonly acceptance: number;
  readonly energyPerSpin: number;
  readonly digest: string;
  /** One row of 1024 i16 added, in one thread. */
  readonly streamNsPerRow: number;
  /** Time of the stream of the engine's flips over the engine's time, thread for thread: 1 = as fast as the stream. */
  readonly streamRatio: number;
  /** The plain annealer in one thread; null where it was not asked for. */
  readonly plainNsPerUpdate: number | null;
  readonly speedUp: number | null;
}

export interface SkAnnealOptions {
  readonly rule?: UpdateRule;
  readonly sweeps?: number;
  readonly rounds?: number;
  /** The plain annealer takes seconds; default true. It knows heat bath only. */
  readonly plain?: boolean;
}

/** @throws Error where the energies of engine and plain annealer differ by more than 0.02: nothing is timed that is wrong */
export async function skAnneal(engine: Engine, options: SkAnnealOptions = {}): Promise<SkAnnealResult> {
  const { rule = 'heat-bath', sweeps = 1000, rounds = 3, plain = true } = options;
  const seed = seedFrom(2026);
  const instance = sherringtonKirkpatrick({
    size: SIZE,
    couplings: 'binary',
    couplingBits: 1,
    seed,
    sample: 0,
  });
  const updates = sweeps * REPLICAS * SIZE;
  const stream = await rowStream(instance);
  const times: number[] = [];
  let [streamNsPerRow, plainNsPerUpdate, plainEnergy] = [Infinity, Infinity, 0];
  let last: Annealed | undefined;
  for (let round = 0; round < rounds; round++) {
    last = await anneal(engine, { instance, replicas: REPLICAS, rule, sweeps });
    times.push((last.ms * 1e6) / updates);
    streamNsPerRow = Math.min(streamNsPerRow, stream(last.flips));
    if (plain) {
      const found = plainAnneal(instance, sweeps, 2);
      plainNsPerUpdate = Math.min(plainNsPerUpdate, found.nsPerUpdate);
      plainEnergy = found.energy;
    }
  }
  const { flips, energyPerSpin, digest } = last!;
  if (plain && !(Math.abs(plainEnergy - energyPerSpin) <= 0.02)) {
    throw new Error(`energy per spin is ${energyPerSpin}, the plain annealer has ${plainEnergy}`);
  }
  const min = Math.min(...times);
  const { threads } = engine.info;
  return {
    workload: 'sk-anneal',
    rule,
    sweeps,
    threads,
    nsPerUpdate: { min, mean: times.reduce((a, b) => a + b, 0) / rounds },
    acceptance: flips / updates,
    energyPerSpin,
    digest,
    streamNsPerRow,
    streamRatio: (streamNsPerRow * flips) / (min * updates * threads),
    plainNsPerUpdate: plain ? plainNsPerUpdate : null,
    speedUp: plain ? plainNsPerUpdate / min : null,
  };
}

interface StreamExports {
  heapBase(): number;
  streamRows(fields: number, list: number, count: number, bytes: number): void;
}

/** @returns a function that times `count` rows in a scattered order, in one go: nanoseconds per row */
async function rowStream({ couplings }: GlassInstance): Promise<(count: number) => number> {
  const memory = new KernelMemory();
  const kernel = memory.instantiate<StreamExports>(await glassModule());
  const rows = memory.place(Int16Array.from(couplings.values, (J) => 2 * J));
  const fields = memory.reserve(2 * SIZE);
  const list = memory.place(
    Uint32Array.from({ length: SIZE }, (_, i) => rows + ((i * 389) % SIZE) * 2 * SIZE),
  );
  return (count) => {
    const passes = Math.ceil(count / SIZE);
    const start = performance.now();
    for (let pass = 0; pass < passes; pass++) kernel.streamRows(fields, list, SIZE, 2 * SIZE);
    return ((performance.now() - start) * 1e6) / (passes * SIZE);
  };
}

/** The same schedule, for a few replicas. */
function plainAnneal(
  instance: GlassInstance,
  sweeps: number,
  replicas: number,
): { nsPerUpdate: number; energy: number } {
  const annealers = Array.from({ length: replicas }, (_, replica) => new PlainAnnealer(instance, replica));
  const start = performance.now();
  for (const annealer of annealers) {
    for (let sweep = 0; sweep < sweeps; sweep++) annealer.sweep(betaOf(sweep, sweeps));
  }
  const nsPerUpdate = ((performance.now() - start) * 1e6) / (replicas * sweeps * SIZE);
  return { nsPerUpdate, energy: annealers.reduce((sum, a) => sum + a.energy(), 0) / replicas };
}
