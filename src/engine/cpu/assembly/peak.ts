/**
 * Entry of peak.wasm: what one thread of a processor can do at most, for benchmarks to hold kernels against. Twelve chains beside one
 * another, more than any processor needs to keep its units busy, and nothing loaded or stored but in `copy`.
 */

/** First byte of memory that the caller may use. */
export function heapBase(): usize {
  return __heap_base;
}

/** Reads `bytes` and writes as many, a multiple of 128, `passes` times. */
export function copy(from: usize, to: usize, bytes: usize, passes: i32): void {
  for (let pass = 0; pass < passes; pass++) {
    for (let j: usize = 0; j < bytes; j += 128) {
      const source = from + j;
      const sink = to + j;
      v128.store(sink, v128.load(source));
      v128.store(sink, v128.load(source, 16), 16);
      v128.store(sink, v128.load(source, 32), 32);
      v128.store(sink, v128.load(source, 48), 48);
      v128.store(sink, v128.load(source, 64), 64);
      v128.store(sink, v128.load(source, 80), 80);
      v128.store(sink, v128.load(source, 96), 96);
      v128.store(sink, v128.load(source, 112), 112);
    }
  }
}

/** a = a c + d on four i32: 2 x 4 x 12 operations a turn. `start` is unknown to the compiler. @returns a sum that needs them all */
export function integers(turns: i32, start: i32): i32 {
  const c = i32x4.splat(start | 1);
  const d = i32x4.splat(start + 7);
  let a0 = i32x4.splat(start);
  let a1 = i32x4.splat(start + 1);
  let a2 = i32x4.splat(start + 2);
  let a3 = i32x4.splat(start + 3);
  let a4 = i32x4.splat(start + 4);
  let a5 = i32x4.splat(start + 5);
  let a6 = i32x4.splat(start + 6);
  let a7 = i32x4.splat(start + 7);
  let a8 = i32x4.splat(start + 8);
  let a9 = i32x4.splat(start + 9);
  let b0 = i32x4.splat(start + 10);
  let b1 = i32x4.splat(start + 11);
  for (let k = 0; k < turns; k++) {
    a0 = i32x4.add(i32x4.mul(a0, c), d);
    a1 = i32x4.add(i32x4.mul(a1, c), d);
    a2 = i32x4.add(i32x4.mul(a2, c), d);
    a3 = i32x4.add(i32x4.mul(a3, c), d);
    a4 = i32x4.add(i32x4.mul(a4, c), d);
    a5 = i32x4.add(i32x4.mul(a5, c), d);
    a6 = i32x4.add(i32x4.mul(a6, c), d);
    a7 = i32x4.add(i32x4.mul(a7, c), d);
    a8 = i32x4.add(i32x4.mul(a8, c), d);
    a9 = i32x4.add(i32x4.mul(a9, c), d);
    b0 = i32x4.add(i32x4.mul(b0, c), d);
    b1 = i32x4.add(i32x4.mul(b1, c), d);
  }
  const low = v128.xor(v128.xor(v128.xor(a0, a1), v128.xor(a2, a3)), v128.xor(a4, a5));
  const high = v128.xor(v128.xor(v128.xor(a6, a7), v128.xor(a8, a9)), v128.xor(b0, b1));
  const all = v128.xor(low, high);
  return (
    i32x4.extract_lane(all, 0) ^ i32x4.extract_lane(all, 1) ^ i32x4.extract_lane(all, 2) ^ i32x4.extract_lane(all, 3)
  );
}

/** a = (a + c) xor a on eight i16: 2 x 8 x 12 operations a turn, which no compiler can shorten. */
export function additions(turns: i32, start: i32): i32 {
  const c = i16x8.splat(<i16>(start | 1));
  let a0 = i16x8.splat(<i16>start);
  let a1 = i16x8.splat(<i16>(start + 1));
  let a2 = i16x8.splat(<i16>(start + 2));
  let a3 = i16x8.splat(<i16>(start + 3));
  let a4 = i16x8.splat(<i16>(start + 4));
  let a5 = i16x8.splat(<i16>(start + 5));
  let a6 = i16x8.splat(<i16>(start + 6));
  let a7 = i16x8.splat(<i16>(start + 7));
  let a8 = i16x8.splat(<i16>(start + 8));
  let a9 = i16x8.splat(<i16>(start + 9));
  let b0 = i16x8.splat(<i16>(start + 10));
  let b1 = i16x8.splat(<i16>(start + 11));
  for (let k = 0; k < turns; k++) {
    a0 = v128.xor(i16x8.add(a0, c), a0);
    a1 = v128.xor(i16x8.add(a1, c), a1);
    a2 = v128.xor(i16x8.add(a2, c), a2);
    a3 = v128.xor(i16x8.add(a3, c), a3);
    a4 = v128.xor(i16x8.add(a4, c), a4);
    a5 = v128.xor(i16x8.add(a5, c), a5);
    a6 = v128.xor(i16x8.add(a6, c), a6);
    a7 = v128.xor(i16x8.add(a7, c), a7);
    a8 = v128.xor(i16x8.add(a8, c), a8);
    a9 = v128.xor(i16x8.add(a9, c), a9);
    b0 = v128.xor(i16x8.add(b0, c), b0);
    b1 = v128.xor(i16x8.add(b1, c), b1);
  }
  const low = v128.xor(v128.xor(v128.xor(a0, a1), v128.xor(a2, a3)), v128.xor(a4, a5));
  const high = v128.xor(v128.xor(v128.xor(a6, a7), v128.xor(a8, a9)), v128.xor(b0, b1));
  const all = v128.xor(low, high);
  return i32x4.extract_lane(all, 0) ^ i32x4.extract_lane(all, 1);
}

/** a = a c + d on four f32, without a fused multiply-add, which is not the same on every host: 2 x 4 x 12 operations a turn. */
export function floats(turns: i32, c0: f32, d0: f32): f32 {
  const c = f32x4.splat(c0);
  const d = f32x4.splat(d0);
  let a0 = f32x4.splat(1);
  let a1 = f32x4.splat(2);
  let a2 = f32x4.splat(3);
  let a3 = f32x4.splat(4);
  let a4 = f32x4.splat(5);
  let a5 = f32x4.splat(6);
  let a6 = f32x4.splat(7);
  let a7 = f32x4.splat(8);
  let a8 = f32x4.splat(9);
  let a9 = f32x4.splat(10);
  let b0 = f32x4.splat(11);
  let b1 = f32x4.splat(12);
  for (let k = 0; k < turns; k++) {
    a0 = f32x4.add(f32x4.mul(a0, c), d);
    a1 = f32x4.add(f32x4.mul(a1, c), d);
    a2 = f32x4.add(f32x4.mul(a2, c), d);
    a3 = f32x4.add(f32x4.mul(a3, c), d);
    a4 = f32x4.add(f32x4.mul(a4, c), d);
    a5 = f32x4.add(f32x4.mul(a5, c), d);
    a6 = f32x4.add(f32x4.mul(a6, c), d);
    a7 = f32x4.add(f32x4.mul(a7, c), d);
    a8 = f32x4.add(f32x4.mul(a8, c), d);
    a9 = f32x4.add(f32x4.mul(a9, c), d);
    b0 = f32x4.add(f32x4.mul(b0, c), d);
    b1 = f32x4.add(f32x4.mul(b1, c), d);
  }
  const low = f32x4.add(f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3)), f32x4.add(a4, a5));
  const high = f32x4.add(f32x4.add(f32x4.add(a6, a7), f32x4.add(a8, a9)), f32x4.add(b0, b1));
  return f32x4.extract_lane(f32x4.add(low, high), 0);
}
