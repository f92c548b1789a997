/**
 * Maximum mean discrepancy of two samples of features under a Gaussian kernel, with its slopes, to be descended beside the task:
 *
 *   MMD^2 = <k(s, s')> + <k(t, t')> - 2 <k(s, t)>,   k(a, b) = exp(-|a - b|^2 / 2 h^2), means over all pairs.
 *
 * Source: Gretton et al., JMLR 13 (2012) 723; Long et al., arXiv:1502.02791 (as a loss of deep networks).
 */
import exp from '@stdlib/math-base-special-exp';
import type { Alignment } from './coral.ts';

/** Squared median distance of pairs of both samples together, the usual h^2; 1 where all points are one. */
export function medianBandwidth(source: Float64Array, target: Float64Array, width: number): number {
  const all = [source, target].flatMap((sample) =>
    Array.from({ length: sample.length / width }, (_, k) => sample.subarray(k * width, (k + 1) * width)),
  );
  const squares: number[] = [];
  for (let a = 0; a < all.length; a++)
    for (let b = 0; b < a; b++) squares.push(squaredDistance(all[a]!, all[b]!));
  const sorted = Float64Array.from(squares).sort();
  return sorted[sorted.length >> 1] || 1;
}

/** @param bandwidth  h^2; taken as given, it has no slope */
export function mmdLoss(
  source: Float64Array,
  target: Float64Array,
  width: number,
  bandwidth = medianBandwidth(source, target, width),
): Alignment {
  const [n, m] = [source.length / width, target.length / width];
  const slopes = [new Float64Array(source.length), new Float64Array(target.length)] as const;
  const samples = [source, target] as const;
  let value = 0;
  // All ordered pairs of one factor; a pair of one sample is there twice, of both samples once for each order.
  const addPairs = (a: 0 | 1, b: 0 | 1, factor: number) => {
    const [left, right] = [samples[a], samples[b]];
    for (let i = 0; i < left.length; i += width)
      for (let j = 0; j < right.length; j += width) {
        let square = 0;
        for (let k = 0; k < width; k++) square += (left[i + k]! - right[j + k]!) ** 2;
        const kernel = factor * exp(-square / (2 * bandwidth));
        value += kernel;
        for (let k = 0; k < width; k++) {
          const slope = (-kernel * (left[i + k]! - right[j + k]!)) / bandwidth;
          slopes[a][i + k]! += slope;
          slopes[b][j + k]! -= slope;
        }
      }
  };
  addPairs(0, 0, 1 / (n * n));
  addPairs(1, 1, 1 / (m * m));
  addPairs(0, 1, -2 / (n * m));
  return { value, source: slopes[0], target: slopes[1] };
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k]! - b[k]!) ** 2;
  return sum;
}
