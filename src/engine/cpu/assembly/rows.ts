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

/**
 * Rows a, b (added), c, d (subtracted) to all fields, `pairs` of them: 4 = a + b + c + d, -4 = the same subtracted, 0 = a + b - c - d;
 * 2 = a + b, -2 = the same subtracted, 1 = a, -1 = a subtracted. A row is read from end to end, so that the processor can
 * fetch it ahead: rows of large glasses come from far away. Where rows are narrower than fields, their sum fits C.
 */
// @ts-ignore: decorator
@inline
function pass<F, C>(fields: usize, a: usize, b: usize, c: usize, d: usize, kind: i32): void {
  const bytes = pitchOf<C>();
  for (let j: usize = 0; j < bytes; j += 32) {
    const first = combine<C>(a + j, b + j, c + j, d + j, kind);
    const second = combine<C>(a + j + 16, b + j + 16, c + j + 16, d + j + 16, kind);
    if (sizeof<F>() == sizeof<C>()) {
      const field = fields + j;
      v128.store(field, v128.add<F>(v128.load(field), first));
      v128.store(field, v128.add<F>(v128.load(field, 16), second), 16);
    } else {
      const field = fields + 2 * j;
      v128.store(field, i32x4.add(v128.load(field), i32x4.extend_low_i16x8_s(first)));
      v128.store(field, i32x4.add(v128.load(field, 16), i32x4.extend_high_i16x8_s(first)), 16);
      v128.store(field, i32x4.add(v128.load(field, 32), i32x4.extend_low_i16x8_s(second)), 32);
      v128.store(field, i32x4.add(v128.load(field, 48), i32x4.extend_high_i16x8_s(second)), 48);
    }
  }
}

// @ts-ignore: decorator
@inline
function combine<C>(a: usize, b: usize, c: usize, d: usize, kind: i32): v128 {
  if (kind == 1) return v128.load(a);
  if (kind == -1) return v128.sub<C>(i64x2.splat(0), v128.load(a));
  const sum = v128.add<C>(v128.load(a), v128.load(b));
  if (kind == 2) return sum;
  if (kind == 0) return v128.sub<C>(sum, v128.add<C>(v128.load(c), v128.load(d)));
  if (kind == 4) return v128.add<C>(sum, v128.add<C>(v128.load(c), v128.load(d)));
  if (kind == -4) return v128.sub<C>(i64x2.splat(0), v128.add<C>(sum, v128.add<C>(v128.load(c), v128.load(d))));
  return v128.sub<C>(i64x2.splat(0), sum);
}

/** Row number `index` of a list. */
// @ts-ignore: decorator
@inline
function at(list: usize, index: i32): usize {
  return <usize>load<u32>(endOf(list, index));
}

/** Brings noted rows of i16 or i32 to all fields, at most four (and `together`) at a time. */
function flushWords<F, C>(fields: usize, added: i32, subtracted: i32, together: i32): void {
  let a = 0;
  let s = 0;
  const four = sizeof<F>() == sizeof<C>() || together >= 4;
  const two = sizeof<F>() == sizeof<C>() || together >= 2;
  while (four && a + 1 < added && s + 1 < subtracted) {
    pass<F, C>(fields, at(adds, a), at(adds, a + 1), at(subtracts, s), at(subtracts, s + 1), 0);
    a += 2;
    s += 2;
  }
  for (; four && a + 3 < added; a += 4) {
    pass<F, C>(fields, at(adds, a), at(adds, a + 1), at(adds, a + 2), at(adds, a + 3), 4);
  }
  for (; four && s + 3 < subtracted; s += 4) {
    pass<F, C>(fields, at(subtracts, s), at(subtracts, s + 1), at(subtracts, s + 2), at(subtracts, s + 3), -4);
  }
  for (; two && a + 1 < added; a += 2) pass<F, C>(fields, at(adds, a), at(adds, a + 1), 0, 0, 2);
  for (; two && s + 1 < subtracted; s += 2) pass<F, C>(fields, at(subtracts, s), at(subtracts, s + 1), 0, 0, -2);
  for (; a < added; a++) pass<F, C>(fields, at(adds, a), 0, 0, 0, 1);
  for (; s < subtracted; s++) pass<F, C>(fields, at(subtracts, s), 0, 0, 0, -1);
}

/** Brings the noted rows to all fields. `together`: rows whose sum surely fits C, where rows are narrower than fields. */
export function flush<F, C>(fields: usize, added: i32, subtracted: i32, together: i32): void {
  if (sizeof<C>() > 1) {
    flushWords<F, C>(fields, added, subtracted, together);
    return;
  }
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
      else flushBytes(target, offset, addList, addEnd, subList, subEnd);
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

/**
 * For benchmarks: moves what accepted flips must move and does nothing else. `count` times: reads a listed row, and reads and
 * writes all fields, which stay as they are (`zero` points to 16 bytes of zeros, which the compiler cannot know). `ratio` is
 * bytes of fields over bytes of a row: 1, 2 or 4.
 */
export function moveRows(fields: usize, fieldBytes: usize, list: usize, count: i32, ratio: i32, zero: usize): void {
  for (let p = list, end = endOf(list, count); p < end; p += 4) {
    const row = <usize>load<u32>(p);
    if (ratio == 1) moveRow(fields, fieldBytes, row, 0, zero);
    else if (ratio == 2) moveRow(fields, fieldBytes, row, 1, zero);
    else moveRow(fields, fieldBytes, row, 2, zero);
  }
}

// @ts-ignore: decorator
@inline
function moveRow(fields: usize, bytes: usize, row: usize, shift: usize, zero: usize): void {
  const none = v128.load(zero);
  for (let j: usize = 0; j < bytes; j += 128) {
    const at = row + (j >> shift);
    const field = fields + j;
    // 32, 64 or 128 bytes of the row.
    let a = v128.load(at);
    let b = v128.load(at, 16);
    if (shift < 2) {
      a = v128.or(a, v128.load(at, 32));
      b = v128.or(b, v128.load(at, 48));
    }
    if (shift < 1) {
      a = v128.or(v128.or(a, v128.load(at, 64)), v128.load(at, 80));
      b = v128.or(v128.or(b, v128.load(at, 96)), v128.load(at, 112));
    }
    const change = v128.and(v128.or(a, b), none);
    v128.store(field, v128.xor(v128.load(field), change));
    v128.store(field, v128.xor(v128.load(field, 16), change), 16);
    v128.store(field, v128.xor(v128.load(field, 32), change), 32);
    v128.store(field, v128.xor(v128.load(field, 48), change), 48);
    v128.store(field, v128.xor(v128.load(field, 64), change), 64);
    v128.store(field, v128.xor(v128.load(field, 80), change), 80);
    v128.store(field, v128.xor(v128.load(field, 96), change), 96);
    v128.store(field, v128.xor(v128.load(field, 112), change), 112);
  }
}
