/**
 * One configuration with its local fields and energy kept up to date: what the local searches work on. Integers throughout, as
 * in the engines, so that energies compare exactly.
 */
import { compressedRows } from '../../glass/compressed-rows.ts';
import type { GlassInstance } from '../../glass/instance.ts';

/** Neighbour lists of any instance, dense or sparse; compressed rows as in `Couplings`. */
export interface Neighbours {
  readonly size: number;
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Int32Array;
  readonly field: Int32Array | null;
}

/** Shares the arrays of a sparse instance. */
export function neighboursOf(instance: GlassInstance): Neighbours {
  const { offsets, columns, values } = compressedRows(instance);
  return { size: instance.size, offsets, columns, values, field: instance.field };
}

/** Starts with all spins up; `load` makes fields and energy those of a state. */
export class Configuration {
  /** +-1, [site]. */
  readonly spins: Int8Array;
  /** h_i + sum_j J_ij s_j, [site]; flipping i costs 2 s_i local_i. */
  readonly local: Int32Array;
  /** -sum_{i<j} J_ij s_i s_j - sum_i h_i s_i in units. */
  energy = 0;

  constructor(readonly neighbours: Neighbours) {
    this.spins = new Int8Array(neighbours.size).fill(1);
    this.local = new Int32Array(neighbours.size);
  }

  load(spins: ArrayLike<number>): void {
    const { size, offsets, columns, values, field } = this.neighbours;
    for (let i = 0; i < size; i++) this.spins[i] = spins[i]!;
    let twice = 0;
    for (let i = 0; i < size; i++) {
      const h = field ? field[i]! : 0;
      let sum = h;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) sum += values[k]! * this.spins[columns[k]!]!;
      this.local[i] = sum;
      twice += this.spins[i]! * (sum + h);
    }
    this.energy = -twice / 2;
  }

  flip(i: number): void {
    const { offsets, columns, values } = this.neighbours;
    const { spins, local } = this;
    const twice = 2 * spins[i]!;
    this.energy += twice * local[i]!;
    spins[i] = -spins[i]!;
    const end = offsets[i + 1]!;
    for (let k = offsets[i]!; k < end; k++) local[columns[k]!]! -= twice * values[k]!;
  }

  /** Flips spins against their local fields until none is left: a state that no single flip improves. */
  descend(): void {
    const { spins, local } = this;
    for (let changed = true; changed; ) {
      changed = false;
      for (let i = 0; i < spins.length; i++) {
        if (spins[i]! * local[i]! >= 0) continue;
        this.flip(i);
        changed = true;
      }
    }
  }
}
