/** Sparse glasses from a list of edges: their couplings, their field, and the compressed rows. */
import type { Seed } from '../../random/seed.ts';
import type { Couplings, GlassInstance } from '../instance.ts';
import { instanceOf } from '../quantise.ts';
import { type BondLaw, bondDraw, drawField, type FieldSpec, gridBits, hasField } from './draws.ts';

/** Largest number of sites of a lattice or graph. */
export const LARGEST_GRAPH = 2 ** 22;

/** What every sparse ensemble asks for besides its edges. */
export interface SparseDisorder {
  /** Gaussian of variance J^2, ±J, or every bond +J; J = 1 is the unit of energy. */
  readonly couplings: BondLaw;
  /** One unit is J 2^-couplingBits (1 … 20) with Gaussian couplings or a field; without them J itself. */
  readonly couplingBits: number;
  readonly field?: FieldSpec | undefined;
  readonly seed: Seed;
  /** Which draw of the disorder. */
  readonly sample: number;
}

export interface Edge {
  readonly from: number;
  readonly to: number;
  /** Which random number its coupling is. */
  readonly index: number;
}

/** Draws couplings on the edges, and the field on the sites. */
export function sparseGlass(size: number, edges: Iterable<Edge>, spec: SparseDisorder): GlassInstance {
  const { couplings, field, seed, sample } = spec;
  const bits = gridBits(couplings, spec.couplingBits, hasField(field));
  const unit = 2 ** -bits;
  const draw = bondDraw(couplings, bits, seed, sample);
  const bonds = new BondList();
  let worst = 0;
  for (const { from, to, index } of edges) {
    const { integer, error } = draw(index);
    bonds.add(from, to, integer);
    worst = Math.max(worst, error);
  }
  const drawn = drawField(field, size, unit, seed, sample);
  return instanceOf({
    size,
    couplings: sparseCouplings(size, bonds),
    field: drawn.values,
    unit,
    roundingError: Math.max(worst, drawn.error) * unit,
  });
}

/** Bonds in the order they were made: from[b] – to[b], values[b] units. */
class BondList {
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
function sparseCouplings(size: number, { from, to, values }: BondList): Couplings {
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
