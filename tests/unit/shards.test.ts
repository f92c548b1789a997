/** Samples computed apart give the rows of the whole run, byte for byte. */
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { ConfigOf, Experiment, Fields } from '../../src/experiments/declaration.ts';
import { rowsToJsonLines } from '../../src/experiments/fingerprint.ts';
import { experimentById, experiments } from '../../src/experiments/registry.ts';
import { checkShards, joinedRows, type Parts, type Shard, shareOf } from '../../src/experiments/shards.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';
import { tinyGlasses } from '../support/tiny-glasses.ts';

const engine = new ReferenceEngine();
const shardable = experiments.filter(({ shards }) => shards);

/** Beyond the tiny settings: enough samples that shards are unequal, and what shares something between samples. */
const CASES: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ...shardable.map(({ id }) => [id, { samples: 5 }] as const),
  ['sk-anneal', { samples: 5, schedule: 'adaptive' }],
  ['sk-equilibrium', { samples: 5, ladder: 'geometric' }],
  ['ea-2d', { samples: 5, couplings: 'gaussian', ladder: 'geometric' }],
  ['ea-2d', { samples: 14, slots: 40, sweeps: 16, ladder: 'geometric' }],
  ['ground-states', { samples: 34, copies: 32, exactSamples: 21, effort: 1, largest: '31' }],
];

async function partsOf(experiment: Experiment, config: ConfigOf<Fields>, shard: Shard): Promise<Parts> {
  const rows = await runExperiment(experiment, engine, config, { shard });
  return rows.map(({ parts }) => structuredClone(parts!));
}

const shardsOf = (of: number) => Array.from({ length: of }, (_, index) => ({ index, of }));

describe('joined shards are the whole run', () => {
  test.each(CASES)('%s %j', async (id, change) => {
    const experiment = experimentById(id);
    const config = configOf(experiment, { ...tinyGlasses[id], ...change });
    const whole = rowsToJsonLines(await runExperiment(experiment, engine, config));
    for (const of of [1, 3]) {
      const parts: Parts[] = [];
      for (const shard of shardsOf(of)) parts.push(await partsOf(experiment, config, shard));
      expect(rowsToJsonLines(await joinedRows(experiment, config, parts)), `${of} shards`).toBe(whole);
    }
  });

  test('but in another order they are not, and a shard of another seed is found out or seen in the rows', async () => {
    const experiment = experimentById('sk-overlap');
    const config = configOf(experiment, { ...tinyGlasses['sk-overlap'], samples: 4 });
    const whole = rowsToJsonLines(await runExperiment(experiment, engine, config));
    const [first, second] = [
      await partsOf(experiment, config, { index: 0, of: 2 }),
      await partsOf(experiment, config, { index: 1, of: 2 }),
    ];
    const strange = await partsOf(experiment, { ...config, seed: 7 } as never, { index: 1, of: 2 });
    expect(rowsToJsonLines(await joinedRows(experiment, config, [first, second]))).toBe(whole);
    expect(rowsToJsonLines(await joinedRows(experiment, config, [second, first]))).not.toBe(whole);
    expect(rowsToJsonLines(await joinedRows(experiment, config, [first, strange]))).not.toBe(whole);
  });

  test('shards on unlike ladders are refused', async () => {
    const experiment = experimentById('ea-2d');
    const config = configOf(experiment, { ...tinyGlasses['ea-2d'], samples: 4 });
    const first = await partsOf(experiment, config, { index: 0, of: 2 });
    const other = await partsOf(experiment, { ...config, hottest: 3 } as never, { index: 1, of: 2 });
    await expect(joinedRows(experiment, config, [first, other])).rejects.toThrow('GBX-703');
  });
});

describe('shares', () => {
  test.each([
    [10, 1],
    [10, 3],
    [7, 7],
    [1000, 64],
  ])('%i samples in %i shards follow one another and differ by one at most', (samples, of) => {
    const shares = shardsOf(of).map((shard) => shareOf({ shard }, samples));
    let next = 0;
    for (const { from, count } of shares) {
      expect(from).toBe(next);
      next += count;
    }
    expect(next).toBe(samples);
    const counts = shares.map(({ count }) => count);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  test('more shards than samples, and experiments that cannot be divided, are refused', () => {
    const glass = experimentById('sk-overlap');
    const shard = { index: 0, of: 5 };
    expect(() => checkShards(glass, { samples: 4 }, shard)).toThrow('GBX-702');
    expect(() => checkShards(glass, { samples: 5 }, shard)).not.toThrow();
    expect(() => checkShards(experimentById('kick'), {}, shard)).toThrow('GBX-701');
  });
});
