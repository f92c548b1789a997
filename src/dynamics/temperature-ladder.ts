/**
 * The temperatures of a run, one schedule for everything that is cooled together: a glass sees T/J, networks see T/Delta, and
 * both step down the same ladder at the same time.
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';

export interface TemperatureLadder {
  /** From hot to cold, [step]. */
  readonly temperatures: Float64Array;
  /** 1/T, [step]; Infinity at T = 0. */
  readonly betas: Float64Array;
}

/**
 * Temperatures in geometric progression, hottest first; both ends are exact, and the rest is the same on every host (IEEE basic
 * operations only: `Math.exp` differs between browsers, and beta decides spins).
 *
 * @param steps  1 … : a single step stays at `hottest`
 * @throws RangeError unless hottest >= coldest > 0 and steps >= 1
 */
export function geometricLadder(hottest: number, coldest: number, steps: number): TemperatureLadder {
  if (!(coldest > 0 && hottest >= coldest && hottest < Infinity && Number.isInteger(steps) && steps >= 1)) {
    throw new RangeError(`no ladder of ${steps} steps leads from T = ${hottest} down to ${coldest}`);
  }
  const rate = steps > 1 ? ln(coldest / hottest) / (steps - 1) : 0;
  const temperatures = Float64Array.from({ length: steps }, (_, k) => hottest * exp(rate * k));
  temperatures[0] = hottest;
  if (steps > 1) temperatures[steps - 1] = coldest;
  return ladderOf(temperatures);
}

/** A ladder of given temperatures, put from hot to cold. @throws RangeError if one is negative, NaN, or given twice */
export function ladderOf(temperatures: ArrayLike<number>): TemperatureLadder {
  const sorted = Float64Array.from(temperatures).sort().reverse();
  if (sorted.length === 0 || !sorted.every((T, k) => T >= 0 && (k === 0 || T < sorted[k - 1]!))) {
    throw new RangeError('a ladder needs different temperatures of 0 or more');
  }
  return { temperatures: sorted, betas: sorted.map((T) => 1 / T) };
}

/** beta of every state at one temperature, as `SpinState.sweep` takes it. */
export function uniformBetas(states: number, beta: number): Float64Array {
  return new Float64Array(states).fill(beta);
}
