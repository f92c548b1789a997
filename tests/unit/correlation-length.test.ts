import { describe, expect, test } from 'vitest';
import { packSpins, unpackSpins } from '../../src/glass/spins.ts';
import { correlationLengthRatio, waveSusceptibilities } from '../../src/observables/correlation-length.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';

const seed = seedFrom(19);

/** A copy of a ferromagnetic Ising ring from its exact law: satisfied bonds are independent but for an even number of broken ones. */
function ring(
  length: number,
  beta: number,
  words: WordReader,
  from: number,
): { spins: Int8Array; used: number } {
  const satisfied = (1 + Math.tanh(beta)) / 2;
  for (let k = from; ; k += length) {
    const bonds = Array.from({ length }, (_, b): number =>
      words.word(k + b) < satisfied * 2 ** 32 ? 1 : -1,
    );
    if (bonds.reduce((product, bond) => product * bond, 1) < 0) continue;
    const spins = new Int8Array(length).fill(1);
    for (let i = 1; i < length; i++) spins[i] = spins[i - 1]! * bonds[i - 1]!;
    return { spins, used: k + length };
  }
}

describe('the correlation length of the overlap', () => {
  test('of the Ising ring is sqrt(v)/(1 - v) with v = tanh^2(beta), for any k (L = 32, 8000 pairs, 5 errors); 15 percent hotter is seen', () => {
    const [length, samples, beta] = [32, 8000, 1.3];
    const packed = new Uint32Array(2 * samples);
    for (let s = 0; s < samples; s++) {
      const words = new WordReader(seed, 52, s);
      const first = ring(length, beta, words, 0);
      packSpins(first.spins, packed, 2 * s);
      packSpins(ring(length, beta, words, first.used).spins, packed, 2 * s + 1);
    }
    const { value, error } = correlationLengthRatio(
      waveSusceptibilities(packed, [length], samples, 2),
      length,
    );
    const exact = (b: number) => Math.tanh(b) / (1 - Math.tanh(b) ** 2) / length;
    expect(Math.abs(value - exact(beta))).toBeLessThan(5 * error);
    expect(Math.abs(value - exact(beta / 1.15))).toBeGreaterThan(5 * error);
  });

  test('chi(0) and chi(k) are the sums written out, on a cube, over all pairs and axes', () => {
    const [length, size] = [4, 64];
    const packed = new Uint32Array(3 * 2);
    const words = new WordReader(seed, 52, 9999);
    for (let s = 0; s < 3; s++)
      packSpins(
        Array.from({ length: size }, (_, i) => (words.word(s * size + i) < 2 ** 31 ? 1 : -1)),
        packed,
        s,
      );
    const { zero, smallest } = waveSusceptibilities(packed, [length, length, length], 1, 3);
    const copies = [0, 1, 2].map((s) => unpackSpins(packed, size, s));
    let [chi0, chiK] = [0, 0];
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      for (let axis = 0; axis < 3; axis++) {
        let [sum, real, imaginary] = [0, 0, 0];
        for (let i = 0; i < size; i++) {
          const q = copies[a]![i]! * copies[b]![i]!;
          const x = Math.floor(i / length ** axis) % length;
          sum += q;
          real += q * Math.cos((2 * Math.PI * x) / length);
          imaginary += q * Math.sin((2 * Math.PI * x) / length);
        }
        chi0 += sum ** 2 / size / 9;
        chiK += (real ** 2 + imaginary ** 2) / size / 9;
      }
    }
    expect(zero[0]).toBeCloseTo(chi0, 10);
    expect(smallest[0]).toBeCloseTo(chiK, 10);
    // Copies named in another order, as at a slot of a ladder, are the same pairs.
    const named = waveSusceptibilities(packed, [length, length, length], 1, 3, [2, 0, 1]);
    expect(named.zero[0]).toBeCloseTo(chi0, 10);
  });

  test('refuses axes of different lengths, and is 0 where chi(k) exceeds chi(0)', () => {
    expect(() => waveSusceptibilities(new Uint32Array(4), [4, 5], 1, 2)).toThrow(/one length/);
    expect(() => waveSusceptibilities(new Uint32Array(4), [4], 1, 1)).toThrow(/two copies/);
    const one = { zero: Float64Array.of(1, 1), smallest: Float64Array.of(2, 2) };
    expect(correlationLengthRatio(one, 8).value).toBe(0);
  });
});
