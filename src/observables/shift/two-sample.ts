/**
 * Do two samples come from one distribution? Each test returns its statistic and a p-value that is valid at any size: at most a share
 * alpha of repeats under no shift has p <= alpha. Points must be independent: of many plates one point each, not many points of a few.
 */
import exp from '@stdlib/math-base-special-exp';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { binomialTail } from '../proportion.ts';

export interface TestResult {
  readonly statistic: number;
  readonly p: number;
}

export interface PermutationChoice {
  readonly permutations: number;
  readonly seed: Seed;
  /** Another test draws other permutations. */
  readonly purpose: number;
}

/**
 * MMD^2 (unbiased) with the kernel exp(-|x - y|^2 / (2 h^2)), h^2 half the median squared distance of the pooled points; p by permuting
 * labels, (1 + #{permuted >= observed})/(1 + permutations). Inputs are best of order one each.
 *
 * @param x, y  [point][input]
 * @throws RangeError with fewer than two points in a sample
 * Source: Gretton, Borgwardt, Rasch, Schölkopf & Smola, J. Mach. Learn. Res. 13 (2012) 723, equation 3; Phipson & Smyth,
 * arXiv:1603.05766 (the one that is added).
 */
export function mmdTest(
  x: Float64Array,
  y: Float64Array,
  width: number,
  { permutations, seed, purpose }: PermutationChoice,
): TestResult {
  const [m, n] = [x.length / width, y.length / width];
  if (!(m >= 2 && n >= 2)) throw new RangeError(`samples of ${m} and ${n} points`);
  const kernel = pooledKernel(x, y, width);
  const total = m + n;
  const order = Uint32Array.from({ length: total }, (_, k) => k);
  const statistic = meanDiscrepancy(kernel, order, m);
  let atLeast = 0;
  for (let k = 0; k < permutations; k++) {
    const words = new WordReader(seed, Stream.Permutation, purpose, k);
    for (let place = total - 1; place > 0; place--) {
      const other = Math.floor((words.word(place) * (place + 1)) / 2 ** 32);
      [order[place], order[other]] = [order[other]!, order[place]!];
    }
    if (meanDiscrepancy(kernel, order, m) >= statistic - 1e-12) atLeast++;
  }
  return { statistic, p: (1 + atLeast) / (1 + permutations) };
}

/** Kernel between all pooled points, [point][point]. */
function pooledKernel(x: Float64Array, y: Float64Array, width: number): Float64Array[] {
  const total = (x.length + y.length) / width;
  const at = (point: number, i: number) => {
    const k = point * width + i;
    return k < x.length ? x[k]! : y[k - x.length]!;
  };
  const squares = Array.from({ length: total }, () => new Float64Array(total));
  const all: number[] = [];
  for (let a = 0; a < total; a++)
    for (let b = 0; b < a; b++) {
      let square = 0;
      for (let i = 0; i < width; i++) square += (at(a, i) - at(b, i)) ** 2;
      squares[a]![b] = square;
      squares[b]![a] = square;
      all.push(square);
    }
  all.sort((a, b) => a - b);
  const median = all[Math.floor(all.length / 2)]! || 1;
  return squares.map((row) => row.map((square) => exp(-square / median)));
}

/** Of the split in which the first m of `order` are one sample. */
function meanDiscrepancy(kernel: readonly Float64Array[], order: Uint32Array, m: number): number {
  const total = order.length;
  const n = total - m;
  let [within, other, between] = [0, 0, 0];
  for (let a = 0; a < total; a++) {
    const row = kernel[order[a]!]!;
    for (let b = 0; b < a; b++) {
      const value = row[order[b]!]!;
      if (a < m) within += value;
      else if (b >= m) other += value;
      else between += value;
    }
  }
  return (2 * within) / (m * (m - 1)) + (2 * other) / (n * (n - 1)) - (2 * between) / (m * n);
}

/**
 * Classifier two-sample test: how many points of a held-out half, as many of one sample as of the other, a trained classifier puts into
 * their own. Without a shift that is at most as spread as a binomial of probability 1/2, whatever the classifier.
 *
 * @param correct  of `total` held-out points
 * Source: Lopez-Paz & Oquab, arXiv:1610.06545.
 */
export function classifierTest(correct: number, total: number): TestResult {
  return { statistic: correct / total, p: correct === 0 ? 1 : binomialTail(correct, total, 0.5) };
}
