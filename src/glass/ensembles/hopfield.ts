/**
 * The Hopfield model: P = alpha N random patterns stored by Hebb's rule, exact in integers.
 *
 *   J_ij = (1/N) sum_mu xi_i^mu xi_j^mu (i != j), xi = ±1;  one unit is 1/N, and couplings are whole numbers from -P to P.
 *
 * At T = 0 patterns are remembered up to alpha = 0.138 (Amit, Gutfreund & Sompolinsky, Phys. Rev. Lett. 55, 1530 (1985)); the
 * glass appears below T = 1 + sqrt(alpha). Source: Hopfield, PNAS 79, 2554 (1982).
 * Random numbers: stream HopfieldPatterns, index = mu N + i, owner = sample; +1 where the word is below 2^31.
 */
import { GlassboxError } from '../../messages/problem.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { GlassInstance } from '../instance.ts';
import { instanceOf, narrowest } from '../quantise.ts';

export interface HopfieldSpec {
  readonly size: number;
  /** alpha = P/N; P is rounded to a whole number, 1 or more. */
  readonly load: number;
  readonly seed: Seed;
  readonly sample: number;
}

export interface HopfieldGlass {
  readonly instance: GlassInstance;
  /** P. */
  readonly patterns: number;
  /** ±1, [pattern][site]. */
  readonly values: Int8Array;
}

/** One draw of the patterns and its couplings; P N^2 / 2 additions. @throws GBX-240 where alpha N rounds to no pattern */
export function hopfield({ size, load, seed, sample }: HopfieldSpec): HopfieldGlass {
  const patterns = Math.round(load * size);
  if (!(patterns >= 1)) {
    throw new GlassboxError('GBX-240', { name: 'load', value: load, allowed: `${0.5 / size} or more` });
  }
  const reader = new WordReader(seed, Stream.HopfieldPatterns, sample);
  const values = new Int8Array(patterns * size);
  for (let k = 0; k < values.length; k++) values[k] = reader.word(k) < 0x80000000 ? 1 : -1;
  const hebb = new Int32Array(size * size);
  for (let mu = 0; mu < patterns; mu++) {
    const xi = values.subarray(mu * size, (mu + 1) * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) hebb[i * size + j]! += xi[i]! * xi[j]!;
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) hebb[j * size + i] = hebb[i * size + j]!;
  const instance = instanceOf({
    size,
    couplings: { kind: 'dense', values: narrowest(hebb) },
    field: null,
    unit: 1 / size,
    roundingError: 0,
  });
  return { instance, patterns, values };
}

/** m_mu = (1/N) sum_i xi_i^mu s_i of spins ±1, [pattern]: 1 where a pattern is remembered. */
export function patternOverlaps({ instance, patterns, values }: HopfieldGlass, spins: ArrayLike<number>) {
  const { size } = instance;
  return Float64Array.from({ length: patterns }, (_, mu) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += values[mu * size + i]! * spins[i]!;
    return sum / size;
  });
}
