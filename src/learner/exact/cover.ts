/**
 * Cover's law: how many of the labellings of P points can a perceptron without a threshold realise? Exact at every N and P.
 *
 * P points in general position in N dimensions (any N of them linearly independent; Gaussian points are, with probability 1) have
 * C(N, P) = 2 sum_{k<N} binomial(P - 1, k) labellings that some weight vector separates, whatever the points. So random labels are
 * separable with probability C(N, P)/2^P: 1 up to P = N, exactly 1/2 at P = 2N, a step at P/N = 2 for N -> infinity.
 * Source: Cover, IEEE Trans. Electron. Comput. EC-14 (1965) 326; Schläfli (1852), Wendel (1962) for the counting.
 */

/** C(N, P), the number of separable labellings; exact. @throws RangeError unless N, P >= 1 are whole */
export function separableDichotomies(inputs: number, points: number): bigint {
  check(inputs, points);
  let [term, sum] = [1n, 0n];
  for (let k = 0; k < Math.min(inputs, points); k++) {
    sum += term;
    term = (term * BigInt(points - 1 - k)) / BigInt(k + 1);
  }
  return 2n * sum;
}

/** Terms are kept below this; powers of two are taken out exactly. */
const LARGE = 2 ** 500;

/** C(N, P)/2^P in doubles, to a relative error of about P 1e-16. @throws RangeError unless N, P >= 1 are whole */
export function coverSeparability(inputs: number, points: number): number {
  check(inputs, points);
  if (points <= inputs) return 1;
  let [term, sum, halvings] = [1, 0, points - 1];
  for (let k = 0; k < inputs; k++) {
    sum += term;
    term *= (points - 1 - k) / (k + 1);
    if (sum > LARGE || term > LARGE) {
      sum /= LARGE;
      term /= LARGE;
      halvings -= 500;
    }
  }
  // In two steps: 2^-halvings alone may be too small for a double.
  return Math.min(1, sum * 2 ** -Math.floor(halvings / 2) * 2 ** -Math.ceil(halvings / 2));
}

function check(inputs: number, points: number): void {
  for (const count of [inputs, points])
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`${count} is not a number of points`);
}
