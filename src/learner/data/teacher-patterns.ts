/**
 * Random patterns with the labels of a spherical teacher: Gaussian inputs, teacher uniform on the sphere |w*|² = N.
 *
 * Inputs are rotation invariant, so that the law of every overlap is that of the sphere at any N. Patterns are nested: the first P of a
 * sample are the same at any load.
 * Random numbers: streams DataInputs (index = pattern * N + input) and TeacherWeights (index = input), owner = sample.
 */
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

export interface LabelledPatterns {
  /** Number of weights N. */
  readonly size: number;
  readonly patterns: number;
  /** label * input, [pattern][input]: pattern mu is classified rightly when sum_i w_i values[mu][i] > 0. */
  readonly values: Float64Array;
  /** w*, |w*|² = N. */
  readonly teacher: Float64Array;
}

export interface TeacherPatternSpec {
  readonly size: number;
  readonly patterns: number;
  readonly seed: Seed;
  /** Number of the draw of the disorder. */
  readonly sample: number;
}

export function teacherPatterns({ size, patterns, seed, sample }: TeacherPatternSpec): LabelledPatterns {
  const weights = new WordReader(seed, Stream.TeacherWeights, sample);
  const inputs = new WordReader(seed, Stream.DataInputs, sample);
  const teacher = Float64Array.from({ length: size }, (_, i) => normalOf(weights.word(i)));
  scaleToSphere(teacher);
  const values = Float64Array.from({ length: patterns * size }, (_, index) => normalOf(inputs.word(index)));
  for (let mu = 0; mu < patterns; mu++) {
    const row = values.subarray(mu * size, (mu + 1) * size);
    if (product(row, teacher) < 0) for (let i = 0; i < size; i++) row[i] = -row[i]!;
  }
  return { size, patterns, values, teacher };
}

/** The first `patterns` of a set; the numbers are shared, not copied. */
export function firstPatterns(all: LabelledPatterns, patterns: number): LabelledPatterns {
  return { ...all, patterns, values: all.values.subarray(0, patterns * all.size) };
}

/** sum_i a_i b_i. */
export function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Scales to sum_i w_i² = N, in place. @throws RangeError if all are 0 */
export function scaleToSphere(weights: Float64Array): void {
  const squares = product(weights, weights);
  if (!(squares > 0)) throw new RangeError('a vector of length 0 has no direction');
  const scale = Math.sqrt(weights.length / squares);
  for (let i = 0; i < weights.length; i++) weights[i]! *= scale;
}

/** a·b / (|a| |b|), in [-1, 1] but for rounding. */
export function cosine(a: Float64Array, b: Float64Array): number {
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
