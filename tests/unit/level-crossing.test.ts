/** Where a curve first passes a level, against lines whose crossing is known. */
import { expect, test } from 'vitest';
import { firstCrossing } from '../../src/observables/level-crossing.ts';

const curve = (values: readonly number[], error = 0.02) =>
  values.map((value, k) => ({ x: 1 + k / 2, y: { value, error } }));

test('a straight line between two points, with the error of y over the slope', () => {
  const { value, error } = firstCrossing(curve([0.2, 0.4, 0.8]), 0.5, 'rising')!;
  expect(value).toBeCloseTo(1.625, 12);
  expect(error).toBeCloseTo(Math.hypot(0.75 * 0.02, 0.25 * 0.02) / 0.8, 12);
  const falling = firstCrossing(curve([0.8, 0.4, 0.2]), 0.5, 'falling')!;
  expect(falling.value).toBeCloseTo(1.375, 12);
  expect(falling.error).toBeCloseTo(Math.hypot(0.25 * 0.02, 0.75 * 0.02) / 0.8, 12);
});

test('the first of several, each way', () => {
  const there = curve([0.2, 0.6, 0.4, 0.8]);
  expect(firstCrossing(there, 0.5, 'rising')!.value).toBeCloseTo(1.375, 12);
  expect(firstCrossing(there, 0.5, 'falling')!.value).toBeCloseTo(1.75, 12);
  expect(firstCrossing(there, 0.5)!.value).toBeCloseTo(1.375, 12);
  expect(firstCrossing(curve([0.6, 0.4, 0.8]), 0.5)!.value).toBeCloseTo(1.25, 12);
});

test('a level that is not passed, and one that is passed where nothing was measured, is not crossed', () => {
  expect(firstCrossing(curve([0.2, 0.4, 0.8]), 0.9)).toBeNull();
  expect(firstCrossing(curve([0.2, 0.4, 0.8]), 0.5, 'falling')).toBeNull();
  expect(firstCrossing(curve([0.2, Number.NaN, 0.8]), 0.5)).toBeNull();
  expect(firstCrossing([], 0.5)).toBeNull();
});
