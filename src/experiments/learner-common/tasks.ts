/**
 * What networks are asked to learn, by the names that people choose: drawn tasks (a teacher, labels without a rule), curves in the
 * plane, tables. Every task ends as a `DataSplit`: points to train on and points held out, one output for two classes (+-1) and
 * for numbers.
 */
import { gaussianInputs } from '../../learner/data/gaussian-inputs.ts';
import { irisTable } from '../../learner/data/iris.ts';
import { drawTeachers, noisyLabels, teacherOutputs } from '../../learner/data/labels.ts';
import { spirals } from '../../learner/data/spirals.ts';
import { type DataSplit, type Part, trainingData } from '../../learner/data/split.ts';
import { splitTable } from '../../learner/data/table-split.ts';
import { twoMoons } from '../../learner/data/two-moons.ts';
import { fieldTheory, namedGains } from '../../learner/network.ts';
import type { Activation, LearnerProblem, Loss } from '../../learner/problem.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

export const TASKS = ['teacher', 'random-labels', 'two-moons', 'spirals', 'iris'] as const;
export type TaskName = (typeof TASKS)[number];

export interface TaskRequest {
  readonly task: TaskName;
  readonly seed: Seed;
  /** Training points, where the task draws them. */
  readonly points: number;
  /** Points held out, where the task draws them. Default: as many as `points`. */
  readonly heldOutPoints?: number;
  /** Dimension of the inputs, where the task draws them. */
  readonly inputs?: number;
  /** Variance of the Gaussian noise on a teacher's outputs; standard deviation of that on curves in the plane. */
  readonly noise?: number;
  /** Number of this draw of the data: samples of disorder are different draws. Default 0. */
  readonly draw?: number;
}

/** The teacher of the drawn task: 4 hidden tanh units, weights of width 2. */
const TEACHER_HIDDEN = 4;
const TEACHER_WIDTH = { weight: 2, bias: 2 };

/** @throws RangeError of the loaders on sizes that make no data */
export async function taskData(request: TaskRequest): Promise<DataSplit> {
  const { task, points, heldOutPoints = points, seed, noise = 0.1 } = request;
  const planar = { points, heldOutPoints, seed, noise, encoding: 'sign' } as const;
  switch (task) {
    case 'teacher':
      return drawn(request, taught);
    case 'random-labels':
      return drawn(request, unruled);
    case 'two-moons':
      return twoMoons(planar);
    case 'spirals':
      return spirals(planar);
    case 'iris':
      return splitTable(irisTable(), { target: 'species', seed, encoding: 'one-hot' }).split;
  }
}

type Answers = (request: TaskRequest, x: Float64Array, part: 0 | 1) => Float64Array;

function drawn(request: TaskRequest, answers: Answers): DataSplit {
  const { points, heldOutPoints = points, inputs = 10, seed, draw = 0 } = request;
  const part = (count: number, heldOut: boolean): Part => {
    // Inputs of order one, as tables have them after standardising.
    const x = gaussianInputs({ sets: 1, points: count, inputs, seed, firstSet: draw, heldOut });
    const scaled = x.map((value) => value * Math.sqrt(inputs));
    return { points: count, inputs: scaled, targets: answers(request, x, heldOut ? 1 : 0) };
  };
  return {
    task: request.task === 'teacher' ? 'regression' : 'classification',
    inputNames: Array.from({ length: inputs }, (_, i) => `x${i + 1}`),
    outputNames: ['y'],
    train: part(points, false),
    heldOut: part(heldOutPoints, true),
  };
}

/** A small network's outputs with noise. Held-out points have noise of their own. */
function taught({ inputs = 10, seed, noise = 0.1, draw = 0 }: TaskRequest, x: Float64Array, part: 0 | 1) {
  const shape = fieldTheory(inputs, TEACHER_HIDDEN);
  const teachers = drawTeachers(shape, TEACHER_WIDTH, 1, seed, draw);
  const clean = teacherOutputs(shape, teachers, x, true);
  return noisyLabels(clean, { sets: 1, seed, noiseVariance: noise, firstSet: 2 * draw + part }).targets;
}

/** +-1 by the sign of a normal number: nothing to learn, only labels to store. */
function unruled({ inputs = 10, seed, draw = 0 }: TaskRequest, x: Float64Array, part: 0 | 1): Float64Array {
  const words = new WordReader(seed, Stream.LabelNoise, 2 * draw + part);
  return Float64Array.from({ length: x.length / inputs }, (_, mu) => (normalOf(words.word(mu)) < 0 ? -1 : 1));
}

export interface NetworkChoice {
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly loss: Loss;
  readonly bias?: boolean;
  /** Precision of the Gaussian prior; only Langevin moves feel it. Default 0. */
  readonly priorPrecision?: number;
  /** `mean` divides the energy by the number of points, as training is usually told. */
  readonly energy: 'sum' | 'mean';
}

/** The loss that suits a task: squared error for numbers, cross-entropy for one-hot classes, squared hinge for +-1. */
export function naturalLoss({ task, train }: DataSplit): Loss {
  if (task === 'regression') return 'squared-error';
  return train.targets.length === train.points ? 'squared-hinge' : 'cross-entropy';
}

/** A split as the problem of a network whose layers have gains fan-in^(-1/2), so that weights of order one suit every layer. */
export function problemOf(split: DataSplit, choice: NetworkChoice): LearnerProblem {
  const { hidden, activation, loss, bias = true, priorPrecision = 0, energy } = choice;
  const inputs = split.inputNames.length;
  return {
    shape: {
      inputs,
      hidden,
      outputs: split.outputNames.length,
      activation,
      bias,
      gains: namedGains('standard', inputs, hidden),
    },
    data: trainingData(split.train),
    loss,
    energyScale: energy === 'mean' ? 1 / split.train.points : 1,
    priorPrecision: { weight: priorPrecision, bias: priorPrecision },
  };
}

/** The work of one step of a batch, in spin updates of a small glass: multiply-adds, three passes, some four to a spin update. */
export function learnerWork({ shape, data }: LearnerProblem, networks: number, batch = 0): number {
  const widths = [shape.inputs, ...shape.hidden, shape.outputs];
  const perPoint = widths.slice(1).reduce((sum, width, l) => sum + width * widths[l]!, 0);
  return Math.ceil((3 * perPoint * (batch || data.points) * networks) / 4);
}
