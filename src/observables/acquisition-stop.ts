/** When to stop measuring: rules that know of noise. A rule is asked before every purchase and says what it saw. */
import { expectedImprovement } from './acquisition.ts';
import { mean } from './statistics.ts';
import type { Predictions } from './uncertainty/decomposition.ts';

export interface StopVerdict {
  readonly stop: boolean;
  /** What is compared with 1: at or below it nothing more is worth buying. */
  readonly ratio: number;
}

/**
 * The noise floor: stop when the mean epistemic variance of what is left in the pool is at most `share` of its mean aleatoric variance.
 * Predicting a new measurement then has a standard deviation at most sqrt(1 + share) times that of a model that knows the truth
 * (5 % more at share 0.1): what remains wrong is noise, which no purchase takes away.
 *
 * Source: the split of the error into noise, variance and bias: Cohn, Ghahramani & Jordan, J. Artif. Intell. Res. 4 (1996) 129. That the
 * variance is the model's own claim is the rule's weakness: an overconfident ensemble stops early.
 */
export function noiseFloor(
  { aleatoric, epistemic }: Predictions,
  available: Uint8Array,
  share: number,
): StopVerdict {
  const left = [...available.keys()].filter((c) => available[c]);
  if (left.length === 0) return { stop: true, ratio: 0 };
  const noise = mean(left.map((c) => aleatoric[c]!));
  const ratio = mean(left.map((c) => epistemic[c]!)) / (share * noise);
  return { stop: ratio <= 1, ratio };
}

/**
 * The price: stop when no candidate's expected improvement pays for its measurement.
 *
 * @param cost  of one measurement, in units of the value
 * Source: Locatelli, J. Global Optim. 10 (1997) 57; Nguyen et al., PMLR 77 (2017) 279.
 */
export function improvementBelowCost(
  belief: Predictions,
  available: Uint8Array,
  best: number,
  cost: number,
): StopVerdict {
  const gains = expectedImprovement(belief, best).filter((_, c) => available[c]);
  const ratio = gains.length === 0 ? 0 : gains.reduce((a, b) => Math.max(a, b)) / cost;
  return { stop: ratio <= 1, ratio };
}
