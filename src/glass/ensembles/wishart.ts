/**
 * The planted Wishart ensemble: a dense glass whose ground state is known, hard for small alpha.
 *
 *   J_ij = -(1/N) sum_{mu=1}^{M} w_i^mu w_j^mu (i != j),  M = alpha N,  with w^mu Gaussian and orthogonal to the planted t.
 *
 * Then H(s) = (1/2N) sum_mu (w^mu · s)^2 - (1/2N) sum_mu |w^mu|^2, so t and -t are ground states with energy equal to the second
 * term, about -alpha N / 2. Source: Hamze, Raymond, Pattison, Biswas & Katzgraber, Phys. Rev. E 101, 052102 (2020).
 *
 * Here this holds to the last bit: w is rounded to 2^-couplingBits so that its sum along t stays exactly 0 (largest
 * remainders), and couplings are whole numbers of units 2^(-2 couplingBits) / N. The instance is the model; nothing is rounded
 * afterwards.
 * Random numbers: stream Planted, owner = sample; time 0: index = site, t_i = +1 where the word is below 2^31; time 1: index =
 * mu N + i, the normal number of w_i^mu t_i before it is centred.
 */
import { GlassboxError } from '../../messages/problem.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { GlassInstance } from '../instance.ts';
import { instanceOf, narrowest } from '../quantise.ts';

export interface WishartSpec {
  readonly size: number;
  /** alpha = M/N; M is rounded to a whole number, 1 or more. Hardest near 0.2 … 0.5; the ground state is unique in practice. */
  readonly alpha: number;
  /** Bits of w, 1 … 12: local fields take about twice as many. */
  readonly couplingBits: number;
  readonly seed: Seed;
  readonly sample: number;
}

export interface PlantedGlass {
  readonly instance: GlassInstance;
  /** A ground state ±1, [site]; its mirror image is another. */
  readonly planted: Int8Array;
  /** Its energy, in units. */
  readonly groundEnergy: number;
}

/** @throws GBX-240 where alpha N rounds to no pattern; GBX-203 when a local field could reach 2^30 units: fewer bits */
export function plantedWishart(spec: WishartSpec): PlantedGlass {
  const { size, alpha, couplingBits, seed, sample } = spec;
  const rows = Math.round(alpha * size);
  if (!(rows >= 1)) {
    throw new GlassboxError('GBX-240', { name: 'alpha', value: alpha, allowed: `${0.5 / size} or more` });
  }
  const signs = new WordReader(seed, Stream.Planted, sample);
  const planted = Int8Array.from({ length: size }, (_, i) => (signs.word(i) < 0x80000000 ? 1 : -1));
  const normals = new WordReader(seed, Stream.Planted, sample, 1);
  const sums = new Float64Array(size * size);
  let squares = 0;
  for (let mu = 0; mu < rows; mu++) {
    const row = centredRow(size, couplingBits, (i) => normalOf(normals.word(mu * size + i)));
    for (let i = 0; i < size; i++) {
      squares += row[i]! * row[i]!;
      for (let j = 0; j < i; j++) sums[i * size + j]! += row[i]! * row[j]!;
    }
  }
  const instance = instanceOf({
    size,
    couplings: { kind: 'dense', values: narrowest(signedCouplings(sums, planted)) },
    field: null,
    unit: 2 ** (-2 * couplingBits) / size,
    roundingError: 0,
  });
  return { instance, planted, groundEnergy: -squares / 2 };
}

/** w_i t_i in units of 2^-bits: variance 1 each, sum exactly 0. The sites whose rounding cost most give way, the lower first. */
function centredRow(size: number, bits: number, normal: (site: number) => number): Int32Array {
  const raw = Float64Array.from({ length: size }, (_, i) => normal(i));
  const mean = raw.reduce((sum, x) => sum + x, 0) / size;
  const scale = Math.sqrt(size / (size - 1)) * 2 ** bits;
  const exact = raw.map((x) => (x - mean) * scale);
  const row = Int32Array.from(exact, (x) => Math.floor(x));
  const missing = -row.reduce((sum, x) => sum + x, 0);
  const remainder = (i: number) => exact[i]! - row[i]!;
  const byRemainder = Array.from(row.keys()).sort((a, b) => remainder(b) - remainder(a) || a - b);
  // Floors sum to at most 0 and to more than -N, but for the last bits of the mean.
  for (let k = 0; k < Math.abs(missing); k++) row[byRemainder[k % size]!]! += Math.sign(missing);
  return row;
}

/** -w_i w_j from sums of w_i t_i w_j t_j below the diagonal. @throws GBX-203 via the row sums; sums beyond 32 bits first */
function signedCouplings(sums: Float64Array, planted: Int8Array): Int32Array {
  const size = planted.length;
  const values = new Int32Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const sum = sums[i * size + j]!;
      if (Math.abs(sum) >= 2 ** 30)
        throw new GlassboxError('GBX-203', { largest: Math.abs(sum), limit: 2 ** 30 });
      values[i * size + j] = values[j * size + i] = -sum * planted[i]! * planted[j]!;
    }
  }
  return values;
}
