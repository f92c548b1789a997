/**
 * The experiment `equilibrium` against exact values of the very samples that it ran: every way of moving, on dense and sparse models.
 *
 * Fixed seeds. Deviations count in thermal errors, each the jackknife of eight blocks, averaged over eight samples: nearly
 * Gaussian at these temperatures, so that a bound of 5 fails by chance in one of a million rows or, with the heavier tail of a t of
 * seven degrees, one of a thousand; with 90 of them, less than one seed in ten. Beside the claims stand runs that must fail.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import type { Row } from '../../src/experiments/declaration.ts';
import { equilibrium } from '../../src/experiments/equilibrium.ts';
import { cpuEngine } from '../support/engines.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await cpuEngine.open();
});
afterAll(async () => engine.destroy());

function run(change: Readonly<Record<string, unknown>>): Promise<Row[]> {
  return runExperiment(equilibrium, engine, configOf(equilibrium, change));
}

const BOUND = 5;
/** Deviation from a value in thermal errors. */
function off({ values }: Row, name: string, known: number): number {
  return Math.abs(Number(values[name]) - known) / Number(values[`${name}Thermal`]);
}

const small = { size: 10, samples: 8, steps: 4, hottest: 2, coldest: 0.5, copies: 4 } as const;
const graph = { ...small, model: 'random-regular', couplings: 'binary', degree: 3, coldest: 0.8 } as const;
const cooling = { method: 'cooling', sweeps: 1000 } as const;
const tempering = { method: 'tempering', sweeps: 1000 } as const;
const population = { method: 'population', population: 128, sweeps: 32 } as const;

describe.each([
  ['plain cooling, SK', { ...small, ...cooling }],
  [
    'plain cooling by Metropolis in random order, SK ±J in a field',
    { ...small, ...cooling, couplings: 'binary', rule: 'metropolis', order: 'random', field: 0.3 },
  ],
  ['plain cooling in multi-spin order, random regular graph', { ...graph, ...cooling, order: 'multi-spin' }],
  ['plain cooling with cluster moves, random regular graph', { ...graph, ...cooling, clusters: true }],
  ['tempering, SK', { ...small, ...tempering }],
  [
    'tempering on a tuned ladder, Hopfield',
    { ...small, ...tempering, model: 'hopfield', load: 0.3, ladder: 'tuned' },
  ],
  ['tempering with cluster moves, random regular graph', { ...graph, ...tempering, clusters: true }],
  ['population annealing, SK', { ...small, ...population }],
  [
    'population annealing with cluster moves, Viana–Bray',
    { ...small, ...population, model: 'viana-bray', degree: 2, clusters: true },
  ],
] as const)('%s', (_name, change) => {
  test('meets energy, specific heat, <q^2> and free energy of the enumeration', async () => {
    const rows = await run(change);
    for (const row of rows) {
      const at = `T = ${row.values.temperature}`;
      const exact = (name: string) => Number(row.values[name]);
      expect(off(row, 'energy', exact('exactEnergy')), `energy ${at}`).toBeLessThan(BOUND);
      expect(off(row, 'heat', exact('exactHeat')), `heat ${at}`).toBeLessThan(BOUND);
      expect(off(row, 'q2', exact('exactQ2')), `q2 ${at}`).toBeLessThan(BOUND);
      // Integration over four temperatures errs by some thousandths; a population's ln Z does not.
      const grain = change.method === 'population' ? 0 : 0.004;
      const f = Number(row.values.freeEnergy) - exact('exactFreeEnergy');
      expect(Math.abs(f), `f ${at}`).toBeLessThan(grain + BOUND * Number(row.values.freeEnergyThermal));
      expect(row.values.equilibrated, at).not.toBe('no');
    }
  });
});

test('eight sweeps at each temperature miss the exact energy, and no row is called equilibrated', async () => {
  const rows = await run({
    ...small,
    size: 20,
    method: 'cooling',
    sweeps: 8,
    coldest: 0.1,
    hottest: 1,
    steps: 4,
  });
  const cold = rows.at(-1)!;
  expect(off(cold, 'energy', Number(cold.values.exactEnergy))).toBeGreaterThan(BOUND);
  for (const { values } of rows) expect(values.equilibrated).not.toBe('yes');
});

test('held at T = 0.2, 256 spins are seen not to be in equilibrium, though nothing exact is known', async () => {
  const rows = await run({
    size: 256,
    samples: 8,
    method: 'cooling',
    sweeps: 200,
    hottest: 0.3,
    coldest: 0.2,
    steps: 2,
  });
  expect(rows.at(-1)!.values.equilibrated).toBe('no');
});

test('a long tempering of small samples is shown to be in equilibrium at every temperature', async () => {
  const rows = await run({
    size: 32,
    samples: 24,
    steps: 3,
    hottest: 2,
    coldest: 1.2,
    method: 'tempering',
    sweeps: 1600,
  });
  expect(rows.map(({ values }) => values.equilibrated)).toEqual(['yes', 'yes', 'yes']);
});

describe('known models', () => {
  test('the 8 × 8 ferromagnet has the energy of Kaufman’s torus, and not that of Onsager’s lattice at T_c', async () => {
    const rows = await run({
      model: 'square',
      couplings: 'ferromagnetic',
      length: 8,
      samples: 4,
      hottest: 3.2,
      coldest: 2,
      steps: 4,
      ladder: 'linear',
      method: 'tempering',
      sweeps: 1600,
    });
    for (const row of rows) {
      expect(off(row, 'energy', Number(row.values.exactEnergy)), 'energy').toBeLessThan(BOUND);
      expect(off(row, 'heat', Number(row.values.exactHeat)), 'heat').toBeLessThan(BOUND);
    }
    // At T_c the torus lies 0.05 below the infinite lattice, -sqrt(2).
    const nearCritical = rows[2]!;
    expect(nearCritical.values.temperature).toBeCloseTo(2.4, 9);
    expect(off(nearCritical, 'energy', -1.2)).toBeGreaterThan(BOUND);
  });

  test.each([
    ['random-regular', 1.5, 0],
    ['viana-bray', 1.5, 0.012],
  ] as const)('%s, ±J, degree 3, has the energy of a tree at T = 4', async (model, bonds, graphError) => {
    const change = { model, couplings: 'binary', degree: 3, size: 256, samples: 16, ...cooling };
    const [row] = await run({ ...change, hottest: 4, coldest: 3.9, steps: 2, sweeps: 100 });
    const tree = -bonds * Math.tanh(1 / 4);
    const error = Math.hypot(Number(row!.values.energyError), graphError);
    // Loops of a finite graph add about 1/N.
    expect(Math.abs(Number(row!.values.energy) - tree)).toBeLessThan(4 * error + 1 / 256);
    // Bonds of a line have another energy: that much is seen.
    expect(Math.abs(Number(row!.values.energy) + Math.tanh(1 / 4))).toBeGreaterThan(4 * error);
  });

  test('Curie–Weiss in a Gaussian field: the exact energy of these fields', async () => {
    const rows = await run({
      model: 'curie-weiss',
      size: 48,
      field: 0.4,
      fieldLaw: 'gaussian',
      samples: 8,
      hottest: 1.5,
      coldest: 0.8,
      steps: 2,
      ...tempering,
    });
    for (const row of rows) expect(off(row, 'energy', Number(row.values.exactEnergy))).toBeLessThan(BOUND);
  });
});

describe('cluster moves say what they are worth', () => {
  test('on a chain clusters are small; on a graph of six bonds a site everything hangs together', async () => {
    const change = { couplings: 'binary', ...tempering, clusters: true, samples: 2, steps: 2, sweeps: 100 };
    const [chain] = await run({ ...change, model: 'chain', length: 256, hottest: 2, coldest: 1.9 });
    const [dense] = await run({
      ...change,
      model: 'random-regular',
      degree: 6,
      size: 64,
      hottest: 6,
      coldest: 5,
    });
    expect(chain!.values.clusterShare).toBeLessThan(0.1);
    expect(dense!.values.clusterShare).toBeGreaterThan(0.7);
  });
});
