/**
 * Gaussian inputs with labels that have nothing to do with them: nothing to learn, only to store. Held-out labels are as random, so
 * no network does better on them than chance. +-1 labels are the storage problem of the perceptron (Gardner); real ones that of
 * regression.
 */
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { Stream } from '../../random/streams.ts';
import { bothParts, inputNames, type SplitDraw } from './drawn.ts';
import { gaussianInputs } from './gaussian-inputs.ts';
import { type ClassEncoding, type DataSplit, encodeClass, encodedNames } from './split.ts';

export interface RandomLabelDraw extends SplitDraw {
  /** Real labels N(0, 1), or a fair coin as a class of this encoding. */
  readonly answers: 'real' | ClassEncoding;
}

const CLASSES = ['-', '+'] as const;

/** Streams: DataInputs, HeldOutInputs, LabelNoise (time 0 in training, 1 held out); owner = set. Inputs have unit variance. */
export function randomLabelSplit(draw: RandomLabelDraw): DataSplit {
  const { inputs, seed, answers, set = 0 } = draw;
  const scale = Math.sqrt(inputs);
  const parts = bothParts(draw, ({ points, heldOut }) => {
    const words = new WordReader(seed, Stream.LabelNoise, set, heldOut ? 1 : 0);
    const labels = Array.from({ length: points }, (_, mu) =>
      answers === 'real' ? [normalOf(words.word(mu))] : encodeClass(words.word(mu) >>> 31, 2, answers),
    );
    const x = gaussianInputs({ sets: 1, points, inputs, seed, firstSet: set, heldOut });
    return { points, inputs: x.map((value) => value * scale), targets: Float64Array.from(labels.flat()) };
  });
  return {
    task: answers === 'real' ? 'regression' : 'classification',
    inputNames: inputNames(inputs),
    outputNames: answers === 'real' ? ['y'] : encodedNames(CLASSES, answers),
    ...parts,
  };
}
