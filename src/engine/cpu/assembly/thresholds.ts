// Cheap thresholds that propose, never decide: a site is a candidate when its field passes a bound that lies on the safe side
// of the exact threshold by `slack`; every candidate is then tested exactly (acceptance.ts). So an error here can cost
// time, not correctness, as long as it stays below the slack.
//
// Heat bath: up iff field > t, t = floor(L(u) 2^k / B).  Metropolis: flip iff -spin field > t, with Lm for L.
// With h = u + 1/2, U = h 2^-32:  ln h is exponent and fraction of the float h, plus k (m - 1)(2 - m) of its mantissa m, within
// 0.0053;  ln(1 - U) for U <= 1/2 is a parabola, within 0.0036.  The slack is 0.0095 of log-odds.
import { HEAT_BATH, multiplier, rule, scale, slack } from './spin-plan';

const LN2: f32 = 0.6931471805599453;
/** ln h = LN2 (bits 2^-23 - 127) + BEND (m (3 - m) - 2) + LIFT. */
const BEND: f32 = 0.23105;
const LIFT: f32 = 0.0015134;
/** ln(1 - U) = (SLOPE + CURVE U) U + OFFSET. */
const SLOPE: f32 = -0.901;
const CURVE: f32 = -0.946;
const OFFSET: f32 = -0.0025848;

const PER_BIT: f32 = LN2 / 8388608;
const LOG_CONSTANT: f32 = LIFT - 2 * BEND - 159 * LN2;
const HALF_WORD: f32 = 1.0 / 4294967296;

/** Constants that the loops keep in registers; as constants of the code they would be built anew at each use. */
const constants: usize = memory.data<f32>(
  [
    PER_BIT, BEND, 3, 0.5, -SLOPE * HALF_WORD, -CURVE * HALF_WORD * HALF_WORD, LOG_CONSTANT - OFFSET, LOG_CONSTANT,
    -40000, 40000, 12582912, 1,
  ],
  16,
);
const masks: usize = memory.data<u32>([0x007fffff, 0x80000000], 16);

/** ln U of four floats h, less LOG_CONSTANT; `one` is the bits of 1. */
// @ts-ignore: decorator
@inline
function logarithm(h: v128, mantissa: v128, one: v128, three: v128, bend: v128, perBit: v128): v128 {
  const m = v128.or(v128.and(h, mantissa), one);
  return f32x4.add(
    f32x4.mul(f32x4.convert_i32x4_s(h), perBit),
    f32x4.mul(f32x4.mul(m, f32x4.sub(three, m)), bend),
  );
}

/** Integers, rounded, of floats below 2^22 in size: adding `magic` = 1.5 2^23 puts them into the low bits. */
// @ts-ignore: decorator
@inline
function toInteger(x: v128, lowest: v128, largest: v128, magic: v128): v128 {
  return i32x4.sub(f32x4.add(f32x4.pmin(largest, f32x4.pmax(lowest, x)), magic), magic);
}

/** Thresholds of four words to a float vector, minus a half: x = ln(U / (1 - U)) or ln U times 1 / (2 beta unit), moved by the slack. */
// @ts-ignore: decorator
@inline
function range<F>(words: usize, spins: usize, out: usize, count: i32, heatBath: bool): void {
  const perBit = v128.load32_splat(constants);
  const bend = v128.load32_splat(constants, 4);
  const three = v128.load32_splat(constants, 8);
  const half = v128.load32_splat(constants, 12);
  const slope = v128.load32_splat(constants, 16);
  const curve = v128.load32_splat(constants, 20);
  const constant = heatBath ? v128.load32_splat(constants, 24) : v128.load32_splat(constants, 28);
  const lowest = v128.load32_splat(constants, 32);
  const largest = v128.load32_splat(constants, 36);
  const magic = v128.load32_splat(constants, 40);
  const one = v128.load32_splat(constants, 44);
  const mantissa = v128.load32_splat(masks);
  const signBit = v128.load32_splat(masks, 4);
  const factor = f32x4.splat(scale);
  const low = f32x4.splat(-0.5 - slack);
  const width = f32x4.splat(2 * slack);
  const end = words + ((<usize>count) << 2);
  for (let w = words; w < end; w += 16) {
    const word = v128.load(w);
    let x: v128;
    if (heatBath) {
      // Folded to U < 1/2; the logarithm is negative there, and changes sign for words from 2^31 on.
      const h = f32x4.add(f32x4.convert_i32x4_s(v128.xor(word, i32x4.shr_s(word, 31))), half);
      const rest = f32x4.mul(h, f32x4.add(slope, f32x4.mul(h, curve)));
      const folded = f32x4.add(f32x4.add(logarithm(h, mantissa, one, three, bend, perBit), constant), rest);
      const up = sizeof<F>() == 2 ? v128.load_ext<i16>(spins) : v128.load(spins);
      const odds = v128.xor(folded, v128.and(word, signBit));
      x = f32x4.add(f32x4.add(f32x4.mul(odds, factor), low), v128.and(width, up));
    } else {
      const h = f32x4.add(f32x4.convert_i32x4_u(word), half);
      x = f32x4.add(f32x4.mul(f32x4.add(logarithm(h, mantissa, one, three, bend, perBit), constant), factor), low);
    }
    if (sizeof<F>() == 2) {
      const t = toInteger(x, lowest, largest, magic);
      v128.store64_lane(out, i16x8.narrow_i32x4_s(t, t), 0);
    } else v128.store(out, i32x4.trunc_sat_f32x4_s(f32x4.nearest(x)));
    spins += 4 * sizeof<F>();
    out += 4 * sizeof<F>();
  }
}

/** beta = 0: a fair coin for heat bath, always a flip for Metropolis; thresholds that no field reaches, or every one. */
function coins<F>(words: usize, out: usize, count: i32): void {
  const lowest = sizeof<F>() == 2 ? -32768 : i32.MIN_VALUE;
  for (let i: usize = 0; i < <usize>count; i++) {
    const always = rule != HEAT_BATH || load<i32>(words + (i << 2)) >= 0;
    store<F>(out + i * sizeof<F>(), <F>(always ? lowest : ~lowest));
  }
}

/** Thresholds F[count] of sites whose words and spin masks F[count] are given; count is a multiple of 8. */
export function thresholdsOf<F>(words: usize, spins: usize, out: usize, count: i32): void {
  if (multiplier == 0) coins<F>(words, out, count);
  else if (rule == HEAT_BATH) range<F>(words, spins, out, count, true);
  else range<F>(words, spins, out, count, false);
}
