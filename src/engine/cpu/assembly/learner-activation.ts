/**
 * Activations on rows of units: a = act(z), slope = act'(z). The adjoint then is one product, zBar = slope * aBar. For jets:
 * learner-slopes.ts, learner-chain.ts. Definitions: src/learner/activations.ts.
 */
import { erf4, exp4, sineCosine4, tanhRow } from './learner-math';

/** Numbers of the activations, by their order in `ACTIVATION_CODES` of learner-kernel.ts. */
export const TANH: i32 = 0;
export const RELU: i32 = 1;
export const GELU: i32 = 2;
export const ERF: i32 = 3;
export const SINE: i32 = 4;
export const LINEAR: i32 = 5;

/** z -> act(z) in place over `bytes` of one row, the slope beside it. */
export function activate(kind: i32, row: usize, slope: usize, bytes: usize): void {
  if (kind == TANH) tanhRow(row, slope, bytes);
  else if (kind == RELU) activateRelu(row, slope, bytes);
  else if (kind == GELU) activateGelu(row, slope, bytes);
  else if (kind == ERF) activateErf(row, slope, bytes);
  else if (kind == SINE) activateSine(row, slope, bytes);
  else activateLinear(slope, bytes);
}

function activateRelu(row: usize, slope: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) {
    const z = v128.load(row + p);
    const positive = f32x4.gt(z, f32x4.splat(0));
    // A NaN stays one, so that a diverged network shows.
    const isNaN = f32x4.ne(z, z);
    v128.store(row + p, v128.and(z, v128.or(positive, isNaN)));
    v128.store(slope + p, v128.and(f32x4.splat(1), positive));
  }
}

function activateGelu(row: usize, slope: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) {
    const z = v128.load(row + p);
    const x = f32x4.mul(z, f32x4.splat(0.7071067811865476));
    const gauss = exp4(f32x4.neg(f32x4.mul(x, x)));
    const Phi = f32x4.mul(f32x4.splat(0.5), f32x4.add(f32x4.splat(1), erf4(x, gauss)));
    v128.store(row + p, f32x4.mul(z, Phi));
    v128.store(slope + p, f32x4.add(Phi, f32x4.mul(f32x4.mul(z, f32x4.splat(0.3989422804014327)), gauss)));
  }
}

function activateErf(row: usize, slope: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) {
    const z = v128.load(row + p);
    const gauss = exp4(f32x4.neg(f32x4.mul(z, z)));
    v128.store(row + p, erf4(z, gauss));
    v128.store(slope + p, f32x4.mul(f32x4.splat(1.1283791670955126), gauss));
  }
}

function activateSine(row: usize, slope: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) {
    sineCosine4(v128.load(row + p), row + p, slope + p);
  }
}

function activateLinear(slope: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) v128.store(slope + p, f32x4.splat(1));
}

/** delta *= slope over `bytes` of one row: the adjoint of `activate`. */
export function activateAdjoint(delta: usize, slope: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) {
    v128.store(delta + p, f32x4.mul(v128.load(delta + p), v128.load(slope + p)));
  }
}
