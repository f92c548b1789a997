/**
 * Labels y = f* + sqrt(Delta) z with quenched Gaussian z: the learner's disorder, as J_ij is the glass's. Random labels have
 * f* = 0; a teacher is a network of the learner's own shape, drawn from the learner's prior (then T = Delta is the Nishimori
 * temperature: the teacher is one more draw from the posterior, and q_ab = R).
 */
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { evaluate } from '../evaluate.ts';
import { parameterCount } from '../network.ts';
import { drawWeights, type PriorWidth } from '../prior.ts';
import type { NetworkShape } from '../problem.ts';

export interface Labels {
  /** y, [set][point][output]. */
  readonly targets: Float64Array;
  /** z, what the labels' noise was, [set][point][output]. */
  readonly noise: Float64Array;
  /** f* on the training points, [set][point][output]; all 0 for random labels. */
  readonly clean: Float64Array;
}

export interface NoiseDraw {
  readonly sets: number;
  readonly seed: Seed;
  /** Delta >= 0, the variance of the labels' noise. */
  readonly noiseVariance: number;
  /** Global index of the first data set. Default 0. */
  readonly firstSet?: number;
}

/** f* + sqrt(Delta) z; the z of label k (point * outputs + output) is word k of owner `set`. */
export function noisyLabels(
  clean: Float64Array,
  { sets, seed, noiseVariance, firstSet = 0 }: NoiseDraw,
): Labels {
  if (!(noiseVariance >= 0)) throw new RangeError(`noise variance ${noiseVariance} is not a number >= 0`);
  const perSet = clean.length / sets;
  const noise = new Float64Array(clean.length);
  for (let set = 0; set < sets; set++) {
    const words = new WordReader(seed, Stream.LabelNoise, firstSet + set);
    for (let k = 0; k < perSet; k++) noise[set * perSet + k] = normalOf(words.word(k));
  }
  const amplitude = Math.sqrt(noiseVariance);
  return { targets: clean.map((value, k) => value + amplitude * noise[k]!), noise, clean };
}

/** y = sqrt(Delta) z: nothing to learn, only noise to store. */
export function randomLabels(points: number, outputs: number, draw: NoiseDraw): Labels {
  return noisyLabels(new Float64Array(draw.sets * points * outputs), draw);
}

/** A teacher per data set: [set][parameter]. */
export function drawTeachers(
  shape: NetworkShape,
  width: PriorWidth,
  sets: number,
  seed: Seed,
  firstSet = 0,
): Float64Array {
  return drawWeights(shape, width, { networks: sets, seed, first: firstSet, stream: Stream.TeacherWeights });
}

/**
 * Every teacher's outputs on its own set's points, [set][point][output].
 *
 * @param inputs  [set][point][input], or one [point][input] for all when `shared`
 */
export function teacherOutputs(
  shape: NetworkShape,
  teachers: Float64Array,
  inputs: Float64Array,
  shared: boolean,
): Float64Array {
  const p = parameterCount(shape);
  const sets = teachers.length / p;
  const perSet = shared ? inputs.length : inputs.length / sets;
  const outputs = (perSet / shape.inputs) * shape.outputs;
  const result = new Float64Array(sets * outputs);
  for (let set = 0; set < sets; set++) {
    const start = shared ? 0 : set * perSet;
    const theta = teachers.subarray(set * p, (set + 1) * p);
    result.set(evaluate(shape, theta, inputs.subarray(start, start + perSet)), set * outputs);
  }
  return result;
}
