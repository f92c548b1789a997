/** On the line above T_c, on it at first below, and off it later; how much hotter the slow part answers. */
import { type Estimate, jackknifeOverSamples, meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import type { FluctuationDissipationConfig } from '../fluctuation-dissipation.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { AGES, type Name } from './ages.ts';

/** 1 - C - T chi that counts as none. */
const SMALL = 0.05;
/** The age whose slow part is quoted: old enough to have a fast one, young enough to be seen for many ages. */
const QUOTED = AGES[1];

export function findings(
  rows: readonly Row[],
  { temperature, warm }: FluctuationDissipationConfig,
): readonly Finding[] {
  if (rows.length === 0) return [];
  const of = (name: Name) => rows.filter(({ values }) => `response${name}` in values);
  return [control(of('Warm'), warm), early(of('1000'), temperature), late(of('10')), ratio(of(`${QUOTED}`))];
}

/** Mean departure of the control over all its times. */
function control(rows: readonly Row[], warm: number): Finding {
  const gap = overTimes(rows, 'violationWarm');
  return {
    id: 'control',
    verdict: verdictOf(
      Math.abs(gap.value) + 2 * gap.error < SMALL,
      Math.abs(gap.value) - 2 * gap.error > SMALL,
    ),
    facts: { temperature: warm, gap: rounded(gap.value, 2), error: rounded(gap.error, 2) },
  };
}

/** Oldest copies, times up to a hundredth of their age. */
function early(rows: readonly Row[], temperature: number): Finding {
  const times = rows.filter(({ values }) => Number(values.time) <= AGES[2] / 100);
  const gap = overTimes(times, `violation${AGES[2]}`);
  const last = times[times.length - 1]?.values;
  return {
    id: 'early',
    verdict: verdictOf(
      Math.abs(gap.value) + 2 * gap.error < SMALL,
      Math.abs(gap.value) - 2 * gap.error > SMALL,
    ),
    facts: {
      temperature,
      time: rounded(last?.time, 5),
      gap: rounded(gap.value, 2),
      error: rounded(gap.error, 2),
    },
  };
}

/** Youngest copies, at the longest time: below the line? */
function late(rows: readonly Row[]): Finding {
  const values = rows[rows.length - 1]?.values;
  const name = `${AGES[0]}` as const;
  const [gap, error] = [Number(values?.[`violation${name}`]), Number(values?.[`violation${name}Error`])];
  const [C, response] = [Number(values?.correlation), Number(values?.[`response${name}`])];
  return {
    id: 'late',
    verdict: verdictOf(gap > Math.max(SMALL, 3 * error), Math.abs(gap) + 2 * error < SMALL),
    facts: {
      time: rounded(values?.time, 5),
      forgotten: rounded(1 - C),
      response: rounded(response),
      error: rounded(error, 2),
    },
  };
}

/** X of everything that happens after t = t_w: one slope from there to the longest time. */
function ratio(rows: readonly Row[]): Finding {
  const name = `response${QUOTED}`;
  const from = rows.find(({ values }) => Number(values.time) >= QUOTED);
  const to = rows[rows.length - 1];
  const columns = [to, from].flatMap((row) => [row?.samples?.[name] ?? [], row?.samples?.correlation ?? []]);
  const known = from && to && from !== to && columns.every((column) => column.length > 1);
  const x = known
    ? jackknifeOverSamples(columns, ([chi, C, chiBefore, CBefore]) => (chi! - chiBefore!) / (CBefore! - C!))
    : { value: Number.NaN, error: Number.NaN };
  return {
    id: 'ratio',
    verdict: verdictOf(x.value + 3 * x.error < 1, x.value - 2 * x.error > 0.5),
    facts: {
      age: QUOTED,
      from: rounded(from?.values.time, 5),
      to: rounded(to?.values.time, 5),
      x: rounded(x.value, 2),
      error: rounded(x.error, 2),
    },
  };
}

/** Mean over times inside each sample, then over samples. */
function overTimes(rows: readonly Row[], name: string): Estimate {
  const columns = rows.map(({ samples }) => samples?.[name] ?? []);
  const samples = columns[0]?.length ?? 0;
  if (samples === 0) return { value: Number.NaN, error: Number.NaN };
  return meanOverSamples(
    Array.from(
      { length: samples },
      (_, s) => columns.reduce((sum, one) => sum + one[s]!, 0) / columns.length,
    ),
  );
}
