/**
 * Exact enumeration of small glasses: all 2^N configurations in Gray-code order, one spin flip from each to the next.
 *
 * What it gives is exact up to rounding in doubles (relative 1e-12 or so): the oracle of the samplers and the ground
 * states of a person's small instance.
 * Without a field E(s) = E(-s), so only the half with the last spin up is stored.
 * Memory: 4 bytes a stored configuration (8 where energies leave 32 bits), and 16 more while `thermal` runs: about 320
 * MiB at N = 24 in a field, half of it without.
 */
import { GlassboxError } from '../messages/problem.ts';
import type { GlassInstance } from './instance.ts';

/** 2^24 configurations: some seconds, about 320 MiB at most. */
export const LARGEST_ENUMERATED = 24;

/** Equilibrium averages at one temperature; energies are those of the whole system, in the instance's units of energy. */
export interface ThermalAverages {
  /** ln Z = ln sum_s exp(-beta E(s)). Not finite at beta = Infinity: use `groundCount` there. */
  readonly logPartition: number;
  readonly energy: number;
  readonly energySquared: number;
  /** <s_i>, [site]; 0 without a field. */
  readonly magnetisations: Float64Array;
  /** <s_i s_j>, [site][site], 1 on the diagonal. */
  readonly correlations: Float64Array;
  /** <q^2> between two independent replicas, (1/N^2) sum_ij <s_i s_j>^2, diagonal included. */
  readonly overlapSquared: number;
}

/**
 * Energies of all configurations of an instance.
 *
 * A configuration is a word: site i is up (+1) where bit i is set. `stored` of them are kept, words 0 … stored - 1: all
 * 2^N in a field, else the 2^(N-1) with the last spin down, each standing for its mirror image too (`multiplicity` 2).
 */
export interface Enumeration {
  readonly instance: GlassInstance;
  readonly stored: number;
  readonly multiplicity: 1 | 2;
  /** Integer energies in units, [word]. */
  readonly energies: Int32Array | Float64Array;
  /** Lowest energy, in units. */
  readonly groundEnergy: number;
  /** Number of configurations at that energy, mirror images counted. */
  readonly groundCount: number;
}

/**
 * Enumerates an instance of N = 2 … 24 spins, dense or sparse, with or without a field.
 *
 * @throws GBX-320 beyond 24 spins
 * Check: the mean of E over all configurations is 0, that of E^2 is sum_{i<j} J_ij^2 + sum_i h_i^2.
 */
export function enumerate(instance: GlassInstance): Enumeration {
  const walk = new GrayWalk(instance);
  walk.advance(walk.stored);
  return walk.result();
}

/** The same in pieces of so many configurations, for who must look up in between. */
export function* enumerating(instance: GlassInstance, piece: number): Generator<void, Enumeration> {
  const walk = new GrayWalk(instance);
  while (!walk.advance(piece)) yield;
  return walk.result();
}

/** Through all stored configurations in the order of the Gray code, energies written down on the way. */
class GrayWalk {
  readonly stored: number;
  readonly #instance: GlassInstance;
  readonly #rows: readonly Float64Array[];
  readonly #energies: Int32Array | Float64Array;
  readonly #spins: Int8Array;
  /** Local field of each site. */
  readonly #local: Float64Array;
  #step = 0;
  #word = 0;
  #energy = 0;
  #lowest: number;
  #count = 0;

  constructor(instance: GlassInstance) {
    const { size, field } = instance;
    if (size > LARGEST_ENUMERATED) throw new GlassboxError('GBX-320', { size, largest: LARGEST_ENUMERATED });
    this.#instance = instance;
    this.stored = 2 ** (field ? size : size - 1);
    this.#rows = couplingRows(instance);
    const bound = size * instance.largestField;
    this.#energies = bound < 2 ** 31 ? new Int32Array(this.stored) : new Float64Array(this.stored);
    // Start from all spins down.
    this.#spins = new Int8Array(size).fill(-1);
    this.#local = Float64Array.from(
      this.#rows,
      (row, i) => (field?.[i] ?? 0) - row.reduce((sum, J) => sum + J, 0),
    );
    for (let i = 0; i < size; i++)
      this.#energy -= (this.#spins[i]! * (this.#local[i]! + (field?.[i] ?? 0))) / 2;
    this.#lowest = this.#energy;
  }

  /** Visits up to so many more. @returns true once all are visited */
  advance(configurations: number): boolean {
    const [energies, spins, local, rows] = [this.#energies, this.#spins, this.#local, this.#rows];
    const { stored } = this;
    let [step, word, energy, lowest, count] = [
      this.#step,
      this.#word,
      this.#energy,
      this.#lowest,
      this.#count,
    ];
    const end = Math.min(stored, step + configurations);
    while (step < end) {
      energies[word] = energy;
      if (energy < lowest) [lowest, count] = [energy, 1];
      else if (energy === lowest) count++;
      if (++step === stored) break;
      // The Gray code flips the site of the lowest set bit of the step number.
      const site = 31 - Math.clz32(step & -step);
      const twice = 2 * spins[site]!;
      energy += twice * local[site]!;
      spins[site] = -spins[site]!;
      word ^= 1 << site;
      const row = rows[site]!;
      for (let j = 0; j < local.length; j++) local[j]! -= twice * row[j]!;
    }
    [this.#step, this.#word, this.#energy, this.#lowest, this.#count] = [step, word, energy, lowest, count];
    return step === stored;
  }

  result(): Enumeration {
    const multiplicity = this.#instance.field ? 1 : 2;
    return {
      instance: this.#instance,
      stored: this.stored,
      multiplicity,
      energies: this.#energies,
      groundEnergy: this.#lowest,
      groundCount: this.#count * multiplicity,
    };
  }
}

/** Words of the lowest configurations among the stored ones, ascending, at most `limit`. */
export function groundStates(enumeration: Enumeration, limit = 1024): Uint32Array {
  const { energies, groundEnergy, stored } = enumeration;
  const words: number[] = [];
  for (let word = 0; word < stored && words.length < limit; word++)
    if (energies[word] === groundEnergy) words.push(word);
  return Uint32Array.from(words);
}

/** Density of states: how many configurations have each energy; energies in units, ascending. */
export function energyHistogram(enumeration: Enumeration): {
  readonly energies: Float64Array;
  readonly counts: Float64Array;
} {
  const sorted = enumeration.energies.toSorted();
  const energies: number[] = [];
  const counts: number[] = [];
  for (const energy of sorted) {
    if (energy !== energies.at(-1)) {
      energies.push(energy);
      counts.push(0);
    }
    counts[counts.length - 1]! += enumeration.multiplicity;
  }
  return { energies: Float64Array.from(energies), counts: Float64Array.from(counts) };
}

/**
 * Boltzmann probability of each stored word at inverse temperature beta (with its mirror image where those are not
 * stored), [word].
 * beta = Infinity is exact: the ground states share 1.
 */
export function boltzmann(enumeration: Enumeration, beta: number): Float64Array {
  const weights = boltzmannWeights(enumeration, beta);
  const sum = weights.reduce((total, w) => total + w, 0);
  for (let word = 0; word < weights.length; word++) weights[word]! /= sum;
  return weights;
}

/**
 * Averages at inverse temperature beta. <s_i> and <s_i s_j> are Walsh–Hadamard coefficients of the probabilities with one
 * and two bits; only those are computed, which takes about 5 * 2^N additions in place of N^2 2^N.
 */
export function thermal(enumeration: Enumeration, beta: number): ThermalAverages {
  const { instance, energies, groundEnergy, multiplicity, stored } = enumeration;
  const { size, unit } = instance;
  const weights = boltzmannWeights(enumeration, beta);
  let total = 0;
  let first = 0;
  let second = 0;
  for (let word = 0; word < stored; word++) {
    // Energies above the ground state: no digits are lost to its large value.
    const above = energies[word]! - groundEnergy;
    total += weights[word]!;
    first += weights[word]! * above;
    second += weights[word]! * above * above;
  }
  const ground = groundEnergy * unit;
  const excitation = (first / total) * unit;
  const moments = spinMoments(weights, enumeration);
  let overlapSquared = 0;
  for (const c of moments.correlations) overlapSquared += c * c;
  return {
    logPartition: Math.log(total * multiplicity) - beta * ground,
    energy: ground + excitation,
    energySquared: (second / total) * unit * unit + 2 * ground * excitation + ground * ground,
    ...moments,
    overlapSquared: overlapSquared / (size * size),
  };
}

/** exp(-beta (E - E_0)), [word]: at most 1, so nothing overflows. */
function boltzmannWeights({ energies, groundEnergy, instance }: Enumeration, beta: number): Float64Array {
  const scale = beta * instance.unit;
  const weights = new Float64Array(energies.length);
  for (let word = 0; word < weights.length; word++) {
    const above = energies[word]! - groundEnergy;
    weights[word] = above === 0 ? 1 : Math.exp(-scale * above);
  }
  return weights;
}

/** <s_i> and <s_i s_j>. Overwrites the weights. */
function spinMoments(
  weights: Float64Array,
  { instance, multiplicity }: Enumeration,
): Pick<ThermalAverages, 'magnetisations' | 'correlations'> {
  const { size } = instance;
  const sums = new Float64Array(size * size + size + 1);
  // sums: [0] of all weights, [1 + i] with s_i, [1 + size + i size + j] with s_i s_j (i > j).
  const mirrored = multiplicity === 2;
  const top = mirrored ? size - 2 : size - 1;
  const add = (one: number, two: number, sum: number) => {
    const place = one < 0 ? 0 : two < 0 ? 1 + one : 1 + size + one * size + two;
    sums[place]! += sum;
  };
  walsh(weights, top, -1, -1, add);
  const total = sums[0]!;
  const magnetisations = new Float64Array(size);
  const correlations = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    correlations[i * size + i] = 1;
    if (!mirrored) magnetisations[i] = sums[1 + i]! / total;
    for (let j = 0; j < i; j++) {
      // The last spin is down in every stored word, so its pairs are the single-spin sums with a minus sign.
      const pair = mirrored && i === size - 1 ? -sums[1 + j]! : sums[1 + size + i * size + j]!;
      correlations[i * size + j] = correlations[j * size + i] = pair / total;
    }
  }
  return { magnetisations, correlations };
}

/**
 * Walsh–Hadamard sums of the weights over words of bits 0 … top, restricted to those with at most two bits chosen in all.
 * Splits on the top bit: the half sums go on without it, the half differences (up minus down) with it.
 */
function walsh(
  weights: Float64Array,
  top: number,
  one: number,
  two: number,
  add: (one: number, two: number, sum: number) => void,
): void {
  if (two >= 0 || top < 0) {
    let sum = 0;
    for (const weight of weights) sum += weight;
    add(one, two, sum);
    return;
  }
  const half = weights.length / 2;
  const difference = new Float64Array(half);
  for (let word = 0; word < half; word++) difference[word] = weights[half + word]! - weights[word]!;
  if (one < 0) walsh(difference, top - 1, top, -1, add);
  else walsh(difference, top - 1, one, top, add);
  for (let word = 0; word < half; word++) weights[word]! += weights[half + word]!;
  walsh(weights.subarray(0, half), top - 1, one, two, add);
}

/** Rows of integer couplings as doubles, [site][site]. */
function couplingRows({ size, couplings }: GlassInstance): Float64Array[] {
  return Array.from({ length: size }, (_, i) => {
    const row = new Float64Array(size);
    if (couplings.kind === 'dense') {
      for (let j = 0; j < size; j++) row[j] = couplings.values[i * size + j]!;
    } else {
      for (let k = couplings.offsets[i]!; k < couplings.offsets[i + 1]!; k++)
        row[couplings.columns[k]!] = couplings.values[k]!;
    }
    return row;
  });
}
