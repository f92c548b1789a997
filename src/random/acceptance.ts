/**
 * The one acceptance primitive: flip iff field * B > L(u) * 2^k, in integers.
 *
 * (B, k) stands for x = 2 beta unit, the change of the log-odds per unit of local field, to 31 significant bits:
 * x * 2^26 ~ B * 2^-k. Exact cases: x = 0 gives B = 0 (heat bath: u < 2^31, probability 1/2 to the bit); x so large that one
 * unit of field outweighs every L, beta = Infinity included, gives B = 2^31 - 1 with k = 0 (the field's sign decides, and a
 * zero field is a fair coin).
 */
import { LOG_SCALE, logarithmOf, logitOf } from './logarithm.ts';

export interface Multiplier {
  /** 0 … 2^31 - 1. */
  readonly B: number;
  /** 0 … 31. */
  readonly k: number;
}

const LARGEST = 2 ** 31 - 1;

/** @param x  2 beta unit >= 0, Infinity allowed. @throws RangeError on NaN or a negative number */
export function multiplierOf(x: number): Multiplier {
  if (!(x >= 0)) throw new RangeError(`acceptance needs a non-negative 2 beta unit, got ${x}`);
  if (x * LOG_SCALE >= LARGEST) return { B: LARGEST, k: 0 };
  if (x === 0) return { B: 0, k: 0 };
  // The largest k that keeps B below 2^31: by the leading bit, or one less where rounding carries.
  const scaled = x * LOG_SCALE;
  let k = Math.clz32(scaled) - 1;
  if (k > 0 && Math.round(scaled * 2 ** k) > LARGEST) k--;
  return { B: Math.round(scaled * 2 ** k), k };
}

/** field * B > L * 2^k for |field| < 2^30: exact, in two limbs of B. */
export function outweighs(field: number, multiplier: Multiplier, L: number): boolean {
  const { B, k } = multiplier;
  // field * B = high * 2^16 + low with both products below 2^47, hence exact in doubles.
  const low = field * (B & 0xffff);
  const high = field * (B >>> 16) + Math.floor(low / 0x10000);
  const rest = low - Math.floor(low / 0x10000) * 0x10000;
  const scaled = L * 2 ** k; // |L| < 2^31, so below 2^62 and a multiple of 2^k: exact as a double
  const limitHigh = Math.floor(scaled / 0x10000);
  if (high !== limitHigh) return high > limitHigh;
  return rest > scaled - limitHigh * 0x10000;
}

/** Heat bath: does the spin become +1? `field` is the local field in units. */
export function heatBathUp(field: number, multiplier: Multiplier, word: number): boolean {
  return outweighs(field, multiplier, logitOf(word));
}

/**
 * Accept a move that lowers the log-weight by -gain? `gain` is the integer gain in units, times B: a Metropolis flip has
 * gain = -spin * field. Gains of 0 or more are always accepted.
 */
export function metropolisAccepts(gain: number, multiplier: Multiplier, word: number): boolean {
  return outweighs(gain, multiplier, logarithmOf(word));
}
