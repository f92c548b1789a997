import { describe, expect, test } from 'vitest';
import { annealPopulation, Population } from '../../src/dynamics/population-annealing.ts';
import { overlapOf, placesOf, systematicCounts } from '../../src/dynamics/resampling.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { heatBath, skSamples } from '../support/glass-runs.ts';

const seed = seedFrom(6);
const words = (count: number, owner: number) => {
  const reader = new WordReader(seed, 52, owner);
  return Uint32Array.from({ length: count }, (_, k) => reader.word(k));
};

describe('systematic resampling', () => {
  const weights = Float64Array.of(3, 0, 10, 1, 1, 5);

  test('gives R descendants, each copy floor or ceil of its share, at both ends of the words too', () => {
    for (const word of [0, 1, 2 ** 31, 2 ** 32 - 1, ...words(200, 1)]) {
      const counts = systematicCounts(weights, word);
      expect(counts.reduce((a, b) => a + b)).toBe(6);
      counts.forEach((n, i) => {
        const share = (6 * weights[i]!) / 20;
        expect([Math.floor(share), Math.ceil(share)]).toContain(n);
      });
    }
  });

  test('has the share as its mean, exactly, over all offsets', () => {
    // Offsets 0 … 19 are equally likely: word (k + 1/2) / 20 of the range lands on each.
    const sums = new Float64Array(6);
    for (let k = 0; k < 20; k++)
      systematicCounts(weights, Math.floor(((k + 0.5) / 20) * 2 ** 32)).forEach((n, i) => {
        sums[i]! += n;
      });
    expect([...sums]).toEqual([...weights].map((w) => 6 * w));
  });

  test('is exact with the largest weights and population of the contract', () => {
    const heavy = new Float64Array(1024).fill(2 ** 26);
    for (const word of [0, 2 ** 32 - 1])
      expect([...systematicCounts(heavy, word)]).toEqual(Array(1024).fill(1));
    heavy[7] = 1;
    expect(systematicCounts(heavy, 5).reduce((a, b) => a + b)).toBe(1024);
  });

  test('survivors keep their places, further descendants fill the empty ones', () => {
    expect([...placesOf(Uint32Array.of(0, 3, 1, 0))]).toEqual([1, 1, 2, 1]);
  });
});

describe('a population', () => {
  const spec = { samples: 2, population: 50, seed };
  const energies = Float64Array.from(words(100, 2), (w) => (w % 21) - 10);

  test('chooses the step at which the smallest overlap of the samples is the one asked for, and never passes the end', () => {
    const population = new Population(spec);
    const beta = population.nextBeta(energies, 0.5, 5, 0.8);
    const overlap = (from: number) =>
      overlapOf(energies.slice(from, from + 50).map((e) => Math.exp(-beta * 0.5 * e)));
    expect(Math.min(overlap(0), overlap(50))).toBeCloseTo(0.8, 9);
    expect(population.nextBeta(energies, 0.5, beta / 2, 0.8)).toBe(beta / 2);
    expect(() => population.nextBeta(energies, 0.5, 0)).toThrow(/cannot go/);
    expect(() => population.nextBeta(energies, 0.5, 1, 1)).toThrow(/overlap/);
  });

  test('adds ln of the mean weight to ln Z, and knows its families', () => {
    const population = new Population(spec);
    expect([...population.meanSquareFamily()]).toEqual([1, 1]);
    const { sources, culled } = population.resample(energies, 0.5, 0.3);
    const mean = energies.slice(50).reduce((sum, e) => sum + Math.exp(-0.15 * e), 0) / 50;
    expect(population.logPartition(10)[1]! - 10 * Math.LN2).toBeCloseTo(Math.log(mean), 12);
    const families = [...sources.subarray(50)].map((source) => source - 50);
    expect([...population.snapshot().families.subarray(50)]).toEqual(families);
    expect(culled[1]).toBeCloseTo(1 - new Set(families).size / 50, 12);
    expect(population.familyCount()[1]).toBe(new Set(families).size);
    expect(population.meanSquareFamily()[1]).toBeGreaterThan(1);
    expect(population.entropicFamily()[1]).toBeLessThanOrEqual(population.meanSquareFamily()[1]! + 1e-9);
    // Nothing but the lowest survives a step to very cold: one family, rho_t = R.
    const alone = energies.map((_, k) => (k % 50 === 3 ? -40 : 0));
    population.resample(alone, 10, 2);
    population.resample(alone, 10, 20);
    expect([...population.meanSquareFamily()]).toEqual([50, 50]);
    expect([...population.entropicFamily()].map((rho) => Math.round(rho))).toEqual([50, 50]);
  });

  test('resumes from a snapshot, agrees with its shards, and refuses another population', () => {
    const straight = new Population(spec);
    const resumed = new Population(spec);
    const shard = new Population({ ...spec, samples: 1, firstSample: 1 });
    straight.resample(energies, 0.5, 0.2);
    shard.resample(energies.slice(50), 0.5, 0.2);
    resumed.restore(structuredClone(straight.snapshot()));
    straight.resample(energies, 0.5, 0.7);
    resumed.resample(energies, 0.5, 0.7);
    shard.resample(energies.slice(50), 0.5, 0.7);
    expect(resumed.snapshot()).toEqual(straight.snapshot());
    expect([...shard.snapshot().families]).toEqual([...straight.snapshot().families.subarray(50)]);
    expect(() => shard.restore(straight.snapshot())).toThrow(/another population/);
    expect(() => straight.resample(energies, 0.5, 0.1)).toThrow(/cannot go/);
    expect(() => straight.resample(energies.slice(1), 0.5, 1)).toThrow(/100 states/);
  });
});

test('annealing a glass: the end is reached exactly, fixed steps are kept, clock and spins go on', async () => {
  const engine = new ReferenceEngine();
  const spec = { instances: skSamples(12, 2), replicas: 20, seed };
  const glass = await engine.glass(spec);
  const population = new Population({ samples: 2, population: 20, seed });
  const betas: number[] = [];
  await annealPopulation(glass, population, heatBath, { lastBeta: 1, sweepsPerStep: 2 }, async ({ beta }) => {
    betas.push(beta);
  });
  expect(betas.at(-1)).toBe(1);
  expect(betas.length).toBeGreaterThan(2);
  expect(glass.clock.sweep).toBe(2 * betas.length);
  const fixed: number[] = [];
  const other = new Population({ samples: 2, population: 20, seed });
  const plan = { lastBeta: 0.5, sweepsPerStep: 1, betas: [0.1, 0.3, 0.9] };
  await annealPopulation(await engine.glass(spec), other, heatBath, plan, async ({ beta }) => {
    fixed.push(beta);
  });
  expect(fixed).toEqual([0.1, 0.3, 0.5]);
  await expect(
    annealPopulation(glass, new Population({ samples: 1, population: 40, seed: seedFrom(1) }), heatBath, {
      lastBeta: 1,
      sweepsPerStep: 1,
    }),
  ).resolves.toBeUndefined();
});
