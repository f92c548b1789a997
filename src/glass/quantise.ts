/** From real couplings to the integers that engines use, once, at load; the rounding error is reported, never hidden. */
import { GlassboxError } from '../messages/problem.ts';
import { type Couplings, FIELD_LIMIT, type GlassInstance } from './instance.ts';

/** Real couplings of a person's own: each pair once, i < j, no zero size. */
export interface RealCouplings {
  readonly size: number;
  readonly pairs: readonly { readonly i: number; readonly j: number; readonly value: number }[];
  readonly field?: readonly number[];
}

export interface IntegerParts {
  readonly size: number;
  readonly couplings: Couplings;
  readonly field: Int32Array | null;
  readonly unit: number;
  readonly roundingError: number;
}

/** Completes an instance: finds the largest local field there can be. @throws GBX-203 at 2^30 units or more */
export function instanceOf(parts: IntegerParts): GlassInstance {
  const { size, couplings, field } = parts;
  let largestField = 0;
  for (let i = 0; i < size; i++) {
    let sum = field ? Math.abs(field[i]!) : 0;
    const [from, to] =
      couplings.kind === 'dense'
        ? [i * size, (i + 1) * size]
        : [couplings.offsets[i]!, couplings.offsets[i + 1]!];
    for (let k = from; k < to; k++) sum += Math.abs(couplings.values[k]!);
    largestField = Math.max(largestField, sum);
  }
  if (largestField >= FIELD_LIMIT) {
    throw new GlassboxError('GBX-203', { largest: largestField, limit: FIELD_LIMIT });
  }
  return { ...parts, largestField };
}

/** 16-bit storage where every value fits: half the memory, and the fast kernels. */
export function narrowest(values: Int32Array): Int16Array | Int32Array {
  return values.every((v) => v >= -32768 && v <= 32767) ? Int16Array.from(values) : values;
}

/** Share of pairs above which a matrix is stored dense. */
const DENSE_FROM = 0.25;

/**
 * Quantises real couplings: J_ij ~ unit * integer with unit = sigma * 2^-couplingBits, sigma the root mean square of the
 * non-zero couplings. Integer couplings (and fields) are kept as they are, with unit 1 and no error.
 *
 * @throws GBX-203 when the row sums need 2^30 units: fewer bits fit
 */
export function quantiseCouplings(real: RealCouplings, couplingBits: number): GlassInstance {
  const { size, pairs } = real;
  const field = real.field?.some((h) => h !== 0) ? real.field : null;
  const all = [...pairs.map((p) => p.value), ...(field ?? [])];
  const exact = all.every(Number.isInteger);
  const squares = pairs.reduce((sum, p) => sum + p.value * p.value, 0);
  const nonZero = pairs.filter((p) => p.value !== 0).length;
  const sigma = nonZero > 0 ? Math.sqrt(squares / nonZero) : Math.max(1, ...(field ?? []).map(Math.abs));
  const unit = exact ? 1 : sigma * 2 ** -couplingBits;
  let roundingError = 0;
  const toInteger = (value: number): number => {
    const integer = Math.round(value / unit);
    roundingError = Math.max(roundingError, Math.abs(integer * unit - value));
    return integer;
  };
  const integers = pairs.map((p) => ({ i: p.i, j: p.j, value: toInteger(p.value) }));
  const integerField = field ? Int32Array.from(field, toInteger) : null;
  const dense = pairs.length >= (DENSE_FROM * size * (size - 1)) / 2;
  const couplings: Couplings = dense ? denseFrom(size, integers) : sparseFrom(size, integers);
  return instanceOf({ size, couplings, field: integerField, unit, roundingError });
}

type IntegerPair = { readonly i: number; readonly j: number; readonly value: number };

export function denseFrom(size: number, pairs: readonly IntegerPair[]): Couplings {
  const values = new Int32Array(size * size);
  for (const { i, j, value } of pairs) values[i * size + j] = values[j * size + i] = value;
  return { kind: 'dense', values: narrowest(values) };
}

export function sparseFrom(size: number, pairs: readonly IntegerPair[]): Couplings {
  const kept = pairs.filter((p) => p.value !== 0);
  const both = [...kept, ...kept.map(({ i, j, value }) => ({ i: j, j: i, value }))];
  both.sort((a, b) => a.i - b.i || a.j - b.j);
  const offsets = new Uint32Array(size + 1);
  for (const { i } of both) offsets[i + 1]!++;
  for (let i = 0; i < size; i++) offsets[i + 1]! += offsets[i]!;
  return {
    kind: 'sparse',
    offsets,
    columns: Uint32Array.from(both, (p) => p.j),
    values: Int32Array.from(both, (p) => p.value),
  };
}
