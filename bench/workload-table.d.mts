import type { WorkloadBench } from './workloads.ts';

export function workloadTable(bench: Pick<WorkloadBench, 'rows'>): string;
