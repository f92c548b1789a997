/**
 * What networks are asked to learn, by the names that people choose: every set of data in the catalogue. Every task ends as a
 * `DataSplit`: points to train on and points held out, one output for two classes (+-1) and for numbers.
 */
import { dataSets } from '../../learner/data/catalogue.ts';
import type { DataSetId } from '../../learner/data/names.ts';
import { type DataSplit, type Part, trainingData } from '../../learner/data/split.ts';
import { namedGains } from '../../learner/network.ts';
import type { Activation, LearnerProblem, Loss } from '../../learner/problem.ts';
import type { Seed } from '../../random/seed.ts';

export type TaskName = DataSetId;

export interface TaskRequest {
  readonly task: TaskName;
  readonly seed: Seed;
  /** Training points, where the task draws them (digits count as drawn; a table gives four fifths of its rows). */
  readonly points: number;
  /** Points held out, where the task draws them. Default: as many as `points`. */
  readonly heldOutPoints?: number;
  /** Dimension of the inputs, where the task draws them. */
  readonly inputs?: number;
  /** Variance of the Gaussian noise on a teacher's outputs; standard deviation of that on curves and clouds. */
  readonly noise?: number;
  /** Number of this draw of the data: samples of disorder are different draws; of a table, other rows held out. Default 0. */
  readonly draw?: number;
}

/** @throws those of `DataSet.load` */
export async function taskData({ task, points, ...request }: TaskRequest): Promise<DataSplit> {
  const set = dataSets[task];
  const sizes = set.rowsByRequest ? { points } : {};
  const encoding = set.classes === 2 ? 'sign' : 'one-hot';
  return (await set.load({ ...request, ...sizes, encoding })).split;
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

/** Many draws of one task: what samples of disorder are to a glass. */
export async function drawsOf(request: TaskRequest, draws: number): Promise<DataSplit[]> {
  const splits: DataSplit[] = [];
  for (let draw = 0; draw < draws; draw++) splits.push(await taskData({ ...request, draw }));
  return splits;
}

/** Draws as the data sets of one batch, network e on draw floor(e draws / networks). */
export function problemOfSplits(splits: readonly DataSplit[], choice: NetworkChoice): LearnerProblem {
  const suited = splits.map((split) => forLoss(split, choice.loss));
  const one = problemOf(suited[0]!, choice);
  return {
    ...one,
    data: {
      sets: splits.length,
      points: one.data.points,
      inputs: joined(suited.map(({ train }) => train.inputs)),
      sharedInputs: false,
      targets: joined(suited.map(({ train }) => train.targets)),
    },
  };
}

/** Two classes by sign (one output) become one-hot rows (two outputs) where the loss is cross-entropy. */
export function forLoss(split: DataSplit, loss: Loss): DataSplit {
  if (loss !== 'cross-entropy' || split.outputNames.length > 1) return split;
  const oneHot = (part: Part): Part => ({
    ...part,
    targets: Float64Array.from({ length: 2 * part.points }, (_, k) =>
      part.targets[k >> 1]! > 0 === (k % 2 === 1) ? 1 : 0,
    ),
  });
  return {
    ...split,
    outputNames: [`not ${split.outputNames[0]!}`, split.outputNames[0]!],
    train: oneHot(split.train),
    heldOut: oneHot(split.heldOut),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The work of one step of a batch, in spin updates of a small glass: multiply-adds, three passes, some four to a spin update. */
export function learnerWork({ shape, data }: LearnerProblem, networks: number, batch = 0): number {
  const widths = [shape.inputs, ...shape.hidden, shape.outputs];
  const perPoint = widths.slice(1).reduce((sum, width, l) => sum + width * widths[l]!, 0);
  return Math.ceil((3 * perPoint * (batch || data.points) * networks) / 4);
}
