/**
 * Steps of small networks whose whole state fits workgroup memory: one workgroup a network, many steps a dispatch, where the
 * general kernels need a dozen dispatches for one step.
 */
import { d, tgpu } from 'typegpu';
import activationsText from '../../../shaders/learner-activations.wgsl?raw';
import finiteText from '../../../shaders/learner-finite.wgsl?raw';
import functionsText from '../../../shaders/learner-functions.wgsl?raw';
import localText from '../../../shaders/learner-local.wgsl?raw';
import localDescentText from '../../../shaders/learner-local-descent.wgsl?raw';
import localLangevinText from '../../../shaders/learner-local-langevin.wgsl?raw';
import localLayersText from '../../../shaders/learner-local-layers.wgsl?raw';
import localUnderdampedText from '../../../shaders/learner-local-underdamped.wgsl?raw';
import lossesText from '../../../shaders/learner-losses.wgsl?raw';
import ruleText from '../../../shaders/learner-rule.wgsl?raw';
import tailText from '../../../shaders/learner-tail.wgsl?raw';
import logarithmText from '../../../shaders/logarithm.wgsl?raw';
import normalText from '../../../shaders/normal.wgsl?raw';
import philoxText from '../../../shaders/philox.wgsl?raw';
import { type Layer, layersOf, parameterCount } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { Stream } from '../../random/streams.ts';
import type { EngineInfo, LearnerMove, LearnerSpec } from '../contract.ts';
import { defineKernel, type KernelConstants } from './kernel.ts';
import { ACTIVATIONS } from './learner-layout.ts';
import { lossConstants } from './learner-loss.ts';
import { ruleFields } from './learner-moves.ts';
import type { StepSpan } from './learner-schedule.ts';
import { thinningConstants } from './learner-thinning.ts';

const LARGEST_LAYERS = 8;

/** A small network's problem and move; see learner-local.wgsl. */
export const LocalPlan = d
  .struct({
    keyLow: d.u32,
    keyHigh: d.u32,
    firstNetwork: d.u32,
    networks: d.u32,
    sets: d.u32,
    inputSets: d.u32,
    /** Points of an evaluation, and of a data set. */
    points: d.u32,
    dataPoints: d.u32,
    layerCount: d.u32,
    biased: d.u32,
    adjusted: d.u32,
    /** Whole steps of this dispatch. */
    steps: d.u32,
    /** Factor of energy and gradient: energyScale, times P / B for a minibatch. */
    scale: d.f32,
    firstDecay: d.f32,
    secondDecay: d.f32,
    ruleEpsilon: d.f32,
    weightDecay: d.f32,
    /** The descent rule; see learner-rule.wgsl. */
    rule: d.u32,
    /** 1 where the numbers of the move stand in the table of steps, whose first is of this step. */
    scheduled: d.u32,
    firstStep: d.u32,
    /** Strength of the tether; the centres [network][parameter] stand behind the precisions. */
    tether: d.f32,
    /** (inputs, outputs, offset of W, units of the layers below) */
    layers: d.arrayOf(d.vec4u, LARGEST_LAYERS),
    /** (gain, 0, 0, 0) */
    gains: d.arrayOf(d.vec4f, LARGEST_LAYERS),
  })
  .$name('LocalPlan');

/** Words before the layers, which begin at a multiple of 16 bytes. */
const SCALARS = 24;
export const LOCAL_PLAN_WORDS = SCALARS + 8 * LARGEST_LAYERS;
/** Place of `steps` in the plan: the only word that differs from dispatch to dispatch. */
export const STEPS_WORD = 11;

const read = { storage: d.arrayOf(d.f32) } as const;
const write = { storage: d.arrayOf(d.f32), access: 'mutable' } as const;
const words = { storage: d.arrayOf(d.u32) } as const;
const common = {
  plan: { uniform: LocalPlan },
  schedule: { storage: d.arrayOf(d.vec4f), access: 'mutable' },
  inputs: read,
  targets: read,
  weights: write,
  progress: { storage: d.arrayOf(d.vec4u), access: 'mutable' },
} as const;
const langevinLayout = tgpu.bindGroupLayout({
  ...common,
  precisions: read,
  normalTable: words,
  logTable: words,
});
const underdampedLayout = tgpu.bindGroupLayout({
  ...common,
  velocity: write,
  precisions: read,
  normalTable: words,
});
const descentLayout = tgpu.bindGroupLayout({
  ...common,
  precisions: read,
  velocity: write,
  secondMoment: write,
});

const file = (name: string, text: string) => ({ file: `shaders/${name}.wgsl`, text });
const philox = file('philox', philoxText);
const local = [
  file('learner-finite', finiteText),
  file('learner-functions', functionsText),
  file('learner-tail', tailText),
  file('learner-activations', activationsText),
  file('learner-losses', lossesText),
  file('learner-local', localText),
  file('learner-local-layers', localLayersText),
];
const wide = { ACTIVATION: 2, LOSS: 1, LANES: 128, PARAMETERS: 440, TILE: 24, VALUES: 984 };
const noisy = { LOSS: 3, WEIGHTED: 1, BETA: 0.5, FLOOR: 1e-3 };
const thinning = { THINS: 1, LAST_DROPPED: 2 ** 31, KEPT: 2 };

export const localKernels = {
  langevin: defineKernel(
    'learner-local-langevin',
    langevinLayout,
    [
      philox,
      file('normal', normalText),
      file('logarithm', logarithmText),
      ...local,
      file('learner-local-langevin', localLangevinText),
    ],
    [{}, wide, noisy],
  ),
  underdamped: defineKernel(
    'learner-local-underdamped',
    underdampedLayout,
    [philox, file('normal', normalText), ...local, file('learner-local-underdamped', localUnderdampedText)],
    [{}, wide, noisy],
  ),
  descent: defineKernel(
    'learner-local-descent',
    descentLayout,
    [philox, file('learner-rule', ruleText), ...local, file('learner-local-descent', localDescentText)],
    [{}, { ...wide, BATCH: 32, PICKS: 32 }, { ...noisy, ...thinning }],
  ),
} as const;

/** How a small network lies in a workgroup. */
export interface LocalShape {
  readonly lanes: number;
  readonly parameters: number;
  /** Points at a time. */
  readonly tile: number;
  /** Units above the inputs. */
  readonly units: number;
  /** Points drawn per step, 0 = all in order. */
  readonly batch: number;
  /** Loop iterations of one step in the busiest invocation. */
  readonly iterations: number;
}

/** Bytes of workgroup memory every device has; more would let fewer workgroups share a processor. */
const WORKGROUP_BYTES = 16_384;
/** Numbers that rounding each of the seven arrays up to 16 bytes may take, and some to spare. */
const ROUNDING = 32;
/** Fewer points at a time than this leave most lanes idle: the general kernels are then the better way. */
const SMALLEST_TILE = 8;
const LARGEST_POINTS = 8192;
/** Loop iterations of a dispatch: well below the 65,535 at which some drivers stop. */
const LARGEST_ITERATIONS = 40_000;
/** And of a step: beyond it the general kernels, which spread one network over the device, are the better way. */
const LARGEST_STEP = 8192;

/**
 * How the networks of a problem fit workgroups, or null where they do not; residuals never do.
 *
 * @param batch  points drawn per step, 0 = all
 */
export function localShapeOf(problem: LearnerProblem, batch: number, info: EngineInfo): LocalShape | null {
  const layers = layersOf(problem.shape);
  const points = batch || problem.data.points;
  if (problem.residuals) return null;
  if (layers.length > LARGEST_LAYERS || points > LARGEST_POINTS) return null;
  const parameters = parameterCount(problem.shape);
  const units = layers.reduce((sum, layer) => sum + layer.outputs, 0);
  // Emulated adapters pay for barriers by the invocation; this path is only checked there.
  const lanes = Math.min(
    info.software ? 64 : 128,
    powerOfTwo(info.limits.maxComputeInvocationsPerWorkgroup!),
  );
  const room = WORKGROUP_BYTES / 4 - 4 * parameters - lanes - batch - ROUNDING;
  const tile = Math.min(points, Math.floor(room / (2 * units)));
  if (tile < Math.min(points, SMALLEST_TILE)) return null;
  const iterations = iterationsOf(layers, { lanes, parameters, tile, points });
  return iterations > LARGEST_STEP ? null : { lanes, parameters, tile, units, batch, iterations };
}

/** The largest power of two up to n: sums over the lanes halve their number. */
function powerOfTwo(n: number): number {
  return 2 ** Math.floor(Math.log2(n));
}

/** Loop iterations of one step in the busiest invocation; loops of learner-local.wgsl in their order. */
function iterationsOf(
  layers: readonly Layer[],
  { lanes, parameters, tile, points }: { lanes: number; parameters: number; tile: number; points: number },
): number {
  const rounds = (items: number) => Math.ceil(items / lanes);
  const passes = layers.reduce(
    (sum, { inputs, outputs }) =>
      sum + rounds(tile * outputs) * (inputs + 1) + rounds(tile * inputs) * (outputs + 1) + 2,
    rounds(tile) * (3 * layers.at(-1)!.outputs + 1),
  );
  const parts = Math.max(1, Math.floor(lanes / parameters));
  const gradient = rounds(parameters) * (Math.ceil(tile / parts) + LARGEST_LAYERS + 1) + parts;
  const proposal = 5 * rounds(parameters) + 5 * Math.ceil(rounds(points) / 4) + 32;
  return Math.ceil(points / tile) * (passes + gradient + 1) + proposal;
}

/** Steps that one dispatch may make at most, beside its first evaluation. */
export function largestSteps({ iterations }: LocalShape): number {
  return Math.floor(LARGEST_ITERATIONS / iterations) - 1;
}

const streams = {
  langevin: { NOISE_STREAM: Stream.LangevinNoise, ACCEPTANCE_STREAM: Stream.LangevinAcceptance },
  underdamped: { NOISE_STREAM: Stream.LangevinNoise },
  descent: { MINIBATCH_STREAM: Stream.Minibatch, DROPOUT_STREAM: Stream.Dropout },
} as const;

/** Dropout thins descents alone. */
function dropoutConstants(problem: LearnerProblem): KernelConstants {
  const constants = thinningConstants(problem);
  return constants ? { THINS: 1, ...constants } : {};
}

export function localConstants(
  kind: LearnerMove['kind'],
  problem: LearnerProblem,
  shape: LocalShape,
): KernelConstants {
  return {
    ACTIVATION: ACTIVATIONS.indexOf(problem.shape.activation),
    ...lossConstants(problem),
    ...(kind === 'descent' ? dropoutConstants(problem) : {}),
    LANES: shape.lanes,
    PARAMETERS: shape.parameters,
    TILE: shape.tile,
    VALUES: shape.tile * shape.units,
    BATCH: shape.batch,
    PICKS: Math.max(1, shape.batch),
    ...streams[kind],
  };
}

/** The uniform of some steps of a move; `steps` is written per dispatch at word STEPS_WORD. */
export function localPlanOf(
  spec: LearnerSpec,
  move: LearnerMove,
  { time, scheduled }: StepSpan,
): Uint32Array {
  const { data, energyScale, shape } = spec.problem;
  const layers = layersOf(shape);
  const batch = move.kind === 'descent' ? move.batch : 0;
  const packed = new Uint32Array(LOCAL_PLAN_WORDS);
  const floats = new Float32Array(packed.buffer);
  packed.set([spec.seed[0], spec.seed[1], spec.firstNetwork ?? 0, spec.networks]);
  packed.set([data.sets, data.sharedInputs ? 1 : data.sets, batch || data.points, data.points], 4);
  packed.set([layers.length, shape.bias ? 1 : 0, move.kind === 'langevin' && move.adjusted ? 1 : 0], 8);
  floats[12] = batch > 0 ? (energyScale * data.points) / batch : energyScale;
  const { rule, firstDecay, secondDecay, ruleEpsilon, weightDecay } = ruleFields(move);
  floats.set([firstDecay, secondDecay, ruleEpsilon, weightDecay], 13);
  packed.set([rule, scheduled ? 1 : 0, time], 17);
  floats[20] = move.tether?.strength ?? 0;
  let below = 0;
  layers.forEach(({ inputs, outputs, weights, gain }, l) => {
    packed.set([inputs, outputs, weights, below], SCALARS + 4 * l);
    floats[SCALARS + 4 * (LARGEST_LAYERS + l)] = gain;
    below += outputs;
  });
  return packed;
}
