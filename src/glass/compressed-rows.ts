/** The couplings of any instance as neighbour lists. */
import type { Couplings, GlassInstance } from './instance.ts';

type CompressedRows = Omit<Extract<Couplings, { readonly kind: 'sparse' }>, 'kind'>;

/** Compressed rows as in `Couplings`: of a dense instance the couplings that are not zero, of a sparse one its own arrays. */
export function compressedRows({ size, couplings }: GlassInstance): CompressedRows {
  if (couplings.kind === 'sparse') return couplings;
  const { values: matrix } = couplings;
  let count = 0;
  for (const J of matrix) if (J !== 0) count++;
  const offsets = new Uint32Array(size + 1);
  const columns = new Uint32Array(count);
  const values = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const J = matrix[i * size + j]!;
      if (J === 0) continue;
      columns[at] = j;
      values[at++] = J;
    }
    offsets[i + 1] = at;
  }
  return { offsets, columns, values };
}
