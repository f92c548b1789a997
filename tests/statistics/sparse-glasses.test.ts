/** Sparse ensembles against what is known of their averages over disorder. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReplicaExchange, temper } from '../../src/dynamics/replica-exchange.ts';
import { geometricLadder, ladderOf, uniformBetas } from '../../src/dynamics/temperature-ladder.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { randomRegular, vianaBray } from '../../src/glass/ensembles/random-graphs.ts';
import { stripGroundEnergy } from '../../src/glass/exact/transfer-matrix.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { meanOverSamples } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine } from '../support/engines.ts';
import { heatBath } from '../support/glass-runs.ts';

const seed = seedFrom(67);

describe('sparse glasses', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await cpuEngine.open();
  });
  afterAll(async () => engine.destroy());

  /** Energy per spin at T, averaged over the samples' equilibrium. */
  async function energyAt(instances: readonly GlassInstance[], T: number) {
    const copies = 4;
    const glass = await engine.glass({ instances, replicas: copies, seed });
    const betas = uniformBetas(glass.states, 1 / T);
    const sums = new Float64Array(instances.length);
    const looks = 20;
    await glass.sweep({ ...heatBath, betas, sweeps: 100 });
    for (let look = 0; look < looks; look++) {
      await glass.sweep({ ...heatBath, betas, sweeps: 5 });
      (await glass.energies()).forEach((energy, state) => {
        sums[Math.floor(state / copies)]! += (energy * glass.unit) / (glass.size * copies * looks);
      });
    }
    glass.destroy();
    return meanOverSamples(sums);
  }

  /** Mean of J tanh(beta J) over a normal J. */
  function bondEnergy(beta: number): number {
    let [sum, weight] = [0, 0];
    for (let J = -8; J <= 8; J += 0.01) {
      const density = Math.exp((-J * J) / 2);
      weight += density;
      sum += density * J * Math.tanh(beta * J);
    }
    return sum / weight;
  }

  test('graphs in the paramagnet have the energy of a tree: u = -(c/2) [J tanh J/T] (N = 1000, T = 2.5; five errors)', async () => {
    const common = { size: 1000, couplingBits: 8, seed } as const;
    const samples = Array.from({ length: 24 }, (_, sample) => sample);
    const regular = await energyAt(
      samples.map((sample) => randomRegular({ ...common, degree: 3, couplings: 'binary', sample })),
      2.5,
    );
    const exact = -1.5 * Math.tanh(0.4);
    expect(Math.abs(regular.value - exact)).toBeLessThan(5 * regular.error);
    expect(regular.error).toBeLessThan(0.002);
    const poisson = await energyAt(
      samples.map((sample) => vianaBray({ ...common, meanDegree: 4, couplings: 'gaussian', sample })),
      2.5,
    );
    expect(Math.abs(poisson.value + 2 * bondEnergy(0.4))).toBeLessThan(5 * poisson.error);
    // Negative control: degree 4.2 would be told apart.
    expect(Math.abs(poisson.value + 2.1 * bondEnergy(0.4))).toBeGreaterThan(5 * poisson.error);
  });

  /** Lowest energy per spin met by replica exchange down to T = 0, [sample]. */
  async function groundEnergies(instances: readonly GlassInstance[], hottest: number, rounds: number) {
    const slots = 12;
    const ladder = ladderOf([...geometricLadder(hottest, 0.25, slots - 1).temperatures, 0]);
    const glass = await engine.glass({ instances, replicas: slots, seed });
    const exchange = new ReplicaExchange({ ladder, samples: instances.length, copies: 1, seed });
    const lowest = new Float64Array(instances.length).fill(Number.POSITIVE_INFINITY);
    await temper(glass, exchange, heatBath, { rounds, sweepsPerRound: 5 }, async () => {
      (await glass.energies()).forEach((energy, state) => {
        const sample = Math.floor(state / slots);
        lowest[sample] = Math.min(lowest[sample]!, (energy * glass.unit) / glass.size);
      });
    });
    glass.destroy();
    return lowest;
  }

  test.each([
    ['3D ±J, L = 4', [4, 4, 4], 'binary', -1.7384, 0.001, 2],
    ['3D Gaussian, L = 4', [4, 4, 4], 'gaussian', -1.6657, 0.0015, 2],
    ['2D ±J, L = 8', [8, 8], 'binary', -1.3813, 0.001, 1.5],
    ['2D Gaussian, L = 8', [8, 8], 'gaussian', -1.3002, 0.0016, 1.5],
  ] as const)(
    'periodic Edwards–Anderson, %s: mean ground energy as tabulated (240 samples, four errors)',
    async (_, lengths, couplings, published, publishedError, hottest) => {
      const samples = Array.from({ length: 240 }, (_, sample) =>
        latticeGlass({ lengths, boundary: 'periodic', couplings, couplingBits: 10, seed, sample }),
      );
      const lowest: number[] = [];
      for (let first = 0; first < 240; first += 80)
        lowest.push(...(await groundEnergies(samples.slice(first, first + 80), hottest, 150)));
      const ours = meanOverSamples(lowest);
      expect(Math.abs(ours.value - published)).toBeLessThan(4 * Math.hypot(ours.error, publishedError));
      expect(ours.error).toBeLessThan(0.0065);
      if (lengths.length === 2) {
        // Found is found: the transfer matrix knows these to the last unit.
        samples.slice(0, 12).forEach((glass, sample) => {
          expect(Math.round((lowest[sample]! * 64) / glass.unit)).toBe(stripGroundEnergy(glass, 8));
        });
      }
    },
  );
});
