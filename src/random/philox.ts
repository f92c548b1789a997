/**
 * Philox4x32-10, the counter-based generator behind every random number of the project.
 *
 * Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011), doi
 * 10.1145/2063384.2063405. Known-answer vectors: tests/unit/philox.test.ts. The layout of counters is in `streams.ts`.
 */
import type { Seed } from './seed.ts';
import type { Stream } from './streams.ts';

const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;

/** High 32 bits of the product of two unsigned 32-bit integers; exact, in 16-bit limbs. */
export function mulHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  return (
    (aHigh * bHigh +
      Math.floor((aLow * bHigh + (middle % 0x10000)) / 0x10000) +
      Math.floor(middle / 0x10000)) >>>
    0
  );
}

/** Ten rounds on the counter (c0, c1, c2, c3) under the key; writes four words to `out`. */
export function philox4x32(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  key: Seed,
  out: Uint32Array,
): void {
  let k0 = key[0];
  let k1 = key[1];
  for (let round = 0; round < 10; round++) {
    const high0 = mulHigh(M0, c0);
    const low0 = Math.imul(M0, c0);
    const high1 = mulHigh(M1, c2);
    const low1 = Math.imul(M1, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + W0) >>> 0;
    k1 = (k1 + W1) >>> 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/**
 * Reads the words of one stream by index, computing each block of four once when read in order.
 * word(index) is word index & 3 of the block with counter (index >> 2, time, owner, stream).
 */
export class WordReader {
  private readonly block = new Uint32Array(4);
  private loaded = -1;

  constructor(
    private readonly seed: Seed,
    private readonly stream: Stream,
    private readonly owner: number,
    private readonly time = 0,
  ) {}

  word(index: number): number {
    const block = Math.floor(index / 4);
    if (block !== this.loaded) {
      philox4x32(block >>> 0, this.time >>> 0, this.owner >>> 0, this.stream, this.seed, this.block);
      this.loaded = block;
    }
    return this.block[index & 3]!;
  }
}
