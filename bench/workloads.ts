/** Every workload of the CPU engine's kernels, by name, each with a naive variant beside it: `npm run bench -- --workload NAME|all`. */
import type { Host } from '../src/engine/host.ts';
import { openEngine } from '../src/engine/select.ts';
import { nearest } from '../src/experiments/nearest.ts';
import { GlassboxError } from '../src/messages/problem.ts';
import { dense } from './workloads/dense.ts';
import { ensemble } from './workloads/ensemble.ts';
import { enumeration } from './workloads/enumeration.ts';
import { learner } from './workloads/learner.ts';
import { multiSpinRows } from './workloads/multi-spin-rows.ts';
import { observables } from './workloads/observables.ts';
import { denseRandom, sparse } from './workloads/orders.ts';
import { perceptron } from './workloads/perceptron.ts';
import { population } from './workloads/population.ts';
import type { Workload, WorkloadOptions, WorkloadRow } from './workloads/row.ts';
import { tempering } from './workloads/tempering.ts';
import { training } from './workloads/training.ts';

export const WORKLOADS: readonly Workload[] = [
  { name: 'dense', run: dense },
  { name: 'dense-random', run: denseRandom },
  { name: 'sparse', run: sparse },
  { name: 'multi-spin', run: multiSpinRows },
  { name: 'perceptron', run: perceptron },
  { name: 'tempering', run: tempering },
  { name: 'population', run: population },
  { name: 'enumeration', run: enumeration },
  { name: 'observables', run: observables },
  { name: 'learner', run: learner },
  { name: 'training', run: training },
  { name: 'ensemble', run: ensemble },
];

export interface WorkloadBench {
  readonly host: Host['name'];
  readonly rows: readonly (WorkloadRow & { readonly workload: string })[];
}

/** @throws GBX-405 where a name is not one of them */
export function chosenWorkloads(names: readonly string[]): readonly Workload[] {
  const known = WORKLOADS.map(({ name }) => name);
  const unknown = names.find((name) => name !== 'all' && !known.includes(name));
  if (unknown !== undefined) {
    const options = [...known, 'all'];
    throw new GlassboxError('GBX-405', {
      name: 'workload',
      value: unknown,
      options: options.join(', '),
      nearest: nearest(unknown, options),
    });
  }
  return WORKLOADS.filter(({ name }) => names.includes('all') || names.includes(name));
}

/**
 * @param names  of `WORKLOADS`, or `all`; each runs alone, one after another
 * @throws GBX-405 where a name is not one of them
 */
export async function runWorkloads(
  host: Host,
  names: readonly string[],
  options: WorkloadOptions,
  /** Told when each is done. */
  done: (name: string) => void = () => {},
): Promise<WorkloadBench> {
  const chosen = chosenWorkloads(names);
  const { engine } = await openEngine('cpu', host);
  const rows: (WorkloadRow & { readonly workload: string })[] = [];
  try {
    for (const { name, run } of chosen) {
      for (const row of await run(engine, options)) rows.push({ workload: name, ...row });
      done(name);
    }
  } finally {
    await engine.destroy();
  }
  return { host: host.name, rows };
}
