/**
 * Laws that boltzmann.test.ts and update-orders.test.ts leave out: dense glasses in random order, glasses in a field in every order
 * that takes one, and where quenches end. On the CPU engine; the others are held to it by digest.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type QuenchRule, quenchStates } from '../../src/dynamics/quench.ts';
import type { Engine, UpdateOrder } from '../../src/engine/contract.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { boltzmann, enumerate } from '../../src/glass/enumeration.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { localFields } from '../../src/glass/local-fields.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { chiSquare } from '../support/chi-square.ts';
import { cpuEngine } from '../support/engines.ts';

const CHAINS = 16_384;
const BLOCK = 1024;
const seed = seedFrom(31);

const sk = (couplings: 'gaussian' | 'binary', strength: number, size = 8) =>
  sherringtonKirkpatrick({
    size,
    couplings,
    couplingBits: 8,
    field: { law: 'gaussian', strength },
    seed: seedFrom(22),
    sample: 0,
  });

/** A tree of nine sites and one loop, in a field. */
const sparseInField = quantiseCouplings(
  {
    size: 9,
    pairs: [
      ...Array.from({ length: 8 }, (_, i) => ({ i: i >> 1, j: i + 1, value: i % 3 === 0 ? -0.9 : 1.1 })),
      { i: 7, j: 8, value: 0.7 },
    ],
    field: [0.4, 0, -0.5, 0, 0.3, 0, -0.2, 0.6, 0],
  },
  10,
);

const cases: readonly (readonly [string, GlassInstance, readonly UpdateOrder[]])[] = [
  ['dense ±J without a field', sk('binary', 0), ['random']],
  ['dense ±J in a field', sk('binary', 0.5), ['sequential', 'random']],
  ['dense Gaussian in a field', sk('gaussian', 0.5), ['sequential', 'random']],
  ['sparse in a field', sparseInField, ['colour', 'random']],
];
const rules = ['heat-bath', 'metropolis'] as const;
const temperatures = [
  [2, 12],
  [1, 40],
] as const;
const FAMILY =
  rules.length * temperatures.length * cases.reduce((sum, [, , orders]) => sum + orders.length, 0);

/** Exact probabilities of all 2^N words. */
function law(instance: GlassInstance, beta: number): Float64Array {
  const all = enumerate(instance);
  const stored = boltzmann(all, beta);
  const last = 2 ** instance.size - 1;
  return Float64Array.from({ length: last + 1 }, (_, word) =>
    all.multiplicity === 1 ? stored[word]! : stored[word < all.stored ? word : last - word]! / 2,
  );
}

describe('samplers', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await cpuEngine.open();
  });
  afterAll(async () => engine.destroy());

  /** Final words of independent chains from random starts, [word]: `move` makes them from fresh states. */
  async function endings(
    instance: GlassInstance,
    move: (glass: Awaited<ReturnType<Engine['glass']>>, firstState: number) => Promise<unknown>,
  ): Promise<Float64Array> {
    const counts = new Float64Array(2 ** instance.size);
    for (let firstState = 0; firstState < CHAINS; firstState += BLOCK) {
      const glass = await engine.glass({ instances: [instance], replicas: BLOCK, seed, firstState });
      await move(glass, firstState);
      for (const word of (await glass.snapshot()).spins) counts[word]! += 1;
      glass.destroy();
    }
    return counts;
  }

  describe.each(cases)('%s', (_, instance, orders) => {
    test.each(orders)(
      '%s order: heat bath and Metropolis visit every configuration as often as Boltzmann says at T = 2 and 1, and not as at 25 percent more (chi-square, 16,384 chains, family-wise false alarm 1e-6)',
      async (order) => {
        for (const rule of rules) {
          for (const [temperature, sweeps] of temperatures) {
            const betas = new Float64Array(BLOCK).fill(1 / temperature);
            const counts = await endings(instance, (glass) => glass.sweep({ rule, order, betas, sweeps }));
            const { statistic, limit, degrees } = chiSquare(counts, law(instance, 1 / temperature), FAMILY);
            expect(degrees).toBeGreaterThan(20);
            expect(statistic).toBeLessThan(limit);
            const wrong = chiSquare(counts, law(instance, 1 / (1.25 * temperature)), FAMILY);
            expect(wrong.statistic).toBeGreaterThan(wrong.limit);
          }
        }
      },
    );
  });

  const quenchRules = ['greedy', 'reluctant', 'random'] as const;
  const glasses = [
    ['±J, where gains are often equal', sk('binary', 0, 12)],
    ['Gaussian', sk('gaussian', 0, 12)],
  ] as const;

  test.each(glasses)(
    'quenches end in each stable state as often as their rule says, and not as another says (SK %s, N = 12, chi-square, 16,384 starts, false alarm 1e-6)',
    async (_, instance) => {
      const laws = quenchRules.map((rule) => quenchLaw(instance, rule));
      for (const [k, rule] of quenchRules.entries()) {
        const counts = await endings(instance, (glass, firstState) =>
          quenchStates(glass, [instance], { rule, seed, firstState }),
        );
        // Nothing ends where something could still be gained.
        expect(counts.every((count, word) => count === 0 || laws[k]![word]! > 0)).toBe(true);
        const { statistic, limit, degrees } = chiSquare(counts, laws[k]!, 6);
        expect(degrees).toBeGreaterThan(2);
        expect(statistic).toBeLessThan(limit);
        const others = quenchRules
          .filter((other) => other !== rule)
          .map((other) => quenchRules.indexOf(other));
        expect(others.some((other) => !(chiSquare(counts, laws[other]!, 6).statistic <= limit))).toBe(true);
      }
    },
  );
});

/**
 * Where a quench from a random start ends, [word], exactly: every step lowers the energy, so probability is handed down from the
 * highest configuration to the lowest, in equal parts to all that the rule may choose.
 */
function quenchLaw(instance: GlassInstance, rule: QuenchRule): Float64Array {
  const { size } = instance;
  const words = Array.from({ length: 2 ** size }, (_, word) => word);
  const gains = words.map((word) => {
    const spins = Int8Array.from({ length: size }, (_, i) => ((word >> i) & 1) * 2 - 1);
    const fields = localFields(instance, spins);
    return Array.from(spins, (s, i) => -s * fields[i]!);
  });
  const all = enumerate(instance);
  const energy = (word: number) => all.energies[word < all.stored ? word : 2 ** size - 1 - word]!;
  const share = new Float64Array(2 ** size).fill(2 ** -size);
  for (const word of [...words].sort((a, b) => energy(b) - energy(a))) {
    const positive = gains[word]!.filter((gain) => gain > 0);
    if (positive.length === 0) continue;
    const wanted = rule === 'greedy' ? Math.max(...positive) : Math.min(...positive);
    const sites = gains[word]!.flatMap((gain, i) =>
      gain > 0 && (rule === 'random' || gain === wanted) ? [i] : [],
    );
    for (const i of sites) share[word ^ (1 << i)]! += share[word]! / sites.length;
    share[word] = 0;
  }
  return share;
}
