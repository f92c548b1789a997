/** Two curves of a ratio against T, and where they cross. */
import { binderOf } from '../../observables/binder.ts';
import { correlationRatioOf } from '../../observables/correlation-length.ts';
import { type Estimate, jackknifeOverSamples } from '../../observables/statistics.ts';
import type { Row } from '../declaration.ts';
import type { Rank } from './lattices.ts';

export type Ratio = 'correlation' | 'binder';

/** One temperature of both lattices. */
export interface Pair {
  readonly temperature: number;
  readonly small: Row;
  readonly large: Row;
}

/** Temperatures that both lattices have, hot to cold. Rows of one lattice stand on the same ladder as those of another. */
export function pairsOf(rows: readonly Row[]): Pair[] {
  const of = (rank: Rank) => rows.filter(({ values }) => `correlation${rank}` in values);
  const large = new Map(of('Large').map((row) => [row.values.temperature, row]));
  return of('Small')
    .flatMap((small) => {
      const other = large.get(small.values.temperature ?? null);
      return other ? [{ temperature: Number(small.values.temperature), small, large: other }] : [];
    })
    .sort((a, b) => b.temperature - a.temperature);
}

/** The larger lattice's ratio minus the smaller one's, which has samples of its own. */
export function differenceAt({ small, large }: Pair, name: Ratio): Estimate {
  const of = (key: string) => Number(large.values[`${name}Large${key}`] ?? Number.NaN);
  const and = (key: string) => Number(small.values[`${name}Small${key}`] ?? Number.NaN);
  return { value: of('') - and(''), error: Math.hypot(of('Error'), and('Error')) };
}

/**
 * T where a straight line between two neighbouring temperatures puts the difference of the curves at zero; jackknife over samples, which
 * the two temperatures share. Unknown where rows carry no samples.
 */
export function crossingBetween(hot: Pair, cold: Pair, name: Ratio, dimensions: number): Estimate {
  const columns = [hot, cold].flatMap(({ small, large }) => [
    ...columnsOf(large, 'Large', name),
    ...columnsOf(small, 'Small', name),
  ]);
  if (columns.some((column) => column.length < 2 || column.length !== columns[0]!.length))
    return { value: Number.NaN, error: Number.NaN };
  const [large, small] = [hot.large, hot.small].map(({ values }) => {
    const length = Number(values.length);
    return name === 'correlation'
      ? (chi: number, wave: number) => correlationRatioOf(chi, wave, length)
      : (chi: number, q4: number) => binderOf(chi / length ** dimensions, q4);
  });
  const difference = (means: readonly number[], from: number) =>
    large!(means[from]!, means[from + 1]!) - small!(means[from + 2]!, means[from + 3]!);
  return jackknifeOverSamples(columns, (means) => {
    const [a, b] = [difference(means, 0), difference(means, 4)];
    return hot.temperature + ((cold.temperature - hot.temperature) * a) / (a - b);
  });
}

function columnsOf({ samples }: Row, rank: Rank, name: Ratio): (readonly number[])[] {
  return [`chi${rank}`, `${name === 'correlation' ? 'wave' : 'q4'}${rank}`].map(
    (key) => samples?.[key] ?? [],
  );
}
