/** A 64-bit seed, the key of every random stream: low word first. */
export type Seed = readonly [low: number, high: number];

/** The seed of a non-negative safe integer, as people type it. @throws RangeError otherwise. */
export function seedFrom(value: number): Seed {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`seed ${value} is not an integer from 0 to 2^53 - 1`);
  return [value >>> 0, Math.floor(value / 2 ** 32)];
}
