/** The pipelines of one problem: those its shape and adapter use, compiled. */
import { type Layer, layersOf } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { Stream } from '../../random/streams.ts';
import type { Gpu } from './device.ts';
import { compile, type Kernel, type KernelConstants } from './kernel.ts';
import { type LearnerKernelName, learnerKernels, RESIDUAL_MODES } from './learner-kernels.ts';
import { ACTIVATIONS } from './learner-layout.ts';
import { lossConstants } from './learner-loss.ts';

type Pipelines<N extends string> = Readonly<Record<N, GPUComputePipeline>>;

const TILED_KERNELS = ['forwardTiled', 'backwardTiled', 'gradientTiled'] as const;
const GENERAL_KERNELS = [
  'forward',
  'activation',
  'activationAdjoint',
  'backward',
  'gradient',
  'reduce',
] as const;
type TiledKernelName = (typeof TILED_KERNELS)[number];
/** What carries points through the layers and back. */
export type LayerKernelName = TiledKernelName | (typeof GENERAL_KERNELS)[number];
/** Those for wide layers are there only where a layer is wide. */
export type LayerPipelines = Pipelines<Exclude<LayerKernelName, TiledKernelName>> &
  Partial<Pipelines<TiledKernelName>>;

/** What every problem needs beside its layers: the energy of data, and the moves. */
export type OtherKernelName = Exclude<LearnerKernelName, LayerKernelName | 'residual' | 'constants' | 'thin'>;
export type LearnerPipelines = Pipelines<OtherKernelName>;

/** Units on either side of a layer, and rows, from which on the blocks of learner-tiles.wgsl are full enough to pay. */
export const WIDE = 24;

export function isWideLayer({ inputs, outputs }: Layer): boolean {
  return Math.min(inputs, outputs) >= WIDE;
}

/** The constants of a problem, by kernel; the others have none. */
function constantsOf(problem: LearnerProblem): Partial<Record<LearnerKernelName, KernelConstants>> {
  const { shape } = problem;
  const ACTIVATION = ACTIVATIONS.indexOf(shape.activation);
  return {
    activation: { ACTIVATION },
    activationAdjoint: { ACTIVATION },
    forwardTiled: { ACTIVATION },
    backwardTiled: { ACTIVATION },
    loss: lossConstants(problem),
    propose: { STREAM: Stream.LangevinNoise },
    drift: { STREAM: Stream.LangevinNoise },
    decide: { STREAM: Stream.LangevinAcceptance },
    batch: { STREAM: Stream.Minibatch },
  };
}

async function compileAll<N extends LearnerKernelName>(
  gpu: Gpu,
  names: readonly N[],
  constants: (name: N) => KernelConstants | undefined,
): Promise<Pipelines<N>> {
  const pipelines = await Promise.all(
    names.map((name) => compile(gpu, learnerKernels[name] as unknown as Kernel, constants(name))),
  );
  return Object.fromEntries(names.map((name, i) => [name, pipelines[i]!])) as Pipelines<N>;
}

/** @throws GBX-220 with the compiler's message if the driver rejects a kernel */
export function compileLearner(gpu: Gpu, problem: LearnerProblem): Promise<LearnerPipelines> {
  const constants = constantsOf(problem);
  const taken: readonly string[] = [...TILED_KERNELS, ...GENERAL_KERNELS, 'residual', 'constants', 'thin'];
  const isOther = (name: string): name is OtherKernelName => !taken.includes(name);
  return compileAll(gpu, Object.keys(learnerKernels).filter(isOther), (name) => constants[name]);
}

/**
 * The layers' kernels on jets of so many channels.
 *
 * @param tiled  whether wide layers go through workgroup memory
 * @throws GBX-220
 */
export async function compileLayers(
  gpu: Gpu,
  problem: LearnerProblem,
  channels: number,
  tiled: boolean,
): Promise<LayerPipelines> {
  const constants = constantsOf(problem);
  const of = (name: LayerKernelName) =>
    channels === 1 ? constants[name] : { ...constants[name], CHANNELS: channels };
  // The tiled ones take emulated adapters seconds to compile.
  const wide = tiled && layersOf(problem.shape).some(isWideLayer);
  const [general, blocks] = await Promise.all([
    compileAll(gpu, GENERAL_KERNELS, of),
    wide ? compileAll(gpu, TILED_KERNELS, of) : {},
  ]);
  return { ...general, ...blocks };
}

export interface ResidualPipelines {
  /** [mode]; see learner-residual.wgsl. */
  readonly residual: readonly GPUComputePipeline[];
  readonly constants: GPUComputePipeline;
  readonly layers: LayerPipelines;
}

/** @throws GBX-220 */
export async function compileResiduals(
  gpu: Gpu,
  problem: LearnerProblem,
  channels: number,
  tiled: boolean,
): Promise<ResidualPipelines> {
  const residual = learnerKernels.residual as unknown as Kernel;
  const modes = RESIDUAL_MODES.map((_, MODE) => compile(gpu, residual, { CHANNELS: channels, MODE }));
  return {
    residual: await Promise.all(modes),
    constants: await compile(gpu, learnerKernels.constants as unknown as Kernel),
    layers: await compileLayers(gpu, problem, channels, tiled),
  };
}
