/**
 * The perceptron algorithm: go through the patterns in turn, and add each one that the weights get wrong.
 *
 * It ends where a solution exists, after at most (R/kappa)² corrections (R the longest pattern, kappa the best stability), and goes
 * on for ever where none does: kappa vanishes at capacity, so that waiting for it decides nothing there.
 * Source: Rosenblatt, Psychol. Rev. 65 (1958) 386; Novikoff (1962) for the bound.
 */
export interface PerceptronEnd {
  readonly solved: boolean;
  /** Patterns added to the weights. */
  readonly corrections: number;
  /** Not scaled, [input]. */
  readonly weights: Float64Array;
}

/**
 * @param values  label * input, [pattern][input], finite
 * @param most    corrections after which it gives up
 */
export function perceptronRule(values: Float64Array, inputs: number, most: number): PerceptronEnd {
  const patterns = values.length / inputs;
  const weights = new Float64Array(inputs);
  let corrections = 0;
  for (let right = 0, mu = 0; right < patterns; mu = (mu + 1) % patterns) {
    let field = 0;
    for (let i = 0; i < inputs; i++) field += weights[i]! * values[mu * inputs + i]!;
    if (field > 0) {
      right++;
      continue;
    }
    if (corrections === most) return { solved: false, corrections, weights };
    for (let i = 0; i < inputs; i++) weights[i]! += values[mu * inputs + i]!;
    corrections++;
    right = 0;
  }
  return { solved: true, corrections, weights };
}
