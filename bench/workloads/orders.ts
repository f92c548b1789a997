/**
 * Workloads of the updates one site at a time, in nanoseconds per update (all threads together), each beside a naive sweep in plain
 * TypeScript in one thread:
 *   sparse        cubic lattices L = 16, ±J and Gaussian, T = 1.1: sequential, colour and random order
 *   dense-random  SK ±J and Gaussian, N = 1024, T = 0.7, random order (sequential order is the workload `dense`)
 */
import type { Engine, UpdateOrder, UpdateRule } from '../../src/engine/contract.ts';
import { latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { NaiveLattice } from './naive-lattice.ts';
import { PlainAnnealer } from './plain-annealer.ts';
import { mustAgree, type WorkloadOptions, type WorkloadRow } from './row.ts';
import { bestSweeps, betasOf, type NaiveSweeper, sweepNaively, timeSweeps } from './yardsticks.ts';

interface Case {
  readonly what: string;
  readonly instance: GlassInstance;
  readonly rule: UpdateRule;
  readonly order: UpdateOrder;
  readonly beta: number;
  readonly replicas: number;
  readonly sweeps: number;
  readonly naive: (replica: number) => NaiveSweeper;
}

const RULES = ['heat-bath', 'metropolis'] as const;
const LAWS = ['binary', 'gaussian'] as const;
const named = { binary: '±J', gaussian: 'Gaussian' } as const;

export async function sparse(engine: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const length = quick ? 4 : 16;
  const cases = LAWS.flatMap((couplings) => {
    const instance = latticeGlass({
      lengths: [length, length, length],
      boundary: 'periodic',
      couplings,
      couplingBits: 10,
      seed: seedFrom(2026),
      sample: 0,
    });
    return (['sequential', 'colour', 'random'] as const).flatMap((order) =>
      RULES.map((rule) => ({
        what: `cubic ${named[couplings]}, L = ${length}, ${rule}, ${order}`,
        instance,
        rule,
        order,
        beta: 1 / 1.1,
        replicas: quick ? 8 : 64,
        sweeps: quick ? 20 : 100,
        naive: (replica: number) =>
          new NaiveLattice(instance, replica, 1 / 1.1, rule, order === 'random' ? 'random' : 'sequential'),
      })),
    );
  });
  return rowsOf(engine, cases, quick);
}

export async function denseRandom(engine: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const size = quick ? 96 : 1024;
  const cases = LAWS.flatMap((couplings) => {
    const instance = sherringtonKirkpatrick({
      size,
      couplings,
      couplingBits: 5,
      seed: seedFrom(2026),
      sample: 0,
    });
    return RULES.map((rule) => ({
      what: `SK ${named[couplings]}, N = ${size}, ${rule}, random`,
      instance,
      rule,
      order: 'random' as const,
      beta: 1 / 0.7,
      replicas: quick ? 8 : 16,
      sweeps: quick ? 20 : 200,
      naive: (replica: number) => {
        const annealer = new PlainAnnealer(instance, replica, rule, 'random');
        return { sweep: () => annealer.sweep(1 / 0.7), energyPerSpin: () => annealer.energy() };
      },
    }));
  });
  return rowsOf(engine, cases, quick);
}

async function rowsOf(engine: Engine, cases: readonly Case[], quick: boolean): Promise<WorkloadRow[]> {
  const rows: WorkloadRow[] = [];
  for (const one of cases) rows.push(await rowOf(engine, one, quick));
  return rows;
}

async function rowOf(engine: Engine, one: Case, quick: boolean): Promise<WorkloadRow> {
  const { what, instance, rule, order, beta, replicas, sweeps } = one;
  const naive = sweepNaively(
    Array.from({ length: quick ? 8 : 2 }, (_, replica) => one.naive(replica)),
    instance.size,
    sweeps + 1,
  );
  const ours = await bestSweeps(quick ? 1 : 3, () =>
    timeSweeps(() => engine.glass({ instances: [instance], replicas, seed: seedFrom(7) }), {
      rule,
      order,
      betas: betasOf(replicas, beta),
      sweeps,
    }),
  );
  // The energy of a replica scatters by about one per root of the spins at these temperatures; six of that for the naive mean.
  const naiveSpins = instance.size * (quick ? 8 : 2);
  mustAgree(`${what}: energy per spin`, ours.energyPerSpin, naive.energyPerSpin, 6 / Math.sqrt(naiveSpins));
  return {
    what,
    unit: 'ns / update',
    threads: engine.info.threads,
    time: ours.ns,
    naive: naive.ns,
    bar: null,
    digest: ours.digest,
    more: { replicas, sweeps, acceptance: ours.acceptance, energyPerSpin: ours.energyPerSpin },
  };
}
