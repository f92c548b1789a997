/** Spins as bits: site i of a state is bit i & 31 of word i >> 5, 1 = up (+1). Unused bits of the last word are 0. */
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';

export function wordsPerState(size: number): number {
  return (size + 31) >> 5;
}

/** Random starting spins of `states` states, packed [state][word]: up iff the site's word is below 2^31. */
export function initialSpins(size: number, states: number, seed: Seed, firstState: number): Uint32Array {
  const stride = wordsPerState(size);
  const packed = new Uint32Array(states * stride);
  for (let state = 0; state < states; state++) {
    const reader = new WordReader(seed, Stream.InitialSpins, firstState + state);
    for (let site = 0; site < size; site++) {
      if (reader.word(site) < 0x80000000) packed[state * stride + (site >> 5)]! |= 1 << (site & 31);
    }
  }
  return packed;
}

/** One state's spins as +-1, [site]. */
export function unpackSpins(packed: Uint32Array, size: number, state: number): Int8Array {
  const base = state * wordsPerState(size);
  return Int8Array.from({ length: size }, (_, i) => ((packed[base + (i >> 5)]! >>> (i & 31)) & 1) * 2 - 1);
}

/** Writes +-1 spins of one state into the packed array. */
export function packSpins(spins: ArrayLike<number>, packed: Uint32Array, state: number): void {
  const base = state * wordsPerState(spins.length);
  packed.fill(0, base, base + wordsPerState(spins.length));
  for (let i = 0; i < spins.length; i++) if (spins[i]! > 0) packed[base + (i >> 5)]! |= 1 << (i & 31);
}

/** Number of set bits of a 32-bit word. */
export function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** sum_i s_i^a s_i^b of two packed states, from two packed arrays (or twice the same). */
export function packedOverlap(
  a: Uint32Array,
  stateA: number,
  b: Uint32Array,
  stateB: number,
  size: number,
): number {
  const stride = wordsPerState(size);
  let different = 0;
  for (let w = 0; w < stride; w++) different += popcount(a[stateA * stride + w]! ^ b[stateB * stride + w]!);
  return size - 2 * different;
}
