/** Small learner problems and a device for the tests of the WebGPU learner. */
import { expect } from 'vitest';
import type { LearnerMove, LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { Gpu } from '../../src/engine/webgpu/device.ts';
import { openLearner, type StepKernels } from '../../src/engine/webgpu/learner.ts';
import { parameterCount } from '../../src/learner/network.ts';
import type { LearnerProblem, Loss, NetworkShape } from '../../src/learner/problem.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';
import { testHost } from './host.ts';
import { relativeError } from './relative-error.ts';

export async function openTestGpu(): Promise<Gpu> {
  const found = await (await testHost(1)).gpu();
  if (!found.gpu) throw new Error(`this test needs a WebGPU adapter: ${found.why}`);
  return Gpu.open(found.gpu);
}

/** A GPU object whose adapters admit no more than the limits of the specification. */
export function withDefaultLimits(gpu: GPU): GPU {
  const limits = {
    maxStorageBufferBindingSize: 2 ** 27,
    maxBufferSize: 2 ** 28,
    maxComputeWorkgroupStorageSize: 16_384,
    maxComputeInvocationsPerWorkgroup: 256,
    maxComputeWorkgroupSizeX: 256,
  };
  const requestAdapter: GPU['requestAdapter'] = async (options) => {
    const adapter = await gpu.requestAdapter(options);
    if (!adapter) return null;
    const requestDevice: GPUAdapter['requestDevice'] = (descriptor) => adapter.requestDevice(descriptor);
    return { limits, info: adapter.info, features: adapter.features, requestDevice } as unknown as GPUAdapter;
  };
  return { requestAdapter } as unknown as GPU;
}

/** Normal numbers of one owner, rounded to f32 so that every engine starts from the same numbers. */
export function normals(count: number, owner: number, scale = 1): Float64Array {
  const words = new WordReader(seedFrom(20_260_101), Stream.DataInputs, owner);
  return Float64Array.from({ length: count }, (_, i) => Math.fround(scale * normalOf(words.word(i))));
}

export interface LearnerCase {
  readonly shape: NetworkShape;
  readonly loss?: Loss;
  readonly points: number;
  readonly networks: number;
  readonly sets?: number;
  readonly sharedInputs?: boolean;
  readonly firstNetwork?: number;
  readonly energyScale?: number;
}

export function learnerSpec(learnerCase: LearnerCase): LearnerSpec {
  const { shape, points, networks, loss = 'squared-error', sets = 1, sharedInputs = false } = learnerCase;
  const inputs = normals((sharedInputs ? 1 : sets) * points * shape.inputs, 1);
  const targets = labels(normals(sets * points * shape.outputs, 2), shape.outputs, loss);
  const problem: LearnerProblem = {
    shape,
    data: { sets, points, inputs, sharedInputs, targets },
    loss,
    energyScale: learnerCase.energyScale ?? 1,
    priorPrecision: { weight: 0.25, bias: 0.5 },
  };
  const weights = normals(networks * parameterCount(shape), 3);
  return { problem, networks, seed: seedFrom(77), weights, firstNetwork: learnerCase.firstNetwork ?? 0 };
}

/** Targets of the kind that the loss takes, from normal numbers [point][output]. */
function labels(values: Float64Array, width: number, loss: Loss): Float64Array {
  if (loss === 'squared-error') return values;
  if (loss === 'squared-hinge') return values.map((y) => (y < 0 ? -1 : 1));
  return values.map((value, i) => {
    const row = values.subarray(i - (i % width), i - (i % width) + width);
    return value === Math.max(...row) ? 1 : 0;
  });
}

/** A learner on WebGPU beside the same one of the reference. */
export async function pair(gpu: Gpu, learnerCase: LearnerCase, kernels: StepKernels = 'general') {
  const spec = learnerSpec(learnerCase);
  return { spec, ours: await openLearner(gpu, spec, kernels), reference: createReferenceLearner(spec) };
}

export const langevin = (networks: number, adjusted: boolean, eps: number, T = 0.5): LearnerMove => ({
  kind: 'langevin',
  adjusted,
  temperatures: Float64Array.from({ length: networks }, (_, e) => T * (1 + e / networks)),
  stepSizes: new Float64Array(networks).fill(eps),
});
export const descent = (networks: number, batch: number): LearnerMove => ({
  kind: 'descent',
  learningRates: new Float64Array(networks).fill(1e-3),
  rule: { kind: 'momentum', momentum: 0.9, nesterov: false },
  weightDecay: 0.01,
  batch,
});

/** Energies, gradients and outputs. */
export async function compare(ours: LearnerState, reference: LearnerState, tolerance = 1e-5): Promise<void> {
  expect(relativeError(await ours.energies(), await reference.energies())).toBeLessThan(tolerance);
  expect(relativeError(await ours.gradients(), await reference.gradients())).toBeLessThan(tolerance);
  expect(relativeError(await ours.outputs(), await reference.outputs())).toBeLessThan(tolerance);
}
