/**
 * The Sherrington–Kirkpatrick model: every pair coupled, J_ij of mean 0 and variance J^2/N with J = 1, no field.
 *
 * Source: Sherrington & Kirkpatrick, Phys. Rev. Lett. 35, 1792 (1975). Its transition lies at T = J for N -> infinity.
 * Random numbers: stream Couplings, owner = sample, index of the pair (i, j), i < j, = j (j - 1) / 2 + i: the couplings of a
 * smaller glass are those of a larger one, before the factor 1 / sqrt(N).
 */
import { integerNormal, NORMAL_SCALE_BITS } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { GlassInstance } from '../instance.ts';
import { instanceOf, narrowest } from '../quantise.ts';

export type SkCouplings = 'gaussian' | 'binary';

export interface SkSpec {
  readonly size: number;
  readonly couplings: SkCouplings;
  /** Gaussian couplings are rounded to sigma * 2^-couplingBits, 1 … 20; ±J needs none. */
  readonly couplingBits: number;
  readonly seed: Seed;
  /** Which draw of the disorder. */
  readonly sample: number;
}

/**
 * One disorder sample. Gaussian couplings are integer normals shifted to `couplingBits` fractional bits, so they are the
 * same on every host; rounding adds a variance of 2^(-2 couplingBits) / 12 (8e-5 of it at 5 bits, 5e-6 at 7).
 */
export function sherringtonKirkpatrick(spec: SkSpec): GlassInstance {
  const { size, seed, sample } = spec;
  const reader = new WordReader(seed, Stream.Couplings, sample);
  const draw = spec.couplings === 'binary' ? binary : gaussian(spec.couplingBits);
  const values = new Int32Array(size * size);
  let pair = 0;
  let worst = 0;
  for (let j = 1; j < size; j++) {
    for (let i = 0; i < j; i++) {
      const { integer, error } = draw(reader.word(pair++));
      values[i * size + j] = values[j * size + i] = integer;
      if (error > worst) worst = error;
    }
  }
  const sigma = 1 / Math.sqrt(size);
  const unit = spec.couplings === 'binary' ? sigma : sigma * 2 ** -spec.couplingBits;
  return instanceOf({
    size,
    couplings: { kind: 'dense', values: narrowest(values) },
    field: null,
    unit,
    roundingError: worst * unit,
  });
}

/** A coupling in units, and how far the rounding moved it, in units. */
interface Drawn {
  readonly integer: number;
  readonly error: number;
}

function binary(word: number): Drawn {
  return { integer: word < 0x80000000 ? 1 : -1, error: 0 };
}

function gaussian(couplingBits: number): (word: number) => Drawn {
  const drop = NORMAL_SCALE_BITS - couplingBits;
  const half = drop > 0 ? 1 << (drop - 1) : 0;
  return (word) => {
    const z = integerNormal(word);
    // Round half away from zero, so that the law stays symmetric.
    const integer = Math.sign(z) * ((Math.abs(z) + half) >> drop);
    return { integer, error: Math.abs(integer - z * 2 ** -drop) };
  };
}
