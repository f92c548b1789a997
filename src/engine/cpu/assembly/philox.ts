// Philox4x32-10, four counters to a vector: lane i is counter `group + i`.
//   counter = (site >> 2, time, owner, stream), word = site & 3.
// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).

const M0: u32 = 0xd2511f53;
const M1: u32 = 0xcd9e8d57;
const W0: u32 = 0x9e3779b9;
const W1: u32 = 0xbb67ae85;

/**
 * Multipliers, then key increments, in memory: a constant vector would be built anew at each use, a loaded one stays in a
 * register.
 */
const constants: usize = memory.data<u32>([M0, M1, W0, W1], 16);

/** High words of four 64-bit products: lanes 0, 1 in `low`, lanes 2, 3 in `high`. */
// @ts-ignore: decorator
@inline
function highWords(low: v128, high: v128): v128 {
  return i32x4.shuffle(low, high, 1, 3, 5, 7);
}

// @ts-ignore: decorator
@inline
function lowWords(low: v128, high: v128): v128 {
  return i32x4.shuffle(low, high, 0, 2, 4, 6);
}

/** Stores words 0 … 3 of four counters in site order: word j of counter i at out[4 i + j]. */
// @ts-ignore: decorator
@inline
function storeTransposed(out: usize, c0: v128, c1: v128, c2: v128, c3: v128): void {
  const a = i32x4.shuffle(c0, c1, 0, 4, 1, 5);
  const b = i32x4.shuffle(c2, c3, 0, 4, 1, 5);
  const c = i32x4.shuffle(c0, c1, 2, 6, 3, 7);
  const d = i32x4.shuffle(c2, c3, 2, 6, 3, 7);
  v128.store(out, i64x2.shuffle(a, b, 0, 2), 0);
  v128.store(out, i64x2.shuffle(a, b, 1, 3), 16);
  v128.store(out, i64x2.shuffle(c, d, 0, 2), 32);
  v128.store(out, i64x2.shuffle(c, d, 1, 3), 48);
}

/** Writes the 16 words of counters group … group + 3 to `out`, u32[16], in site order. */
// @ts-ignore: decorator
@inline
export function philox16(
  out: usize, group: u32, time: u32, owner: u32, stream: u32, keyLow: u32, keyHigh: u32,
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
  storeTransposed(out, c0, c1, c2, c3);
}

/**
 * As `philox16`, for counters group … group + 7: 32 words. Two independent chains hide each other's latency. A function of
 * its own, not inlined: its registers are better off alone.
 */
export function philox32(
  out: usize, group: u32, time: u32, owner: u32, stream: u32, keyLow: u32, keyHigh: u32,
): void {
  const m0 = v128.load32_splat(constants);
  const m1 = v128.load32_splat(constants, 4);
  const w0 = v128.load32_splat(constants, 8);
  const w1 = v128.load32_splat(constants, 12);
  // In the first two rounds one of the two products does not depend on the site.
  const first = <u64>M1 * owner;
  const second = <u64>M0 * ((<u32>(first >> 32)) ^ time ^ keyLow);
  const constant3 = i32x4.splat(<u32>second);
  const streamKey = i32x4.splat(stream ^ keyHigh);
  const a = i32x4.add(i32x4.splat(group), i32x4(0, 1, 2, 3));
  const b = i32x4.add(a, i32x4.splat(4));
  let low = i64x2.extmul_low_i32x4_u(a, m0);
  let upper = i64x2.extmul_high_i32x4_u(a, m0);
  let a2 = v128.xor(highWords(low, upper), streamKey);
  let a3 = lowWords(low, upper);
  low = i64x2.extmul_low_i32x4_u(b, m0);
  upper = i64x2.extmul_high_i32x4_u(b, m0);
  let b2 = v128.xor(highWords(low, upper), streamKey);
  let b3 = lowWords(low, upper);
  // Second round: c0 = high(M1 c2) ^ c1 ^ k0, c1 = low(M1 c2), c2 = high(M0 c0) ^ c3 ^ k1, c3 = low(M0 c0).
  const key0 = i32x4.splat((<u32>first) ^ (keyLow + W0));
  low = i64x2.extmul_low_i32x4_u(a2, m1);
  upper = i64x2.extmul_high_i32x4_u(a2, m1);
  let a0 = v128.xor(highWords(low, upper), key0);
  let a1 = lowWords(low, upper);
  const key1 = i32x4.splat(<u32>(second >> 32) ^ (keyHigh + W1));
  a2 = v128.xor(a3, key1);
  a3 = constant3;
  low = i64x2.extmul_low_i32x4_u(b2, m1);
  upper = i64x2.extmul_high_i32x4_u(b2, m1);
  let b0 = v128.xor(highWords(low, upper), key0);
  let b1 = lowWords(low, upper);
  b2 = v128.xor(b3, key1);
  b3 = constant3;
  let k0 = i32x4.splat(keyLow + 2 * W0);
  let k1 = i32x4.splat(keyHigh + 2 * W1);
  for (let round = 2; round < 10; round++) {
    const aLow0 = i64x2.extmul_low_i32x4_u(a0, m0);
    const aHigh0 = i64x2.extmul_high_i32x4_u(a0, m0);
    const aLow1 = i64x2.extmul_low_i32x4_u(a2, m1);
    const aHigh1 = i64x2.extmul_high_i32x4_u(a2, m1);
    a0 = v128.xor(v128.xor(highWords(aLow1, aHigh1), a1), k0);
    a2 = v128.xor(v128.xor(highWords(aLow0, aHigh0), a3), k1);
    a1 = lowWords(aLow1, aHigh1);
    a3 = lowWords(aLow0, aHigh0);
    const bLow0 = i64x2.extmul_low_i32x4_u(b0, m0);
    const bHigh0 = i64x2.extmul_high_i32x4_u(b0, m0);
    const bLow1 = i64x2.extmul_low_i32x4_u(b2, m1);
    const bHigh1 = i64x2.extmul_high_i32x4_u(b2, m1);
    b0 = v128.xor(v128.xor(highWords(bLow1, bHigh1), b1), k0);
    b2 = v128.xor(v128.xor(highWords(bLow0, bHigh0), b3), k1);
    b1 = lowWords(bLow1, bHigh1);
    b3 = lowWords(bLow0, bHigh0);
    k0 = i32x4.add(k0, w0);
    k1 = i32x4.add(k1, w1);
  }
  storeTransposed(out, a0, a1, a2, a3);
  storeTransposed(out + 64, b0, b1, b2, b3);
}
