/**
 * What networks are asked to learn, by the names that people choose: every set of data in the catalogue. Every task ends as a
 * `DataSplit`: points to train on and points held out, one output for two classes (+-1) and for numbers.
 */
import { dataSets, type LoadedData } from '../../learner/data/catalogue.ts';
import type { DataSetId } from '../../learner/data/names.ts';
import { ownTable } from '../../learner/data/own-table.ts';
import { type DataSplit, type Part, separateSets, trainingData } from '../../learner/data/split.ts';
import { tableNotes } from '../../learner/data/table-notes.ts';
import { namedGains } from '../../learner/network.ts';
import type { Activation, LearnerProblem, Loss } from '../../learner/problem.ts';
import type { Seed } from '../../random/seed.ts';
import type { OwnFile, RunContext } from '../declaration.ts';
import { tellData } from './data-notes.ts';
import { checkOwnTable } from './fields.ts';

export type TaskName = DataSetId | 'own';

/** Has this task classes, or numbers to imitate? Of a table of the person's own it is not known before it is read: then null. */
export const isClassification = (task: TaskName): boolean | null =>
  task === 'own' ? null : dataSets[task].task === 'classification';

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
  /** Of the task `own`. */
  readonly own?: { readonly table: OwnFile | null; readonly target: string; readonly features: string };
}

/** @throws those of `DataSet.load` and of `ownTable`; GBX-430 for the own table without one */
export async function taskData(request: TaskRequest): Promise<DataSplit> {
  return (await load(request)).split;
}

/** The same, and what a person should know of it: who measured it and on what terms, what was done with their own table. */
export async function toldTaskData(
  request: TaskRequest,
  context: Pick<RunContext, 'note' | 'restored'>,
): Promise<DataSplit> {
  const { split, notes } = await load(request);
  tellData(request.task, context);
  if (request.task === 'own' && !context.restored)
    for (const { id, facts } of notes) context.note(`table.${id}`, facts);
  return split;
}

async function load({ task, points, own, ...request }: TaskRequest): Promise<LoadedData> {
  if (task === 'own') {
    checkOwnTable({ task, table: own?.table ?? null });
    const { split, report } = ownTable({ ...own!, file: own!.table! }, request);
    return { split, notes: tableNotes(report) };
  }
  const set = dataSets[task];
  const sizes = set.rowsByRequest ? { points } : {};
  const encoding = set.classes === 2 ? 'sign' : 'one-hot';
  return set.load({ ...request, ...sizes, encoding });
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

/** Draws first … first + draws - 1 of one task: what samples of disorder are to a glass. */
export function drawsOf(request: TaskRequest, draws: number, first = 0): Promise<DataSplit[]> {
  return Promise.all(Array.from({ length: draws }, (_, k) => taskData({ ...request, draw: first + k })));
}

/** Draws as the data sets of one batch, network e on draw floor(e draws / networks). */
export function problemOfSplits(splits: readonly DataSplit[], choice: NetworkChoice): LearnerProblem {
  const suited = splits.map((split) => forLoss(split, choice.loss));
  return { ...problemOf(suited[0]!, choice), data: separateSets(suited.map(({ train }) => train)) };
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

/** The work of one step of a batch, in spin updates of a small glass: multiply-adds, three passes, some four to a spin update. */
export function learnerWork({ shape, data }: LearnerProblem, networks: number, batch = 0): number {
  const widths = [shape.inputs, ...shape.hidden, shape.outputs];
  const perPoint = widths.slice(1).reduce((sum, width, l) => sum + width * widths[l]!, 0);
  return Math.ceil((3 * perPoint * (batch || data.points) * networks) / 4);
}
