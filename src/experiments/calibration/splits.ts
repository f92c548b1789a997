/** Means over splits: those of a generator are independent, those of a table share rows, and their errors are widened for it. */
import { resplitFactor } from '../../observables/resplits.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { CalibrationConfig } from '../calibration.ts';

/** Points of every split, [split]. */
export interface SplitSizes {
  readonly judged: readonly number[];
  readonly trained: readonly number[];
}

/** What the standard error of independent splits is to be multiplied by. */
export function splitFactor(task: CalibrationConfig['task'], { judged, trained }: SplitSizes): number {
  if (task === 'one-input' || task === 'eight-inputs' || judged.length === 0) return 1;
  return resplitFactor(judged.length, judged[0]!, trained[0]!);
}

/** @param values  [split] */
export function meanOverSplits(
  values: readonly number[],
  task: CalibrationConfig['task'],
  sizes: SplitSizes,
): Estimate {
  const { value, error } = meanOverSamples(values);
  return { value, error: error * splitFactor(task, sizes) };
}
