import { describe, expect, test } from 'vitest';
import { enumerate, thermal } from '../../src/glass/enumeration.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { packedOverlap, popcount } from '../../src/glass/spins.ts';
import {
  connectedSpinGlassSusceptibility,
  flipRate,
  specificHeat,
  spinGlassSusceptibility,
  splitErrors,
  susceptibility,
  thermalVariance,
} from '../../src/observables/fluctuations.ts';
import { alignedFields, pseudogap } from '../../src/observables/local-field-distribution.ts';
import { pairsWithinSamples } from '../../src/observables/overlap.ts';
import { agrees, meanOverSamples } from '../../src/observables/statistics.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { exactDraws } from '../support/exact-draws.ts';
import { skSamples } from '../support/glass-runs.ts';

const seed = seedFrom(27);
const normals = (count: number, owner: number) => {
  const words = new WordReader(seed, 52, owner);
  return Float64Array.from({ length: count }, (_, k) => normalOf(words.word(k)));
};
/** Values cut into blocks of one length. */
const inBlocks = (values: Float64Array, blocks: number) =>
  Array.from({ length: blocks }, (_, b) =>
    values.slice((b * values.length) / blocks, ((b + 1) * values.length) / blocks),
  );

describe('thermal and disorder errors', () => {
  test('are told apart: samples of spread 1 with thermal noise 0.5 (4000 samples, 10 percent)', () => {
    const samples = 4000;
    const truth = normals(samples, 1);
    const values = normals(samples, 2).map((noise, s) => truth[s]! + 0.5 * noise);
    const split = splitErrors(values, new Float64Array(samples).fill(0.5));
    expect(Math.abs((split.thermal * Math.sqrt(samples)) / 0.5 - 1)).toBeLessThan(1e-12);
    expect(Math.abs(split.disorder * Math.sqrt(samples) - 1)).toBeLessThan(0.1);
    expect(split.error ** 2).toBeCloseTo(split.thermal ** 2 + split.disorder ** 2, 15);
  });

  test('one sample has a thermal error only; equal samples have no disorder', () => {
    expect(splitErrors([2], [0.1])).toEqual({ value: 2, error: 0.1, thermal: 0.1, disorder: Number.NaN });
    expect(splitErrors([2, 2], [0.1, 0.1]).disorder).toBe(0);
  });
});

describe('a thermal variance', () => {
  test('is unbiased with few correlated blocks, where the plain one is a quarter too small (4000 runs, 5 sigma)', () => {
    // Four chains that never move: each block holds one value.
    const values = normals(16_000, 3);
    const runs = Array.from({ length: 4000 }, (_, r) =>
      Array.from({ length: 4 }, (_, b) => new Float64Array(3).fill(1000 + values[4 * r + b]!)),
    );
    const jackknifed = meanOverSamples(runs.map((blocks) => thermalVariance(blocks).value));
    expect(agrees(jackknifed, 1, 5)).toBe(true);
    const plain = meanOverSamples(
      runs.map((blocks) => {
        const all = blocks.map((block) => block[0]!);
        const centre = all.reduce((a, b) => a + b) / 4;
        return all.reduce((sum, x) => sum + (x - centre) ** 2, 0) / 4;
      }),
    );
    expect(agrees(plain, 0.75, 5)).toBe(true);
    expect(agrees(plain, 1, 5)).toBe(false);
    expect(() => thermalVariance([new Float64Array(4)])).toThrow(/two or more/);
  });

  test('gives the enumerated specific heat, and not that of a temperature 40 percent off (N = 10, 40,000 exact draws, 5 sigma)', () => {
    const [instance] = skSamples(10, 1);
    const all = enumerate(instance!);
    const heat = (beta: number) => {
      const { energy, energySquared } = thermal(all, beta);
      return ((energySquared - energy ** 2) * beta ** 2) / 10;
    };
    const draws = exactDraws(instance!, 1.6, 40_000, seed);
    const energies = Float64Array.from(
      draws,
      (word) => all.energies[word < all.stored ? word : 1023 - word]! * instance!.unit,
    );
    const estimate = specificHeat(inBlocks(energies, 40), 1 / 1.6, 10);
    expect(agrees(estimate, heat(1.6), 5)).toBe(true);
    expect(agrees(estimate, heat(1.6 / 1.4), 5)).toBe(false);
    expect(estimate.error).toBeLessThan(0.05 * heat(1.6));
  });

  test('gives the susceptibility of free spins in a field (N = 12, closed form, 5 sigma)', () => {
    const field = 0.7;
    const free = quantiseCouplings({ size: 12, pairs: [], field: new Array(12).fill(field) }, 10);
    const draws = exactDraws(free, 0.9, 20_000, seed);
    const magnetisations = Float64Array.from(draws, (word) => 2 * popcount(word) - 12);
    const chi = susceptibility(inBlocks(magnetisations, 20), 1 / 0.9, 12);
    expect(agrees(chi, 0.9 * (1 - Math.tanh(0.9 * field) ** 2), 5)).toBe(true);
    expect(agrees(chi, 0.9, 5)).toBe(false);
  });
});

describe('the spin-glass susceptibility', () => {
  const inField = quantiseCouplings(
    {
      size: 8,
      pairs: Array.from({ length: 7 }, (_, i) => ({ i, j: i + 1, value: i % 3 === 0 ? -0.9 : 1.1 })),
      field: [0.5, 0, -0.4, 0.3, 0, 0, 0.8, -0.2],
    },
    10,
  );

  test('in a field is the connected one of enumeration, from 5 copies (4000 groups, 5 sigma); N <q^2> is not', () => {
    const [groups, copies] = [4000, 5];
    const draws = exactDraws(inField, 1, groups * copies, seed);
    const pairs = pairsWithinSamples(groups, copies);
    const overlaps = Int32Array.from({ length: pairs.length / 2 }, (_, k) =>
      packedOverlap(draws, pairs[2 * k]!, draws, pairs[2 * k + 1]!, 8),
    );
    const { correlations, magnetisations } = thermal(enumerate(inField), 1);
    let exact = 0;
    for (let i = 0; i < 8; i++)
      for (let j = 0; j < 8; j++)
        exact += (correlations[8 * i + j]! - magnetisations[i]! * magnetisations[j]!) ** 2 / 8;
    const connected = meanOverSamples(connectedSpinGlassSusceptibility(overlaps, 8, groups, copies));
    expect(agrees(connected, exact, 5)).toBe(true);
    expect(connected.error).toBeLessThan(0.1 * exact);
    const plain = spinGlassSusceptibility(
      Float64Array.from(overlaps, (q) => (q / 8) ** 2),
      8,
    );
    expect(agrees(plain, exact, 5)).toBe(false);
    expect(() => connectedSpinGlassSusceptibility([1, 1, 1], 8, 1, 3)).toThrow(/four copies/);
  });

  test('without one is N times q^2', () => {
    expect(spinGlassSusceptibility([0.1, 0.3], 50).value).toBeCloseTo(10, 12);
  });
});

test('the flip rate is flips per spin and sweep', () => {
  expect([...flipRate(Float64Array.of(5, 0), Float64Array.of(25, 100), 10, 20)]).toEqual([0.1, 0.5]);
});

test('aligned fields add up to the energy', () => {
  const [instance] = skSamples(20, 1, 'binary');
  const packed = exactDraws(instance!, 0, 1, seed);
  const aligned = alignedFields(instance!, packed, 0);
  const all = enumerate(instance!);
  const word = packed[0]! < all.stored ? packed[0]! : 2 ** 20 - 1 - packed[0]!;
  const energy = -aligned.reduce((sum, x) => sum + x, 0) / 2;
  expect(energy).toBeCloseTo(all.energies[word]! * instance!.unit, 10);
});

test('density and slope at zero of aligned fields are those of the line that its two windows lie on', () => {
  // P(h) = 0.1 + 0.6 h, by counts in [0, 0.2) and [0.2, 0.4): 0.032 and 0.056 of 1000 fields.
  const fields = Float64Array.from({ length: 1000 }, (_, k) => (k < 32 ? 0.1 : k < 88 ? 0.3 : 1));
  expect(pseudogap(fields).density).toBeCloseTo(0.1, 12);
  expect(pseudogap(fields).slope).toBeCloseTo(0.6, 12);
  // Fields against their spins are no part of either window.
  expect(pseudogap([-0.1, -0.3])).toEqual({ density: 0, slope: 0 });
});
