/**
 * The spherical p-spin model at finite N, p = 2 or 3: Gaussian couplings between all pairs or triples of real "spins".
 *
 *   H(s) = - sum_{i1 < … < ip} J_i1…ip s_i1 … s_ip,  J of mean 0 and variance p! / (2 N^(p-1)),  sum_i s_i^2 = N.
 *
 * What is known for N -> infinity: `exact/spherical-p-spin.ts`. Source: Crisanti & Sommers, Z. Phys. B 87, 341 (1992).
 * Random numbers: stream Couplings, owner = sample, index of (i, j, k), i < j < k, = k (k-1) (k-2) / 6 + j (j-1) / 2 + i (of a pair
 * (i, j), j (j-1) / 2 + i): the couplings of a smaller model are those of a larger one, but for their scale.
 */
import { GlassboxError } from '../../messages/problem.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

export interface SphericalSpec {
  readonly p: 2 | 3;
  readonly size: number;
  readonly seed: Seed;
  readonly sample: number;
}

export interface SphericalGlass {
  readonly p: 2 | 3;
  readonly size: number;
  /** J, [pair or triple] by the index above. */
  readonly couplings: Float64Array;
}

/** Largest N, [p]: 32 MiB of couplings for pairs, 22 MiB for triples. */
export const LARGEST_SPHERICAL = { 2: 2896, 3: 256 } as const;

/** One draw of the couplings, the same on every host. @throws GBX-240 unless p <= N <= 2896 or 256 */
export function sphericalGlass({ p, size, seed, sample }: SphericalSpec): SphericalGlass {
  const largest = LARGEST_SPHERICAL[p];
  if (!(Number.isInteger(size) && size >= p && size <= largest)) {
    throw new GlassboxError('GBX-240', { name: 'size', value: size, allowed: `${p} … ${largest}` });
  }
  const words = new WordReader(seed, Stream.Couplings, sample);
  const sigma = p === 2 ? Math.sqrt(1 / size) : Math.sqrt(3) / size;
  const tuples = p === 2 ? (size * (size - 1)) / 2 : (size * (size - 1) * (size - 2)) / 6;
  const couplings = Float64Array.from({ length: tuples }, (_, index) => sigma * normalOf(words.word(index)));
  return { p, size, couplings };
}

/**
 * H of one state, and its slope -dH/ds_i into `force`.
 * By Euler's theorem sum_i s_i force_i = -p H. Cost: one pass over the couplings.
 */
export function energyAndForce(glass: SphericalGlass, spins: Float64Array, force: Float64Array): number {
  force.fill(0);
  return glass.p === 2 ? pairs(glass, spins, force) : triples(glass, spins, force);
}

/** d^2H/(ds_i ds_j) of one state, [site][site], into `matrix`: -J_ij for pairs, -sum_k J_ijk s_k for triples. */
export function secondDerivatives(glass: SphericalGlass, spins: Float64Array, matrix: Float64Array): void {
  const { p, size, couplings } = glass;
  const couple = (i: number, j: number, strength: number) => {
    matrix[i * size + j]! -= strength;
    matrix[j * size + i]! -= strength;
  };
  matrix.fill(0);
  let index = 0;
  for (let k = 1; k < size; k++) {
    for (let j = 0; j < k; j++) {
      if (p === 2) couple(j, k, couplings[index++]!);
      else {
        for (let i = 0; i < j; i++) {
          const J = couplings[index++]!;
          couple(i, j, J * spins[k]!);
          couple(i, k, J * spins[j]!);
          couple(j, k, J * spins[i]!);
        }
      }
    }
  }
}

function pairs({ size, couplings }: SphericalGlass, spins: Float64Array, force: Float64Array): number {
  let energy = 0;
  let index = 0;
  for (let j = 1; j < size; j++) {
    const sj = spins[j]!;
    let sum = 0;
    for (let i = 0; i < j; i++) {
      const J = couplings[index++]!;
      force[i]! += J * sj;
      sum += J * spins[i]!;
    }
    force[j]! += sum;
    energy -= sum * sj;
  }
  return energy;
}

function triples({ size, couplings }: SphericalGlass, spins: Float64Array, force: Float64Array): number {
  let energy = 0;
  let index = 0;
  for (let k = 2; k < size; k++) {
    for (let j = 1; j < k; j++) {
      const [sj, sk] = [spins[j]!, spins[k]!];
      const both = sj * sk;
      let sum = 0;
      for (let i = 0; i < j; i++) {
        const J = couplings[index++]!;
        force[i]! += J * both;
        sum += J * spins[i]!;
      }
      force[j]! += sum * sk;
      force[k]! += sum * sj;
      energy -= sum * both;
    }
    // j = 0 has no i below it: triples start at (0, 1, k).
  }
  return energy;
}
