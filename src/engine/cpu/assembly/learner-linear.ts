/**
 * The linear layers, over rows of data points: row = one unit, four points a lane group, rows `stride` bytes apart.
 * They act on every channel of a jet alike: channels are then segments of a row. Orders of summation are fixed (input
 * units ascending; points in lane groups ascending, then (0 + 2) + (1 + 3)), whatever the blocking.
 */

/**
 * out[b][p] = gain * sum_k w[b blockStep + k innerStep] in[k][p] (+ bias[b]).
 *
 * Forward: b = output unit, blockStep = inputs * 4, innerStep = 4. Adjoint: b = input unit, blockStep = 4, innerStep =
 * inputs * 4, no bias. Steps, strides and `bytes` (of points, a multiple of 32) in bytes; bias = 0 for none.
 */
export function multiply(
  w: usize, blockStep: usize, innerStep: usize, blocks: i32, inner: i32,
  source: usize, sourceStride: usize, target: usize, targetStride: usize, bytes: usize, gain: f32, bias: usize,
): void {
  const g = f32x4.splat(gain);
  let b = 0;
  for (; b + 4 <= blocks; b += 4) {
    const w0 = w + <usize>b * blockStep;
    const out = target + <usize>b * targetStride;
    const bias0 = bias ? v128.load_splat<f32>(bias + ((<usize>b) << 2)) : f32x4.splat(0);
    const bias1 = bias ? v128.load_splat<f32>(bias + ((<usize>b) << 2), 4) : f32x4.splat(0);
    const bias2 = bias ? v128.load_splat<f32>(bias + ((<usize>b) << 2), 8) : f32x4.splat(0);
    const bias3 = bias ? v128.load_splat<f32>(bias + ((<usize>b) << 2), 12) : f32x4.splat(0);
    for (let p: usize = 0; p < bytes; p += 32) {
      let a0 = f32x4.splat(0);
      let a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
      let at = source + p;
      let wk = w0;
      for (let k = 0; k < inner; k++) {
        const x0 = v128.load(at);
        const x1 = v128.load(at, 16);
        let s = v128.load_splat<f32>(wk);
        a0 = f32x4.add(a0, f32x4.mul(s, x0));
        a1 = f32x4.add(a1, f32x4.mul(s, x1));
        s = v128.load_splat<f32>(wk + blockStep);
        b0 = f32x4.add(b0, f32x4.mul(s, x0));
        b1 = f32x4.add(b1, f32x4.mul(s, x1));
        s = v128.load_splat<f32>(wk + 2 * blockStep);
        c0 = f32x4.add(c0, f32x4.mul(s, x0));
        c1 = f32x4.add(c1, f32x4.mul(s, x1));
        s = v128.load_splat<f32>(wk + 3 * blockStep);
        d0 = f32x4.add(d0, f32x4.mul(s, x0));
        d1 = f32x4.add(d1, f32x4.mul(s, x1));
        at += sourceStride;
        wk += innerStep;
      }
      let to = out + p;
      v128.store(to, f32x4.add(f32x4.mul(g, a0), bias0));
      v128.store(to, f32x4.add(f32x4.mul(g, a1), bias0), 16);
      to += targetStride;
      v128.store(to, f32x4.add(f32x4.mul(g, b0), bias1));
      v128.store(to, f32x4.add(f32x4.mul(g, b1), bias1), 16);
      to += targetStride;
      v128.store(to, f32x4.add(f32x4.mul(g, c0), bias2));
      v128.store(to, f32x4.add(f32x4.mul(g, c1), bias2), 16);
      to += targetStride;
      v128.store(to, f32x4.add(f32x4.mul(g, d0), bias3));
      v128.store(to, f32x4.add(f32x4.mul(g, d1), bias3), 16);
    }
  }
  for (; b < blocks; b++) {
    const w0 = w + <usize>b * blockStep;
    const bias0 = bias ? v128.load_splat<f32>(bias + ((<usize>b) << 2)) : f32x4.splat(0);
    multiplyRow(w0, innerStep, inner, source, sourceStride, target + <usize>b * targetStride, bytes, g, bias0);
  }
}

/** One row of `multiply`, up to 32 points at a time: eight chains of sums, so that none waits for its last addition. */
function multiplyRow(
  w: usize, step: usize, inner: i32, source: usize, stride: usize, out: usize, bytes: usize, g: v128, bias: v128,
): void {
  let p: usize = 0;
  for (; p + 128 <= bytes; p += 128) {
    let a = f32x4.splat(0);
    let b = a, c = a, d = a, e = a, f = a, h = a, i = a;
    let at = source + p;
    let wk = w;
    for (let k = 0; k < inner; k++) {
      const s = v128.load_splat<f32>(wk);
      a = f32x4.add(a, f32x4.mul(s, v128.load(at)));
      b = f32x4.add(b, f32x4.mul(s, v128.load(at, 16)));
      c = f32x4.add(c, f32x4.mul(s, v128.load(at, 32)));
      d = f32x4.add(d, f32x4.mul(s, v128.load(at, 48)));
      e = f32x4.add(e, f32x4.mul(s, v128.load(at, 64)));
      f = f32x4.add(f, f32x4.mul(s, v128.load(at, 80)));
      h = f32x4.add(h, f32x4.mul(s, v128.load(at, 96)));
      i = f32x4.add(i, f32x4.mul(s, v128.load(at, 112)));
      at += stride;
      wk += step;
    }
    v128.store(out + p, f32x4.add(f32x4.mul(g, a), bias));
    v128.store(out + p, f32x4.add(f32x4.mul(g, b), bias), 16);
    v128.store(out + p, f32x4.add(f32x4.mul(g, c), bias), 32);
    v128.store(out + p, f32x4.add(f32x4.mul(g, d), bias), 48);
    v128.store(out + p, f32x4.add(f32x4.mul(g, e), bias), 64);
    v128.store(out + p, f32x4.add(f32x4.mul(g, f), bias), 80);
    v128.store(out + p, f32x4.add(f32x4.mul(g, h), bias), 96);
    v128.store(out + p, f32x4.add(f32x4.mul(g, i), bias), 112);
  }
  for (; p < bytes; p += 32) {
    let a = f32x4.splat(0);
    let b = a;
    let at = source + p;
    let wk = w;
    for (let k = 0; k < inner; k++) {
      const s = v128.load_splat<f32>(wk);
      a = f32x4.add(a, f32x4.mul(s, v128.load(at)));
      b = f32x4.add(b, f32x4.mul(s, v128.load(at, 16)));
      at += stride;
      wk += step;
    }
    v128.store(out + p, f32x4.add(f32x4.mul(g, a), bias));
    v128.store(out + p, f32x4.add(f32x4.mul(g, b), bias), 16);
  }
}

/** Sums over the lanes of four accumulators, [sum a, sum b, sum c, sum d], each as (0 + 2) + (1 + 3). */
// @ts-ignore: decorator
@inline
function laneSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<u32>(a, b, 0, 4, 1, 5), v128.shuffle<u32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<u32>(c, d, 0, 4, 1, 5), v128.shuffle<u32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<u32>(ab, cd, 0, 1, 4, 5), v128.shuffle<u32>(ab, cd, 2, 3, 6, 7));
}

/** (0 + 2) + (1 + 3). */
// @ts-ignore: decorator
@inline
export function laneSum(a: v128): f32 {
  return f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 2) + (f32x4.extract_lane(a, 1) + f32x4.extract_lane(a, 3));
}

// @ts-ignore: decorator
@inline
function accumulate4(to: usize, gain: v128, sums: v128): void {
  v128.store(to, f32x4.add(v128.load(to), f32x4.mul(gain, sums)));
}

// @ts-ignore: decorator
@inline
function accumulate1(to: usize, gain: f32, sum: f32): void {
  store<f32>(to, load<f32>(to) + gain * sum);
}

/** sums[o][i] += gain * sum_p delta[o][p] a[i][p]: the weight gradient of one layer, [output][input]. */
export function accumulateOuter(
  sums: usize, inputs: i32, outputs: i32, delta: usize, deltaStride: usize, a: usize, aStride: usize, bytes: usize, gain: f32,
): void {
  const row = (<usize>inputs) << 2;
  let o = 0;
  for (; o + 2 <= outputs; o += 2) {
    outerRows2(sums + <usize>o * row, row, inputs, delta + <usize>o * deltaStride, deltaStride, a, aStride, bytes, gain);
  }
  if (o < outputs) {
    outerRow1(sums + <usize>o * row, inputs, delta + <usize>o * deltaStride, a, aStride, bytes, gain);
  }
}

function outerRows2(
  sums: usize, row: usize, inputs: i32, delta: usize, deltaStride: usize, a: usize, aStride: usize, bytes: usize, gain: f32,
): void {
  const g = f32x4.splat(gain);
  let i = 0;
  for (; i + 4 <= inputs; i += 4) {
    const at = a + <usize>i * aStride;
    let a0 = f32x4.splat(0);
    let a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    for (let p: usize = 0; p < bytes; p += 16) {
      const d0 = v128.load(delta + p);
      const d1 = v128.load(delta + deltaStride + p);
      let x = v128.load(at + p);
      a0 = f32x4.add(a0, f32x4.mul(d0, x));
      b0 = f32x4.add(b0, f32x4.mul(d1, x));
      x = v128.load(at + aStride + p);
      a1 = f32x4.add(a1, f32x4.mul(d0, x));
      b1 = f32x4.add(b1, f32x4.mul(d1, x));
      x = v128.load(at + 2 * aStride + p);
      a2 = f32x4.add(a2, f32x4.mul(d0, x));
      b2 = f32x4.add(b2, f32x4.mul(d1, x));
      x = v128.load(at + 3 * aStride + p);
      a3 = f32x4.add(a3, f32x4.mul(d0, x));
      b3 = f32x4.add(b3, f32x4.mul(d1, x));
    }
    const to = sums + ((<usize>i) << 2);
    accumulate4(to, g, laneSums(a0, a1, a2, a3));
    accumulate4(to + row, g, laneSums(b0, b1, b2, b3));
  }
  for (; i < inputs; i++) {
    const at = a + <usize>i * aStride;
    let a0 = f32x4.splat(0);
    let b0 = a0;
    for (let p: usize = 0; p < bytes; p += 16) {
      const x = v128.load(at + p);
      a0 = f32x4.add(a0, f32x4.mul(v128.load(delta + p), x));
      b0 = f32x4.add(b0, f32x4.mul(v128.load(delta + deltaStride + p), x));
    }
    const to = sums + ((<usize>i) << 2);
    accumulate1(to, gain, laneSum(a0));
    accumulate1(to + row, gain, laneSum(b0));
  }
}

function outerRow1(sums: usize, inputs: i32, delta: usize, a: usize, aStride: usize, bytes: usize, gain: f32): void {
  const g = f32x4.splat(gain);
  let i = 0;
  for (; i + 4 <= inputs; i += 4) {
    const at = a + <usize>i * aStride;
    let a0 = f32x4.splat(0);
    let a1 = a0, a2 = a0, a3 = a0;
    for (let p: usize = 0; p < bytes; p += 16) {
      const d = v128.load(delta + p);
      a0 = f32x4.add(a0, f32x4.mul(d, v128.load(at + p)));
      a1 = f32x4.add(a1, f32x4.mul(d, v128.load(at + aStride + p)));
      a2 = f32x4.add(a2, f32x4.mul(d, v128.load(at + 2 * aStride + p)));
      a3 = f32x4.add(a3, f32x4.mul(d, v128.load(at + 3 * aStride + p)));
    }
    accumulate4(sums + ((<usize>i) << 2), g, laneSums(a0, a1, a2, a3));
  }
  for (; i < inputs; i++) {
    const at = a + <usize>i * aStride;
    let a0 = f32x4.splat(0);
    for (let p: usize = 0; p < bytes; p += 16) {
      a0 = f32x4.add(a0, f32x4.mul(v128.load(delta + p), v128.load(at + p)));
    }
    accumulate1(sums + ((<usize>i) << 2), gain, laneSum(a0));
  }
}

/** sums[o] += sum_p delta[o][p]: the bias gradient of one layer. */
export function accumulateRows(sums: usize, outputs: i32, delta: usize, deltaStride: usize, bytes: usize): void {
  for (let o = 0; o < outputs; o++) {
    let sum = f32x4.splat(0);
    for (let p: usize = 0; p < bytes; p += 16) sum = f32x4.add(sum, v128.load(delta + <usize>o * deltaStride + p));
    accumulate1(sums + ((<usize>o) << 2), 1, laneSum(sum));
  }
}
