// The acceptance primitive, exactly as src/random/{logarithm,acceptance}.ts: integers only.
import { HEAT_BATH, logTable, margin, multiplier, octaves, rule, shift } from './spin-plan';

/** 2^26 ln(2v + 1) of a word v. */
// @ts-ignore: decorator
@inline
function logOfOdd(v: u32): i32 {
  const e: u32 = 32 - clz(v);
  const aligned = <u32>((((<u64>v) << 1) | 1) << (32 - e));
  const entry = logTable + ((aligned >>> 20) << 2);
  const low = load<u32>(entry);
  const rise = load<u32>(entry, 4) - low;
  return load<u32>(octaves + (e << 2)) + low + ((rise * ((aligned >>> 2) & 0x3ffff)) >>> 18);
}

/** field * B > L * 2^k: below 2^61 and 2^62 in size. */
// @ts-ignore: decorator
@inline
function outweighs(field: i32, L: i32): bool {
  return <i64>field * multiplier > (<i64>L) << shift;
}

/** Does the spin flip, under the current law? `field` is its local field, `word` its random word. */
export function flips(field: i32, up: bool, word: u32): bool {
  if (rule == HEAT_BATH) {
    const L = logOfOdd(word) - logOfOdd(~word) - (<i32>word >= 0 ? 1 : 0);
    return outweighs(field, L) != up;
  }
  return outweighs(up ? -field : field, logOfOdd(word) - load<i32>(octaves, 132) - 1);
}

/**
 * The same for a candidate, whose threshold `bound` (thresholds.ts) lies at most `margin` field units on the safe side of the
 * exact one: most candidates pass by more than that, and need no logarithm.
 */
// @ts-ignore: decorator
@inline
export function candidateFlips(field: i32, up: i32, bound: i32, word: u32): bool {
  // By how much the candidate passed: spin up means up = -1, and -x = (x ^ -1) - -1.
  const f = <i64>field;
  const sign = <i64>up;
  const passed = rule == HEAT_BATH ? ((f - bound) ^ sign) - sign : (f ^ sign) - sign - bound;
  return passed > margin || flips(field, up != 0, word);
}
