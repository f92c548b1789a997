/**
 * Langevin steps of small networks whose whole state fits workgroup memory: one workgroup a network, many steps a dispatch.
 * For 10-4-1 a step is then some microseconds on a GPU, where the general kernels need a dozen dispatches.
 */
import { d, type TgpuBindGroupLayout, tgpu } from 'typegpu';
import activationsText from '../../../shaders/learner-activations.wgsl?raw';
import functionsText from '../../../shaders/learner-functions.wgsl?raw';
import langevinText from '../../../shaders/learner-langevin.wgsl?raw';
import localText from '../../../shaders/learner-local.wgsl?raw';
import lossesText from '../../../shaders/learner-losses.wgsl?raw';
import logarithmText from '../../../shaders/logarithm.wgsl?raw';
import normalText from '../../../shaders/normal.wgsl?raw';
import philoxText from '../../../shaders/philox.wgsl?raw';
import { layersOf, parameterCount } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { Stream } from '../../random/streams.ts';
import type { EngineInfo, LearnerMove, LearnerSpec } from '../contract.ts';
import { defineKernel, type KernelConstants } from './kernel.ts';
import { ACTIVATIONS, LOSSES } from './learner-layout.ts';

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
    points: d.u32,
    layerCount: d.u32,
    biased: d.u32,
    adjusted: d.u32,
    /** Whole steps of this dispatch. */
    steps: d.u32,
    scale: d.f32,
    /** (inputs, outputs, offset of W, units of the layers below) */
    layers: d.arrayOf(d.vec4u, LARGEST_LAYERS),
    /** (gain, 0, 0, 0) */
    gains: d.arrayOf(d.vec4f, LARGEST_LAYERS),
  })
  .$name('LocalPlan');

const SCALARS = 12;
export const LOCAL_PLAN_WORDS = SCALARS + 8 * LARGEST_LAYERS;
export const STEPS_WORD = 10;

const read = { storage: d.arrayOf(d.f32) } as const;
const words = { storage: d.arrayOf(d.u32) } as const;

export const localLangevinLayout = tgpu.bindGroupLayout({
  plan: { uniform: LocalPlan },
  schedule: { storage: d.arrayOf(d.vec4f) },
  precisions: read,
  inputs: read,
  targets: read,
  normalTable: words,
  logTable: words,
  weights: { storage: d.arrayOf(d.f32), access: 'mutable' },
  progress: { storage: d.arrayOf(d.vec4u), access: 'mutable' },
}) satisfies TgpuBindGroupLayout;

const file = (name: string, text: string) => ({ file: `shaders/${name}.wgsl`, text });

export const localLangevin = defineKernel(
  'learner-langevin',
  localLangevinLayout,
  [
    file('philox', philoxText),
    file('normal', normalText),
    file('logarithm', logarithmText),
    file('learner-functions', functionsText),
    file('learner-activations', activationsText),
    file('learner-losses', lossesText),
    file('learner-local', localText),
    file('learner-langevin', langevinText),
  ],
  [{}, { ACTIVATION: 2, LOSS: 1, LANES: 128, PARAMETERS: 440, TILE: 24, VALUES: 984 }],
);

/** How a small network lies in a workgroup. */
export interface LocalShape {
  readonly lanes: number;
  readonly parameters: number;
  /** Points at a time. */
  readonly tile: number;
  /** Units above the inputs. */
  readonly units: number;
  /** Loop iterations of one step in the busiest invocation. */
  readonly iterations: number;
}

/** Bytes of workgroup memory every device has; more would let fewer workgroups share a processor. */
const WORKGROUP_BYTES = 16_384;
/** Fewer points at a time than this leave most lanes idle: the general kernels are then the better way. */
const SMALLEST_TILE = 8;
const LARGEST_POINTS = 8192;
/** Well below the 65,535 at which some drivers stop, for one step and its first evaluation. */
const LARGEST_ITERATIONS = 40_000;

/** How the networks of a problem fit workgroups, or null where they do not. */
export function localShapeOf(problem: LearnerProblem, info: EngineInfo): LocalShape | null {
  const layers = layersOf(problem.shape);
  const { points } = problem.data;
  if (layers.length > LARGEST_LAYERS || points > LARGEST_POINTS) return null;
  const parameters = parameterCount(problem.shape);
  const units = layers.reduce((sum, layer) => sum + layer.outputs, 0);
  // Emulated adapters pay for barriers by the invocation; this path is only checked there.
  const lanes = Math.min(info.software ? 64 : 128, info.limits.maxComputeInvocationsPerWorkgroup!);
  const room = WORKGROUP_BYTES / 4 - 4 * parameters - lanes;
  const tile = Math.min(points, Math.floor(room / (2 * units)));
  if (tile < Math.min(points, SMALLEST_TILE)) return null;
  const rounds = (items: number) => Math.ceil(items / lanes);
  const passes = layers.reduce(
    (sum, { inputs, outputs }) =>
      sum + rounds(tile * outputs) * (inputs + 1) + rounds(tile * inputs) * (outputs + 1),
    rounds(tile) * (3 * problem.shape.outputs + 1),
  );
  const parts = Math.max(1, Math.floor(lanes / parameters));
  const gradient = rounds(parameters) * (Math.ceil(tile / parts) + LARGEST_LAYERS + 1) + parts;
  const iterations =
    Math.ceil(points / tile) * (passes + gradient + layers.length * 2) + 6 * rounds(parameters) + 32;
  return 2 * iterations > LARGEST_ITERATIONS ? null : { lanes, parameters, tile, units, iterations };
}

/** Steps that one dispatch may make at most, beside its first evaluation. */
export function largestSteps({ iterations }: LocalShape): number {
  return Math.floor(LARGEST_ITERATIONS / iterations) - 1;
}

export function localConstants(problem: LearnerProblem, shape: LocalShape): KernelConstants {
  return {
    ACTIVATION: ACTIVATIONS.indexOf(problem.shape.activation),
    LOSS: LOSSES.indexOf(problem.loss),
    LANES: shape.lanes,
    PARAMETERS: shape.parameters,
    TILE: shape.tile,
    VALUES: shape.tile * shape.units,
    NOISE_STREAM: Stream.LangevinNoise,
    ACCEPTANCE_STREAM: Stream.LangevinAcceptance,
  };
}

/** The uniform of a Langevin move; `steps` is written per dispatch at word STEPS_WORD. */
export function localPlanOf(spec: LearnerSpec, move: LearnerMove & { kind: 'langevin' }): Uint32Array {
  const { data, energyScale, shape } = spec.problem;
  const layers = layersOf(shape);
  const packed = new Uint32Array(LOCAL_PLAN_WORDS);
  const floats = new Float32Array(packed.buffer);
  const inputSets = data.sharedInputs ? 1 : data.sets;
  packed.set([spec.seed[0], spec.seed[1], spec.firstNetwork ?? 0, spec.networks, data.sets, inputSets]);
  packed.set([data.points, layers.length, shape.bias ? 1 : 0, move.adjusted ? 1 : 0, 0], 6);
  floats[11] = energyScale;
  let below = 0;
  layers.forEach(({ inputs, outputs, weights, gain }, l) => {
    packed.set([inputs, outputs, weights, below], SCALARS + 4 * l);
    floats[SCALARS + 4 * (LARGEST_LAYERS + l)] = gain;
    below += outputs;
  });
  return packed;
}
