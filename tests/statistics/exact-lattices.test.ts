/** The cpu engine on lattices against exact results that no enumeration reaches: strips, tori, the infinite square lattice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uniformBetas } from '../../src/dynamics/temperature-ladder.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { type HopfieldGlass, hopfield, patternOverlaps } from '../../src/glass/ensembles/hopfield.ts';
import { latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { kaufman, onsager } from '../../src/glass/exact/onsager.ts';
import { hopfieldRetrieval } from '../../src/glass/exact/replica-symmetric.ts';
import { stripAverages } from '../../src/glass/exact/transfer-matrix.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { packSpins, unpackSpins, wordsPerState } from '../../src/glass/spins.ts';
import { meanOverSamples } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine } from '../support/engines.ts';
import { heatBath } from '../support/glass-runs.ts';

const seed = seedFrom(61);

describe('lattices', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await cpuEngine.open();
  });
  afterAll(async () => engine.destroy());

  /** Mean energy of independent copies after so many sweeps, averaged over `looks` looks, in energy units. */
  async function energyAt(instance: GlassInstance, T: number, copies: number, sweeps: number, looks: number) {
    const glass = await engine.glass({ instances: [instance], replicas: copies, seed });
    const betas = uniformBetas(copies, 1 / T);
    const means = new Float64Array(copies);
    await glass.sweep({ ...heatBath, betas, sweeps });
    for (let look = 0; look < looks; look++) {
      await glass.sweep({ ...heatBath, betas, sweeps: 10 });
      (await glass.energies()).forEach((energy, copy) => {
        means[copy]! += (energy * glass.unit) / looks;
      });
    }
    glass.destroy();
    return meanOverSamples(means);
  }

  test('glasses on strips and tori sample the energy of the transfer matrix (four of them, five errors)', async () => {
    for (const [lengths, boundary, couplings, T] of [
      [[8, 8], 'periodic', 'binary', 1.2],
      [[8, 8], 'periodic', 'gaussian', 1],
      [[10, 30], ['periodic', 'open'], 'binary', 1.2],
      [[9, 40], 'open', 'gaussian', 1],
    ] as const) {
      const glass = latticeGlass({ lengths, boundary, couplings, couplingBits: 6, seed, sample: 1 });
      const exact = stripAverages(glass, lengths[0], 1 / T);
      const ours = await energyAt(glass, T, 64, 400, 20);
      expect(Math.abs(ours.value - exact.energy)).toBeLessThan(5 * ours.error);
      expect(ours.error).toBeLessThan(0.004 * Math.abs(exact.energy));
      // Negative control: the same glass 5 % hotter is told apart.
      const hotter = stripAverages(glass, lengths[0], 1 / (1.05 * T));
      expect(Math.abs(ours.value - hotter.energy)).toBeGreaterThan(5 * ours.error);
    }
  });

  test('a ferromagnet of 32 × 32 has Kaufman’s energy at T = 2.6 and 4 (five errors), and Onsager’s at 4', async () => {
    const glass = latticeGlass({
      lengths: [32, 32],
      boundary: 'periodic',
      couplings: 'ferromagnetic',
      couplingBits: 1,
      seed,
      sample: 0,
    });
    for (const T of [2.6, 4]) {
      const exact = kaufman(32, 32, 1 / T).energy;
      const ours = await energyAt(glass, T, 32, 600, 40);
      expect(Math.abs(ours.value - exact)).toBeLessThan(5 * ours.error);
      expect(ours.error).toBeLessThan(0.01 * Math.abs(exact));
      if (T === 4)
        expect(Math.abs(ours.value / 1024 - onsager(0.25).energy)).toBeLessThan((5 * ours.error) / 1024);
    }
  });

  /** Mean overlap with the pattern each copy started from, at T = 0. */
  async function retrieved(net: HopfieldGlass) {
    const { size } = net.instance;
    const copies = Math.min(net.patterns, 16);
    const glass = await engine.glass({ instances: [net.instance], replicas: copies, seed });
    const spins = new Uint32Array(copies * wordsPerState(size));
    for (let mu = 0; mu < copies; mu++) packSpins(net.values.subarray(mu * size, (mu + 1) * size), spins, mu);
    await glass.restore({ ...(await glass.snapshot()), spins });
    await glass.sweep({ ...heatBath, betas: uniformBetas(copies, Number.POSITIVE_INFINITY), sweeps: 60 });
    const after = (await glass.snapshot()).spins;
    glass.destroy();
    const overlaps = Array.from(
      { length: copies },
      (_, mu) => patternOverlaps(net, unpackSpins(after, size, mu))[mu]!,
    );
    return meanOverSamples(overlaps).value;
  }

  test('Hopfield nets remember at low load and forget at high load (N = 1000, T = 0)', async () => {
    const net = (load: number) => hopfield({ size: 1000, load, seed, sample: 0 });
    // Mean field gives 0.99999 and 0.9955; single flips may stop within 1 % of it.
    expect(Math.abs((await retrieved(net(0.05))) - hopfieldRetrieval(0.05))).toBeLessThan(0.005);
    expect(Math.abs((await retrieved(net(0.1))) - hopfieldRetrieval(0.1))).toBeLessThan(0.02);
    expect(hopfieldRetrieval(0.2)).toBe(0);
    expect(await retrieved(net(0.2))).toBeLessThan(0.7);
  });
});
