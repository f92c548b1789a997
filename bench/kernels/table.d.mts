import type { KernelBench } from './suite.ts';

export function printKernels(bench: KernelBench): void;
