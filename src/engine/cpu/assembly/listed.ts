// Sites in another order than 0 … N-1, one at a time, against stored local fields: colour order of sparse couplings, random order
// of both kinds. Every update sees the fields that all updates before it have left.
import { candidateFlips, flips } from './acceptance';
import { philox32 } from './philox';
import { flush, pitchOf } from './rows';
import { addRow } from './sparse';
import {
  adds, BLOCK, HEAT_BATH, keyHigh, keyLow, owner, rule, size, stream, subtracts, thresholds, words,
} from './spin-plan';
import { thresholdsOf } from './thresholds';

const RANDOM_ORDER: u32 = 5;

/**
 * Colour order: update p is of site order[p], with the word of that site. A site is visited once a sweep, so its spin at the
 * beginning of the sweep is the one that it is tested with, and thresholds are made at once, in site order: of all sites, or, for
 * a part of a sweep, of the range that it visits. A colour's sites ascend, so a small part costs little.
 * `order` u32[size]; `allWords` u32 and `bounds` i32, [size padded to 32]. @returns flips
 */
export function runColour(
  fields: usize, spins: usize, offsets: usize, pairs: usize, order: usize, allWords: usize, bounds: usize,
  sweep: u32, position: i32, updates: i32,
): i32 {
  let flipped = 0;
  while (updates > 0) {
    const end = min(size, position + updates);
    let first = 0;
    let last = size;
    if (end - position < size) {
      first = size;
      last = 0;
      for (let p = position; p < end; p++) {
        const site = load<i32>(order + ((<usize>p) << 2));
        first = min(first, site);
        last = max(last, site + 1);
      }
      first &= ~31;
    }
    const start = (<usize>first) << 2;
    for (let site = first; site < last; site += 32) {
      philox32(allWords + ((<usize>site) << 2), site >>> 2, sweep, owner, stream, keyLow, keyHigh);
    }
    thresholdsOf<i32>(allWords + start, spins + start, bounds + start, (last - first + 7) & ~7);
    flipped += rule == HEAT_BATH
      ? visit(fields, spins, offsets, pairs, order, allWords, bounds, position, end, true)
      : visit(fields, spins, offsets, pairs, order, allWords, bounds, position, end, false);
    updates -= end - position;
    position = end == size ? 0 : end;
    sweep += <u32>(end == size);
  }
  return flipped;
}

// @ts-ignore: decorator
@inline
function visit(
  fields: usize, spins: usize, offsets: usize, pairs: usize, order: usize, allWords: usize, bounds: usize,
  from: i32, end: i32, heatBath: bool,
): i32 {
  let flipped = 0;
  for (let p = order + ((<usize>from) << 2), stop = order + ((<usize>end) << 2); p < stop; p += 4) {
    const site = load<i32>(p);
    const at = (<usize>site) << 2;
    const field = load<i32>(fields + at);
    const up = load<i32>(spins + at);
    const bound = load<i32>(bounds + at);
    const candidate = heatBath ? <i32>(field > bound) != (up & 1) : ((field ^ up) - up) > bound;
    if (!candidate || !candidateFlips(field, up, bound, load<u32>(allWords + at))) continue;
    store<i32>(spins + at, ~up);
    addRow(fields, offsets, pairs, site, up != 0);
    flipped++;
  }
  return flipped;
}

/** Words of the 128 updates from `block` on to `words`, and to `thresholds` the sites that they visit. */
function drawBlock(block: i32, sweep: u32): void {
  for (let p = 0; p < BLOCK; p += 32) {
    const at = (<usize>p) << 2;
    philox32(words + at, (block + p) >>> 2, sweep, owner, stream, keyLow, keyHigh);
    philox32(thresholds + at, (block + p) >>> 2, sweep, owner, RANDOM_ORDER, keyLow, keyHigh);
  }
  for (let p = thresholds; p < thresholds + 4 * BLOCK; p += 4) {
    store<u32>(p, <u32>((<u64>load<u32>(p) * size) >> 32));
  }
}

export function runRandomSparse(
  fields: usize, spins: usize, offsets: usize, pairs: usize, sweep: u32, position: i32, updates: i32,
): i32 {
  let flipped = 0;
  while (updates > 0) {
    const block = position & ~(BLOCK - 1);
    const end = min(min(block + BLOCK, size), position + updates);
    drawBlock(block, sweep);
    for (let p = position; p < end; p++) {
      const place = (<usize>(p - block)) << 2;
      const site = load<i32>(thresholds + place);
      const at = (<usize>site) << 2;
      const up = load<i32>(spins + at);
      if (!flips(load<i32>(fields + at), up != 0, load<u32>(words + place))) continue;
      store<i32>(spins + at, ~up);
      addRow(fields, offsets, pairs, site, up != 0);
      flipped++;
    }
    updates -= end - position;
    position = end == size ? 0 : end;
    sweep += <u32>(end == size);
  }
  return flipped;
}

/** The same for dense rows (see dense.ts for F, C): a flip is one row's pass over all fields. */
export function runRandomDense<F, C>(
  fields: usize, spins: usize, rows: usize, together: i32, sweep: u32, position: i32, updates: i32,
): i32 {
  const pitch = pitchOf<C>();
  let flipped = 0;
  while (updates > 0) {
    const block = position & ~(BLOCK - 1);
    const end = min(min(block + BLOCK, size), position + updates);
    drawBlock(block, sweep);
    for (let p = position; p < end; p++) {
      const place = (<usize>(p - block)) << 2;
      const site = load<i32>(thresholds + place);
      const at = <usize>site * sizeof<F>();
      const up = load<F>(spins + at);
      if (!flips(load<F>(fields + at), up != 0, load<u32>(words + place))) continue;
      store<F>(spins + at, ~up);
      store<u32>(up != 0 ? subtracts : adds, <u32>(rows + <usize>site * pitch));
      flush<F, C>(fields, <i32>(up == 0), <i32>(up != 0), together);
      flipped++;
    }
    updates -= end - position;
    position = end == size ? 0 : end;
    sweep += <u32>(end == size);
  }
  return flipped;
}
