// Dense couplings: rows C[pitch] of 2 J_ij, zero-padded to whole blocks, C = i8, i16 or i32.
//
// A flip changes the fields of its own block at once, and is only noted for the others; after the block all noted rows are
// added to each tile of 64 fields in one pass. The later blocks see the same fields as if every row had been added at
// once, so this is exactly a sequential sweep; a tile's fields stay in registers, and rows of bytes are summed as bytes.
// Sums wrap modulo the width, but the final field fits it (fitsInt16, FIELD_LIMIT), so it is exact.
import { flips } from './acceptance';
import { candidates, prepareBlock, range } from './block';
import { adds, BLOCK, size, subtracts, words } from './spin-plan';

/** fields[0 … 63] += or -= row[0 … 63]. */
// @ts-ignore: decorator
@inline
function addTile<F, C>(fields: usize, row: usize, subtract: bool): void {
  const step: usize = sizeof<F>() == 2 ? 8 : 4;
  for (let j: usize = 0; j < 64; j += step) {
    const field = fields + j * sizeof<F>();
    const change = loadRow<F, C>(row + j * sizeof<C>());
    const old = v128.load(field);
    if (sizeof<F>() == 2) v128.store(field, subtract ? i16x8.sub(old, change) : i16x8.add(old, change));
    else v128.store(field, subtract ? i32x4.sub(old, change) : i32x4.add(old, change));
  }
}

/** One vector of a row, widened from C to F. */
// @ts-ignore: decorator
@inline
function loadRow<F, C>(row: usize): v128 {
  if (sizeof<F>() == sizeof<C>()) return v128.load(row);
  if (sizeof<F>() == 2) return v128.load_ext<i8>(row);
  return v128.load_ext<i16>(row);
}

/** Adds `added` and subtracts `subtracted` noted rows, i8 sums that fit i8, at byte `offset` of the rows. */
// @ts-ignore: decorator
@inline
function flushBytes(fields: usize, offset: usize, addList: usize, added: i32, subtractList: usize, subtracted: i32): void {
  let a = i8x16.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let p = addList, end = addList + ((<usize>added) << 2); p < end; p += 4) {
    const row = <usize>load<u32>(p) + offset;
    a = i8x16.add(a, v128.load(row));
    b = i8x16.add(b, v128.load(row, 16));
    c = i8x16.add(c, v128.load(row, 32));
    d = i8x16.add(d, v128.load(row, 48));
  }
  for (let p = subtractList, end = subtractList + ((<usize>subtracted) << 2); p < end; p += 4) {
    const row = <usize>load<u32>(p) + offset;
    a = i8x16.sub(a, v128.load(row));
    b = i8x16.sub(b, v128.load(row, 16));
    c = i8x16.sub(c, v128.load(row, 32));
    d = i8x16.sub(d, v128.load(row, 48));
  }
  widen(fields, a);
  widen(fields + 32, b);
  widen(fields + 64, c);
  widen(fields + 96, d);
}

// @ts-ignore: decorator
@inline
function widen(fields: usize, sums: v128): void {
  v128.store(fields, i16x8.add(v128.load(fields), i16x8.extend_low_i8x16_s(sums)));
  v128.store(fields, i16x8.add(v128.load(fields, 16), i16x8.extend_high_i8x16_s(sums)), 16);
}

/** The same for rows of i16 or i32, half a tile in registers at a time. */
// @ts-ignore: decorator
@inline
function flushWords<F, C>(fields: usize, offset: usize, addList: usize, added: i32, subtractList: usize, subtracted: i32): void {
  const columns: usize = sizeof<F>() == 2 ? 8 : 4;
  const bytes = columns * sizeof<C>();
  for (let j: usize = 0; j < 64; j += 4 * columns) {
    const target = fields + j * sizeof<F>();
    const at = offset + j * sizeof<C>();
    let a = v128.load(target);
    let b = v128.load(target, 16);
    let c = v128.load(target, 32);
    let d = v128.load(target, 48);
    for (let p = addList, end = addList + ((<usize>added) << 2); p < end; p += 4) {
      const row = <usize>load<u32>(p) + at;
      a = v128.add<F>(a, loadRow<F, C>(row));
      b = v128.add<F>(b, loadRow<F, C>(row + bytes));
      c = v128.add<F>(c, loadRow<F, C>(row + 2 * bytes));
      d = v128.add<F>(d, loadRow<F, C>(row + 3 * bytes));
    }
    for (let p = subtractList, end = subtractList + ((<usize>subtracted) << 2); p < end; p += 4) {
      const row = <usize>load<u32>(p) + at;
      a = v128.sub<F>(a, loadRow<F, C>(row));
      b = v128.sub<F>(b, loadRow<F, C>(row + bytes));
      c = v128.sub<F>(c, loadRow<F, C>(row + 2 * bytes));
      d = v128.sub<F>(d, loadRow<F, C>(row + 3 * bytes));
    }
    v128.store(target, a);
    v128.store(target, b, 16);
    v128.store(target, c, 32);
    v128.store(target, d, 48);
  }
}

/** Brings the noted rows to every tile but `own`. `together`: rows whose sum fits C = i8. */
function flush<F, C>(fields: usize, own: i32, added: i32, subtracted: i32, together: i32): void {
  const tiles = (size + BLOCK - 1) / BLOCK;
  let a = 0;
  let s = 0;
  while (a < added || s < subtracted) {
    const na = min(added - a, together);
    const ns = min(subtracted - s, together - na);
    const addList = adds + ((<usize>a) << 2);
    const subtractList = subtracts + ((<usize>s) << 2);
    for (let tile = 0; tile < tiles; tile++) {
      if (tile == own) continue;
      const target = fields + <usize>(tile * BLOCK) * sizeof<F>();
      const offset = <usize>(tile * BLOCK) * sizeof<C>();
      if (sizeof<C>() == 1) flushBytes(target, offset, addList, na, subtractList, ns);
      else flushWords<F, C>(target, offset, addList, na, subtractList, ns);
    }
    a += na;
    s += ns;
  }
}

/** Sites base + lo … base + hi - 1 in order. @returns flips */
function updateBlock<F, C>(base: i32, lo: i32, hi: i32, sweep: u32, fields: usize, spins: usize, rows: usize, pitch: usize, together: i32): i32 {
  prepareBlock<F>(base, lo, hi, sweep, spins);
  const f = fields + <usize>base * sizeof<F>();
  const s = spins + <usize>base * sizeof<F>();
  let live = range(lo, hi);
  let added = 0;
  let subtracted = 0;
  let mask = candidates<F>(f, s) & live;
  while (mask != 0) {
    const i = <usize>ctz(mask);
    const at = i * sizeof<F>();
    const up = load<F>(s + at) != 0;
    mask &= mask - 1;
    if (!flips(<i32>load<F>(f + at), up, load<u32>(words + (i << 2)))) continue;
    store<F>(s + at, up ? 0 : -1);
    const row = rows + <usize>(base + <i32>i) * pitch;
    const own = row + <usize>base * sizeof<C>();
    if (up) {
      store<u32>(subtracts + ((<usize>(subtracted++)) << 2), <u32>row);
      addTile<F, C>(f, own, true);
    } else {
      store<u32>(adds + ((<usize>(added++)) << 2), <u32>row);
      addTile<F, C>(f, own, false);
    }
    live &= ~(((<u64>2) << i) - 1);
    mask = candidates<F>(f, s) & live;
  }
  if (added + subtracted > 0) flush<F, C>(fields, base / BLOCK, added, subtracted, together);
  return added + subtracted;
}

/** `updates` attempted updates of one state from (sweep, site) on. @returns flips */
// @ts-ignore: decorator
@inline
export function sweepDense<F, C>(
  fields: usize, spins: usize, rows: usize, together: i32, sweep: u32, site: i32, updates: i32,
): i32 {
  const pitch = <usize>((size + BLOCK - 1) & ~(BLOCK - 1)) * sizeof<C>();
  let flipped = 0;
  while (updates > 0) {
    const base = site & ~(BLOCK - 1);
    const lo = site - base;
    const hi = min(min(BLOCK, size - base), lo + updates);
    flipped += updateBlock<F, C>(base, lo, hi, sweep, fields, spins, rows, pitch, together);
    updates -= hi - lo;
    site = base + hi;
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
  const pitch = <usize>((size + BLOCK - 1) & ~(BLOCK - 1)) * sizeof<C>();
  let added = 0;
  for (let i = 0; i < size; i++) {
    if (load<F>(spins + <usize>i * sizeof<F>()) != 0) {
      store<u32>(adds + ((<usize>(added++)) << 2), <u32>(rows + <usize>i * pitch));
    }
    if (added == 64 || (i == size - 1 && added > 0)) {
      flush<F, C>(fields, -1, added, 0, together);
      added = 0;
    }
  }
}
