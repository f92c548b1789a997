import { describe, expect, test } from 'vitest';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { boltzmann, energyHistogram, enumerate, groundStates, thermal } from '../../src/glass/enumeration.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { isProblem } from '../../src/messages/problem.ts';
import { seedFrom } from '../../src/random/seed.ts';

const seed = seedFrom(11);
const sk = (size: number, couplings: 'gaussian' | 'binary' = 'gaussian', sample = 0) =>
  sherringtonKirkpatrick({ size, couplings, couplingBits: 10, seed, sample });

/** Everything from the definition, one configuration at a time. */
function bruteForce(instance: GlassInstance, beta: number) {
  const { size, unit, field } = instance;
  const J = (i: number, j: number): number => {
    const { couplings } = instance;
    if (couplings.kind === 'dense') return couplings.values[i * size + j]!;
    for (let k = couplings.offsets[i]!; k < couplings.offsets[i + 1]!; k++) {
      if (couplings.columns[k] === j) return couplings.values[k]!;
    }
    return 0;
  };
  let [Z, first, second] = [0, 0, 0];
  const m = new Float64Array(size);
  const c = new Float64Array(size * size);
  for (let word = 0; word < 2 ** size; word++) {
    const s = Array.from({ length: size }, (_, i) => ((word >> i) & 1) * 2 - 1);
    let units = 0;
    for (let i = 0; i < size; i++) {
      units -= (field?.[i] ?? 0) * s[i]!;
      for (let j = 0; j < i; j++) units -= J(i, j) * s[i]! * s[j]!;
    }
    const E = units * unit;
    const weight = Math.exp(-beta * E);
    Z += weight;
    first += weight * E;
    second += weight * E * E;
    for (let i = 0; i < size; i++) {
      m[i]! += weight * s[i]!;
      for (let j = 0; j < size; j++) c[i * size + j]! += weight * s[i]! * s[j]!;
    }
  }
  return {
    logPartition: Math.log(Z),
    energy: first / Z,
    energySquared: second / Z,
    magnetisations: m.map((x) => x / Z),
    correlations: c.map((x) => x / Z),
    overlapSquared: c.reduce((sum, x) => sum + (x / Z) ** 2, 0) / size ** 2,
  };
}

const close = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).every((x, k) => Math.abs(x - b[k]!) <= 1e-11) && a.length === b.length;

describe('enumeration', () => {
  const field = [0.4, -0.3, 0, 0.9, 0.1, -1];
  const ring = field.map((_, i) => ({
    i: Math.min(i, (i + 1) % 6),
    j: Math.max(i, (i + 1) % 6),
    value: i % 3 ? 1.1 : -0.7,
  }));
  const cases: readonly (readonly [string, GlassInstance])[] = [
    ['dense Gaussian, N = 7', sk(7)],
    ['dense ±J, N = 8', sk(8, 'binary')],
    ['N = 2', sk(2)],
    ['dense in a field, N = 6', quantiseCouplings({ size: 6, pairs: ring, field }, 12)],
    ['sparse, N = 9', quantiseCouplings({ size: 9, pairs: ring.slice(0, 4) }, 12)],
    [
      'sparse in a field, N = 9',
      quantiseCouplings({ size: 9, pairs: ring.slice(0, 4), field: [...field, 0, 0.5, 0] }, 12),
    ],
  ];

  test.each(cases)(
    'equals the sum over all configurations, one by one (%s; beta 0, 0.7, 2.5; 1e-11)',
    (_, instance) => {
      const all = enumerate(instance);
      for (const beta of [0, 0.7, 2.5]) {
        const [fast, slow] = [thermal(all, beta), bruteForce(instance, beta)];
        for (const key of ['logPartition', 'energy', 'energySquared', 'overlapSquared'] as const) {
          expect(Math.abs(fast[key] - slow[key])).toBeLessThan(1e-11);
        }
        expect(close(fast.magnetisations, slow.magnetisations)).toBe(true);
        expect(close(fast.correlations, slow.correlations)).toBe(true);
      }
    },
  );

  test('the sparse and the field cases are what they claim to be', () => {
    expect(cases.map(([, { couplings }]) => couplings.kind)).toEqual([
      'dense',
      'dense',
      'dense',
      'dense',
      'sparse',
      'sparse',
    ]);
    expect(cases.map(([, instance]) => enumerate(instance).multiplicity)).toEqual([2, 2, 2, 1, 2, 1]);
  });

  test('the density of states holds every configuration; its mean is 0 and its variance sum J^2 (N = 16)', () => {
    const instance = sk(16, 'binary');
    const { energies, counts } = energyHistogram(enumerate(instance));
    const moment = (power: number) => energies.reduce((sum, E, k) => sum + counts[k]! * E ** power, 0);
    expect(moment(0)).toBe(2 ** 16);
    expect(moment(1)).toBe(0);
    expect(moment(2) / 2 ** 16).toBe(120);
  });

  test('ground states of a ferromagnet are all up and all down; in a field only one is left', () => {
    const pairs = [0, 1, 2].flatMap((i) => [1, 2, 3].filter((j) => j > i).map((j) => ({ i, j, value: 1 })));
    const free = enumerate(quantiseCouplings({ size: 4, pairs }, 5));
    expect(free).toMatchObject({ groundEnergy: -6, groundCount: 2 });
    expect([...groundStates(free)]).toEqual([0]);
    const held = enumerate(quantiseCouplings({ size: 4, pairs, field: [1, 0, 0, 0] }, 5));
    expect(held).toMatchObject({ groundEnergy: -7, groundCount: 1 });
    expect([...groundStates(held)]).toEqual([0b1111]);
    expect(boltzmann(held, Number.POSITIVE_INFINITY)[15]).toBe(1);
    expect(boltzmann(held, 0)[3]).toBe(1 / 16);
  });

  test('N = 20 agrees with its own identities: <E> = -d ln Z / d beta and the heat capacity (1e-6)', () => {
    const all = enumerate(sk(20));
    const step = 1e-3;
    const [below, here, above] = [1 - step, 1, 1 + step].map((beta) => thermal(all, beta));
    expect(Math.abs((above!.logPartition - below!.logPartition) / (2 * step) + here!.energy)).toBeLessThan(
      2e-5,
    );
    const fluctuation = here!.energySquared - here!.energy ** 2;
    expect(Math.abs((above!.energy - below!.energy) / (2 * step) + fluctuation)).toBeLessThan(2e-5);
  });

  test('25 spins are refused, and the message says how many are not', () => {
    try {
      enumerate(sk(25));
      throw new Error('25 spins were enumerated');
    } catch (error) {
      expect(isProblem(error) && error.id).toBe('GBX-320');
      expect(String(error)).toMatch(/at most 24 spins/);
    }
  });
});
