/** Small problems of data with all that a point can have: noise of its own, censoring, weights, dropout. For tests of engines. */
import { namedGains } from '../../src/learner/network.ts';
import type { Activation, LearnerProblem, TrainingData } from '../../src/learner/problem.ts';
import { normals } from './learner-problems.ts';

export interface SmallData {
  readonly activation?: Activation;
  readonly loss?: 'gaussian' | 'linear' | 'squared-error';
  readonly inputs?: number;
  readonly hidden?: readonly number[];
  /** Values that are learnt; twice as many outputs where variances are. */
  readonly values?: number;
  readonly points?: number;
  readonly sets?: number;
  readonly shared?: boolean;
  readonly beta?: number;
  readonly censored?: boolean;
  readonly weighted?: boolean;
  readonly dropout?: number;
  readonly owner: number;
}

/** Data of a small problem: every third value censored below, every fifth above; every fourth weight 0. */
export function smallData({
  loss = 'gaussian',
  inputs = 3,
  values = 2,
  points = 7,
  sets = 1,
  shared = false,
  censored = true,
  weighted = true,
  owner,
}: SmallData): TrainingData {
  const outputs = loss === 'gaussian' ? 2 * values : values;
  const targets = normals(sets * points * outputs, owner + 1000);
  if (loss === 'gaussian')
    for (let k = 0; k < targets.length; k++) {
      const kind = k % 3 === 0 ? -1 : k % 5 === 0 ? 1 : 0;
      if (k % outputs >= values) targets[k] = censored ? kind : 0;
    }
  return {
    sets,
    points,
    inputs: normals((shared ? 1 : sets) * points * inputs, owner),
    sharedInputs: shared,
    targets,
    ...(weighted
      ? { weights: normals(sets * points, owner + 2000).map((z, k) => (k % 4 === 3 ? 0 : Math.abs(z))) }
      : {}),
  };
}

export function smallDataProblem(choice: SmallData): LearnerProblem {
  const {
    activation = 'tanh',
    loss = 'gaussian',
    inputs = 3,
    hidden = [5],
    values = 2,
    beta = 0,
    dropout = 0,
  } = choice;
  return {
    shape: {
      inputs,
      hidden,
      outputs: loss === 'gaussian' ? 2 * values : values,
      activation,
      bias: true,
      gains: namedGains('standard', inputs, hidden),
    },
    data: smallData(choice),
    loss,
    noise: { beta, floor: 1e-6 },
    dropout,
    energyScale: 0.5,
    priorPrecision: { weight: 1, bias: 0.5 },
  };
}
