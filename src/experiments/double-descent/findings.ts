/** The exact curve, the peak at p = n, what a ridge makes of it, how little two fits agree there, and whether large models win. */
import ln from '@stdlib/math-base-special-ln';
import { ridgelessRisk } from '../../learner/exact/linear-descent.ts';
import { medianEstimate } from '../../observables/quantiles.ts';
import type { Estimate } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import type { DoubleDescentConfig } from '../double-descent.ts';
import { pairedDifference, rounded, verdictOf } from '../glass-common/columns.ts';

/** Ratios p / n that count as at the threshold, as well below it, and as well above. */
const NEAR = [0.85, 1.18] as const;
const BELOW = 0.8;
const ABOVE = 1.5;
/** Errors by which one must lie above the other to be called so. */
const CLEAR = 3;
/** With some ten rows the largest of honest differences exceeds this in one run of a thousand. */
const FAR = 4;

const at = (row: Row, name: string) => {
  const value = row.values[name];
  return typeof value === 'number' ? value : Number.NaN;
};
const ratioOf = (row: Row) => at(row, 'ratio');
const isNear = (row: Row) => ratioOf(row) >= NEAR[0] && ratioOf(row) <= NEAR[1];
const lowest = (rows: readonly Row[], name: string) =>
  rows.reduce<Row | undefined>(
    (best, row) => (!best || at(row, name) < at(best, name) ? row : best),
    undefined,
  );
/** Is a below b by so many combined errors? False where one is unknown. */
const clearlyBelow = (a: Row, b: Row, name: string) =>
  at(b, name) - at(a, name) > CLEAR * Math.hypot(at(a, `${name}Error`), at(b, `${name}Error`));

export function findings(rows: readonly Row[], config: DoubleDescentConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const has = (model: string) => rows.some(({ values }) => `${model}Tuned` in values);
  return [
    onCurve(rows, config),
    peaked(rows),
    tamed(rows),
    disagreed(rows),
    ...(has('teacher') ? [bigger(rows, 'teacher')] : []),
    ...(has('table') ? [bigger(rows, 'table')] : []),
  ];
}

/** Rows whose mean has an error that can be relied upon, against the exact risk. */
function onCurve(rows: readonly Row[], { points, noise }: DoubleDescentConfig): Finding {
  const apart = rows
    .filter(({ values }) => values.errorSound === true)
    .map((row) => {
      const exact = ridgelessRisk({ points, features: at(row, 'features'), noise })!.risk;
      return { row, sigmas: (at(row, 'linearRisk') - exact) / at(row, 'linearRiskError') };
    })
    .filter(({ sigmas }) => Number.isFinite(sigmas));
  const largest = apart.reduce((most, { sigmas }) => Math.max(most, Math.abs(sigmas)), 0);
  const enough = apart.length >= 3;
  return {
    id: 'onCurve',
    verdict: verdictOf(enough && largest <= FAR, largest > FAR),
    facts: {
      rows: apart.length,
      sigmas: rounded(largest, 2),
      left: rows.length - apart.length,
      ...(apart.length === 0 && { state: 'waiting' }),
    },
  };
}

/** Median of a logarithm: what has heavy tails has a sound error there. */
function logMedian(row: Row, name: string): Estimate {
  const values = row.samples?.[name] ?? [];
  if (values.length === 0) return { value: Number.NaN, error: Number.NaN };
  return medianEstimate(values.map((value) => ln(value)));
}

/** The highest median stands at p = n, clearly above the lowest on either side. */
function peaked(rows: readonly Row[]): Finding {
  const name = 'linearRiskMedian';
  const peak = rows.reduce((best, row) => (at(row, name) > at(best, name) ? row : best));
  const left = lowest(
    rows.filter((row) => ratioOf(row) <= BELOW),
    name,
  );
  const right = lowest(
    rows.filter((row) => ratioOf(row) >= ABOVE),
    name,
  );
  const known = left !== undefined && right !== undefined && rows.some(isNear);
  const above = (row: Row) => {
    const [high, low] = [logMedian(peak, 'linearRisk'), logMedian(row, 'linearRisk')];
    return high.value - low.value > CLEAR * Math.hypot(high.error, low.error);
  };
  const clear = known && above(left) && above(right);
  return {
    id: 'peaked',
    verdict: verdictOf(clear && isNear(peak), clear && !isNear(peak)),
    facts: {
      ...(!known && { state: 'waiting' }),
      ratio: rounded(ratioOf(peak)),
      height: rounded(at(peak, name)),
      error: rounded(at(peak, `${name}Error`), 2),
      left: left ? rounded(at(left, name)) : '-',
      leftRatio: left ? rounded(ratioOf(left)) : '-',
      right: right ? rounded(at(right, name)) : '-',
      rightRatio: right ? rounded(ratioOf(right)) : '-',
    },
  };
}

const nearest = (rows: readonly Row[]) =>
  rows.reduce((best, row) =>
    Math.abs(Math.log(ratioOf(row))) < Math.abs(Math.log(ratioOf(best))) ? row : best,
  );

/** At the threshold a tuned ridge lies far below no ridge, and not above what it has further on. */
function tamed(rows: readonly Row[]): Finding {
  const peak = nearest(rows);
  const further = rows.filter((row) => ratioOf(row) >= ABOVE);
  const known = isNear(peak) && further.length > 0;
  const highest = Math.max(...further.map((row) => at(row, 'linearTuned')));
  const [none, tuned] = [logMedian(peak, 'linearRisk'), logMedian(peak, 'linearTuned')];
  const gain = (none.value - tuned.value) / Math.hypot(none.error, tuned.error);
  const error = at(peak, 'linearTunedError');
  const above = (at(peak, 'linearTuned') - highest) / error;
  return {
    id: 'tamed',
    verdict: verdictOf(known && gain > CLEAR && above < 2, known && (gain < -CLEAR || above > CLEAR)),
    facts: {
      ...(!known && { state: 'waiting' }),
      ratio: rounded(ratioOf(peak)),
      without: rounded(at(peak, 'linearRiskMedian')),
      ridge: rounded(at(peak, 'linearRidge')),
      tuned: rounded(at(peak, 'linearTuned')),
      error: rounded(error, 2),
      highest: further.length > 0 ? rounded(highest) : '-',
    },
  };
}

/** The overlap of fits with other noise is lowest at the threshold. */
function disagreed(rows: readonly Row[]): Finding {
  const name = 'linearOverlap';
  const bottom = lowest(rows, name)!;
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const known = ratioOf(first) <= BELOW && ratioOf(last) >= ABOVE && rows.some(isNear);
  const clear = known && [first, last].every((row) => clearlyBelow(bottom, row, name));
  return {
    id: 'disagreed',
    verdict: verdictOf(clear && isNear(bottom), clear && !isNear(bottom)),
    facts: {
      ...(!known && { state: 'waiting' }),
      ratio: rounded(ratioOf(bottom)),
      overlap: rounded(at(bottom, name), 2),
      error: rounded(at(bottom, `${name}Error`), 2),
      first: rounded(at(first, name), 2),
      firstRatio: rounded(ratioOf(first)),
      last: rounded(at(last, name), 2),
      lastRatio: rounded(ratioOf(last)),
    },
  };
}

/**
 * The largest model against the best of those well below the threshold, draw by draw on the same points. The best is chosen by the
 * same means, which favours the small ones by a fraction of an error.
 */
function bigger(rows: readonly Row[], model: 'teacher' | 'table'): Finding {
  const name = `${model}Risk`;
  const small = lowest(
    rows.filter((row) => ratioOf(row) <= BELOW),
    name,
  );
  const large = rows.at(-1)!;
  const known = small !== undefined && ratioOf(large) >= ABOVE;
  const gain = known ? pairedDifference(small, large, name) : { value: Number.NaN, error: Number.NaN };
  return {
    id: `${model}Bigger`,
    verdict: verdictOf(gain.value > CLEAR * gain.error, gain.value < -CLEAR * gain.error),
    facts: {
      ...(!known && { state: 'waiting' }),
      small: small ? rounded(at(small, name)) : '-',
      smallRatio: small ? rounded(ratioOf(small)) : '-',
      large: rounded(at(large, name)),
      largeRatio: rounded(ratioOf(large)),
      gain: rounded(gain.value),
      error: rounded(gain.error, 2),
    },
  };
}
