/**
 * Residual-adaptive collocation: of many candidates those are taken with probability proportional to |r|^k / mean(|r|^k) + c.
 * k = 1, c = 1 is RAD's default; RAR-D adds points by the same law with k = 2, c = 0; k → ∞ is RAR-G, the largest residuals.
 * Source: C. Wu, M. Zhu, Q. Tan, Y. Kartha & L. Lu, Comput. Methods Appl. Mech. Eng. 403 (2023) 115671, equations (2) and (3).
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { WordReader } from '../../../random/philox.ts';
import { Stream } from '../../../random/streams.ts';
import { cellMiddle, type PointDraw } from './unit-points.ts';

export interface ResidualLaw {
  /** k >= 0: how sharply large residuals are preferred. */
  readonly power: number;
  /** c >= 0: how much of an even draw is mixed in. */
  readonly floor: number;
}

export const RAD: ResidualLaw = { power: 1, floor: 1 };
/** Wherever residuals are: independent even draws. */
export const EVEN: ResidualLaw = { power: 0, floor: 0 };
export const RAR_D: ResidualLaw = { power: 2, floor: 0 };

/** @throws RangeError if a residual is not finite or there is none */
function checkResiduals(residuals: ArrayLike<number>): void {
  if (residuals.length === 0) throw new RangeError('there are no residuals to choose by');
  for (let k = 0; k < residuals.length; k++)
    if (!Number.isFinite(residuals[k]!)) throw new RangeError(`residual ${k} is ${residuals[k]}`);
}

function checkTaken(count: number, candidates: number): void {
  if (!(Number.isInteger(count) && count >= 0 && count <= candidates))
    throw new RangeError(`${count} of ${candidates} candidates cannot be taken`);
}

/** The first `take` of the indices below `count` in an order without ties. */
function firstBy(count: number, take: number, compare: (a: number, b: number) => number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, k) => k)
    .sort(compare)
    .slice(0, take);
}

function toPower(x: number, power: number): number {
  if (power === 1) return x;
  if (power === 2) return x * x;
  if (power === 0) return 1;
  return x > 0 ? exp(power * ln(x)) : 0;
}

/**
 * Probability of each candidate, sum 1. Where all residuals are zero it is even.
 * @throws RangeError if a residual is not finite, there is none, or power or floor is negative or not finite
 */
export function residualProbabilities(
  residuals: ArrayLike<number>,
  { power, floor }: ResidualLaw = RAD,
): Float64Array {
  checkResiduals(residuals);
  if (!(power >= 0 && floor >= 0 && Number.isFinite(power + floor)))
    throw new RangeError(`power ${power} and floor ${floor} must be finite and not negative`);
  const count = residuals.length;
  let largest = 0;
  for (let k = 0; k < count; k++) largest = Math.max(largest, Math.abs(residuals[k]!));
  if (largest === 0) return new Float64Array(count).fill(1 / count);
  // Relative to the largest, so that no power overflows.
  const powers = Float64Array.from(residuals, (r) => toPower(Math.abs(r) / largest, power));
  const mean = powers.reduce((sum, p) => sum + p, 0) / count;
  return powers.map((p) => (p / mean + floor) / (count * (1 + floor)));
}

/**
 * `count` different candidates, one after the other with the probabilities above among those that are left: the first of exponential
 * clocks with these rates (P. S. Efraimidis & P. G. Spirakis, Inf. Process. Lett. 97 (2006) 181). Candidates of probability zero come last.
 *
 * @returns their indices, in the order they are drawn
 * @throws RangeError as residualProbabilities, or if there are fewer candidates than `count`
 */
export function residualAdaptive(
  residuals: ArrayLike<number>,
  count: number,
  { seed, draw }: PointDraw,
  law: ResidualLaw = RAD,
): Uint32Array {
  const probabilities = residualProbabilities(residuals, law);
  checkTaken(count, residuals.length);
  const words = new WordReader(seed, Stream.ResidualAdaptive, draw);
  const clocks = probabilities.map((_, k) => -ln(cellMiddle(words.word(k))));
  const rings = clocks.map((clock, k) => (probabilities[k]! > 0 ? clock / probabilities[k]! : Infinity));
  return firstBy(residuals.length, count, (a, b) =>
    rings[a]! === rings[b]! ? clocks[a]! - clocks[b]! || a - b : rings[a]! - rings[b]!,
  );
}

/** RAR-G: the `count` candidates with the largest |r|, largest first; of equals the earlier. @throws RangeError as residualAdaptive */
export function largestResiduals(residuals: ArrayLike<number>, count: number): Uint32Array {
  checkResiduals(residuals);
  checkTaken(count, residuals.length);
  return firstBy(
    residuals.length,
    count,
    (a, b) => Math.abs(residuals[b]!) - Math.abs(residuals[a]!) || a - b,
  );
}
