/**
 * How many weights ±1 store a set of patterns? All 2^N are tried, for every number of first patterns at once.
 *
 * A set of weights is a word of N bits: 32 of them, which differ in the low five sites, go through a pattern together as the bits of
 * one mask. Whether a pattern's field is positive depends on its agreement with the other sites, a count of bits, and on its own
 * low five: a table of masks. A block of 32 is left as soon as none of it is, after seven patterns or so: 2^25 weights take
 * about a tenth of a second.
 *
 * Only numbers come out of it. Where the weights themselves count (their mean), they are visited one by one:
 * `learner/exact/binary-version-space.ts`.
 *
 * Exact: N is odd, so each pattern is stored by half of all weights, and over random patterns the number of those that store P has
 * the mean 2^(N - P) at every N and P.
 */
import { GlassboxError } from '../../messages/problem.ts';
import type { PatternSet } from '../patterns.ts';

/** 2^25 weights. */
export const LARGEST_STORED = 25;
/** Sites that run inside a mask. */
const LOW = 5;
export const SMALLEST_STORED = LOW;
const LANES = 32;

const BITS = Uint8Array.from({ length: 1024 }, (_, word) => bitsOf(word));

function bitsOf(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Bits set in a word of up to 32. */
function ones(word: number): number {
  return BITS[word & 1023]! + BITS[(word >>> 10) & 1023]! + BITS[(word >>> 20) & 1023]! + BITS[word >>> 30]!;
}

/** A count in progress: pieces of blocks are added until all are, in any order of calls. */
export class StoredCount {
  /** Blocks of 32 sets of weights, 2^(N - 5). */
  readonly blocks: number;
  /** Weights that store the first P patterns, [P]; [0] is all of those visited. */
  readonly counts: Float64Array;
  private readonly low: Uint8Array;
  private readonly high: Uint32Array;
  /** Lanes that store a pattern, [its low bits][bits in which the high sites differ from it]. */
  private readonly masks: Int32Array;
  private readonly columns: number;

  /** @throws GBX-438 below 5 or beyond 25 weights; N is odd in every pattern set */
  constructor({ size, patterns, values }: PatternSet) {
    if (size > LARGEST_STORED || size < LOW)
      throw new GlassboxError('GBX-438', { size, smallest: LOW, largest: LARGEST_STORED });
    this.blocks = 2 ** (size - LOW);
    this.counts = new Float64Array(patterns + 1);
    const wordOf = (mu: number, from: number, to: number) => {
      let word = 0;
      for (let i = from; i < to; i++) if (values[mu * size + i]! > 0) word |= 1 << (i - from);
      return word;
    };
    this.low = Uint8Array.from({ length: patterns }, (_, mu) => wordOf(mu, 0, LOW));
    this.high = Uint32Array.from({ length: patterns }, (_, mu) => wordOf(mu, LOW, size));
    this.columns = size - LOW + 1;
    this.masks = maskTable(size);
  }

  /** Blocks from … to - 1. */
  add(from: number, to: number): void {
    const { counts, low, high, masks, columns } = this;
    const patterns = low.length;
    counts[0]! += LANES * (to - from);
    for (let block = from; block < to; block++) {
      let left = -1;
      for (let mu = 0; mu < patterns; mu++) {
        const apart = block ^ high[mu]!;
        left &= masks[low[mu]! * columns + BITS[apart & 1023]! + BITS[apart >>> 10]!]!;
        if (left === 0) break;
        counts[mu + 1]! += ones(left);
      }
    }
  }
}

/** N = LOW + high sites. A lane stores a pattern when it differs from it in fewer than half of the sites. */
function maskTable(size: number): Int32Array {
  const columns = size - LOW + 1;
  const masks = new Int32Array(LANES * columns);
  for (let low = 0; low < LANES; low++)
    for (let apart = 0; apart < columns; apart++)
      for (let lane = 0; lane < LANES; lane++)
        if (2 * (bitsOf(lane ^ low) + apart) < size) masks[low * columns + apart]! |= 1 << lane;
  return masks;
}

/** Number of weights that store the first P patterns, [P = 0 … patterns]. */
export function countStored(set: PatternSet): Float64Array {
  const count = new StoredCount(set);
  count.add(0, count.blocks);
  return count.counts;
}
