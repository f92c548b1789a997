// Sparse couplings: compressed rows of (column u32, 2 J i32) pairs; fields and spins i32.
import { candidateFlips } from './acceptance';
import { blockOf, candidates, endOfRun, liveSites, prepareBlock } from './block';
import { size, thresholds, words } from './spin-plan';

/** Adds or subtracts row `site`; `offsets` u32[size + 1] counts pairs. */
// @ts-ignore: decorator
@inline
export function addRow(fields: usize, offsets: usize, pairs: usize, site: i32, subtract: bool): void {
  const row = offsets + ((<usize>site) << 2);
  const end = pairs + ((<usize>load<u32>(row, 4)) << 3);
  for (let p = pairs + ((<usize>load<u32>(row)) << 3); p < end; p += 8) {
    const field = fields + ((<usize>load<u32>(p)) << 2);
    const change = load<i32>(p, 4);
    store<i32>(field, load<i32>(field) + (subtract ? -change : change));
  }
}

// @ts-ignore: decorator
@inline
function candidatesAt(fields: usize, spins: usize, bounds: usize): i32 {
  return candidates<i32>(
    v128.load(fields), v128.load(fields, 16), v128.load(fields, 32), v128.load(fields, 48), spins, bounds,
  );
}

/** Sites from … end - 1 of one block, in order. @returns flips */
function updateRun(
  from: i32, end: i32, sweep: u32, fields: usize, spins: usize, offsets: usize, pairs: usize,
): i32 {
  prepareBlock<i32>(from, end, sweep, spins);
  let flipped = 0;
  for (let first = from & ~15; first < end; first += 16) {
    const f = fields + ((<usize>first) << 2);
    const s = spins + ((<usize>first) << 2);
    const place = <usize>(first - blockOf(from)) << 2;
    let live = liveSites(first, from, end);
    let mask = candidatesAt(f, s, thresholds + place) & live;
    while (mask != 0) {
      const i = ctz(mask);
      const at = (<usize>i) << 2;
      const up = load<i32>(s + at);
      mask &= mask - 1;
      const bound = load<i32>(thresholds + place + at);
      if (!candidateFlips(load<i32>(f + at), up, bound, load<u32>(words + place + at))) continue;
      store<i32>(s + at, ~up);
      addRow(fields, offsets, pairs, first + i, up != 0);
      flipped++;
      live &= -2 << i;
      mask = candidatesAt(f, s, thresholds + place) & live;
    }
  }
  return flipped;
}

/** `updates` attempted updates of one state from (sweep, site) on. @returns flips */
export function runSparse(
  fields: usize, spins: usize, offsets: usize, pairs: usize, sweep: u32, site: i32, updates: i32,
): i32 {
  let flipped = 0;
  while (updates > 0) {
    const end = endOfRun(site, updates);
    flipped += updateRun(site, end, sweep, fields, spins, offsets, pairs);
    updates -= end - site;
    site = end;
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
