/**
 * Workloads of the WebGPU sweep kernels: every kernel beside the naive one on the same instance, at an acceptance where it should
 * shine and, for dense glasses, at one where it should not.
 */
import type { Engine, SpinState, UpdateOrder, UpdateRule } from '../../src/engine/contract.ts';
import type { SweepTuning } from '../../src/engine/webgpu/sweep-variants.ts';
import { latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { randomPatterns } from '../../src/glass/patterns-random.ts';
import { seedFrom } from '../../src/random/seed.ts';

export interface KernelWorkload {
  readonly name: string;
  readonly size: number;
  /** Neighbours of a site, patterns of a perceptron; 0 for dense glasses. */
  readonly degree: number;
  readonly patterns: number;
  readonly replicas: number;
  readonly rule: UpdateRule;
  readonly order: UpdateOrder;
  readonly beta: number;
  /** Kernels to time, the naive one last. Undefined: what the engine chooses by itself. */
  readonly kernels: readonly SweepTuning['kernel'][];
  open(engine: Engine): Promise<SpinState>;
}

const seed = seedFrom(2026);
const common = { degree: 0, patterns: 0, rule: 'heat-bath', order: 'sequential' } as const;

function dense(size: number, couplingBits: 1 | 8, temperature: 'hot' | 'cold'): KernelWorkload {
  const couplings = couplingBits === 1 ? 'binary' : 'gaussian';
  const replicas = 16;
  return {
    ...common,
    name: `SK ${couplingBits === 1 ? '±J' : 'Gaussian'} N = ${size}, ${temperature}`,
    size,
    replicas,
    beta: temperature === 'hot' ? 0.5 : 5,
    kernels: [undefined, 'skip-ahead', 'blocked', 'naive'],
    open: (engine) =>
      engine.glass({
        instances: [
          sherringtonKirkpatrick({
            size,
            couplings,
            couplingBits: couplingBits === 1 ? 1 : 5,
            seed,
            sample: 0,
          }),
        ],
        replicas,
        seed,
      }),
  };
}

function lattice(length: number, order: UpdateOrder, kernels: KernelWorkload['kernels']): KernelWorkload {
  const replicas = 32;
  return {
    ...common,
    name: `±J cubic lattice L = ${length}, ${order}`,
    size: length ** 3,
    degree: 6,
    replicas,
    order,
    beta: 0.9,
    kernels: [undefined, ...kernels],
    open: (engine) =>
      engine.glass({
        instances: [
          latticeGlass({
            lengths: [length, length, length],
            boundary: 'periodic',
            couplings: 'binary',
            couplingBits: 1,
            seed,
            sample: 0,
          }),
        ],
        replicas,
        seed,
      }),
  };
}

function perceptron(size: number, patterns: number): KernelWorkload {
  const replicas = 16;
  return {
    ...common,
    name: `binary perceptron N = ${size}, P = ${patterns}`,
    size,
    patterns,
    replicas,
    beta: 1,
    kernels: [undefined, 'naive'],
    open: (engine) =>
      engine.perceptron({
        patterns: [randomPatterns({ size, patterns, labels: 'random', seed, sample: 0 })],
        replicas,
        seed,
      }),
  };
}

/** @param software  smaller systems: an emulated GPU takes microseconds for an update */
export function kernelWorkloads(software: boolean): readonly KernelWorkload[] {
  const size = software ? 512 : 2048;
  const length = software ? 8 : 16;
  const drawn = dense(size, 1, 'hot');
  return [
    dense(size, 1, 'hot'),
    dense(size, 1, 'cold'),
    dense(size, 8, 'hot'),
    dense(size, 8, 'cold'),
    { ...drawn, name: `${drawn.name}, random order`, order: 'random', kernels: [undefined, 'naive'] },
    lattice(length, 'sequential', ['skip-ahead', 'naive']),
    lattice(length, 'random', ['skip-ahead', 'naive']),
    lattice(length, 'colour', ['skip-ahead', 'listed', 'naive']),
    lattice(length, 'multi-spin', ['naive']),
    perceptron(software ? 128 : 512, software ? 96 : 384),
  ];
}
