// Binary perceptron: stabilities Delta_mu = sum_i w_i xi_i^mu i16[pitch]; columns i8[pitch] of 2 xi per site. Patterns are padded
// to 16 with stability 1 and columns 0, which are never violated.
//   field = E(w = -1) - E(w = +1) = w (E(flipped) - E(now)), E = number of negative stabilities.
import { flips } from './acceptance';
import { philox16 } from './philox';
import { keyHigh, keyLow, owner, size, stream, words } from './spin-plan';

/** Lanes of one vector of stabilities after a flip of a weight that is `up`. */
// @ts-ignore: decorator
@inline
function flipped8(stabilities: usize, column: usize, up: bool): v128 {
  const change = v128.load_ext<i8>(column);
  const now = v128.load(stabilities);
  return up ? i16x8.sub(now, change) : i16x8.add(now, change);
}

/** Lanes of 16 bits are summed pairwise before they can overflow. */
const CHUNK: i32 = 65536;

/** Violated patterns if the weight were flipped. */
// @ts-ignore: decorator
@inline
function violatedAfter(stabilities: usize, column: usize, pitch: i32, up: bool): i32 {
  let total = i32x4.splat(0);
  for (let start = 0; start < pitch; start += CHUNK) {
    const end = min(pitch, start + CHUNK);
    let a = i16x8.splat(0);
    let b = a;
    for (let mu = start; mu < end; mu += 16) {
      const at = <usize>mu;
      a = i16x8.sub(a, i16x8.shr_s(flipped8(stabilities + (at << 1), column + at, up), 15));
      b = i16x8.sub(b, i16x8.shr_s(flipped8(stabilities + (at << 1) + 16, column + at + 8, up), 15));
    }
    total = i32x4.add(total, i32x4.add(i32x4.extadd_pairwise_i16x8_s(a), i32x4.extadd_pairwise_i16x8_s(b)));
  }
  return i32x4.extract_lane(total, 0) + i32x4.extract_lane(total, 1) + i32x4.extract_lane(total, 2) + i32x4.extract_lane(total, 3);
}

// @ts-ignore: decorator
@inline
function addColumn(stabilities: usize, column: usize, pitch: i32, up: bool): void {
  for (let mu: usize = 0; mu < <usize>pitch; mu += 8) {
    v128.store(stabilities + (mu << 1), flipped8(stabilities + (mu << 1), column + mu, up));
  }
}

/** Violated patterns now. */
export function countViolated(stabilities: usize, pitch: i32): i32 {
  let count = 0;
  for (let mu = 0; mu < pitch; mu++) if (load<i16>(stabilities + ((<usize>mu) << 1)) < 0) count++;
  return count;
}

/**
 * `updates` attempted updates of one state from (sweep, site) on; spins i8[size], 0 = down, -1 = up; `energy` i32 is kept up to
 * date. @returns flips
 */
export function runPerceptron(
  stabilities: usize, spins: usize, columns: usize, pitch: i32, energy: usize, sweep: u32, site: i32, updates: i32,
): i32 {
  let count = 0;
  let now = load<i32>(energy);
  let group = -1;
  for (; updates > 0; updates--) {
    if (site >>> 4 != group) {
      group = site >>> 4;
      philox16(words, group << 2, sweep, owner, stream, keyLow, keyHigh);
    }
    const up = load<i8>(spins + site) != 0;
    const column = columns + <usize>site * pitch;
    const after = up ? violatedAfter(stabilities, column, pitch, true) : violatedAfter(stabilities, column, pitch, false);
    if (flips(up ? after - now : now - after, up, load<u32>(words + ((<usize>(site & 15)) << 2)))) {
      if (up) addColumn(stabilities, column, pitch, true);
      else addColumn(stabilities, column, pitch, false);
      store<i8>(spins + site, up ? 0 : -1);
      now = after;
      count++;
    }
    if (++site == size) {
      site = 0;
      sweep++;
      group = -1;
    }
  }
  store<i32>(energy, now);
  return count;
}

/** Stabilities of the packed state's weights: all-down ones, plus the columns of the up weights. */
export function fillPerceptron(stabilities: usize, spins: usize, columns: usize, pitch: i32): void {
  for (let i = 0; i < size; i++) {
    if (load<i8>(spins + i) != 0) addColumn(stabilities, columns + <usize>i * pitch, pitch, false);
  }
}
