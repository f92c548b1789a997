/**
 * Pull moves of a chain on the square lattice: one bead goes round a corner and pulls those behind it along, until the chain has no
 * gap any more. They reach every fold, also dense ones, where moves of one or two beads are stuck.
 *
 * Detailed balance needs a -> b to be proposed as often as b -> a. Therefore a proposal is a name, one of a fixed number of them,
 * whatever the fold looks like; a name that cannot be followed leaves the chain as it is, which counts as a step. Of N beads there are
 *
 *   4 (N - 2)  bead i, which side its neighbours are pulled from, and round which side of the bond it goes;
 *   6          an end bead turns about its neighbour;
 *   18         an end goes two cells ahead and the chain slides after it.
 *
 * Every name has exactly one name that leads back (a corner has two each way), with one exception that the first papers overlooked: an end
 * that slides into a cell beside the bead behind it. On the way back that bead would be content too early. Such slides are
 * refused (`strict`), so that names are symmetric. tests/unit/pull-moves.test.ts counts them for all folds of up to 9 beads.
 *
 * Sources: Lesh, Mitzenmacher & Whitesides, RECOMB (2003) 188; Györffy, Závodszky & Szilágyi, IEEE/ACM Trans. Comput. Biol.
 * Bioinform. 9 (2012) 1847 (end moves that cannot be undone).
 */
import { directionTo, type SquareLattice } from './square-lattice.ts';

/** Straight on, left, right. */
const TURNS = [0, 1, 3] as const;

export class PullMoves {
  /** Names there are. */
  readonly count: number;
  /** Where the last proposal puts beads `low` … `high`, [bead]; others stay. */
  readonly target: Int32Array;
  low = 0;
  high = -1;

  /** @param strict  false also proposes slides that cannot be undone: wrong, for tests that must notice */
  constructor(
    private readonly lattice: SquareLattice,
    private readonly beads: number,
    private readonly strict = true,
  ) {
    this.count = 4 * (beads - 2) + 24;
    this.target = new Int32Array(beads);
  }

  /**
   * Follows a name as far as to say where it would lead.
   *
   * @param cells     [bead]
   * @param occupied  bead + 1 in each cell, 0 where there is none
   * @returns false where the name cannot be followed
   */
  propose(cells: Int32Array, occupied: Uint8Array, name: number): boolean {
    const inner = 4 * (this.beads - 2);
    if (name < inner) return this.#pull(cells, occupied, 1 + (name >> 2), name & 1 ? 1 : -1, (name >> 1) & 1);
    const end = (name - inner) % 2 === 0 ? 0 : this.beads - 1;
    const which = (name - inner) >> 1;
    return which < 3
      ? this.#turn(cells, occupied, end, which + 1)
      : this.#slide(cells, occupied, end, TURNS[Math.floor((which - 3) / 3)]!, TURNS[(which - 3) % 3]!);
  }

  /** Bead i goes round the square beside its bond to i - step; beads i + step, i + 2 step, … follow. */
  #pull(cells: Int32Array, occupied: Uint8Array, i: number, step: 1 | -1, side: number): boolean {
    const { next } = this.lattice;
    const held = cells[i - step]!;
    const across = (directionTo(this.lattice, held, cells[i]!) + 1 + 2 * side) & 3;
    const corner = next[4 * held + across]!;
    if (occupied[corner]) return false;
    const beside = next[4 * cells[i]! + across]!;
    this.target[i] = corner;
    if (cells[i + step] === beside) return this.#span(i, i);
    if (occupied[beside]) return false;
    this.target[i + step] = beside;
    return this.#follow(cells, i, step);
  }

  /** An end turns about its neighbour by quarter turns. */
  #turn(cells: Int32Array, occupied: Uint8Array, end: number, quarters: number): boolean {
    const held = cells[end === 0 ? 1 : end - 1]!;
    const direction = (directionTo(this.lattice, held, cells[end]!) + quarters) & 3;
    const cell = this.lattice.next[4 * held + direction]!;
    if (occupied[cell]) return false;
    this.target[end] = cell;
    return this.#span(end, end);
  }

  /** The end goes two cells ahead, its neighbour one, the chain after them. */
  #slide(cells: Int32Array, occupied: Uint8Array, end: number, first: number, second: number): boolean {
    const { next } = this.lattice;
    const step = end === 0 ? 1 : -1;
    const ahead = (directionTo(this.lattice, cells[end + step]!, cells[end]!) + first) & 3;
    const near = next[4 * cells[end]! + ahead]!;
    const far = next[4 * near + ((ahead + second) & 3)]!;
    if (occupied[near] || occupied[far]) return false;
    if (this.strict && directionTo(this.lattice, far, cells[end + step]!) >= 0) return false;
    this.target[end] = far;
    this.target[end + step] = near;
    return this.#follow(cells, end, step);
  }

  /** Beads from `first` + 2 steps on take the places of those two before them, until one is beside its neighbour again. */
  #follow(cells: Int32Array, first: number, step: 1 | -1): boolean {
    let k = first + 2 * step;
    while (k >= 0 && k < this.beads) {
      if (directionTo(this.lattice, cells[k]!, this.target[k - step]!) >= 0) break;
      this.target[k] = cells[k - 2 * step]!;
      k += step;
    }
    return step > 0 ? this.#span(first, k - 1) : this.#span(k + 1, first);
  }

  #span(low: number, high: number): true {
    this.low = low;
    this.high = high;
    return true;
  }
}
