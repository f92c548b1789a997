/**
 * How far a batch of networks has moved: mean-square displacement and two-time correlation, of weights or of outputs.
 *
 *   Delta(t_w, t_w + t) = (1/n) sum_i [x_i(t_w + t) - x_i(t_w)]^2,   C = sum_i x_i(t_w) x_i(t_w + t) / (|x(t_w)| |x(t_w + t)|)
 *
 * Source: Baity-Jesi et al., ICML (2018), arXiv:1803.06969, eq. 3 (weights).
 */
import { firstCrossing } from './level-crossing.ts';

/** Delta of each network, [network]; both arrays are [network][component]. @throws RangeError if they differ in length */
export function meanSquareDisplacements(
  before: Float64Array,
  now: Float64Array,
  networks: number,
): Float64Array {
  const n = componentsOf(before, now, networks);
  return Float64Array.from({ length: networks }, (_, e) => {
    let sum = 0;
    for (let k = e * n; k < (e + 1) * n; k++) sum += (now[k]! - before[k]!) ** 2;
    return sum / n;
  });
}

/** C of each network, [network], in [-1, 1]; NaN where one of the two vectors is 0. */
export function twoTimeCorrelations(before: Float64Array, now: Float64Array, networks: number): Float64Array {
  const n = componentsOf(before, now, networks);
  return Float64Array.from({ length: networks }, (_, e) => {
    let [ab, aa, bb] = [0, 0, 0];
    for (let k = e * n; k < (e + 1) * n; k++) {
      ab += before[k]! * now[k]!;
      aa += before[k]! ** 2;
      bb += now[k]! ** 2;
    }
    return ab / Math.sqrt(aa * bb);
  });
}

function componentsOf(before: Float64Array, now: Float64Array, networks: number): number {
  const n = before.length / networks;
  if (now.length !== before.length || !Number.isInteger(n) || n === 0)
    throw new RangeError(
      `${before.length} and ${now.length} numbers of ${networks} networks cannot be compared`,
    );
  return n;
}

/**
 * The exponent mu with which the time to get from here to there grows with age, t* ~ t_w^mu, between two ages: 1 for full ageing
 * (what counts is t/t_w), 0 for none (what counts is t), between them subageing. t* is where a curve first crosses a level, by
 * straight lines in ln t.
 *
 * @returns null where a curve does not cross the level within its times: then there is no t*
 */
export function ageingExponent(young: AgedCurve, old: AgedCurve, level: number): number | null {
  const [tYoung, tOld] = [crossing(young, level), crossing(old, level)];
  if (tYoung === null || tOld === null) return null;
  return (tOld - tYoung) / Math.log(old.age / young.age);
}

export interface AgedCurve {
  readonly age: number;
  /** Lags t > 0, ascending. */
  readonly times: ArrayLike<number>;
  /** Delta or C at each. */
  readonly values: ArrayLike<number>;
}

/** ln t of the first crossing, either way. */
function crossing({ times, values }: AgedCurve, level: number): number | null {
  const points = Array.from(times, (t, k) => ({ x: Math.log(t), y: { value: values[k]!, error: 0 } }));
  return firstCrossing(points, level)?.value ?? null;
}
