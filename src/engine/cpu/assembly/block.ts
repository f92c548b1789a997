// Sites in sequential order, for any model with stored local fields.
//   fields F[pitch], spins F[pitch] (0 = down, -1 = up), F = i16 where every field fits, else i32.
// Words and thresholds are made for a block of 128 sites; candidates are found for groups of 16 sites, by comparing fields
// with thresholds. The first candidate is tested exactly; a flip changes the fields, and the candidates behind it are found
// anew. This is exactly a sequential sweep.
import { philox32 } from './philox';
import { BLOCK, HEAT_BATH, keyHigh, keyLow, owner, rule, size, stream, thresholds, words } from './spin-plan';
import { thresholdsOf } from './thresholds';

/** First site of the block that `site` lies in. */
// @ts-ignore: decorator
@inline
export function blockOf(site: i32): i32 {
  return site & ~(BLOCK - 1);
}

/** End of the run of sites from `site` on that stays in its block, in the glass, and within `updates`. */
// @ts-ignore: decorator
@inline
export function endOfRun(site: i32, updates: i32): i32 {
  return min(min(blockOf(site) + BLOCK, size), site + updates);
}

/** Makes words and thresholds of the sites from … end - 1 (and of some around them), at their places in the block. */
// @ts-ignore: decorator
@inline
export function prepareBlock<F>(from: i32, end: i32, sweep: u32, spins: usize): void {
  const base = blockOf(from);
  for (let site = from & ~31; site < end; site += 32) {
    philox32(words + (<usize>(site - base) << 2), site >>> 2, sweep, owner, stream, keyLow, keyHigh);
  }
  const first = from & ~7;
  thresholdsOf<F>(
    words + (<usize>(first - base) << 2),
    spins + <usize>first * sizeof<F>(),
    thresholds + <usize>(first - base) * sizeof<F>(),
    ((end + 7) & ~7) - first,
  );
}

/** Lanes that may flip: 8 (i16) or 4 (i32) sites. */
// @ts-ignore: decorator
@inline
function lanes<F>(field: v128, spins: usize, bounds: usize, heatBath: bool): v128 {
  const up = v128.load(spins);
  const threshold = v128.load(bounds);
  if (sizeof<F>() == 2) {
    if (heatBath) return v128.xor(i16x8.gt_s(field, threshold), up);
    return i16x8.gt_s(i16x8.sub(v128.xor(field, up), up), threshold);
  }
  if (heatBath) return v128.xor(i32x4.gt_s(field, threshold), up);
  return i32x4.gt_s(i32x4.sub(v128.xor(field, up), up), threshold);
}

// @ts-ignore: decorator
@inline
function sixteen<F>(a: v128, b: v128, c: v128, d: v128, spins: usize, bounds: usize, heatBath: bool): i32 {
  const first = lanes<F>(a, spins, bounds, heatBath);
  const second = lanes<F>(b, spins + 16, bounds + 16, heatBath);
  if (sizeof<F>() == 2) return i8x16.bitmask(i8x16.narrow_i16x8_s(first, second));
  const third = lanes<F>(c, spins + 32, bounds + 32, heatBath);
  const fourth = lanes<F>(d, spins + 48, bounds + 48, heatBath);
  return i8x16.bitmask(
    i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(first, second), i16x8.narrow_i32x4_s(third, fourth)),
  );
}

/** Bit i: site i of a group may flip. Its fields are in a, b (i16) or a, b, c, d (i32). */
// @ts-ignore: decorator
@inline
export function candidates<F>(a: v128, b: v128, c: v128, d: v128, spins: usize, bounds: usize): i32 {
  return rule == HEAT_BATH
    ? sixteen<F>(a, b, c, d, spins, bounds, true)
    : sixteen<F>(a, b, c, d, spins, bounds, false);
}

/** Bits of the sites from … end - 1 in the group that begins at `first`. */
// @ts-ignore: decorator
@inline
export function liveSites(first: i32, from: i32, end: i32): i32 {
  const below = end - first >= 16 ? 0xffff : (1 << (end - first)) - 1;
  return from > first ? below & -(1 << (from - first)) : below;
}
