/** Quenches of the SK glass against the energies of the literature. */
import { expect, test } from 'vitest';
import { type QuenchRule, quenchStates } from '../../src/dynamics/quench.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { meanOverSamples } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { skSamples } from '../support/glass-runs.ts';

const SIZE = 256;
const SAMPLES = 60;
/** Gaussian SK at N = 256 from random starts, [energy per spin, its error, flips per spin]: reference table 2.5. */
const PUBLISHED: Readonly<Record<QuenchRule, readonly [number, number, number]>> = {
  greedy: [-0.6633, 0.0018, 0.42],
  random: [-0.6707, 0.0017, 0.73],
  reluctant: [-0.7034, 0.0015, 25],
};

async function quenched(rule: QuenchRule) {
  const instances = skSamples(SIZE, SAMPLES);
  const glass = await new ReferenceEngine().glass({ instances, replicas: 2, seed: seedFrom(17) });
  const outcomes = await quenchStates(glass, instances, { rule, seed: seedFrom(18) });
  const energies = await glass.energies();
  const perSample = (values: ArrayLike<number>) =>
    Float64Array.from({ length: SAMPLES }, (_, s) => (values[2 * s]! + values[2 * s + 1]!) / (2 * SIZE));
  return {
    energy: meanOverSamples(perSample(energies.map((units) => units * glass.unit))),
    flips: meanOverSamples(perSample(outcomes.map(({ flips }) => flips))),
  };
}

test.each(['greedy', 'random', 'reluctant'] as const)(
  '%s: energy at N = 256 within 4 combined errors of the published one, flips per spin within 5 percent and 4 errors (false alarm 1e-4)',
  async (rule) => {
    const { energy, flips } = await quenched(rule);
    const [value, error, flipsPerSpin] = PUBLISHED[rule];
    expect(Math.abs(energy.value - value)).toBeLessThan(4 * Math.hypot(energy.error, error));
    expect(energy.error).toBeLessThan(0.003);
    expect(Math.abs(flips.value - flipsPerSpin)).toBeLessThan(0.05 * flipsPerSpin + 4 * flips.error);
    // Negative control: the other rules' energies would be noticed, except greedy against random, which differ by 0.007 only.
    for (const [other, [theirs, err]] of Object.entries(PUBLISHED)) {
      if (other === rule || (rule !== 'reluctant' && other !== 'reluctant')) continue;
      expect(Math.abs(energy.value - theirs)).toBeGreaterThan(4 * Math.hypot(energy.error, err));
    }
  },
);
