/** Which kernels can sweep a model in an order, with which constants, and which of them are worth trying on an adapter. */
import type { EngineInfo, UpdateOrder } from '../contract.ts';
import type { KernelConstants } from './kernel.ts';
import { spinKernels } from './spin-kernels.ts';
import type { SweepShape } from './spin-limits.ts';
import type { PackedModel } from './spin-pack.ts';

/** Choices that cannot change a result, for the tests that prove it. */
export interface SweepTuning {
  /**
   * 'naive' sums every field anew; 'listed' makes colour order update by update; 'skip-ahead' and 'blocked' are the two kernels of
   * dense glasses in sequential order. What a name does not fit keeps to the default: the fastest of each order, measured on a GPU.
   */
  readonly kernel?: 'skip-ahead' | 'blocked' | 'naive' | 'listed';
  /** A power of two from 32 to 256, or what is fastest at work. Default: measured on a GPU, 32 on a software adapter. */
  readonly workgroupSize?: number | 'measured';
  /** Loop iterations of a dispatch, about, 2 or more; default: what takes some 15 ms. */
  readonly budget?: number;
  /** Rounds of replica exchange recorded on the device before the host takes them. Default: what 1 MiB holds. */
  readonly recordedRounds?: number;
}

/** What a sweep visits: sites in their order, a list of them, sites drawn at random, or a list in words of 32 states. */
export type Visits = 'sites' | 'listed' | 'drawn' | 'multi-spin';

/**
 * 'skip-ahead' and 'blocked' keep fields and go through the sites, 'listed' through a list or drawn sites; 'coloured' and 'multi-spin'
 * update a colour at once; 'naive' sums fields by workgroups, 'walk' by single invocations.
 */
export type SweepKernel = 'skip-ahead' | 'blocked' | 'listed' | 'coloured' | 'multi-spin' | 'naive' | 'walk';

export interface SweepVariant {
  readonly kernel: SweepKernel;
  readonly visits: Visits;
  readonly workgroupSize: number;
}

/** Name of a variant, unique within one order. */
export const labelOf = ({ kernel, workgroupSize }: SweepVariant): string => `${kernel}/${workgroupSize}`;

/** Do spins change without the kept fields? */
export const leavesFieldsStale = ({ kernel }: SweepVariant): boolean =>
  kernel === 'coloured' || kernel === 'multi-spin' || kernel === 'naive' || kernel === 'walk';

/** Loop iterations of a coloured sweep between two barriers, at most (if one site does not take more). */
const COLOURED_STEP = 256;
/** States from which on it is worth one: fewer leave lanes idle. */
const LEAST_WALKS = 8;
/** Invocations of a walk on a software adapter: as many as its processor's vectors have lanes, and so workgroups for every core. */
const SOFTWARE_WALK = 8;
/** Workgroup memory of a block's couplings; and what a blocked sweep keeps there besides fields, spins, words and these. */
const BLOCK_BYTES = 4096;
const BLOCK_RESERVED = 128;

/** Sites of a block: no more than invocations, and its couplings fit 4 KiB. */
export function blockOf({ couplingBits }: PackedModel, workgroupSize: number): number {
  const largest = (64 * 64 * couplingBits) / 8 <= BLOCK_BYTES ? 64 : 32;
  return Math.min(largest, workgroupSize);
}

/** @param colours  whether colour order differs from the order of the sites */
export function visitsOf(order: UpdateOrder, colours: boolean): Visits {
  if (order === 'random') return 'drawn';
  if (order === 'multi-spin') return 'multi-spin';
  return order === 'colour' && colours ? 'listed' : 'sites';
}

/** The kernels to choose from, the likely best first. @param walks  whether a processor with that many states plays the GPU */
function kernelsFor(
  { kind }: PackedModel,
  visits: Visits,
  wanted: SweepTuning['kernel'],
  walks: boolean,
): readonly SweepKernel[] {
  if (wanted === 'naive') return [kind === 'sparse' ? 'walk' : 'naive'];
  if (visits === 'multi-spin') return ['multi-spin'];
  // A processor pays for every barrier of every invocation: walking without any is faster.
  if (kind === 'sparse' && walks && wanted === undefined) return ['walk'];
  if (visits === 'listed') return [kind === 'sparse' && wanted !== 'listed' ? 'coloured' : 'listed'];
  if (visits === 'drawn') return ['listed'];
  if (kind !== 'dense') return ['skip-ahead'];
  if (wanted === 'skip-ahead' || wanted === 'blocked') return [wanted];
  return ['skip-ahead', 'blocked'];
}

/** Every kernel with every size that may be the fastest; results are the same with each. @param states  that are swept at once */
export function variantsFor(
  model: PackedModel,
  shape: SweepShape,
  visits: Visits,
  tuning: SweepTuning,
  { software }: EngineInfo,
  states: number,
): readonly SweepVariant[] {
  const walks = software && states >= LEAST_WALKS;
  return kernelsFor(model, visits, tuning.kernel, walks).flatMap((kernel) => {
    const sizes =
      kernel === 'walk' && software && tuning.workgroupSize === undefined
        ? [SOFTWARE_WALK]
        : shape.workgroupSizes;
    return sizes.map((workgroupSize) => ({ kernel, visits, workgroupSize }));
  });
}

/** The last regime of acceptance (above 1/16) in which blocks are faster on SwiftShader and lavapipe. */
const SOFTWARE_BLOCKED_REGIME = 3;

/**
 * On a software adapter nothing is measured: its clock is shared with whatever else the processor does.
 *
 * @param regime  of acceptance, as in kernel-tuner.ts
 * @returns index of the variant that has been found the fastest on such adapters
 */
export function softwareChoice(variants: readonly SweepVariant[], regime: number): number {
  const wanted = regime <= SOFTWARE_BLOCKED_REGIME ? 'blocked' : 'skip-ahead';
  return Math.max(
    0,
    variants.findIndex(({ kernel }) => kernel === wanted),
  );
}

/** Where a blocked sweep keeps the fields: its random words and couplings need workgroup memory too. */
function blockedFields(
  model: PackedModel,
  shape: SweepShape,
  workgroupSize: number,
  { limits }: EngineInfo,
): SweepShape['fields'] {
  const block = blockOf(model, workgroupSize);
  const bytes =
    16 * shape.fieldQuads +
    4 * shape.spinWords +
    16 * workgroupSize +
    (block * block * model.couplingBits) / 8 +
    BLOCK_RESERVED;
  return bytes <= limits.maxComputeWorkgroupStorageSize! ? 'workgroup' : 'storage';
}

/** Where a variant keeps the fields of a state while it is swept. */
export function fieldsOf(
  model: PackedModel,
  shape: SweepShape,
  { kernel, workgroupSize }: SweepVariant,
  info: EngineInfo,
): SweepShape['fields'] {
  return kernel === 'blocked' ? blockedFields(model, shape, workgroupSize, info) : shape.fields;
}

/** The linked kernel of a variant. */
export function kernelOf(model: PackedModel, shape: SweepShape, variant: SweepVariant, info: EngineInfo) {
  const { kind } = model;
  const fields = fieldsOf(model, shape, variant, info);
  switch (variant.kernel) {
    case 'coloured':
      return spinKernels.coloured;
    case 'multi-spin':
      return spinKernels.multiSpin;
    case 'walk':
      return spinKernels.walk;
    case 'naive':
      return spinKernels.naive[kind === 'perceptron' ? kind : 'dense'];
    case 'listed':
      if (kind === 'perceptron') throw new RangeError('perceptrons know sequential order only');
      return spinKernels.listed[kind][fields];
    case 'blocked':
      return spinKernels.blocked[fields];
    case 'skip-ahead':
      // A perceptron's stabilities always lie in workgroup memory: sweepShapeFor refuses what does not fit.
      return kind === 'perceptron' ? spinKernels.perceptron.workgroup : spinKernels[kind][fields];
  }
}

const VISITS = { sites: 0, listed: 1, drawn: 2, 'multi-spin': 1 } as const;

/** The `override` constants of a variant. */
export function constantsOf(model: PackedModel, shape: SweepShape, variant: SweepVariant): KernelConstants {
  const { kernel, visits, workgroupSize } = variant;
  const size = { WORKGROUP_SIZE: workgroupSize };
  const external = { EXTERNAL: model.external() ? 1 : 0 };
  const couplings = model.kind === 'sparse' ? {} : { COUPLING_BITS: model.couplingBits };
  const spins = { SPIN_WORDS: shape.spinWords };
  const fields = { FIELD_QUADS: shape.fieldQuads };
  switch (kernel) {
    case 'multi-spin':
      return size;
    case 'coloured': {
      const perSite = 1 + model.largestDegree;
      const sites = Math.max(1, Math.floor(COLOURED_STEP / perSite));
      return { ...size, ...spins, SITES: sites, COST: sites * perSite + 1, ...external };
    }
    case 'walk':
      return { ...size, VISITS: VISITS[visits], LANE_WORDS: visits === 'multi-spin' ? 1 : 0, ...external };
    case 'naive':
      return {
        ...size,
        ...spins,
        ...couplings,
        VISITS: VISITS[visits],
        ...(model.kind === 'perceptron' ? fields : external),
      };
    case 'listed':
      return { ...size, ...spins, ...fields, ...couplings, VISITS: VISITS[visits] };
    case 'blocked': {
      const block = blockOf(model, workgroupSize);
      const blocks = { BLOCK: block, BLOCK_WORDS: (block * block * model.couplingBits) / 32 };
      return { ...size, ...spins, ...fields, ...couplings, ...blocks };
    }
    case 'skip-ahead':
      return { ...size, ...spins, ...fields, ...couplings };
  }
}

/** Workgroups of one dispatch. @param words  of 32 states that share a graph */
export function workgroupsOf({ kernel, workgroupSize }: SweepVariant, states: number, words: number): number {
  if (kernel === 'multi-spin') return words;
  return kernel === 'walk' ? Math.ceil(states / workgroupSize) : states;
}
