/** The parts of `equilibrium`, and exact resumption of the ways of moving that its tiny run does not take. */
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Experiment, Row } from '../../src/experiments/declaration.ts';
import { exactOf } from '../../src/experiments/equilibrium/exact.ts';
import { integratedFreeEnergy } from '../../src/experiments/equilibrium/free-energy.ts';
import { energyVariance, instanceOf } from '../../src/experiments/equilibrium/models.ts';
import { planOf } from '../../src/experiments/equilibrium/plan.ts';
import { unusedSettings } from '../../src/experiments/equilibrium/unused.ts';
import { verdictFor, type Witnesses } from '../../src/experiments/equilibrium/verdict.ts';
import { equilibrium } from '../../src/experiments/equilibrium.ts';
import { parseConfig } from '../../src/experiments/schema.ts';
import { skAnneal } from '../../src/experiments/sk-anneal.ts';
import { enumerate, thermal } from '../../src/glass/enumeration.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

const engine = new ReferenceEngine();
type Config = Parameters<typeof unusedSettings>[0];
const configured = (change: Readonly<Record<string, unknown>>) =>
  configOf(equilibrium, change) as unknown as Config;

describe.each([
  [
    'cooling with cluster moves',
    equilibrium,
    {
      model: 'chain',
      length: 12,
      couplings: 'binary',
      method: 'cooling',
      clusters: true,
      interval: 3,
      samples: 2,
      copies: 2,
      steps: 2,
      sweeps: 14,
    },
  ],
  [
    'a population with cluster moves',
    equilibrium,
    {
      model: 'random-regular',
      size: 8,
      couplings: 'binary',
      method: 'population',
      population: 16,
      clusters: true,
      samples: 2,
      copies: 2,
      steps: 2,
      sweeps: 4,
      order: 'random',
    },
  ],
  [
    'samples in several batches',
    equilibrium,
    { size: 6, samples: 40, copies: 8, steps: 4, sweeps: 8, interval: 2 },
  ],
  ['an adaptive annealing', skAnneal, { size: 12, slowest: 20, copies: 2, samples: 2, schedule: 'adaptive' }],
  ['a cycling annealing', skAnneal, { size: 12, slowest: 20, copies: 2, samples: 2, schedule: 'cycles' }],
] as const)('%s', (_name, which, change) => {
  test('saved at any tick and resumed gives the rows of the unbroken run, to the last bit', async () => {
    const experiment: Experiment = which;
    const config = configOf(experiment, change);
    let ticks = 0;
    const whole = await runExperiment(experiment, engine, config, { onTick: async () => void ticks++ });
    let resumed = 0;
    for (const part of [0.1, 0.45, 0.8]) {
      const rows: Row[] = [];
      let saved: unknown = null;
      const stop = new Error('stop here');
      const onTick = async (tick: number, save: () => Promise<unknown>) => {
        if (tick !== Math.floor(part * ticks)) return;
        saved = structuredClone(await save());
        throw stop;
      };
      await runExperiment(experiment, engine, config, { onTick }, rows).catch((error: unknown) => {
        if (error !== stop) throw error;
      });
      if (saved === null) continue;
      resumed++;
      expect([...rows, ...(await runExperiment(experiment, engine, config, { restored: saved }))]).toEqual(
        whole,
      );
    }
    expect(resumed).toBeGreaterThan(0);
  });
});

test.each([2, 3, 17, 100, 4096, 5001])(
  '%i moves are looked at in order, with a partner half a window later',
  (moves) => {
    const { times, looks, spacing } = planOf(moves);
    const at = times.map((time) => time.at);
    expect(at).toEqual([...new Set(at)].sort((a, b) => a - b));
    expect(at.at(-1)).toBe(moves);
    const measured = times.filter(({ number }) => number !== null);
    expect(measured.map(({ number }) => number)).toEqual(Array.from({ length: looks }, (_, k) => k));
    expect(measured.every((time) => time.at > Math.floor(moves / 2))).toBe(true);
    expect(looks === 1 || looks % 2 === 0).toBe(true);
    expect(spacing).toBeGreaterThanOrEqual(1);
    // The measuring half is one bin of the logarithmic clock, and it is the last.
    const bin = (clock: number) => Math.floor(Math.log2(clock + 0.5));
    if (moves >= 16) expect(new Set(measured.map(({ clock }) => bin(clock))).size).toBe(1);
  },
);

test('the integrated free energy of exact energies is the exact one, and a wrong slope at beta = 0 shows', () => {
  const instance = instanceOf(configured({ size: 10, seed: 5 }), 0);
  const all = enumerate(instance);
  const temperatures = [2, 1.4, 1, 0.7, 0.5];
  const points = temperatures.map((temperature) => {
    const { energy, energySquared } = thermal(all, 1 / temperature);
    const heat = (energySquared - energy ** 2) / (10 * temperature ** 2);
    return { temperature, energy: { value: energy / 10, error: 0.001 }, heat };
  });
  const exact = -thermal(all, 2).logPartition * 0.5 * 0.1;
  const variance = energyVariance(instance) / 10;
  const { value, error } = integratedFreeEnergy(points, variance);
  expect(Math.abs(value - exact)).toBeLessThan(5e-4);
  expect(error).toBeGreaterThan(1e-4);
  expect(Math.abs(integratedFreeEnergy(points, 2 * variance).value - exact)).toBeGreaterThan(2e-3);
});

test.each([
  ['a chain, by transfer matrix', { model: 'chain', length: 18, couplings: 'gaussian' }],
  ['a strip in a field', { model: 'square', length: 4, couplings: 'binary', field: 0.4, boundary: 'open' }],
  ['counted states', { model: 'sk', size: 16 }],
  ['Curie–Weiss', { model: 'curie-weiss', size: 16, field: 0.2 }],
] as const)('exact values: %s agrees with the enumeration', (_name, change) => {
  const config = configured(change);
  const instance = instanceOf(config, 0);
  const [values] = exactOf(config, instance, [0.8]);
  const known = thermal(enumerate(instance), 1 / 0.8);
  const { size } = instance;
  // A field of 0.2 or 0.4 is rounded to 2^-7 of J.
  const grain = 'field' in change ? 0.005 : 1e-9;
  expect(Math.abs(values!.energy - known.energy / size)).toBeLessThan(grain);
  expect(Math.abs(values!.freeEnergy + (0.8 * known.logPartition) / size)).toBeLessThan(grain);
  const heat = (known.energySquared - known.energy ** 2) / (size * 0.64);
  expect(Math.abs(values!.heat - heat)).toBeLessThan(Math.max(grain, 1e-6));
});

test.each([
  ['GBX-460', { model: 'sk', couplings: 'ferromagnetic' }],
  ['GBX-460', { model: 'hopfield', field: 0.1 }],
  ['GBX-460', { model: 'cube', bias: 1 }],
  ['GBX-461', { model: 'sk', clusters: true }],
  ['GBX-462', { method: 'tempering', steps: 64, copies: 32 }],
  ['GBX-463', { method: 'cooling', ladder: 'tuned' }],
  ['GBX-240', { model: 'sk', size: 5000 }],
  ['GBX-431', { hottest: 0.3 }],
] as const)('%s for settings that do not go together: %j', (id, change) => {
  expect(() => parseConfig(equilibrium, change)).toThrow(expect.objectContaining({ id }));
});

test('settings that a model does not have are named, and only those that were chosen', () => {
  expect(unusedSettings(configured({ model: 'cube', size: 100, length: 4, load: 0.3 }))).toEqual([
    'size',
    'load',
  ]);
  expect(unusedSettings(configured({}))).toEqual([]);
});

describe('the verdict', () => {
  const none: Witnesses = {
    settledEnergy: null,
    settledOverlap: null,
    past: null,
    starts: null,
    identity: null,
    exact: null,
    families: null,
    logVariance: null,
  };
  const small = { value: 0.001, error: 0.001 };
  const large = { value: 0.2, error: 0.01 };
  const vague = { value: 0, error: 0.1 };
  const spec = {
    temperature: 1,
    temperatures: 4,
    independent: 16,
    scale: 1,
    identity: null,
    bondsPerSpin: [],
    population: 256,
    exactEnergies: null,
  };
  const chain = { ...none, settledEnergy: small, settledOverlap: small, past: small };
  test.each([
    ['yes', { ...chain, starts: small }],
    ['yes', { ...chain, identity: small }],
    ['cannot-tell', chain],
    ['cannot-tell', { ...chain, starts: vague }],
    ['cannot-tell', { ...chain, past: vague, starts: small }],
    ['no', { ...chain, starts: small, past: large }],
    ['no', { ...chain, starts: small, identity: large }],
    ['cannot-tell', none],
    ['yes', { ...none, families: 150, logVariance: 0.1 }],
    ['cannot-tell', { ...none, families: 50, logVariance: 0.1 }],
    ['no', { ...none, families: 3, logVariance: 0.1 }],
    ['no', { ...none, families: 150, logVariance: 2 }],
    ['cannot-tell', { ...none, families: 150, logVariance: Number.NaN }],
  ] as const)('is %s for %j', (verdict, witnesses) => {
    expect(verdictFor(witnesses, spec)).toBe(verdict);
  });

  test('two samples prove and refute nothing: their errors may be small by luck', () => {
    const few = { ...spec, independent: 2 };
    expect(verdictFor({ ...chain, starts: small }, few)).toBe('cannot-tell');
    expect(verdictFor({ ...chain, starts: small, past: { value: 0.03, error: 0.0005 } }, few)).toBe(
      'cannot-tell',
    );
    // The same gap between sixteen samples is a no.
    expect(verdictFor({ ...chain, starts: small, past: { value: 0.03, error: 0.0005 } }, spec)).toBe('no');
  });
});
