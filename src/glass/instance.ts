/**
 * A glass: integer couplings and fields, and the size of one unit.
 *
 * H = -sum_{i<j} J_ij s_i s_j - sum_i h_i s_i, with J_ij = unit * couplings and h_i = unit * field. Everything an engine
 * touches is the integers; `unit` turns an integer energy into the one that people read, and beta into a multiplier.
 */

export type Couplings =
  | {
      readonly kind: 'dense';
      /** Symmetric, zero diagonal, [site][site]. Int16Array where every value fits, else Int32Array. */
      readonly values: Int16Array | Int32Array;
    }
  | {
      readonly kind: 'sparse';
      /** Compressed rows: neighbours of i are columns[offsets[i] … offsets[i + 1]], ascending. */
      readonly offsets: Uint32Array;
      readonly columns: Uint32Array;
      readonly values: Int32Array;
    };

export interface GlassInstance {
  readonly size: number;
  readonly couplings: Couplings;
  /** External field in units, [site]; null where there is none. */
  readonly field: Int32Array | null;
  /** Energy of one unit, in the instance's own units of energy (J = 1 for the ensembles). */
  readonly unit: number;
  /** Largest row sum, max_i |h_i| + sum_j |J_ij|, in units: the largest local field there can be. Below 2^30. */
  readonly largestField: number;
  /** Largest rounding error of a coupling, in energy; 0 where the couplings were integers. */
  readonly roundingError: number;
}

/** Local fields fit 16 bits, with room for the update's own sum, only below this row sum. */
export const INT16_FIELD_LIMIT = 2 ** 15;
/** Fields and couplings of an instance stay below this, so that sums never leave 32 bits. */
export const FIELD_LIMIT = 2 ** 30;

export function fitsInt16(instance: GlassInstance): boolean {
  return instance.largestField < INT16_FIELD_LIMIT;
}
