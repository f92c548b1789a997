/**
 * Sobol's sequence in Gray-code order, with the direction numbers of S. Joe & F. Y. Kuo (SIAM J. Sci. Comput. 30 (2008) 2635; file
 * new-joe-kuo-6), the order in which SciPy and PyTorch count. I. M. Sobol', USSR Comput. Math. Math. Phys. 7 (1967) 86;
 * I. A. Antonov & V. M. Saleev, ibid. 19 (1979) 252.
 */

/** Axes 2 to 8: degree and inner coefficients of the primitive polynomial, and the first odd numbers m. */
const JOE_KUO: readonly (readonly [degree: number, coefficients: number, m: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
];

export const SOBOL_AXES = JOE_KUO.length + 1;

/** v_1 … v_32, the most significant bit first. */
function directions(axis: number): Uint32Array {
  const v = new Uint32Array(32);
  if (axis === 0) return v.map((_, k) => 2 ** (31 - k));
  const [degree, coefficients, m] = JOE_KUO[axis - 1]!;
  for (let k = 0; k < 32; k++) {
    if (k < degree) {
      v[k] = m[k]! * 2 ** (31 - k);
      continue;
    }
    let word = v[k - degree]! ^ (v[k - degree]! >>> degree);
    for (let j = 1; j < degree; j++) if ((coefficients >>> (degree - 1 - j)) & 1) word ^= v[k - j]!;
    v[k] = word >>> 0;
  }
  return v;
}

const DIRECTIONS = Array.from({ length: SOBOL_AXES }, (_, axis) => directions(axis));

/**
 * Coordinate times 2^32, exact.
 * @param index  0 … 2^32 - 1; point 0 is the origin
 * @param axis   0 … 7
 * @throws RangeError beyond
 */
export function sobolWord(index: number, axis: number): number {
  const v = DIRECTIONS[axis];
  if (!v) throw new RangeError(`Sobol's sequence is given for ${SOBOL_AXES} axes, not for axis ${axis}`);
  let [gray, word] = [(index ^ (index >>> 1)) >>> 0, 0];
  for (let k = 0; gray > 0; k++, gray >>>= 1) if (gray & 1) word ^= v[k]!;
  return word >>> 0;
}
