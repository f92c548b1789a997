/** Where the branches part, that they are one above, the level below, and whether the answer was linear in the field. */
import { replicaSymmetric } from '../../glass/exact/replica-symmetric.ts';
import { freezingTemperature } from '../../observables/freezing.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Finding, Row } from '../declaration.ts';
import type { FieldCoolingConfig } from '../field-cooling.ts';
import { pairedDifference, rounded, verdictOf } from '../glass-common/columns.ts';

/** Difference of the branches, in units of 1/J, from which they count as parted. */
export const PARTED = 0.05;
/** Share of the difference that FC - ZFC - remanent may be and still be called nothing; and of chi that finite N takes. */
const SMALL = 0.1;
const FINITE_SIZE = 0.02;

export function findings(rows: readonly Row[], config: FieldCoolingConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const of = (phase: string) => rows.filter(({ values }) => values.phase === phase);
  const heated = of('fc-heating');
  return [
    split(heated, config),
    behind(heated),
    curie(of('fc')[0], config),
    plateau(of('fc')),
    linear(of('remanent'), heated),
  ];
}

/** The highest temperature at which the branches part, as T_f is defined everywhere in this lab. */
function split(heated: readonly Row[], { seed, steps }: FieldCoolingConfig): Finding {
  const gaps = heated.map(({ samples }) => samples?.gap ?? []);
  if (heated.length < steps || gaps.some((gap) => gap.length === 0))
    return { id: 'split', verdict: 'cannot-tell', facts: {} };
  const temperatures = heated.map(({ values }) => Number(values.temperature));
  const found = freezingTemperature({ temperatures, gaps }, { seed: seedFrom(seed), threshold: PARTED });
  if (found.result !== 'found') {
    const liquid = found.side === 'liquid';
    return { id: 'split', verdict: liquid ? 'no' : 'yes', facts: liquid ? {} : { state: 'frozen' } };
  }
  return {
    id: 'split',
    verdict: 'yes',
    facts: { temperature: rounded(found.temperature, 2), error: rounded(found.error, 1) },
  };
}

/** At the coldest temperature. */
function behind(heated: readonly Row[]): Finding {
  const { temperature, gap, gapError } = heated[0]?.values ?? {};
  const [value, error] = [Number(gap ?? Number.NaN), Number(gapError ?? Number.NaN)];
  return {
    id: 'behind',
    verdict: verdictOf(value > Math.max(PARTED, 3 * error), Math.abs(value) + 2 * error < PARTED),
    facts: { temperature: rounded(temperature), gap: rounded(value), error: rounded(error, 2) },
  };
}

/** Curie's law at the hottest temperature, in this field: m/h of the infinite glass, if replica symmetry is right there. */
function curie(row: Row | undefined, { field }: FieldCoolingConfig): Finding {
  const [T, chi, error] = ['temperature', 'fieldCooled', 'fieldCooledError'].map((name) =>
    Number(row?.values[name] ?? Number.NaN),
  ) as [number, number, number];
  const exact = T > 1 ? replicaSymmetric(T, field).magnetisation / field : Number.NaN;
  const off = Math.abs(chi - exact) - FINITE_SIZE * exact;
  return {
    id: 'curie',
    verdict: verdictOf(off < 2 * error && error < SMALL * exact, off > 3 * error),
    facts: {
      temperature: rounded(T),
      chi: rounded(chi),
      error: rounded(error, 2),
      exact: rounded(exact),
      curie: rounded(1 / T),
    },
  };
}

/** Flat below half of T_c: the field-cooled branch forgets temperature there. */
function plateau(cooled: readonly Row[]): Finding {
  const cold = cooled.filter(({ values }) => Number(values.temperature) <= 0.5);
  const [from, to] = [cold[0], cold[cold.length - 1]];
  if (!from || !to || cold.length < 2)
    return { id: 'plateau', verdict: 'cannot-tell', facts: { state: 'waiting' } };
  const change = pairedDifference(to, from, 'fieldCooled');
  const level = Number(to.values.fieldCooled);
  const bar = SMALL * level;
  return {
    id: 'plateau',
    verdict: verdictOf(
      Math.abs(change.value) + 2 * change.error < bar,
      Math.abs(change.value) - 2 * change.error > bar,
    ),
    facts: {
      from: rounded(from.values.temperature),
      to: rounded(to.values.temperature),
      level: rounded(level),
      error: rounded(to.values.fieldCooledError, 2),
      change: rounded(change.value, 2),
      changeError: rounded(change.error, 2),
    },
  };
}

/** FC - ZFC is what stays when the field is cut, if a change of the field by -h adds its own answer to the old one. */
function linear(remanent: readonly Row[], heated: readonly Row[]): Finding {
  const parted = remanent.flatMap((row, k) => {
    const { gap, gapError } = heated[k]?.values ?? {};
    return Number(gap) > Math.max(PARTED, 3 * Number(gapError)) ? [{ row, gap: Number(gap) }] : [];
  });
  const mismatch = overRows(parted.map(({ row }) => row.samples?.mismatch ?? []));
  const gap = parted.reduce((sum, { gap }) => sum + gap, 0) / parted.length;
  const [size, bar] = [Math.abs(mismatch.value), SMALL * gap];
  return {
    id: 'linear',
    verdict: verdictOf(size + 2 * mismatch.error < bar, size - 2 * mismatch.error > bar),
    facts: {
      gap: rounded(gap),
      mismatch: rounded(mismatch.value, 2),
      error: rounded(mismatch.error, 2),
      percent: rounded(100 * (size / gap), 2),
    },
  };
}

/** Mean over rows inside each sample, then over samples: rows share them. */
function overRows(bySample: readonly (readonly number[])[]): Estimate {
  const samples = bySample[0]?.length ?? 0;
  if (samples === 0) return { value: Number.NaN, error: Number.NaN };
  return meanOverSamples(
    Array.from(
      { length: samples },
      (_, s) => bySample.reduce((sum, row) => sum + row[s]!, 0) / bySample.length,
    ),
  );
}
