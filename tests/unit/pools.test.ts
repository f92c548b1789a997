import { expect, test } from 'vitest';
import { drawPool, firstCandidates, POOLS } from '../../src/learner/data/pools.ts';
import { mean, variance } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';

const draw = { candidates: 60, heldOut: 30, seed: seedFrom(2) };

test.each(POOLS)('%s: standardised inputs, a truth, a loud region, worlds that differ', (name) => {
  const pool = drawPool(name, draw);
  for (let k = 0; k < pool.inputs; k++) {
    const column = pool.places.filter((_, i) => i % pool.inputs === k);
    expect(Math.abs(mean(column))).toBeLessThan(1e-12);
    expect(Math.abs((variance(column) * 59) / 60 - 1)).toBeLessThan(1e-9);
  }
  expect(pool.heldOut.places).toHaveLength(30 * pool.inputs);
  expect(pool.truth).toHaveLength(60);
  const loud = pool.loud!.reduce((sum, l) => sum + l, 0);
  expect(loud).toBeGreaterThan(6);
  expect(loud).toBeLessThan(54);
  expect(drawPool(name, { ...draw, world: 1 }).truth![0]).not.toBe(pool.truth![0]);
  expect(drawPool(name, draw).measure(5, 2)).toBe(pool.measure(5, 2));
});

test.each(POOLS)(
  '%s: measurements have the mean and the variance that are told (z < 4.5, 1500 each)',
  (name) => {
    const pool = drawPool(name, draw);
    const n = 1500;
    for (const loud of [0, 1]) {
      const c = pool.loud!.findIndex(
        (l, k) => l === loud && (pool.task === 'regression' || Math.abs(pool.truth![k]! - 0.5) < 0.4),
      );
      if (c < 0) continue;
      const seen = Array.from({ length: n }, (_, k) => pool.measure(c, k));
      const noise = pool.noise![c]!;
      expect(Math.abs(mean(seen) - pool.truth![c]!)).toBeLessThan(4.5 * Math.sqrt(noise / n));
      if (pool.task === 'regression')
        expect(Math.abs(variance(seen) / noise - 1)).toBeLessThan(4.5 * Math.sqrt(2 / n));
      // Control: half a standard deviation off would be seen.
      expect(Math.abs(mean(seen) - pool.truth![c]! - Math.sqrt(noise) / 2)).toBeGreaterThan(
        4.5 * Math.sqrt(noise / n),
      );
    }
  },
);

test('first candidates are all different, the same for one world and others in another', () => {
  const first = firstCandidates(50, 8, draw.seed, 0);
  expect(new Set(first).size).toBe(8);
  expect(firstCandidates(50, 4, draw.seed, 0)).toEqual(first.slice(0, 4));
  expect(firstCandidates(50, 8, draw.seed, 1)).not.toEqual(first);
});
