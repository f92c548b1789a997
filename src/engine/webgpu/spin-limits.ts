/** Whether a spin system fits a device: checked before anything is allocated, with the largest size that would. */
import { GlassboxError } from '../../messages/problem.ts';
import type { EngineInfo } from '../contract.ts';
import { LARGEST_WORKGROUP } from './device.ts';
import { type PackedModel, quadsOf, rowLanes } from './spin-pack.ts';
import type { SweepTuning } from './sweep-variants.ts';

/** Workgroup memory besides fields and spins: reduction, cursor, padding. */
const RESERVED_BYTES = 64;
/** What stays of lavapipe's 65,535 loop iterations for one test of a perceptron's patterns. */
const LARGEST_TEST_COST = 4096;

export interface SweepShape {
  /** Workgroup sizes to choose from, the likely best first. */
  readonly workgroupSizes: readonly number[];
  /** Whether kernels and sizes are chosen by measuring them at work. */
  readonly measured: boolean;
  /** vec4i of kept integers per state. */
  readonly fieldQuads: number;
  readonly spinWords: number;
  /** Where the kept integers live during a dispatch. */
  readonly fields: 'workgroup' | 'storage';
}

/** On a processor every invocation of a workgroup costs at each barrier; 32 is the least that keeps a word's spins in one block. */
const SOFTWARE_WORKGROUP = 32;

/**
 * Powers of two from 32 up to the smallest workgroup that holds the state in one block of the scan, within the device's
 * limit, largest first.
 */
export function workgroupSizesFor(size: number, limit: number): number[] {
  const largest = Math.min(limit, LARGEST_WORKGROUP, 2 ** Math.ceil(Math.log2(quadsOf(size))));
  return [256, 128, 64, 32].filter((candidate) => candidate <= Math.max(32, largest));
}

/**
 * @throws GBX-201 naming the largest size that fits
 */
export function sweepShapeFor(
  model: PackedModel,
  { limits, software }: EngineInfo,
  workgroupSize: SweepTuning['workgroupSize'] = software ? SOFTWARE_WORKGROUP : 'measured',
): SweepShape {
  const binding = Math.min(limits.maxStorageBufferBindingSize!, limits.maxBufferSize!);
  const name =
    limits.maxBufferSize! < limits.maxStorageBufferBindingSize!
      ? 'maxBufferSize'
      : 'maxStorageBufferBindingSize';
  if (model.couplingBytes > binding) throw tooLarge(model, name, binding);
  const fieldQuads = quadsOf(model.rows);
  const spinWords = (model.size + 31) >> 5;
  const workgroupBytes = 16 * fieldQuads + 4 * spinWords + RESERVED_BYTES;
  const fits = workgroupBytes <= limits.maxComputeWorkgroupStorageSize!;
  if (model.kind === 'perceptron' && (!fits || fieldQuads > LARGEST_TEST_COST)) {
    const most =
      Math.floor((limits.maxComputeWorkgroupStorageSize! - 4 * spinWords - RESERVED_BYTES) / 16) * 4;
    throw new GlassboxError('GBX-201', {
      asked: `P = ${model.rows}`,
      limitName: 'maxComputeWorkgroupStorageSize',
      limit: limits.maxComputeWorkgroupStorageSize!,
      largest: `P = ${Math.min(most, 4 * LARGEST_TEST_COST)}`,
    });
  }
  return {
    workgroupSizes:
      workgroupSize === 'measured'
        ? workgroupSizesFor(model.size, limits.maxComputeInvocationsPerWorkgroup!)
        : [workgroupSize],
    measured: workgroupSize === 'measured' || !software,
    fieldQuads,
    spinWords,
    fields: fits ? 'workgroup' : 'storage',
  };
}

/** Too many couplings: fewer samples if one fits, else a smaller system. */
function tooLarge(model: PackedModel, limitName: string, limit: number): GlassboxError {
  const { size, samples, couplingBytes, couplingBits } = model;
  const samplesThatFit = Math.floor((limit * samples) / couplingBytes);
  const multiple = rowLanes(1, couplingBits);
  const largestSize = Math.floor(Math.sqrt((limit * 8) / couplingBits) / multiple) * multiple;
  return new GlassboxError('GBX-201', {
    asked: `N = ${size}, D = ${samples}`,
    limitName,
    limit,
    largest: samplesThatFit > 0 ? `N = ${size}, D = ${samplesThatFit}` : `N = ${largestSize}, D = 1`,
  });
}
