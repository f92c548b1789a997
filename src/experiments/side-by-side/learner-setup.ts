/** From the configuration to what the learners are asked: shape, inputs, labels with Gaussian noise, held-out points. */
import { alignedOverlapNull } from '../../learner/alignment.ts';
import { gaussianInputs } from '../../learner/data/gaussian-inputs.ts';
import { drawTeachers, noisyLabels, teacherOutputs } from '../../learner/data/labels.ts';
import type { TableNote } from '../../learner/data/table-notes.ts';
import { fieldTheory } from '../../learner/network.ts';
import type { LearnerProblem, NetworkShape } from '../../learner/problem.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { Seed } from '../../random/seed.ts';
import type { SideBySideConfig } from './fields.ts';
import type { GivenTable } from './learner-table.ts';

/** Everything about the data that measurements need; targets = clean + sqrt(noiseVariance) * noise. */
export interface LearnerData {
  /** [set][point]. */
  readonly targets: Float64Array;
  readonly noise: Float64Array;
  readonly clean: Float64Array;
  /** Delta. */
  readonly noiseVariance: number;
  /** True where a network of the same shape made the clean labels: R is then shown. */
  readonly teacher: boolean;
  /** Points nobody trained on, [point][input] for all sets, with the clean labels [set][point]. */
  readonly heldOut: { readonly inputs: Float64Array; readonly clean: Float64Array } | null;
}

export interface LearnerSetup {
  readonly problem: LearnerProblem;
  readonly data: LearnerData;
  readonly alignedNull: number;
  /** What was done with a table, for the person to know. */
  readonly notes: readonly TableNote[];
}

const HELD_OUT_POINTS = 120;
const NULL_DRAWS = 64;

/** @throws GBX-433 for a minibatch larger than the data, and the errors of `tableFor` */
export async function learnerSetup(config: SideBySideConfig, seed: Seed): Promise<LearnerSetup> {
  const given = await givenTable(config, seed);
  const inputs = given ? given.inputs : config.inputs;
  const points = given ? given.points : config.points;
  if (config.motion === 'sgd' && config.batch > points)
    throw new GlassboxError('GBX-433', { batch: config.batch, points });
  const shape = shapeOf(config, inputs);
  const { x, heldOutX } = given ?? gaussianPoints(inputs, points, seed);
  const width = { weight: config.priorSd, bias: config.priorSd };
  const clean = given
    ? { training: repeated(given.y, config.samples), heldOut: repeated(given.heldOutY, config.samples) }
    : cleanLabels(config, shape, x, heldOutX, seed);
  const labels = noisyLabels(clean.training, { sets: config.samples, seed, noiseVariance: config.noise });
  return {
    problem: {
      shape,
      data: { sets: config.samples, points, inputs: x, sharedInputs: true, targets: labels.targets },
      loss: 'squared-error',
      energyScale: 1,
      priorPrecision: { weight: config.priorSd ** -2, bias: config.priorSd ** -2 },
    },
    data: {
      targets: labels.targets,
      noise: labels.noise,
      clean: labels.clean,
      noiseVariance: config.noise,
      teacher: config.labels === 'teacher',
      heldOut: heldOutX.length > 0 ? { inputs: heldOutX, clean: clean.heldOut } : null,
    },
    notes: given?.notes ?? [],
    alignedNull:
      shape.hidden.length === 0 ? Number.NaN : mean(alignedOverlapNull(shape, width, NULL_DRAWS, seed)),
  };
}

/** The convex control that every run carries: a linear learner, d = 20, random labels; it never shows a gap. */
export function controlConfig(config: SideBySideConfig): SideBySideConfig {
  return {
    ...config,
    learner: 'linear',
    labels: 'random',
    inputs: 20,
    points: 120,
    noise: 1,
    motion: 'adjusted',
  };
}

/** Null where inputs and labels are drawn: then what reads tables is never loaded. */
async function givenTable(config: SideBySideConfig, seed: Seed): Promise<GivenTable | null> {
  if (config.labels === 'random' || config.labels === 'teacher') return null;
  const { tableFor } = await import('./learner-table.ts');
  return tableFor(config, seed);
}

/** f = H^(-1/2) sum v act(w x), or f = w x; no biases. */
function shapeOf({ learner, hidden, activation }: SideBySideConfig, inputs: number): NetworkShape {
  if (learner === 'network') return fieldTheory(inputs, hidden, activation);
  return { inputs, hidden: [], outputs: 1, activation: 'linear', bias: false, gains: [1] };
}

function gaussianPoints(inputs: number, points: number, seed: Seed) {
  return {
    x: gaussianInputs({ sets: 1, points, inputs, seed }),
    heldOutX: gaussianInputs({ sets: 1, points: HELD_OUT_POINTS, inputs, seed, heldOut: true }),
  };
}

interface CleanLabels {
  /** [set][point]. */
  readonly training: Float64Array;
  readonly heldOut: Float64Array;
}

/** f* of each set: nothing for random labels, a network from the prior for a teacher. */
function cleanLabels(
  { labels, samples, priorSd }: SideBySideConfig,
  shape: NetworkShape,
  x: Float64Array,
  heldOutX: Float64Array,
  seed: Seed,
): CleanLabels {
  const points = (values: Float64Array) => values.length / shape.inputs;
  if (labels !== 'teacher') {
    return {
      training: new Float64Array(samples * points(x)),
      heldOut: new Float64Array(samples * points(heldOutX)),
    };
  }
  const teachers = drawTeachers(shape, { weight: priorSd, bias: priorSd }, samples, seed);
  return {
    training: teacherOutputs(shape, teachers, x, true),
    heldOut: teacherOutputs(shape, teachers, heldOutX, true),
  };
}

/** One table for all label draws: the draws differ in their noise alone. */
function repeated(values: Float64Array, sets: number): Float64Array {
  const all = new Float64Array(sets * values.length);
  for (let set = 0; set < sets; set++) all.set(values, set * values.length);
  return all;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
