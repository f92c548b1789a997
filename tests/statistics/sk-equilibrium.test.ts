/** SK in equilibrium and out of it, against exact results: the cpu engine, which the reference holds to the bit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uniformBetas } from '../../src/dynamics/temperature-ladder.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { equilibriumLight } from '../../src/observables/equilibrium.ts';
import { bhattYoungGap, skIdentityGap } from '../../src/observables/identities.ts';
import { overlapMoments, pairsWithinSamples, selfOverlapMoments } from '../../src/observables/overlap.ts';
import { agrees, meanOverSamples } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine } from '../support/engines.ts';
import { Accumulator, heatBath, sampleAt, skSamples, temperTo } from '../support/glass-runs.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await cpuEngine.open();
});
afterAll(async () => engine.destroy());

test('at T = 2 the first correction in 1/N is there: u = -(beta/2)(1 - 1/[N(1 - beta^2)]), <q^2> = 1/[N(1 - beta^2)] (N = 64, 256 samples, 5 sigma; N -> infinity fails)', async () => {
  const means = await sampleAt(engine, skSamples(64, 256), 2, {
    copies: 4,
    warmUp: 20,
    measurements: 40,
    spacing: 4,
  });
  const correction = 1 / (64 * (1 - 0.25));
  const energy = meanOverSamples(means.energyPerSpin);
  const q2 = meanOverSamples(means.q2);
  // The next order, about (5 / N) of the correction, is below the errors.
  expect(agrees(energy, -0.25 * (1 - correction), 5)).toBe(true);
  expect(agrees(q2, correction, 5)).toBe(true);
  expect(agrees(energy, -0.25, 5)).toBe(false);
});

describe('the identity [u] = -(beta/2)(1 - [<q^2>]) of Gaussian couplings (5 sigma each, sigma below 0.03)', () => {
  test.each([
    [64, 1.5, 128, 40, 40],
    [64, 1, 128, 200, 60],
    [256, 1.5, 64, 40, 40],
    [256, 1, 64, 400, 60],
  ])('N = %i, T = %f, %i samples', async (size, temperature, samples, warmUp, measurements) => {
    const means = await sampleAt(engine, skSamples(size, samples), temperature, {
      copies: 4,
      warmUp,
      measurements,
      spacing: 5,
    });
    const gap = skIdentityGap(temperature, means.energyPerSpin, means.q2);
    expect(gap.error).toBeLessThan(0.03);
    expect(agrees(gap, 0, 5)).toBe(true);
  });

  test.each([
    [64, 8, 64, 600],
    [256, 14, 32, 600],
  ])('N = %i, T = 0.5, by replica exchange over %i temperatures', async (size, slots, samples, rounds) => {
    const means = await temperTo(engine, skSamples(size, samples), {
      hottest: 1.4,
      coldest: 0.5,
      slots,
      copies: 2,
      rounds,
      sweepsPerRound: 4,
    });
    const gap = skIdentityGap(0.5, means.energyPerSpin, means.q2);
    expect(gap.error).toBeLessThan(0.03);
    expect(agrees(gap, 0, 5)).toBe(true);
    expect(Math.min(...means.exchange.swapRates())).toBeGreaterThan(0.1);
    expect(meanOverSamples(means.exchange.roundTrips()).value).toBeGreaterThan(1);
  });
});

test('a quench is caught: N = 256 at T = 0.5 for 10 sweeps, measured over the last five, has the gap 0.334(3), and both witnesses make the light red', async () => {
  const [size, samples, replicas] = [256, 64, 4];
  const instances = skSamples(size, samples);
  const glass = await engine.glass({ instances, replicas, seed: seedFrom(51) });
  const betas = uniformBetas(glass.states, 2);
  const sums = new Accumulator(size, samples, replicas);
  await glass.sweep({ ...heatBath, betas, sweeps: 5 });
  await glass.remember('half');
  for (let sweep = 5; sweep < 10; sweep++) {
    await glass.sweep({ ...heatBath, betas, sweeps: 1 });
    await sums.measure(glass, instances);
  }
  const last = overlapMoments(
    await glass.overlaps(pairsWithinSamples(samples, replicas)),
    size,
    samples,
    replicas,
  );
  const self = selfOverlapMoments(await glass.correlate('half'), size, samples, replicas);
  glass.destroy();

  const means = sums.means();
  const identityGap = skIdentityGap(0.5, means.energyPerSpin, means.q2);
  expect(identityGap.error).toBeLessThan(0.006);
  expect(Math.abs(identityGap.value - 0.334)).toBeLessThan(5 * Math.hypot(identityGap.error, 0.003));
  const light = equilibriumLight({
    identityGap,
    identityApplies: 'applies',
    bhattYoungGap: bhattYoungGap(self.q2, last.q2),
    temperatures: 24,
  });
  expect(light).toMatchObject({ light: 'red', reason: 'both' });
});

test('the light is green where equilibrium is easy and well measured: N = 256, T = 1.5, 64 samples', async () => {
  const [size, samples, replicas, windows] = [256, 64, 4, 20];
  const instances = skSamples(size, samples);
  const glass = await engine.glass({ instances, replicas, seed: seedFrom(52) });
  const window = { ...heatBath, betas: uniformBetas(glass.states, 1 / 1.5), sweeps: 30 };
  const sums = new Accumulator(size, samples, replicas);
  const self = new Float64Array(samples);
  await glass.sweep(window);
  for (let k = 0; k < windows; k++) {
    await glass.remember('before');
    await glass.sweep(window);
    await sums.measure(glass, instances);
    const { q2 } = selfOverlapMoments(await glass.correlate('before'), size, samples, replicas);
    for (let s = 0; s < samples; s++) self[s]! += q2[s]! / windows;
  }
  glass.destroy();
  const means = sums.means();
  const light = equilibriumLight({
    identityGap: skIdentityGap(1.5, means.energyPerSpin, means.q2),
    identityApplies: 'applies',
    bhattYoungGap: bhattYoungGap(self, means.q2),
    temperatures: 24,
  });
  expect(light).toMatchObject({ light: 'green', reason: 'shown' });
});
