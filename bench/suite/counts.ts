/**
 * Operations and bytes that a workload needs at least, from its definition: what the share of the peak is counted with. Operations of the
 * CPU engine's glasses are 16-bit additions (a 32-bit one counts twice), those of GPUs 32-bit ones, those of learners f32 multiplications and additions.
 */

import { PHILOX } from '../../src/engine/webgpu/sweep-counts.ts';
import { layersOf, parameterCount } from '../../src/learner/network.ts';
import type { NetworkShape } from '../../src/learner/problem.ts';

export interface Counts {
  readonly arithmetic: 'integer' | 'float';
  readonly operationsPerUnit: number;
  readonly bytesPerUnit: number;
  /** Bytes that one thread goes through again and again: says whose bandwidth counts. */
  readonly touched: number;
}

/** Words, threshold and comparison of one proposal, in 32-bit operations: Philox makes four words at a time. */
const PROPOSAL = PHILOX / 4 + 12;

export interface DenseCase {
  readonly size: number;
  /** Bits of a stored coupling and of a field, as the engine keeps them. */
  readonly rowBits: number;
  readonly fieldBits: number;
  readonly statesPerThread: number;
}

/** Sites whose flips share one pass over the fields. */
const BLOCK = 16;

/** A flip reads its row and adds it to all fields; these are read and written once for all flips of a block of sites. */
export function denseCounts(one: DenseCase, acceptance: number): Counts {
  const { size, rowBits, fieldBits, statesPerThread } = one;
  const passes = (1 - (1 - acceptance) ** BLOCK) / BLOCK;
  return {
    arithmetic: 'integer',
    operationsPerUnit: 2 * PROPOSAL + acceptance * size * (fieldBits / 16),
    bytesPerUnit: acceptance * size * (rowBits / 8) + passes * size * (fieldBits / 4) + fieldBits / 8,
    touched: size * size * (rowBits / 8) + statesPerThread * size * (fieldBits / 8),
  };
}

/** A flip changes the fields of its neighbours; an update looks at its own. */
export function sparseCounts(size: number, degree: number, acceptance: number): Counts {
  // Link and coupling 8 bytes a neighbour, its field read and written.
  const flip = degree * (8 + 8);
  return {
    arithmetic: 'integer',
    operationsPerUnit: 2 * (PROPOSAL + acceptance * degree * 3),
    bytesPerUnit: acceptance * flip + 8,
    touched: size * (degree * 8 + 8),
  };
}

/** A word of 32 replicas at once: planes of neighbours added, and random planes until all lanes are decided. */
export function multiSpinCounts(size: number, degree: number): Counts {
  const planes = 6 * 12 + 14 + 8 * (13 + 5) + 2 * 13 + 22;
  return {
    arithmetic: 'integer',
    operationsPerUnit: (2 * (2 * PHILOX + planes)) / 32,
    bytesPerUnit: (degree * (4 + 4) + 8) / 32,
    touched: size * (degree * 8 + 16),
  };
}

export interface StepCase {
  readonly shape: NetworkShape;
  readonly points: number;
  /** Jets: 1 for values alone, 5 for a Laplacian in the plane. */
  readonly channels: number;
  /** Numbers read and written for each parameter by the rule beside weight and gradient. */
  readonly state: number;
}

/** Forward, the weights' gradient, and the adjoint through every layer but the first: two operations for each weight, point and channel. */
export function stepCounts({ shape, points, channels, state }: StepCase): Counts {
  const layers = layersOf(shape);
  const weights = layers.map(({ inputs, outputs }) => inputs * outputs);
  const passes = weights.reduce((sum, count, k) => sum + count * (k === 0 ? 2 : 3), 0);
  const parameters = parameterCount(shape);
  const data = 4 * points * channels * (shape.inputs + shape.outputs);
  const bytes = data + 4 * parameters * (2 + 2 * state);
  return {
    arithmetic: 'float',
    operationsPerUnit: 2 * passes * points * channels,
    bytesPerUnit: bytes,
    touched: bytes,
  };
}
