/**
 * Ground state and density of states of up to 30 spins, by visiting every configuration and storing none.
 *
 * The spins are split into a block of INNER low sites and the rest. The rest walks in Gray-code order with its local fields, as in
 * `enumeration.ts`; for each of its states the block's own 2^INNER states are gone through in Gray-code order too, where a
 * step costs one addition, because the block's inner energies are tabulated and its outer fields h are fixed:
 *
 *   E = E_outer + E_inner(c) - sum_i h_i s_i(c).
 *
 * Without a field the last spin stays down and every count is doubled. 2^27 configurations (N = 28) take a second or so.
 * For thermal averages and correlations at N <= 24 use `enumeration.ts`; with a density of states these follow too.
 */
import { GlassboxError } from '../../messages/problem.ts';
import type { GlassInstance } from '../instance.ts';

/** 2^29 configurations without a field: several seconds. */
export const LARGEST_VISITED = 30;

/** Sites of the inner block: its tables stay in the first-level cache. */
const INNER = 10;

/** Widest range of energies, in units, for which a density of states is counted. */
const LARGEST_RANGE = 2 ** 20;

export interface ExactCount {
  /** Lowest energy, in units. */
  readonly groundEnergy: number;
  /** Configurations at that energy, mirror images counted. */
  readonly groundCount: number;
  /** One of them, ±1, [site]: the first met. */
  readonly groundState: Int8Array;
  /** How many configurations have each energy, ascending, in units; null where energies range over more than a million units. */
  readonly density: { readonly energies: Float64Array; readonly counts: Float64Array } | null;
}

/** @throws GBX-320 beyond 30 spins. Check: the counts sum to 2^N, and the mean of E over them is 0. */
export function countStates(instance: GlassInstance): ExactCount {
  const { size, field } = instance;
  if (size > LARGEST_VISITED) throw new GlassboxError('GBX-320', { size, largest: LARGEST_VISITED });
  const couplings = matrixOf(instance);
  const free = field ? size : size - 1;
  const inner = Math.min(INNER, free);
  const block = innerBlock(couplings, size, inner);
  // |E| <= sum |J| + sum |h| <= N times the largest local field.
  const bound = energyBound(couplings, field, size);
  const histogram = 2 * bound < LARGEST_RANGE ? new Float64Array(2 * bound + 1) : null;

  const spins = new Int8Array(size).fill(-1);
  // local[i] = h_i + sum_j J_ij s_j over the outer j only.
  const local = new Float64Array(size);
  let outerEnergy = 0;
  for (let i = 0; i < size; i++) {
    local[i] = field?.[i] ?? 0;
    for (let j = inner; j < size; j++) local[i]! -= couplings[i * size + j]!;
    if (i >= inner) outerEnergy += (local[i]! + (field?.[i] ?? 0)) / 2;
  }
  let lowest = Number.POSITIVE_INFINITY;
  let count = 0;
  let best: [outer: Int8Array, step: number] = [spins, 0];
  const outerStates = 2 ** (free - inner);
  for (let step = 1; ; step++) {
    const found = histogram
      ? visitCounting(block, local, outerEnergy, histogram, bound)
      : visit(block, local, outerEnergy);
    if (found.lowest < lowest) {
      [lowest, count] = [found.lowest, found.count];
      best = [spins.slice(), found.step];
    } else if (found.lowest === lowest) count += found.count;
    if (step === outerStates) break;
    const site = inner + 31 - Math.clz32(step & -step);
    const twice = 2 * spins[site]!;
    outerEnergy += twice * local[site]!;
    spins[site] = -spins[site]!;
    for (let j = 0; j < size; j++) local[j]! -= twice * couplings[site * size + j]!;
  }
  const multiplicity = field ? 1 : 2;
  const groundState = best[0];
  const code = best[1] ^ (best[1] >> 1);
  for (let i = 0; i < inner; i++) groundState[i] = ((code >> i) & 1) * 2 - 1;
  return {
    groundEnergy: lowest,
    groundCount: count * multiplicity,
    groundState,
    density: histogram && densityOf(histogram, bound, multiplicity),
  };
}

/** The inner block's walk: at step t one site flips, and its 2^inner energies without outer fields, [step]. */
interface InnerBlock {
  readonly sites: number;
  /** 2 site + (1 if it turns up), [step]; step 0 flips nothing. */
  readonly turns: Uint8Array;
  readonly energies: Float64Array;
  /** ±2 h of each turn, filled for every outer state; the last entry is 0, for step 0. */
  readonly kicks: Float64Array;
}

function innerBlock(couplings: Float64Array, size: number, sites: number): InnerBlock {
  const states = 2 ** sites;
  const turns = new Uint8Array(states).fill(2 * sites);
  const energies = new Float64Array(states);
  const spins = new Int8Array(sites).fill(-1);
  for (let t = 0; t < states; t++) {
    if (t > 0) {
      const site = 31 - Math.clz32(t & -t);
      spins[site] = -spins[site]!;
      turns[t] = 2 * site + (spins[site]! > 0 ? 1 : 0);
    }
    for (let i = 0; i < sites; i++)
      for (let j = 0; j < i; j++) energies[t]! -= couplings[i * size + j]! * spins[i]! * spins[j]!;
  }
  return { sites, turns, energies, kicks: new Float64Array(2 * sites + 1) };
}

/** Sets the kicks of an outer state; the energy of its first configuration but for the block's own, all inner spins down. */
function prepare({ sites, kicks }: InnerBlock, local: Float64Array, outerEnergy: number): number {
  let base = outerEnergy;
  for (let i = 0; i < sites; i++) {
    kicks[2 * i] = 2 * local[i]!;
    kicks[2 * i + 1] = -2 * local[i]!;
    base += local[i]!;
  }
  return base;
}

interface Lowest {
  readonly lowest: number;
  readonly count: number;
  readonly step: number;
}

function visit(block: InnerBlock, local: Float64Array, outerEnergy: number): Lowest {
  const { turns, energies, kicks } = block;
  let base = prepare(block, local, outerEnergy);
  let [lowest, count, first] = [Number.POSITIVE_INFINITY, 0, 0];
  for (let t = 0; t < turns.length; t++) {
    base += kicks[turns[t]!]!;
    const energy = base + energies[t]!;
    if (energy < lowest) {
      lowest = energy;
      count = 1;
      first = t;
    } else if (energy === lowest) count++;
  }
  return { lowest, count, step: first };
}

function visitCounting(
  block: InnerBlock,
  local: Float64Array,
  outerEnergy: number,
  histogram: Float64Array,
  bound: number,
): Lowest {
  const { turns, energies, kicks } = block;
  let base = prepare(block, local, outerEnergy) + bound;
  let [lowest, count, first] = [Number.POSITIVE_INFINITY, 0, 0];
  for (let t = 0; t < turns.length; t++) {
    base += kicks[turns[t]!]!;
    const place = base + energies[t]!;
    histogram[place]!++;
    if (place < lowest) {
      lowest = place;
      count = 1;
      first = t;
    } else if (place === lowest) count++;
  }
  return { lowest: lowest - bound, count, step: first };
}

function densityOf(histogram: Float64Array, bound: number, multiplicity: number) {
  const places = Array.from(histogram.keys()).filter((place) => histogram[place]! > 0);
  return {
    energies: Float64Array.from(places, (place) => place - bound),
    counts: Float64Array.from(places, (place) => histogram[place]! * multiplicity),
  };
}

function energyBound(couplings: Float64Array, field: Int32Array | null, size: number): number {
  let bound = 0;
  for (let i = 0; i < size; i++) {
    bound += Math.abs(field?.[i] ?? 0);
    for (let j = 0; j < i; j++) bound += Math.abs(couplings[i * size + j]!);
  }
  return bound;
}

/** Couplings as doubles, [site][site]. */
function matrixOf({ size, couplings }: GlassInstance): Float64Array {
  if (couplings.kind === 'dense') return Float64Array.from(couplings.values);
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let k = couplings.offsets[i]!; k < couplings.offsets[i + 1]!; k++)
      matrix[i * size + couplings.columns[k]!] = couplings.values[k]!;
  return matrix;
}
