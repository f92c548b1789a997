/** The plan, the rows and the findings of `perceptron-capacity`, and a small run with real weights. */
import { expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Row } from '../../src/experiments/declaration.ts';
import { crossing, findings } from '../../src/experiments/perceptron-capacity/findings.ts';
import { patternsOf } from '../../src/experiments/perceptron-capacity/plan.ts';
import { binaryRow, medianOf, sphericalRow } from '../../src/experiments/perceptron-capacity/rows.ts';
import { type CapacityConfig, perceptronCapacity } from '../../src/experiments/perceptron-capacity.ts';
import { parseConfig } from '../../src/experiments/schema.ts';
import { coverSeparability } from '../../src/learner/exact/cover.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

const configured = (given: Record<string, unknown>) =>
  configOf(perceptronCapacity, given) as unknown as CapacityConfig;

const verdict = (rows: readonly Row[], config: CapacityConfig, id: string) =>
  findings(rows, config).find((finding) => finding.id === id)?.verdict;

/** A row of n sets of which a share is stored, rounded to whole sets. */
const shareRow = (patterns: number, share: number, n = 1000): Row =>
  sphericalRow(
    patterns,
    50,
    Array.from({ length: n }, (_, k) => ({ stored: k < Math.round(share * n) ? 1 : 0, corrections: null })),
  );

test('loads are in units of the capacity, each number of patterns once', () => {
  expect(patternsOf(configured({ lightest: 0.8, heaviest: 1.2, loads: 9 }))).toEqual([
    80, 85, 90, 95, 100, 105, 110, 115, 120,
  ]);
  expect(
    patternsOf(configured({ weights: 'binary', size: 5, lightest: 0.24, heaviest: 1.44, loads: 30 })),
  ).toEqual([1, 2, 3, 4, 5, 6]);
});

test.each([
  [{ weights: 'binary', size: 50 }, 'GBX-437'],
  [{ weights: 'binary', size: 27, sweeps: 0 }, 'GBX-438'],
  [{ weights: 'binary', size: 21, sweeps: 0, exact: false }, 'GBX-438'],
  [{ lightest: 1.3, heaviest: 1.2 }, 'GBX-439'],
  [{ size: 2, lightest: 0.02, heaviest: 0.05 }, 'GBX-439'],
  [{ weights: 'binary', size: 21, hottest: 0.1, coldest: 0.2 }, 'GBX-431'],
])('%o is refused with %s', (given, id) => {
  expect(() => parseConfig(perceptronCapacity, given)).toThrow(id);
});

test("Cover's own shares are found to be his law, and those of two weights more are not", () => {
  const loads = [85, 90, 95, 100, 105, 110, 115];
  const config = configured({});
  const made = (N: number) => loads.map((P) => shareRow(P, coverSeparability(N, P)));
  expect(verdict(made(50), config, 'law')).toBe('yes');
  expect(verdict(made(52), config, 'law')).toBe('no');
  expect(verdict(made(50), config, 'half')).toBe('yes');
  expect(verdict(made(54), config, 'half')).toBe('no');
  const undecided = sphericalRow(100, 50, [{ stored: null, corrections: null }]);
  expect(verdict([...made(50), undecided], config, 'law')).toBe('cannot-tell');
});

test('one half is crossed on the straight line between two loads', () => {
  const { value, error } = crossing([shareRow(95, 0.7), shareRow(100, 0.4)], 'stored');
  expect(value).toBeCloseTo(1.9 + (0.1 * 2) / 3, 10);
  // A share of 1000 sets is known to 0.015 or so, and falls by 3 per unit of load.
  expect(error).toBeGreaterThan(0.003);
  expect(error).toBeLessThan(0.006);
  expect(crossing([shareRow(95, 0.7), shareRow(100, 0.6)], 'stored').value).toBeNaN();
});

test('medians: those that gave up are longer than all others', () => {
  const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(medianOf(counts).value).toBe(5);
  expect(medianOf([...counts, null, null]).value).toBe(6);
  expect(medianOf([1, 2, 3, 4, 5, null, null, null, null]).value).toBeNaN();
  expect(medianOf([1, 2, 3, 4, null, null, null, null, null]).value).toBeNaN();
  expect(medianOf([1, 2, 3]).value).toBeNaN();
});

test('counts and annealings of the same sets: entropy of those with solutions, and what was missed', () => {
  const { values } = binaryRow(
    5,
    7,
    4,
    [4, 4, 8, 0],
    [
      [0, 2],
      [1, 1],
      [3, 0],
      [2, 4],
    ],
  );
  expect(values.stored).toBe(0.75);
  expect(values.solutions).toBe(1);
  expect(values.entropy).toBeCloseTo((2 * Math.log(4) + Math.log(8)) / 3 / 7, 12);
  expect(values.annealed).toBe(0.5);
  expect(values.violated).toBe((1 + 1 + 1.5 + 3) / 4);
  expect(values.missed).toBeCloseTo(1 / 3, 12);
});

test('a small run with real weights: everything is stored below N, little far above 2N, and nothing is undecided', async () => {
  const config = configured({ size: 8, samples: 30, lightest: 0.5, heaviest: 2, loads: 4 });
  const rows = await runExperiment(perceptronCapacity, new ReferenceEngine(), config);
  expect(rows.map(({ values }) => values.patterns)).toEqual([8, 16, 24, 32]);
  expect(rows[0]!.values.stored).toBe(1);
  expect(rows[3]!.values.stored).toBeLessThan(0.15);
  expect(rows.every(({ values }) => values.undecided === 0)).toBe(true);
  expect(Number(rows[0]!.values.corrections)).toBeGreaterThan(3);
});
