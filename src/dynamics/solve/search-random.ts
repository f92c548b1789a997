/**
 * Random numbers of the local search: xoshiro128**, started from four Philox words, so that a search has a key of its own
 * (seed, purpose, round) and never shares numbers with a sweep.
 *
 * A search draws one number after another and nobody jumps into the middle, so a sequential generator is enough here and ten
 * times cheaper than a counter. Source: Blackman & Vigna, ACM Trans. Math. Softw. 47 (2021) 36.
 */
import { philox4x32 } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

export class SearchRandom {
  private readonly state = new Uint32Array(4);

  constructor(seed: Seed, purpose: number, round: number) {
    philox4x32(0, round >>> 0, purpose >>> 0, Stream.Solve, seed, this.state);
    // The all-zero state is the one that xoshiro never leaves.
    if (this.state.every((word) => word === 0)) this.state[0] = 1;
  }

  /** The next word, 0 … 2^32 - 1. */
  word(): number {
    const s = this.state;
    const times5 = Math.imul(s[1]!, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const t = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= t;
    s[3] = (s[3]! << 11) | (s[3]! >>> 21);
    return result;
  }

  /** An integer 0 … count - 1; the bias of 2^-32 per value does not matter to a search. */
  below(count: number): number {
    return Math.floor((this.word() * count) / 2 ** 32);
  }
}
