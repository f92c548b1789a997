/** Short Langevin runs for tests of the learner's statistics: tune, throw the tuning away, then measure. */
import { acceptanceBetween, tuneStepSizes } from '../../src/dynamics/langevin-step.ts';
import type { LearnerState } from '../../src/engine/contract.ts';

/** Tunes at these temperatures for `rounds` rounds of `steps`; returns the step sizes, to be frozen from here on. */
export async function tune(
  state: LearnerState,
  temperatures: Float64Array,
  start: number,
  rounds: number,
  steps: number,
): Promise<Float64Array> {
  let stepSizes: Float64Array = temperatures.map(() => start);
  for (let round = 0; round < rounds; round++) {
    const before = await state.accepted();
    await state.step({ kind: 'langevin', adjusted: true, temperatures, stepSizes }, steps);
    const acceptance = acceptanceBetween(before, await state.accepted(), steps);
    stepSizes = tuneStepSizes({ temperatures, stepSizes, acceptance, round });
  }
  return stepSizes;
}

/** Mean and standard error of independent values (one per chain or per data set). */
export function estimate(values: ArrayLike<number>): { value: number; error: number } {
  const n = values.length;
  let [sum, squares] = [0, 0];
  for (let k = 0; k < n; k++) sum += values[k]!;
  for (let k = 0; k < n; k++) squares += (values[k]! - sum / n) ** 2;
  return { value: sum / n, error: Math.sqrt(squares / (n * (n - 1))) };
}

/** Distance of the estimate from what is expected, in standard errors. |z| < 5 has a false alarm of 6e-7 for many chains. */
export function zScore(values: ArrayLike<number>, expected: number): number {
  const { value, error } = estimate(values);
  return (value - expected) / error;
}
