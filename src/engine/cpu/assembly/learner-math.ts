/**
 * Elementary functions on four f32 lanes, the same bits on every host: IEEE basic operations in a fixed order, no FMA, no
 * relaxed SIMD, nothing from `Math`. Coefficients are minimax fits (Lawson-weighted least squares in 40 digits, rounded to
 * f32). Errors, in units in the last place of the f32 result, over dense grids (tests/unit/learner-math.test.ts):
 *
 *   exp4  2 on [-87, 88]      tanh4  6 everywhere      erf4  3 everywhere      log4  2 on normal positive numbers
 *   sin4, cos4: within 1.2e-7 absolutely for |x| <= 2^20 (the reduction is made in f64)
 *
 * NaN goes in and comes out. exp4 overflows to Infinity and underflows gradually to 0.
 */

// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  // e^x = 2^n e^r with n = round(x / ln 2), |r| <= ln 2 / 2; ln 2 in two parts, the first of 9 bits so that n * it is exact.
  x = f32x4.max(f32x4.min(x, f32x4.splat(90)), f32x4.splat(-110));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.4426950408889634)));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let q = f32x4.splat(0.0013950550928711891);
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.008368929848074913));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.04166620597243309));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.166665181517601));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.5));
  const p = f32x4.add(f32x4.splat(1), f32x4.add(r, f32x4.mul(f32x4.mul(r, r), q)));
  // 2^n in two factors: each exponent stays normal although 2^n may not be.
  const k = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(k, 1);
  const first = i32x4.shl(i32x4.add(half, i32x4.splat(127)), 23);
  const second = i32x4.shl(i32x4.add(i32x4.sub(k, half), i32x4.splat(127)), 23);
  return f32x4.mul(f32x4.mul(p, first), second);
}

// @ts-ignore: decorator
@inline
export function tanh4(x: v128): v128 {
  // x P(x^2) / Q(x^2), all coefficients positive; beyond |x| = 9 the f32 result is 1.
  x = f32x4.max(f32x4.min(x, f32x4.splat(9)), f32x4.splat(-9));
  const t = f32x4.mul(x, x);
  let p = f32x4.splat(1.3354287453637426e-8);
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(2.0608780687325634e-5));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.003495568409562111));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.13381008803844452));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1));
  let q = f32x4.splat(7.776396273584396e-7);
  q = f32x4.add(f32x4.mul(q, t), f32x4.splat(0.00032856035977602005));
  q = f32x4.add(f32x4.mul(q, t), f32x4.splat(0.025876905769109726));
  q = f32x4.add(f32x4.mul(q, t), f32x4.splat(0.4671432375907898));
  q = f32x4.add(f32x4.mul(q, t), f32x4.splat(1));
  const y = f32x4.div(f32x4.mul(x, p), q);
  return f32x4.max(f32x4.min(y, f32x4.splat(1)), f32x4.splat(-1));
}

// @ts-ignore: decorator
@inline
export function erf4(x: v128): v128 {
  const magnitude = f32x4.min(f32x4.abs(x), f32x4.splat(4));
  const t = f32x4.mul(x, x);
  // |x| < 0.9: x times a polynomial in x^2.
  let p = f32x4.splat(-0.0006090350798331201);
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.005011960864067078));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.02677890844643116));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.11282140761613846));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.3761252462863922));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.1283791065216064));
  const inner = f32x4.mul(x, p);
  // Beyond: 1 - exp(-u) with u = -ln erfc |x| as a polynomial in |x|; from |x| = 4 on the f32 result is 1.
  let u = f32x4.splat(-0.00019718574185390025);
  u = f32x4.add(f32x4.mul(u, magnitude), f32x4.splat(0.0030556439887732267));
  u = f32x4.add(f32x4.mul(u, magnitude), f32x4.splat(-0.0222772229462862));
  u = f32x4.add(f32x4.mul(u, magnitude), f32x4.splat(0.10403762012720108));
  u = f32x4.add(f32x4.mul(u, magnitude), f32x4.splat(0.6370594501495361));
  u = f32x4.add(f32x4.mul(u, magnitude), f32x4.splat(1.1277496814727783));
  u = f32x4.add(f32x4.mul(u, magnitude), f32x4.splat(0.00017746076628100127));
  const tail = f32x4.sub(f32x4.splat(1), exp4(f32x4.neg(u)));
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

// x - n pi/2 of two lanes in f64; pi/2 in two parts, the first of 33 bits so that n * it is exact for n < 2^20.
// @ts-ignore: decorator
@inline
function reduce2(x: v128, n: v128): v128 {
  const first = f64x2.sub(x, f64x2.mul(n, f64x2.splat(1.5707963267341256)));
  return f64x2.sub(first, f64x2.mul(n, f64x2.splat(6.077100506506192e-11)));
}

/** sin(x + quadrants pi/2) on four lanes: sin for 0, cos for 1. */
// @ts-ignore: decorator
@inline
export function sine4(x: v128, quadrants: i32): v128 {
  const low = f64x2.promote_low_f32x4(x);
  const high = f64x2.promote_low_f32x4(v128.shuffle<u32>(x, x, 2, 3, 2, 3));
  const nLow = f64x2.nearest(f64x2.mul(low, f64x2.splat(0.6366197723675814)));
  const nHigh = f64x2.nearest(f64x2.mul(high, f64x2.splat(0.6366197723675814)));
  const r = v128.shuffle<u32>(
    f32x4.demote_f64x2_zero(reduce2(low, nLow)),
    f32x4.demote_f64x2_zero(reduce2(high, nHigh)),
    0,
    1,
    4,
    5,
  );
  const n = v128.shuffle<u32>(
    i32x4.trunc_sat_f64x2_s_zero(nLow),
    i32x4.trunc_sat_f64x2_s_zero(nHigh),
    0,
    1,
    4,
    5,
  );
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
  const quadrant = i32x4.add(n, i32x4.splat(quadrants));
  const isCosine = i32x4.eq(v128.and(quadrant, i32x4.splat(1)), i32x4.splat(1));
  const sign = i32x4.shl(v128.and(quadrant, i32x4.splat(2)), 30);
  return v128.xor(v128.bitselect(c, s, isCosine), sign);
}
