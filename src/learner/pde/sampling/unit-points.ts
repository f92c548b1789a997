/**
 * Points of the unit cube, without end: independent ones, and two sequences of low discrepancy shifted at random so that each draw is another
 * set with the same evenness. Every coordinate is strictly between 0 and 1, a multiple of 2^-33, and the same on every host.
 * The sequences are written here because no small, kept package has them with exact integer arithmetic.
 */
import { WordReader } from '../../../random/philox.ts';
import type { Seed } from '../../../random/seed.ts';
import { Stream } from '../../../random/streams.ts';
import { haltonWord } from './halton.ts';
import { sobolWord } from './sobol.ts';

export type SequenceMethod = 'random' | 'sobol' | 'halton';

/** Which words a set takes: another draw is another set. */
export interface PointDraw {
  readonly seed: Seed;
  readonly draw: number;
}

/** What the words of a draw are for; the counter's `time` is purpose + 4 (axis + 16 block). */
const Purpose = { Independent: 0, Shift: 1, Permutation: 2, Jitter: 3 } as const;
const AXES = 16;

/** Middle of the 2^-32 wide cell of a word: never 0 or 1. */
export const cellMiddle = (word: number): number => (word + 0.5) / 2 ** 32;

const wordsFor = ({ seed, draw }: PointDraw, purpose: keyof typeof Purpose, axis = 0, block = 0) =>
  new WordReader(seed, Stream.Collocation, draw, (block * AXES + axis) * 4 + Purpose[purpose]);

/** Coordinate `axis` of point `index`. */
export type UnitPoints = (index: number, axis: number) => number;

/**
 * - random: independent words.
 * - sobol: with a random digital shift (the same word xor each point of an axis): stays a (t, s)-sequence in base 2.
 * - halton: shifted modulo 1 (R. Cranley & T. N. L. Patterson, SIAM J. Numer. Anal. 13 (1976) 904).
 * @throws RangeError if there are more axes than the sequence has been given (sobol.ts, halton.ts)
 */
export function unitPoints(method: SequenceMethod, axes: number, draw: PointDraw): UnitPoints {
  if (method === 'random') {
    const words = wordsFor(draw, 'Independent');
    return (index, axis) => cellMiddle(words.word(index * axes + axis));
  }
  const shifts = Array.from({ length: axes }, (_, axis) => wordsFor(draw, 'Shift').word(axis));
  if (method === 'sobol') return (index, axis) => cellMiddle((sobolWord(index, axis) ^ shifts[axis]!) >>> 0);
  return (index, axis) => cellMiddle((haltonWord(index, axis) + shifts[axis]!) % 2 ** 32);
}

/**
 * Latin hypercube: along each axis every one of `count` equal layers holds exactly one point, at a random place in it.
 * Source: M. D. McKay, R. J. Beckman & W. J. Conover, Technometrics 21 (1979) 239.
 *
 * @param block  another block of the same draw is another, independent hypercube
 * @returns [point][axis]. Permutations by Fisher–Yates: a choice among n is uniform within n / 2^32
 */
export function latinHypercube(count: number, axes: number, draw: PointDraw, block = 0): Float64Array {
  const points = new Float64Array(count * axes);
  for (let axis = 0; axis < axes; axis++) {
    const [order, jitter] = [
      wordsFor(draw, 'Permutation', axis, block),
      wordsFor(draw, 'Jitter', axis, block),
    ];
    const layers = Uint32Array.from({ length: count }, (_, k) => k);
    for (let k = count - 1; k > 0; k--) {
      const other = Math.floor((order.word(k) * (k + 1)) / 2 ** 32);
      [layers[k], layers[other]] = [layers[other]!, layers[k]!];
    }
    for (let k = 0; k < count; k++)
      points[k * axes + axis] = (layers[k]! + cellMiddle(jitter.word(k))) / count;
  }
  return points;
}
