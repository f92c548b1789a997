/** Every workload of the CPU engine's kernels, by name, each with a naive variant beside it: `npm run bench -- --workload NAME|all`. */
import type { Host } from '../src/engine/host.ts';
import { openEngine } from '../src/engine/select.ts';
import { dense } from './workloads/dense.ts';
import type { Workload, WorkloadOptions, WorkloadRow } from './workloads/row.ts';

export const WORKLOADS: readonly Workload[] = [{ name: 'dense', run: dense }];

export interface WorkloadBench {
  readonly host: Host['name'];
  readonly rows: readonly (WorkloadRow & { readonly workload: string })[];
}

/** @param names  of `WORKLOADS`; each runs alone, one after another */
export async function runWorkloads(
  host: Host,
  names: readonly string[],
  options: WorkloadOptions,
): Promise<WorkloadBench> {
  const { engine } = await openEngine('cpu', host);
  const rows: (WorkloadRow & { readonly workload: string })[] = [];
  try {
    for (const { name, run } of WORKLOADS.filter((one) => names.includes(one.name)))
      for (const row of await run(engine, options)) rows.push({ workload: name, ...row });
  } finally {
    await engine.destroy();
  }
  return { host: host.name, rows };
}
