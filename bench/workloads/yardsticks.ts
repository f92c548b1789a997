/** Timed runs of the naive variants, and of any state's sweeps: what the workloads of sparse and dense glasses share. */
import type { SpinState, SweepRequest } from '../../src/engine/contract.ts';
import { peakModule } from '../../src/engine/cpu/modules.ts';
import { OPERATIONS_PER_TURN, PeakServer } from '../../src/engine/cpu/peak-server.ts';
import { spinDigest } from '../../src/glass/digest.ts';

/** A naive variant of one replica. */
export interface NaiveSweeper {
  sweep(): void;
  energyPerSpin(): number;
}

/** The same number of sweeps for some naive replicas, one after another: nanoseconds per update, mean energy per spin. */
export function sweepNaively(
  replicas: readonly NaiveSweeper[],
  size: number,
  sweeps: number,
): { readonly ns: number; readonly energyPerSpin: number } {
  const start = performance.now();
  for (const replica of replicas) for (let s = 0; s < sweeps; s++) replica.sweep();
  const ns = ((performance.now() - start) * 1e6) / (replicas.length * sweeps * size);
  const energies = replicas.map((replica) => replica.energyPerSpin());
  return { ns, energyPerSpin: energies.reduce((a, b) => a + b, 0) / replicas.length };
}

export interface Swept {
  /** Nanoseconds per update, all threads together. */
  readonly ns: number;
  readonly energyPerSpin: number;
  /** Share of updates that flipped a spin. */
  readonly acceptance: number;
  readonly digest: string;
}

/** Opens a state, sweeps it once (tables are made), times the request, and destroys it. */
export async function timeSweeps(open: () => Promise<SpinState>, request: SweepRequest): Promise<Swept> {
  const state = await open();
  await state.sweep({ ...request, sweeps: 1 });
  const before = await total(state);
  const start = performance.now();
  await state.sweep(request);
  const flips = (await total(state)) - before;
  const ms = performance.now() - start;
  const updates = request.sweeps * state.states * state.size;
  const energies = await state.energies();
  const energyPerSpin = (energies.reduce((a, b) => a + b, 0) / state.states / state.size) * state.unit;
  const digest = spinDigest(await state.snapshot(), state.size);
  state.destroy();
  return { ns: (ms * 1e6) / updates, energyPerSpin, acceptance: flips / updates, digest };
}

const total = async (state: SpinState): Promise<number> => (await state.flips()).reduce((a, b) => a + b, 0);

/** The best time of several rounds, everything else from the last. */
export async function bestSweeps(rounds: number, once: () => Promise<Swept>): Promise<Swept> {
  let best = await once();
  for (let round = 1; round < rounds; round++) {
    const next = await once();
    best = { ...next, ns: Math.min(best.ns, next.ns) };
  }
  return best;
}

export const betasOf = (states: number, beta: number): Float64Array => new Float64Array(states).fill(beta);

/** Most multiplications and additions of f32 a second of one thread, 10^9: the best of some rounds. */
export async function peakGigaflops(rounds: number): Promise<number> {
  const server = new PeakServer();
  await server.open(await peakModule());
  const turns = 2_000_000;
  let best = Infinity;
  await server.compute('floats', turns / 20);
  for (let round = 0; round < rounds; round++) best = Math.min(best, await server.compute('floats', turns));
  return (turns * OPERATIONS_PER_TURN.floats) / (1e6 * best);
}
