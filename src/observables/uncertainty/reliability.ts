/**
 * Do things happen as often as was said? Reliability of predicted distributions from their PIT values u = F(y), which are even on
 * [0, 1] if the predictions are right. Two readings: `quantile`, the share of u <= p for a quantile of level p; `central`, the share
 * of answers within the central interval of coverage p, |2 u - 1| <= p, which cannot see a shift but is what bars are read as.
 *
 * Source: Dawid, J. R. Stat. Soc. A 147 (1984) 278; Kuleshov, Fenner & Ermon, arXiv:1807.00263.
 */
import { wilsonBand } from '../proportion.ts';

export type Reading = 'quantile' | 'central';

export interface ReliabilityPoint {
  /** What was said. */
  readonly expected: number;
  /** What was seen, with its 95 % binomial band. */
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

/** Levels k / (levels + 1). */
export function reliabilityCurve(pit: Float64Array, reading: Reading, levels = 19): ReliabilityPoint[] {
  const read = reading === 'quantile' ? pit : pit.map((u) => Math.abs(2 * u - 1));
  return Array.from({ length: levels }, (_, k) => {
    const expected = (k + 1) / (levels + 1);
    const below = read.reduce((count, u) => count + (u <= expected ? 1 : 0), 0);
    return { expected, observed: below / read.length, ...wilsonBand(below, read.length) };
  });
}

/**
 * Area between the reliability curve and the diagonal, exactly: integral over p of |share of values <= p - p|. 0 … 1/2. Of n right
 * predictions it is not 0 but about 0.31 / sqrt n (the mean of the integral of a Brownian bridge's magnitude, sqrt(pi / 32)).
 */
export function miscalibrationArea(pit: Float64Array, reading: Reading): number {
  const read = reading === 'quantile' ? pit : pit.map((u) => Math.abs(2 * u - 1));
  const sorted = Float64Array.from(read).sort();
  const n = sorted.length;
  let area = 0;
  for (let k = 0; k <= n; k++) {
    const from = k === 0 ? 0 : sorted[k - 1]!;
    const to = k === n ? 1 : sorted[k]!;
    area += between(k / n, from, to);
  }
  return area;
}

/** Integral of |c - p| from a to b. */
function between(c: number, a: number, b: number): number {
  const half = (x: number) => ((x - c) * Math.abs(x - c)) / 2;
  return half(b) - half(a);
}

/** What a right prediction's area is on average at n points. */
export function areaByChance(points: number): number {
  return Math.sqrt(Math.PI / 32 / points);
}

/**
 * Expected calibration error of classes: the mean distance between how sure (the largest probability) and how often right, over
 * bins of sureness of equal width, weighted by their points. Biased upwards where bins hold few points.
 *
 * @param probability  [point][class]
 * @param labels       right class, [point]
 * Source: Guo, Pleiss, Sun & Weinberger, arXiv:1706.04599, eq. 3.
 */
export function expectedCalibrationError(
  probability: Float64Array,
  labels: ArrayLike<number>,
  classes: number,
  bins = 15,
): number {
  const gap = new Float64Array(bins);
  for (let point = 0; point < labels.length; point++) {
    let best = 0;
    for (let c = 1; c < classes; c++)
      if (probability[point * classes + c]! > probability[point * classes + best]!) best = c;
    const sure = probability[point * classes + best]!;
    const bin = Math.min(bins - 1, Math.max(0, Math.ceil(sure * bins) - 1));
    gap[bin]! += ((best === labels[point] ? 1 : 0) - sure) / labels.length;
  }
  return gap.reduce((sum, g) => sum + Math.abs(g), 0);
}
