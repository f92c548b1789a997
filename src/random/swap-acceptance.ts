/**
 * The acceptance primitive of replica exchange: a swap happens iff dE * B > L(u) * 2^k, in integers, with the L of Metropolis.
 *
 * dE = E_cold - E_hot is an exact integer of units, |dE| <= 2^53, and (B, k) stands for x = (beta_cold - beta_hot) * unit to 31
 * significant bits: x * 2^26 ~ B * 2^-k. Against the real probability p = min(1, exp(dE x)) the decision is off by less than
 * 1.1e-7 p + 2^-32: L by 5 units of 2^-26, x by 2^-31 of an exponent of 23 at most, the word by its resolution.
 *
 * Exact cases: dE = 0 and x = 0 always swap, because L is at most -1; x so large that one unit outweighs every L, Infinity
 * included, gives B = 2^31 - 1 with k = 0: the lower energy goes to the colder slot. Where k would pass 84, 2^53 units weigh less
 * than every L: B = 0 says the same.
 */
import type { Multiplier } from './acceptance.ts';
import { LOG_SCALE, logarithmOf } from './logarithm.ts';

const LARGEST = 2 ** 31 - 1;
/** |dE| B stays below 2^84. */
const LARGEST_SHIFT = 84;

/**
 * (B, k) of a pair of slots: B 0 … 2^31 - 1, k 0 … 84.
 *
 * @param x  (beta_cold - beta_hot) * unit >= 0, Infinity allowed. @throws RangeError on NaN or a negative number
 */
export function swapMultiplierOf(x: number): Multiplier {
  if (!(x >= 0)) throw new RangeError(`a swap needs a colder slot after a hotter one, not ${x} between them`);
  const scaled = x * LOG_SCALE;
  if (scaled >= LARGEST) return { B: LARGEST, k: 0 };
  if (scaled * 2 ** LARGEST_SHIFT < 2 ** 30) return { B: 0, k: 0 };
  let k = 0;
  while (scaled * 2 ** k < 2 ** 30) k++;
  // Rounding may carry into the 32nd bit.
  if (k > 0 && Math.round(scaled * 2 ** k) > LARGEST) k--;
  return { B: Math.min(LARGEST, Math.round(scaled * 2 ** k)), k };
}

/**
 * Does the swap happen? In doubles where they can tell, else in whole integers: a product that is rounded to the other side of a
 * double cannot pass it, so only equality needs a second look.
 *
 * @param deltaEnergy  E of the colder slot's state - E of the hotter one's, in units, |…| <= 2^53
 * @param word         32-bit random word
 */
export function swapAccepted(deltaEnergy: number, { B, k }: Multiplier, word: number): boolean {
  if (deltaEnergy >= 0) return true;
  const level = -logarithmOf(word);
  const product = -deltaEnergy * B;
  const limit = level * 2 ** k;
  if (product !== limit) return product < limit;
  return BigInt(-deltaEnergy) * BigInt(B) < BigInt(level) << BigInt(k);
}
