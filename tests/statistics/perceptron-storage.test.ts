/** Storage of random patterns at N = 30 obeys Cover's law of N = 30, and not that of N + 2. N = 50 with 1000 sets is in docs/validation.md. Fixed seed, streams of its own. */
import { expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { perceptronCapacity } from '../../src/experiments/perceptron-capacity.ts';
import { coverSeparability } from '../../src/learner/exact/cover.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

/** sum over loads of (k - n p)² / (n p (1 - p)). */
function chiSquare(
  rows: readonly { readonly patterns: number; readonly stored: number }[],
  sets: number,
  N: number,
) {
  return rows.reduce((sum, { patterns, stored }) => {
    const p = coverSeparability(N, patterns);
    return sum + (sets * (stored - p) ** 2) / (p * (1 - p));
  }, 0);
}

test('shares at α = 1.8, 2, 2.2 (N = 30, 300 sets each): chi-square of three below 21.1 (false alarm 1e-4); N + 2 is far above', async () => {
  const sets = 300;
  const config = configOf(perceptronCapacity, {
    size: 30,
    samples: sets,
    lightest: 0.9,
    heaviest: 1.1,
    loads: 3,
    corrections: 10,
    seed: 1,
  });
  const rows = await runExperiment(perceptronCapacity, new ReferenceEngine(), config);
  const shares = rows.map(({ values }) => ({
    patterns: Number(values.patterns),
    stored: Number(values.stored),
  }));
  expect(rows.every(({ values }) => values.undecided === 0)).toBe(true);
  expect(chiSquare(shares, sets, 30)).toBeLessThan(21.1);
  expect(chiSquare(shares, sets, 32)).toBeGreaterThan(21.1);
});
