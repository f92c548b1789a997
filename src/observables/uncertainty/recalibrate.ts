/**
 * Error bars set right afterwards, on points that nobody trained on and that no result is read from.
 *
 *   variance scale  sigma^2 -> s sigma^2 with s = mean z^2, the likelihood's own maximum: one number, order of the bars kept
 *   levels          Kuleshov et al.: level p -> R(p), the share of calibration points with u <= p, made rising by pooling; any shape
 *   temperature     softmax(f / T), T > 0 by Newton's method on the log-likelihood, which is concave in 1/T
 *
 * Source: Guo et al., arXiv:1706.04599; Kuleshov, Fenner & Ermon, arXiv:1807.00263; Laves et al., arXiv:2104.12376 (the scale).
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { softmax } from './class-doubt.ts';
import { interpolated } from './isotonic.ts';
import { logNormalCdf, normalCdf, normalQuantile, normalQuantileOfLog } from './normal.ts';
import { type Judged, zScores } from './scores.ts';

/** s = mean z^2: what variances are to be multiplied by. Closed form of the Gaussian likelihood's maximum. */
export function varianceScale(judged: Judged): number {
  const z = zScores(judged);
  return z.reduce((sum, value) => sum + value * value, 0) / z.length;
}

/** Sorted z scores of calibration points: the k-th smallest of n stands for the share k / (n + 1), so that a new point falls in each gap alike. */
export type LevelMap = Float64Array;

/**
 * From z scores of calibration points, said in sd of the Gaussian so that bars far too short lose nothing to rounding. Rising as it
 * is: of sorted points the pooled fit is the points themselves.
 *
 * @throws RangeError if there is none
 */
export function levelMap(z: Float64Array): LevelMap {
  if (z.length === 0) throw new RangeError('no points to recalibrate with');
  return Float64Array.from(z).sort();
}

/** Quantile of the recalibrated distribution in sd of the Gaussian that was said. Beyond the outermost points the Gaussian's own tail, scaled. */
export function recalibratedZ(map: LevelMap, share: number): number {
  const n = map.length;
  const place = share * (n + 1);
  if (place < 1) return tailQuantile(place, map[0]!);
  if (place > n) return -tailQuantile(n + 1 - place, -map[n - 1]!);
  const k = Math.min(Math.floor(place), n - 1) - 1;
  return n === 1 ? map[0]! : map[k]! + (place - 1 - k) * (map[k + 1]! - map[k]!);
}

/** R(Phi(z)): share of answers to expect below z, the inverse of `recalibratedZ`. */
export function recalibratedLevel(map: LevelMap, z: number): number {
  const n = map.length;
  if (z < map[0]!) return shareOfTail(z, map[0]!) / (n + 1);
  if (z > map[n - 1]!) return 1 - shareOfTail(-z, -map[n - 1]!) / (n + 1);
  return (1 + interpolated(map, ranks(n), z)) / (n + 1);
}

/** Below this Phi loses digits, at z = -38 all of them: bars a hundred times too short reach that. */
const LEAST_PHI = 1e-290;

/** The z that leaves a share of the lower tail beyond `edge` below it. */
function tailQuantile(share: number, edge: number): number {
  const tail = share * normalCdf(edge);
  return tail > LEAST_PHI ? normalQuantile(tail) : normalQuantileOfLog(ln(share) + logNormalCdf(edge));
}

/** Phi(z) / Phi(edge), z <= edge. */
function shareOfTail(z: number, edge: number): number {
  const tail = normalCdf(edge);
  return tail > LEAST_PHI ? normalCdf(z) / tail : exp(logNormalCdf(z) - logNormalCdf(edge));
}

const ranks = (n: number) => Float64Array.from({ length: n }, (_, k) => k);

export interface Temperature {
  readonly value: number;
  readonly result: 'converged' | 'no-maximum';
}

/**
 * T of softmax(f / T) on calibration points. `no-maximum` where every point is right (T -> 0) or outputs say nothing: 1 is given then.
 *
 * @param outputs  f, [point][class]
 * @param labels   right class, [point]
 */
export function temperatureOf(
  outputs: Float64Array,
  labels: ArrayLike<number>,
  classes: number,
): Temperature {
  let inverse = 1;
  for (let iteration = 0; iteration < 100; iteration++) {
    const { slope, curvature } = likelihoodBy(inverse, outputs, labels, classes);
    if (!(curvature > 1e-12)) return { value: 1, result: 'no-maximum' };
    // Never more than a factor of two at once: far from the maximum a whole step leaves the positive numbers.
    const next = Math.min(2 * inverse, Math.max(inverse / 2, inverse + slope / curvature));
    if (Math.abs(next - inverse) <= 1e-12 * inverse) return { value: 1 / next, result: 'converged' };
    if (next > 1e6 || next < 1e-6) return { value: 1, result: 'no-maximum' };
    inverse = next;
  }
  return { value: 1, result: 'no-maximum' };
}

/** d/db and -d²/db² of sum ln softmax(b f)[label]: label's output less its mean, and the variance of outputs. */
function likelihoodBy(b: number, outputs: Float64Array, labels: ArrayLike<number>, classes: number) {
  const p = softmax(outputs, classes, 1 / b);
  let [slope, curvature] = [0, 0];
  for (let point = 0; point < labels.length; point++) {
    let [first, second] = [0, 0];
    for (let c = 0; c < classes; c++) {
      const k = point * classes + c;
      first += p[k]! * outputs[k]!;
      second += p[k]! * outputs[k]! ** 2;
    }
    slope += outputs[point * classes + labels[point]!]! - first;
    curvature += second - first ** 2;
  }
  return { slope, curvature };
}
