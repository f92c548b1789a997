/** Time against the number of replicas, and against threads: weak scaling, as much work for each thread whatever their number. */
import type { Engine } from '../../src/engine/contract.ts';
import type { Host } from '../../src/engine/host.ts';
import { openEngine } from '../../src/engine/select.ts';
import type { Bencher } from './bencher.ts';
import { annealingLine, type DeviceClock, openAnnealing, skOf } from './glass.ts';
import type { Size } from './sizes.ts';

const N = 1024;

export async function replicaLines(bencher: Bencher, size: Size, clock: DeviceClock): Promise<void> {
  const { replicas, sweeps } = size.dense.find((one) => one.size === N)!;
  for (const R of size.replicas.scaling) {
    // As much work for every number of them, as far as sweeps can be shared out.
    const fair = Math.max(2, Math.min(2000, Math.round((sweeps * replicas) / R)));
    const one = { size: N, couplings: 'binary', replicas: R, sweeps: fair } as const;
    const facts = { N, R };
    await bencher.measure(
      annealingLine(bencher, one, { workload: 'replicas', group: 'scaling', facts }, clock),
    );
  }
}

const STATES_PER_THREAD = 8;

/** 2, 4, 8 … and all. */
export function threadCounts(most: number): number[] {
  const powers = Array.from({ length: 8 }, (_, k) => 2 ** (k + 1)).filter((count) => count < most);
  return most > 1 ? [...powers, most] : [];
}

/**
 * Efficiency of n threads: time of one thread with its share of the states over the time of n threads with a share each. Both are
 * taken in turns, so that a slow moment is that of both, and every pair of times is one sample.
 */
export async function threadLines(
  bencher: Bencher,
  hostOf: (threads: number) => Promise<Host>,
  most: number,
  { threadSweeps: sweeps }: Size,
): Promise<void> {
  if (sweeps === 0) return;
  const instance = skOf({ size: N, couplings: 'binary' });
  for (const threads of threadCounts(most)) {
    const plan = {
      workload: 'threads',
      facts: { threads },
      group: 'scaling',
      unit: '1',
      better: 'more',
    } as const;
    await bencher.add(plan, async () => {
      const engines: Engine[] = [];
      try {
        const works: Awaited<ReturnType<typeof openAnnealing>>[] = [];
        for (const count of [1, threads]) {
          const { engine } = await openEngine('cpu', await hostOf(count));
          engines.push(engine);
          const one = { size: N, couplings: 'binary', replicas: STATES_PER_THREAD * count, sweeps } as const;
          works.push(await openAnnealing({ engine }, instance, one));
        }
        const timed = async (k: number) => {
          await works[k]!.reset!();
          const from = performance.now();
          await works[k]!.run(1);
          return performance.now() - from;
        };
        const pairs: number[] = [];
        for (let round = -1; round < bencher.pace.samples; round++) {
          // Whoever goes first changes with every round.
          const first = await timed(round & 1);
          const second = await timed(1 - (round & 1));
          if (round >= 0) pairs.push(round & 1 ? second / first : first / second);
        }
        for (const work of works) await work.close();
        return pairs;
      } finally {
        for (const engine of engines) await engine.destroy();
      }
    });
  }
}
