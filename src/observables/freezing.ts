/**
 * T_f: where this cooling fell out of equilibrium. Above it a copy forgets itself as fast as two copies differ; below it a copy
 * is like itself and unlike its twin, Delta q = q_self - q_mut > 0. It depends on the size and on the cooling rate and is not
 * the equilibrium transition.
 */
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';
import { type Estimate, jackknifeOverSamples, variance } from './statistics.ts';

export interface FreezingInput {
  /** T of each step of the ladder, [temperature], in any order. */
  readonly temperatures: ArrayLike<number>;
  /** q_self - q_mut (of q^2 for SK), [temperature][sample]. */
  readonly gaps: readonly ArrayLike<number>[];
  /** q_aa, [temperature][sample]: the gap is divided by its mean where given (networks), else by 1 (Ising spins). */
  readonly norms?: readonly ArrayLike<number>[];
  /**
   * Standard error of each gap, [temperature], for a single sample, whose error comes from its copies. Ignored otherwise.
   */
  readonly gapErrors?: ArrayLike<number>;
}

export interface FreezingOptions {
  /** Gap that counts as parted. Default 0.05. */
  readonly threshold?: number;
  /** The gap must exceed so many of its own standard errors. Default 2. */
  readonly sigmas?: number;
  /** Bootstrap resamples; 0 for none. Default 400. */
  readonly resamples?: number;
  readonly seed: Seed;
}

export type FreezingTemperature =
  | {
      readonly result: 'found';
      readonly temperature: number;
      /** Bootstrap standard deviation over samples; NaN with one sample. */
      readonly error: number;
      /** Share of resamples in which T_f was in range. */
      readonly foundShare: number;
    }
  | {
      readonly result: 'none-in-range';
      /** `liquid`: not parted at the coldest T. `frozen`: parted at every T, so T_f lies above the ladder. */
      readonly side: 'liquid' | 'frozen';
      readonly foundShare: number;
    };

/**
 * The highest T at which Delta q crosses the threshold and stays above it, and above `sigmas` standard errors, at every
 * lower T; linear interpolation in ln T between the two steps of the ladder.
 *
 * The error is a bootstrap over samples: whole samples are drawn with replacement, all temperatures together (they share
 * couplings and history), with words of stream Bootstrap (index = draw, time = resample, owner = 0), so it is the same
 * everywhere.
 *
 * @throws RangeError if there are fewer than two temperatures or the tables differ in length
 * Source of the bootstrap: Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapter 6.
 */
export function freezingTemperature(input: FreezingInput, options: FreezingOptions): FreezingTemperature {
  const { threshold = 0.05, sigmas = 2, resamples = 400, seed } = options;
  const table = sortedFromHot(input);
  const samples = table.gaps[0]!.length;
  const everySample = Array.from({ length: samples }, (_, s) => s);
  const answer = crossing(table, everySample, threshold, sigmas);

  const found: number[] = [];
  const draws = samples > 1 ? resamples : 0;
  for (let resample = 0; resample < draws; resample++) {
    const words = new WordReader(seed, Stream.Bootstrap, 0, resample);
    const drawn = everySample.map((draw) => Math.floor((words.word(draw) / 2 ** 32) * samples));
    const one = crossing(table, drawn, threshold, sigmas);
    if (typeof one === 'number') found.push(one);
  }
  const foundShare = draws > 0 ? found.length / draws : typeof answer === 'number' ? 1 : 0;
  if (typeof answer !== 'number') return { result: 'none-in-range', side: answer, foundShare };
  const error = found.length > 1 ? Math.sqrt(variance(found)) : Number.NaN;
  return { result: 'found', temperature: answer, error, foundShare };
}

interface Table {
  readonly temperatures: readonly number[];
  readonly gaps: readonly ArrayLike<number>[];
  readonly norms: readonly ArrayLike<number>[] | null;
  readonly gapErrors: readonly number[] | null;
}

function sortedFromHot(input: FreezingInput): Table {
  const { temperatures, gaps, norms, gapErrors } = input;
  const count = temperatures.length;
  const samples = gaps[0]?.length ?? 0;
  const complete = (columns: readonly ArrayLike<number>[]) =>
    columns.length === count && columns.every((column) => column.length === samples);
  if (count < 2 || samples === 0 || !complete(gaps) || (norms && !complete(norms))) {
    throw new RangeError(
      'a freezing temperature needs two temperatures or more and one gap per temperature and sample',
    );
  }
  const order = Array.from({ length: count }, (_, k) => k).sort(
    (a, b) => temperatures[b]! - temperatures[a]!,
  );
  return {
    temperatures: order.map((k) => temperatures[k]!),
    gaps: order.map((k) => gaps[k]!),
    norms: norms ? order.map((k) => norms[k]!) : null,
    gapErrors: gapErrors ? order.map((k) => gapErrors[k]!) : null,
  };
}

function crossing(
  table: Table,
  samples: readonly number[],
  threshold: number,
  sigmas: number,
): number | 'liquid' | 'frozen' {
  // How far each gap lies above what it must exceed: positive means parted, beyond doubt.
  const margins = table.gaps.map((_, k) => {
    const gap = gapAt(table, k, samples);
    return gap.value - Math.max(threshold, Number.isNaN(gap.error) ? 0 : sigmas * gap.error);
  });
  const coldest = margins.length - 1;
  if (!(margins[coldest]! > 0)) return 'liquid';
  let k = coldest;
  while (k > 0 && margins[k - 1]! > 0) k--;
  if (k === 0) return 'frozen';
  const share = margins[k]! / (margins[k]! - margins[k - 1]!);
  const cold = Math.log(table.temperatures[k]!);
  return Math.exp(cold + share * (Math.log(table.temperatures[k - 1]!) - cold));
}

function gapAt(table: Table, k: number, samples: readonly number[]): Estimate {
  const gaps = samples.map((s) => table.gaps[k]![s]!);
  const column = table.norms?.[k];
  const norms = samples.map((s) => (column ? column[s]! : 1));
  const estimate = jackknifeOverSamples([gaps, norms], ([gap, norm]) => gap! / norm!);
  return samples.length > 1 || !table.gapErrors
    ? estimate
    : { value: estimate.value, error: table.gapErrors[k]! };
}
