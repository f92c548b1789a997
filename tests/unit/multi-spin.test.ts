/** What multi-spin coding is made of: bit planes, thresholds, and the sizes that sparse glasses may have. */
import { expect, test } from 'vitest';
import { createReferenceGlass } from '../../src/engine/reference/glass.ts';
import { fromPlanes, toPlanes, transpose32 } from '../../src/glass/bit-planes.ts';
import { latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { denseFrom, instanceOf } from '../../src/glass/quantise.ts';
import { heatBathUp, metropolisAccepts, multiplierOf } from '../../src/random/acceptance.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';
import { heatBathThreshold, metropolisThreshold } from '../../src/random/thresholds.ts';

const seed = seedFrom(3);

test('a transposed bit matrix has bit c of word r where bit r of word c was', () => {
  const reader = new WordReader(seed, Stream.Bootstrap, 0);
  const before = Uint32Array.from({ length: 32 }, (_, i) => reader.word(i));
  const after = before.slice();
  transpose32(after);
  for (let r = 0; r < 32; r++) {
    for (let c = 0; c < 32; c++) expect((after[r]! >>> c) & 1).toBe((before[c]! >>> r) & 1);
  }
});

test('states turned into planes and back are themselves; other lanes keep their bits (N = 70, 50 lanes of 3 words)', () => {
  const [size, stride] = [70, 3];
  const lanes = Array.from({ length: 50 }, (_, s) => ({ word: (s + 20) >> 5, lane: (s + 20) & 31 }));
  const reader = new WordReader(seed, Stream.Bootstrap, 1);
  const packed = Uint32Array.from({ length: 50 * 3 }, (_, i) =>
    i % 3 === 2 ? reader.word(i) & 0x3f : reader.word(i),
  );
  const planes = new Uint32Array(size * stride).fill(0xffffffff);
  toPlanes(packed, size, lanes, planes, stride);
  expect(fromPlanes(planes, size, lanes, stride)).toEqual(packed);
  for (const [site, state] of [
    [0, 0],
    [33, 11],
    [69, 49],
  ] as const) {
    const { word, lane } = lanes[state]!;
    expect((planes[site * stride + word]! >>> lane) & 1).toBe(
      (packed[state * 3 + (site >> 5)]! >>> (site & 31)) & 1,
    );
  }
  // Lanes 0 … 19 are no states, and neither is the last word's upper part.
  for (let site = 0; site < size; site++) {
    expect(planes[site * stride]! & 0xfffff).toBe(0xfffff);
    expect(planes[site * stride + 2]! >>> 6).toBe(0x3ffffff);
  }
});

test('a threshold parts accepted words from refused ones: the word below is accepted, the word itself is not (all fields to 6, 9 temperatures)', () => {
  for (const x of [0, 1e-6, 0.01, 0.3, 1, 2.7, 12, 60, Infinity]) {
    const multiplier = multiplierOf(x);
    for (let field = -6; field <= 6; field++) {
      for (const [threshold, accepts] of [
        [heatBathThreshold(field, multiplier), heatBathUp],
        [metropolisThreshold(field, multiplier), metropolisAccepts],
      ] as const) {
        if (threshold > 0) expect(accepts(field, multiplier, threshold - 1)).toBe(true);
        if (threshold < 2 ** 32) expect(accepts(field, multiplier, threshold)).toBe(false);
      }
      // Probability 1 / (1 + exp(-x field)) to the primitive's accuracy; a free spin is a fair coin to the bit.
      const exact = 1 / (1 + Math.exp(x === Infinity && field === 0 ? 0 : -x * field));
      const found = heatBathThreshold(field, multiplier) / 2 ** 32;
      expect(Math.abs(found - exact)).toBeLessThan(1e-6);
      if (field === 0) expect(found).toBe(0.5);
    }
  }
});

test('sparse glasses may have 65,536 spins, dense ones 4096', () => {
  const cube = (length: number) =>
    latticeGlass({
      lengths: [length, length, length],
      boundary: 'periodic',
      couplings: 'binary',
      couplingBits: 1,
      seed,
      sample: 0,
    });
  expect(createReferenceGlass({ instances: [cube(20)], replicas: 1, seed }).size).toBe(8000);
  expect(() => createReferenceGlass({ instances: [cube(41)], replicas: 1, seed })).toThrow(/GBX-204.*65536/s);
  const dense = instanceOf({
    size: 4097,
    couplings: denseFrom(4097, []),
    field: null,
    unit: 1,
    roundingError: 0,
  });
  expect(() => createReferenceGlass({ instances: [dense], replicas: 1, seed })).toThrow(/GBX-204.*4096/s);
});
