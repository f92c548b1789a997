/** J^T J of a tall matrix, the costly part of normal equations, and J^T r; in f64 whatever J is held in. */
import { mirrorUpper } from './matrices.ts';

/** Rows that are worked on at once: two columns of so many numbers stay in the first cache beside the sums. */
const BLOCK = 256;

/**
 * C = J^T D J and g = J^T D r with the diagonal D of squared scales: what Gauss-Newton needs of weighted residuals.
 *
 * Columns are copied to lie one after the other, so that products of two of them run through memory in order; four by four of them share
 * what is loaded. Sums over rows are made block by block.
 *
 * @param jacobian   [row][parameter], without scales
 * @param residuals  [row], without scales
 * @param scales     [row], what both are multiplied by
 */
export function normalEquations(
  jacobian: Float32Array | Float64Array,
  residuals: Float64Array,
  scales: Float64Array,
): { readonly gradient: Float64Array; readonly curvature: Float64Array } {
  const rows = residuals.length;
  const p = jacobian.length / rows;
  const curvature = new Float64Array(p * p);
  const gradient = new Float64Array(p);
  const columns = new Float64Array(p * BLOCK);
  for (let from = 0; from < rows; from += BLOCK) {
    const count = Math.min(BLOCK, rows - from);
    for (let n = 0; n < count; n++) {
      const scale = scales[from + n]!;
      const at = (from + n) * p;
      const scaled = scale * residuals[from + n]!;
      for (let k = 0; k < p; k++) {
        const value = scale * jacobian[at + k]!;
        columns[k * BLOCK + n] = value;
        gradient[k]! += value * scaled;
      }
    }
    addGram(columns, BLOCK, count, p, curvature);
  }
  return { gradient, curvature: mirrorUpper(curvature, p) };
}

/** Adds the products of columns k <= l, [column][row] with a stride, to the upper half of a matrix [p][p]. */
export function addGram(
  columns: Float64Array,
  stride: number,
  count: number,
  p: number,
  matrix: Float64Array,
): void {
  for (let k = 0; k < p; k += 4) {
    const last = Math.min(4, p - k);
    for (let l = k; l < p; l += 4) {
      if (last === 4 && p - l >= 4) addTile(columns, stride, count, p, matrix, k, l);
      else
        for (let i = k; i < k + last; i++)
          for (let j = Math.max(i, l); j < Math.min(p, l + 4); j++) {
            let sum = 0;
            for (let n = 0; n < count; n++) sum += columns[i * stride + n]! * columns[j * stride + n]!;
            matrix[i * p + j]! += sum;
          }
    }
  }
}

/** Sixteen products at once; what lies below the diagonal is overwritten by the mirror image. */
function addTile(
  columns: Float64Array,
  stride: number,
  count: number,
  p: number,
  matrix: Float64Array,
  k: number,
  l: number,
): void {
  const [a0, b0] = [k * stride, l * stride];
  const [a1, a2, a3] = [a0 + stride, a0 + 2 * stride, a0 + 3 * stride];
  const [b1, b2, b3] = [b0 + stride, b0 + 2 * stride, b0 + 3 * stride];
  let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [s20, s21, s22, s23, s30, s31, s32, s33] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let n = 0; n < count; n++) {
    const x0 = columns[a0 + n]!;
    const x1 = columns[a1 + n]!;
    const x2 = columns[a2 + n]!;
    const x3 = columns[a3 + n]!;
    let y = columns[b0 + n]!;
    s00 += x0 * y;
    s10 += x1 * y;
    s20 += x2 * y;
    s30 += x3 * y;
    y = columns[b1 + n]!;
    s01 += x0 * y;
    s11 += x1 * y;
    s21 += x2 * y;
    s31 += x3 * y;
    y = columns[b2 + n]!;
    s02 += x0 * y;
    s12 += x1 * y;
    s22 += x2 * y;
    s32 += x3 * y;
    y = columns[b3 + n]!;
    s03 += x0 * y;
    s13 += x1 * y;
    s23 += x2 * y;
    s33 += x3 * y;
  }
  const rows = [s00, s01, s02, s03, s10, s11, s12, s13, s20, s21, s22, s23, s30, s31, s32, s33];
  for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) matrix[(k + i) * p + l + j]! += rows[4 * i + j]!;
}
