/** A Hessian from energies alone: no derivative of ours enters it. */

/**
 * H_ij = [E(+i +j) - E(+i -j) - E(-i +j) + E(-i -j)] / (4 h^2), [parameter][parameter]. Error: (h^2 / 6) of the fourth derivatives,
 * and about 2^-52 |E| / h^2 of rounding in an entry.
 */
export function differenceHessian(
  energy: (theta: Float64Array) => number,
  theta: Float64Array,
  h: number,
): Float64Array {
  const p = theta.length;
  const matrix = new Float64Array(p * p);
  const place = theta.slice();
  const at = (i: number, a: number, j: number, b: number) => {
    place[i]! += a * h;
    place[j]! += b * h;
    const value = energy(place);
    place[i] = theta[i]!;
    place[j] = theta[j]!;
    return value;
  };
  for (let i = 0; i < p; i++) {
    for (let j = i; j < p; j++) {
      const sum = at(i, 1, j, 1) - at(i, 1, j, -1) - at(i, -1, j, 1) + at(i, -1, j, -1);
      matrix[i * p + j] = matrix[j * p + i] = sum / (4 * h * h);
    }
  }
  return matrix;
}
