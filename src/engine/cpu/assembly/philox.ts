// Philox4x32-10, four counters at a time: lane i of the four vectors is counter `first + i` of a site group.
//   counter = (site >> 2, time, owner, stream), word = site & 3.
// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).

const M0: u32 = 0xd2511f53;
const M1: u32 = 0xcd9e8d57;
const W0: u32 = 0x9e3779b9;
const W1: u32 = 0xbb67ae85;

/** High words of the four 32x32 products whose 64-bit results lie in `low` (lanes 0, 1) and `high` (lanes 2, 3). */
@inline
function highWords(low: v128, high: v128): v128 {
  return i32x4.shuffle(low, high, 1, 3, 5, 7);
}

@inline
function lowWords(low: v128, high: v128): v128 {
  return i32x4.shuffle(low, high, 0, 2, 4, 6);
}

/**
 * Writes the 16 words of counters group, group + 1, group + 2, group + 3 to `words`, u32[16], in site order:
 * word j of counter group + i goes to words[4 i + j].
 */
@inline
export function philox16(
  words: usize,
  group: u32,
  time: u32,
  owner: u32,
  stream: u32,
  keyLow: u32,
  keyHigh: u32,
): void {
  const m0 = i32x4.splat(M0);
  const m1 = i32x4.splat(M1);
  let c0 = i32x4.add(i32x4.splat(group), i32x4(0, 1, 2, 3));
  let c1 = i32x4.splat(time);
  let c2 = i32x4.splat(owner);
  let c3 = i32x4.splat(stream);
  let k0 = keyLow;
  let k1 = keyHigh;
  for (let round = 0; round < 10; round++) {
    const low0 = i64x2.extmul_low_i32x4_u(c0, m0);
    const high0 = i64x2.extmul_high_i32x4_u(c0, m0);
    const low1 = i64x2.extmul_low_i32x4_u(c2, m1);
    const high1 = i64x2.extmul_high_i32x4_u(c2, m1);
    c0 = v128.xor(v128.xor(highWords(low1, high1), c1), i32x4.splat(k0));
    c2 = v128.xor(v128.xor(highWords(low0, high0), c3), i32x4.splat(k1));
    c1 = lowWords(low1, high1);
    c3 = lowWords(low0, high0);
    k0 += W0;
    k1 += W1;
  }
  // Transpose: from word-major to counter-major.
  const a = i32x4.shuffle(c0, c1, 0, 4, 1, 5);
  const b = i32x4.shuffle(c2, c3, 0, 4, 1, 5);
  const c = i32x4.shuffle(c0, c1, 2, 6, 3, 7);
  const d = i32x4.shuffle(c2, c3, 2, 6, 3, 7);
  v128.store(words, i64x2.shuffle(a, b, 0, 2), 0);
  v128.store(words, i64x2.shuffle(a, b, 1, 3), 16);
  v128.store(words, i64x2.shuffle(c, d, 0, 2), 32);
  v128.store(words, i64x2.shuffle(c, d, 1, 3), 48);
}
