/** Networks that ran away stand still: to count them as jammed, or as old, would be a result out of nothing. */
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { ageing } from '../../src/experiments/ageing.ts';
import { jamming } from '../../src/experiments/jamming.ts';
import { meanOfThoseGoing } from '../../src/experiments/learner-common/divergence.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

const run = async (experiment: Parameters<typeof runExperiment>[0], changes: Record<string, unknown>) => {
  const config = configOf(experiment, changes);
  const rows = await runExperiment(experiment, new ReferenceEngine(), config);
  return { rows, findings: await experiment.findings(rows, config) };
};

test('a mean leaves them out; of one network it has no error, of none no value', () => {
  expect(meanOfThoseGoing([1, Number.NaN, 3]).value).toBe(2);
  expect(meanOfThoseGoing([1, Number.NaN])).toEqual({ value: 1, error: Number.NaN });
  expect(meanOfThoseGoing([Number.NaN])).toEqual({ value: Number.NaN, error: Number.NaN });
});

describe('jamming', () => {
  const small = { points: 12, inputs: 3, narrowest: 1, widest: 2, widths: 2, samples: 3, optimiser: 'sgd' };

  test('a width of which every network ran away says nothing, and no finding speaks of it', async () => {
    const { rows, findings } = await run(jamming, {
      ...small,
      activation: 'relu',
      learningRate: 10,
      steps: 400,
    });
    expect(rows).toHaveLength(2);
    for (const { values, samples } of rows) {
      expect([values.satisfied, values.gradient, values.energy]).toEqual([null, null, null]);
      expect(samples).toBeUndefined();
    }
    expect(findings.map(({ verdict }) => verdict)).toEqual(Array(4).fill('cannot-tell'));
  });

  test('control: at a small rate every width is told', async () => {
    const { rows } = await run(jamming, { ...small, learningRate: 0.05, steps: 40 });
    for (const { values, samples } of rows) {
      expect(values.satisfied).toBeTypeOf('number');
      expect(samples?.gradient).toHaveLength(3);
    }
  });
});

test('ageing: networks that ran away have no displacement, not one of zero', async () => {
  const { rows, findings } = await run(ageing, {
    learningRate: 10,
    points: 10,
    inputs: 3,
    batch: 5,
    largeHidden: 4,
    longest: 30,
    samples: 2,
    size: 16,
  });
  const last = rows.at(-1)!.values;
  expect([last.smallWeights10000, last.largeWeights10000].filter((value) => value === 0)).toEqual([]);
  expect(last.glass10000).toBeTypeOf('number');
  expect(findings.filter(({ facts }) => facts.state === 'still')).toEqual([]);
});
