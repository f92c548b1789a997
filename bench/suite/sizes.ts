/** How large the workloads are: by what measures, and how much of it a run may take. */
import type { EngineInfo } from '../../src/engine/contract.ts';
import type { Annealing } from './glass.ts';

export interface Size {
  readonly dense: readonly Annealing[];
  readonly length: number;
  readonly replicas: {
    readonly lattice: number;
    readonly multiSpin: number;
    readonly scaling: readonly number[];
  };
  readonly tempering: { readonly size: number; readonly copies: number; readonly sweepsPerRound: number };
  /** Points of the digits' full batch; 0 leaves them out. */
  readonly digits: number;
  /** Networks of the heated plate, one line each. */
  readonly plates: readonly number[];
  readonly smallNetworks: boolean;
  /** Sweeps of the plain annealer; 0 leaves it out. */
  readonly plainSweeps: number;
  /** Sweeps of one annealing against the number of threads. */
  readonly threadSweeps: number;
}

const pair = (size: number, replicas: number, sweeps: number): Annealing[] => [
  { size, couplings: 'binary', replicas, sweeps },
  { size, couplings: 'gaussian', replicas, sweeps },
];
/** Beside the three sizes that are quoted, two for the curve of time against N. @param replicas  at N = 1024 */
const sizes = (replicas: number): Annealing[] => [
  ...pair(256, 4 * replicas, 1000),
  { size: 512, couplings: 'binary', replicas: 2 * replicas, sweeps: 1000 },
  ...pair(1024, replicas, 1000),
  { size: 2048, couplings: 'binary', replicas, sweeps: 400 },
  ...pair(4096, replicas / 4, 100),
];

const PROCESSOR: Size = {
  dense: sizes(16),
  length: 16,
  replicas: { lattice: 64, multiSpin: 256, scaling: [1, 2, 4, 8, 32] },
  tempering: { size: 256, copies: 2, sweepsPerRound: 10 },
  digits: 1024,
  plates: [1, 32],
  smallNetworks: true,
  plainSweeps: 200,
  threadSweeps: 500,
};

/** A GPU is filled by many states; how many sweeps it affords is found out (`suite.ts`). */
const GPU: Size = {
  ...PROCESSOR,
  dense: sizes(256),
  replicas: { lattice: 1024, multiSpin: 4096, scaling: [1, 16, 64, 1024] },
};

/** Shows that it works: figures of an emulated GPU say nothing of GPUs. */
const EMULATED: Size = {
  dense: [...pair(256, 4, 4), ...pair(1024, 2, 2)],
  length: 8,
  replicas: { lattice: 32, multiSpin: 128, scaling: [1, 4] },
  tempering: { size: 64, copies: 1, sweepsPerRound: 1 },
  digits: 0,
  plates: [1],
  smallNetworks: true,
  plainSweeps: 0,
  threadSweeps: 0,
};

const QUICK: Size = {
  ...EMULATED,
  dense: [...pair(256, 4, 4), { size: 1024, couplings: 'binary', replicas: 2, sweeps: 2 }],
  length: 4,
  replicas: { lattice: 8, multiSpin: 32, scaling: [1, 2] },
  digits: 50,
  plainSweeps: 2,
  threadSweeps: 10,
};

const QUICK_EMULATED: Size = { ...QUICK, digits: 0, plates: [], plainSweeps: 0, threadSweeps: 0 };

export function sizeFor({ kind, software }: EngineInfo, quick: boolean): Size {
  if (kind === 'webgpu') return software ? (quick ? QUICK_EMULATED : EMULATED) : quick ? QUICK : GPU;
  return quick ? QUICK : PROCESSOR;
}
