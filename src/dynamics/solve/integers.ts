/**
 * From the real numbers of a problem to the integers that a search works in, and back, exactly.
 *
 * Whole numbers stay as they are; decimals (0.14142) are multiplied by the power of ten that makes them whole; only where that
 * needs more than 2^30 units of local field are they rounded, to a power of two, and the largest rounding error is reported.
 */
import type { Problem, ProblemKind } from '../../glass/files/problem.ts';
import { FIELD_LIMIT, type GlassInstance } from '../../glass/instance.ts';
import { denseFrom, instanceOf, type RealCouplings, sparseFrom } from '../../glass/quantise.ts';
import { GlassboxError } from '../../messages/problem.ts';

export interface IntegerProblem {
  /** With `unit` 1. */
  readonly instance: GlassInstance;
  /** Units per 1 of the problem's couplings: coupling = integer / scale. */
  readonly scale: number;
  /** Largest error of a coupling or field, in the problem's own numbers; 0 where all are exact. */
  readonly roundingError: number;
}

const MOST_DECIMALS = 9;
/** Share of pairs from which a matrix is kept dense, up to the size that engines take dense. */
const DENSE_FROM = 0.25;
const LARGEST_DENSE = 4096;

/** @throws GBX-262 for whole numbers whose sums at one spin reach 2^30 */
export function integerProblem({ couplings, divisor }: Problem): IntegerProblem {
  const { size, pairs, field } = couplings;
  const values = [...pairs.map(({ value }) => value), ...(field ?? [])];
  const largest = largestRow(couplings);
  const decimals = decimalsOf(values);
  if (decimals === 0 && largest >= FIELD_LIMIT) {
    throw new GlassboxError('GBX-262', {
      largest,
      limit: FIELD_LIMIT,
      factor: Math.ceil(largest / FIELD_LIMIT) + 1,
    });
  }
  const exact = decimals !== null && largest * 10 ** decimals < FIELD_LIMIT;
  const whole = exact
    ? (value: number) => Math.round(value * 10 ** decimals)
    : rounding(2 ** (28 - Math.ceil(Math.log2(largest))));
  const divider = exact ? greatestDivisor(values.map(whole)) : 1;
  const scale = (exact ? 10 ** decimals : 2 ** (28 - Math.ceil(Math.log2(largest)))) / divider;
  let roundingError = 0;
  const integer = (value: number): number => {
    const result = whole(value) / divider;
    if (!exact) roundingError = Math.max(roundingError, Math.abs(result / scale - value) / divisor);
    return result;
  };
  const integers = pairs.map(({ i, j, value }) => ({ i, j, value: integer(value) }));
  const dense = size <= LARGEST_DENSE && pairs.length >= (DENSE_FROM * size * (size - 1)) / 2;
  const instance = instanceOf({
    size,
    couplings: dense ? denseFrom(size, integers) : sparseFrom(size, integers),
    field: field?.some((h) => h !== 0) ? Int32Array.from(field, integer) : null,
    unit: 1,
    roundingError: 0,
  });
  return { instance, scale, roundingError };
}

function rounding(scale: number): (value: number) => number {
  return (value) => Math.round(value * scale);
}

/** Largest sum of |numbers| at one spin. @throws GBX-302 if it is not finite */
function largestRow({ size, pairs, field }: RealCouplings): number {
  const rows = Float64Array.from({ length: size }, (_, i) => Math.abs(field?.[i] ?? 0));
  for (const { i, j, value } of pairs) {
    rows[i]! += Math.abs(value);
    rows[j]! += Math.abs(value);
  }
  const largest = rows.reduce((most, row) => Math.max(most, row), 0);
  if (!Number.isFinite(largest)) throw new GlassboxError('GBX-302', { line: 0, text: String(largest) });
  return largest;
}

/** Digits after the point that all values have at most; null beyond nine. */
export function decimalsOf(values: readonly number[]): number | null {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const power = 10 ** decimals;
    const whole = values.every(
      (value) => Math.abs(value) * power < 2 ** 53 && Math.round(value * power) / power === value,
    );
    if (whole) return decimals;
  }
  return values.every(Number.isInteger) ? 0 : null;
}

function greatestDivisor(values: readonly number[]): number {
  let g = 0;
  for (const value of values) {
    let b = Math.abs(value);
    while (b !== 0) [g, b] = [b, g % b];
  }
  return Math.max(1, g);
}

/** What a configuration is worth in the problem's own convention. */
export interface Worth {
  readonly energy: number;
  /** Weight between the two sides, for Ising and MaxCut without a field; else null. */
  readonly cut: number | null;
}

/**
 * From the numbers of the file, not from those of the search: in whole numbers of any length (BigInt) where the file's are
 * decimals, else in doubles with compensated sums (Neumaier, Z. angew. Math. Mech. 54 (1974) 39).
 *
 * @param spins  +-1, [site]
 */
export function worthOf(problem: Problem, spins: ArrayLike<number>): Worth {
  const { kind, sign, terms, constant } = problem;
  const decimals = decimalsOf(terms.map(({ value }) => value));
  const sum = decimals === null ? compensatedSum : exactSum(decimals);
  const direction = sign === '+' ? 1 : -1;
  const energies = terms.map(({ i, j, value }) => direction * value * factorOf(kind, spins, i, j));
  const hasField = terms.some(({ i, j }) => i === j);
  const crossing = terms.map(({ i, j, value }) => (spins[i] === spins[j] ? 0 : direction * value));
  return {
    energy: sum(energies) + constant,
    cut: kind === 'qubo' || hasField ? null : sum(crossing),
  };
}

function factorOf(kind: ProblemKind, spins: ArrayLike<number>, i: number, j: number): number {
  if (kind === 'qubo') return spins[i]! > 0 && spins[j]! > 0 ? 1 : 0;
  return i === j ? spins[i]! : spins[i]! * spins[j]!;
}

function exactSum(decimals: number): (values: readonly number[]) => number {
  const power = 10 ** decimals;
  return (values) => {
    let sum = 0n;
    for (const value of values) sum += BigInt(Math.round(value * power));
    return Number(sum) / power;
  };
}

function compensatedSum(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
