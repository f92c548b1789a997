/** Halton's sequence: on axis k the digits of the index in the k-th prime, mirrored at the point. J. H. Halton, Numer. Math. 2 (1960) 84. */

const PRIMES = [2, 3, 5, 7, 11, 13] as const;
export const HALTON_AXES = PRIMES.length;

/**
 * Radical inverse as an exact fraction: numerator and denominator base^digits.
 * @param index  below 2^32, so that both are exact integers
 * @throws RangeError for axes beyond 6: there neighbouring coordinates are too alike for use (without scrambling)
 */
export function radicalInverse(index: number, axis: number): [numerator: number, denominator: number] {
  const base = PRIMES[axis];
  if (!base) throw new RangeError(`Halton's sequence is given for ${HALTON_AXES} axes, not for axis ${axis}`);
  let [rest, numerator, denominator] = [index, 0, 1];
  while (rest > 0) {
    numerator = numerator * base + (rest % base);
    denominator *= base;
    rest = Math.floor(rest / base);
  }
  return [numerator, denominator];
}

/** Coordinate times 2^32, rounded down. */
export function haltonWord(index: number, axis: number): number {
  const [numerator, denominator] = radicalInverse(index, axis);
  return Math.floor((numerator / denominator) * 2 ** 32);
}
