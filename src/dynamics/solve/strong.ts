/**
 * The sparse core of a graph: its strongest bonds, if they are few and carry nearly all of it. A chain whose couplings fall off
 * with distance is dense on paper and a narrow strip in fact; on a mean-field glass no such core exists.
 */
import type { Neighbours } from './configuration.ts';

/** Bonds of a spin that are kept, at most, on average over all. */
const CORE_DEGREE = 14;
/** Share of the squares of all couplings that a core carries. */
const CORE_SHARE = 0.95;
/** Couplings, both ways, up to which a core is looked for: sorting more takes seconds. */
const MOST_COUPLINGS = 2 ** 21;

/** @returns the graph itself where it is sparse, its core where it has one, else null */
export function strongPart(
  neighbours: Pick<Neighbours, 'size' | 'offsets' | 'columns'> & Weights,
): Bonds | null {
  const { size, offsets, values } = neighbours;
  if (values.length <= CORE_DEGREE * size) return neighbours;
  if (values.length > MOST_COUPLINGS) return null;
  const strengths = Float64Array.from(values, Math.abs).sort();
  const weakest = strengths[values.length - CORE_DEGREE * size]!;
  let kept = 0;
  let all = 0;
  for (const J of values) {
    all += J * J;
    if (Math.abs(J) > weakest) kept += J * J;
  }
  if (kept < CORE_SHARE * all) return null;
  const starts = new Uint32Array(size + 1);
  const columns: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
      if (Math.abs(values[k]!) <= weakest) continue;
      columns.push(neighbours.columns[k]!);
      weights.push(values[k]!);
    }
    starts[i + 1] = columns.length;
  }
  return { size, offsets: starts, columns: Uint32Array.from(columns), values: Float64Array.from(weights) };
}

interface Weights {
  readonly values: Int32Array | Float64Array;
}

/** Couplings without fields, in compressed rows. */
export interface Bonds extends Weights {
  readonly size: number;
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
}
