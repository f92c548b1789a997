/**
 * Workload: binary perceptrons, N = 255 weights and 200 random patterns (alpha = 0.78), T = 0.5, sequential order, in nanoseconds per
 * update (all threads together), beside plain TypeScript. An update goes through all patterns, so its time grows with them.
 */
import type { Engine } from '../../src/engine/contract.ts';
import { randomPatterns } from '../../src/glass/patterns-random.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { PlainPerceptron } from './plain-perceptron.ts';
import { mustAgree, type WorkloadOptions, type WorkloadRow } from './row.ts';
import { bestSweeps, betasOf, sweepNaively, timeSweeps } from './yardsticks.ts';

const BETA = 2;

export async function perceptron(engine: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const [size, patterns] = quick ? [63, 48] : [255, 200];
  const [replicas, sweeps] = quick ? [8, 20] : [64, 100];
  const set = randomPatterns({ size, patterns, labels: 'random', seed: seedFrom(2026), sample: 0 });
  const rows: WorkloadRow[] = [];
  for (const rule of ['heat-bath', 'metropolis'] as const) {
    const naives = Array.from({ length: 8 }, (_, replica) => new PlainPerceptron(set, replica, BETA, rule));
    const naive = sweepNaively(naives, size, sweeps + 1);
    const ours = await bestSweeps(quick ? 1 : 3, () =>
      timeSweeps(() => engine.perceptron({ patterns: [set], replicas, seed: seedFrom(7) }), {
        rule,
        order: 'sequential',
        betas: betasOf(replicas, BETA),
        sweeps,
      }),
    );
    // A replica's violations scatter by about sqrt(N) / 2 at this temperature.
    const scatter = 0.5 / Math.sqrt(size * naives.length);
    mustAgree('violated patterns per weight', ours.energyPerSpin, naive.energyPerSpin, 6 * scatter);
    rows.push({
      what: `binary perceptron, N = ${size}, ${patterns} patterns, ${rule}`,
      unit: 'ns / update',
      threads: engine.info.threads,
      time: ours.ns,
      naive: naive.ns,
      bar: null,
      digest: ours.digest,
      more: { replicas, sweeps, acceptance: ours.acceptance, violatedPerWeight: ours.energyPerSpin },
    });
  }
  return rows;
}
