/** How far networks have moved, and how that depends on age. */
import { expect, test } from 'vitest';
import {
  ageingExponent,
  meanSquareDisplacements,
  twoTimeCorrelations,
} from '../../src/observables/displacement.ts';

test('displacement and correlation are taken network by network', () => {
  const before = Float64Array.of(1, 0, 3, 4);
  const now = Float64Array.of(0, 1, 6, 8);
  expect([...meanSquareDisplacements(before, now, 2)]).toEqual([1, 12.5]);
  expect([...twoTimeCorrelations(before, now, 2)]).toEqual([0, 1]);
  expect(() => meanSquareDisplacements(before, now, 3)).toThrow(RangeError);
  expect(Number.isNaN(twoTimeCorrelations(Float64Array.of(0), Float64Array.of(1), 1)[0])).toBe(true);
});

const times = Array.from({ length: 40 }, (_, k) => 1.3 ** k);
const curve = (age: number, f: (t: number, age: number) => number) => ({
  age,
  times,
  values: times.map((t) => f(t, age)),
});

test.each([
  ['full ageing, a function of t/t_w', 1, (t: number, age: number) => 1 / (1 + t / age)],
  ['none, a function of t', 0, (t: number) => Math.sqrt(t)],
  ['subageing, t/t_w^0.6', 0.6, (t: number, age: number) => Math.log1p(t / age ** 0.6)],
] as const)('the exponent of %s is found', (_name, mu, f) => {
  const [young, old] = [curve(10, f), curve(100, f)];
  const level =
    (Math.max(young.values[0]!, old.values[0]!) + Math.min(young.values.at(-1)!, old.values.at(-1)!)) / 2;
  // The curves bend between the lags; the rest is interpolation.
  expect(Math.abs(ageingExponent(young, old, level)! - mu)).toBeLessThan(0.03);
});

test('where a curve never gets to the level there is no exponent', () => {
  const f = (t: number, age: number) => (age === 10 ? t : 0.1);
  expect(ageingExponent(curve(10, f), curve(100, f), 5)).toBeNull();
});
