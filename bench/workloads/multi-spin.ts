/**
 * Workload: 128 replicas of one ±J cubic lattice, periodic, L = 16, at T = 1.1 (beta = 0.9), heat bath and Metropolis, on the CPU
 * engine. Timed in nanoseconds per update of one spin (wall clock), and in the same run against
 *   the same engine in colour order: one state at a time, with stored fields;
 *   a naive sweep in plain TypeScript: neighbours summed at every site, a table of probabilities, one thread.
 * Everything is timed in turn, several rounds, and the best round of each counts.
 */
import type { Engine, UpdateOrder, UpdateRule } from '../../src/engine/contract.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { NaiveLattice } from './naive-lattice.ts';

const BETA = 0.9;
/** One vector of the kernel holds so many states; with T threads there are T times as many. */
const REPLICAS = 128;

export interface MultiSpinResult {
  readonly workload: 'multi-spin';
  readonly rule: UpdateRule;
  readonly length: number;
  readonly threads: number;
  readonly replicas: number;
  /** Nanoseconds per update of one spin, times threads. */
  readonly nsPerUpdate: number;
  readonly colourNsPerUpdate: number;
  readonly naiveNsPerUpdate: number;
  /** How many times faster than the naive sweep, thread for thread. */
  readonly speedUp: number;
  /** Share of updates that flipped a spin. */
  readonly acceptance: number;
  readonly energyPerSpin: number;
  readonly digest: string;
}

export interface MultiSpinOptions {
  readonly rule?: UpdateRule;
  readonly length?: number;
  readonly sweeps?: number;
  readonly rounds?: number;
}

/** @throws Error where the energies of engine and naive sweep differ by more than 0.03: nothing is timed that is wrong */
export async function multiSpin(engine: Engine, options: MultiSpinOptions = {}): Promise<MultiSpinResult> {
  const { rule = 'heat-bath', length = 16, sweeps = 400, rounds = 3 } = options;
  const instance = latticeGlass({
    lengths: [length, length, length],
    boundary: 'periodic',
    couplings: 'binary',
    couplingBits: 1,
    seed: seedFrom(2026),
    sample: 0,
  });
  const { threads } = engine.info;
  const replicas = REPLICAS * threads;
  const updates = instance.size * replicas;
  let [nsPerUpdate, colourNsPerUpdate, naiveNsPerUpdate, naiveEnergy] = [Infinity, Infinity, Infinity, 0];
  let found: Swept | undefined;
  for (let round = 0; round < rounds; round++) {
    const fast = await sweep(engine, instance, replicas, { rule, order: 'multi-spin', sweeps });
    nsPerUpdate = Math.min(nsPerUpdate, (fast.ms * 1e6 * threads) / (sweeps * updates));
    found = fast;
    const some = Math.max(1, Math.floor(sweeps / 10));
    const colour = await sweep(engine, instance, replicas, { rule, order: 'colour', sweeps: some });
    colourNsPerUpdate = Math.min(colourNsPerUpdate, (colour.ms * 1e6 * threads) / (some * updates));
    const naive = sweepNaively(instance, rule, sweeps);
    naiveNsPerUpdate = Math.min(naiveNsPerUpdate, naive.nsPerUpdate);
    naiveEnergy = naive.energyPerSpin;
  }
  const { flips, energyPerSpin, digest } = found!;
  // One naive replica: its energy fluctuates by some 0.01 at L = 16.
  if (!(Math.abs(naiveEnergy - energyPerSpin) <= 0.03 * (16 / length) ** 1.5)) {
    throw new Error(`energy per spin is ${energyPerSpin}, the naive sweep has ${naiveEnergy}`);
  }
  return {
    workload: 'multi-spin',
    rule,
    length,
    threads,
    replicas,
    nsPerUpdate,
    colourNsPerUpdate,
    naiveNsPerUpdate,
    speedUp: naiveNsPerUpdate / nsPerUpdate,
    acceptance: flips / (sweeps * updates),
    energyPerSpin,
    digest,
  };
}

interface Swept {
  readonly ms: number;
  readonly flips: number;
  readonly energyPerSpin: number;
  readonly digest: string;
}

async function sweep(
  engine: Engine,
  instance: GlassInstance,
  replicas: number,
  request: { readonly rule: UpdateRule; readonly order: UpdateOrder; readonly sweeps: number },
): Promise<Swept> {
  const betas = new Float64Array(replicas).fill(BETA);
  const state = await engine.glass({ instances: [instance], replicas, seed: seedFrom(7) });
  // Tables are made and spins turned into planes before the clock starts.
  await state.sweep({ ...request, betas, sweeps: 1 });
  const before = (await state.flips()).reduce((a, b) => a + b, 0);
  const start = performance.now();
  await state.sweep({ ...request, betas });
  const flips = (await state.flips()).reduce((a, b) => a + b, 0) - before;
  const ms = performance.now() - start;
  const energies = await state.energies();
  const energyPerSpin = (energies.reduce((a, b) => a + b, 0) / replicas / instance.size) * state.unit;
  const digest = spinDigest(await state.snapshot(), instance.size);
  state.destroy();
  return { ms, flips, energyPerSpin, digest };
}

function sweepNaively(
  instance: GlassInstance,
  rule: UpdateRule,
  sweeps: number,
): { readonly nsPerUpdate: number; readonly energyPerSpin: number } {
  const lattice = new NaiveLattice(instance, 1, BETA, rule);
  const start = performance.now();
  for (let s = 0; s < sweeps; s++) lattice.sweep();
  const nsPerUpdate = ((performance.now() - start) * 1e6) / (sweeps * instance.size);
  return { nsPerUpdate, energyPerSpin: lattice.energyPerSpin() };
}
