/**
 * Hidden units left out: the factor of a unit, 0 or 1/(1 - p), multiplies its activation and its slope, so that neither the next
 * layer nor the gradient needs to know. Definitions and counters: src/learner/dropout.ts, which the masks equal bit for bit.
 */
import { Plan } from './learner-plan';
import { philox16, philox32 } from './philox';

const DROPOUT: u32 = 88;
const DROPOUT_PASS: u32 = 89;

/**
 * Words of the points `slot` … of a tile, at a step of a network. @returns address of the first point's words, [point][unit]; the
 * group of 16 that these begin in stands at `dropoutWords`
 */
export function drawTile(plan: Plan, slot: u32, points: i32, time: u32, owner: u32): usize {
  const first = <u64>slot * <u64>plan.units;
  const before = <usize>(first & 15);
  const groups = (before + <usize>points * <usize>plan.units + 31) >> 5;
  let group = <u32>(first >> 4) << 2;
  let to = <usize>plan.dropoutWords;
  for (let g: usize = 0; g < groups; g++, group += 8, to += 128) {
    philox32(to, group, time, owner, DROPOUT, plan.keyLow, plan.keyHigh);
  }
  return <usize>plan.dropoutWords + (before << 2);
}

/** Words of the hidden units in a pass. @returns address of the first, [unit] */
export function drawPass(plan: Plan, pass: u32, owner: u32): usize {
  const groups = (plan.units + 15) >> 4;
  for (let g = 0; g < groups; g++) {
    const to = <usize>plan.dropoutWords + ((<usize>g) << 6);
    philox16(to, <u32>(g << 2), pass, owner, DROPOUT_PASS, plan.keyLow, plan.keyHigh);
  }
  return <usize>plan.dropoutWords;
}

/**
 * Activations and slopes of one unit at the points of a tile, times its factors. `words`: that of the first point; those of other
 * points lie `step` bytes apart, 0 where all points have the same.
 */
export function thinRow(plan: Plan, words: usize, step: usize, row: usize, slope: usize, bytes: usize): void {
  const threshold = i32x4.splat(plan.threshold);
  const kept = f32x4.splat(plan.kept);
  for (let p: usize = 0; p < bytes; p += 16) {
    let word = v128.load32_zero(words);
    word = v128.load32_lane(words + step, word, 1);
    word = v128.load32_lane(words + 2 * step, word, 2);
    word = v128.load32_lane(words + 3 * step, word, 3);
    words += 4 * step;
    const factor = v128.and(i32x4.ge_u(word, threshold), kept);
    v128.store(row + p, f32x4.mul(v128.load(row + p), factor));
    v128.store(slope + p, f32x4.mul(v128.load(slope + p), factor));
  }
}
