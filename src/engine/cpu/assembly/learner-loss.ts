/**
 * Losses on output rows [output][point]: each writes delta = scale * dE/df and returns the energy of these points, summed in
 * f64 in a fixed order (outputs ascending, lane groups ascending, lanes 0 and 2, 1 and 3). Points outside the mask (all bits
 * set inside, none outside) give nothing. Definitions: src/learner/losses.ts.
 */
import { erfcx4, exp4, log1p4, log4 } from './learner-math';
import { Plan } from './learner-plan';

/** Numbers of the losses, by their order in `LOSS_CODES` of learner-layout.ts. */
const SQUARED_ERROR: i32 = 0;
const CROSS_ENTROPY: i32 = 1;
const SQUARED_HINGE: i32 = 2;
const GAUSSIAN: i32 = 3;

/**
 * Rows of outputs `f` and of their slopes `delta` are those of the last layer. Where points have weights, these mask them too.
 * Usual losses are kept apart from the rest, so that their loop is a small one.
 */
export function lossOf(
  plan: Plan, f: usize, delta: usize, targets: usize, targetStride: usize, mask: usize, weights: usize, bytes: usize, scale: f32,
): f64 {
  if (plan.weighted) return weightedLoss(plan, f, delta, targets, targetStride, weights, bytes, scale);
  if (plan.loss >= GAUSSIAN) return slopesGiven(plan, f, delta, targets, targetStride, mask, bytes, scale, false);
  return usualLoss(plan, f, delta, targets, targetStride, mask, 0, bytes, scale, false);
}

function weightedLoss(
  plan: Plan, f: usize, delta: usize, targets: usize, targetStride: usize, weights: usize, bytes: usize, scale: f32,
): f64 {
  if (plan.loss >= GAUSSIAN) return slopesGiven(plan, f, delta, targets, targetStride, weights, bytes, scale, true);
  return usualLoss(plan, f, delta, targets, targetStride, 0, weights, bytes, scale, true);
}

/** `weighted`, here and below, is a constant. */
// @ts-ignore: decorator
@inline
function usualLoss(
  plan: Plan, f: usize, delta: usize, targets: usize, targetStride: usize, mask: usize, weights: usize, bytes: usize, scale: f32,
  weighted: bool,
): f64 {
  const kind = plan.loss;
  const outputs = plan.outputs;
  const stride = <usize>plan.tileBytes;
  if (kind == CROSS_ENTROPY)
    return crossEntropy(outputs, f, delta, stride, targets, targetStride, mask, weights, bytes, scale, weighted);
  let sum: f64 = 0;
  for (let o = 0; o < outputs; o++) {
    const row = <usize>o * stride;
    const y = targets + <usize>o * targetStride;
    if (kind == SQUARED_ERROR) sum += squaredError(f + row, delta + row, y, mask, weights, bytes, scale, weighted);
    else sum += squaredHinge(f + row, delta + row, y, mask, weights, bytes, scale, weighted);
  }
  return sum;
}

/** The losses with a noise of their own or with given slopes. `inside`, here and below: the weights where points have any, else the mask. */
function slopesGiven(
  plan: Plan, f: usize, delta: usize, targets: usize, targetStride: usize, inside: usize, bytes: usize, scale: f32, weighted: bool,
): f64 {
  const stride = <usize>plan.tileBytes;
  const gauss = plan.loss == GAUSSIAN;
  const rows = <usize>(gauss ? plan.outputs >> 1 : plan.outputs);
  let sum: f64 = 0;
  for (let k: usize = 0; k < rows; k++) {
    const at = k * stride;
    const y = targets + k * targetStride;
    if (gauss) sum += gaussian(plan, f + at, delta + at, rows * stride, y, rows * targetStride, inside, bytes, scale, weighted);
    else sum += linear(f + at, delta + at, y, inside, inside, bytes, scale, weighted);
  }
  return sum;
}

/** All bits set where a point is there. */
// @ts-ignore: decorator
@inline
function inside4(mask: usize, weights: usize, p: usize, weighted: bool): v128 {
  return weighted ? f32x4.gt(v128.load(weights + p), f32x4.splat(0)) : v128.load(mask + p);
}

/** What the slopes of a point's loss are multiplied by. */
// @ts-ignore: decorator
@inline
function scale4(scale: f32, weights: usize, p: usize, weighted: bool): v128 {
  return weighted ? f32x4.mul(f32x4.splat(scale), v128.load(weights + p)) : f32x4.splat(scale);
}

/** Losses of two points in f64, times their weights. */
// @ts-ignore: decorator
@inline
function weighed(loss: v128, weights: usize, p: usize, high: bool, weighted: bool): v128 {
  if (!weighted) return loss;
  const w = v128.load(weights + p);
  return f64x2.mul(loss, f64x2.promote_low_f32x4(high ? highHalf(w) : w));
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
// @ts-ignore: decorator
@inline
function squaredError(
  f: usize, delta: usize, y: usize, mask: usize, weights: usize, bytes: usize, scale: f32, weighted: bool,
): f64 {
  let low = f64x2.splat(0);
  let high = low;
  for (let p: usize = 0; p < bytes; p += 16) {
    const r = v128.and(f32x4.sub(v128.load(f + p), v128.load(y + p)), inside4(mask, weights, p, weighted));
    v128.store(delta + p, f32x4.mul(scale4(scale, weights, p, weighted), r));
    const r0 = f64x2.promote_low_f32x4(r);
    const r1 = f64x2.promote_low_f32x4(highHalf(r));
    low = f64x2.add(low, weighed(f64x2.mul(r0, r0), weights, p, false, weighted));
    high = f64x2.add(high, weighed(f64x2.mul(r1, r1), weights, p, true, weighted));
  }
  return 0.5 * sumOfLanes(low, high);
}

/** (1/2) sum max(0, 1 - y f)^2 */
// @ts-ignore: decorator
@inline
function squaredHinge(
  f: usize, delta: usize, y: usize, mask: usize, weights: usize, bytes: usize, scale: f32, weighted: bool,
): f64 {
  let low = f64x2.splat(0);
  let high = low;
  for (let p: usize = 0; p < bytes; p += 16) {
    const label = v128.load(y + p);
    const gap = f32x4.sub(f32x4.splat(1), f32x4.mul(label, v128.load(f + p)));
    const r = v128.and(f32x4.pmax(gap, f32x4.splat(0)), inside4(mask, weights, p, weighted));
    v128.store(delta + p, f32x4.mul(scale4(-scale, weights, p, weighted), f32x4.mul(label, r)));
    const r0 = f64x2.promote_low_f32x4(r);
    const r1 = f64x2.promote_low_f32x4(highHalf(r));
    low = f64x2.add(low, weighed(f64x2.mul(r0, r0), weights, p, false, weighted));
    high = f64x2.add(high, weighed(f64x2.mul(r1, r1), weights, p, true, weighted));
  }
  return 0.5 * sumOfLanes(low, high);
}

/** -sum_k y_k ln softmax(f)_k = sum_k y_k (m + ln sum_j exp(f_j - m) - f_k) with m the largest output of the point. */
// @ts-ignore: decorator
@inline
function crossEntropy(
  outputs: i32, f: usize, delta: usize, stride: usize, targets: usize, targetStride: usize,
  mask: usize, weights: usize, bytes: usize, scale: f32, weighted: bool,
): f64 {
  let low = f64x2.splat(0);
  let high = low;
  for (let p: usize = 0; p < bytes; p += 16) {
    const inside = inside4(mask, weights, p, weighted);
    const factor = scale4(scale, weights, p, weighted);
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
      v128.store(delta + at, v128.and(f32x4.mul(factor, d), inside));
      const surprise = f32x4.add(f32x4.sub(largest, v128.load(f + at)), logSum);
      const e = v128.and(f32x4.mul(label, surprise), inside);
      low = f64x2.add(low, weighed(f64x2.promote_low_f32x4(e), weights, p, false, weighted));
      high = f64x2.add(high, weighed(f64x2.promote_low_f32x4(highHalf(e)), weights, p, true, weighted));
    }
  }
  return sumOfLanes(low, high);
}

/** sum y f: the slopes are given. */
// @ts-ignore: decorator
@inline
function linear(
  f: usize, delta: usize, y: usize, mask: usize, weights: usize, bytes: usize, scale: f32, weighted: bool,
): f64 {
  let low = f64x2.splat(0);
  let high = low;
  for (let p: usize = 0; p < bytes; p += 16) {
    const inside = inside4(mask, weights, p, weighted);
    const slope = v128.and(v128.load(y + p), inside);
    const value = v128.and(v128.load(f + p), inside);
    v128.store(delta + p, f32x4.mul(scale4(scale, weights, p, weighted), slope));
    const e0 = f64x2.mul(f64x2.promote_low_f32x4(slope), f64x2.promote_low_f32x4(value));
    const e1 = f64x2.mul(f64x2.promote_low_f32x4(highHalf(slope)), f64x2.promote_low_f32x4(highHalf(value)));
    low = f64x2.add(low, weighed(e0, weights, p, false, weighted));
    high = f64x2.add(high, weighed(e1, weights, p, true, weighted));
  }
  return sumOfLanes(low, high);
}

/**
 * Slopes of ln(1 / likelihood) of four values by mean and ln variance, and the loss itself, where values are censored: -ln Phi(z) with
 * z = side (mean - y) / sigma. Phi = 1 - tail for z >= 0 and tail below, tail = e^(-x^2) erfcx(x) / 2, x = |z| / sqrt 2; of the
 * inverse Mills ratio phi / Phi the exponential drops out below. Both are good far out in either tail.
 */
let tailLoss: v128 = f32x4.splat(0);
let tailMean: v128 = f32x4.splat(0);
let tailLogVariance: v128 = f32x4.splat(0);
// @ts-ignore: decorator
@inline
function censored4(residual: v128, variance: v128, side: v128): void {
  const none = f32x4.splat(0);
  const sigma = f32x4.sqrt(variance);
  const z = f32x4.div(f32x4.mul(side, residual), sigma);
  const x = f32x4.mul(f32x4.abs(z), f32x4.splat(0.7071067811865476));
  const square = f32x4.mul(x, x);
  const scaled = erfcx4(x);
  const gauss = exp4(f32x4.neg(square));
  const tail = f32x4.mul(f32x4.splat(0.5), f32x4.mul(gauss, scaled));
  const below = f32x4.lt(z, none);
  const lossBelow = f32x4.sub(square, log4(f32x4.mul(f32x4.splat(0.5), scaled)));
  const lossAbove = f32x4.neg(log1p4(f32x4.neg(tail)));
  const ratioBelow = f32x4.div(f32x4.splat(0.7978845608028654), scaled);
  const density = f32x4.mul(f32x4.splat(0.3989422804014327), gauss);
  const ratioAbove = f32x4.div(density, f32x4.sub(f32x4.splat(1), tail));
  const ratio = v128.bitselect(ratioBelow, ratioAbove, below);
  tailLoss = v128.bitselect(lossBelow, lossAbove, below);
  tailMean = f32x4.neg(f32x4.div(f32x4.mul(side, ratio), sigma));
  tailLogVariance = f32x4.mul(f32x4.splat(0.5), f32x4.mul(ratio, z));
}

/**
 * (1/2) [ln v + (y - m)^2 / v], v = floor + ln(1 + e^s), of one target, or its censored form: `f` and `delta` are rows of the mean,
 * those of s lie `apart` behind; `y` values, and `yApart` behind them their censoring. Definition: src/learner/gaussian-loss.ts.
 */
// @ts-ignore: decorator
@inline
function gaussian(
  plan: Plan, f: usize, delta: usize, apart: usize, y: usize, yApart: usize, inside: usize, bytes: usize, scale: f32, weighted: bool,
): f64 {
  const none = f32x4.splat(0);
  const one = f32x4.splat(1);
  const half = f32x4.splat(0.5);
  const floor = f32x4.splat(plan.noiseFloor);
  const beta = f32x4.splat(plan.noiseBeta);
  const tempered = plan.noiseBeta > 0;
  let low = f64x2.splat(0);
  let high = low;
  for (let p: usize = 0; p < bytes; p += 16) {
    const s = v128.load(f + apart + p);
    const e = exp4(f32x4.neg(f32x4.abs(s)));
    const variance = f32x4.add(floor, f32x4.add(f32x4.pmax(s, none), log1p4(e)));
    const logVariance = log4(variance);
    // dv/ds / v as one number: it is at most 1, where r^2 / v^2 by itself may overflow.
    const share = f32x4.div(v128.bitselect(one, e, f32x4.ge(s, none)), f32x4.mul(f32x4.add(one, e), variance));
    const residual = f32x4.sub(v128.load(f + p), v128.load(y + p));
    const square = f32x4.div(f32x4.mul(residual, residual), variance);
    let loss = f32x4.mul(half, f32x4.add(logVariance, square));
    let byMean = f32x4.div(residual, variance);
    let byLogVariance = f32x4.mul(half, f32x4.sub(one, square));
    const side = v128.load(y + yApart + p);
    const unseen = f32x4.ne(side, none);
    if (v128.any_true(unseen)) {
      censored4(residual, variance, side);
      loss = v128.bitselect(tailLoss, loss, unseen);
      byMean = v128.bitselect(tailMean, byMean, unseen);
      byLogVariance = v128.bitselect(tailLogVariance, byLogVariance, unseen);
    }
    let factor = scale4(scale, inside, p, weighted);
    if (tempered) factor = f32x4.mul(factor, exp4(f32x4.mul(beta, logVariance)));
    const there = inside4(inside, inside, p, weighted);
    v128.store(delta + p, v128.and(f32x4.mul(factor, byMean), there));
    v128.store(delta + apart + p, v128.and(f32x4.mul(factor, f32x4.mul(byLogVariance, share)), there));
    loss = v128.and(loss, there);
    low = f64x2.add(low, weighed(f64x2.promote_low_f32x4(loss), inside, p, false, weighted));
    high = f64x2.add(high, weighed(f64x2.promote_low_f32x4(highHalf(loss)), inside, p, true, weighted));
  }
  return sumOfLanes(low, high);
}
