/**
 * Workload: multi-spin coding of ±J cubic lattices, several sizes and temperatures, both rules, 128 replicas a thread; in
 * nanoseconds per update and thread (wall clock times threads), beside colour order on the same engine and a naive sweep.
 */
import type { Engine } from '../../src/engine/contract.ts';
import { multiSpin } from './multi-spin.ts';
import type { WorkloadOptions, WorkloadRow } from './row.ts';

const RULES = ['heat-bath', 'metropolis'] as const;

export async function multiSpinRows(engine: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const rows: WorkloadRow[] = [];
  const cases = (quick ? [4] : [6, 8, 16, 32]).flatMap((length) =>
    (quick ? [1.1] : [0.5, 1.1, 2]).flatMap((temperature) =>
      RULES.map((rule) => ({ length, temperature, rule })),
    ),
  );
  for (const { length, temperature, rule } of cases) {
    // Some 0.15 s: the first batches of a request are small.
    const sweeps = quick ? 20 : Math.ceil(3e8 / (128 * length ** 3));
    const found = await multiSpin(engine, { rule, length, temperature, sweeps, rounds: quick ? 1 : 3 });
    rows.push({
      what: `cubic ±J, L = ${length}, T = ${temperature}, ${rule}`,
      unit: 'ns / update and thread',
      threads: found.threads,
      time: found.nsPerUpdate,
      naive: found.naiveNsPerUpdate,
      bar: 1,
      digest: found.digest,
      more: {
        replicas: found.replicas,
        sweeps,
        acceptance: found.acceptance,
        energyPerSpin: found.energyPerSpin,
        colourNsPerUpdate: found.colourNsPerUpdate,
      },
    });
  }
  return rows;
}
