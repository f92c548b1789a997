/**
 * How many weights ±1 store alpha N random patterns, N -> infinity, replica symmetric: entropy per weight and where it ends.
 *
 *   s = extr over q, q̂ of  -q̂(1 - q)/2 + ∫Dz ln 2cosh(√q̂ z) + alpha ∫Dz ln H(√(q/(1 - q)) z)
 *   q = ∫Dz tanh²(√q̂ z),   q̂ = alpha/(1 - q) ∫Dz [φ(u)/H(u)]²,  u = √(q/(1 - q)) z
 *
 * The entropy falls to zero at alpha = 0.833079, where q = 0.5639: the capacity. Krauth and Mézard's one-step argument makes it
 * the true one; it is proven (Ding & Sun: solutions below with positive probability; Huang: none above), each under a
 * condition on one explicit function that was checked numerically.
 * Source: Krauth & Mézard, J. Phys. France 50 (1989) 3057; Ding & Sun, arXiv:1809.07742; Huang, arXiv:2404.18902.
 */
import erf from '@stdlib/math-base-special-erf';
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import tanh from '@stdlib/math-base-special-tanh';

/** Zero of the replica-symmetric entropy; `tests/unit/storage-theory.test.ts` finds it again. */
export const BINARY_CAPACITY = 0.8330786;

export interface BinaryStorage {
  /** ln(number of solutions)/N of typical patterns; negative above the capacity, where there are none. */
  readonly entropy: number;
  /** Overlap of two solutions drawn at random. */
  readonly overlap: number;
}

/** Steps of |z| <= 9 in the trapezoid rule: exact but for rounding with integrands this smooth. */
const NODES = 360;
const REACH = 9;
const STEPS = Array.from({ length: 2 * NODES + 1 }, (_, k) => (REACH * (k - NODES)) / NODES);
const WEIGHTS = STEPS.map(density);
const TOTAL = WEIGHTS.reduce((sum, weight) => sum + weight, 0);

function density(x: number): number {
  return exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

function normalMean(f: (z: number) => number): number {
  return STEPS.reduce((sum, z, k) => sum + WEIGHTS[k]! * f(z), 0) / TOTAL;
}

/** Above this the tail comes from its continued fraction, below from erf: both to 1e-11 or better. */
const FAR = 2;

/** H(x)/φ(x), Mills' ratio; H(x) = ∫_x^∞ Dz. Laplace's continued fraction 1/(x + 1/(x + 2/(x + …))) where x is large. */
export function millsRatio(x: number): number {
  if (x < FAR) return (1 - erf(x / Math.SQRT2)) / 2 / density(x);
  let fraction = x;
  for (let k = 120; k >= 1; k--) fraction = x + k / fraction;
  return 1 / fraction;
}

/** ln H(x). */
function logTail(x: number): number {
  return x < FAR ? ln((1 - erf(x / Math.SQRT2)) / 2) : ln(millsRatio(x)) - (x * x) / 2 - ln(2 * Math.PI) / 2;
}

/** ln 2cosh(x) without overflow. */
const logCosh = (x: number) => Math.abs(x) + ln(1 + exp(-2 * Math.abs(x)));

const MOST_STEPS = 2000;
const SETTLED = 1e-13;

/**
 * @param load  alpha > 0, patterns per weight; the equations are solved up to 1 or so
 * @throws RangeError where they do not settle
 */
export function binaryStorage(load: number): BinaryStorage {
  let q = Math.min(0.6, load * 0.6);
  for (let step = 0; step < MOST_STEPS; step++) {
    const scale = Math.sqrt(q / (1 - q));
    const conjugate = (load / (1 - q)) * normalMean((z) => 1 / millsRatio(scale * z) ** 2);
    const root = Math.sqrt(conjugate);
    const next = normalMean((z) => tanh(root * z) ** 2);
    const moved = Math.abs(next - q);
    q = next;
    if (moved < SETTLED) {
      const entropy =
        (-conjugate * (1 - q)) / 2 +
        normalMean((z) => logCosh(root * z)) +
        load * normalMean((z) => logTail(Math.sqrt(q / (1 - q)) * z));
      return { entropy, overlap: q };
    }
  }
  throw new RangeError(`the equations of the binary perceptron do not settle at load ${load}`);
}

/**
 * First moment: weights that store P random patterns number 2^(N - P) on average (N odd: each pattern is stored by exactly half of
 * them), so a solution exists with probability at most this. Exact at every N and P.
 */
export function firstMomentBound(inputs: number, patterns: number): number {
  return Math.min(1, 2 ** (inputs - patterns));
}
