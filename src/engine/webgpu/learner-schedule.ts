/**
 * The numbers that a step takes from its move, on the device: one buffer of vec4f [row][network], written before the steps.
 *
 *   row 0      of the step under way: (1/T, eps, sqrt(2 eps), 0), (1/T, h/2, c, sqrt(1 - c^2)) or (learning rate, 0, 0, 0)
 *   row 1      b1^t, b2^t and how far the moments are from stationary (learner-turn.wgsl)
 *   rows 2 …   row 0 of coming steps, where a move's numbers change from step to step
 */
import type { LearnerMove, StepFactors } from '../contract.ts';
import { powersAfter, ruleNumbers, stepNumbers } from '../moments.ts';
import type { Gpu } from './device.ts';
import type { LearnerSizes } from './learner-buffers.ts';

/** What a call of `step` asks for, and the steps that the moments have seen when it begins. */
export interface StepRequest {
  readonly move: LearnerMove;
  readonly steps: number;
  readonly factors: StepFactors | undefined;
  /** Number of the first step. */
  readonly time: number;
  readonly age: number;
}

/** Some steps of a request whose numbers are on the device at once. */
export interface StepSpan {
  /** Number of the first step. */
  readonly time: number;
  readonly steps: number;
  readonly scheduled: boolean;
}

/** Vectors of the table of coming steps: a megabyte. */
const TABLE_VECTORS = 2 ** 16;
const LARGEST_TABLE = 4096;

/** Steps whose numbers fit the table of a batch of networks. */
export function tableStepsOf(networks: number): number {
  return Math.max(1, Math.min(LARGEST_TABLE, Math.floor(TABLE_VECTORS / networks)));
}

/** Writes the numbers of a request span by span, and runs each before the next is written. */
export async function inSpans(
  gpu: Gpu,
  buffer: GPUBuffer,
  request: StepRequest,
  { networks, tableSteps }: LearnerSizes,
  run: (span: StepSpan) => Promise<void>,
): Promise<void> {
  const { move, steps, factors, time, age } = request;
  const row = 16 * networks;
  gpu.write(buffer, correctionsOf(move, age, networks), row);
  if (!factors) {
    gpu.write(buffer, stepRow(move, networks, undefined, 0));
    return run({ time, steps, scheduled: false });
  }
  for (let done = 0; done < steps; ) {
    const count = Math.min(steps - done, tableSteps);
    const table = new Float32Array(4 * networks * count);
    for (let k = 0; k < count; k++) table.set(stepRow(move, networks, factors, done + k), 4 * networks * k);
    gpu.write(buffer, table, 2 * row);
    await run({ time: time + done, steps: count, scheduled: true });
    done += count;
  }
}

/** Row 0 of the `step`-th step. */
function stepRow(
  move: LearnerMove,
  networks: number,
  factors: StepFactors | undefined,
  step: number,
): Float32Array {
  const row = new Float32Array(4 * networks);
  for (let e = 0; e < networks; e++) {
    const { rate, temperature, kept, drawn } = stepNumbers(move, e, factors, step);
    if (move.kind === 'descent') row[4 * e] = rate;
    else if (move.kind === 'underdamped') row.set([1 / temperature, rate / 2, kept, drawn], 4 * e);
    else row.set([1 / temperature, rate, Math.sqrt(2 * rate)], 4 * e);
  }
  return row;
}

/** Row 1 when the moments have seen `age` steps. */
function correctionsOf(move: LearnerMove, age: number, networks: number): Float32Array {
  const powers = move.kind === 'descent' ? powersAfter(ruleNumbers(move.rule), age, Math.fround) : [1, 1];
  return Float32Array.from({ length: 4 * networks }, (_, k) => powers[k & 3] ?? 0);
}
