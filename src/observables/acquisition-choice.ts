/** From scores to purchases: the best of what is left, ties by chance, and batches that do not ask the same thing twice. */

/** Candidates of one choice. */
export interface Offer {
  /** The larger the more wanted, [candidate]; -Infinity is never wanted, and no score may be NaN. */
  readonly scores: Float64Array;
  /** 1 where a candidate can still be bought, [candidate]. */
  readonly available: Uint8Array;
  readonly count: number;
  /** A number of [0, 1) for each candidate that decides between equal scores: `Stream.Acquisition`. */
  chance(candidate: number): number;
}

/**
 * The `count` largest scores, fewer where less is left; equal scores in the order of chance, so that a score that says nothing buys at random.
 *
 * @throws RangeError for a score that is not a number
 */
export function largestScores({ scores, available, count, chance }: Offer): number[] {
  const left = [...scores.keys()].filter((c) => available[c]);
  if (left.some((c) => Number.isNaN(scores[c]))) throw new RangeError('a score is not a number');
  const lots = new Map(left.map((c) => [c, chance(c)]));
  // Differences of infinite scores would not be numbers.
  const order = (a: number, b: number) =>
    scores[a] === scores[b] ? lots.get(a)! - lots.get(b)! : scores[a]! > scores[b]! ? -1 : 1;
  return left.sort(order).slice(0, count);
}

export interface DiverseOffer extends Offer {
  /** Where candidates are, in units in which distances mean something (standardised), [candidate][input]. */
  readonly places: Float64Array;
  readonly inputs: number;
}

/**
 * A batch one by one: first the largest score, then the largest score times squared distance to the nearest one already in the batch
 * (the deterministic form of k-means++ seeding, weighted by score). Scores >= 0.
 *
 * Source: Arthur & Vassilvitskii, SODA 2007 (k-means++); Ash et al., arXiv:1906.03671 (batches by it); Sener & Savarese, arXiv:1708.00489
 * (the farthest first).
 */
export function diverseBatch({ places, inputs, ...offer }: DiverseOffer): number[] {
  const available = offer.available.slice();
  const nearest = new Float64Array(offer.scores.length).fill(1);
  const batch: number[] = [];
  while (batch.length < offer.count) {
    const scores = offer.scores.map((score, c) => score * nearest[c]!);
    const [chosen] = largestScores({ ...offer, scores, available, count: 1 });
    if (chosen === undefined) break;
    available[chosen] = 0;
    for (let c = 0; c < nearest.length; c++) {
      const d2 = squaredDistance(places, inputs, c, chosen);
      nearest[c] = batch.length === 0 ? d2 : Math.min(nearest[c]!, d2);
    }
    batch.push(chosen);
  }
  return batch;
}

function squaredDistance(places: Float64Array, inputs: number, a: number, b: number): number {
  let sum = 0;
  for (let k = 0; k < inputs; k++) sum += (places[a * inputs + k]! - places[b * inputs + k]!) ** 2;
  return sum;
}
