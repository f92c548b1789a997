// Counts bits lane by lane, 128 lanes at a time, in bit slices: level l keeps one plane of weight 2^l and holds back every other
// plane that arrives there, so that two arrivals and the kept plane are one full addition. About five operations a plane.

/** Kept plane, then the held one, of each level. */
const LEVEL_BYTES: usize = 32;
export const COUNTER_BYTES: usize = 32 * LEVEL_BYTES;

/** 32 words of a 32 x 32 bit matrix. */
const matrix: usize = memory.data(128, 16);

/** Adds one plane; `count` planes came before it. Fewer than 2^31 in all. */
// @ts-ignore: decorator
@inline
export function countPlane(counter: usize, count: u32, plane: v128): void {
  let at = counter;
  let carry = plane;
  for (let held = count; held & 1; held >>= 1) {
    const kept = v128.load(at);
    const waiting = v128.load(at, 16);
    const half = v128.xor(kept, waiting);
    v128.store(at, v128.xor(half, carry));
    carry = v128.or(v128.and(kept, waiting), v128.and(half, carry));
    at += LEVEL_BYTES;
  }
  v128.store(at, carry, 16);
}

/** Adds `weight` times each lane's count to `totals` u32[128], and begins anew. */
export function takeCounts(counter: usize, count: u32, weight: u32, totals: usize): void {
  for (let word: usize = 0; word < 16; word += 4) {
    for (let half: usize = 0; half < 32; half += 16) {
      for (let level = 0; level < 32; level++) {
        // What is held at a level is one plane or, when that has gone up, nothing.
        const counts = half == 0 || ((count >> level) & 1) != 0;
        const plane = load<u32>(counter + (<usize>level) * LEVEL_BYTES + half + word);
        store<u32>(matrix + ((<usize>level) << 2), counts ? plane : 0);
      }
      transpose32(matrix);
      for (let lane: usize = 0; lane < 32; lane++) {
        const total = totals + (((word << 3) + lane) << 2);
        store<u32>(total, load<u32>(total) + weight * load<u32>(matrix + (lane << 2)));
      }
    }
  }
  memory.fill(counter, 0, COUNTER_BYTES);
}

/** Swaps bit c of word r with bit r of word c, u32[32]. After Warren, "Hacker's Delight", 7-3. */
export function transpose32(words: usize): void {
  let mask: u32 = 0x0000ffff;
  for (let j: u32 = 16; j != 0; j >>= 1) {
    for (let k: u32 = 0; k < 32; k = (k + j + 1) & ~j) {
      const a = words + ((<usize>k) << 2);
      const b = words + ((<usize>(k + j)) << 2);
      const swap = ((load<u32>(a) >>> j) ^ load<u32>(b)) & mask;
      store<u32>(b, load<u32>(b) ^ swap);
      store<u32>(a, load<u32>(a) ^ (swap << j));
    }
    mask ^= mask << (j >> 1);
  }
}
