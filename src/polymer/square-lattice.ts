/**
 * The square lattice that chains live on: a torus wider than the longest chain, so that a chain never meets itself round the back
 * and behaves as on the infinite plane. A cell is x + width y; directions are 0 = right, 1 = up, 2 = left, 3 = down.
 */

/** Beads of the longest chain: a cell number and a bead number fit their arrays. */
export const LONGEST_CHAIN = 100;

export interface SquareLattice {
  /** A power of two, at least two more than the chain has beads. */
  readonly width: number;
  /** Cell next to a cell, [cell][direction]. */
  readonly next: Int32Array;
}

/** @throws RangeError for chains of fewer than 2 or more than LONGEST_CHAIN beads */
export function squareLattice(beads: number): SquareLattice {
  if (!(beads >= 2 && beads <= LONGEST_CHAIN))
    throw new RangeError(`a chain has 2 to ${LONGEST_CHAIN} beads, not ${beads}`);
  const width = 2 ** Math.ceil(Math.log2(beads + 2));
  const mask = width - 1;
  const next = new Int32Array(4 * width * width);
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++) {
      const at = 4 * (x + width * y);
      next[at] = ((x + 1) & mask) + width * y;
      next[at + 1] = x + width * ((y + 1) & mask);
      next[at + 2] = ((x - 1) & mask) + width * y;
      next[at + 3] = x + width * ((y - 1) & mask);
    }
  return { width, next };
}

/** Direction from a cell to one beside it; -1 if it is not beside it. */
export function directionTo({ next }: SquareLattice, from: number, to: number): number {
  for (let d = 0; d < 4; d++) if (next[4 * from + d] === to) return d;
  return -1;
}

/** A stretched chain, from left to right, in the middle row. */
export function straightChain({ width }: SquareLattice, beads: number): Int32Array {
  const row = width * (width >> 1);
  return Int32Array.from({ length: beads }, (_, k) => row + k);
}

/** A chain as steps, each a direction, [bond]: the same wherever it lies. */
export function directionsOf(lattice: SquareLattice, cells: ArrayLike<number>): number[] {
  return Array.from({ length: cells.length - 1 }, (_, k) => directionTo(lattice, cells[k]!, cells[k + 1]!));
}

/** Coordinates on the plane, the first bead at the origin, [bead][x, y]. */
export function coordinatesOf(directions: readonly number[]): [x: number, y: number][] {
  const places: [number, number][] = [[0, 0]];
  for (const d of directions) {
    const [x, y] = places[places.length - 1]!;
    places.push([x + ([1, 0, -1, 0][d] ?? 0), y + ([0, 1, 0, -1][d] ?? 0)]);
  }
  return places;
}
