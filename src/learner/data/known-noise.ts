/**
 * Regression whose noise is known at every point, so that what a model says of it can be checked:
 *
 *   one-input     x in [-2, 2] evenly,  y = sin(5x/2) + sigma(x) n,               sigma(x) = 0.1 + 0.1 (x + 2)
 *   eight-inputs  x in [-1, 1]^8,       y = sin(2 x1) + x2 x3 + x4^2 - x5/2 + sigma n,   sigma(x) = 0.1 + 0.2 (x1 + 1)
 *
 * x6, x7 and x8 say nothing. Random words: stream KnownNoise, owner = draw, time = part, (inputs + 1) words a point.
 */
import sin from '@stdlib/math-base-special-sin';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { Part } from './split.ts';

export type KnownNoiseKind = 'one-input' | 'eight-inputs';

export interface NoisyPart extends Part {
  /** Sd of the noise, [point]. */
  readonly noise: Float64Array;
}

const INPUTS = { 'one-input': 1, 'eight-inputs': 8 } as const;
export const knownInputs = (kind: KnownNoiseKind): number => INPUTS[kind];

/** Sd of the noise at a point [input]. */
export function knownSd(kind: KnownNoiseKind, x: ArrayLike<number>): number {
  return kind === 'one-input' ? 0.1 + 0.1 * (x[0]! + 2) : 0.1 + 0.2 * (x[0]! + 1);
}

/** The answer without its noise. */
export function knownMean(kind: KnownNoiseKind, x: ArrayLike<number>): number {
  if (kind === 'one-input') return sin(2.5 * x[0]!);
  return sin(2 * x[0]!) + x[1]! * x[2]! + x[3]! * x[3]! - x[4]! / 2;
}

/** @param part  other parts of one draw have other points */
export function knownNoise(
  kind: KnownNoiseKind,
  points: number,
  { seed, draw, part }: { readonly seed: Seed; readonly draw: number; readonly part: number },
): NoisyPart {
  const width = INPUTS[kind];
  const half = kind === 'one-input' ? 2 : 1;
  const words = new WordReader(seed, Stream.KnownNoise, draw, part);
  const inputs = new Float64Array(points * width);
  const [targets, noise] = [new Float64Array(points), new Float64Array(points)];
  for (let k = 0; k < points; k++) {
    const x = inputs.subarray(k * width, (k + 1) * width);
    for (let j = 0; j < width; j++) x[j] = half * ((words.word(k * (width + 1) + j) + 0.5) / 2 ** 31 - 1);
    noise[k] = knownSd(kind, x);
    targets[k] = knownMean(kind, x) + noise[k]! * normalOf(words.word(k * (width + 1) + width));
  }
  return { points, inputs, targets, noise };
}
