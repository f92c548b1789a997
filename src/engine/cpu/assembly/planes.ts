// Bit planes of random words for 128 lanes at a time: Philox4x32-10 whose four SIMD lanes are four neighbouring owners.
//   counter = (8 site + (plane >> 2), sweep, owner, MultiSpin), word = plane & 3: word j of the four owners is one vector, one bit
//   a lane, without any shuffling. In the first two rounds half of the products are the same for all owners (they know only
//   the counter), the other half the same for all sites: `preparePlanes` makes those once a sweep.
// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).
import { keyHigh, keyLow } from './spin-plan';

const M0: u32 = 0xd2511f53;
const M1: u32 = 0xcd9e8d57;
const W0: u32 = 0x9e3779b9;
const W1: u32 = 0xbb67ae85;
const MULTI_SPIN: u32 = 6;

const constants: usize = memory.data<u32>([M0, M1, W0, W1], 16);
/** low(M1 owner) ^ key of round 2; high(M0 c0) ^ key of round 2; low(M0 c0): of the four owners, in this sweep. */
const ofOwners: usize = memory.data(48, 16);

// @ts-ignore: decorator
@inline
function high(a: v128, b: v128): v128 {
  return i32x4.shuffle(i64x2.extmul_low_i32x4_u(a, b), i64x2.extmul_high_i32x4_u(a, b), 1, 3, 5, 7);
}

// @ts-ignore: decorator
@inline
function low(a: v128, b: v128): v128 {
  return i32x4.mul(a, b);
}

/** Owners `group` … `group + 3` in `sweep`; before `drawPlanes`. */
export function preparePlanes(sweep: u32, group: u32): void {
  const m0 = i32x4.splat(M0);
  const m1 = i32x4.splat(M1);
  const owners = i32x4.add(i32x4.splat(group), i32x4(0, 1, 2, 3));
  const c0 = v128.xor(high(owners, m1), i32x4.splat(sweep ^ keyLow));
  v128.store(ofOwners, v128.xor(low(owners, m1), i32x4.splat(keyLow + W0)));
  v128.store(ofOwners, v128.xor(high(c0, m0), i32x4.splat(keyHigh + W1)), 16);
  v128.store(ofOwners, low(c0, m0), 32);
}

/**
 * Eight planes v128[8] to `out`: those of counters `counter` and `counter + 1`, whose two chains hide each other's latency.
 * Not inlined: its registers are better off alone.
 */
export function drawPlanes(out: usize, counter: u32): void {
  const m0 = v128.load32_splat(constants);
  const m1 = v128.load32_splat(constants, 4);
  const w0 = v128.load32_splat(constants, 8);
  const w1 = v128.load32_splat(constants, 12);
  const lowOwner = v128.load(ofOwners);
  const highOwner = v128.load(ofOwners, 16);
  const rest = v128.load(ofOwners, 32);
  const first = <u64>M0 * counter;
  const second = <u64>M1 * ((<u32>(first >> 32)) ^ MULTI_SPIN ^ keyHigh);
  const firstB = <u64>M0 * (counter + 1);
  const secondB = <u64>M1 * ((<u32>(firstB >> 32)) ^ MULTI_SPIN ^ keyHigh);
  let k0 = i32x4.splat(keyLow + 2 * W0);
  let k1 = i32x4.splat(keyHigh + 2 * W1);
  let a0 = v128.xor(lowOwner, i32x4.splat(<u32>(second >> 32)));
  let a1 = i32x4.splat(<u32>second);
  let a2 = v128.xor(highOwner, i32x4.splat(<u32>first));
  let a3 = rest;
  let b0 = v128.xor(lowOwner, i32x4.splat(<u32>(secondB >> 32)));
  let b1 = i32x4.splat(<u32>secondB);
  let b2 = v128.xor(highOwner, i32x4.splat(<u32>firstB));
  let b3 = rest;
  for (let round = 2; round < 10; round++) {
    const aLow0 = i64x2.extmul_low_i32x4_u(a0, m0);
    const aHigh0 = i64x2.extmul_high_i32x4_u(a0, m0);
    const aLow1 = i64x2.extmul_low_i32x4_u(a2, m1);
    const aHigh1 = i64x2.extmul_high_i32x4_u(a2, m1);
    a0 = v128.xor(v128.xor(i32x4.shuffle(aLow1, aHigh1, 1, 3, 5, 7), a1), k0);
    a2 = v128.xor(v128.xor(i32x4.shuffle(aLow0, aHigh0, 1, 3, 5, 7), a3), k1);
    a1 = i32x4.shuffle(aLow1, aHigh1, 0, 2, 4, 6);
    a3 = i32x4.shuffle(aLow0, aHigh0, 0, 2, 4, 6);
    const bLow0 = i64x2.extmul_low_i32x4_u(b0, m0);
    const bHigh0 = i64x2.extmul_high_i32x4_u(b0, m0);
    const bLow1 = i64x2.extmul_low_i32x4_u(b2, m1);
    const bHigh1 = i64x2.extmul_high_i32x4_u(b2, m1);
    b0 = v128.xor(v128.xor(i32x4.shuffle(bLow1, bHigh1, 1, 3, 5, 7), b1), k0);
    b2 = v128.xor(v128.xor(i32x4.shuffle(bLow0, bHigh0, 1, 3, 5, 7), b3), k1);
    b1 = i32x4.shuffle(bLow1, bHigh1, 0, 2, 4, 6);
    b3 = i32x4.shuffle(bLow0, bHigh0, 0, 2, 4, 6);
    k0 = i32x4.add(k0, w0);
    k1 = i32x4.add(k1, w1);
  }
  v128.store(out, a0);
  v128.store(out, a1, 16);
  v128.store(out, a2, 32);
  v128.store(out, a3, 48);
  v128.store(out, b0, 64);
  v128.store(out, b1, 80);
  v128.store(out, b2, 96);
  v128.store(out, b3, 112);
}
