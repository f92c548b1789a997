/** The storage sections of the validation page do their sums right. */
import { expect, test } from 'vitest';
import {
  countedSection,
  extrapolated,
  separableSection,
} from '../../scripts/validate/report/learner-capacity-lines.ts';
import { Reader, type Values } from '../../scripts/validate/report/store.ts';
import { coverSeparability } from '../../src/learner/exact/cover.ts';
import { wilsonBand } from '../../src/observables/proportion.ts';

const readerOf = (measurements: Readonly<Record<string, Values>>) =>
  new Reader({
    format: 1,
    measurements: Object.fromEntries(
      Object.entries(measurements).map(([name, values]) => [
        name,
        {
          command: '',
          settings: {},
          date: '2026-01-01',
          commit: '',
          engine: 'cpu',
          seconds: 1,
          values,
        },
      ]),
    ),
  });

test('a line through N = 15 and 25 finds a + b/N, a parabola through N = 5 as well also a + b/N + c/N²', () => {
  const at = (b: number, c: number) => {
    const entropy = (N: number) => ({ value: 0.4 + b / N + c / N ** 2, error: 0.001 });
    return [entropy(5), entropy(15), entropy(25)] as const;
  };
  const linear = extrapolated(at(0.3, 0));
  expect(linear.straight.value).toBeCloseTo(0.4, 12);
  expect(linear.parabola).toBeCloseTo(0.4, 12);
  // Weights 5/2 of N = 25 and -3/2 of N = 15.
  expect(linear.straight.error).toBeCloseTo(0.001 * Math.hypot(2.5, 1.5), 12);
  const bent = extrapolated(at(0.3, 0.2));
  expect(bent.parabola).toBeCloseTo(0.4, 12);
  expect(Math.abs(bent.straight.value - 0.4)).toBeGreaterThan(1e-4);
});

test('bands that hold the law are counted, and those of the control beside them', () => {
  const patterns = [90, 100, 110];
  const shares = patterns.map((P) => coverSeparability(50, P));
  const bands = shares.map((share) => wilsonBand(1000 * share, 1000));
  const section = separableSection(
    readerOf({
      'capacity-spherical-50': {
        patterns,
        stored: shares,
        storedError: [0.01, 0.01, 0.01],
        storedLow: bands.map(({ low }) => low),
        storedHigh: bands.map(({ high }) => high),
        sets: [1000, 1000, 1000],
        undecided: [0, 0, 2],
      },
    }),
  );
  expect(section.lines).toHaveLength(3);
  expect(section.remarks[0]).toContain('at 3 of 3 loads');
  expect(section.remarks[0]).toContain('lies inside at 0. Undecided sets: 2.');
});

test('nothing measured, nothing said', () => {
  expect(separableSection(readerOf({})).lines).toEqual([]);
  expect(countedSection(readerOf({})).lines).toEqual([]);
});
