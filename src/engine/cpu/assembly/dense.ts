// Dense couplings. A flip is noted, not made: groups of 16 sites take their fields from memory plus the noted rows, in registers;
// when a few rows are noted at the end of a block, they are added to every tile of fields in one pass (rows.ts). Each site sees
// exactly the fields of a sequential sweep, and a flip costs a fraction of a row's read-modify-write.
// Sums wrap modulo the width, but the final field fits it (fitsInt16, FIELD_LIMIT), so it is exact.
import { candidateFlips } from './acceptance';
import { blockOf, candidates, endOfRun, liveSites, prepareBlock } from './block';
import { columnAt, endOf, flush, halves, loadHalves, loadRow, pitchOf, stepOf } from './rows';
import { adds, group, size, subtracts, thresholds, TILE, words } from './spin-plan';

/** Rows noted and not yet brought to the fields in memory, of the state that is swept. */
let notedAdds: i32 = 0;
let notedSubtracts: i32 = 0;
/** Fewer noted rows than this wait for more. With those of a block they must stay below 128, so that sums fit a byte. */
const WORTH_A_PASS: i32 = 6;

// @ts-ignore: decorator
@inline
function splat<F>(value: F): v128 {
  return sizeof<F>() == 2 ? i16x8.splat(<i16>value) : i32x4.splat(<i32>value);
}

/** -x where `sign` is -1, x where it is 0. */
// @ts-ignore: decorator
@inline
function signed<F>(x: v128, sign: v128): v128 {
  return v128.sub<F>(v128.xor(x, sign), sign);
}

/** The noted rows' sums of J in a group of 16 columns, as bytes, where rows are half bytes. */
// @ts-ignore: decorator
@inline
function notedHalves(column: usize, shift: i32, added: i32, subtracted: i32): v128 {
  const low = i8x16.splat(15);
  let sums = i8x16.splat(<i8>(subtracted - added));
  for (let p = adds, stop = endOf(adds, added); p < stop; p += 4) {
    sums = i8x16.add(sums, loadHalves(<usize>load<u32>(p) + column, shift, low));
  }
  for (let p = subtracts, stop = endOf(subtracts, subtracted); p < stop; p += 4) {
    sums = i8x16.sub(sums, loadHalves(<usize>load<u32>(p) + column, shift, low));
  }
  return sums;
}

/**
 * Sites from … end - 1 of one block, in order. Long, because a function returns one value and a group's fields are two to
 * four vectors that must stay in registers. `near` C[size][16] holds each row's columns of the site's own group: small
 * enough to stay in the first-level cache, because the next candidate waits for them. @returns flips
 */
function updateRun<F, C>(
  from: i32, end: i32, sweep: u32, fields: usize, spins: usize, rows: usize, near: usize, pitch: usize,
): i32 {
  prepareBlock<F>(from, end, sweep, spins);
  const step = stepOf<F, C>();
  const before = notedAdds + notedSubtracts;
  let added = notedAdds;
  let subtracted = notedSubtracts;
  for (let first = from & ~15; first < end; first += 16) {
    const f = fields + <usize>first * sizeof<F>();
    const s = spins + <usize>first * sizeof<F>();
    const place = <usize>(first - blockOf(from));
    const bounds = thresholds + place * sizeof<F>();
    const column = columnAt<C>(first);
    let a = v128.load(f);
    let b = v128.load(f, 16);
    let c = a;
    let d = a;
    if (sizeof<F>() == 4) {
      c = v128.load(f, 32);
      d = v128.load(f, 48);
    }
    if (halves<C>()) {
      const sums = notedHalves(column, (first & 16) >> 2, added, subtracted);
      a = i16x8.add(a, i16x8.shl(i16x8.extend_low_i8x16_s(sums), 1));
      b = i16x8.add(b, i16x8.shl(i16x8.extend_high_i8x16_s(sums), 1));
    } else {
      for (let p = adds, stop = endOf(adds, added); p < stop; p += 4) {
        const row = <usize>load<u32>(p) + column;
        a = v128.add<F>(a, loadRow<F, C>(row));
        b = v128.add<F>(b, loadRow<F, C>(row + step));
        if (sizeof<F>() == 4) {
          c = v128.add<F>(c, loadRow<F, C>(row + 2 * step));
          d = v128.add<F>(d, loadRow<F, C>(row + 3 * step));
        }
      }
      for (let p = subtracts, stop = endOf(subtracts, subtracted); p < stop; p += 4) {
        const row = <usize>load<u32>(p) + column;
        a = v128.sub<F>(a, loadRow<F, C>(row));
        b = v128.sub<F>(b, loadRow<F, C>(row + step));
        if (sizeof<F>() == 4) {
          c = v128.sub<F>(c, loadRow<F, C>(row + 2 * step));
          d = v128.sub<F>(d, loadRow<F, C>(row + 3 * step));
        }
      }
    }
    let live = liveSites(first, from, end);
    let mask = candidates<F>(a, b, c, d, s, bounds) & live;
    while (mask != 0) {
      v128.store(group, a);
      v128.store(group, b, 16);
      if (sizeof<F>() == 4) {
        v128.store(group, c, 32);
        v128.store(group, d, 48);
      }
      const i = ctz(mask);
      const at = <usize>i * sizeof<F>();
      const up = load<F>(s + at);
      mask &= mask - 1;
      const word = load<u32>(words + ((place + i) << 2));
      if (!candidateFlips(load<F>(group + at), up, load<F>(bounds + at), word)) continue;
      store<F>(s + at, ~up);
      // Noted in both lists, counted in one: which way a spin flips is not worth a branch.
      const row = rows + <usize>(first + i) * pitch;
      store<u32>(endOf(adds, added), <u32>row);
      store<u32>(endOf(subtracts, subtracted), <u32>row);
      added += 1 + <i32>up;
      subtracted -= <i32>up;
      const own = near + <usize>(first + i) * 16 * sizeof<C>();
      const sign = splat<F>(up);
      const half = halves<C>() ? 8 : step;
      a = v128.add<F>(a, signed<F>(loadRow<F, C>(own), sign));
      b = v128.add<F>(b, signed<F>(loadRow<F, C>(own + half), sign));
      if (sizeof<F>() == 4) {
        c = v128.add<F>(c, signed<F>(loadRow<F, C>(own + 2 * step), sign));
        d = v128.add<F>(d, signed<F>(loadRow<F, C>(own + 3 * step), sign));
      }
      live &= -2 << i;
      mask = candidates<F>(a, b, c, d, s, bounds) & live;
    }
  }
  notedAdds = added;
  notedSubtracts = subtracted;
  return added + subtracted - before;
}

/** `updates` attempted updates of one state from (sweep, site) on. @returns flips */
// @ts-ignore: decorator
@inline
export function sweepDense<F, C>(
  fields: usize, spins: usize, rows: usize, near: usize, together: i32, sweep: u32, site: i32, updates: i32,
): i32 {
  const pitch = pitchOf<C>();
  let flipped = 0;
  while (updates > 0) {
    const end = endOfRun(site, updates);
    flipped += updateRun<F, C>(site, end, sweep, fields, spins, rows, near, pitch);
    updates -= end - site;
    if (notedAdds + notedSubtracts >= (updates > 0 ? WORTH_A_PASS : 1)) {
      flush<F, C>(fields, notedAdds, notedSubtracts, together);
      notedAdds = 0;
      notedSubtracts = 0;
    }
    site = end;
    if (site == size) {
      site = 0;
      sweep++;
    }
  }
  return flipped;
}

/** Adds the rows of all up spins to fields that hold the all-down configuration's. */
// @ts-ignore: decorator
@inline
export function fillDense<F, C>(fields: usize, spins: usize, rows: usize, together: i32): void {
  const pitch = pitchOf<C>();
  let added = 0;
  for (let i = 0; i < size; i++) {
    if (load<F>(spins + <usize>i * sizeof<F>()) != 0) store<u32>(endOf(adds, added++), <u32>(rows + <usize>i * pitch));
    if (added == TILE || (i == size - 1 && added > 0)) {
      flush<F, C>(fields, added, 0, together);
      added = 0;
    }
  }
}
