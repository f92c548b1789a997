/** Packed spins turned on their side: from one state's sites in a word to one site's states in a word, and back. */
import { wordsPerState } from './spins.ts';

/** Swaps bit c of word r with bit r of word c of 32 words, in place. After Warren, "Hacker's Delight", 7-3. */
export function transpose32(words: Uint32Array): void {
  let mask = 0x0000ffff;
  for (let j = 16; j !== 0; j >>= 1) {
    for (let k = 0; k < 32; k = (k + j + 1) & ~j) {
      const swap = ((words[k]! >>> j) ^ words[k + j]!) & mask;
      words[k + j]! ^= swap;
      words[k]! ^= swap << j;
    }
    mask ^= mask << (j >> 1);
  }
}

/** Where a state's bit lies: word `word` of its site's words, bit `lane`. */
export interface Lane {
  readonly word: number;
  readonly lane: number;
}

/**
 * Writes packed spins [state][word] into planes [site][stride words], lane by lane; other lanes stay as they are.
 *
 * @param lanes  of each state, [state]
 */
export function toPlanes(
  packed: Uint32Array,
  size: number,
  lanes: readonly Lane[],
  planes: Uint32Array,
  stride: number,
): void {
  forEachTile(size, lanes, ({ word, live, first, states }, matrix) => {
    for (const [lane, state] of states) matrix[lane] = packed[state * wordsPerState(size) + first / 32]!;
    transpose32(matrix);
    for (let site = first; site < Math.min(first + 32, size); site++) {
      const at = site * stride + word;
      planes[at] = (planes[at]! & ~live) | (matrix[site - first]! & live);
    }
  });
}

/** The packed spins [state][word] of all states in planes [site][stride words]. */
export function fromPlanes(
  planes: Uint32Array,
  size: number,
  lanes: readonly Lane[],
  stride: number,
): Uint32Array {
  const packed = new Uint32Array(lanes.length * wordsPerState(size));
  forEachTile(size, lanes, ({ word, first, states }, matrix) => {
    for (let site = first; site < Math.min(first + 32, size); site++) {
      matrix[site - first] = planes[site * stride + word]!;
    }
    transpose32(matrix);
    for (const [lane, state] of states) packed[state * wordsPerState(size) + first / 32] = matrix[lane]!;
  });
  return packed;
}

interface Tile {
  readonly word: number;
  /** Bits of the lanes that are states. */
  readonly live: number;
  /** First of its 32 sites. */
  readonly first: number;
  readonly states: readonly (readonly [lane: number, state: number])[];
}

/** Calls `visit` for every 32 sites of every word that has states, each time with a cleared matrix. */
function forEachTile(
  size: number,
  lanes: readonly Lane[],
  visit: (tile: Tile, matrix: Uint32Array) => void,
): void {
  const byWord = new Map<number, [number, number][]>();
  lanes.forEach(({ word, lane }, state) => {
    byWord.set(word, [...(byWord.get(word) ?? []), [lane, state]]);
  });
  const matrix = new Uint32Array(32);
  for (const [word, states] of byWord) {
    const live = states.reduce((bits, [lane]) => bits | (1 << lane), 0);
    for (let first = 0; first < size; first += 32) {
      matrix.fill(0);
      visit({ word, live, first, states }, matrix);
    }
  }
}
