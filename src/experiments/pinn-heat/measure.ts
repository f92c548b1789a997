/** What an ensemble of networks says of a field, against the exact one: errors, spread, and whether the spread knows the error. */
import { rankCorrelation } from '../../observables/rank-correlation.ts';
import { mean } from '../../observables/statistics.ts';

/** Blocks along each side of the box around the plate. */
const SIDE = 8;

/** The exact field at the places where errors are taken. */
export interface Ruler {
  /** [point] */
  readonly truth: Float64Array;
  /** Which of the 8 x 8 blocks of the box a point lies in, [point]. */
  readonly block: Uint8Array;
}

export interface Judged {
  /** sqrt(sum (u - u*)^2 / sum u*^2), mean over the networks. */
  readonly l2: number;
  /** The same with the mean square over the worst block in place of that over all points, mean over the networks. */
  readonly block: number;
  /** Standard deviation between networks, root mean square over the plate, in units of that of u*. NaN for one network. */
  readonly spread: number;
  /** Spread over the error of the networks' mean, both root mean squares over the plate: 1 where the spread is an honest error bar. */
  readonly ratio: number;
  /** Rank correlation over the blocks of spread and of that error: does the spread know where? */
  readonly where: number;
}

/** @param points [point][x, y] */
export function rulerOf(
  points: Float64Array,
  truth: Float64Array,
  { low, high }: { readonly low: readonly number[]; readonly high: readonly number[] },
): Ruler {
  const cell = (at: number, axis: number) => {
    const share = (points[at + axis]! - low[axis]!) / (high[axis]! - low[axis]!);
    return Math.min(SIDE - 1, Math.max(0, Math.floor(share * SIDE)));
  };
  return { truth, block: Uint8Array.from(truth, (_, p) => cell(2 * p, 0) * SIDE + cell(2 * p, 1)) };
}

/** Mean over the networks, and their standard deviation (n - 1), [point]. */
export function ensembleOf(fields: readonly Float64Array[]): {
  readonly mean: Float64Array;
  readonly spread: Float64Array;
} {
  const count = fields.length;
  const average = fields[0]!.map((_, p) => fields.reduce((sum, field) => sum + field[p]!, 0) / count);
  const spread = average.map((centre, p) =>
    Math.sqrt(fields.reduce((sum, field) => sum + (field[p]! - centre) ** 2, 0) / (count - 1)),
  );
  return { mean: average, spread };
}

/** @param fields  networks that learnt from the same measurements, [network][point] */
export function judge(fields: readonly Float64Array[], ruler: Ruler): Judged {
  const size = rootMeanSquare(ruler.truth);
  const errors = fields.map((field) => field.map((value, p) => value - ruler.truth[p]!));
  const { mean: average, spread } = ensembleOf(fields);
  const error = average.map((value, p) => value - ruler.truth[p]!);
  return {
    l2: mean(errors.map((e) => rootMeanSquare(e) / size)),
    block: mean(errors.map((e) => Math.max(...blockRoots(e, ruler)) / size)),
    spread: rootMeanSquare(spread) / size,
    ratio: rootMeanSquare(spread) / rootMeanSquare(error),
    where: spread.every(Number.isFinite)
      ? rankCorrelation(blockRoots(spread, ruler), blockRoots(error, ruler))
      : Number.NaN,
  };
}

/** Root mean square in every block that has a point, in order. */
function blockRoots(values: Float64Array, { block }: Ruler): number[] {
  const [sums, counts] = [new Float64Array(SIDE * SIDE), new Float64Array(SIDE * SIDE)];
  values.forEach((value, p) => {
    sums[block[p]!]! += value * value;
    counts[block[p]!]!++;
  });
  return [...sums].flatMap((sum, b) => (counts[b]! > 0 ? [Math.sqrt(sum / counts[b]!)] : []));
}

export function rootMeanSquare(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]! * values[k]!;
  return Math.sqrt(sum / values.length);
}

/** Share of the summed squares that lies within a radius of a point. @param points [point][x, y] */
export function shareNear(
  values: Float64Array,
  points: Float64Array,
  [x, y]: readonly [number, number],
  radius: number,
): number {
  let [near, all] = [0, 0];
  values.forEach((value, p) => {
    all += value * value;
    if (Math.hypot(points[2 * p]! - x, points[2 * p + 1]! - y) < radius) near += value * value;
  });
  return near / all;
}
