/**
 * The fixed-point logarithm L(u) of a random word: integers only, monotone, the same on every engine.
 *
 * U = (u + 1/2) / 2^32 is the uniform number that a 32-bit word u stands for. Then
 *   logitOf(u)     ~ 2^26 ln(U / (1 - U))   for heat bath,
 *   logarithmOf(u) ~ 2^26 ln U              for Metropolis and every other "accept with probability exp(-x)",
 * each within LOG_ERROR_BOUND units of 2^-26 (tests/unit/logarithm.test.ts). They are made from one table of ln(1 + i/4096)
 * with linear interpolation; the table is made from IEEE basic operations only (@stdlib's ln), because `Math.log` and
 * WGSL's `log` differ between hosts.
 */
import ln from '@stdlib/math-base-special-ln';

/** One unit of L is 2^-26. */
export const LOG_SCALE_BITS = 26;
export const LOG_SCALE = 2 ** LOG_SCALE_BITS;
/** |L - exact| stays below this many units. */
export const LOG_ERROR_BOUND = 5;

/** LOG_TABLE[i] = round(2^26 ln(1 + i/4096)), i = 0 … 4096. */
export const LOG_TABLE: Uint32Array = Uint32Array.from({ length: 4097 }, (_, i) =>
  Math.round(LOG_SCALE * ln(1 + i / 4096)),
);
/** LOG_OCTAVES[e] = round(2^26 e ln 2), e = 0 … 33. */
export const LOG_OCTAVES: Uint32Array = Uint32Array.from({ length: 34 }, (_, e) =>
  Math.round(LOG_SCALE * e * ln(2)),
);

/** 2^26 ln(2v + 1) for a 32-bit word v, rounded down after interpolation; never decreasing in v. */
export function logOfOdd(v: number): number {
  // n = 2v + 1 has its leading one at bit e = 32 - clz(v); what follows it, top-aligned in 32 bits, is the fraction.
  const e = 32 - Math.clz32(v);
  const aligned = e === 0 ? 0 : (((v << 1) | 1) << (32 - e)) >>> 0;
  const i = aligned >>> 20;
  const low = LOG_TABLE[i]!;
  const rise = LOG_TABLE[i + 1]! - low;
  return LOG_OCTAVES[e]! + low + Math.floor((rise * ((aligned >>> 2) & 0x3ffff)) / 0x40000);
}

/** L(u) of the heat bath: signed, strictly of the sign of u - 2^31 (-1 or less below, 0 or more above), L(~u) = -1 - L(u). */
export function logitOf(u: number): number {
  return logOfOdd(u) - logOfOdd(~u >>> 0) - (u < 0x80000000 ? 1 : 0);
}

/** L(u) of Metropolis: at most -1, so that a move of probability 1 is always accepted. */
export function logarithmOf(u: number): number {
  return logOfOdd(u) - LOG_OCTAVES[33]! - 1;
}
