/**
 * What a network is given of a place: its coordinates scaled to [-1, 1] over the box around the domain, or functions of them with their
 * derivatives by the coordinates. An engine only sees the jets of its inputs, so none of this needs a layer.
 *
 *   periodic    an axis of period L becomes cos(2 pi x / L), sin(2 pi x / L): the field is then periodic exactly.
 *               Source: Dong & Ni, J. Comput. Phys. 435 (2021) 110242.
 *   features    cos(2 pi b.v), sin(2 pi b.v) of the coordinates v in [0, 1], b ~ N(0, scale^2), in place of the coordinates.
 *               Source: Tancik et al., arXiv:2006.10739.
 */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { Derivative } from '../residuals.ts';
import { channelValues } from './channels.ts';
import type { Region } from './domain/domain.ts';
import { composed, type Jet, linear } from './domain/jet.ts';

export interface FourierFeatures {
  /** Frequencies; each gives a cosine and a sine. */
  readonly count: number;
  /** Standard deviation of b: waves across the box. */
  readonly scale: number;
  readonly seed: Seed;
}

export interface Encoding {
  readonly inputs: number;
  /** Jets of all inputs at a point, [input]. */
  at(point: readonly number[]): readonly Jet[];
}

const TURN = 2 * Math.PI;

/** cos and sin of a linear function. */
function wave(phase: number, slope: readonly number[]): [Jet, Jet] {
  const of = linear(phase, slope);
  const [c, s] = [cos(phase), sin(phase)];
  return [composed(of, c, -s, -c), composed(of, s, c, -s)];
}

/** @param periodic  axis that is a circle, its period the box's width; or null */
export function encodingOf(
  { low, high }: Region,
  periodic: number | null,
  features: FourierFeatures | null,
): Encoding {
  const axes = low.length;
  const width = low.map((from, axis) => high[axis]! - from);
  const unit = (axis: number, by: number) => width.map((_, k) => (k === axis ? by : 0));
  if (features) return featureEncoding(low, width, features, periodic);
  return {
    inputs: axes + (periodic === null ? 0 : 1),
    at: (point) =>
      width.flatMap((w, axis) => {
        const v = (point[axis]! - low[axis]!) / w;
        if (axis === periodic) return wave(TURN * v, unit(axis, TURN / w));
        return [linear(2 * v - 1, unit(axis, 2 / w))];
      }),
  };
}

/** Along a periodic axis frequencies are rounded to whole waves. */
function featureEncoding(
  low: readonly number[],
  width: readonly number[],
  { count, scale, seed }: FourierFeatures,
  periodic: number | null,
): Encoding {
  const words = new WordReader(seed, Stream.FourierFeatures, 0);
  const frequencies = Array.from({ length: count }, (_, k) =>
    width.map((__, axis) => {
      const b = scale * normalOf(words.word(k * width.length + axis));
      return axis === periodic ? Math.round(b) : b;
    }),
  );
  return {
    inputs: 2 * count,
    at: (point) =>
      frequencies.flatMap((b) => {
        let phase = 0;
        for (const [axis, frequency] of b.entries())
          phase += (frequency * (point[axis]! - low[axis]!)) / width[axis]!;
        return wave(
          TURN * phase,
          b.map((frequency, axis) => (TURN * frequency) / width[axis]!),
        );
      }),
  };
}

/** Input jets of points [point][axis], for an engine: [point][channel][input]. */
export function inputJets(
  { inputs, at }: Encoding,
  points: Float64Array,
  axes: number,
  channels: readonly Derivative[],
): Float64Array {
  const count = points.length / axes;
  const jets = new Float64Array(count * channels.length * inputs);
  for (let p = 0; p < count; p++)
    at([...points.subarray(p * axes, (p + 1) * axes)]).forEach((jet, input) => {
      channelValues(jet, axes, channels).forEach((value, channel) => {
        jets[(p * channels.length + channel) * inputs + input] = value;
      });
    });
  return jets;
}
