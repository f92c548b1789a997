/** Two candidates, one for each doubt. */
import { largestScores } from '../../observables/acquisition-choice.ts';
import type { Doubt } from '../doubt-common/pool-model.ts';
import type { Letter } from './buyers.ts';

export interface Offered {
  readonly candidate: number;
  /** Which doubt it was taken for. */
  readonly why: 'epistemic' | 'aleatoric';
  readonly mean: number;
  readonly epistemic: number;
  readonly aleatoric: number;
}
export type Offer = Readonly<Record<Letter, Offered>>;

/**
 * A has the largest epistemic variance of what is left, B the largest aleatoric one among the others. Blind, a coin exchanges them.
 *
 * @param chance  numbers of [0, 1): by candidate where doubts are equal, the one after the last candidate for the coin
 */
export function offerOf(
  doubt: Doubt,
  available: Uint8Array,
  blind: boolean,
  chance: (index: number) => number,
): Offer {
  const best = (scores: Float64Array, left: Uint8Array) =>
    largestScores({ scores, available: left, count: 1, chance })[0]!;
  const ignorance = best(doubt.epistemic, available);
  const others = available.slice();
  others[ignorance] = 0;
  const told = (candidate: number, why: Offered['why']): Offered => ({
    candidate,
    why,
    mean: doubt.mean[candidate]!,
    epistemic: doubt.epistemic[candidate]!,
    aleatoric: doubt.aleatoric[candidate]!,
  });
  const both = [told(ignorance, 'epistemic'), told(best(doubt.aleatoric, others), 'aleatoric')] as const;
  const exchanged = blind && chance(available.length) < 0.5;
  return exchanged ? { A: both[1], B: both[0] } : { A: both[0], B: both[1] };
}
