/**
 * Workload: all 2^28 configurations of a glass of 28 spins, for its ground state and density of states (src/glass/exact/gray-code.ts,
 * plain TypeScript, one thread), in seconds. The naive variant works out every energy from the couplings; it is timed at
 * fewer spins and taken times the ratio of configurations and of bonds.
 */
import type { Engine } from '../../src/engine/contract.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { countStates } from '../../src/glass/exact/gray-code.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { mustAgree, type WorkloadOptions, type WorkloadRow } from './row.ts';

export async function enumeration(_: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const [size, small] = quick ? [16, 10] : [28, 18];
  const rows: WorkloadRow[] = [];
  for (const couplings of ['binary', 'gaussian'] as const) {
    const glass = (N: number) =>
      sherringtonKirkpatrick({ size: N, couplings, couplingBits: 6, seed: seedFrom(2026), sample: 0 });
    const naive = naively(glass(small));
    mustAgree('ground energy', countStates(glass(small)).groundEnergy, naive.ground, 0);
    const start = performance.now();
    const { groundEnergy, groundCount } = countStates(glass(size));
    const seconds = (performance.now() - start) / 1000;
    const bonds = (N: number) => (N * (N - 1)) / 2;
    rows.push({
      what: `Gray code, SK ${couplings === 'binary' ? '±J' : 'Gaussian'}, N = ${size}`,
      unit: 's',
      threads: 1,
      time: seconds,
      naive: naive.seconds * 2 ** (size - small) * (bonds(size) / bonds(small)),
      bar: quick ? null : 10,
      digest: `${groundEnergy} × ${groundCount}`,
      more: { nsPerConfiguration: (seconds * 1e9) / 2 ** (size - 1) },
    });
  }
  return rows;
}

/** Lowest energy over the half of the configurations with the last spin down, each from the definition. */
function naively({ size, couplings }: GlassInstance): { readonly seconds: number; readonly ground: number } {
  const { values } = couplings;
  const start = performance.now();
  let ground = Infinity;
  for (let word = 0; word < 2 ** (size - 1); word++) {
    let energy = 0;
    for (let i = 0; i < size; i++)
      for (let j = 0; j < i; j++)
        energy -= ((word >> i) & 1) === ((word >> j) & 1) ? values[i * size + j]! : -values[i * size + j]!;
    if (energy < ground) ground = energy;
  }
  return { seconds: (performance.now() - start) / 1000, ground };
}
