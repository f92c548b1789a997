/** Workload: the learner's kernel (learner-step.ts), as a row of the table. */
import type { Engine } from '../../src/engine/contract.ts';
import { learnerStep } from './learner-step.ts';
import type { WorkloadOptions, WorkloadRow } from './row.ts';

export async function learner(engine: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const found = await learnerStep(engine, quick ? { steps: 5, repeats: 1 } : {});
  return [
    {
      what: `${found.networks} networks 10-4-1, adjusted Langevin`,
      unit: 'µs / network-step',
      threads: engine.info.threads,
      time: found.usPerNetworkStep.min,
      naive: found.plainUsPerNetworkStep,
      bar: null,
      // Learners agree with the f64 reference within a tolerance, not bit for bit: energies are checked against the plain loop.
      digest: '–',
      more: { acceptance: found.acceptance, parameters: found.parameters },
    },
  ];
}
