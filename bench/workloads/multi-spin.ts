/**
 * 128 replicas a thread of one ±J cubic lattice, periodic, at one temperature, on the CPU engine. Timed in nanoseconds per update
 * of one spin (wall clock), and in the same run against
 *   the same engine in colour order: one state at a time, with stored fields;
 *   a naive sweep in plain TypeScript: neighbours summed at every site, a table of probabilities, one thread.
 * The best of several rounds of the first counts; the others are timed once.
 */
import type { Engine, UpdateRule } from '../../src/engine/contract.ts';
import { latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { NaiveLattice } from './naive-lattice.ts';
import { mustAgree } from './row.ts';
import { betasOf, type Swept, sweepNaively, timeSweeps } from './yardsticks.ts';

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
  /** Default 1.1, about the critical one. */
  readonly temperature?: number;
  readonly sweeps?: number;
  readonly rounds?: number;
}

/** @throws Error where the energies of engine and naive sweep differ by more than chance: nothing is timed that is wrong */
export async function multiSpin(engine: Engine, options: MultiSpinOptions = {}): Promise<MultiSpinResult> {
  const { rule = 'heat-bath', length = 16, temperature = 1.1, sweeps = 400, rounds = 3 } = options;
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
  const open = () => engine.glass({ instances: [instance], replicas, seed: seedFrom(7) });
  const betas = betasOf(replicas, 1 / temperature);
  // Small lattices: several naive replicas, so that their mean energy says something.
  const naives = Math.max(1, Math.ceil(4096 / instance.size));
  let [nsPerUpdate, colourNsPerUpdate, naiveNsPerUpdate, naiveEnergy] = [Infinity, Infinity, Infinity, 0];
  let found: Swept | undefined;
  for (let round = 0; round < rounds; round++) {
    found = await timeSweeps(open, { rule, order: 'multi-spin', betas, sweeps });
    nsPerUpdate = Math.min(nsPerUpdate, found.ns * threads);
    if (round > 0) continue; // what it is compared with is slow, and needs no third digit
    const some = Math.max(1, Math.floor(sweeps / 20));
    const colour = await timeSweeps(open, { rule, order: 'colour', betas, sweeps: some });
    colourNsPerUpdate = colour.ns * threads;
    // The first sweep of the engine was not timed, but made.
    const naive = sweepNaively(
      Array.from({ length: naives }, (_, k) => new NaiveLattice(instance, k + 1, 1 / temperature, rule)),
      instance.size,
      Math.min(sweeps, 2000) + 1,
    );
    naiveNsPerUpdate = naive.ns;
    naiveEnergy = naive.energyPerSpin;
  }
  const { acceptance, energyPerSpin, digest } = found!;
  // Energies of a replica scatter by some T / sqrt(N) and less.
  const scatter = Math.max(0.5, temperature) / Math.sqrt(naives * instance.size);
  mustAgree('energy per spin', energyPerSpin, naiveEnergy, 5 * scatter);
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
    acceptance,
    energyPerSpin,
    digest,
  };
}
