/**
 * Workload: simulated annealing of one SK glass, N = 256, 1024 and 4096, ±J and Gaussian, heat bath and Metropolis, beta from 0.2 to 5
 * in equal steps, one beta a sweep, sequential order: the schedule that dwave-samplers' C++ annealer was timed with. Timed
 * in nanoseconds per proposed update (wall clock, all threads together), against a plain TypeScript annealer with stored fields.
 *
 * And against the memory limit of an accepted flip, by count. A flip of a dense glass changes every field: it must read its row of
 * couplings (at the width it is stored with) and read and write all fields. The limit is what that movement costs, measured
 * in the same run, on the same threads and in the very arrays of the engine (`moveRows`: rows of a random share of the
 * sites in their order, that share being the measured acceptance, state by state), and nothing but movement:
 *   timePerLimit   time of the whole annealing over that of moving the rows of all its accepted flips
 *   flipPerLimit   the same for the flips alone: without what the same proposals cost when none is accepted (words, thresholds and
 *                  candidates of every update, accepted or not), measured by sweeps at beta = 1e6 that flip next to nothing
 */
import type { Engine, SpinState, UpdateRule } from '../../src/engine/contract.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { type Annealed, anneal, betaOf } from './annealing.ts';
import { PlainAnnealer } from './plain-annealer.ts';
import { mustAgree, type WorkloadOptions, type WorkloadRow } from './row.ts';

interface Case {
  readonly size: number;
  /** 0 for ±J, else fractional bits of Gaussian couplings. */
  readonly bits: number;
  readonly rule: UpdateRule;
  readonly replicas: number;
  readonly sweeps: number;
  /** ns per proposed update with two threads. */
  readonly bar: number;
}

const BARS = { 256: 8, 1024: 15, 4096: 160 } as const;
const WORK = { 256: [64, 1000], 1024: [16, 1000], 4096: [8, 200] } as const;

function casesOf(quick: boolean): Case[] {
  const sizes = [256, 1024, 4096] as const;
  const all = sizes.flatMap((size) =>
    [0, 5, 10].flatMap((bits) =>
      (['metropolis', 'heat-bath'] as const).map((rule) => ({
        size,
        bits,
        rule,
        replicas: WORK[size][0],
        sweeps: WORK[size][1],
        bar: BARS[size],
      })),
    ),
  );
  return quick
    ? all.filter(({ size }) => size === 256).map((one) => ({ ...one, replicas: 4, sweeps: 20 }))
    : all;
}

export async function dense(engine: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const rows: WorkloadRow[] = [];
  for (const one of casesOf(quick)) rows.push(await denseRow(engine, one, quick ? 1 : 3));
  return rows;
}

async function denseRow(engine: Engine, one: Case, rounds: number): Promise<WorkloadRow> {
  const { size, bits, rule, replicas, sweeps, bar } = one;
  const instance = sherringtonKirkpatrick({
    size,
    couplings: bits === 0 ? 'binary' : 'gaussian',
    couplingBits: Math.max(1, bits),
    seed: seedFrom(2026),
    sample: 0,
  });
  const updates = replicas * sweeps * size;
  let [ms, idle, move, naive] = [Infinity, Infinity, Infinity, Infinity];
  let found: Annealed | undefined;
  for (let round = 0; round < rounds; round++) {
    found = await anneal(engine, {
      instance,
      replicas,
      rule,
      sweeps,
      afterwards: async (state) => {
        const acceptance = (await state.flips()).reduce((a, b) => a + b, 0) / updates;
        // Quick runs measure nothing, and other engines have no rows to move.
        if (rounds === 1 || !('moveRows' in state)) return;
        move = Math.min(move, await moveRows(state, acceptance));
        idle = Math.min(idle, await idleTime(state, rule));
      },
    });
    ms = Math.min(ms, found.ms);
    if (round > 0) continue;
    const plain = plainAnneal(instance, rule, sweeps, size > 1024 ? 1 : 2);
    naive = plain.ns;
    mustAgree('energy per spin', found.energyPerSpin, plain.energy, 0.5 / Math.sqrt(size));
  }
  const { flips, energyPerSpin, digest } = found!;
  const acceptance = flips / updates;
  const time = (ms * 1e6) / updates;
  return {
    what: `SK ${bits === 0 ? '±J' : `Gaussian, ${bits} bits`}, N = ${size}, ${rule}`,
    unit: 'ns / update',
    threads: engine.info.threads,
    time,
    naive,
    bar,
    digest,
    more: {
      replicas,
      sweeps,
      acceptance,
      energyPerSpin,
      moveNsPerFlip: move,
      idleNsPerUpdate: idle,
      timePerLimit: time / (acceptance * move),
      flipPerLimit: (time - idle) / (acceptance * move),
    },
  };
}

/** What the CPU engine's states offer to benchmarks. */
interface MovableState extends SpinState {
  moveRows(share: number, passes: number): Promise<number>;
}

/** Nanoseconds per row, all threads together. */
function moveRows(state: SpinState, share: number): Promise<number> {
  const rows = state.states * share * state.size;
  // Some 20 ms and more.
  return (state as MovableState).moveRows(share, Math.max(1, Math.ceil(2e9 / (rows * state.size))));
}

/** Nanoseconds per update that is next to never accepted. */
async function idleTime(state: SpinState, rule: UpdateRule): Promise<number> {
  const betas = new Float64Array(state.states).fill(1e6);
  const request = { betas, rule, order: 'sequential' } as const;
  await state.sweep({ ...request, sweeps: 100 });
  const sweeps = Math.ceil(1e7 / (state.states * state.size));
  const before = (await state.flips()).reduce((a, b) => a + b, 0);
  const start = performance.now();
  await state.sweep({ ...request, sweeps });
  const after = (await state.flips()).reduce((a, b) => a + b, 0);
  const updates = sweeps * state.states * state.size;
  if (!((after - before) / updates < 0.01)) throw new Error('a quenched glass still moves');
  return ((performance.now() - start) * 1e6) / updates;
}

/** The same schedule, for a few replicas of a plain annealer: nanoseconds per update, mean energy per spin. */
function plainAnneal(
  instance: GlassInstance,
  rule: UpdateRule,
  sweeps: number,
  replicas: number,
): { readonly ns: number; readonly energy: number } {
  const annealers = Array.from(
    { length: replicas },
    (_, replica) => new PlainAnnealer(instance, replica, rule),
  );
  const start = performance.now();
  for (const annealer of annealers)
    for (let sweep = 0; sweep < sweeps; sweep++) annealer.sweep(betaOf(sweep, sweeps));
  const ns = ((performance.now() - start) * 1e6) / (replicas * sweeps * instance.size);
  return { ns, energy: annealers.reduce((sum, a) => sum + a.energy(), 0) / replicas };
}
