/**
 * Inputs x ~ N(0, 1)^d and the answers of a network drawn from the prior, with noise: f*(x / sqrt(d)) + sqrt(Delta) z, or its sign
 * (then the noise flips labels near the boundary). `hidden: 0` is a linear teacher. The first layer's gain is 1 and the next one's
 * hidden^(-1/2), so f* is of order one whatever d and the width.
 */
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { Stream } from '../../random/streams.ts';
import { evaluate } from '../evaluate.ts';
import { fieldTheory, linearModel } from '../network.ts';
import { bothParts, inputNames, type SplitDraw } from './drawn.ts';
import { gaussianInputs } from './gaussian-inputs.ts';
import { drawTeachers } from './labels.ts';
import { type ClassEncoding, type DataSplit, encodeClass, encodedNames } from './split.ts';

export interface TeacherDraw extends SplitDraw {
  /** Hidden tanh units of the teacher, 0 for a linear one. */
  readonly hidden: number;
  /** Standard deviation of its weights. Default 1. */
  readonly width?: number;
  /** Delta >= 0. The held-out answers carry the same noise, drawn anew. */
  readonly noiseVariance: number;
  /** Real answers, or the sign as a class of this encoding. */
  readonly answers: 'real' | ClassEncoding;
}

const CLASSES = ['-', '+'] as const;

/** Streams: DataInputs, HeldOutInputs, TeacherWeights, LabelNoise (time 0 in training, 1 held out); owner = set. */
export function teacherSplit(draw: TeacherDraw): DataSplit {
  const { inputs, hidden, seed, noiseVariance, answers, width = 1, set = 0 } = draw;
  if (!(noiseVariance >= 0)) throw new RangeError(`noise variance ${noiseVariance} is not a number >= 0`);
  const shape = hidden === 0 ? linearModel(inputs) : fieldTheory(inputs, hidden);
  const teacher = drawTeachers(shape, { weight: width, bias: width }, 1, seed, set);
  const amplitude = Math.sqrt(noiseVariance);
  const parts = bothParts(draw, ({ points, heldOut }) => {
    const small = gaussianInputs({ sets: 1, points, inputs, seed, firstSet: set, heldOut });
    const words = new WordReader(seed, Stream.LabelNoise, set, heldOut ? 1 : 0);
    const y = evaluate(shape, teacher, small).map((f, mu) => f + amplitude * normalOf(words.word(mu)));
    const targets = answers === 'real' ? y : Float64Array.from([...y].flatMap((v) => classOf(v, answers)));
    const scale = Math.sqrt(inputs);
    return { points, inputs: small.map((x) => x * scale), targets };
  });
  return {
    task: answers === 'real' ? 'regression' : 'classification',
    inputNames: inputNames(inputs),
    outputNames: answers === 'real' ? ['y'] : encodedNames(CLASSES, answers),
    ...parts,
  };
}

const classOf = (y: number, encoding: ClassEncoding) => encodeClass(y > 0 ? 1 : 0, 2, encoding);
