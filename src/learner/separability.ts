/**
 * Can a perceptron separate these patterns? Decided by a linear program, and believed only with a certificate.
 *
 * Patterns a_mu (label times input, scaled to length 1) are separable when some w has a_mu·w > 0 for all mu. Two programs:
 *
 *   maximise t  with  a_mu·w >= t,  |w_i| <= 1                 -> w, whose margin min_mu a_mu·w/|w| is then computed;
 *   maximise sum y  with  sum_mu y_mu (2 ± a_mu,i) <= 1, y >= 0 -> lambda = y/sum y, whose residual |sum lambda_mu a_mu| is computed.
 *
 * By Gordan's theorem (Farkas) one of two holds: a w with positive margin, or weights lambda >= 0, sum lambda = 1, with
 * sum lambda_mu a_mu = 0. A lambda with residual r proves that no w has a margin above r, for min_mu a_mu·w/|w| <= r. So with one TOLERANCE
 * both answers are proven, whatever the solver did: "separable" by a margin above it, "inseparable" by a residual below it. Where
 * neither certificate is found the answer is "undecided"; random Gaussian patterns have a best margin that small about once in 10^9.
 *
 * The second program is one side of a game and starts from a feasible point; the obvious program for the other side, with w as a
 * difference of two positive vectors, is so degenerate that the simplex method goes in circles, hence the box. Where it does so all
 * the same, another start is tried, then another order of the patterns.
 * Source: Gordan, Math. Ann. 6 (1873) 23; Dantzig, Linear Programming and Extensions (1963), for games as programs.
 */
import { type Coefficients, type Solution, solve } from 'yalps';

/** Of margin and residual, in units of the patterns' length. */
export const TOLERANCE = 1e-9;

/** What the solver takes for zero; it rounds its answers to this as well. */
const PRECISION = 1e-11;
/** Orders of the patterns that are tried. */
const TRIES = 6;

export type Separability =
  | {
      readonly verdict: 'separable';
      /** w, |w| = 1, [input]. */
      readonly weights: Float64Array;
      /** min_mu a_mu·w > TOLERANCE: a stability that w has, not the largest possible one. */
      readonly margin: number;
    }
  | {
      readonly verdict: 'inseparable';
      /** lambda >= 0, sum 1, [pattern]. */
      readonly combination: Float64Array;
      /** |sum_mu lambda_mu a_mu| <= TOLERANCE. */
      readonly residual: number;
    }
  | { readonly verdict: 'undecided' };

/**
 * @param values  label * input, [pattern][input]; a pattern of length 0 makes a set inseparable
 * @param inputs  N
 * Cost: at N = 50, P = 100 about 4 ms where they are inseparable and 10 ms where they are separable; at N = 100, P = 200 ten times that.
 */
export function separability(values: Float64Array, inputs: number): Separability {
  const rows = unitRows(values, inputs);
  const nothing = rows.findIndex((row) => row.every((x) => x === 0));
  if (nothing >= 0) {
    const combination = Float64Array.from(rows, (_, mu) => (mu === nothing ? 1 : 0));
    return { verdict: 'inseparable', combination, residual: 0 };
  }
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const order = turned(rows.length, attempt);
    const turnedRows = order.map((mu) => rows[mu]!);
    const shares = bestShares(turnedRows, inputs);
    if (shares) {
      const combination = new Float64Array(rows.length);
      for (const [k, mu] of order.entries()) combination[mu] = shares[k]!;
      const residual = residualOf(rows, combination);
      if (residual <= TOLERANCE) return { verdict: 'inseparable', combination, residual };
    }
    for (const raised of [0, 1 + Math.sqrt(inputs)]) {
      const weights = bestInBox(turnedRows, inputs, raised);
      const margin = weights ? marginOf(rows, weights) : Number.NaN;
      if (weights && margin > TOLERANCE) return { verdict: 'separable', weights, margin };
    }
  }
  return { verdict: 'undecided' };
}

/** min_mu a_mu·w/|w| with a_mu of length 1; NaN for w = 0. */
function marginOf(rows: readonly Float64Array[], weights: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (const row of rows) least = Math.min(least, dot(row, weights));
  return least / Math.sqrt(dot(weights, weights));
}

/** |sum_mu lambda_mu a_mu|. */
function residualOf(rows: readonly Float64Array[], combination: Float64Array): number {
  const sum = new Float64Array(rows[0]!.length);
  for (const [mu, row] of rows.entries())
    for (let i = 0; i < sum.length; i++) sum[i]! += combination[mu]! * row[i]!;
  return Math.sqrt(dot(sum, sum));
}

/**
 * First program with w = u - 1, 0 <= u <= 2, because the solver's variables are not negative. Null unless it ended well.
 *
 * @param raised  added to t. Above every |sum_i a_mu,i| it makes u = 0, t = 0 a feasible start; with 0 the solver looks for one itself,
 *                which is four times as fast, but of small sets one in a thousand sends it in circles
 */
function bestInBox(rows: readonly Float64Array[], inputs: number, raised: number): Float64Array | null {
  const patterns = rows.length;
  const constraints = [
    ...rows.map((row, mu) => [mu, { max: raised - row.reduce((sum, x) => sum + x, 0) }] as const),
    ...Array.from({ length: inputs }, (_, i) => [patterns + i, { max: 2 }] as const),
  ];
  const variables: [number, Coefficients<number>][] = Array.from({ length: inputs }, (_, i) => [
    i,
    [...rows.map((row, mu) => [mu, -row[i]!] as const), [patterns + i, 1] as const],
  ]);
  variables.push([inputs, [[OBJECTIVE, 1] as const, ...rows.map((_, mu) => [mu, 1] as const)]]);
  const solution = maximised({ constraints, variables }, inputs + patterns);
  if (solution?.status !== 'optimal') return null;
  const weights = new Float64Array(inputs).fill(-1);
  for (const [i, u] of solution.variables) if (i < inputs) weights[i]! += u;
  const length = Math.sqrt(dot(weights, weights));
  return length > 0 ? weights.map((w) => w / length) : null;
}

/** Second program; lambda, [pattern]. Null unless it ended well. */
function bestShares(rows: readonly Float64Array[], inputs: number): Float64Array | null {
  const constraints = Array.from({ length: 2 * inputs }, (_, k) => [k, { max: 1 }] as const);
  const variables: [number, Coefficients<number>][] = rows.map((row, mu) => [
    mu,
    [
      [OBJECTIVE, 1] as const,
      ...Array.from(row, (x, i) => [i, SHIFT + x] as const),
      ...Array.from(row, (x, i) => [inputs + i, SHIFT - x] as const),
    ],
  ]);
  const solution = maximised({ constraints, variables }, 2 * inputs + rows.length);
  if (solution?.status !== 'optimal') return null;
  const shares = new Float64Array(rows.length);
  for (const [mu, y] of solution.variables) shares[mu] = y;
  const sum = shares.reduce((total, y) => total + y, 0);
  return sum > 0 ? shares.map((y) => y / sum) : null;
}

const OBJECTIVE = -1;
/** Makes every entry of the game positive: |a_mu,i| <= 1. */
const SHIFT = 2;

interface Program {
  readonly constraints: readonly (readonly [number, { readonly max: number }])[];
  readonly variables: readonly [number, Coefficients<number>][];
}

/** Pivots number a few times the rows; one that takes far more goes in circles. */
function maximised({ constraints, variables }: Program, rows: number): Solution<number> {
  return solve<number, number>(
    { direction: 'maximize', objective: OBJECTIVE, constraints, variables },
    { precision: PRECISION, maxPivots: 100 + 20 * rows },
  );
}

function unitRows(values: Float64Array, inputs: number): Float64Array[] {
  if (inputs < 1 || values.length === 0 || values.length % inputs !== 0)
    throw new RangeError(`${values.length} numbers are not patterns of ${inputs} inputs`);
  return Array.from({ length: values.length / inputs }, (_, mu) => {
    const row = values.slice(mu * inputs, (mu + 1) * inputs);
    // By the largest entry first, so that no square overflows or vanishes.
    const largest = row.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    if (!Number.isFinite(largest)) throw new RangeError(`pattern ${mu} holds a number that is not finite`);
    if (largest === 0) return row;
    const scaled = row.map((x) => x / largest);
    const length = Math.sqrt(dot(scaled, scaled));
    return scaled.map((x) => x / length);
  });
}

/** 0 … n - 1, begun elsewhere at each attempt and every other time backwards. */
function turned(n: number, attempt: number): number[] {
  const order = Array.from({ length: n }, (_, k) => (k + Math.floor((attempt * n) / TRIES)) % n);
  return attempt % 2 === 1 ? order.reverse() : order;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
