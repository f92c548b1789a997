/**
 * Two doubts of classes, in nats: the entropy of the mean prediction H[E p] (all doubt) is E H[p] (noise: classes overlap) plus
 * BALD = H[E p] - E H[p] >= 0 (ignorance: members contradict one another; the mutual information of label and member).
 *
 * Source: Houlsby, Huszár, Ghahramani & Lengyel, arXiv:1112.5745; Gal, Islam & Ghahramani, arXiv:1703.02910.
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { averaged } from './decomposition.ts';

export interface ClassPredictions {
  /** E p, [point][class] */
  readonly probability: Float64Array;
  /** H[E p], [point], 0 … ln classes */
  readonly total: Float64Array;
  /** E H[p], [point] */
  readonly aleatoric: Float64Array;
  /** BALD, [point] */
  readonly epistemic: Float64Array;
}

/** -sum p ln p over rows of [row][class]; 0 ln 0 = 0. */
export function entropies(probabilities: Float64Array, classes: number): Float64Array {
  const values = new Float64Array(probabilities.length / classes);
  for (let k = 0; k < probabilities.length; k++) {
    const p = probabilities[k]!;
    if (p > 0) values[Math.floor(k / classes)]! -= p * ln(p);
  }
  return values;
}

/** Softmax of every row of [row][class], at a temperature that divides the outputs. */
export function softmax(outputs: Float64Array, classes: number, temperature = 1): Float64Array {
  const result = new Float64Array(outputs.length);
  for (let start = 0; start < outputs.length; start += classes) {
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) most = Math.max(most, outputs[start + c]!);
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      result[start + c] = exp((outputs[start + c]! - most) / temperature);
      sum += result[start + c]!;
    }
    for (let c = 0; c < classes; c++) result[start + c]! /= sum;
  }
  return result;
}

/** @param probabilities  [member][point][class], rows that sum to 1 */
export function classDoubt(probabilities: Float64Array, members: number, classes: number): ClassPredictions {
  const probability = averaged(probabilities, members);
  const total = entropies(probability, classes);
  const aleatoric = averaged(entropies(probabilities, classes), members);
  // Not negative by concavity; rounding may say so.
  const epistemic = total.map((h, k) => Math.max(0, h - aleatoric[k]!));
  return { probability, total, aleatoric, epistemic };
}

/** The same from the outputs of a cross-entropy problem, [network][point][class]. */
export function classDoubtOf(outputs: Float64Array, networks: number, classes: number): ClassPredictions {
  return classDoubt(softmax(outputs, classes), networks, classes);
}
