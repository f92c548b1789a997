/** What becomes of both doubts: does ignorance shrink with points, is the noise that is said the noise there is, where does ignorance grow? */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { TwoDoubtsConfig } from '../two-doubts.ts';
import { insideNoise } from './truth.ts';

/** Share of the truth within which the noise counts as found. */
const NEAR = 0.1;
/** Errors by which something must be clear. */
const CLEAR = 2;
/** Ignorance below this share of the noise is none. */
const NONE = 0.02;

export function findings(rows: readonly Row[], config: TwoDoubtsConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const series = rows.filter(({ values }) => values.phase === 'series');
  const done = config.repeats > 0;
  return [
    ...(done ? [cure(series), noise(series, config)] : []),
    where(rows, series, config),
    ...(config.hidden === 0 && config.method === 'ensemble' ? [convex(rows, config)] : []),
  ];
}

const samplesOf = (row: Row | undefined, name: string): readonly number[] => row?.samples?.[name] ?? [];
const UNKNOWN: Estimate = { value: Number.NaN, error: Number.NaN };
const estimateOf = (values: readonly number[]): Estimate =>
  values.length < 2 ? UNKNOWN : meanOverSamples(values);

/** Slope of ln ignorance over ln n, repeat by repeat: the draws of one repeat share points, so only repeats are independent. */
function cure(series: readonly Row[]): Finding {
  const repeats = samplesOf(series[0], 'ignoranceInside').length;
  const slopes = Array.from({ length: repeats }, (_, r) =>
    slopeOf(series.map((row) => [Number(row.values.drawn), samplesOf(row, 'ignoranceInside')[r]!])),
  );
  const slope = series.length < 3 ? UNKNOWN : estimateOf(slopes.filter(Number.isFinite));
  const [first, last] = [series[0], series.at(-1)];
  const of = (row: Row | undefined) => estimateOf(samplesOf(row, 'ignoranceInside'));
  return {
    id: 'cure',
    verdict: verdictOf(slope.value + CLEAR * slope.error < 0, slope.value - CLEAR * slope.error > 0),
    facts: {
      ...(Number.isNaN(slope.value) && { state: 'waiting' }),
      slope: rounded(slope.value),
      slopeError: rounded(slope.error, 2),
      few: rounded(first?.values.drawn),
      many: rounded(last?.values.drawn),
      before: rounded(of(first).value),
      beforeError: rounded(of(first).error, 2),
      after: rounded(of(last).value),
      afterError: rounded(of(last).error, 2),
    },
  };
}

function slopeOf(points: readonly (readonly [n: number, value: number])[]): number {
  const logs = points.filter(([, value]) => value > 0).map(([n, value]) => [ln(n), ln(value)] as const);
  const [mx, my] = [0, 1].map((k) => logs.reduce((sum, point) => sum + point[k]!, 0) / logs.length) as [
    number,
    number,
  ];
  const above = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return above / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

/** The noise that is said, over the true one, with the most points, and with 20. */
function noise(series: readonly Row[], { curve }: TwoDoubtsConfig): Finding {
  const truth = insideNoise(curve);
  const ratio = (row: Row | undefined) =>
    estimateOf(samplesOf(row, 'noiseSaid').map((value) => value / truth));
  const last = series.at(-1);
  const [most, twenty] = [ratio(last), ratio(series.find(({ values }) => values.drawn === 20))];
  const off = Math.abs(most.value - 1);
  return {
    id: 'noise',
    verdict: verdictOf(off + CLEAR * most.error <= NEAR, off - CLEAR * most.error > NEAR),
    facts: {
      ...(Number.isNaN(most.value) && { state: 'waiting' }),
      many: rounded(last?.values.drawn),
      truth: rounded(truth, 3),
      ratio: rounded(most.value),
      ratioError: rounded(most.error, 2),
      twenty: rounded(twenty.value),
      twentyError: rounded(twenty.error, 2),
    },
  };
}

/** Ignorance away from the data over that among them: over repeats with about as many points as are shown, else of the one that is shown. */
function where(rows: readonly Row[], series: readonly Row[], { points }: TwoDoubtsConfig): Finding {
  const watched = rows.findLast(({ values }) => values.phase === 'watched');
  const away = (row: Row) => Math.abs(ln(Number(row.values.drawn) / points));
  const like = series.reduce<Row | undefined>(
    (best, row) => (best === undefined || away(row) < away(best) ? row : best),
    undefined,
  );
  const inside = samplesOf(like, 'ignoranceInside');
  // Ratios are averaged as logarithms: as far below as above.
  const logs = samplesOf(like, 'ignoranceOutside').map((value, r) => ln(value / inside[r]!));
  const ratio = estimateOf(logs.filter(Number.isFinite));
  const shown = Number(watched?.values.ignoranceOutside) / Number(watched?.values.ignoranceInside);
  const factor = exp(ratio.value);
  return {
    id: 'where',
    verdict: verdictOf(ratio.value - CLEAR * ratio.error > 0, ratio.value + CLEAR * ratio.error < 0),
    facts: {
      ...(Number.isNaN(ratio.value) && { state: 'one' }),
      shown: rounded(shown, 3),
      drawn: rounded(like?.values.drawn),
      factor: rounded(factor),
      factorError: rounded(factor * ratio.error, 2),
    },
  };
}

/** A convex problem has one end, whatever it does not know. */
function convex(rows: readonly Row[], { curve }: TwoDoubtsConfig): Finding {
  const last = rows.findLast(({ values }) => values.phase === 'watched');
  const share = Number(last?.values.ignoranceOutside) / insideNoise(curve);
  return {
    id: 'convex',
    verdict: verdictOf(share < NONE, share >= NONE),
    facts: { share: rounded(100 * share, 2) },
  };
}
