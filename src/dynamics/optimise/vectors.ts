/** The few vector operations that the optimisers are made of; a matrix library's objects would copy each vector twice. */

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/** Euclidean norm, safe where squares would leave the range. */
export function norm(a: Float64Array): number {
  const largest = a.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (!(largest > 0 && largest < Infinity)) return largest;
  let sum = 0;
  for (const x of a) sum += (x / largest) ** 2;
  return largest * Math.sqrt(sum);
}

/** a + scale b */
export function addScaled(a: Float64Array, scale: number, b: Float64Array): Float64Array {
  return a.map((x, k) => x + scale * b[k]!);
}
