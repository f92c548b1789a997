// One block of 64 sites in sequential order, for any model with stored local fields.
//   fields F[pitch], spins F[pitch] (0 = down, -1 = up), F = i16 where every field fits, else i32.
// Candidates of the whole block are found by comparing fields with thresholds; the first is tested exactly; a flip changes
// the fields, and the candidates behind it are found anew. This is exactly a sequential sweep.
import { philox32 } from './philox';
import { BLOCK, HEAT_BATH, keyHigh, keyLow, owner, rule, stream, thresholds, words } from './spin-plan';
import { thresholdsOf } from './thresholds';

/** Makes words and thresholds of the sites base + lo … base + hi - 1 (and of some around them). */
// @ts-ignore: decorator
@inline
export function prepareBlock<F>(base: i32, lo: i32, hi: i32, sweep: u32, spins: usize): void {
  const from = lo & ~31;
  for (let i = from; i < hi; i += 32) {
    philox32(words + ((<usize>i) << 2), (base + i) >>> 2, sweep, owner, stream, keyLow, keyHigh);
  }
  const first = lo & ~7;
  const at = <usize>first * sizeof<F>();
  thresholdsOf<F>(
    words + ((<usize>first) << 2),
    spins + <usize>base * sizeof<F>() + at,
    thresholds + at,
    ((hi + 7) & ~7) - first,
  );
}

/** Lanes that may flip: 8 (i16) or 4 (i32) sites from byte `at` of the block on. */
// @ts-ignore: decorator
@inline
function lanes<F>(fields: usize, spins: usize, at: usize, heatBath: bool): v128 {
  const field = v128.load(fields + at);
  const up = v128.load(spins + at);
  const threshold = v128.load(thresholds + at);
  if (sizeof<F>() == 2) {
    if (heatBath) return v128.xor(i16x8.gt_s(field, threshold), up);
    return i16x8.gt_s(i16x8.sub(v128.xor(field, up), up), threshold);
  }
  if (heatBath) return v128.xor(i32x4.gt_s(field, threshold), up);
  return i32x4.gt_s(i32x4.sub(v128.xor(field, up), up), threshold);
}

// @ts-ignore: decorator
@inline
function sixteen<F>(fields: usize, spins: usize, at: usize, heatBath: bool): u64 {
  if (sizeof<F>() == 2) {
    const mask = i8x16.narrow_i16x8_s(lanes<F>(fields, spins, at, heatBath), lanes<F>(fields, spins, at + 16, heatBath));
    return <u64>i8x16.bitmask(mask);
  }
  const low = i16x8.narrow_i32x4_s(lanes<F>(fields, spins, at, heatBath), lanes<F>(fields, spins, at + 16, heatBath));
  const high = i16x8.narrow_i32x4_s(lanes<F>(fields, spins, at + 32, heatBath), lanes<F>(fields, spins, at + 48, heatBath));
  return <u64>i8x16.bitmask(i8x16.narrow_i16x8_s(low, high));
}

// @ts-ignore: decorator
@inline
function all<F>(fields: usize, spins: usize, heatBath: bool): u64 {
  const step: usize = 16 * sizeof<F>();
  return (
    sixteen<F>(fields, spins, 0, heatBath) |
    (sixteen<F>(fields, spins, step, heatBath) << 16) |
    (sixteen<F>(fields, spins, 2 * step, heatBath) << 32) |
    (sixteen<F>(fields, spins, 3 * step, heatBath) << 48)
  );
}

/** Bit i: site i of the block at `fields`, `spins` may flip. */
// @ts-ignore: decorator
@inline
export function candidates<F>(fields: usize, spins: usize): u64 {
  return rule == HEAT_BATH ? all<F>(fields, spins, true) : all<F>(fields, spins, false);
}

/** Bits lo … hi - 1. */
// @ts-ignore: decorator
@inline
export function range(lo: i32, hi: i32): u64 {
  const below: u64 = hi == BLOCK ? u64.MAX_VALUE : (<u64>1 << hi) - 1;
  return below & ~((<u64>1 << lo) - 1);
}
