/**
 * Ratios of moments: nonlinear in the means, so their errors are jackknife (or bootstrap) over samples, never of the ratio
 * sample by sample. With one sample the error is not known (NaN).
 */
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';
import { type Estimate, type JackknifeEstimate, jackknifeOverSamples, mean, variance } from './statistics.ts';

/**
 * Binder parameter g = (3 - [<q^4>] / [<q^2>]^2) / 2 of the overlap: 0 where q is Gaussian (T > T_c, large N), 1 where |q| takes
 * one value. Disorder averages are taken before the ratio.
 *
 * @param q2, q4  [sample], thermal means of one sample each (`overlapMoments`)
 * Source: Binder, Z. Phys. B 43 (1981) 119; Bhatt & Young, Phys. Rev. Lett. 54 (1985) 924. For SK at T = 1 it falls from 0.25
 * (N = 32) to 0.16 (N = 512): at such sizes it does not cross there.
 */
export function binderRatio(q2: ArrayLike<number>, q4: ArrayLike<number>): JackknifeEstimate {
  return jackknifeOverSamples([q2, q4], ([second, fourth]) => binderOf(second!, fourth!));
}

/** The same from moments; also of a magnetisation, with m^2 and m^4. */
export function binderOf(second: number, fourth: number): number {
  return (3 - fourth / (second * second)) / 2;
}

/** U_4 = [<q^4>] / [<q^2>]^2, the other common form: 3 - 2 g. */
export function kurtosisRatio(q2: ArrayLike<number>, q4: ArrayLike<number>): JackknifeEstimate {
  return jackknifeOverSamples([q2, q4], ([second, fourth]) => fourth! / (second! * second!));
}

/**
 * Relative scatter of <q^2> from sample to sample, ([<q^2>^2] - [<q^2>]^2) / [<q^2>]^2: goes to 0 where q^2 averages itself over a
 * large sample, stays finite in the glass phase of SK (where <q^2>_J differs from sample to sample for any N).
 *
 * Thermal noise adds to it: give thermal means whose own error is small against the scatter.
 */
export function selfAveragingRatio(q2: ArrayLike<number>): JackknifeEstimate {
  const squares = Float64Array.from(q2, (value) => value * value);
  return jackknifeOverSamples([q2, squares], ([first, second]) => second! / first! ** 2 - 1);
}

/**
 * Bootstrap over samples of a function of several means: for functions too rough for a jackknife (crossings, maxima), and
 * where intervals are wanted.
 *
 * Whole samples are drawn with replacement, all columns together, with words of stream Bootstrap (index = draw, time =
 * resample, owner = `owner`), so it is the same everywhere. Resamples in which f is not finite are left out and counted.
 *
 * @param columns  [quantity][sample], of one length, two samples or more
 * @returns value on all samples, standard deviation over resamples, the central 95 % interval, share of finite resamples
 * Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapters 6 and 13.
 */
export function bootstrapOverSamples(
  columns: readonly ArrayLike<number>[],
  f: (means: readonly number[]) => number,
  options: { readonly seed: Seed; readonly resamples?: number; readonly owner?: number },
): Estimate & { readonly interval: readonly [number, number]; readonly finiteShare: number } {
  const { seed, resamples = 400, owner = 0 } = options;
  const n = columns[0]?.length ?? 0;
  if (n < 2 || columns.some((column) => column.length !== n))
    throw new RangeError('a bootstrap needs columns of one length with two samples or more');
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const words = new WordReader(seed, Stream.Bootstrap, owner, resample);
    const sums = columns.map(() => 0);
    for (let draw = 0; draw < n; draw++) {
      const sample = Math.floor((words.word(draw) / 2 ** 32) * n);
      columns.forEach((column, c) => {
        sums[c]! += column[sample]!;
      });
    }
    const value = f(sums.map((sum) => sum / n));
    if (Number.isFinite(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  const quantile = (p: number) => values[Math.round(p * (values.length - 1))] ?? Number.NaN;
  return {
    value: f(columns.map(mean)),
    error: values.length > 1 ? Math.sqrt(variance(values)) : Number.NaN,
    interval: [quantile(0.025), quantile(0.975)],
    finiteShare: values.length / resamples,
  };
}
