/**
 * Elementary functions on four f32 lanes, the same bits on every host: IEEE basic operations in a fixed order, no FMA, no
 * relaxed SIMD, nothing from `Math`. Coefficients are minimax fits (Lawson-weighted least squares in 40 digits, rounded to
 * f32). Errors, in units in the last place of the f32 result, over dense grids (tests/unit/learner-math.test.ts):
 *
 *   exp4  2 on [-87, 88]      tanhRow  6 everywhere      erf4  3 everywhere      log4  2 on normal positive numbers
 *   sineCosine4: within 1.2e-7 absolutely for |x| <= 2^20 (the reduction is made in f64)
 *
 * NaN goes in and comes out: bounds are pmin(x, bound) and pmax(x, bound), one instruction each where min and max, which
 * order signed zeros, take ten. exp4 overflows to Infinity and underflows gradually to 0.
 */

// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  // e^x = 2^n e^r with n = round(x / ln 2), |r| <= ln 2 / 2; ln 2 in two parts, the first of 9 bits so that n * it is exact.
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(90)), f32x4.splat(-110));
  // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits.
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(1.4426950408889634)), f32x4.splat(12582912));
  const n = f32x4.sub(shifted, f32x4.splat(12582912));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let q = f32x4.splat(0.0013950550928711891);
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.008368929848074913));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.04166620597243309));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.166665181517601));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.5));
  const p = f32x4.add(f32x4.splat(1), f32x4.add(r, f32x4.mul(f32x4.mul(r, r), q)));
  // 2^n in two factors: each exponent stays normal although 2^n may not be.
  const k = i32x4.sub(shifted, i32x4.splat(0x4b400000));
  const half = i32x4.shr_s(k, 1);
  const first = i32x4.shl(i32x4.add(half, i32x4.splat(127)), 23);
  const second = i32x4.shl(i32x4.add(i32x4.sub(k, half), i32x4.splat(127)), 23);
  return f32x4.mul(f32x4.mul(p, first), second);
}

/** Coefficients of P and Q, highest first, without the last, which is 1; the bound of x; numbers of the slopes. */
export const TANH_NUMBERS = memory.data<f32>([
  1.3354287453637426e-8, 2.0608780687325634e-5, 0.003495568409562111, 0.13381008803844452,
  7.776396273584396e-7, 0.00032856035977602005, 0.025876905769109726, 0.4671432375907898,
  1, -1, 9, -9, -2, 6,
]);

/** x P(x^2) / Q(x^2), all coefficients positive; beyond |x| = 9 the f32 result is 1. The numbers are those of TANH_NUMBERS. */
// @ts-ignore: decorator
@inline
export function tanh4(
  z: v128, p4: v128, p3: v128, p2: v128, p1: v128, q4: v128, q3: v128, q2: v128, q1: v128,
  one: v128, minusOne: v128, bound: v128, minusBound: v128,
): v128 {
  const x = f32x4.pmax(f32x4.pmin(z, bound), minusBound);
  const t = f32x4.mul(x, x);
  let p = f32x4.add(f32x4.mul(p4, t), p3);
  let q = f32x4.add(f32x4.mul(q4, t), q3);
  p = f32x4.add(f32x4.mul(p, t), p2);
  q = f32x4.add(f32x4.mul(q, t), q2);
  p = f32x4.add(f32x4.mul(p, t), p1);
  q = f32x4.add(f32x4.mul(q, t), q1);
  p = f32x4.add(f32x4.mul(p, t), one);
  q = f32x4.add(f32x4.mul(q, t), one);
  const ratio = f32x4.div(f32x4.mul(x, p), q);
  return f32x4.pmax(f32x4.pmin(ratio, one), minusOne);
}

/**
 * tanh in place over `bytes` of a row, its slope 1 - tanh^2 beside it. The default activation, hence a loop of its own:
 * constants that are loaded before it stay in registers, while those written into the expression are made anew at each use (a
 * quarter of the time).
 */
export function tanhRow(row: usize, slope: usize, bytes: usize): void {
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
  for (let at: usize = 0; at < bytes; at += 16) {
    const y = tanh4(v128.load(row + at), p4, p3, p2, p1, q4, q3, q2, q1, one, minusOne, bound, minusBound);
    v128.store(row + at, y);
    v128.store(slope + at, f32x4.sub(one, f32x4.mul(y, y)));
  }
}

/** erf x, given gauss = exp4(-x^2), which the slopes of erf and GELU need too. */
// @ts-ignore: decorator
@inline
export function erf4(x: v128, gauss: v128): v128 {
  const magnitude = f32x4.pmin(f32x4.abs(x), f32x4.splat(4));
  const t = f32x4.mul(x, x);
  // |x| < 0.9: x times a polynomial in x^2.
  let p = f32x4.splat(-0.0006090350798331201);
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.005011960864067078));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.02677890844643116));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.11282140761613846));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.3761252462863922));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.1283791065216064));
  const inner = f32x4.mul(x, p);
  // Beyond: 1 - exp(-x^2) Q(|x|) with Q = exp(x^2) erfc(x) as a polynomial; from |x| = 4 on the f32 result is 1.
  let q = f32x4.splat(0.0001346869976259768);
  q = f32x4.add(f32x4.mul(q, magnitude), f32x4.splat(-0.002318350598216057));
  q = f32x4.add(f32x4.mul(q, magnitude), f32x4.splat(0.017843399196863174));
  q = f32x4.add(f32x4.mul(q, magnitude), f32x4.splat(-0.08164144307374954));
  q = f32x4.add(f32x4.mul(q, magnitude), f32x4.splat(0.24956576526165009));
  q = f32x4.add(f32x4.mul(q, magnitude), f32x4.splat(-0.5443184971809387));
  q = f32x4.add(f32x4.mul(q, magnitude), f32x4.splat(0.8836129903793335));
  q = f32x4.add(f32x4.mul(q, magnitude), f32x4.splat(-1.089448094367981));
  q = f32x4.add(f32x4.mul(q, magnitude), f32x4.splat(0.9941530823707581));
  const tail = f32x4.sub(f32x4.splat(1), f32x4.mul(gauss, q));
  const sign = v128.and(x, i32x4.splat(0x80000000));
  return v128.bitselect(inner, v128.or(tail, sign), f32x4.lt(magnitude, f32x4.splat(0.9)));
}

// @ts-ignore: decorator
@inline
export function log4(x: v128): v128 {
  // x = 2^e m with m in [sqrt(1/2), sqrt 2): shift the exponent so that the cut falls at sqrt(1/2).
  const shifted = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const exponent = i32x4.shr_s(shifted, 23);
  const m = i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const e = f32x4.convert_i32x4_s(exponent);
  const f = f32x4.sub(m, f32x4.splat(1));
  let p = f32x4.splat(-0.07637494057416916);
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.1276407688856125));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-0.13160285353660583));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.14201435446739197));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-0.1662331372499466));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.20001238584518433));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-0.250008225440979));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.3333333134651184));
  const square = f32x4.mul(f, f);
  let low = f32x4.mul(f32x4.mul(square, f), p);
  low = f32x4.sub(low, f32x4.mul(square, f32x4.splat(0.5)));
  low = f32x4.add(low, f32x4.mul(e, f32x4.splat(-2.12194440e-4)));
  const y = f32x4.add(f32x4.add(f, low), f32x4.mul(e, f32x4.splat(0.693359375)));
  const isNumber = f32x4.eq(x, x);
  return v128.bitselect(y, x, isNumber);
}

/** ln(1 + x) for -1 < x <= 1: ln u times x/(u - 1), u = 1 + x as rounded, which mends what the rounding lost. */
// @ts-ignore: decorator
@inline
export function log1p4(x: v128): v128 {
  const u = f32x4.add(f32x4.splat(1), x);
  const lost = f32x4.sub(u, f32x4.splat(1));
  const y = f32x4.mul(log4(u), f32x4.div(x, lost));
  return v128.bitselect(x, y, f32x4.eq(lost, f32x4.splat(0)));
}

/**
 * exp(x^2) erfc(x) for x >= 0: t e^(P(t)) with t = 1/(1 + x/2), to 1.2e-7 of it before rounding.
 * Source: Press et al., Numerical Recipes in C (1992), section 6.2, erfcc.
 */
// @ts-ignore: decorator
@inline
export function erfcx4(x: v128): v128 {
  const t = f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.splat(0.5), x)));
  let p = f32x4.splat(0.17087277);
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.82215223));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.48851587));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-1.13520398));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.27886807));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.18628806));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.09678418));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.37409196));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.00002368));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-1.26551223));
  return f32x4.mul(t, exp4(p));
}

// x - n pi/2 of two lanes in f64; pi/2 in two parts, the first of 33 bits so that n * it is exact for n < 2^20.
// @ts-ignore: decorator
@inline
function reduce2(x: v128, n: v128): v128 {
  const first = f64x2.sub(x, f64x2.mul(n, f64x2.splat(1.5707963267341256)));
  return f64x2.sub(first, f64x2.mul(n, f64x2.splat(6.077100506506192e-11)));
}

/** sin x to `sine` and cos x to `cosine`. */
// @ts-ignore: decorator
@inline
export function sineCosine4(x: v128, sine: usize, cosine: usize): void {
  // Adding 1.5 * 2^52 rounds to an integer and leaves it in the low word.
  const shift = f64x2.splat(6755399441055744);
  const low = f64x2.promote_low_f32x4(x);
  const high = f64x2.promote_low_f32x4(v128.shuffle<u32>(x, x, 2, 3, 2, 3));
  const shiftedLow = f64x2.add(f64x2.mul(low, f64x2.splat(0.6366197723675814)), shift);
  const shiftedHigh = f64x2.add(f64x2.mul(high, f64x2.splat(0.6366197723675814)), shift);
  const r = v128.shuffle<u32>(
    f32x4.demote_f64x2_zero(reduce2(low, f64x2.sub(shiftedLow, shift))),
    f32x4.demote_f64x2_zero(reduce2(high, f64x2.sub(shiftedHigh, shift))),
    0,
    1,
    4,
    5,
  );
  const quadrant = v128.shuffle<u32>(shiftedLow, shiftedHigh, 0, 2, 4, 6);
  const t = f32x4.mul(r, r);
  let s = f32x4.splat(-0.00019516973407007754);
  s = f32x4.add(f32x4.mul(s, t), f32x4.splat(0.008332176133990288));
  s = f32x4.add(f32x4.mul(s, t), f32x4.splat(-0.16666655242443085));
  s = f32x4.add(r, f32x4.mul(f32x4.mul(r, t), s));
  let c = f32x4.splat(2.4438082618871704e-5);
  c = f32x4.add(f32x4.mul(c, t), f32x4.splat(-0.0013887364184483886));
  c = f32x4.add(f32x4.mul(c, t), f32x4.splat(0.04166664555668831));
  c = f32x4.mul(f32x4.mul(t, t), c);
  c = f32x4.add(f32x4.sub(f32x4.splat(1), f32x4.mul(t, f32x4.splat(0.5))), c);
  // Quadrants 0 … 3: (s, c), (c, -s), (-s, -c), (-c, s).
  const odd = i32x4.eq(v128.and(quadrant, i32x4.splat(1)), i32x4.splat(1));
  const sineSign = i32x4.shl(v128.and(quadrant, i32x4.splat(2)), 30);
  const next = i32x4.add(quadrant, i32x4.splat(1));
  const cosineSign = i32x4.shl(v128.and(next, i32x4.splat(2)), 30);
  v128.store(sine, v128.xor(v128.bitselect(c, s, odd), sineSign));
  v128.store(cosine, v128.xor(v128.bitselect(s, c, odd), cosineSign));
}
