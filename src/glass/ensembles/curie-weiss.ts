/**
 * The Curie–Weiss ferromagnet: every pair coupled with J/N, J = 1, in no field, a uniform or a random one.
 *
 *   H = -(1/N) sum_{i<j} s_i s_j - sum_i h_i s_i
 *
 * The ordered control of the lab: its copies agree below T = J because the system is ordered, not because it is frozen. Its
 * exact law at any N is in `exact/curie-weiss.ts`. Source: Schneider & Pytte, Phys. Rev. B 15, 1519 (1977) for the random field.
 * Random numbers: stream Field, index = site, owner = sample; without a field there are none.
 */
import type { Seed } from '../../random/seed.ts';
import type { GlassInstance } from '../instance.ts';
import { instanceOf, narrowest } from '../quantise.ts';
import { drawField, type FieldSpec, hasField } from './draws.ts';

export interface CurieWeissSpec {
  readonly size: number;
  readonly field?: FieldSpec | undefined;
  /** In a field one unit is 2^-couplingBits / N, else 1 / N. */
  readonly couplingBits: number;
  readonly seed: Seed;
  readonly sample: number;
}

/** One sample; the couplings are the same in all of them. @throws GBX-203 when a local field could reach 2^30 units */
export function curieWeiss({ size, field, couplingBits, seed, sample }: CurieWeissSpec): GlassInstance {
  const bits = hasField(field) ? couplingBits : 0;
  const unit = 2 ** -bits / size;
  const values = new Int32Array(size * size).fill(2 ** bits);
  for (let i = 0; i < size; i++) values[i * size + i] = 0;
  const drawn = drawField(field, size, unit, seed, sample);
  return instanceOf({
    size,
    couplings: { kind: 'dense', values: narrowest(values) },
    field: drawn.values,
    unit,
    roundingError: drawn.error * unit,
  });
}
