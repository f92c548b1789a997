/** On which points a network is evaluated, and what they add up to. */
import { type Derivative, VALUE_CHANNEL } from '../../learner/residuals.ts';
import type { LearnerSpec } from '../contract.ts';
import type { ResidualBatch } from './learner-residual-tables.ts';
import { ENERGY_GROUP } from './learner-size.ts';

/** What a network is evaluated on. */
export interface Rows {
  /** Points of an evaluation, and those of the data set behind them. */
  readonly points: number;
  readonly dataPoints: number;
  /** Sets of targets or weights, and of inputs. */
  readonly sets: number;
  readonly inputSets: number;
  /** Points drawn per network and step, 0 = all in order. */
  readonly batch: number;
  readonly channels: readonly Derivative[];
  /** False where only outputs are wanted: then there is no room for the way back. */
  readonly backward: boolean;
  /** The first of this evaluation's groups of 64 energies, and all groups of a network. */
  readonly energyBegin: number;
  readonly energyGroups: number;
  /** True where an evaluation before this one has begun the gradient. */
  readonly adds: boolean;
}

/** The rows of full-batch training, of minibatches of `batch` points, of inputs that a person gave. */
export function trainingRows(spec: LearnerSpec, batch: number): Rows {
  const { points, sets, sharedInputs } = spec.problem.data;
  return {
    points: batch || points,
    dataPoints: points,
    sets,
    inputSets: sharedInputs ? 1 : sets,
    batch,
    channels: VALUE_CHANNEL,
    backward: true,
    energyBegin: 0,
    energyGroups: Math.ceil((batch || points) / ENERGY_GROUP),
    adds: false,
  };
}

export function givenRows(points: number, channels: readonly Derivative[]): Rows {
  const once = { sets: 1, inputSets: 1, batch: 0, energyBegin: 0, energyGroups: 0, adds: false };
  return { ...once, points, dataPoints: points, channels, backward: false };
}

/** What an evaluation of a batch needs to know of it; the way back included. */
export function residualRows(
  batch: ResidualBatch,
  sets: number,
  energies: { begin: number; all: number },
): Rows {
  const { points, channels, inputSets } = batch;
  return {
    points,
    dataPoints: points,
    sets,
    inputSets,
    batch: 0,
    channels,
    backward: true,
    energyBegin: energies.begin,
    energyGroups: energies.all,
    adds: energies.begin > 0,
  };
}
