/**
 * All students with weights ±1 that make no error, counted one by one: their number, their centre, for several loads at once.
 *
 * Patterns are nested: a student belongs to every load whose patterns come before the first that it gets wrong. A set of weights is
 * a word of N bits; it obeys a pattern when it differs from it in at most (N - 1)/2 places. Two looks at a pattern are enough on
 * average, so that 2^25 students take about half a second.
 */
import { GlassboxError } from '../../messages/problem.ts';

/** 2^27 students: a few seconds. */
const LARGEST_COUNTED = 27;

export interface BinaryPatterns {
  /** N, odd. */
  readonly size: number;
  readonly patterns: number;
  /** label * input, ±1, [pattern][site]. */
  readonly values: Int8Array;
}

export interface CountedStudents {
  /** Students without an error, [load]. */
  readonly counts: Float64Array;
  /** Sum of their weights, [load][site]. */
  readonly sums: Float64Array;
}

const ONES = Uint8Array.from({ length: 65_536 }, (_, word) => {
  let count = 0;
  for (let rest = word; rest > 0; rest &= rest - 1) count++;
  return count;
});

/** The count of one sample, in pieces: `advance` until `done`, then `result`. */
export class VersionSpaceCount {
  private readonly words: Int32Array;
  /** [load]: how many of those whose last load it is, and the sum of their words' bits, [load][site]. */
  private readonly last: Float64Array;
  private readonly bits: Float64Array;
  private next = 0;

  /**
   * @param loads  numbers of patterns, ascending, none above `patterns`
   * @throws GlassboxError GBX-440 beyond N = 27, or for an even N
   */
  constructor(
    private readonly set: BinaryPatterns,
    private readonly loads: readonly number[],
  ) {
    const { size, values } = set;
    if (size > LARGEST_COUNTED || size % 2 === 0)
      throw new GlassboxError('GBX-440', { size, largest: LARGEST_COUNTED });
    const most = loads[loads.length - 1] ?? 0;
    this.words = Int32Array.from({ length: most }, (_, mu) => {
      let word = 0;
      for (let i = 0; i < size; i++) if (values[mu * size + i]! > 0) word |= 1 << i;
      return word;
    });
    this.last = new Float64Array(loads.length);
    this.bits = new Float64Array(loads.length * size);
  }

  get done(): boolean {
    return this.next >= 2 ** this.set.size;
  }

  /** Looks at so many students more. */
  advance(students: number): void {
    const { words, loads, last, bits } = this;
    const { size } = this.set;
    const wrong = (size - 1) / 2;
    const end = Math.min(2 ** size, this.next + students);
    const least = loads[0] ?? 0;
    for (let student = this.next; student < end; student++) {
      let mu = 0;
      for (; mu < words.length; mu++) {
        const differ = student ^ words[mu]!;
        if (ONES[differ & 0xffff]! + ONES[differ >>> 16]! > wrong) break;
      }
      if (mu < least) continue;
      let load = 0;
      while (load + 1 < loads.length && loads[load + 1]! <= mu) load++;
      last[load]! += 1;
      for (let i = 0; i < size; i++) bits[load * size + i]! += (student >>> i) & 1;
    }
    this.next = end;
  }

  /** Of all students looked at so far: a student of a load is one of every smaller load. */
  result(): CountedStudents {
    const { size } = this.set;
    const counts = this.last.slice();
    const sums = Float64Array.from(this.bits, (bits, k) => 2 * bits - this.last[Math.floor(k / size)]!);
    for (let load = counts.length - 2; load >= 0; load--) {
      counts[load]! += counts[load + 1]!;
      for (let i = 0; i < size; i++) sums[load * size + i]! += sums[(load + 1) * size + i]!;
    }
    return { counts, sums };
  }

  save(): unknown {
    return { next: this.next, last: this.last.slice(), bits: this.bits.slice() };
  }

  restore(saved: unknown): void {
    const { next, last, bits } = saved as { next: number; last: Float64Array; bits: Float64Array };
    this.next = next;
    this.last.set(last);
    this.bits.set(bits);
  }
}
