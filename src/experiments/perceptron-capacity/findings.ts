/** Is Cover's law inside the bands, where does half of the sets fail, how long does the rule take, and what does annealing miss? */
import ln from '@stdlib/math-base-special-ln';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { firstCrossing } from '../../observables/level-crossing.ts';
import { binomialTail } from '../../observables/proportion.ts';
import type { Estimate } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { CapacityConfig } from '../perceptron-capacity.ts';
import { capacityOf, isCounted } from './plan.ts';

/** So many bands outside, or more, would be chance once in a thousand runs: then the law is called broken. */
const BROKEN = 0.001;
const LIKELY = 0.05;

const number = (row: Row, name: string) => {
  const value = row.values[name];
  return typeof value === 'number' ? value : Number.NaN;
};

export function findings(rows: readonly Row[], config: CapacityConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  if (config.weights === 'spherical') return [law(rows), half(rows, config), waiting(rows)];
  const counted = isCounted(config);
  const annealed = config.sweeps > 0;
  return [
    ...(counted ? [moments(rows), half(rows, config)] : []),
    ...(annealed ? [gap(rows, config)] : []),
    ...(counted && annealed ? [missed(rows)] : []),
  ];
}

/** Loads whose 95 % band leaves Cover's value out, against the one in twenty that chance leaves out. Loads share nothing. */
function law(rows: readonly Row[]): Finding {
  const outside = rows.filter(
    (row) =>
      number(row, 'cover') < number(row, 'storedLow') || number(row, 'cover') > number(row, 'storedHigh'),
  ).length;
  const chance = binomialTail(outside, rows.length, 1 - 0.95);
  const undecided = rows.reduce((sum, row) => sum + number(row, 'undecided'), 0);
  const state = undecided > 0 ? 'undecided' : outside === 0 ? 'all' : null;
  return {
    id: 'law',
    verdict: undecided > 0 ? 'cannot-tell' : verdictOf(chance > LIKELY, chance < BROKEN),
    facts: {
      ...(state && { state }),
      inside: rows.length - outside,
      outside,
      loads: rows.length,
      expected: rounded(0.05 * rows.length, 2),
      percent: rounded(100 * chance, 2),
      undecided,
      sets: rounded(number(rows[0]!, 'sets')),
    },
  };
}

/** The load at which a share falls through one half. */
export function crossing(rows: readonly Row[], name: string): Estimate {
  const points = rows
    .map((row) => ({
      x: number(row, 'load'),
      y: { value: number(row, name), error: number(row, `${name}Error`) },
    }))
    .filter(({ y }) => Number.isFinite(y.value));
  return firstCrossing(points, 0.5, 'falling') ?? { value: Number.NaN, error: Number.NaN };
}

/** Spherical: exactly at 2, for every N. Binary: 0.833 for N -> infinity. */
function half(rows: readonly Row[], config: CapacityConfig): Finding {
  const { value, error } = crossing(rows, 'stored');
  const capacity = capacityOf(config);
  const apart = Math.abs(value - capacity);
  const found = Number.isFinite(value);
  const real = config.weights === 'spherical';
  return {
    id: 'half',
    verdict: real ? verdictOf(apart < 2 * error, apart > 4 * error) : found ? 'yes' : 'cannot-tell',
    facts: {
      state: !found ? 'nowhere' : real ? 'spherical' : 'binary',
      load: rounded(value, 4),
      error: rounded(error, 2),
      capacity: rounded(capacity, 4),
      size: config.size,
      lightest: rounded(number(rows[0]!, 'load')),
      heaviest: rounded(number(rows[rows.length - 1]!, 'load')),
    },
  };
}

/** Median corrections of the perceptron rule, from the first load to the last one whose median and error are known. */
function waiting(rows: readonly Row[]): Finding {
  const known = rows.filter((row) => number(row, 'correctionsError') > 0);
  const [first, last] = [known[0], known[known.length - 1]];
  const from = first ? number(first, 'corrections') : Number.NaN;
  const to = last ? number(last, 'corrections') : Number.NaN;
  const relative = (row: Row | undefined) =>
    row ? number(row, 'correctionsError') / number(row, 'corrections') : Number.NaN;
  // Times spread over factors, so that factors are compared.
  const [factor, error] = [ln(to / from), Math.hypot(relative(first), relative(last))];
  return {
    id: 'waiting',
    verdict: verdictOf(factor > 3 * error, factor < -3 * error),
    facts: {
      lightest: first ? rounded(number(first, 'load')) : '-',
      heaviest: last ? rounded(number(last, 'load')) : '-',
      from: rounded(from),
      to: rounded(to),
      fromError: first ? rounded(number(first, 'correctionsError'), 2) : '-',
      error: last ? rounded(number(last, 'correctionsError'), 2) : '-',
      percent: last ? rounded(100 * number(last, 'finished')) : '-',
    },
  };
}

/**
 * The mean number of solutions is 2^(N - P) at every N and P; the largest of the differences, in errors, for as many loads. Only loads
 * where most sets have solutions: beyond, the mean is made by a few lucky sets, and its error is none of a bell curve.
 */
function moments(rows: readonly Row[]): Finding {
  const usual = rows.filter((row) => number(row, 'stored') > 0.5);
  const apart = usual.map((row) => Math.abs(number(row, 'solutions') - 1) / number(row, 'solutionsError'));
  const known = apart.filter(Number.isFinite);
  const worst = Math.max(0, ...known);
  const limit = (chance: number) => quantile(1 - chance / (2 * Math.max(1, known.length)), 0, 1);
  return {
    id: 'moments',
    verdict: known.length === 0 ? 'cannot-tell' : verdictOf(worst < limit(LIKELY), worst > limit(BROKEN)),
    facts: { worst: rounded(worst, 2), limit: rounded(limit(LIKELY), 2), loads: known.length },
  };
}

/** Where annealing stops solving half of the sets, and where solutions end: counted if they were, else for N -> infinity. */
function gap(rows: readonly Row[], config: CapacityConfig): Finding {
  const found = crossing(rows, 'annealed');
  const counted = isCounted(config) ? crossing(rows, 'stored') : { value: Number.NaN, error: 0 };
  const ends = Number.isFinite(counted.value) ? counted : { value: capacityOf(config), error: 0 };
  const error = Math.hypot(found.error, ends.error);
  const [first, last] = [rows[0]!, rows[rows.length - 1]!];
  const never = number(first, 'annealedHigh') < 0.5 && number(first, 'load') < ends.value;
  const state = Number.isFinite(found.value) ? null : never ? 'never' : 'nowhere';
  return {
    id: 'gap',
    verdict: verdictOf(never || found.value + 2 * error < ends.value, found.value - 2 * error > ends.value),
    facts: {
      ...(state && { state }),
      load: rounded(found.value),
      error: rounded(found.error, 2),
      ends: rounded(ends.value),
      lightest: rounded(number(first, 'load')),
      heaviest: rounded(number(last, 'load')),
      percent: rounded(100 * number(never ? first : last, 'annealed')),
      sweeps: config.sweeps,
      copies: config.copies,
      size: config.size,
    },
  };
}

/** Fewer sets that can be stored than this tell little. */
const ENOUGH = 10;

/** At the heaviest load with enough sets that can be stored: how many of them annealing did not store. */
function missed(rows: readonly Row[]): Finding {
  const enough = rows.filter((row) => number(row, 'stored') * number(row, 'sets') >= ENOUGH);
  const row = enough[enough.length - 1];
  const [value, error] = row ? [number(row, 'missed'), number(row, 'missedError')] : [Number.NaN, Number.NaN];
  return {
    id: 'missed',
    verdict: verdictOf(value - 3 * error > 0, value + 3 * error < 0.05),
    facts: {
      load: row ? rounded(number(row, 'load')) : '-',
      percent: rounded(100 * value),
      error: rounded(100 * error, 2),
      sets: row ? Math.round(number(row, 'stored') * number(row, 'sets')) : 0,
    },
  };
}
