/** Bonds of a sparse glass, and the compressed rows made of them. */
import type { Couplings } from '../instance.ts';

/** Bonds in the order they were made: from[b] – to[b], values[b] units. */
export interface Bonds {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly values: readonly number[];
}

/** Gathers bonds one by one. */
export class BondList implements Bonds {
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly values: number[] = [];

  add(i: number, j: number, value: number): void {
    this.from.push(i);
    this.to.push(j);
    this.values.push(value);
  }
}

/**
 * Compressed rows with ascending columns. Bonds between the same two sites are added up (a periodic lattice of length 2 has
 * two of them), and a sum of zero is no bond.
 */
export function sparseCouplings(size: number, { from, to, values }: Bonds): Couplings {
  const rows: { column: number; value: number }[][] = Array.from({ length: size }, () => []);
  for (let b = 0; b < from.length; b++) {
    rows[from[b]!]!.push({ column: to[b]!, value: values[b]! });
    rows[to[b]!]!.push({ column: from[b]!, value: values[b]! });
  }
  const offsets = new Uint32Array(size + 1);
  const columns: number[] = [];
  const merged: number[] = [];
  for (let i = 0; i < size; i++) {
    const row = rows[i]!.sort((a, b) => a.column - b.column);
    for (let k = 0; k < row.length; ) {
      const { column } = row[k]!;
      let sum = 0;
      for (; k < row.length && row[k]!.column === column; k++) sum += row[k]!.value;
      if (sum === 0) continue;
      columns.push(column);
      merged.push(sum);
    }
    offsets[i + 1] = columns.length;
  }
  return {
    kind: 'sparse',
    offsets,
    columns: Uint32Array.from(columns),
    values: Int32Array.from(merged),
  };
}
