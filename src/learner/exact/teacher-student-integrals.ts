/**
 * Integrals over standard normal numbers that the perceptron with a teacher is made of, and the roots of functions of them.
 *
 * @stdlib's exp and erfc, because findings and rows hold what comes out: the same digits on every host.
 */
import acos from '@stdlib/math-base-special-acos';
import erfc from '@stdlib/math-base-special-erfc';
import exp from '@stdlib/math-base-special-exp';

/** Beyond this the density is below 3e-18. */
const REACH = 9;
const NODES = 240;
const DENSITY = Array.from({ length: 2 * NODES + 1 }, (_, k) => normalDensity(nodeAt(k)));
const TOTAL = DENSITY.reduce((sum, density) => sum + density, 0);

function nodeAt(k: number): number {
  return (REACH * (k - NODES)) / NODES;
}

/** exp(-x²/2)/√(2π). */
export function normalDensity(x: number): number {
  return exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** H(x) = ∫_x^∞ Dz, to full relative precision up to x = 37. */
export function normalTail(x: number): number {
  return erfc(x / Math.SQRT2) / 2;
}

/**
 * ∫ Dz f(z) over all z by the trapezoid rule in steps of 0.0375: for functions that are smooth over a tenth it is exact but for
 * rounding.
 */
export function normalMean(f: (z: number) => number): number {
  let sum = 0;
  for (let k = 0; k <= 2 * NODES; k++) sum += DENSITY[k]! * f(nodeAt(k));
  return sum / TOTAL;
}

/** ∫_low^high f by Simpson's rule on 2 × 150 intervals. */
export function simpson(f: (t: number) => number, low: number, high: number): number {
  const intervals = 300;
  const step = (high - low) / intervals;
  let sum = f(low) + f(high);
  for (let k = 1; k < intervals; k++) sum += (k % 2 === 1 ? 4 : 2) * f(low + k * step);
  return (sum * step) / 3;
}

/** Chance that a perceptron at overlap R in [-1, 1] with its teacher errs on a new random pattern: arccos(R)/π. */
export function generalisationError(R: number): number {
  return acos(Math.min(1, Math.max(-1, R))) / Math.PI;
}

/**
 * Root of f between `low` and `high`, where it has different signs: inverse quadratic interpolation where that is safe, else bisection.
 *
 * @param tolerance  of the argument
 * @throws RangeError if the signs at the ends are equal
 * Source: Chandrupatla, Adv. Eng. Softw. 28 (1997) 145.
 */
export function rootOf(f: (x: number) => number, low: number, high: number, tolerance = 1e-13): number {
  let [a, b, c, fa, fb, fc] = [low, high, high, f(low), f(high), 0];
  if (!(fa * fb <= 0)) throw new RangeError(`no change of sign between ${low} (${fa}) and ${high} (${fb})`);
  let share = 0.5;
  for (;;) {
    const x = a + share * (b - a);
    const fx = f(x);
    if (fx * fa > 0) [c, fc] = [a, fa];
    else [c, fc, b, fb] = [b, fb, a, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const limit = (tolerance + Number.EPSILON * Math.abs(best)) / Math.abs(b - a);
    if (fa === 0 || limit > 0.5) return best;
    const [xi, phi] = [(a - b) / (c - b), (fa - fb) / (fc - fb)];
    const smooth = phi * phi < xi && (1 - phi) ** 2 < 1 - xi;
    share = smooth
      ? (fa / (fb - fa)) * (fc / (fb - fc)) + (((c - a) / (b - a)) * fa * fb) / ((fc - fa) * (fc - fb))
      : 0.5;
    share = Math.min(1 - limit, Math.max(limit, share));
  }
}
