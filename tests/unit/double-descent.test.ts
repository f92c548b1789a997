import { describe, expect, it } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { findings } from '../../src/experiments/double-descent/findings.ts';
import { featuresOf, ratiosOf } from '../../src/experiments/double-descent/grid.ts';
import { type DoubleDescentConfig, doubleDescent, TABLE_ROWS } from '../../src/experiments/double-descent.ts';
import { defaultsOf, parseConfig } from '../../src/experiments/schema.ts';
import { dataSets } from '../../src/learner/data/catalogue.ts';
import { runExperiment } from '../support/run-experiment.ts';

const run = (changes: Readonly<Record<string, unknown>>) => {
  const config = {
    ...defaultsOf(doubleDescent.fields),
    beside: 'none',
    points: 20,
    draws: 64,
    ...changes,
  } as DoubleDescentConfig;
  return runExperiment(doubleDescent, new ReferenceEngine(), config).then((rows) => ({ rows, config }));
};

describe('double-descent', () => {
  it('finds the curve, the peak, its cure and the disagreement there', async () => {
    const { rows, config } = await run({ ratios: '0.2, 0.3, 0.5, 1, 2, 4, 6' });
    const verdicts = findings(rows, config).map(({ id, verdict }) => `${id} ${verdict}`);
    expect(verdicts).toEqual(['onCurve yes', 'peaked yes', 'tamed yes', 'disagreed yes']);
  });

  it('sees no peak where there is none: the same rows with the risk of a ridge in place of none', async () => {
    const { rows, config } = await run({ ratios: '0.2, 0.3, 0.5, 1, 2, 4, 6', ridge: 0.3 });
    const tame = rows.map((row) => ({
      ...row,
      values: {
        ...row.values,
        linearRisk: row.values.linearRidge!,
        linearRiskMedian: row.values.linearRidge!,
      },
      samples: { ...row.samples, linearRisk: row.samples!.linearRidge! },
    }));
    const found = new Map(findings(tame, config).map(({ id, verdict }) => [id, verdict]));
    expect([found.get('onCurve'), found.get('peaked')]).toEqual(['no', 'no']);
  });

  it('tells what the law has: no mean within one of p = n, no error within three', async () => {
    const { rows } = await run({ ratios: '0.8 0.85 0.95 1 1.05 1.1 1.15 1.2', draws: 8 });
    const told = rows.map(({ values: { features, linearRisk, linearRiskError, linearRiskMedian } }) => [
      features,
      linearRisk !== null,
      linearRiskError !== null,
      linearRiskMedian !== null,
    ]);
    expect(told).toEqual([
      [16, true, true, true],
      [17, true, false, true],
      [19, false, false, true],
      [20, false, false, true],
      [21, false, false, true],
      [22, true, false, true],
      [23, true, false, true],
      [24, true, true, true],
    ]);
  });

  it('risk is bias and variance, on average over noises', async () => {
    const { rows } = await run({ ratios: '0.5 3', copies: 16, draws: 256 });
    for (const { values, samples } of rows) {
      const gap = samples!.linearRisk!.map(
        (risk, k) => risk - samples!.linearBias![k]! - samples!.linearVariance![k]!,
      );
      const mean = gap.reduce((sum, value) => sum + value, 0) / gap.length;
      const error = Math.sqrt(gap.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / gap.length;
      // Two rows: beyond 5 errors with chance 1e-6.
      expect(Math.abs(mean), String(values.features)).toBeLessThan(5 * error + 1e-12);
    }
  });

  it('reads a list of ratios, and refuses what is none', () => {
    expect(ratiosOf(' 2, 0.5;1 ')).toEqual([0.5, 1, 2]);
    expect(ratiosOf('')).toHaveLength(16);
    for (const wrong of ['a', '0.5, x', '0', '-1', '21', '1e9']) expect(ratiosOf(wrong), wrong).toBeNull();
    expect(featuresOf({ ratios: '0.01 0.1 0.11 1', points: 10 })).toEqual([2, 10]);
    expect(() => parseConfig(doubleDescent, { ratios: 'many' })).toThrow(/GBX-443/);
    expect(() => parseConfig(doubleDescent, { table: 'iris-width', points: 121 })).toThrow(/GBX-348/);
    expect(() =>
      parseConfig(doubleDescent, { table: 'iris-width', points: 121, beside: 'none' }),
    ).not.toThrow();
  });

  it('knows how many rows each table has to train on', async () => {
    for (const [table, rows] of Object.entries(TABLE_ROWS)) {
      const { split } = await dataSets[table as keyof typeof TABLE_ROWS].load({ seed: [1, 0] });
      expect(split.train.points, table).toBe(rows);
    }
  });
});
