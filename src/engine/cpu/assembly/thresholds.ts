// Float thresholds that propose, never decide: a site is a candidate when its field passes a bound that lies on the safe side
// of the exact threshold by `slack`; every candidate is then tested exactly (acceptance.ts). So a float error can cost
// time, not correctness, as long as it stays below the slack.
//
// Heat bath: up iff field > t, t = floor(L(u) 2^k / B).  Metropolis: flip iff -spin field > t, with Lm for L.
// Error of log-odds made here: below 7e-6 for every word (series 1.3e-6, roundings); the slack is 1.2e-5 of log-odds.
import { HEAT_BATH, multiplier, rule, scale, slack } from './spin-plan';

const LN2: f32 = 0.6931471805599453;
/** Bits of sqrt(1/2), so that the mantissa lies in [sqrt(1/2), sqrt 2). */
const SQRT_HALF: i32 = 0x3f3504f3;

/** ln of four positive floats: exponent and 2 atanh((m - 1)/(m + 1)), three terms. */
// @ts-ignore: decorator
@inline
function ln4(x: v128): v128 {
  const one = f32x4.splat(1);
  const e = i32x4.shr_s(i32x4.sub(x, i32x4.splat(SQRT_HALF)), 23);
  const m = i32x4.sub(x, i32x4.shl(e, 23));
  const s = f32x4.div(f32x4.sub(m, one), f32x4.add(m, one));
  const s2 = f32x4.mul(s, s);
  const series = f32x4.add(f32x4.splat(2), f32x4.mul(s2, f32x4.add(f32x4.splat(0.6666667), f32x4.mul(s2, f32x4.splat(0.4)))));
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(e), f32x4.splat(LN2)), f32x4.mul(s, series));
}

/** ln(U / (1 - U)) of four words. */
// @ts-ignore: decorator
@inline
function logOdds(word: v128): v128 {
  const sign = i32x4.shr_s(word, 31);
  const folded = f32x4.convert_i32x4_s(v128.xor(word, sign));
  const a = f32x4.add(f32x4.add(folded, folded), f32x4.splat(1));
  const magnitude = ln4(f32x4.div(f32x4.sub(f32x4.splat(8589934592), a), a));
  // Words below 2^31 have U < 1/2: a negative logarithm.
  return v128.xor(magnitude, v128.andnot(i32x4.splat(0x80000000), sign));
}

/** ln U of four words. */
// @ts-ignore: decorator
@inline
function logUniform(word: v128): v128 {
  const u = f32x4.convert_i32x4_u(word);
  const a = f32x4.add(f32x4.add(u, u), f32x4.splat(1));
  return f32x4.sub(ln4(a), f32x4.splat(22.87385696));
}

/** Safe thresholds of four words, minus a half, as floats; `up` is the mask of the sites' spins. */
// @ts-ignore: decorator
@inline
function bound4(word: v128, up: v128, heatBath: bool): v128 {
  if (heatBath) {
    const x = f32x4.mul(logOdds(word), f32x4.splat(scale));
    const low = f32x4.add(x, f32x4.splat(-0.5 - slack));
    return f32x4.add(low, v128.and(f32x4.splat(slack + slack), up));
  }
  return f32x4.add(f32x4.mul(logUniform(word), f32x4.splat(scale)), f32x4.splat(-0.5 - slack));
}

/** Adding this puts a float of size below 2^22, rounded to an integer, into the low bits. */
const MAGIC: f32 = 12582912;

// @ts-ignore: decorator
@inline
function toInteger(x: v128): v128 {
  const bounded = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-40000)), f32x4.splat(40000));
  return i32x4.sub(f32x4.add(bounded, f32x4.splat(MAGIC)), i32x4.splat(0x4b400000));
}

// @ts-ignore: decorator
@inline
function range16(words: usize, spins: usize, out: usize, count: i32, heatBath: bool): void {
  for (let i: usize = 0; i < <usize>count; i += 8) {
    const word = words + (i << 2);
    const spin = spins + (i << 1);
    const a = toInteger(bound4(v128.load(word), v128.load_ext<i16>(spin), heatBath));
    const b = toInteger(bound4(v128.load(word, 16), v128.load_ext<i16>(spin, 8), heatBath));
    v128.store(out + (i << 1), i16x8.narrow_i32x4_s(a, b));
  }
}

// @ts-ignore: decorator
@inline
function range32(words: usize, spins: usize, out: usize, count: i32, heatBath: bool): void {
  for (let i: usize = 0; i < <usize>count; i += 4) {
    const at = i << 2;
    const x = bound4(v128.load(words + at), v128.load(spins + at), heatBath);
    v128.store(out + at, i32x4.trunc_sat_f32x4_s(f32x4.nearest(x)));
  }
}

/** beta = 0: a fair coin for heat bath, always a flip for Metropolis; thresholds that no field reaches, or every one. */
function coins<F>(words: usize, out: usize, count: i32): void {
  for (let i: usize = 0; i < <usize>count; i++) {
    const always = rule != HEAT_BATH || load<i32>(words + (i << 2)) >= 0;
    store<F>(out + i * sizeof<F>(), <F>(always ? (sizeof<F>() == 2 ? -32768 : i32.MIN_VALUE) : (sizeof<F>() == 2 ? 32767 : i32.MAX_VALUE)));
  }
}

/** Thresholds F[count] of sites whose words and spin masks F[count] are given; count is a multiple of 8. */
export function thresholdsOf<F>(words: usize, spins: usize, out: usize, count: i32): void {
  if (multiplier == 0) coins<F>(words, out, count);
  else if (sizeof<F>() == 2) {
    if (rule == HEAT_BATH) range16(words, spins, out, count, true);
    else range16(words, spins, out, count, false);
  } else {
    if (rule == HEAT_BATH) range32(words, spins, out, count, true);
    else range32(words, spins, out, count, false);
  }
}
