/**
 * All self-avoiding walks of a chain, one of each eight that are turned or mirrored images: the exact oracle of short chains.
 *
 * Walks of n steps on the square lattice: 4, 12, 36, 100, 284, 780, 2172, 5916, 16268, 44100, 120292, … (OEIS A001411).
 */
import { contactsOf } from './hp-chain.ts';
import { squareLattice } from './square-lattice.ts';

/** 6,416,596 walks of 15 steps, 802,075 up to symmetry: about a second. */
export const LONGEST_COUNTED = 16;

/** What a fold found by enumeration weighs: 8, or 4 where it is its own mirror image (straight). */
export type VisitFold = (cells: Int32Array, energy: number, weight: number) => void;

/** Visits one fold of every symmetry class; the weights add up to the number of walks. @throws RangeError beyond LONGEST_COUNTED */
export function visitFolds(hydrophobic: Uint8Array, visit: VisitFold): void {
  const beads = hydrophobic.length;
  if (beads > LONGEST_COUNTED) throw new RangeError(`${beads} beads are too many to count all folds`);
  const lattice = squareLattice(beads);
  const { width, next } = lattice;
  const cells = new Int32Array(beads);
  const occupied = new Uint8Array(width * width);
  cells[0] = (width >> 1) * (width + 1);
  occupied[cells[0]!] = 1;
  // The first step goes right, the first step off the line goes up.
  const extend = (k: number, contacts: number, bent: boolean): void => {
    if (k === beads) {
      visit(cells, 0 - contacts, bent ? 8 : 4);
      return;
    }
    for (let d = 0; d < 4; d++) {
      if ((k === 1 && d !== 0) || (!bent && d === 3)) continue;
      const cell = next[4 * cells[k - 1]! + d]!;
      if (occupied[cell]) continue;
      cells[k] = cell;
      occupied[cell] = k + 1;
      extend(k + 1, contacts + contactsOf(lattice, hydrophobic, cells, occupied, k, k), bent || d === 1);
      occupied[cell] = 0;
    }
  };
  extend(1, 0, false);
}

export interface FoldCount {
  /** Lowest energy there is. */
  readonly ground: number;
  /** Folds at it, mirror images and turns counted as one. */
  readonly groundFolds: number;
  /** Walks of each number of contacts, [contacts]; they add up to the number of walks. */
  readonly walks: readonly number[];
}

/** Density of states of a short chain. */
export function countFolds(hydrophobic: Uint8Array): FoldCount {
  const walks: number[] = [];
  const folds: number[] = [];
  visitFolds(hydrophobic, (_cells, energy, weight) => {
    walks[-energy] = (walks[-energy] ?? 0) + weight;
    folds[-energy] = (folds[-energy] ?? 0) + 1;
  });
  const most = walks.length - 1;
  return {
    ground: 0 - most,
    groundFolds: folds[most]!,
    walks: Array.from(walks, (count) => count ?? 0),
  };
}

/** Mean energy at temperature T > 0. */
export function meanEnergy({ walks }: FoldCount, temperature: number): number {
  let [sum, weights] = [0, 0];
  const most = walks.length - 1;
  walks.forEach((count, contacts) => {
    // Measured from the ground state, so that nothing overflows.
    const weight = count * Math.exp((contacts - most) / temperature);
    weights += weight;
    sum -= contacts * weight;
  });
  return sum / weights;
}
