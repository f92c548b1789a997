/** From what was decided, counted and left over to a row. Every share carries Wilson's 95 % band, and as its error half of the 68 % one. */
import ln from '@stdlib/math-base-special-ln';
import { coverSeparability } from '../../learner/exact/cover.ts';
import { wilsonBand } from '../../observables/proportion.ts';
import { medianEstimate } from '../../observables/quantiles.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Row } from '../declaration.ts';
import { asColumns, orNull } from '../side-by-side/side.ts';
import type { Decided } from './run.ts';

type Values = Record<string, Row['values'][string]>;

/** Everything that a kind of weights does not have. */
const NOTHING: Values = Object.fromEntries(
  ['stored', 'corrections', 'finished', 'entropy', 'solutions', 'annealed', 'violated', 'missed']
    .flatMap((name) => [name, `${name}Error`])
    .concat('storedLow', 'storedHigh', 'cover', 'undecided', 'annealedLow', 'annealedHigh')
    .map((name) => [name, null]),
);

/** A share of 0s and 1s. At 0 and 1 the band is one-sided, so the error is never 0. */
function share(name: string, trials: readonly number[], bands: boolean): Values {
  if (trials.length === 0) return {};
  const successes = trials.reduce((sum, x) => sum + x, 0);
  const one = wilsonBand(successes, trials.length, 1);
  const { low, high } = wilsonBand(successes, trials.length);
  return {
    [name]: successes / trials.length,
    [`${name}Error`]: (one.high - one.low) / 2,
    ...(bands && { [`${name}Low`]: low, [`${name}High`]: high }),
  };
}

/**
 * Median of counts of which some are not known but longer than all others (null). NaN where it, or an end of its error, falls among the
 * unknown, and of fewer than eight.
 */
export function medianOf(counts: readonly (number | null)[]): Estimate {
  const known = counts.map((count) => count ?? Number.POSITIVE_INFINITY);
  const median = known.length > 0 ? medianEstimate(known) : UNKNOWN;
  return Number.isFinite(median.error) ? median : UNKNOWN;
}
const UNKNOWN: Estimate = { value: Number.NaN, error: Number.NaN };

export function sphericalRow(patterns: number, size: number, decided: readonly Decided[]): Row {
  const known = decided.filter(({ stored }) => stored !== null);
  const stored = known.map(({ stored }) => Number(stored));
  const separable = known.filter(({ stored }) => stored === 1).map(({ corrections }) => corrections);
  return {
    values: {
      ...NOTHING,
      load: patterns / size,
      patterns,
      sets: decided.length,
      ...share('stored', stored, true),
      cover: coverSeparability(size, patterns),
      undecided: decided.length - known.length,
      ...asColumns('corrections', medianOf(separable)),
      ...share(
        'finished',
        separable.map((corrections) => (corrections === null ? 0 : 1)),
        false,
      ),
    },
    // -1: the rule had given up.
    samples: { stored, corrections: separable.map((corrections) => corrections ?? -1) },
  };
}

/**
 * @param counts  weights that store the set, [sample]; null where they were not counted
 * @param left    violated patterns, [sample][copy]; null without annealing
 */
export function binaryRow(
  patterns: number,
  size: number,
  sets: number,
  counts: readonly number[] | null,
  left: readonly (readonly number[])[] | null,
): Row {
  const values: Values = { ...NOTHING, load: patterns / size, patterns, sets };
  const samples: Record<string, number[]> = {};
  if (counts) {
    samples.stored = counts.map((count) => (count > 0 ? 1 : 0));
    samples.solutions = counts.map((count) => count * 2 ** (patterns - size));
    const entropies = counts.filter((count) => count > 0).map((count) => ln(count) / size);
    Object.assign(values, share('stored', samples.stored, true));
    Object.assign(values, asColumns('solutions', meanOverSamples(samples.solutions)));
    if (entropies.length > 0) Object.assign(values, asColumns('entropy', meanOverSamples(entropies)));
  }
  if (left) {
    samples.annealed = left.map((copies) => (copies.includes(0) ? 1 : 0));
    samples.violated = left.map((copies) => copies.reduce((sum, each) => sum + each, 0) / copies.length);
    Object.assign(values, share('annealed', samples.annealed, true));
    Object.assign(values, asColumns('violated', meanOverSamples(samples.violated)));
  }
  if (counts && left) {
    // Of the sets that can be stored: those that no copy stored.
    const missed = samples.annealed!.filter((_, s) => samples.stored![s] === 1).map((found) => 1 - found);
    Object.assign(values, share('missed', missed, false));
    samples.missed = missed;
  }
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'number') values[name] = orNull(value);
  return { values, samples };
}
