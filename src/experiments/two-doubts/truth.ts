/**
 * Curves of one variable whose noise is known everywhere, points drawn from them, and which places count as inside the data.
 *
 *   cubic   y = x^3 + 3 n                      x in [-4, 4]
 *   sine    y = 10 sin x + s(x) n              x in [-4, 4],  s = 0.5 + 0.4 (x + 4): the noise grows from left to right
 *   step    y = 10 sign x + 2 n                x in [-4, 4]
 *   gap     y = 10 sin x + n                   x in [-4, -1.5] or [1.5, 4]: nothing is known of the middle
 *
 * Source of the first: Hernández-Lobato & Adams, arXiv:1502.05336; Lakshminarayanan et al., arXiv:1612.01474 (20 points).
 */
import sin from '@stdlib/math-base-special-sin';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { EnsembleSet } from '../doubt-common/ensemble-data.ts';

export const CURVES = ['cubic', 'sine', 'step', 'gap'] as const;
export type CurveName = (typeof CURVES)[number];

/** What is seen: six to both sides. */
export const SEEN = 6;
const DATA = 4;
const GAP = 1.5;

/** The answer without its noise. */
export function truthAt(curve: CurveName, x: number): number {
  if (curve === 'cubic') return x * x * x;
  if (curve === 'step') return x < 0 ? -10 : 10;
  return 10 * sin(x);
}

/** Sd of the noise. */
export function noiseAt(curve: CurveName, x: number): number {
  if (curve === 'cubic') return 3;
  if (curve === 'step') return 2;
  // Beyond the data the noise goes on as it was at their edge.
  return curve === 'gap' ? 1 : 0.5 + 0.4 * (Math.min(DATA, Math.max(-DATA, x)) + DATA);
}

/** y is of order one in units of this. */
export const unitOf = (curve: CurveName): number => (curve === 'cubic' ? 25 : 8);

export function isInside(curve: CurveName, x: number): boolean {
  return Math.abs(x) <= DATA && !(curve === 'gap' && Math.abs(x) < GAP);
}

/** At least one away from every point that may be drawn; in the gap, its middle. */
export function isOutside(curve: CurveName, x: number): boolean {
  return Math.abs(x) >= DATA + 1 || (curve === 'gap' && Math.abs(x) <= GAP / 2);
}

/** Places where predictions are asked, the same for all. */
export const GRID = Float64Array.from({ length: 121 }, (_, k) => (k - 60) / 10);

/** Root of the mean square of the true noise inside the data, on the grid. */
export function insideNoise(curve: CurveName): number {
  const inside = Array.from(GRID).filter((x) => isInside(curve, x));
  return Math.sqrt(inside.reduce((sum, x) => sum + noiseAt(curve, x) ** 2, 0) / inside.length);
}

/** The first points of a data set: a larger set begins with those of a smaller one. @param owner  number of the set */
export function drawPoints(curve: CurveName, points: number, seed: Seed, owner: number): EnsembleSet {
  const places = new WordReader(seed, Stream.CurvePlaces, owner);
  const noise = new WordReader(seed, Stream.CurveNoise, owner);
  const inputs = Float64Array.from({ length: points }, (_, k) => {
    const u = (places.word(k) + 0.5) / 2 ** 31 - 1;
    if (curve !== 'gap') return DATA * u;
    return u < 0 ? -GAP + (DATA - GAP) * u : GAP + (DATA - GAP) * u;
  });
  const targets = inputs.map((x, k) => truthAt(curve, x) + noiseAt(curve, x) * normalOf(noise.word(k)));
  return { points, inputs, targets };
}
