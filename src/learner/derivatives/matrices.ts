/** Square matrices as flat arrays [row][column]. */

/** Copies what is right of the diagonal to the left of it. @returns the same array */
export function mirrorUpper(matrix: Float64Array, size: number): Float64Array {
  for (let i = 1; i < size; i++) for (let j = 0; j < i; j++) matrix[i * size + j] = matrix[j * size + i]!;
  return matrix;
}
