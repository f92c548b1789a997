// Sparse couplings: compressed rows of (column u32, 2 J i32) pairs; fields and spins i32.
import { flips } from './acceptance';
import { candidates, prepareBlock, range } from './block';
import { BLOCK, size, words } from './spin-plan';

/** Adds or subtracts row `site`; `offsets` u32[size + 1] counts pairs. */
// @ts-ignore: decorator
@inline
function addRow(fields: usize, offsets: usize, pairs: usize, site: i32, subtract: bool): void {
  const row = offsets + ((<usize>site) << 2);
  const end = pairs + ((<usize>load<u32>(row, 4)) << 3);
  for (let p = pairs + ((<usize>load<u32>(row)) << 3); p < end; p += 8) {
    const field = fields + ((<usize>load<u32>(p)) << 2);
    const change = load<i32>(p, 4);
    store<i32>(field, load<i32>(field) + (subtract ? -change : change));
  }
}

/** `updates` attempted updates of one state from (sweep, site) on. @returns flips */
export function runSparse(
  fields: usize, spins: usize, offsets: usize, pairs: usize, sweep: u32, site: i32, updates: i32,
): i32 {
  let flipped = 0;
  while (updates > 0) {
    const base = site & ~(BLOCK - 1);
    const lo = site - base;
    const hi = min(min(BLOCK, size - base), lo + updates);
    prepareBlock<i32>(base, lo, hi, sweep, spins);
    const f = fields + ((<usize>base) << 2);
    const s = spins + ((<usize>base) << 2);
    let live = range(lo, hi);
    let mask = candidates<i32>(f, s) & live;
    while (mask != 0) {
      const i = <usize>ctz(mask);
      const up = load<i32>(s + (i << 2)) != 0;
      mask &= mask - 1;
      if (!flips(load<i32>(f + (i << 2)), up, load<u32>(words + (i << 2)))) continue;
      store<i32>(s + (i << 2), up ? 0 : -1);
      addRow(fields, offsets, pairs, base + <i32>i, up);
      flipped++;
      live &= ~(((<u64>2) << i) - 1);
      mask = candidates<i32>(f, s) & live;
    }
    updates -= hi - lo;
    site = base + hi;
    if (site == size) {
      site = 0;
      sweep++;
    }
  }
  return flipped;
}

/** Adds the rows of all up spins to fields that hold the all-down configuration's. */
export function fillSparse(fields: usize, spins: usize, offsets: usize, pairs: usize): void {
  for (let i = 0; i < size; i++) {
    if (load<i32>(spins + ((<usize>i) << 2)) != 0) addRow(fields, offsets, pairs, i, false);
  }
}
