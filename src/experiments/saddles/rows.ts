/** Rows of two kinds: one for each stage of the way down, then one for each index at which critical points were found. */
import { histogram } from '../../observables/histogram.ts';
import { mean, meanOverSamples } from '../../observables/statistics.ts';
import type { Histogram, Row } from '../declaration.ts';
import { SIDES, type SideName } from '../saddles.ts';
import { asColumns } from '../side-by-side/side.ts';
import { distinct, type Ending } from './search.ts';

export type Endings = Readonly<Record<SideName, readonly Ending[]>>;

/** Means over what each sample found, with errors over samples. */
export function stageRow(
  now: { readonly stage: number; readonly step: number; readonly time: number },
  endings: Endings,
): Row {
  const values: Record<string, Row['values'][string]> = { ...now };
  const samples: Record<string, readonly number[]> = {};
  for (const side of SIDES) {
    const here = endings[side].filter(({ stage }) => stage === now.stage);
    const found = here.filter((each) => each.found);
    Object.assign(
      values,
      asColumns(
        `${side}Start`,
        overSamples(here, ({ startHeight }) => startHeight),
      ),
    );
    Object.assign(
      values,
      asColumns(
        `${side}Energy`,
        overSamples(found, ({ height }) => height),
      ),
    );
    Object.assign(values, asColumns(`${side}Alpha`, overSamples(found, alphaOf)));
    Object.assign(values, {
      [`${side}Found`]: found.length,
      [`${side}Rejected`]: here.length - found.length,
    });
    if (side === 'learner')
      Object.assign(
        values,
        asColumns(
          'learnerFlat',
          overSamples(found, ({ flat, modes }) => flat / modes),
        ),
      );
    // Every critical point at its first finding, so that all rows together hold each once.
    const fresh = distinct(endings[side].filter(({ stage }) => stage <= now.stage)).filter(
      ({ stage }) => stage === now.stage,
    );
    samples[`${side}Alphas`] = fresh.map(alphaOf);
    samples[`${side}Heights`] = fresh.map(({ height }) => height);
    samples[`${side}Samples`] = fresh.map(({ sample }) => sample);
  }
  return { values, samples };
}

const alphaOf = ({ negative, modes }: Ending) => negative / modes;

/** Mean inside each sample that has any, then over these samples. */
function overSamples(endings: readonly Ending[], of: (ending: Ending) => number) {
  const means = [...grouped(endings, ({ sample }) => sample).values()].map((each) => mean(each.map(of)));
  return means.length > 0 ? meanOverSamples(means) : { value: Number.NaN, error: Number.NaN };
}

function grouped<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

/** Bins of a spectrum's picture; what lies outside counts in the outermost. */
const BINS = 48;
/** Share of the networks' eigenvalues below the upper end of the picture: a few are far larger than all others. */
const SHOWN = 0.9;

export function* indexRows(endings: Endings): Generator<Row> {
  for (const side of SIDES) {
    const found = distinct(endings[side]);
    const range = rangeOf(found, side === 'learner' ? SHOWN : 1);
    const bottom = lowestOf(found);
    // Samples of the learner have levels of their own; the glass's is known exactly.
    const heightOf = ({ sample, height }: Ending) =>
      side === 'learner' ? height - bottom.get(sample)! : height;
    const byIndex = [...grouped(found, ({ negative }) => negative)].sort(([a], [b]) => b - a);
    for (const [, points] of byIndex) {
      yield {
        values: {
          alpha: alphaOf(points[0]!),
          ...asColumns(`${side}Height`, overSamples(points, heightOf)),
          [`${side}Count`]: points.length,
        },
        histograms: { [`${side}Spectrum`]: spectrumOf(points, range) },
      };
    }
  }
}

/** Height of the lowest critical point of each sample. */
function lowestOf(found: readonly Ending[]): Map<number, number> {
  const lowest = new Map<number, number>();
  for (const { sample, height } of found)
    lowest.set(sample, Math.min(height, lowest.get(sample) ?? Infinity));
  return lowest;
}

/** From all spectra of a side, so that they can be compared. */
function rangeOf(found: readonly Ending[], shown: number): readonly [number, number] {
  const all = Float64Array.from(found.flatMap(({ spectrum }) => [...spectrum])).sort();
  return [all[0] ?? -1, all[Math.floor(shown * (all.length - 1))] ?? 1];
}

function spectrumOf(points: readonly Ending[], [low, high]: readonly [number, number]): Histogram {
  return histogram(
    points.flatMap(({ spectrum }) => [...spectrum]),
    low,
    high,
    BINS,
  );
}
