/** Committee machines as twins: what is frozen never counts as agreement, units are exchanged and never signed, and tasks without a place say so. */
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Experiment } from '../../src/experiments/declaration.ts';
import { taskData } from '../../src/experiments/learner-common/tasks.ts';
import { movingOf, shapeToAlign, wiringOf } from '../../src/experiments/twin-networks/wiring.ts';
import { type TwinNetworksConfig, twinNetworks } from '../../src/experiments/twin-networks.ts';
import { alignedOverlaps } from '../../src/learner/alignment.ts';
import { evaluate } from '../../src/learner/evaluate.ts';
import { parameterCount } from '../../src/learner/network.ts';
import { drawWeights } from '../../src/learner/prior.ts';
import { weightOverlaps } from '../../src/observables/networks.ts';
import { meanOverPairs, pairsWithinSamples } from '../../src/observables/overlap.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

const seed = [3, 0] as const;
const experiment = twinNetworks as unknown as Experiment;
const configFor = (change: Readonly<Record<string, unknown>>) =>
  configOf(experiment, { networks: 4, points: 8, inputs: 6, hidden: 3, steps: 12, batch: 2, ...change });
const splitOf = (task: 'teacher' | 'iris') =>
  taskData({ task, seed, points: 8, heldOutPoints: 8, inputs: 6 });
const wired = async (wiring: string) =>
  wiringOf(await splitOf('teacher'), configFor({ wiring }) as unknown as TwinNetworksConfig);

describe('a committee of three units', () => {
  test('is the same with its units in another order, and another with one of them reversed', async () => {
    const { problem, wire } = await wired('committee');
    const p = parameterCount(problem.shape);
    const one = wire(drawWeights(problem.shape, { weight: 1, bias: 1 }, { networks: 1, seed }));
    const turned = Float64Array.from([...one.slice(6, 18), ...one.slice(0, 6), ...one.slice(18)]);
    const reversed = one.map((value, k) => (k < 6 ? -value : value));
    const inputs = Float64Array.from({ length: 12 }, (_, k) => Math.cos(3 * k));
    const [f, g, h] = [one, turned, reversed].map((theta) => evaluate(problem.shape, theta, inputs)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (const [k, value] of f.entries()) expect(g[k]!).toBeCloseTo(value, 12);
    expect(Math.max(...f.map((value, k) => Math.abs(value - h[k]!)))).toBeGreaterThan(0.01);
    const overlap = (other: Float64Array) => {
      const pair = movingOf(problem, Float64Array.from([...one, ...other]));
      expect(pair.length).toBe(2 * p);
      return alignedOverlaps(shapeToAlign(problem), pair, Uint32Array.of(0, 1))[0]!;
    };
    expect(overlap(turned)).toBeCloseTo(1, 12);
    expect(overlap(reversed)).toBeLessThan(0.9);
  });

  test('overlaps nothing with strangers, as they stand (5 errors); with its frozen layer it would', async () => {
    const { problem, wire } = await wired('committee');
    const weights = wire(drawWeights(problem.shape, { weight: 1, bias: 1 }, { networks: 40, seed }));
    const pairs = pairsWithinSamples(1, 40);
    const mean = (values: Float64Array) =>
      meanOverPairs(Array.from(weightOverlaps(values, 40, pairs)), 1, 40);
    const [moving, all] = [mean(movingOf(problem, weights)), mean(weights)];
    expect(Math.abs(moving.value)).toBeLessThan(5 * moving.error);
    expect(all.value).toBeGreaterThan(5 * all.error);
  });
});

test.each(['committee', 'tree'])(
  'a run of a %s has a null below one, and ends as declared',
  async (wiring) => {
    const rows = await runExperiment(experiment, new ReferenceEngine(), configFor({ wiring }));
    for (const { values } of rows) {
      for (const name of ['raw', 'aligned', 'random', 'gradient'])
        expect(Number.isFinite(values[name]), name).toBe(true);
      expect(Number(values.aligned)).toBeGreaterThanOrEqual(Number(values.raw) - 1e-12);
      expect(Number(values.random)).toBeLessThan(0.95);
    }
  },
);

test('several outputs, or inputs that cannot be shared out, are errors that say so', async () => {
  const iris = await splitOf('iris');
  const configured = (change: Readonly<Record<string, unknown>>) =>
    configFor(change) as unknown as TwinNetworksConfig;
  expect(() => wiringOf(iris, configured({ wiring: 'committee', task: 'iris' }))).toThrow(/GBX-457/);
  const teacher = await splitOf('teacher');
  expect(() => wiringOf(teacher, configured({ wiring: 'tree', hidden: 4 }))).toThrow(/GBX-458/);
  expect(() => wiringOf(teacher, configured({ wiring: 'tree', hidden: 3 }))).not.toThrow();
});
