/**
 * The perceptron of maximum stability: the student whose nearest pattern is as far away as can be,
 *
 *   kappa = max over |w| = 1 of min_mu w·x_mu,   w = sum_mu a_mu x_mu with a_mu >= 0.
 *
 * AdaTron: each pattern's strength a_mu in turn takes the value that its own term asks for (ascent of sum a - |w|²/2 along one
 * coordinate, cut at 0). Any a >= 0 bounds what can be reached: min_mu w·x_mu / |w| <= kappa <= |w| / sum a; the run ends when the two meet.
 * Source: Anlauf & Biehl, Europhys. Lett. 10 (1989) 687; the bounds are those of linear duality.
 */
import { type LabelledPatterns, product } from '../../learner/data/teacher-patterns.ts';

export interface MaximumStabilityStudent {
  readonly result: 'converged' | 'precision-limited';
  /** w, of any length, [input]. */
  readonly weights: Float64Array;
  /** Stability reached, in units of the patterns' numbers: min_mu w·x_mu / |w|. */
  readonly stability: number;
  /** 1 - reached / upper bound, >= 0: how far, at most, kappa lies above what was reached. */
  readonly gap: number;
  readonly passes: number;
}

export interface AdaTronOptions {
  /** Ends at this relative gap. Default 1e-3. */
  readonly tolerance?: number;
  /** Most passes through the patterns. Default 20 000. */
  readonly passes?: number;
}

/** @param patterns  separable ones, such as a teacher's: without a solution the gap never closes and passes run out */
export function maximumStabilityStudent(
  { size, patterns, values }: LabelledPatterns,
  { tolerance = 1e-3, passes = 20_000 }: AdaTronOptions = {},
): MaximumStabilityStudent {
  const rows = Array.from({ length: patterns }, (_, mu) => values.subarray(mu * size, (mu + 1) * size));
  const squares = rows.map((row) => product(row, row));
  const strengths = new Float64Array(patterns);
  const weights = new Float64Array(size);
  for (let pass = 1; ; pass++) {
    for (let mu = 0; mu < patterns; mu++) {
      const row = rows[mu]!;
      const change = Math.max(-strengths[mu]!, (1 - product(row, weights)) / squares[mu]!);
      if (change === 0) continue;
      strengths[mu]! += change;
      for (let i = 0; i < size; i++) weights[i]! += change * row[i]!;
    }
    const length = Math.sqrt(product(weights, weights));
    const stability = rows.reduce((least, row) => Math.min(least, product(row, weights)), Infinity) / length;
    const bound = length / strengths.reduce((sum, a) => sum + a, 0);
    const gap = 1 - stability / bound;
    if (gap <= tolerance || pass >= passes)
      return {
        result: gap <= tolerance ? 'converged' : 'precision-limited',
        weights,
        stability,
        gap,
        passes: pass,
      };
  }
}
