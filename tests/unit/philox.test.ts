import { expect, test } from 'vitest';
import { mulHigh, philox4x32, WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

/** Random123 1.14, kat_vectors: counter, key, output of philox4x32 with 10 rounds. */
const knownAnswers = [
  ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
] as const;
const words = (hex: string) => hex.split(' ').map((w) => Number.parseInt(w, 16));

test.each(knownAnswers)('Philox4x32-10 of counter %s gives the published words', (counter, key, expected) => {
  const [c0, c1, c2, c3] = words(counter) as [number, number, number, number];
  const [k0, k1] = words(key) as [number, number];
  const out = new Uint32Array(4).fill(0xdeadbeef);
  philox4x32(c0, c1, c2, c3, [k0, k1], out);
  expect([...out]).toEqual(words(expected));
});

test('the high half of a product is exact at the edges and on 2000 pairs', () => {
  const out = new Uint32Array(4);
  for (let i = 0; i < 500; i++) {
    philox4x32(i, 0, 0, 0, [1, 2], out);
    for (const [a, b] of [
      [out[0]!, out[1]!],
      [out[2]!, out[3]!],
      [out[0]!, 0xffffffff],
      [0xffffffff, 0xffffffff],
    ] as const) {
      expect(mulHigh(a, b)).toBe(Number((BigInt(a) * BigInt(b)) >> 32n));
    }
  }
});

test('a reader gives word index & 3 of block index >> 2, in any order', () => {
  const seed = seedFrom(2 ** 40 + 7);
  expect(seed).toEqual([7, 256]);
  const out = new Uint32Array(4);
  const reader = new WordReader(seed, Stream.Couplings, 5, 9);
  for (const index of [0, 3, 4, 1, 1027, 2]) {
    philox4x32(index >> 2, 9, 5, Stream.Couplings, seed, out);
    expect(reader.word(index)).toBe(out[index & 3]);
  }
});

test.each([-1, 1.5, 2 ** 53, Number.NaN])('seed %s is refused', (value) => {
  expect(() => seedFrom(value)).toThrow(RangeError);
});
