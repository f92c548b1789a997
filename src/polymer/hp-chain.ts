/** Energy and contacts of an HP chain: every pair of H beads side by side on the lattice, not along the chain, lowers the energy by 1. */
import type { SquareLattice } from './square-lattice.ts';

/** Marks the cells of a chain: bead + 1, 0 where there is none. */
export function occupancyOf({ width }: SquareLattice, cells: ArrayLike<number>): Uint8Array {
  const occupied = new Uint8Array(width * width);
  for (let k = 0; k < cells.length; k++) occupied[cells[k]!] = k + 1;
  return occupied;
}

/** Contacts between H beads of which one or both lie in low … high, each once. */
export function contactsOf(
  { next }: SquareLattice,
  hydrophobic: Uint8Array,
  cells: Int32Array,
  occupied: Uint8Array,
  low: number,
  high: number,
): number {
  let count = 0;
  for (let k = low; k <= high; k++) {
    if (hydrophobic[k] === 0) continue;
    const at = 4 * cells[k]!;
    for (let d = 0; d < 4; d++) {
      const other = occupied[next[at + d]!]! - 1;
      if (other < 0 || hydrophobic[other] === 0 || other === k - 1 || other === k + 1) continue;
      // Both inside: counted from the one with the smaller number.
      if (other < low || other > high || other > k) count++;
    }
  }
  return count;
}

/** Energy of a chain, 0 or less. */
export function energyOf(lattice: SquareLattice, hydrophobic: Uint8Array, cells: Int32Array): number {
  return 0 - contactsOf(lattice, hydrophobic, cells, occupancyOf(lattice, cells), 0, cells.length - 1);
}

/** All contacts of a fold, between beads of any kind, as i N + j with i < j, ascending: the same for a fold and its mirror image. */
export function contactMap(lattice: SquareLattice, cells: ArrayLike<number>): number[] {
  const beads = cells.length;
  const occupied = occupancyOf(lattice, cells);
  const contacts: number[] = [];
  for (let k = 0; k < beads; k++)
    for (let d = 0; d < 4; d++) {
      const other = occupied[lattice.next[4 * cells[k]! + d]!]! - 1;
      if (other > k + 1) contacts.push(k * beads + other);
    }
  return contacts.sort((a, b) => a - b);
}

/** Shared contacts over those of the fold that has more of them, 0 … 1; two folds without contacts are alike. */
export function contactOverlap(a: readonly number[], b: readonly number[]): number {
  const most = Math.max(a.length, b.length);
  if (most === 0) return 1;
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  return shared / most;
}
