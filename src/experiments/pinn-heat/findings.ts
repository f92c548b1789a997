/** What the law is worth in measurements, what measurements add to it, whether the spread knows the error, where the worst block is. */
import { meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { at, percent } from '../pinn-common/estimates.ts';
import type { PinnHeatConfig, SeriesName } from '../pinn-heat.ts';

/** Differences of so many standard errors count. */
const CLEAR = 2;
/** An ensemble whose spread is within this factor of its error is an honest error bar. */
const HONEST = 2;
/** A worst block this many times the whole error is a hot spot. */
const HOT = 3;

export function findings(rows: readonly Row[], config: PinnHeatConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const sweep = rows.filter(({ values }) => values.phase === 'sweep').sort((a, b) => countOf(a) - countOf(b));
  const measured = sweep.filter((row) => countOf(row) > 0);
  return [
    worth(measured),
    measurementsHelp(measured, config),
    honest('strong', measured),
    honest('data', measured),
    honest('law', sweep.slice(0, 1)),
    hotSpot(sweep[0]),
    ...(config.law === 'l-shape' ? [corner(sweep[0])] : []),
  ];
}

const countOf = ({ values }: Row) => Number(values.measurements);

/**
 * Data alone against the law alone. Below the last number of measurements at which data alone are clearly worse, the law is worth more;
 * where data alone come down to it, their number is read off between two rows (both logarithmic).
 */
function worth(measured: readonly Row[]): Finding {
  const last = measured.at(-1);
  const [law, data] = [at(last, 'lawL2'), at(last, 'dataL2')];
  const gap = data.value - law.value;
  const bar = CLEAR * Math.hypot(data.error, law.error);
  const reached = measured.findIndex((row) => at(row, 'dataL2').value <= law.value);
  const facts = {
    law: percent(law.value),
    lawError: percent(law.error),
    most: last ? countOf(last) : '-',
    data: percent(data.value),
    dataError: percent(data.error),
    factor: rounded(data.value / law.value),
    worth: reached < 0 ? '-' : rounded(Math.round(crossing(measured, reached, law.value))),
  };
  return {
    id: 'worth',
    verdict: verdictOf(gap > bar, reached >= 0 && gap < -bar),
    facts: { ...facts, ...(!last && { state: 'waiting' }) },
  };
}

/** Number of measurements at which the error of data alone is `level`, between row k - 1 and row k. */
function crossing(measured: readonly Row[], k: number, level: number): number {
  if (k === 0) return countOf(measured[0]!);
  const [a, b] = [measured[k - 1]!, measured[k]!];
  const [ea, eb] = [at(a, 'dataL2').value, at(b, 'dataL2').value];
  const share = Math.log(ea / level) / Math.log(ea / eb);
  return countOf(a) * (countOf(b) / countOf(a)) ** share;
}

/** The law with the most measurements against the law alone: with a right law noise can only harm, a wrong one is mended. */
function measurementsHelp(measured: readonly Row[], { lawError, noise }: PinnHeatConfig): Finding {
  const last = measured.at(-1);
  const alone = at(last, 'lawL2');
  const best = (['weak', 'strong'] as const)
    .map((series) => ({ series, ...at(last, `${series}L2`) }))
    .sort((a, b) => a.value - b.value)[0]!;
  const gain = alone.value - best.value;
  const bar = CLEAR * Math.hypot(alone.error, best.error);
  const clear = Math.abs(gain) > bar;
  const state = !last ? 'waiting' : clear && gain > 0 && lawError === 0 ? 'right' : null;
  return {
    id: 'measurementsHelp',
    verdict: verdictOf(gain > bar, gain < -bar),
    facts: {
      ...(state && { state }),
      most: last ? countOf(last) : '-',
      noise: percent(noise),
      wrong: percent(lawError),
      alone: percent(alone.value),
      aloneError: percent(alone.error),
      best: percent(best.value),
      bestError: percent(best.error),
    },
  };
}

/** Geometric mean over the rows of spread over error; its error from the draws. */
function honest(series: SeriesName, rows: readonly Row[]): Finding {
  const logarithms = rows.flatMap((row) => {
    const ratios = row.samples?.[`${series}Ratio`];
    return ratios?.every((r) => r > 0) ? [ratios.map(Math.log)] : [];
  });
  const draws = logarithms[0]?.length ?? 0;
  // Rows share their draws: each draw is averaged over the rows first.
  const perDraw = Array.from(
    { length: draws },
    (_, d) => logarithms.reduce((sum, row) => sum + row[d]!, 0) / logarithms.length,
  );
  const log = draws > 0 ? meanOverSamples(perDraw) : { value: Number.NaN, error: Number.NaN };
  const ratio = Math.exp(log.value);
  const where =
    rows.length > 0 ? at(rows.at(-1), `${series}Where`) : { value: Number.NaN, error: Number.NaN };
  const far = Math.log(HONEST);
  return {
    id: `${series}Honest`,
    verdict: verdictOf(
      Math.abs(log.value) + CLEAR * log.error < far,
      Math.abs(log.value) - CLEAR * log.error > far,
    ),
    facts: {
      ...(draws === 0 && { state: 'waiting' }),
      ratio: rounded(ratio),
      error: rounded(ratio * log.error),
      where: rounded(where.value),
      whereError: rounded(where.error),
    },
  };
}

/** The worst of 8 x 8 blocks of the law alone, which one number for the whole plate does not show. */
function hotSpot(row: Row | undefined): Finding {
  const [whole, block] = [at(row, 'lawL2'), at(row, 'lawBlock')];
  const samples = [row?.samples?.lawBlock, row?.samples?.lawL2];
  const known = samples[0] && samples[1] && samples[0].length === samples[1].length;
  const times = known
    ? meanOverSamples(samples[0]!.map((b, d) => b / samples[1]![d]!))
    : { value: Number.NaN, error: Number.NaN };
  return {
    id: 'hotSpot',
    verdict: verdictOf(times.value - CLEAR * times.error > HOT, times.value + CLEAR * times.error < HOT),
    facts: {
      ...(!row && { state: 'waiting' }),
      whole: percent(whole.value),
      wholeError: percent(whole.error),
      block: percent(block.value),
      blockError: percent(block.error),
      times: rounded(times.value),
      timesError: rounded(times.error),
    },
  };
}

/** The L-shape without and with the corner's singular function: both learnt from the law alone, from different starts. */
function corner(row: Row | undefined): Finding {
  const [plain, enriched] = [at(row, 'plainL2'), at(row, 'enrichedL2')];
  const [share, rest] = [at(row, 'plainCorner'), at(row, 'enrichedCorner')];
  const gap = plain.value - enriched.value;
  const bar = CLEAR * Math.hypot(plain.error, enriched.error);
  return {
    id: 'corner',
    verdict: verdictOf(gap > bar, gap < -bar),
    facts: {
      ...(!row && { state: 'waiting' }),
      plain: percent(plain.value),
      plainError: percent(plain.error),
      enriched: percent(enriched.value),
      enrichedError: percent(enriched.error),
      factor: rounded(plain.value / enriched.value),
      share: percent(share.value),
      rest: percent(rest.value),
    },
  };
}
