/**
 * Standard normal numbers from 32-bit words by an integer inverse distribution function: the same on every engine.
 *
 * z(u) has scale 2^-20 and |z| < 6.4, so it is exact in f32. Table in octaves of the tail probability p = n / 2^33 with
 * n = 2v + 1, 128 steps an octave, linear interpolation: error below NORMAL_ERROR_BOUND units (tests/unit/normal.test.ts).
 * The table comes from @stdlib's quantile, which uses IEEE basic operations only.
 */
import quantile from '@stdlib/stats-base-dists-normal-quantile';

export const NORMAL_SCALE_BITS = 20;
export const NORMAL_SCALE = 2 ** NORMAL_SCALE_BITS;
/** |z - exact| stays below this many units of 2^-20. */
export const NORMAL_ERROR_BOUND = 8;

/** NORMAL_TABLE[e * 128 + i] = round(2^20 |z|) at tail probability 2^e (1 + i/128) / 2^33; 4097 entries, decreasing to 0. */
export const NORMAL_TABLE: Uint32Array = Uint32Array.from({ length: 4097 }, (_, j) => {
  const n = 2 ** Math.floor(j / 128) * (1 + (j % 128) / 128);
  return j === 4096 ? 0 : Math.round(-NORMAL_SCALE * quantile(n / 2 ** 33, 0, 1));
});

/** The normal number of a word, in units of 2^-20. Odd: integerNormal(~u) = -integerNormal(u). */
export function integerNormal(u: number): number {
  const negative = u < 0x80000000;
  const v = negative ? u : ~u >>> 0;
  const n = v * 2 + 1;
  const e = 31 - Math.clz32(n);
  const aligned = e === 0 ? 0 : (n << (32 - e)) >>> 0;
  const j = e * 128 + (aligned >>> 25);
  const high = NORMAL_TABLE[j]!;
  const z = high - Math.floor(((high - NORMAL_TABLE[j + 1]!) * ((aligned >>> 9) & 0xffff)) / 0x10000);
  return negative ? -z : z;
}

/** The same as a floating-point number; exact. */
export function normalOf(u: number): number {
  return integerNormal(u) / NORMAL_SCALE;
}
