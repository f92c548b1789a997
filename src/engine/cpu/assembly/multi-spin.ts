// Multi-spin coding: a site's spins in 128 states are one vector, a bit each (1 = up); couplings are +-1, at most six to a site.
//   Neighbours are counted in three bit slices; a state's random word comes as bit planes, the most significant first, and is
//   compared bit by bit with the threshold of its count until every state is decided: after some eight planes for 128 states.
//   An update happens iff word < threshold[count], 0 … 2^32, found by search on the exact acceptance, so nothing can differ.
//
// One call updates the states of one block (four words of 32 lanes) that share a graph:
//   planes  v128[size + 1]: spins, and one slot for absent neighbours
//   links   u32[position][8]: byte offsets in `planes` of six neighbours (the slot, where there are fewer) and of the site itself,
//           then that of its degree's table in `tables`
//   masks   M[position][6]: all ones where J = -1; M = u32 where all lanes share their couplings, v128 where they do not
//   tables  [34][8] vectors of each degree, [row][count]: decided for (threshold 2^32), undecided (neither 0 nor 2^32), then the
//           threshold's 32 bits, the most significant first
//   live    v128: the lanes that are updated
import { COUNTER_BYTES, countPlane, takeCounts } from './lane-counter';
import { drawPlanes, preparePlanes } from './planes';
import { size } from './spin-plan';

/** Sites whose first planes are drawn together. */
const CHUNK = 16;
const LINK_BYTES: usize = 32;
const ROW_BYTES: usize = 128;
const drawn: usize = memory.data(2048, 16);
const more: usize = memory.data(128, 16);
const counters: usize = memory.data(3072, 16);

/** Neighbour k, as seen through its coupling, xor `own`. */
// @ts-ignore: decorator
@inline
function seen<M>(planes: usize, link: usize, masks: usize, k: usize, own: v128): v128 {
  const plane = v128.load(planes + <usize>load<u32>(link + (k << 2)));
  const mask = sizeof<M>() == 4 ? v128.load32_splat(masks + (k << 2)) : v128.load(masks + (k << 4));
  return v128.xor(v128.xor(plane, mask), own);
}

// @ts-ignore: decorator
@inline
function majority(a: v128, b: v128, c: v128): v128 {
  return v128.or(v128.and(a, b), v128.and(c, v128.xor(a, b)));
}

/** Rows of a table with the counts that a lane has. Metropolis: counts 3 … 6 have no threshold between 0 and 2^32. */
// @ts-ignore: decorator
@inline
function pick(
  row: usize, s0: v128, s1: v128, s2: v128, s3: v128, s4: v128, s5: v128, s6: v128, metropolis: bool,
): v128 {
  const few = v128.or(
    v128.or(v128.and(s0, v128.load(row)), v128.and(s1, v128.load(row, 16))), v128.and(s2, v128.load(row, 32)),
  );
  if (metropolis) return few;
  const some = v128.or(v128.and(s3, v128.load(row, 48)), v128.and(s4, v128.load(row, 64)));
  const many = v128.or(v128.and(s5, v128.load(row, 80)), v128.and(s6, v128.load(row, 96)));
  return v128.or(few, v128.or(some, many));
}

/** Positions from … end - 1. `before` flips were counted. */
// @ts-ignore: decorator
@inline
function update<M>(
  planes: usize, links: usize, masks: usize, tables: usize, live: v128, from: i32, end: i32, before: u32,
  metropolis: bool,
): void {
  const slot = planes + ((<usize>size) << 4);
  for (let position = from; position < end; position++) {
    const link = links + <usize>position * LINK_BYTES;
    const mask = masks + <usize>position * 6 * sizeof<M>();
    const site = planes + <usize>load<u32>(link, 24);
    const table = tables + <usize>load<u32>(link, 28);
    const spin = v128.load(site);
    // Metropolis counts neighbours that oppose the spin, heat bath those that pull it up; an absent one never counts.
    const own = metropolis ? spin : i64x2.splat(0);
    if (metropolis) v128.store(slot, own);
    const x0 = seen<M>(planes, link, mask, 0, own);
    const x1 = seen<M>(planes, link, mask, 1, own);
    const x2 = seen<M>(planes, link, mask, 2, own);
    const x3 = seen<M>(planes, link, mask, 3, own);
    const x4 = seen<M>(planes, link, mask, 4, own);
    const x5 = seen<M>(planes, link, mask, 5, own);
    const sumA = v128.xor(v128.xor(x0, x1), x2);
    const sumB = v128.xor(v128.xor(x3, x4), x5);
    const carryA = majority(x0, x1, x2);
    const carryB = majority(x3, x4, x5);
    const carry = v128.and(sumA, sumB);
    const n0 = v128.xor(sumA, sumB);
    const n1 = v128.xor(v128.xor(carryA, carryB), carry);
    const n2 = majority(carryA, carryB, carry);
    const s0 = v128.not(v128.or(v128.or(n0, n1), n2));
    const s1 = v128.andnot(n0, v128.or(n1, n2));
    const s2 = v128.andnot(n1, v128.or(n0, n2));
    const s3 = v128.and(n0, n1);
    const s4 = v128.andnot(n2, v128.or(n0, n1));
    const s5 = v128.and(n2, n0);
    const s6 = v128.and(n2, n1);
    let yes = pick(table, s0, s1, s2, s3, s4, s5, s6, false);
    let open = v128.and(pick(table + ROW_BYTES, s0, s1, s2, s3, s4, s5, s6, metropolis), live);
    let row = table + 2 * ROW_BYTES;
    let words = drawn + ((<usize>(position - from)) << 7);
    let counter = ((<u32>(site - planes)) >> 1) + 2;
    for (let last = row + 32 * ROW_BYTES; ; ) {
      for (let stop = row + 8 * ROW_BYTES; row < stop; row += ROW_BYTES) {
        const bit = pick(row, s0, s1, s2, s3, s4, s5, s6, metropolis);
        const word = v128.load(words);
        yes = v128.or(yes, v128.and(open, v128.andnot(bit, word)));
        open = v128.andnot(open, v128.xor(bit, word));
        words += 16;
      }
      if (row == last || !v128.any_true(open)) break;
      drawPlanes(more, counter);
      counter += 2;
      words = more;
    }
    const next = v128.bitselect(v128.xor(yes, own), spin, live);
    v128.store(site, next);
    countPlane(counters, before++, v128.xor(next, spin));
  }
}

// @ts-ignore: decorator
@inline
function run<M>(
  planes: usize, links: usize, masks: usize, tables: usize, live: v128, metropolis: bool,
  group: u32, sweep: u32, position: i32, updates: i32,
): void {
  let counted: u32 = 0;
  while (updates > 0) {
    preparePlanes(sweep, group);
    const end = min(size, position + updates);
    updates -= end - position;
    while (position < end) {
      const stop = min(position + CHUNK, end);
      for (let p = position; p < stop; p++) {
        // The site's byte offset is 16 site, its first counter 8 site.
        drawPlanes(drawn + ((<usize>(p - position)) << 7), load<u32>(links + <usize>p * LINK_BYTES, 24) >> 1);
      }
      if (metropolis) update<M>(planes, links, masks, tables, live, position, stop, counted, true);
      else update<M>(planes, links, masks, tables, live, position, stop, counted, false);
      counted += stop - position;
      position = stop;
    }
    if (position == size) {
      position = 0;
      sweep++;
    }
  }
}

/**
 * `updates` updates of the live states of one block, from update `position` of `sweep` on; `group` is floor(global state / 32) of
 * its first lane. Adds each lane's flips to `flips` u32[128].
 */
export function runMultiSpin(
  planes: usize, links: usize, masks: usize, sharedMasks: bool, tables: usize, live: usize, metropolis: bool,
  group: u32, sweep: u32, position: i32, updates: i32, flips: usize,
): void {
  const lanes = v128.load(live);
  v128.store(planes + ((<usize>size) << 4), i64x2.splat(0));
  if (sharedMasks) run<u32>(planes, links, masks, tables, lanes, metropolis, group, sweep, position, updates);
  else run<v128>(planes, links, masks, tables, lanes, metropolis, group, sweep, position, updates);
  takeCounts(counters, updates, 1, flips);
}

/** Adds to `totals` u32[128] the number of neighbours that oppose a spin, summed over the sites: twice the unsatisfied bonds. */
export function countOpposed(
  planes: usize, links: usize, masks: usize, sharedMasks: bool, totals: usize,
): void {
  if (sharedMasks) oppose<u32>(planes, links, masks);
  else oppose<v128>(planes, links, masks);
  for (let bit: usize = 0; bit < 3; bit++) takeCounts(counters + bit * COUNTER_BYTES, size, 1 << <u32>bit, totals);
}

function oppose<M>(planes: usize, links: usize, masks: usize): void {
  const slot = planes + ((<usize>size) << 4);
  for (let position = 0; position < size; position++) {
    const link = links + <usize>position * LINK_BYTES;
    const mask = masks + <usize>position * 6 * sizeof<M>();
    const own = v128.load(planes + <usize>load<u32>(link, 24));
    v128.store(slot, own);
    const x0 = seen<M>(planes, link, mask, 0, own);
    const x1 = seen<M>(planes, link, mask, 1, own);
    const x2 = seen<M>(planes, link, mask, 2, own);
    const x3 = seen<M>(planes, link, mask, 3, own);
    const x4 = seen<M>(planes, link, mask, 4, own);
    const x5 = seen<M>(planes, link, mask, 5, own);
    const sumA = v128.xor(v128.xor(x0, x1), x2);
    const sumB = v128.xor(v128.xor(x3, x4), x5);
    const carryA = majority(x0, x1, x2);
    const carryB = majority(x3, x4, x5);
    const carry = v128.and(sumA, sumB);
    countPlane(counters, position, v128.xor(sumA, sumB));
    countPlane(counters + COUNTER_BYTES, position, v128.xor(v128.xor(carryA, carryB), carry));
    countPlane(counters + 2 * COUNTER_BYTES, position, majority(carryA, carryB, carry));
  }
}
