/** Population annealing against enumeration: the law of the population, ln Z, and controls that must fail. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annealPopulation, Population } from '../../src/dynamics/population-annealing.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { boltzmann, enumerate, thermal } from '../../src/glass/enumeration.ts';
import { meanOverSamples } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine, spinEngines } from '../support/engines.ts';
import { heatBath, skSamples } from '../support/glass-runs.ts';

const SIZE = 7;
const POPULATION = 256;
/** Independent populations of one instance side by side, and batches of them. */
const TOGETHER = 4;
const BATCHES = 48;
const BETA = 1.5;
const [instance] = skSamples(SIZE, 1);
const all = enumerate(instance!);
const law = boltzmann(all, BETA);

interface Runs {
  /** Share of each stored word (with its mirror image), [run][word]. */
  readonly shares: Float64Array[];
  /** [run]. */
  readonly logZ: number[];
}

/** Populations annealed to BETA in few, wide steps of `sweepsPerStep` sweeps; `seen` is what the resampling takes for energies. */
async function runs(engine: Engine, sweepsPerStep: number, seen: (units: number) => number): Promise<Runs> {
  const shares: Float64Array[] = [];
  const logZ: number[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    const samples = TOGETHER;
    const seed = seedFrom(90);
    const glass = await engine.glass({
      instances: Array.from({ length: samples }, () => instance!),
      replicas: POPULATION,
      seed,
      firstState: batch * samples * POPULATION,
    });
    const population = new Population({
      samples,
      population: POPULATION,
      seed,
      firstSample: batch * samples,
    });
    const resampled = new Proxy(glass, {
      get: (target, name) =>
        name === 'energies'
          ? async () => (await target.energies()).map(seen)
          : bound(target, name as keyof typeof target),
    });
    await annealPopulation(resampled, population, heatBath, {
      lastBeta: BETA,
      sweepsPerStep,
      overlap: 0.6,
    });
    const words = (await glass.snapshot()).spins;
    for (let s = 0; s < samples; s++) {
      const share = new Float64Array(all.stored);
      for (const word of words.subarray(s * POPULATION, (s + 1) * POPULATION))
        share[word < all.stored ? word : 2 ** SIZE - 1 - word]! += 1 / POPULATION;
      shares.push(share);
    }
    logZ.push(...population.logPartition(SIZE));
    glass.destroy();
  }
  return { shares, logZ };
}

function bound<T extends object>(target: T, name: keyof T): unknown {
  const value = target[name];
  return typeof value === 'function' ? value.bind(target) : value;
}

/**
 * Largest deviation from the law over words, in standard errors between runs (members of one population are relatives).
 *
 * Z share and Z of a run are unbiased, share alone is a ratio with a bias of order 1/R: so what must vanish on average is
 * (Z / Z_exact)(share - p). Words of p < 1 % are pooled, so that the runs' mean is near to normal.
 */
function largestDeviation({ shares, logZ }: Runs): number {
  const exact = thermal(all, BETA).logPartition;
  const cells = [...law.keys()].filter((word) => law[word]! >= 0.01).map((word) => [word]);
  cells.push([...law.keys()].filter((word) => law[word]! < 0.01));
  const deviations = cells.map((cell) => {
    const sum = (values: Float64Array) => cell.reduce((total, word) => total + values[word]!, 0);
    const gaps = shares.map((share, r) => Math.exp(logZ[r]! - exact) * (sum(share) - sum(law)));
    const { value, error } = meanOverSamples(gaps);
    return Math.abs(value) / error;
  });
  return Math.max(...deviations);
}

/** At most 64 cells, Student's t with 191 degrees: a false alarm of 1e-6 in all lies at 5.9. */
const LIMIT = 6;

/** On one engine: the other is held to it by digest, below. */
describe('population annealing', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await cpuEngine.open();
  });
  afterAll(async () => engine.destroy());

  test('the population keeps the Boltzmann law by its resampling alone, without a sweep (192 populations of 256, N = 7, 6 sigma, false alarm 1e-6)', async () => {
    const { shares, logZ } = await runs(engine, 0, (units) => units);
    expect(largestDeviation({ shares, logZ })).toBeLessThan(LIMIT);
    // Z is unbiased; its logarithm is not.
    const exact = thermal(all, BETA).logPartition;
    const ratio = meanOverSamples(logZ.map((value) => Math.exp(value - exact)));
    expect(Math.abs(ratio.value - 1)).toBeLessThan(5 * ratio.error);
    expect(ratio.error).toBeLessThan(0.02);
  });

  test('and with two sweeps after each resampling; the energies that it must weigh, 8 percent off, are caught', async () => {
    expect(largestDeviation(await runs(engine, 2, (units) => units))).toBeLessThan(LIMIT);
    expect(largestDeviation(await runs(engine, 0, (units) => Math.round(1.08 * units)))).toBeGreaterThan(
      LIMIT,
    );
  });

  test('without resampling one sweep from random spins lags behind, and the same test says so', async () => {
    expect(largestDeviation(await runs(engine, 1, () => 0))).toBeGreaterThan(LIMIT);
  });
});

test('descendants and spins are the same on every engine', async () => {
  const digests: string[] = [];
  for (const { open } of spinEngines) {
    const engine = await open();
    const glass = await engine.glass({ instances: skSamples(40, 2), replicas: 64, seed: seedFrom(8) });
    const population = new Population({ samples: 2, population: 64, seed: seedFrom(8) });
    await annealPopulation(glass, population, heatBath, { lastBeta: 2, sweepsPerStep: 3 });
    digests.push(spinDigest(await glass.snapshot(), 40, population.snapshot().families));
    const [rho] = population.meanSquareFamily();
    expect(rho).toBeGreaterThan(1);
    expect(rho).toBeLessThan(64);
    glass.destroy();
    await engine.destroy();
  }
  expect(new Set(digests).size).toBe(1);
  expect(digests[0]).toMatchInlineSnapshot(`"b2182f4467e8c5e6"`);
});
