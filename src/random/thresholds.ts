/**
 * The acceptance primitive as a threshold on the random word: L(u) never decreases with u, so for a given field "accepted" holds for
 * all words below one number and for none from it on. Found by bisection on the primitive itself, so it cannot differ.
 */
import { heatBathUp, type Multiplier, metropolisAccepts } from './acceptance.ts';

/** Heat bath makes the spin +1 iff its word is below this; 0 … 2^32. */
export function heatBathThreshold(field: number, multiplier: Multiplier): number {
  return firstRefused((word) => heatBathUp(field, multiplier, word));
}

/** Metropolis accepts a move of integer gain `gain` iff its word is below this; 0 … 2^32. */
export function metropolisThreshold(gain: number, multiplier: Multiplier): number {
  return firstRefused((word) => metropolisAccepts(gain, multiplier, word));
}

/** The number of words that are accepted, when those are the words below it. */
function firstRefused(accepts: (word: number) => boolean): number {
  let [low, high] = [0, 2 ** 32];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (accepts(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
