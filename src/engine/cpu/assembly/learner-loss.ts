/**
 * Losses on output rows [output][point]: each writes delta = scale * dE/df and returns the energy of these points, summed in
 * f64 in a fixed order (outputs ascending, lane groups ascending, lanes 0 and 2, 1 and 3). Points outside the mask (all bits
 * set inside, none outside) give nothing. Definitions: src/learner/losses.ts.
 */
import { exp4, log4 } from './learner-math';

/** Numbers of the losses, by their order in `LOSS_CODES` of learner-kernel.ts. */
export const SQUARED_ERROR: i32 = 0;
export const CROSS_ENTROPY: i32 = 1;
export const SQUARED_HINGE: i32 = 2;

export function lossOf(
  kind: i32, outputs: i32, f: usize, delta: usize, stride: usize,
  targets: usize, targetStride: usize, mask: usize, bytes: usize, scale: f32,
): f64 {
  if (kind == CROSS_ENTROPY) return crossEntropy(outputs, f, delta, stride, targets, targetStride, mask, bytes, scale);
  let sum: f64 = 0;
  for (let o = 0; o < outputs; o++) {
    const row = <usize>o * stride;
    const y = targets + <usize>o * targetStride;
    if (kind == SQUARED_ERROR) sum += squaredError(f + row, delta + row, y, mask, bytes, scale);
    else sum += squaredHinge(f + row, delta + row, y, mask, bytes, scale);
  }
  return sum;
}

// @ts-ignore: decorator
@inline
function highHalf(x: v128): v128 {
  return v128.shuffle<u32>(x, x, 2, 3, 2, 3);
}

// @ts-ignore: decorator
@inline
function sumOfLanes(low: v128, high: v128): f64 {
  const sum = f64x2.add(low, high);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** (1/2) sum (f - y)^2 */
function squaredError(f: usize, delta: usize, y: usize, mask: usize, bytes: usize, scale: f32): f64 {
  let low = f64x2.splat(0);
  let high = low;
  for (let p: usize = 0; p < bytes; p += 16) {
    const r = v128.and(f32x4.sub(v128.load(f + p), v128.load(y + p)), v128.load(mask + p));
    v128.store(delta + p, f32x4.mul(f32x4.splat(scale), r));
    const r0 = f64x2.promote_low_f32x4(r);
    const r1 = f64x2.promote_low_f32x4(highHalf(r));
    low = f64x2.add(low, f64x2.mul(r0, r0));
    high = f64x2.add(high, f64x2.mul(r1, r1));
  }
  return 0.5 * sumOfLanes(low, high);
}

/** (1/2) sum max(0, 1 - y f)^2 */
function squaredHinge(f: usize, delta: usize, y: usize, mask: usize, bytes: usize, scale: f32): f64 {
  let low = f64x2.splat(0);
  let high = low;
  for (let p: usize = 0; p < bytes; p += 16) {
    const label = v128.load(y + p);
    const gap = f32x4.sub(f32x4.splat(1), f32x4.mul(label, v128.load(f + p)));
    const r = v128.and(f32x4.pmax(gap, f32x4.splat(0)), v128.load(mask + p));
    v128.store(delta + p, f32x4.mul(f32x4.splat(-scale), f32x4.mul(label, r)));
    const r0 = f64x2.promote_low_f32x4(r);
    const r1 = f64x2.promote_low_f32x4(highHalf(r));
    low = f64x2.add(low, f64x2.mul(r0, r0));
    high = f64x2.add(high, f64x2.mul(r1, r1));
  }
  return 0.5 * sumOfLanes(low, high);
}

/** -sum_k y_k ln softmax(f)_k = sum_k y_k (m + ln sum_j exp(f_j - m) - f_k) with m the largest output of the point. */
function crossEntropy(
  outputs: i32, f: usize, delta: usize, stride: usize, targets: usize, targetStride: usize,
  mask: usize, bytes: usize, scale: f32,
): f64 {
  let low = f64x2.splat(0);
  let high = low;
  for (let p: usize = 0; p < bytes; p += 16) {
    const inside = v128.load(mask + p);
    let largest = v128.load(f + p);
    for (let o = 1; o < outputs; o++) largest = f32x4.pmax(largest, v128.load(f + p + <usize>o * stride));
    let sum = f32x4.splat(0);
    let mass = f32x4.splat(0);
    for (let o = 0; o < outputs; o++) {
      const e = exp4(f32x4.sub(v128.load(f + p + <usize>o * stride), largest));
      v128.store(delta + p + <usize>o * stride, e);
      sum = f32x4.add(sum, e);
      mass = f32x4.add(mass, v128.load(targets + p + <usize>o * targetStride));
    }
    const logSum = log4(sum);
    const share = f32x4.div(mass, sum);
    for (let o = 0; o < outputs; o++) {
      const at = p + <usize>o * stride;
      const label = v128.load(targets + p + <usize>o * targetStride);
      const d = f32x4.sub(f32x4.mul(share, v128.load(delta + at)), label);
      v128.store(delta + at, v128.and(f32x4.mul(f32x4.splat(scale), d), inside));
      const surprise = f32x4.add(f32x4.sub(largest, v128.load(f + at)), logSum);
      const e = v128.and(f32x4.mul(label, surprise), inside);
      low = f64x2.add(low, f64x2.promote_low_f32x4(e));
      high = f64x2.add(high, f64x2.promote_low_f32x4(highHalf(e)));
    }
  }
  return sumOfLanes(low, high);
}
