/** Are the estimates right within their error, do bars that one experimenter could compute tell the scatter, does it fall as it must. */
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { at, percent } from '../pinn-common/estimates.ts';
import { type PinnInverseConfig, PLACES } from '../pinn-inverse.ts';
import { constantsOf } from './unknowns.ts';

/** Sound estimates: the median lies this near to the truth, in shares of it. */
const NEAR = 0.01;
/** Means may lie so many standard errors off. */
const CLEAR = 2;
const FAR = 3;
/** Beyond this share of the truth an estimate says nothing. */
const LOST = 0.5;
/** A bar is honest within this share of the scatter, as far as the draws can tell. */
const HONEST = 1.5;

export function findings(rows: readonly Row[], config: PinnInverseConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const of = (phase: string) => rows.filter(({ values }) => values.phase === phase);
  const points = of('points').sort((a, b) => Number(a.values.measurements) - Number(b.values.measurements));
  const asked = points.find(({ values }) => values.measurements === config.measurements);
  const symbols = constantsOf(config.unknown);
  const each = (make: (place: (typeof PLACES)[number], symbol: string) => Finding) =>
    symbols.map((symbol, c) => make(PLACES[c]!, symbol));
  return [
    ...each((place, symbol) => near(place, symbol, asked, config)),
    ...each((place, symbol) => unbiased(place, symbol, asked)),
    ...each((place, symbol) => barTells(place, symbol, points, asked)),
    bound(asked, points),
    rate('points', points, asked),
    rate('noise', of('noise'), asked),
    ...(symbols.length > 1 ? [unequal(asked, symbols)] : []),
    strays([...points, ...of('noise').filter(({ values }) => values.noise !== config.noise)], config),
  ];
}

const idOf = (id: string, place: string) => (place === 'first' ? id : `${id}Second`);
const waiting = (row: unknown) => (row === undefined ? { state: 'waiting' } : {});

/** The draws did not find the constant at all: nothing that is measured on them tells anything of it. */
const isLost = (place: string, row: Row | undefined) => Math.abs(at(row, `${place}Median`).value - 1) > LOST;
const lost = (place: string, row: Row | undefined) => (isLost(place, row) ? { state: 'lost' } : {});

/** Standard error of a median over that of a mean, of values that are normally distributed. */
const MEDIAN_FACTOR = Math.sqrt(Math.PI / 2);

/** The median of the draws within one per cent of the truth; far off, the constant was not told at all. */
function near(place: string, symbol: string, row: Row | undefined, config: PinnInverseConfig): Finding {
  const median = at(row, `${place}Median`).value;
  const off = Math.abs(median - 1);
  const scatter = at(row, `${place}Scatter`).value;
  const draws = row?.samples?.[place]?.length ?? config.draws;
  const error = (MEDIAN_FACTOR * scatter) / Math.sqrt(draws);
  return {
    id: idOf('near', place),
    verdict: verdictOf(off + CLEAR * error <= NEAR, isLost(place, row) || off - CLEAR * error > NEAR),
    facts: {
      ...waiting(row),
      ...lost(place, row),
      symbol,
      median: rounded(median),
      off: percent(off),
      error: percent(error),
      scatter: percent(scatter),
      points: config.measurements,
      noise: percent(config.noise),
      draws,
    },
  };
}

/** The mean over the draws against its standard error. */
function unbiased(place: string, symbol: string, row: Row | undefined): Finding {
  const { value, error } = at(row, place);
  const sigmas = Math.abs(value - 1) / error;
  return {
    id: idOf('unbiased', place),
    verdict: verdictOf(sigmas <= CLEAR, sigmas > FAR || isLost(place, row)),
    facts: {
      ...waiting(row),
      ...lost(place, row),
      symbol,
      mean: rounded(value),
      error: rounded(error),
      sigmas: rounded(sigmas),
    },
  };
}

/**
 * By how much the logarithm of a scatter s of normally distributed values lies below the true one on average: (ln(v/2) - psi(v/2)) / 2 with
 * v = draws - 1, which is 1/(2v) + 1/(6v^2) + ..., and 1/(2v) is the squared relative error of s. With a dozen draws it is 5 %.
 */
function lowness({ value, error }: Estimate): number {
  const share = (error / value) ** 2;
  return share + (2 / 3) * share ** 2;
}

/** Root of the mean square ratio of bar and scatter over all numbers of measurements, in logarithms; draws of different rows are independent. */
function barTells(place: string, symbol: string, points: readonly Row[], asked: Row | undefined): Finding {
  const logs = points.flatMap((row) => {
    const [bar, scatter] = [at(row, `${place}Bar`), at(row, `${place}Scatter`)];
    const log = Math.log(bar.value / scatter.value) - lowness(scatter);
    const error = Math.hypot(scatter.error / scatter.value, (bar.error || 0) / bar.value);
    return Number.isFinite(log) && error > 0 ? [{ log, error }] : [];
  });
  const weight = logs.reduce((sum, { error }) => sum + error ** -2, 0);
  const log = logs.reduce((sum, { log: l, error }) => sum + l / error ** 2, 0) / weight;
  const error = 1 / Math.sqrt(weight);
  const ratio = Math.exp(log);
  const limit = Math.log(HONEST);
  return {
    id: idOf('barTells', place),
    verdict: isLost(place, asked)
      ? 'cannot-tell'
      : verdictOf(Math.abs(log) + CLEAR * error < limit, Math.abs(log) - CLEAR * error > limit),
    facts: {
      ...lost(place, asked),
      ...(logs.length === 0 && { state: 'waiting' }),
      symbol,
      ratio: rounded(ratio),
      error: rounded(ratio * error),
      rows: logs.length,
    },
  };
}

/** Scatter against the least that any unbiased method could have. Below it something other than the measurements knew the answer. */
function bound(asked: Row | undefined, points: readonly Row[]): Finding {
  const logs = points.flatMap((row) => {
    const [scatter, least] = [at(row, 'firstScatter'), at(row, 'firstBound').value];
    const log = Math.log(scatter.value / least) + lowness(scatter);
    return Number.isFinite(log) ? [{ log, error: scatter.error / scatter.value }] : [];
  });
  const weight = logs.reduce((sum, { error }) => sum + error ** -2, 0);
  const ratio = Math.exp(logs.reduce((sum, { log, error }) => sum + log / error ** 2, 0) / weight);
  const error = ratio / Math.sqrt(weight);
  const least = at(asked, 'firstBound').value;
  const state = points.length === 0 ? 'waiting' : logs.length === 0 ? 'unknown' : null;
  return {
    id: 'bound',
    verdict: verdictOf(
      ratio + CLEAR * error < HONEST && ratio - CLEAR * error < 1 && ratio + FAR * error > 1,
      ratio - CLEAR * error > HONEST || ratio + FAR * error < 1,
    ),
    facts: {
      ...(state && { state }),
      ...(!state && ratio + FAR * error < 1 && { state: 'below' }),
      ratio: rounded(ratio),
      error: rounded(error),
      least: percent(least),
      rows: logs.length,
    },
  };
}

/** Slope of ln scatter against ln n (-1/2) or ln noise (1), by least squares with the errors of the scatters. */
function rate(axis: 'points' | 'noise', rows: readonly Row[], asked: Row | undefined): Finding {
  const seen = rows.flatMap((row) => {
    const x = Number(row.values[axis === 'points' ? 'measurements' : 'noise']);
    const { value, error } = at(row, 'firstScatter');
    return value > 0 && error > 0 ? [{ x: Math.log(x), y: Math.log(value), w: (value / error) ** 2 }] : [];
  });
  const sum = (f: (s: (typeof seen)[number]) => number) => seen.reduce((total, s) => total + s.w * f(s), 0);
  const [w, x, y] = [sum(() => 1), sum((s) => s.x), sum((s) => s.y)];
  const spread = sum((s) => (s.x - x / w) ** 2);
  const known = seen.length >= 3;
  const slope = known ? sum((s) => (s.x - x / w) * (s.y - y / w)) / spread : Number.NaN;
  const error = known ? 1 / Math.sqrt(spread) : Number.NaN;
  const expected = axis === 'points' ? -0.5 : 1;
  const off = Math.abs(slope - expected);
  return {
    id: axis === 'points' ? 'rateOfPoints' : 'rateOfNoise',
    verdict: isLost('first', asked)
      ? 'cannot-tell'
      : verdictOf(off < CLEAR * error && error < 0.25, off > FAR * error),
    facts: {
      ...lost('first', asked),
      ...(!known && { state: 'waiting' }),
      slope: rounded(slope),
      error: rounded(error),
      expected,
    },
  };
}

/** Lamé: which of the two the measurements tell better, by the linearised bars of the same draws. */
function unequal(row: Row | undefined, symbols: readonly string[]): Finding {
  const [first, second] = PLACES.map((place) => row?.samples?.[`${place}Bar`]);
  const ratios = first && second ? first.map((bar, d) => Math.log(bar / second[d]!)) : [];
  const log = ratios.length > 1 ? meanOverSamples(ratios) : { value: Number.NaN, error: Number.NaN };
  const times = Math.exp(Math.abs(log.value));
  const [worse, better] = log.value > 0 ? symbols : [...symbols].reverse();
  return {
    id: 'unequal',
    verdict: verdictOf(
      Math.abs(log.value) > CLEAR * log.error,
      Math.abs(log.value) + CLEAR * log.error < Math.log(HONEST),
    ),
    facts: {
      ...waiting(row),
      worse: worse!,
      better: better!,
      times: rounded(times),
      error: rounded(times * log.error),
    },
  };
}

/** Networks whose energy lies far above that of their fellows: another minimum, or training that got stuck. They are left out. */
function strays(rows: readonly Row[], { draws }: PinnInverseConfig): Finding {
  const count = rows.reduce((sum, { values }) => sum + Number(values.strays), 0);
  return {
    id: 'strays',
    verdict: verdictOf(rows.length > 0 && count === 0, count > 0),
    facts: { ...waiting(rows[0]), strays: count, all: rows.length * draws },
  };
}
