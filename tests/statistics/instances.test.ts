/** Files that others publish: headers, sizes, signs, and their known optima found again by replica exchange on the cpu engine. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReplicaExchange, temper } from '../../src/dynamics/replica-exchange.ts';
import { solve } from '../../src/dynamics/solve/solve.ts';
import { geometricLadder, ladderOf } from '../../src/dynamics/temperature-ladder.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { readProblem } from '../../src/glass/files/problem.ts';
import { type CouplingsSign, readCouplings } from '../../src/glass/files/read.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine } from '../support/engines.ts';
import { heatBath } from '../support/glass-runs.ts';
import { haveInstances, instanceText, tableOf } from '../support/instances.ts';

describe.skipIf(!haveInstances)('published instances', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await cpuEngine.open();
  });
  afterAll(async () => engine.destroy());

  /** Lowest energy met by replica exchange, two ladders of 32 temperatures, the last of them 0, in the file's units; and what was read. */
  async function search(path: string, rounds: number, sign: CouplingsSign | 'auto' = 'auto') {
    const { couplings, report } = readCouplings(instanceText(path), sign);
    const instance = quantiseCouplings(couplings, 14);
    // From the typical size of a local field down to a quarter of the typical coupling, and one slot at T = 0 that only descends.
    const squares = couplings.pairs.reduce((sum, { value }) => sum + value * value, 0);
    const coldest = 0.25 * Math.sqrt(squares / couplings.pairs.length);
    const warm = geometricLadder(Math.sqrt((2 * squares) / couplings.size), coldest, 31);
    const ladder = ladderOf([...warm.temperatures, 0]);
    const seed = seedFrom(81);
    const glass = await engine.glass({ instances: [instance], replicas: 64, seed });
    const exchange = new ReplicaExchange({ ladder, samples: 1, copies: 2, seed });
    let lowest = Number.POSITIVE_INFINITY;
    await temper(glass, exchange, heatBath, { rounds, sweepsPerRound: 5 }, async () => {
      lowest = Math.min(lowest, ...(await glass.energies()));
    });
    lowest *= glass.unit;
    glass.destroy();
    return { lowest, cut: (report.sumOfWeights - lowest) / 2, report, instance };
  }

  test.each([
    ['biqmac/pm1d_80.0.mc', 'rudy', 80, 3128],
    ['biqmac/g05_60.0.mc', 'rudy', 60, 885],
    ['biqmac/t2g10_5555.mc', 'rudy', 100, 200],
    ['biqmac/ising2.5-100_5555.mc', 'rudy', 100, 4950],
    ['dimacs_torus/toruspm3-8-50.dat', 'rudy', 512, 1536],
    ['dimacs_torus/torusg3-8.dat', 'rudy', 512, 1536],
    ['dwave3d/dwave3d_L10_0000.mc', 'rudy', 999, 2795],
    ['gset/G1.txt', 'rudy', 800, 19176],
    ['gset/G55.txt', 'rudy', 5000, 12498],
    ['sk_ocadni/sk_couplings_N50_J0_seed1051732.txt', 'edge-list', 50, 1225],
    ['wishart/wishart_planting_N_50_alpha_0.50_inst_1.txt', 'edge-list', 50, 1225],
  ])('%s is read as %s with %i sites', (path, format, size, edges) => {
    const { report } = readCouplings(instanceText(path));
    // Entries that are 0 or cancel are said, so the sum is the header's count.
    expect(report).toMatchObject({ format, size, sign: format === 'rudy' ? 'weight' : 'coupling' });
    expect(report.couplings + report.duplicates.count + report.zeros).toBe(edges);
    expect(report.firstSite).toBe(format === 'rudy' ? 1 : 0);
  });

  test('an SK sample with a column of fields reaches its published ground state, couplings as they stand (2e-5 a spin)', async () => {
    for (const [seed, energy] of [
      [1051732, -0.6667838],
      [1051735, -0.6917742],
      [1051975, -0.8610641],
    ] as const) {
      const { lowest } = await search(`sk_ocadni/sk_couplings_N50_J0_seed${seed}.txt`, 100);
      expect(Math.abs(lowest / 50 - energy)).toBeLessThan(2e-5);
    }
  });

  test.each([
    ['pm1d_80.0', 'optima_rudy.txt', 200],
    ['pm1d_80.1', 'optima_rudy.txt', 200],
    ['pm1d_80.2', 'optima_rudy.txt', 200],
    ['pm1d_100.0', 'optima_rudy.txt', 200],
    ['pm1s_80.0', 'optima_rudy.txt', 200],
    ['pm1s_100.1', 'optima_rudy.txt', 200],
    ['g05_60.0', 'optima_rudy.txt', 200],
    ['t2g10_5555', 'optima_ising.txt', 3000],
    ['t3g5_5555', 'optima_ising.txt', 300],
    ['ising2.5-100_5555', 'optima_ising.txt', 3000],
  ])('%s: the best cut found is the proven optimum, in integers', async (name, table, rounds) => {
    const optimum = tableOf(`biqmac/${table}`).get(name)!;
    const { cut, instance } = await search(`biqmac/${name}.mc`, rounds);
    expect(instance).toMatchObject({ unit: 1, roundingError: 0 });
    expect(cut).toBe(optimum);
  });

  test.each([
    ['biqmac/t2g15_5555.mc', 15051133],
    ['biqmac/t2g20_5555.mc', 24838942],
    ['biqmac/t3g6_5555.mc', 17434469],
    ['biqmac/ising2.5-100_5555.mc', 2460049],
    ['biqmac/pm1s_100.0.mc', 127],
    ['dimacs_torus/torusg3-8.dat', 41684814],
    ['dimacs_torus/toruspm3-8-50.dat', 458],
  ])(
    '%s: solve reaches the proven optimum by its seed within 30 rounds, and nothing lies above',
    async (path, optimum) => {
      const problem = readProblem(instanceText(path), { name: path, as: 'maxcut' });
      const sum = problem.terms.reduce((total, { value }) => total + value, 0);
      // Asked for one more than is possible, it goes on for all its rounds and must not find it.
      const limits = { engine, seconds: 300, seed: 1 };
      const { cut } = await solve(problem, { ...limits, rounds: 30, target: sum - 2 * optimum });
      expect(cut).toBe(optimum);
      const beyond = await solve(problem, { ...limits, rounds: 3, target: sum - 2 * (optimum + 1) });
      expect(beyond.cut).toBeLessThanOrEqual(optimum);
      expect(beyond.rounds).toBe(3);
    },
  );

  test('a cubic ±1 lattice (L = 8) reaches its published energy, and never goes below', async () => {
    const energies = tableOf('dwave3d/putative_energies.txt', 3);
    for (const name of ['dwave3d_L08_0000.mc', 'dwave3d_L08_0003.mc']) {
      const { lowest } = await search(`dwave3d/${name}`, 1500);
      expect(lowest).toBe(energies.get(name));
    }
  });

  test('the sign matters: read as weights, a planted instance stays at or above its planted energy; read as couplings it would not', async () => {
    const path = 'wishart/wishart_planting_N_50_alpha_0.50_inst_1.txt';
    const asWeights = await search(path, 150, 'weight');
    expect(asWeights.lowest).toBeGreaterThanOrEqual(-1534000);
    const asCouplings = await search(path, 150);
    expect(asCouplings.lowest).toBeLessThan(-1534000);
  });
});
