/**
 * Couplings and fields of the ensembles: from a random word to an integer number of units, the same on every host.
 *
 * One unit is J 2^-bits. Gaussian couplings need bits; ±J couplings alone need none (bits = 0, values ±1), but beside a
 * field or a bias they take the same bits, so that all of them are rounded to one grid.
 */
import { integerNormal, NORMAL_SCALE_BITS, normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

/** Gaussian of variance J^2, or ±J with equal probability. */
export type CouplingLaw = 'gaussian' | 'binary';

/** What a bond of a sparse glass may be: also +J for all of them. */
export type BondLaw = CouplingLaw | 'ferromagnetic';

/** An external field h_i = strength * (1, a standard normal number, or ±1), in the ensemble's units of energy. */
export interface FieldSpec {
  readonly law: 'uniform' | CouplingLaw;
  readonly strength: number;
}

/** A number of units, and how far the rounding moved it, in units. */
export interface Drawn {
  readonly integer: number;
  readonly error: number;
}

/** To the nearest integer, halves away from zero, so that a symmetric law stays symmetric. */
export function nearest(value: number): Drawn {
  const integer = Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
  return { integer, error: Math.abs(integer - value) };
}

/** The coupling of a word, in units of J 2^-bits, moved by `bias` units. */
export function couplingDraw(law: CouplingLaw, bits: number, bias = 0): (word: number) => Drawn {
  if (law === 'binary') {
    const up = nearest(2 ** bits + bias);
    const down = nearest(bias - 2 ** bits);
    return (word) => (word < 0x80000000 ? up : down);
  }
  const scale = 2 ** (bits - NORMAL_SCALE_BITS);
  return (word) => nearest(integerNormal(word) * scale + bias);
}

/** Coupling number `index` of one sample: stream Couplings, owner = sample. */
export function bondDraw(law: BondLaw, bits: number, seed: Seed, sample: number): (index: number) => Drawn {
  if (law === 'ferromagnetic') return () => ({ integer: 2 ** bits, error: 0 });
  const words = new WordReader(seed, Stream.Couplings, sample);
  const draw = couplingDraw(law, bits);
  return (index) => draw(words.word(index));
}

export interface DrawnField {
  /** [site], in units; null where there is no field. */
  readonly values: Int32Array | null;
  /** Largest rounding error, in units. */
  readonly error: number;
}

/** The field of one sample: stream Field, index = site, owner = sample. */
export function drawField(
  field: FieldSpec | undefined,
  size: number,
  unit: number,
  seed: Seed,
  sample: number,
): DrawnField {
  if (!field || !hasField(field)) return { values: null, error: 0 };
  const reader = new WordReader(seed, Stream.Field, sample);
  const amount = field.strength / unit;
  const values = new Int32Array(size);
  let error = 0;
  for (let i = 0; i < size; i++) {
    const drawn = nearest(amount * fieldOf(field.law, i, reader));
    values[i] = drawn.integer;
    error = Math.max(error, drawn.error);
  }
  return { values, error };
}

function fieldOf(law: FieldSpec['law'], site: number, reader: WordReader): number {
  if (law === 'uniform') return 1;
  const word = reader.word(site);
  if (law === 'binary') return word < 0x80000000 ? 1 : -1;
  return normalOf(word);
}

/** Is there a field at all? */
export function hasField(field: FieldSpec | undefined): boolean {
  return field !== undefined && field.strength !== 0;
}

/** Bits of the grid: none where every number is ±1, else those asked for. */
export function gridBits(law: BondLaw, couplingBits: number, mixed: boolean): number {
  return law === 'gaussian' || mixed ? couplingBits : 0;
}
