/**
 * Workload: what is read from states, SK Gaussian, N = 1024, 128 replicas, in microseconds: energies (per state), overlaps of all pairs
 * of replicas (per pair), a snapshot (per state). The naive variants start from ±1 spins and the definition.
 */
import type { Engine } from '../../src/engine/contract.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { unpackSpins } from '../../src/glass/spins.ts';
import { pairsWithinSamples } from '../../src/observables/overlap.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { bestOf, mustAgree, type WorkloadOptions, type WorkloadRow } from './row.ts';
import { betasOf } from './yardsticks.ts';

export async function observables(engine: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const [size, replicas] = quick ? [96, 8] : [1024, 128];
  const seed = seedFrom(2026);
  const instance = sherringtonKirkpatrick({ size, couplings: 'gaussian', couplingBits: 5, seed, sample: 0 });
  const state = await engine.glass({ instances: [instance], replicas, seed: seedFrom(7) });
  await state.sweep({ rule: 'heat-bath', order: 'sequential', betas: betasOf(replicas, 1), sweeps: 10 });
  const snapshot = await state.snapshot();
  const digest = spinDigest(snapshot, size);
  const spins = Array.from({ length: replicas }, (_, s) => unpackSpins(snapshot.spins, size, s));
  const pairs = pairsWithinSamples(1, replicas);
  const rounds = quick ? 1 : 5;
  const energies = await bestOf(rounds, () => timed(() => state.energies()));
  const overlaps = await bestOf(rounds, () => timed(() => state.overlaps(pairs)));
  const copies = await bestOf(rounds, () => timed(() => state.snapshot()));
  state.destroy();
  const few = spins.slice(0, quick ? 2 : 8);
  const slowEnergies = await timed(async () => few.map((s) => energyOf(instance, s)));
  slowEnergies.result.forEach((energy, s) => {
    mustAgree('energy', energies.result[s]!, energy, 0);
  });
  const slowOverlaps = await timed(async () => {
    const values = new Int32Array(pairs.length / 2);
    for (let p = 0; p < values.length; p++)
      values[p] = overlapOf(spins[pairs[2 * p]!]!, spins[pairs[2 * p + 1]!]!);
    return values;
  });
  slowOverlaps.result.forEach((overlap, p) => {
    mustAgree('overlap', overlaps.result[p]!, overlap, 0);
  });
  const common = { threads: engine.info.threads, bar: null, digest, more: { replicas } };
  const count = pairs.length / 2;
  const us = (ms: number, things: number) => (ms * 1000) / things;
  return [
    {
      what: `energies, SK Gaussian, N = ${size}`,
      unit: 'µs / state',
      time: us(energies.ms, replicas),
      naive: us(slowEnergies.ms, few.length),
      ...common,
    },
    {
      what: `overlaps, N = ${size}, ${count} pairs`,
      unit: 'µs / pair',
      time: us(overlaps.ms, count),
      naive: us(slowOverlaps.ms, count),
      ...common,
    },
    {
      what: `snapshot, N = ${size}`,
      unit: 'µs / state',
      time: us(copies.ms, replicas),
      naive: null,
      ...common,
    },
  ];
}

async function timed<T>(run: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const start = performance.now();
  const result = await run();
  return { ms: performance.now() - start, result };
}

function energyOf({ size, couplings }: GlassInstance, spins: ArrayLike<number>): number {
  let energy = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) energy -= couplings.values[i * size + j]! * spins[i]! * spins[j]!;
  return energy;
}

function overlapOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
