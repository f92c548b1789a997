/**
 * What one proposed update costs each sweep kernel, counted from its text: integer operations of all invocations, bytes read and written
 * in storage, and workgroup barriers. With an adapter's peak they say how close to its limit a kernel runs.
 *
 * An operation is one of WGSL's on 32 bits; those of a vector are counted by component, divergence and idle invocations as if they worked
 * where the text makes them work. Tables of logarithms and thresholds stay in a cache and are not counted, nor is what happens once a
 * dispatch (spins and fields on their way to workgroup memory and back). Averages assume that flips are spread evenly.
 */
import type { UpdateRule } from '../contract.ts';
import type { CouplingBits, SpinModelKind } from './spin-pack.ts';
import type { SweepKernel, Visits } from './sweep-variants.ts';

export interface SweepCounts {
  readonly operations: number;
  readonly bytes: number;
  readonly barriers: number;
}

export interface CountedSweep {
  readonly kernel: SweepKernel;
  readonly visits: Visits;
  readonly model: SpinModelKind;
  readonly size: number;
  /** Neighbours of a site of a sparse glass. */
  readonly degree: number;
  /** Patterns of a perceptron. */
  readonly patterns: number;
  readonly couplingBits: CouplingBits;
  readonly rule: UpdateRule;
  /** Share of updates that flip a spin. */
  readonly acceptance: number;
  readonly workgroupSize: number;
  /** Sites of a block of delayed updates. */
  readonly block: number;
  readonly fieldsInStorage: boolean;
}

/** A 64-bit product from 16-bit halves; with a constant factor 15. */
export const PRODUCT = 17;
/** Ten rounds of two products and four xors, and the key's two sums in nine of them. */
export const PHILOX = 10 * (2 * 15 + 4) + 9 * 2;
/** One logarithm: the leading one 8, table and interpolation 10. */
export const LOGARITHM = 18;
/** L(u) of a word, times 2^k. */
const LEVEL: Record<UpdateRule, number> = {
  'heat-bath': 2 * LOGARITHM + 5 + 4,
  metropolis: LOGARITHM + 2 + 4,
};
/** Spin bit 2, field times multiplier 20, its comparison 5, the rule 3. */
const TEST = 30;
/** Four couplings from their lanes, with the index. */
const UNPACK: Record<CouplingBits, number> = { 1: 43, 8: 9, 16: 10, 32: 6 };
/** One quad of a row times a step, added to its fields, with the loop; bits choose between two steps. */
const ROW_QUAD: Record<CouplingBits, number> = { 1: 22 + 7, 8: 9 + 4 + 7, 16: 10 + 4 + 7, 32: 6 + 4 + 7 };
/** A neighbour: link, coupling, spin, sum. */
const NEIGHBOUR = 12;
/** What every invocation does in a scan beside tests: reduction 6, borders of four sites 12, loop 4. */
const SCAN = 22;

const quads = (size: number): number => Math.ceil(size / 4);
const rowBytes = ({ size, couplingBits }: CountedSweep): number => (size * couplingBits) / 8;

/** @returns averages per proposed update of one spin of one state */
export function sweepCounts(sweep: CountedSweep): SweepCounts {
  switch (sweep.kernel) {
    case 'skip-ahead':
      return skipAhead(sweep);
    case 'blocked':
      return blocked(sweep);
    case 'listed':
      return listed(sweep);
    case 'coloured':
      return coloured(sweep);
    case 'multi-spin':
      return multiSpin(sweep);
    case 'naive':
      return naive(sweep);
    case 'walk':
      return walk(sweep);
  }
}

/** One flip of a model that keeps fields, or stabilities: all invocations together. */
function flip(sweep: CountedSweep): { readonly operations: number; readonly bytes: number } {
  const { model, size, degree, patterns, couplingBits, workgroupSize, fieldsInStorage } = sweep;
  const stored = fieldsInStorage ? 8 : 0;
  // Every invocation walks the whole list and corrects what it owns.
  if (model === 'sparse') return { operations: workgroupSize * degree * 8, bytes: 8 + degree * (8 + stored) };
  // A column of the patterns: one word of four couplings for each.
  if (model === 'perceptron') return { operations: quads(patterns) * (4 * 11 + 11), bytes: 4 * patterns };
  return { operations: quads(size) * ROW_QUAD[couplingBits], bytes: rowBytes(sweep) + size * stored };
}

/** The field of four sites in one scan: nothing where it is kept; else all patterns. */
function fieldOfQuad({ model, patterns, fieldsInStorage }: CountedSweep) {
  if (model === 'perceptron')
    return { operations: quads(patterns) * (4 * (UNPACK[8] + 28) + 4), bytes: 4 * patterns };
  return { operations: 0, bytes: fieldsInStorage ? 16 : 0 };
}

function skipAhead(sweep: CountedSweep): SweepCounts {
  const { size, rule, acceptance, workgroupSize } = sweep;
  const blocks = Math.ceil(size / (4 * workgroupSize));
  const sites = size / blocks;
  const scans = acceptance * sites + 1;
  const words = (workgroupSize * blocks * (PHILOX + 4 * LEVEL[rule] + 20)) / size;
  // The first scan of a block tests all its sites, one behind a flip those that are left: half of them.
  const tests = 1 + (acceptance * sites) / 2;
  const field = fieldOfQuad(sweep);
  const change = flip(sweep);
  return {
    operations:
      words +
      tests * TEST +
      (scans * (workgroupSize * SCAN + (sites / 4) * field.operations)) / sites +
      acceptance * change.operations,
    bytes: (scans * field.bytes) / 4 + acceptance * change.bytes,
    barriers: (3 * scans) / sites + (sweep.model === 'perceptron' ? acceptance : 0),
  };
}

/**
 * Rounds until the flips of a block are decided: at least two, and looked at every second one. Fitted to ±J and Gaussian glasses of
 * N = 256 and 1024 at beta 0.2 to 5 (2.1 to 4.6 rounds), which it meets within one.
 */
export function roundsOfBlock(acceptance: number, block: number): number {
  return 2 + 2 * (1 - Math.exp((-acceptance * block) / 8));
}

/** With so many flips in a block, couplings of one bit are counted in slices. */
const LEAST_COUNTED = 5;

function blocked(sweep: CountedSweep): SweepCounts {
  const { size, rule, acceptance, workgroupSize, couplingBits, block, fieldsInStorage } = sweep;
  const spans = Math.ceil(size / (4 * workgroupSize));
  const words = (workgroupSize * spans * PHILOX) / size;
  const rounds = roundsOfBlock(acceptance, block);
  const flips = acceptance * block;
  // A site hears of every flip before it once; bits are counted by words, in every round.
  const heard = couplingBits === 1 ? rounds * 11 * (block / 32) : (flips / 2) * 16;
  const decide = (rounds * workgroupSize * 14) / block + rounds * (TEST - 2) + LEVEL[rule] + 8 + heard;
  const copy = (block * couplingBits * 12) / 32;
  const counted = couplingBits === 1 && flips >= LEAST_COUNTED;
  // Four rows of 32 fields take 100, or four of one quad 16 more than themselves; unpacking a quad of counts takes 80.
  const apply = counted
    ? acceptance * (size / 32) * 25 + (quads(size) * 80) / block
    : acceptance * quads(size) * (ROW_QUAD[couplingBits] + 4);
  const passes = (1 - (1 - acceptance) ** block) / block;
  return {
    operations: words + decide + copy + apply,
    bytes:
      acceptance * rowBytes(sweep) +
      (block * couplingBits) / 8 +
      (fieldsInStorage ? 4 + passes * 8 * size : 0),
    barriers: (2 + 2 * rounds) / block,
  };
}

function listed(sweep: CountedSweep): SweepCounts {
  const { visits, rule, acceptance, workgroupSize, fieldsInStorage } = sweep;
  const scans = acceptance * workgroupSize + 1;
  const drawn = visits === 'drawn';
  const site = drawn ? PHILOX + PRODUCT + 4 : 3;
  const change = flip(sweep);
  return {
    operations:
      PHILOX +
      LEVEL[rule] +
      site +
      (1 + (acceptance * workgroupSize) / 2) * TEST +
      scans * 10 +
      acceptance * change.operations,
    bytes: (drawn ? 0 : 8) + (fieldsInStorage ? 4 * scans : 0) + acceptance * change.bytes,
    barriers: (3 * scans) / workgroupSize + 4 * acceptance,
  };
}

function coloured({ size, degree, rule, workgroupSize, visits }: CountedSweep): SweepCounts {
  // Two colours, as on a lattice of even lengths; at most 256 iterations between two barriers.
  const stripe = workgroupSize * Math.max(1, Math.floor(256 / (1 + degree)));
  const stripes = 2 * Math.ceil(size / 2 / stripe);
  return {
    operations: PHILOX + LEVEL[rule] + TEST + 20 + degree * NEIGHBOUR,
    bytes: (visits === 'listed' ? 8 : 0) + 8 + 8 * degree,
    barriers: stripes / size,
  };
}

/** Bit planes until all 32 lanes are decided: two Philox blocks hold eight, and rarely more are asked for. */
function multiSpin({ size, workgroupSize }: CountedSweep): SweepCounts {
  const counts = 6 * 12 + 14;
  const planes = 8 * (13 + 5) + 2 * 13;
  const stripes = 2 * Math.ceil(size / 2 / (4 * workgroupSize));
  return {
    operations: (2 * PHILOX + counts + planes + 10 + 12) / 32,
    // Links 32, signs 24, six neighbours' planes 24, its own read and written 8: for 32 states.
    bytes: (32 + 24 + 24 + 8) / 32,
    barriers: stripes / size / 32,
  };
}

function naive(sweep: CountedSweep): SweepCounts {
  const { model, size, patterns, visits, couplingBits, rule, workgroupSize } = sweep;
  const site = visits === 'drawn' ? PHILOX + PRODUCT : 0;
  // Every invocation draws the word and makes the test, and takes part in the sum.
  const shared = workgroupSize * (PHILOX + LEVEL[rule] + TEST + site + 2);
  const product = UNPACK[couplingBits] + 3 + 16 + 4 + 4 + 3;
  const perceptron = model === 'perceptron';
  return {
    operations: shared + (perceptron ? patterns * quads(size) * (product + 8) : quads(size) * product),
    bytes: perceptron ? patterns * (size + 4) : rowBytes(sweep),
    barriers: Math.log2(workgroupSize) + 5,
  };
}

function walk({ degree, visits, rule, acceptance }: CountedSweep): SweepCounts {
  // Neighbouring updates share a Philox block, but not in the order of colours; a word of lanes takes eight.
  const word = { sites: PHILOX / 4, drawn: PHILOX / 4 + PHILOX + PRODUCT, listed: PHILOX, 'multi-spin': 0 };
  const lanes = visits === 'multi-spin' ? 8 * (PHILOX + 15) : 0;
  const list = visits === 'listed' || visits === 'multi-spin' ? 8 : 0;
  return {
    operations: word[visits] + lanes + LEVEL[rule] + TEST + 20 + degree * NEIGHBOUR,
    // Offsets 8, its spin 4, a coupling and a spin for each neighbour; a flip writes what it read.
    bytes: list + 8 + 4 + degree * (8 + 4) + acceptance * 8,
    barriers: 0,
  };
}

export interface AdapterShare {
  /** Nanoseconds per update that the adapter's bandwidth, or its arithmetic, needs at least. */
  readonly byBytes: number;
  readonly byOperations: number;
  /** The larger of both, over the time measured: 1 at the limit. Caches can lift it above 1 where bytes decide. */
  readonly share: number;
}

/** @param peak  per nanosecond; @param nsPerUpdate  measured, all states together */
export function shareOfPeak(
  counts: SweepCounts,
  peak: { readonly bytesPerNs: number; readonly operationsPerNs: number },
  nsPerUpdate: number,
): AdapterShare {
  const byBytes = counts.bytes / peak.bytesPerNs;
  const byOperations = counts.operations / peak.operationsPerNs;
  return { byBytes, byOperations, share: Math.max(byBytes, byOperations) / nsPerUpdate };
}
