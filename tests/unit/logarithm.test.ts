import { expect, test } from 'vitest';
import { heatBathUp, metropolisAccepts, multiplierOf, outweighs } from '../../src/random/acceptance.ts';
import { LOG_ERROR_BOUND, LOG_SCALE, logarithmOf, logitOf, logOfOdd } from '../../src/random/logarithm.ts';
import { philox4x32 } from '../../src/random/philox.ts';

const EDGES = [0, 1, 2, 3, 0x7ffffffe, 0x7fffffff, 0x80000000, 0x80000001, 0xfffffffe, 0xffffffff];
function randomWords(count: number): number[] {
  const out = new Uint32Array(4);
  return Array.from({ length: count }, (_, i) => {
    philox4x32(i, 0, 0, 99, [3, 4], out);
    // Tails matter most: spread the words over all octaves.
    return out[0]! >>> (out[1]! & 31);
  });
}
/** Words at every power of two and their neighbours, on both sides. */
const OCTAVES = Array.from({ length: 32 }, (_, e) => 2 ** e).flatMap((w) => [w - 1, w, w + 1]);
const WORDS = [...EDGES, ...OCTAVES, ...randomWords(20000)].flatMap((w) => [w >>> 0, ~w >>> 0]);

test('both logarithms stay within the stated bound of the exact ones', () => {
  let worst = 0;
  for (const u of WORDS) {
    const U = (u + 0.5) / 2 ** 32;
    const rest = ((~u >>> 0) + 0.5) / 2 ** 32;
    worst = Math.max(
      worst,
      Math.abs(logarithmOf(u) - LOG_SCALE * (U > 0.5 ? Math.log1p(-rest) : Math.log(U))),
      Math.abs(logitOf(u) - LOG_SCALE * (Math.log(U) - Math.log(rest))),
    );
  }
  expect(worst).toBeLessThan(LOG_ERROR_BOUND);
  expect(worst).toBeGreaterThan(0.1); // a bound that is never approached would be a broken test
});

test('both logarithms never decrease with the word', () => {
  const sorted = [...new Set(WORDS)].sort((a, b) => a - b);
  for (let i = 1; i < sorted.length; i++) {
    const [a, b] = [sorted[i - 1]!, sorted[i]!];
    expect(logOfOdd(b) >= logOfOdd(a) && logitOf(b) >= logitOf(a) && logarithmOf(b) >= logarithmOf(a)).toBe(
      true,
    );
  }
  // Every neighbouring pair over stretches that cross octaves and table cells.
  for (const start of [0, 2 ** 12 - 5000, 2 ** 20 - 5000, 2 ** 31 - 5000, 2 ** 32 - 20000]) {
    let before = logitOf(Math.max(0, start));
    for (let u = Math.max(0, start); u < Math.min(2 ** 32, start + 20000); u++) {
      const now = logitOf(u);
      if (now < before) throw new Error(`logit decreases at ${u}`);
      before = now;
    }
  }
});

test('the logit is antisymmetric, and a fair coin to the bit', () => {
  for (const u of WORDS) expect(logitOf(~u >>> 0)).toBe(-1 - logitOf(u));
  expect(logitOf(0x7fffffff)).toBeLessThan(0);
  expect(logitOf(0x80000000)).toBeGreaterThanOrEqual(0);
  expect(logarithmOf(0xffffffff)).toBeLessThanOrEqual(-1);
});

test('the product of field and multiplier is compared exactly, like big integers', () => {
  const out = new Uint32Array(4);
  for (let i = 0; i < 20000; i++) {
    philox4x32(i, 1, 2, 98, [5, 6], out);
    const field = ((out[0]! | 0) >> (1 + (out[3]! & 15))) | 0;
    const B = out[1]! >>> (1 + ((out[3]! >>> 4) & 15));
    const k = (out[3]! >>> 8) & 31;
    const product = BigInt(field) * BigInt(B);
    // Half the trials sit at the edge, where equality decides.
    const near = Number(product >> BigInt(k));
    const L = i & 1 && Math.abs(near) < 2 ** 31 ? near + ((out[3]! >>> 16) % 3) - 1 : out[2]! | 0;
    expect(outweighs(field, { B, k }, L)).toBe(product > BigInt(L) << BigInt(k));
  }
});

test('beta = 0 is a fair coin for any field; beta = Infinity follows the sign and leaves a zero field a coin', () => {
  const hot = multiplierOf(0);
  const cold = multiplierOf(Number.POSITIVE_INFINITY);
  for (const u of WORDS) {
    const coin = u < 2 ** 31;
    for (const field of [-(2 ** 29), -3, 0, 1, 2 ** 29]) expect(heatBathUp(field, hot, u)).toBe(coin);
    expect(heatBathUp(1, cold, u)).toBe(true);
    expect(heatBathUp(-1, cold, u)).toBe(false);
    expect(heatBathUp(0, cold, u)).toBe(coin);
    expect(metropolisAccepts(0, cold, u)).toBe(true);
    expect(metropolisAccepts(-1, cold, u)).toBe(false);
    expect(metropolisAccepts(-5, hot, u)).toBe(true);
  }
});

test('a multiplier keeps 30 significant bits from 1e-8 to 10, saturates above, and refuses nonsense', () => {
  for (let x = 1e-8; x < 10; x *= 1.7) {
    const { B, k } = multiplierOf(x);
    const relative = Math.abs((B * 2 ** -k) / LOG_SCALE / x - 1);
    expect(relative).toBeLessThan(2 ** -29);
  }
  expect(multiplierOf(1e9)).toEqual({ B: 2 ** 31 - 1, k: 0 });
  // k is the largest that keeps B below 2^31, at powers of two and a hair beside them too.
  for (let e = -40; e < 5; e++) {
    for (const aside of [0, 2 ** -52, -(2 ** -52), -(2 ** -32), -(2 ** -33), 0.4]) {
      const x = 2 ** e * (1 + aside);
      const { B, k } = multiplierOf(x);
      expect(B).toBe(Math.round(x * 2 ** (26 + k)));
      expect(B).toBeLessThan(2 ** 31);
      if (k < 31) expect(Math.round(x * 2 ** (27 + k))).toBeGreaterThanOrEqual(2 ** 31);
    }
  }
  for (const bad of [Number.NaN, -1]) expect(() => multiplierOf(bad)).toThrow(RangeError);
});

test('the acceptance probability is right to 2e-8 (found by bisection on L)', () => {
  for (const x of [1e-3, 0.1, 1, 3, 10]) {
    let low = 0;
    let high = 2 ** 32; // first word that does not lift the spin
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (heatBathUp(1, multiplierOf(x), middle)) low = middle + 1;
      else high = middle;
    }
    expect(Math.abs(low / 2 ** 32 - 1 / (1 + Math.exp(-x)))).toBeLessThan(2e-8);
  }
});
