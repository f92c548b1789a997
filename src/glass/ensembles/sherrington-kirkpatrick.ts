/**
 * The Sherrington–Kirkpatrick model: every pair coupled, J_ij of variance J^2/N and mean J_0/N, J = 1, in a field or none.
 *
 * Source: Sherrington & Kirkpatrick, Phys. Rev. Lett. 35, 1792 (1975). Without field and bias its transition lies at T = J for
 * N -> infinity; with J_0 > J it is a ferromagnet below T = J_0; in a field the transition is the de Almeida–Thouless line.
 * Random numbers: stream Couplings, owner = sample, index of the pair (i, j), i < j, = j (j - 1) / 2 + i: the couplings of a
 * smaller glass are those of a larger one, before the factor 1 / sqrt(N). Fields: stream Field, index = site.
 */
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { GlassInstance } from '../instance.ts';
import { instanceOf, narrowest } from '../quantise.ts';
import { type CouplingLaw, couplingDraw, drawField, type FieldSpec, gridBits, hasField } from './draws.ts';

export type SkCouplings = CouplingLaw;

export interface SkSpec {
  readonly size: number;
  readonly couplings: SkCouplings;
  /** Gaussian couplings are rounded to sigma * 2^-couplingBits, 1 … 20; ±J needs none unless there is a field or a bias. */
  readonly couplingBits: number;
  /** Ferromagnetic bias J_0, the mean of the couplings times N; 0 if left out. */
  readonly bias?: number | undefined;
  /** Field in units of J; none if left out. */
  readonly field?: FieldSpec | undefined;
  readonly seed: Seed;
  /** Which draw of the disorder. */
  readonly sample: number;
}

/**
 * One disorder sample. Gaussian couplings are integer normals shifted to `couplingBits` fractional bits, so they are the
 * same on every host; rounding adds a variance of 2^(-2 couplingBits) / 12 (8e-5 of it at 5 bits, 5e-6 at 7).
 * With a field or a bias, ±J is put on the same grid: its couplings are then ±2^couplingBits units.
 *
 * @throws GBX-203 when a local field could reach 2^30 units
 */
export function sherringtonKirkpatrick(spec: SkSpec): GlassInstance {
  const { size, seed, sample, bias = 0 } = spec;
  const bits = gridBits(spec.couplings, spec.couplingBits, bias !== 0 || hasField(spec.field));
  const sigma = 1 / Math.sqrt(size);
  const unit = sigma * 2 ** -bits;
  const reader = new WordReader(seed, Stream.Couplings, sample);
  const draw = couplingDraw(spec.couplings, bits, bias / size / unit);
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
  const field = drawField(spec.field, size, unit, seed, sample);
  return instanceOf({
    size,
    couplings: { kind: 'dense', values: narrowest(values) },
    field: field.values,
    unit,
    roundingError: Math.max(worst, field.error) * unit,
  });
}
