/** Two classes of points in the plane, from the project's own random words: what two moons and two spirals share. */
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import {
  type ClassEncoding,
  type DataSplit,
  encodeClass,
  encodedNames,
  momentsOf,
  type Part,
  standardiseColumn,
} from './split.ts';

export interface PlanarDraw {
  readonly points: number;
  readonly heldOutPoints: number;
  readonly seed: Seed;
  /** Standard deviation of the Gaussian noise on both coordinates, in units of the curve. */
  readonly noise: number;
  /** Default one-hot. */
  readonly encoding?: ClassEncoding;
  /** Global index of the data set. Default 0. */
  readonly set?: number;
}

/** A place on the curve of a class, t uniform in (0, 1). */
export type Curve = (label: 0 | 1, t: number) => readonly [x: number, y: number];

const CLASSES = ['A', 'B'] as const;

/**
 * Points alternate between the classes; point mu takes the block of four words mu: t, unused, noise of x, noise of y. Both
 * coordinates are standardised by the training points.
 */
export function planarClasses(curve: Curve, draw: PlanarDraw): DataSplit {
  const { points, heldOutPoints, encoding = 'one-hot' } = draw;
  const train = drawPart(curve, draw, points, Stream.DataInputs);
  const heldOut = drawPart(curve, draw, heldOutPoints, Stream.HeldOutInputs);
  for (const c of [0, 1]) {
    const moments = momentsOf(train.inputs, 2, c);
    for (const part of [train, heldOut]) standardiseColumn(part.inputs, 2, c, moments);
  }
  return {
    task: 'classification',
    inputNames: ['x', 'y'],
    outputNames: encodedNames(CLASSES, encoding),
    train,
    heldOut,
  };
}

function drawPart(
  curve: Curve,
  { seed, noise, encoding = 'one-hot', set = 0 }: PlanarDraw,
  points: number,
  stream: typeof Stream.DataInputs | typeof Stream.HeldOutInputs,
): Part {
  const words = new WordReader(seed, stream, set);
  const inputs = new Float64Array(2 * points);
  const targets: number[] = [];
  for (let mu = 0; mu < points; mu++) {
    const label = mu % 2 === 0 ? 0 : 1;
    const [x, y] = curve(label, (words.word(4 * mu) + 0.5) / 2 ** 32);
    inputs[2 * mu] = x + noise * normalOf(words.word(4 * mu + 2));
    inputs[2 * mu + 1] = y + noise * normalOf(words.word(4 * mu + 3));
    targets.push(...encodeClass(label, 2, encoding));
  }
  return { points, inputs, targets: Float64Array.from(targets) };
}
