/** Rows: a setting with means over the draws of the data, and a measure with its rank correlation. */
import { bootstrapInterval, rankCorrelation } from '../../observables/rank-correlation.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row } from '../declaration.ts';
import { type FlatnessConfig, MEASURES, RATES } from '../flatness.ts';
import { asColumns, orNull } from '../side-by-side/side.ts';
import type { Minimum } from './measure.ts';

/** Owner of the bootstrap's random numbers: the first of `MEASURES`, then one more for each; rescaled ones after them. */
const BOOTSTRAP_OWNER = 1000;

const UNKNOWN = { value: Number.NaN, error: Number.NaN };

export function settingRow(
  batch: number,
  rate: number,
  all: readonly Minimum[],
  { fastest, points }: FlatnessConfig,
): Row {
  const here = all.filter((minimum) => minimum.batch === batch && minimum.rate === rate);
  const minima = here.filter(({ flat }) => flat);
  const values: Record<string, Row['values'][string]> = {
    batch: batch || points,
    rate: fastest * RATES[rate]!,
    reached: minima.length,
  };
  const samples: Record<string, readonly number[]> = {};
  const tell = (name: string, of: (minimum: Minimum) => number | null | undefined) => {
    const numbers = minima.flatMap((minimum) => of(minimum) ?? []);
    Object.assign(values, asColumns(name, numbers.length > 0 ? meanOverSamples(numbers) : UNKNOWN));
    if (numbers.length > 0) samples[name] = numbers;
  };
  tell('stepsTaken', ({ steps }) => steps);
  tell('trainLoss', ({ trainLoss }) => trainLoss);
  tell('heldOutLoss', ({ heldOutLoss }) => heldOutLoss);
  for (const measure of MEASURES) {
    tell(measure, ({ flat }) => flat?.[measure]);
    tell(`${measure}Rescaled`, ({ rescaled }) => rescaled?.[measure]);
  }
  return { values, samples };
}

/** Spearman's rho of a measure with the held-out loss within each draw of the data, averaged over the draws. */
export function correlationRow(place: number, all: readonly Minimum[], config: FlatnessConfig): Row {
  const measure = MEASURES[place]!;
  const values: Record<string, Row['values'][string]> = { number: place + 1, measure };
  const samples: Record<string, readonly number[]> = {};
  for (const [k, name] of (['rho', 'rhoRescaled'] as const).entries()) {
    const rhos = Array.from({ length: config.draws }, (_, draw) => {
      const minima = all.filter((minimum) => minimum.draw === draw && minimum.flat);
      const flat = minima.map(({ flat, rescaled }) => (k === 0 ? flat : rescaled)?.[measure]);
      const known = flat.filter((value) => value !== undefined);
      if (known.length < minima.length) return Number.NaN;
      return rankCorrelation(
        known,
        minima.map(({ heldOutLoss }) => heldOutLoss!),
      );
    }).filter(Number.isFinite);
    const owner = BOOTSTRAP_OWNER + place + k * MEASURES.length;
    const { low, high } = bootstrapInterval(rhos, { seed: seedFrom(config.seed), owner });
    Object.assign(values, asColumns(name, rhos.length > 0 ? meanOverSamples(rhos) : UNKNOWN));
    values[`${name}Low`] = orNull(low);
    values[`${name}High`] = orNull(high);
    if (rhos.length > 0) samples[name] = rhos;
  }
  return { values, samples };
}
