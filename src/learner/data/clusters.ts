/**
 * Gaussian clusters: class c sits at a random centre of length about `separation` with unit noise around it. With two classes at
 * distance D the least error possible is the Gaussian tail Q(D / 2), and a line reaches it.
 */
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { Stream } from '../../random/streams.ts';
import { bothParts, inputNames, type SplitDraw } from './drawn.ts';
import {
  type ClassEncoding,
  type DataSplit,
  encodeClass,
  encodedNames,
  momentsOf,
  standardiseColumn,
} from './split.ts';

export interface ClusterDraw extends SplitDraw {
  readonly classes: number;
  /** Root mean square length of a centre, in widths of a cluster. */
  readonly separation: number;
  /** Default one-hot. */
  readonly encoding?: ClassEncoding;
}

/** Centres of the classes before standardisation, [class][input]: stream TeacherWeights, owner = set, time 1. */
export function clusterCentres({ classes, inputs, separation, seed, set = 0 }: ClusterDraw): Float64Array {
  const words = new WordReader(seed, Stream.TeacherWeights, set, 1);
  const scale = separation / Math.sqrt(inputs);
  return Float64Array.from({ length: classes * inputs }, (_, k) => scale * normalOf(words.word(k)));
}

/** Points go round the classes in turn; every input is standardised by the training points. */
export function gaussianClusters(draw: ClusterDraw): DataSplit {
  const { classes, inputs, seed, encoding = 'one-hot', set = 0 } = draw;
  if (!(Number.isInteger(classes) && classes >= 2)) throw new RangeError(`${classes} clusters`);
  const centres = clusterCentres(draw);
  const parts = bothParts(draw, ({ points, stream }) => {
    const words = new WordReader(seed, stream, set);
    const x = Float64Array.from({ length: points * inputs }, (_, k) => {
      const label = Math.floor(k / inputs) % classes;
      return centres[label * inputs + (k % inputs)]! + normalOf(words.word(k));
    });
    const labels = Array.from({ length: points }, (_, mu) => encodeClass(mu % classes, classes, encoding));
    return { points, inputs: x, targets: Float64Array.from(labels.flat()) };
  });
  for (let c = 0; c < inputs; c++) {
    const moments = momentsOf(parts.train.inputs, inputs, c);
    for (const part of [parts.train, parts.heldOut]) standardiseColumn(part.inputs, inputs, c, moments);
  }
  const names = Array.from({ length: classes }, (_, c) => String.fromCharCode(65 + (c % 26)));
  return {
    task: 'classification',
    inputNames: inputNames(inputs),
    outputNames: encodedNames(names, encoding),
    ...parts,
  };
}
