/**
 * Who gets how many descendants: the integer half of population annealing.
 *
 * Weights come from @stdlib's exp (IEEE basic operations only) and are rounded to integers; from there on everything is exact
 * integers, so descendants are the same on every host.
 */
import exp from '@stdlib/math-base-special-exp';

/** Largest integer weight: 2^16 R WEIGHT_SCALE must stay below 2^53, which holds for populations up to 2048. */
const WEIGHT_SCALE = 2 ** 26;

/** exp(-scale (E_i - E_lowest)), [copy]: at most 1, and 1 for the lowest. */
export function relativeWeights(
  energies: Float64Array,
  scale: number,
): { readonly weights: Float64Array; readonly lowest: number } {
  let lowest = Infinity;
  for (const energy of energies) lowest = Math.min(lowest, energy);
  return { weights: energies.map((energy) => exp(-scale * (energy - lowest))), lowest };
}

export function sumOf(weights: Float64Array): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}

/** Weights in units of 2^-26 of the largest: relative error below 2^-27 of it. */
export function integerWeights(weights: Float64Array): Float64Array {
  return weights.map((weight) => Math.round(weight * WEIGHT_SCALE));
}

/** alpha = (1/R) sum_i min(1, tau_i) with tau_i = w_i R / sum w. */
export function overlapOf(weights: Float64Array): number {
  const average = sumOf(weights) / weights.length;
  let sum = 0;
  for (const weight of weights) sum += Math.min(1, weight / average);
  return sum / weights.length;
}

/**
 * Systematic resampling: as many descendants in all as there are copies, each copy floor or ceil of R w_i / W of them, with that
 * mean exactly. Marks stand at (offset + k W), k = 0 … R - 1, on the line of the cumulated R w_i; a copy gets the marks in its
 * stretch. Exact integers for W R < 2^53.
 *
 * @param weights  integers of 0 or more, [copy], not all 0
 * @param word     random: offset = floor(word W / 2^32)
 */
export function systematicCounts(weights: Float64Array, word: number): Uint32Array {
  const population = weights.length;
  const total = sumOf(weights);
  // word * total may leave 53 bits: in two halves of the word, each exact.
  const high = (word >>> 16) * total;
  const low = (word & 0xffff) * total;
  const offset = Math.floor((high + Math.floor(low / 0x10000)) / 0x10000);
  let mark = offset;
  let cumulated = 0;
  return Uint32Array.from(weights, (weight) => {
    cumulated += population * weight;
    let count = 0;
    for (; mark < cumulated; mark += total) count++;
    return count;
  });
}

/** Where each place takes its copy from, [place]: survivors stay, further descendants fill the empty places in order. */
export function placesOf(descendants: Uint32Array): Uint32Array {
  const further: number[] = [];
  descendants.forEach((count, copy) => {
    for (let k = 1; k < count; k++) further.push(copy);
  });
  let next = 0;
  return descendants.map((count, copy) => (count > 0 ? copy : further[next++]!));
}
