// Rows of couplings: C[pitch] of 2 J_ij, zero-padded to whole tiles, C = i8, i16 or i32; or, for J = -1, 0, 1, half bytes J + 1,
// written C = u8: byte b of 16 bytes g holds column 32 g + b below and column 32 g + 16 + b above. And the pass that adds noted
// rows to all fields.
import { adds, size, subtracts, TILE } from './spin-plan';

/** One vector of a row, widened from C to F. */
// @ts-ignore: decorator
@inline
export function loadRow<F, C>(row: usize): v128 {
  if (sizeof<F>() == sizeof<C>()) return v128.load(row);
  if (sizeof<F>() == 2) return v128.load_ext<i8>(row); // also the columns near a site, where rows are half bytes
  return v128.load_ext<i16>(row);
}

/** Bytes of C in one vector of F. */
// @ts-ignore: decorator
@inline
export function stepOf<F, C>(): usize {
  return (16 / sizeof<F>()) * sizeof<C>();
}

/** Are rows of half bytes? */
// @ts-ignore: decorator
@inline
export function halves<C>(): bool {
  return sizeof<C>() == 1 && !isSigned<C>();
}

/** Byte of a row where the group (or tile) of columns that begins at `first` lies. */
// @ts-ignore: decorator
@inline
export function columnAt<C>(first: i32): usize {
  return halves<C>() ? (<usize>(first >> 5)) << 4 : <usize>first * sizeof<C>();
}

/** The 16 half bytes J + 1 of a group; `shift` is 4 where they are the upper halves. */
// @ts-ignore: decorator
@inline
export function loadHalves(row: usize, shift: i32, low: v128): v128 {
  return v128.and(i16x8.shr_u(v128.load(row), shift), low);
}

// @ts-ignore: decorator
@inline
export function endOf(list: usize, count: i32): usize {
  return list + ((<usize>count) << 2);
}

// @ts-ignore: decorator
@inline
export function pitchOf<C>(): usize {
  const columns = <usize>((size + TILE - 1) & ~(TILE - 1));
  return halves<C>() ? columns >> 1 : columns * sizeof<C>();
}

/** Seven half bytes of at most 2 fit a half byte. */
const TOGETHER_IN_HALVES: usize = 7 * 4;

/** Adds and subtracts listed rows of half bytes to one tile. */
// @ts-ignore: decorator
@inline
function flushHalves(fields: usize, offset: usize, addList: usize, addEnd: usize, subList: usize, subEnd: usize): void {
  const low = i8x16.splat(15);
  const balance = ((<i32>(subEnd - subList)) - (<i32>(addEnd - addList))) >> 2;
  let a = i8x16.splat(<i8>balance);
  let b = a;
  let c = a;
  let d = a;
  for (let p = addList; p < addEnd; ) {
    const stop = min(p + TOGETHER_IN_HALVES, addEnd);
    let x = i8x16.splat(0);
    let y = x;
    for (; p < stop; p += 4) {
      const row = <usize>load<u32>(p) + offset;
      x = i8x16.add(x, v128.load(row));
      y = i8x16.add(y, v128.load(row, 16));
    }
    a = i8x16.add(a, v128.and(x, low));
    b = i8x16.add(b, v128.and(i16x8.shr_u(x, 4), low));
    c = i8x16.add(c, v128.and(y, low));
    d = i8x16.add(d, v128.and(i16x8.shr_u(y, 4), low));
  }
  for (let p = subList; p < subEnd; ) {
    const stop = min(p + TOGETHER_IN_HALVES, subEnd);
    let x = i8x16.splat(0);
    let y = x;
    for (; p < stop; p += 4) {
      const row = <usize>load<u32>(p) + offset;
      x = i8x16.add(x, v128.load(row));
      y = i8x16.add(y, v128.load(row, 16));
    }
    a = i8x16.sub(a, v128.and(x, low));
    b = i8x16.sub(b, v128.and(i16x8.shr_u(x, 4), low));
    c = i8x16.sub(c, v128.and(y, low));
    d = i8x16.sub(d, v128.and(i16x8.shr_u(y, 4), low));
  }
  widenTwice(fields, a);
  widenTwice(fields + 32, b);
  widenTwice(fields + 64, c);
  widenTwice(fields + 96, d);
}

// @ts-ignore: decorator
@inline
function widenTwice(fields: usize, sums: v128): void {
  const low = i16x8.shl(i16x8.extend_low_i8x16_s(sums), 1);
  const high = i16x8.shl(i16x8.extend_high_i8x16_s(sums), 1);
  v128.store(fields, i16x8.add(v128.load(fields), low));
  v128.store(fields, i16x8.add(v128.load(fields, 16), high), 16);
}

/** Adds and subtracts listed rows to one tile; the sums of bytes fit a byte. `offset`: the tile's first byte in a row. */
// @ts-ignore: decorator
@inline
function flushBytes(fields: usize, offset: usize, addList: usize, addEnd: usize, subList: usize, subEnd: usize): void {
  let a = i8x16.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let p = addList; p < addEnd; p += 4) {
    const row = <usize>load<u32>(p) + offset;
    a = i8x16.add(a, v128.load(row));
    b = i8x16.add(b, v128.load(row, 16));
    c = i8x16.add(c, v128.load(row, 32));
    d = i8x16.add(d, v128.load(row, 48));
  }
  for (let p = subList; p < subEnd; p += 4) {
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

/** The same for rows of i16 or i32, four vectors in registers at a time. */
// @ts-ignore: decorator
@inline
function flushWords<F, C>(
  fields: usize, offset: usize, addList: usize, addEnd: usize, subList: usize, subEnd: usize,
): void {
  const step = stepOf<F, C>();
  const columns: usize = 64 / sizeof<F>();
  for (let j: usize = 0; j < <usize>TILE; j += columns) {
    const target = fields + j * sizeof<F>();
    const at = offset + j * sizeof<C>();
    let a = v128.load(target);
    let b = v128.load(target, 16);
    let c = v128.load(target, 32);
    let d = v128.load(target, 48);
    for (let p = addList; p < addEnd; p += 4) {
      const row = <usize>load<u32>(p) + at;
      a = v128.add<F>(a, loadRow<F, C>(row));
      b = v128.add<F>(b, loadRow<F, C>(row + step));
      c = v128.add<F>(c, loadRow<F, C>(row + 2 * step));
      d = v128.add<F>(d, loadRow<F, C>(row + 3 * step));
    }
    for (let p = subList; p < subEnd; p += 4) {
      const row = <usize>load<u32>(p) + at;
      a = v128.sub<F>(a, loadRow<F, C>(row));
      b = v128.sub<F>(b, loadRow<F, C>(row + step));
      c = v128.sub<F>(c, loadRow<F, C>(row + 2 * step));
      d = v128.sub<F>(d, loadRow<F, C>(row + 3 * step));
    }
    v128.store(target, a);
    v128.store(target, b, 16);
    v128.store(target, c, 32);
    v128.store(target, d, 48);
  }
}

/** Brings the noted rows to all fields. `together`: rows whose sum fits a byte, where rows are bytes. */
export function flush<F, C>(fields: usize, added: i32, subtracted: i32, together: i32): void {
  let a = 0;
  let s = 0;
  while (a < added || s < subtracted) {
    const na = min(added - a, together);
    const ns = min(subtracted - s, together - na);
    const addList = endOf(adds, a);
    const subList = endOf(subtracts, s);
    a += na;
    s += ns;
    const addEnd = endOf(adds, a);
    const subEnd = endOf(subtracts, s);
    for (let column = 0; column < size; column += TILE) {
      const target = fields + <usize>column * sizeof<F>();
      const offset = columnAt<C>(column);
      if (halves<C>()) flushHalves(target, offset, addList, addEnd, subList, subEnd);
      else if (sizeof<C>() == 1) flushBytes(target, offset, addList, addEnd, subList, subEnd);
      else flushWords<F, C>(target, offset, addList, addEnd, subList, subEnd);
    }
  }
}

/** For benchmarks, the bound to hold against: fields i16 += `count` listed rows of i16, one after another. */
export function streamRows(fields: usize, list: usize, count: i32, bytes: usize): void {
  for (let p = list, end = endOf(list, count); p < end; p += 4) {
    const row = <usize>load<u32>(p);
    for (let j: usize = 0; j < bytes; j += 64) {
      const field = fields + j;
      v128.store(field, i16x8.add(v128.load(field), v128.load(row + j)));
      v128.store(field, i16x8.add(v128.load(field, 16), v128.load(row + j, 16)), 16);
      v128.store(field, i16x8.add(v128.load(field, 32), v128.load(row + j, 32)), 32);
      v128.store(field, i16x8.add(v128.load(field, 48), v128.load(row + j, 48)), 48);
    }
  }
}
