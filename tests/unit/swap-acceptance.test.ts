/** The swap decision: against whole-number arithmetic, against the real probability, and at every edge. */
import { describe, expect, test } from 'vitest';
import type { Multiplier } from '../../src/random/acceptance.ts';
import { logarithmOf } from '../../src/random/logarithm.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { swapAccepted, swapMultiplierOf } from '../../src/random/swap-acceptance.ts';

const words = new WordReader(seedFrom(12), 52, 0);

/** The definition, with no floating point in it. */
const exact = (deltaEnergy: number, { B, k }: Multiplier, word: number) =>
  BigInt(deltaEnergy) * BigInt(B) > BigInt(logarithmOf(word)) * 2n ** BigInt(k);

/** Number of words that accept; they are the words below it. */
function accepting(deltaEnergy: number, multiplier: Multiplier): number {
  let [low, high] = [0, 2 ** 32];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (swapAccepted(deltaEnergy, multiplier, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

describe('the multiplier of a pair of slots', () => {
  test('holds 31 significant bits from 2^-79 to where one unit decides', () => {
    for (let e = -78; e < 4; e++) {
      for (const fraction of [1, 1.2345678901234567, 1.9999999999]) {
        const x = fraction * 2 ** e;
        const { B, k } = swapMultiplierOf(x);
        expect(B).toBeLessThan(2 ** 31);
        expect(k).toBeLessThanOrEqual(84);
        expect(Math.abs(B / (x * 2 ** (26 + k)) - 1)).toBeLessThanOrEqual(2 ** -31);
      }
    }
    expect(swapMultiplierOf(0)).toEqual({ B: 0, k: 0 });
    expect(swapMultiplierOf(Number.MIN_VALUE)).toEqual({ B: 0, k: 0 });
    for (const x of [32, 1e300, Number.POSITIVE_INFINITY])
      expect(swapMultiplierOf(x)).toEqual({ B: 2 ** 31 - 1, k: 0 });
    // A carry into the 32nd bit is taken back, and never leaves the range.
    expect(swapMultiplierOf((2 ** 31 - 0.25) / 2 ** 46)).toEqual({ B: 2 ** 30, k: 19 });
    for (const x of [-1, Number.NaN]) expect(() => swapMultiplierOf(x)).toThrow(RangeError);
  });
});

describe('a swap', () => {
  test('equals dE * B > L * 2^k in whole numbers, also where doubles cannot tell (20,000 random cases and the edges of each)', () => {
    let differing = 0;
    let edges = 0;
    for (let n = 0; n < 20_000; n++) {
      const [word, high, low, b, shift] = [0, 1, 2, 3, 4].map((i) => words.word(8 * n + i)) as [
        number,
        number,
        number,
        number,
        number,
      ];
      const multiplier = { B: 2 ** 30 + (b >>> 2), k: shift % 85 };
      // Near L 2^k / B, where the answer turns; and anywhere.
      const edge = Math.ceil((logarithmOf(word) * 2 ** multiplier.k) / multiplier.B);
      const size = words.word(8 * n + 5) % 53;
      const far = -((high % 2 ** 21) * 2 ** 32 + low) / 2 ** size;
      for (const deltaEnergy of [edge - 1, edge, edge + 1, Math.floor(far)]) {
        if (!(Math.abs(deltaEnergy) <= 2 ** 53)) continue;
        if (Math.abs(deltaEnergy - edge) <= 1) edges++;
        if (swapAccepted(deltaEnergy, multiplier, word) !== exact(deltaEnergy, multiplier, word)) differing++;
      }
    }
    expect(differing).toBe(0);
    expect(edges).toBeGreaterThan(20_000);
  });

  test('is refused at exact equality, which doubles see wrongly or not at all', () => {
    let equal = 0;
    for (let n = 0; n < 2000; n++) {
      const word = words.word(n);
      const level = -logarithmOf(word);
      // dE * B = -level * 2^k with B = 2^30 and k = 50: dE = -level * 2^20.
      const multiplier = { B: 2 ** 30, k: 50 };
      const loss = level * 2 ** 20;
      if (loss > 2 ** 53) continue;
      equal++;
      expect(swapAccepted(-loss, multiplier, word)).toBe(false);
      expect(swapAccepted(-loss + 1, multiplier, word)).toBe(true);
      expect(swapAccepted(-loss - 1, multiplier, word)).toBe(false);
    }
    expect(equal).toBeGreaterThan(1000);
  });

  test('has the probability exp(dE x) within 1.1e-7 of itself and 2^-32, all words counted; a multiplier off by 2^-20 fails that bound', () => {
    let worst = 0;
    let worstOfWrong = 0;
    for (let e = -70; e < 5; e += 0.37) {
      const x = 2 ** e * 1.2345;
      for (const exponent of [1e-9, 1e-6, 0.01, 0.3, 1, 3, 8, 16, 22]) {
        const deltaEnergy = -Math.round(exponent / x);
        if (deltaEnergy === 0 || deltaEnergy < -(2 ** 53)) continue;
        const p = Math.exp(deltaEnergy * x);
        const bound = 1.1e-7 * p + 2 ** -32;
        const multiplier = swapMultiplierOf(x);
        const off = (m: Multiplier) => Math.abs(accepting(deltaEnergy, m) / 2 ** 32 - p) / bound;
        worst = Math.max(worst, off(multiplier));
        worstOfWrong = Math.max(worstOfWrong, off({ ...multiplier, B: multiplier.B * (1 - 2 ** -20) }));
      }
    }
    expect(worst).toBeLessThan(1);
    expect(worstOfWrong).toBeGreaterThan(1);
  });

  test('that lowers the total weight nowhere, of equal energies or temperatures, is always accepted', () => {
    for (const word of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
      expect(swapAccepted(12, swapMultiplierOf(0.5), word)).toBe(true);
      expect(swapAccepted(0, swapMultiplierOf(0.5), word)).toBe(true);
      expect(swapAccepted(-99, swapMultiplierOf(0), word)).toBe(true);
      expect(swapAccepted(-(2 ** 53), swapMultiplierOf(0), word)).toBe(true);
    }
  });

  test('at the edges: energies of 2^53 units, and a slot at T = 0, which takes any lower energy and no higher one', () => {
    expect(swapAccepted(-(2 ** 53), swapMultiplierOf(1), 0)).toBe(false);
    expect(swapAccepted(-(2 ** 53), swapMultiplierOf(1e-18), 2 ** 31)).toBe(true);
    for (const word of [0, 2 ** 31, 2 ** 32 - 1]) {
      expect(swapAccepted(1, swapMultiplierOf(Number.POSITIVE_INFINITY), word)).toBe(true);
      expect(swapAccepted(-1, swapMultiplierOf(Number.POSITIVE_INFINITY), word)).toBe(false);
    }
  });
});
