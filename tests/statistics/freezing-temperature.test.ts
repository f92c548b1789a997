/** The readout T_f on real coolings: it depends on the rate, as a glass transition in the laboratory does. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { geometricLadder, uniformBetas } from '../../src/dynamics/temperature-ladder.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { freezingTemperature } from '../../src/observables/freezing.ts';
import { selfOverlapMoments } from '../../src/observables/overlap.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine } from '../support/engines.ts';
import { Accumulator, heatBath, skSamples } from '../support/glass-runs.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await cpuEngine.open();
});
afterAll(async () => engine.destroy());

const [SIZE, SAMPLES, REPLICAS] = [256, 32, 4];
const ladder = geometricLadder(2, 0.05, 24);
const seed = seedFrom(91);

/** One cooling with S sweeps per temperature: q^2 of a copy with itself at S/2, minus q^2 between copies over the second half. */
async function cool(sweeps: number) {
  const instances = skSamples(SIZE, SAMPLES);
  const glass = await engine.glass({ instances, replicas: REPLICAS, seed });
  const gaps: Float64Array[] = [];
  for (const beta of ladder.betas) {
    const request = { ...heatBath, betas: uniformBetas(glass.states, beta) };
    await glass.sweep({ ...request, sweeps: sweeps / 2 });
    await glass.remember('half');
    const sums = new Accumulator(SIZE, SAMPLES, REPLICAS);
    for (let k = 0; k < 5; k++) {
      await glass.sweep({ ...request, sweeps: sweeps / 10 });
      await sums.measure(glass, instances);
    }
    const self = selfOverlapMoments(await glass.correlate('half'), SIZE, SAMPLES, REPLICAS).q2;
    gaps.push(self.map((q2, s) => q2 - sums.means().q2[s]!));
  }
  glass.destroy();
  return freezingTemperature({ temperatures: ladder.temperatures, gaps }, { seed });
}

test('SK N = 256 falls out of equilibrium at T_f = 0.70 with 100 sweeps per temperature and at 0.61 with 300 (trial known to 0.03, 3 sigma)', async () => {
  const [fast, slow] = [await cool(100), await cool(300)];
  for (const [answer, expected] of [
    [fast, 0.7],
    [slow, 0.61],
  ] as const) {
    if (answer.result !== 'found') throw new Error(`no T_f: ${answer.side}`);
    expect(answer.foundShare).toBeGreaterThan(0.95);
    expect(answer.error).toBeLessThan(0.08);
    expect(Math.abs(answer.temperature - expected)).toBeLessThan(0.03 + 3 * answer.error);
  }
  const at = (answer: typeof fast) => (answer.result === 'found' ? answer.temperature : Number.NaN);
  expect(at(slow)).toBeLessThan(at(fast));
});
