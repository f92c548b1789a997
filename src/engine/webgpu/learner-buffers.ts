/** What a learner keeps on the device between steps. Arrays are [network][parameter] unless said otherwise, f32. */
import { parameterCount, priorPrecisions } from '../../learner/network.ts';
import type { LearnerProblem, TrainingData } from '../../learner/problem.ts';
import { LOG_OCTAVES, LOG_TABLE } from '../../random/logarithm.ts';
import { NORMAL_TABLE } from '../../random/normal.ts';
import type { LearnerSpec } from '../contract.ts';
import type { Gpu } from './device.ts';
import { LearnerPace } from './learner-layout.ts';
import { tableStepsOf } from './learner-schedule.ts';
import { energyGroupsOf, RATIO_GROUP } from './learner-size.ts';

export interface LearnerSizes {
  readonly networks: number;
  readonly parameters: number;
  /** Sums of 64 points, and of 1024 parameters, per network. */
  readonly energyGroups: number;
  readonly ratioParts: number;
  /** Steps in the table of numbers that change (learner-schedule.ts). */
  readonly tableSteps: number;
}

/** @param tableSteps  fewer than fit, for tests */
export function learnerSizes(
  { networks, problem }: LearnerSpec,
  tableSteps = tableStepsOf(networks),
): LearnerSizes {
  const parameters = parameterCount(problem.shape);
  return {
    networks,
    parameters,
    energyGroups: energyGroupsOf(problem),
    ratioParts: Math.ceil(parameters / RATIO_GROUP),
    tableSteps,
  };
}

/** What no kernel has written shows as NaN, not as a plausible 0. */
function poison(count: number): Float32Array {
  return new Float32Array(count).fill(Number.NaN);
}

/** Prior precisions [parameter]; -1 where it is frozen. */
export function devicePrecisions(problem: LearnerProblem): Float32Array {
  return Float32Array.from(priorPrecisions(problem), (lambda, k) => (problem.frozen?.[k] ? -1 : lambda));
}

/** Energies [network][group of 64 points]; call inside `gpu.guarded`. */
export function energyBuffer(gpu: Gpu, { networks, energyGroups }: LearnerSizes): GPUBuffer {
  const count = networks * energyGroups;
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC;
  return gpu.buffer('learner energies', 4 * count, usage, poison(count));
}

/** Numbers in the buffer of targets. */
export function targetLengthOf({ targets, weights }: TrainingData): number {
  return targets.length + (weights?.length ?? 0);
}

/** Targets [set][point][output], and behind them the weights of points [set][point], if they have any: no kernel has a binding to spare. */
export function packTargets(data: TrainingData): Float32Array {
  const packed = new Float32Array(targetLengthOf(data));
  packed.set(data.targets);
  if (data.weights) packed.set(data.weights, data.targets.length);
  return packed;
}

/** Allocated at once: call inside `gpu.guarded`. */
export function learnerBuffers(gpu: Gpu, spec: LearnerSpec, sizes: LearnerSizes) {
  const { networks, parameters } = sizes;
  const { inputs } = spec.problem.data;
  const kept = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC;
  const floats = (name: string, count: number, content?: Float64Array) =>
    gpu.buffer(`learner ${name}`, 4 * count, kept, content && Float32Array.from(content));
  const poisoned = (name: string, count: number) =>
    gpu.buffer(`learner ${name}`, 4 * count, kept, poison(count));
  return {
    inputs: floats('inputs', inputs.length, inputs),
    targets: gpu.buffer(
      'learner targets',
      4 * targetLengthOf(spec.problem.data),
      kept,
      packTargets(spec.problem.data),
    ),
    precisions: gpu.buffer('learner precisions', 4 * parameters, kept, devicePrecisions(spec.problem)),
    weights: floats('weights', networks * parameters, spec.weights),
    gradient: poisoned('gradient', networks * parameters),
    velocity: floats('velocity', networks * parameters),
    secondMoment: floats('second moment', networks * parameters),
    /** The parameters before the step under way. */
    previous: poisoned('previous weights', networks * parameters),
    /** [network][group of 64 points] */
    energies: energyBuffer(gpu, sizes),
    /** vec4f [row][network]; rows: SCHEDULE_ROW of learner-schedule.ts. */
    schedule: floats('schedule', (2 + sizes.tableSteps) * networks * 4),
    /** vec4u [network]: steps made, accepted, 1 if the last proposal was accepted (or, in a descent, it has stopped), step of its stop + 1 or 0. */
    progress: floats('progress', networks * 4),
    pace: gpu.buffer('learner pace', 4 * Object.keys(LearnerPace.propTypes).length, GPUBufferUsage.UNIFORM),
    /** Bound where nothing is drawn. */
    noPicks: floats('no picks', 1),
  };
}
export type LearnerBuffers = ReturnType<typeof learnerBuffers>;

/** Tables of the random numbers; call inside `gpu.guarded`. */
export function randomTables(gpu: Gpu) {
  const logarithms = logarithmWords();
  return {
    normalTable: gpu.buffer('normal table', NORMAL_TABLE.byteLength, GPUBufferUsage.STORAGE, NORMAL_TABLE),
    logTable: gpu.buffer('log table', logarithms.byteLength, GPUBufferUsage.STORAGE, logarithms),
  };
}
export type RandomTables = ReturnType<typeof randomTables>;

/** What the general Langevin kernels need beside it; allocated at the first step, inside `gpu.guarded`. */
export function langevinBuffers(gpu: Gpu, { networks, parameters, energyGroups, ratioParts }: LearnerSizes) {
  const kept = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC;
  const floats = (name: string, count: number) =>
    gpu.buffer(`learner ${name}`, 4 * count, kept, poison(count));
  return {
    ...randomTables(gpu),
    proposal: floats('proposal', networks * parameters),
    proposalGradient: floats('proposal gradient', networks * parameters),
    proposalEnergies: floats('proposal energies', networks * energyGroups),
    /** [network][group of 1024 parameters] */
    ratios: floats('ratios', networks * ratioParts),
  };
}
export type LangevinBuffers = ReturnType<typeof langevinBuffers>;

/** The table of logarithm.wgsl: T[0 … 4096], then E[0 … 33]. */
function logarithmWords(): Uint32Array {
  const words = new Uint32Array(LOG_TABLE.length + LOG_OCTAVES.length);
  words.set(LOG_TABLE);
  words.set(LOG_OCTAVES, LOG_TABLE.length);
  return words;
}
