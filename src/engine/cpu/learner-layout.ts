/**
 * What a thread needs to know of its networks, as plain data to post, and how large it is in the kernel's memory.
 *
 * Data lie as rows of points, [set][input][point] and [set][output][point] in f32, each row padded with zeros to a multiple of
 * eight points: four points are one SIMD lane group. Everything is made here once, so kernels only ever read whole lane groups.
 */
import { hiddenUnits } from '../../learner/dropout.ts';
import { LIKELIHOOD, type NoiseModel } from '../../learner/likelihood.ts';
import { layersOf, parameterCount, priorPrecisions, setOf } from '../../learner/network.ts';
import type { Activation, LearnerProblem, Loss, NetworkShape, TrainingData } from '../../learner/problem.ts';
import type { Seed } from '../../random/seed.ts';
import type { LearnerSpec } from '../contract.ts';
import { BLOCKED_WORK, MOST_BLOCKS, paddedPoints } from './point-groups.ts';
import { jetColumns, type ResidualSetup, residualNeeds, residualSetup } from './residual-layout.ts';

/** Numbers of activations and losses in the kernels: the place in these lists. */
export const ACTIVATION_CODES: readonly Activation[] = ['tanh', 'relu', 'gelu', 'erf', 'sine', 'linear'];
export const LOSS_CODES: readonly Loss[] = [
  'squared-error',
  'cross-entropy',
  'squared-hinge',
  'gaussian',
  'linear',
];

/** Training data of some networks, as rows. */
export interface DataRows {
  readonly points: number;
  /** Rows of the data sets that these networks use; one set of inputs if shared. */
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
  /** A row of weights of points for every set of targets; empty where all points count alike. */
  readonly pointWeights: Float32Array;
  /** Index into the rows above, [network]. */
  readonly inputSet: Uint32Array;
  readonly targetSet: Uint32Array;
}

/** Networks first … first + networks - 1 of a spec, for one thread. */
export interface LearnerSetup extends DataRows {
  readonly shape: NetworkShape;
  readonly loss: Loss;
  readonly noise: NoiseModel;
  readonly dropout: number;
  readonly energyScale: number;
  readonly networks: number;
  /** Global index of the first network: owner of its random numbers. */
  readonly owner: number;
  readonly seed: Seed;
  /** Prior precision, [parameter]. */
  readonly precision: Float32Array;
  /** 1 for a parameter that stays, [parameter]; none if left out. */
  readonly frozen: Uint8Array | undefined;
  /** Starting parameters, [network][parameter]. */
  readonly weights: Float32Array;
  /** What the energy is made of, if not of the data. */
  readonly residuals?: ResidualSetup;
  /** The part of the points of every large evaluation that this thread sees to: `index` of `count`, a power of two; else all. */
  readonly share?: { readonly index: number; readonly count: number };
}

/** Threads that make the steps of the same networks together, each on its share of the points: 1 where each has its own networks. */
export function sharesOf({ problem, networks }: LearnerSpec, threads: number): number {
  const { shape, data, residuals } = problem;
  const work = parameterCount(shape) * (residuals ? jetColumns(residuals) : paddedPoints(data.points));
  if (2 * networks > threads || work < BLOCKED_WORK) return 1;
  return 2 ** Math.floor(Math.log2(Math.min(threads, MOST_BLOCKS)));
}

/** Steps whose numbers are in the kernel's memory at a time, where they change from step to step, and numbers of a step. */
export const TURN_STEPS = 512;
export const TURN_NUMBERS = 4;
export const TURN_BYTES = TURN_STEPS * TURN_NUMBERS * 8;

/** Bytes that the rows of one tile (outputs, slopes, deltas of every layer) should stay under: a first-level cache. */
const TILE_BYTES = 32 * 1024;

/** Points of a tile where there are no data: outputs on given points are asked for all the same. */
const GIVEN_POINTS = 256;

/**
 * Points per tile: whole groups of eight, tiles of nearly equal size, at least 64 points. A function of shape and number of
 * points alone, since sums over points go tile by tile and must not depend on the machine.
 */
export function tilePoints(shape: NetworkShape, trainingPoints: number): number {
  const points = trainingPoints || GIVEN_POINTS;
  const units = layersOf(shape).reduce((sum, layer) => sum + layer.outputs, 0);
  const largest = Math.max(64, Math.floor(TILE_BYTES / (12 * units) / 8) * 8);
  const tiles = Math.ceil(paddedPoints(points) / largest);
  return paddedPoints(Math.ceil(points / tiles));
}

/** Words that decide which hidden units are kept at the points of a tile: whole groups of 32, beginning within one. */
export function dropoutWords(shape: NetworkShape, tile: number): number {
  return (Math.ceil((hiddenUnits(shape) * tile) / 32) + 1) * 32;
}

/** [point][unit] from `offset` -> rows [unit][point], padded with zeros. */
export function toRows(values: Float64Array, offset: number, points: number, units: number): Float32Array {
  const width = paddedPoints(points);
  const rows = new Float32Array(units * width);
  for (let p = 0; p < points; p++) {
    for (let u = 0; u < units; u++) rows[u * width + p] = values[offset + p * units + u]!;
  }
  return rows;
}

/** Rows [unit][point] from `offset` -> [point][unit] in `target` from `at`. */
export function fromRows(
  rows: Float32Array,
  offset: number,
  points: number,
  units: number,
  target: Float64Array,
  at: number,
): void {
  const width = paddedPoints(points);
  for (let p = 0; p < points; p++) {
    for (let u = 0; u < units; u++) target[at + p * units + u] = rows[offset + u * width + p]!;
  }
}

/** The part of a spec that one thread needs: networks from … to - 1 and only their data sets. */
export function setupFor(spec: LearnerSpec, from: number, to: number): LearnerSetup {
  const { problem } = spec;
  const { shape } = problem;
  const parameters = parameterCount(shape);
  return {
    ...dataRows(spec, problem.data, from, to),
    shape,
    loss: problem.loss,
    noise: problem.noise ?? LIKELIHOOD,
    dropout: problem.dropout ?? 0,
    energyScale: problem.energyScale,
    networks: to - from,
    owner: (spec.firstNetwork ?? 0) + from,
    seed: spec.seed,
    precision: Float32Array.from(priorPrecisions(problem)),
    frozen: problem.frozen,
    weights: Float32Array.from(spec.weights.subarray(from * parameters, to * parameters)),
    ...(problem.residuals && { residuals: residualSetup(spec, problem.residuals, from, to) }),
  };
}

/** Data for networks from … to - 1 of a spec, in the place of its own or those themselves. */
export function dataRows(
  { problem, networks }: LearnerSpec,
  data: TrainingData,
  from: number,
  to: number,
): DataRows {
  const { inputs, outputs } = problem.shape;
  const { points, sharedInputs, weights } = data;
  const firstSet = setOf(data.sets, from, networks);
  const sets = setOf(data.sets, to - 1, networks) - firstSet + 1;
  const local = Uint32Array.from(
    { length: to - from },
    (_, n) => setOf(data.sets, from + n, networks) - firstSet,
  );
  return {
    points,
    inputs: sharedInputs
      ? toRows(data.inputs, 0, points, inputs)
      : setRows(data.inputs, firstSet, sets, points, inputs),
    targets: setRows(data.targets, firstSet, sets, points, outputs),
    pointWeights: weights ? setRows(weights, firstSet, sets, points, 1) : new Float32Array(0),
    inputSet: sharedInputs ? new Uint32Array(to - from) : local,
    targetSet: local,
  };
}

function setRows(
  values: Float64Array,
  first: number,
  sets: number,
  points: number,
  units: number,
): Float32Array {
  const size = units * paddedPoints(points);
  const rows = new Float32Array(sets * size);
  for (let s = 0; s < sets; s++)
    rows.set(toRows(values, (first + s) * points * units, points, units), s * size);
  return rows;
}

/** Bytes that a thread's memory may hold: half of what a 32-bit address reaches, so that every pointer is positive. */
export const MEMORY_LIMIT = 2 ** 31;

/**
 * Bytes in a thread's memory that do not grow with its networks (rounded up), and bytes per network. Networks share data sets
 * as they do in the whole batch of `networks`.
 */
export function memoryNeeds(
  problem: LearnerProblem,
  networks: number,
): { readonly fixed: number; readonly perNetwork: number } {
  const { shape, data, residuals } = problem;
  const vector = Math.ceil(parameterCount(shape) / 4) * 16;
  const units = layersOf(shape).reduce((sum, layer) => sum + layer.outputs, 0);
  const row = paddedPoints(data.points) * 4;
  const inputRows = shape.inputs * row;
  const setRows = (shape.outputs + (data.weights ? 1 : 0)) * row + (data.sharedInputs ? 0 : inputRows);
  const tables = 2 * 65_536;
  const words = problem.dropout ? dropoutWords(shape, tilePoints(shape, data.points)) : 0;
  const tile = (3 * units + shape.inputs) * tilePoints(shape, data.points) * 4 + words * 4;
  const jets = residuals ? residualNeeds(shape, residuals) : { fixed: 0, perSet: 0 };
  return {
    // A thread's networks may begin and end within a set: up to two sets more than their share.
    fixed:
      tables +
      TURN_BYTES +
      8 * vector +
      tile +
      row +
      (data.sharedInputs ? inputRows : 0) +
      2 * (setRows + jets.perSet) +
      jets.fixed,
    perNetwork:
      4 * vector +
      128 +
      Math.min(1, data.sets / networks) * setRows +
      Math.min(1, (residuals?.sets ?? 0) / networks) * jets.perSet,
  };
}
