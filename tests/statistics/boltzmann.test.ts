/** The samplers against the exact law, configuration by configuration: every engine that draws its own spins. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, UpdateRule } from '../../src/engine/contract.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { boltzmann, type Enumeration, enumerate, thermal } from '../../src/glass/enumeration.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import type { PatternSet } from '../../src/glass/patterns.ts';
import { randomPatterns } from '../../src/glass/patterns-random.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { unpackSpins } from '../../src/glass/spins.ts';
import { pairsWithinSamples } from '../../src/observables/overlap.ts';
import { agrees, meanOverSamples } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { chiSquare } from '../support/chi-square.ts';
import { spinEngines } from '../support/engines.ts';

const sk = (size: number, couplings: 'gaussian' | 'binary', sample = 0) =>
  sherringtonKirkpatrick({ size, couplings, couplingBits: 8, seed: seedFrom(21), sample });

/** A sparse glass in a field: a ring of 9 with one chord. */
const ringInField = quantiseCouplings(
  {
    size: 9,
    pairs: [
      ...Array.from({ length: 8 }, (_, i) => ({ i, j: i + 1, value: i % 3 === 0 ? -0.8 : 1.2 })),
      { i: 0, j: 8, value: 0.6 },
    ],
    field: [0.3, 0, -0.5, 0, 0, 0.2, 0, 0.7, -0.1],
  },
  10,
);

const CHAINS = 16_384;
const BLOCK = 1024;

/** Final configurations of independent chains, each from its own random start: counts by word, [word]. */
async function sample(
  engine: Engine,
  instance: GlassInstance,
  rule: UpdateRule,
  beta: number,
  sweeps: number,
  chains = CHAINS,
) {
  const counts = new Float64Array(2 ** instance.size);
  for (let first = 0; first < chains; first += BLOCK) {
    const glass = await engine.glass({
      instances: [instance],
      replicas: BLOCK,
      seed: seedFrom(5),
      firstState: first,
    });
    await glass.sweep({ rule, order: 'sequential', betas: new Float64Array(BLOCK).fill(beta), sweeps });
    const { spins } = await glass.snapshot();
    for (const word of spins) counts[word]! += 1;
    glass.destroy();
  }
  return counts;
}

/** Patterns that the weights of a word violate. */
function violatedBy({ size, patterns, values }: PatternSet, word: number): number {
  let count = 0;
  for (let mu = 0; mu < patterns; mu++) {
    let stability = 0;
    for (let i = 0; i < size; i++) stability += values[mu * size + i]! * (((word >> i) & 1) * 2 - 1);
    if (stability < 0) count++;
  }
  return count;
}

/** Exact probabilities of all 2^N words, mirror images too. */
function law(all: Enumeration, beta: number): Float64Array {
  const stored = boltzmann(all, beta);
  const everyWord = 2 ** all.instance.size - 1;
  return Float64Array.from({ length: everyWord + 1 }, (_, word) =>
    all.multiplicity === 1 ? stored[word]! : stored[word < all.stored ? word : everyWord - word]! / 2,
  );
}

const instances = [
  ['±J, N = 8', sk(8, 'binary')],
  ['Gaussian, N = 12', sk(12, 'gaussian')],
  ['sparse in a field, N = 9', ringInField],
] as const;
/** T and the sweeps after which the slowest mode that a random start excites is far below the noise of 16,384 chains. */
const temperatures = [
  [2, 8],
  [1, 20],
  [0.6, 60],
] as const;
const rules = ['heat-bath', 'metropolis'] as const;
const FAMILY = spinEngines.length * instances.length * temperatures.length * rules.length;

describe.each(spinEngines)('$name', ({ open }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(async () => engine.destroy());

  describe.each(instances)('%s', (_, instance) => {
    test.each(rules)(
      '%s visits every configuration as often as Boltzmann says at T = 2, 1, 0.6 (chi-square, 16,384 chains, family-wise false alarm 1e-6)',
      async (rule) => {
        const all = enumerate(instance);
        for (const [temperature, sweeps] of temperatures) {
          const counts = await sample(engine, instance, rule, 1 / temperature, sweeps);
          const { statistic, limit, degrees } = chiSquare(counts, law(all, 1 / temperature), FAMILY);
          expect(degrees).toBeGreaterThan(10);
          expect(statistic).toBeLessThan(limit);
        }
      },
    );
  });

  test.each(rules)(
    '%s with beta 1.05 where 1 is claimed is caught by the same chi-square (N = 8, 49,152 chains)',
    async (rule) => {
      const instance = instances[0][1];
      const counts = await sample(engine, instance, rule, 1.05, 20, 3 * CHAINS);
      const { statistic, limit } = chiSquare(counts, law(enumerate(instance), 1), FAMILY);
      expect(statistic).toBeGreaterThan(limit);
    },
  );

  test('heat bath and Metropolis give the enumerated u and <q^2> at N = 16 (4 samples, T = 1.5, 1, 0.7; 5 sigma each, 24 checks a rule: false alarm 1e-5)', async () => {
    const replicas = 512;
    const samples = [0, 1, 2, 3].map((k) => sk(16, k % 2 ? 'binary' : 'gaussian', k));
    for (const rule of rules) {
      for (const [temperature, sweeps] of [
        [1.5, 12],
        [1, 30],
        [0.7, 80],
      ] as const) {
        for (const [k, instance] of samples.entries()) {
          const chains = await engine.glass({
            instances: [instance],
            replicas,
            seed: seedFrom(77),
            firstState: k * replicas,
          });
          const betas = new Float64Array(replicas).fill(1 / temperature);
          await chains.sweep({ rule, order: 'sequential', betas, sweeps });
          const exact = thermal(enumerate(instance), 1 / temperature);
          const energies = (await chains.energies()).map((units) => units * chains.unit);
          expect(agrees(meanOverSamples(energies), exact.energy, 5)).toBe(true);
          // Pairs (0, 1), (2, 3), … share no chain: their scatter is the error.
          const pairs = pairsWithinSamples(replicas / 2, 2);
          const q2 = Float64Array.from(await chains.overlaps(pairs), (overlap) => (overlap / 16) ** 2);
          expect(agrees(meanOverSamples(q2), exact.overlapSquared, 5)).toBe(true);
          chains.destroy();
        }
      }
    }
  });

  test.each(rules)(
    'the binary perceptron: %s visits every set of weights as often as Boltzmann says, and not as one 15 percent hotter (N = 9, 11 patterns, T = 1 and 0.4, chi-square, false alarm 1e-6)',
    async (rule) => {
      const set = randomPatterns({ size: 9, patterns: 11, labels: 'random', seed: seedFrom(23), sample: 0 });
      const violated = Array.from({ length: 512 }, (_, word) => violatedBy(set, word));
      const lawAt = (temperature: number) => {
        const weights = violated.map((energy) => Math.exp(-energy / temperature));
        const sum = weights.reduce((total, weight) => total + weight, 0);
        return weights.map((weight) => weight / sum);
      };
      for (const [temperature, sweeps] of [
        [1, 12],
        [0.4, 40],
      ] as const) {
        const counts = new Float64Array(512);
        for (let first = 0; first < CHAINS; first += BLOCK) {
          const spec = { patterns: [set], replicas: BLOCK, seed: seedFrom(6), firstState: first };
          const chains = await engine.perceptron(spec);
          const betas = new Float64Array(BLOCK).fill(1 / temperature);
          await chains.sweep({ rule, order: 'sequential', betas, sweeps });
          for (const word of (await chains.snapshot()).spins) counts[word]! += 1;
          chains.destroy();
        }
        const { statistic, limit, degrees } = chiSquare(counts, lawAt(temperature), 8);
        expect(degrees).toBeGreaterThan(30);
        expect(statistic).toBeLessThan(limit);
        expect(chiSquare(counts, lawAt(1.15 * temperature), 8).statistic).toBeGreaterThan(limit);
      }
    },
  );

  test('free spins: fixed-order Metropolis flips every one of them in every sweep, so it never forgets; heat bath does', async () => {
    const free = quantiseCouplings({ size: 40, pairs: [] }, 5);
    for (const rule of rules) {
      const chains = await engine.glass({ instances: [free], replicas: 64, seed: seedFrom(9) });
      const start = (await chains.snapshot()).spins;
      await chains.remember('start');
      const one = { rule, order: 'sequential', betas: new Float64Array(64).fill(1), sweeps: 1 } as const;
      await chains.sweep(one);
      const after = [...(await chains.correlate('start'))];
      if (rule === 'metropolis') expect(after).toEqual(after.map(() => -40));
      await chains.sweep(one);
      const spins = (await chains.snapshot()).spins;
      if (rule === 'metropolis') expect(spins).toEqual(start);
      else {
        const mean = [...(await chains.correlate('start'))].reduce((sum, q) => sum + q, 0);
        // 2560 fair coins: 5 sigma.
        expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(2560));
        expect([...unpackSpins(spins, 40, 0)]).not.toEqual([...unpackSpins(start, 40, 0)]);
      }
      chains.destroy();
    }
  });
});
