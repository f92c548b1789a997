/**
 * What the jets of a unit need of its activation: a = act(z) and the derivatives act', act'', act''', on one row of points. The
 * three lie one after another, `bytes` each. Definitions: src/learner/activations.ts.
 */
import { ERF, GELU, RELU, SINE, TANH } from './learner-activation';
import { erf4, exp4, sineCosine4, TANH_NUMBERS, tanh4 } from './learner-math';

/** z -> a and slopes, all of `bytes`; z and a may be the same row. */
export function slopesOf(kind: i32, z: usize, a: usize, slopes: usize, bytes: usize): void {
  if (kind == TANH) tanhSlopes(z, a, slopes, bytes);
  else if (kind == RELU) reluSlopes(z, a, slopes, bytes);
  else if (kind == GELU) geluSlopes(z, a, slopes, bytes);
  else if (kind == ERF) erfSlopes(z, a, slopes, bytes);
  else if (kind == SINE) sineSlopes(z, a, slopes, bytes);
  else linearSlopes(z, a, slopes, bytes);
}

// @ts-ignore: decorator
@inline
function storeSlopes(slopes: usize, bytes: usize, first: v128, second: v128, third: v128): void {
  v128.store(slopes, first);
  v128.store(slopes + bytes, second);
  v128.store(slopes + 2 * bytes, third);
}

/** a' = 1 - a^2, a'' = -2 a a', a''' = a' (6 a^2 - 2). */
function tanhSlopes(z: usize, a: usize, slopes: usize, bytes: usize): void {
  const p4 = v128.load_splat<f32>(TANH_NUMBERS);
  const p3 = v128.load_splat<f32>(TANH_NUMBERS, 4);
  const p2 = v128.load_splat<f32>(TANH_NUMBERS, 8);
  const p1 = v128.load_splat<f32>(TANH_NUMBERS, 12);
  const q4 = v128.load_splat<f32>(TANH_NUMBERS, 16);
  const q3 = v128.load_splat<f32>(TANH_NUMBERS, 20);
  const q2 = v128.load_splat<f32>(TANH_NUMBERS, 24);
  const q1 = v128.load_splat<f32>(TANH_NUMBERS, 28);
  const one = v128.load_splat<f32>(TANH_NUMBERS, 32);
  const minusOne = v128.load_splat<f32>(TANH_NUMBERS, 36);
  const bound = v128.load_splat<f32>(TANH_NUMBERS, 40);
  const minusBound = v128.load_splat<f32>(TANH_NUMBERS, 44);
  const minusTwo = v128.load_splat<f32>(TANH_NUMBERS, 48);
  const six = v128.load_splat<f32>(TANH_NUMBERS, 52);
  for (let p: usize = 0; p < bytes; p += 16) {
    const y = tanh4(v128.load(z + p), p4, p3, p2, p1, q4, q3, q2, q1, one, minusOne, bound, minusBound);
    const square = f32x4.mul(y, y);
    const first = f32x4.sub(one, square);
    v128.store(a + p, y);
    storeSlopes(
      slopes + p, bytes, first,
      f32x4.mul(f32x4.mul(minusTwo, y), first),
      f32x4.mul(first, f32x4.add(f32x4.mul(six, square), minusTwo)),
    );
  }
}

function reluSlopes(z: usize, a: usize, slopes: usize, bytes: usize): void {
  const none = f32x4.splat(0);
  for (let p: usize = 0; p < bytes; p += 16) {
    const x = v128.load(z + p);
    const positive = f32x4.gt(x, none);
    // A NaN stays one, so that a diverged network shows.
    v128.store(a + p, v128.and(x, v128.or(positive, f32x4.ne(x, x))));
    storeSlopes(slopes + p, bytes, v128.and(f32x4.splat(1), positive), none, none);
  }
}

/** With the normal's density g: a' = Phi + z g, a'' = (2 - z^2) g, a''' = (z^2 - 4) z g. */
function geluSlopes(z: usize, a: usize, slopes: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) {
    const x = v128.load(z + p);
    const y = f32x4.mul(x, f32x4.splat(0.7071067811865476));
    const gauss = exp4(f32x4.neg(f32x4.mul(y, y)));
    const Phi = f32x4.mul(f32x4.splat(0.5), f32x4.add(f32x4.splat(1), erf4(y, gauss)));
    const density = f32x4.mul(f32x4.splat(0.3989422804014327), gauss);
    const square = f32x4.mul(x, x);
    v128.store(a + p, f32x4.mul(x, Phi));
    storeSlopes(
      slopes + p, bytes, f32x4.add(Phi, f32x4.mul(x, density)),
      f32x4.mul(f32x4.sub(f32x4.splat(2), square), density),
      f32x4.mul(f32x4.mul(f32x4.sub(square, f32x4.splat(4)), x), density),
    );
  }
}

/** a'' = -2 z a', a''' = (4 z^2 - 2) a'. */
function erfSlopes(z: usize, a: usize, slopes: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) {
    const x = v128.load(z + p);
    const square = f32x4.mul(x, x);
    const gauss = exp4(f32x4.neg(square));
    const first = f32x4.mul(f32x4.splat(1.1283791670955126), gauss);
    v128.store(a + p, erf4(x, gauss));
    storeSlopes(
      slopes + p, bytes, first, f32x4.mul(f32x4.mul(f32x4.splat(-2), x), first),
      f32x4.mul(f32x4.sub(f32x4.mul(f32x4.splat(4), square), f32x4.splat(2)), first),
    );
  }
}

function sineSlopes(z: usize, a: usize, slopes: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) {
    sineCosine4(v128.load(z + p), a + p, slopes + p);
    v128.store(slopes + bytes + p, f32x4.neg(v128.load(a + p)));
    v128.store(slopes + 2 * bytes + p, f32x4.neg(v128.load(slopes + p)));
  }
}

function linearSlopes(z: usize, a: usize, slopes: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) {
    v128.store(a + p, v128.load(z + p));
    storeSlopes(slopes + p, bytes, f32x4.splat(1), f32x4.splat(0), f32x4.splat(0));
  }
}
