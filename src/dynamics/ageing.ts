/**
 * Two-time correlations C(t_w, t_w + t) = (1/N) sum_i s_i(t_w) s_i(t_w + t) of a glass that is left to itself at a temperature:
 * in equilibrium they depend on t alone, in an ageing glass on t_w too (the older, the slower).
 *
 * Source: Bouchaud, Cugliandolo, Kurchan & Mézard in Spin Glasses and Random Fields (World Scientific, 1998).
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import type { SpinDynamics, SpinState } from '../engine/contract.ts';

/** Whole sweeps 1 … last, about `perDecade` to a factor of 10, both ends in, each once, ascending. */
export function logTimes(last: number, perDecade: number): Uint32Array {
  if (!(Number.isSafeInteger(last) && last >= 1 && perDecade > 0))
    throw new RangeError(`no logarithmic times lead to ${last} with ${perDecade} per decade`);
  const times = new Set<number>([1, last]);
  const step = ln(10) / perDecade;
  for (let k = 1; ; k++) {
    const time = Math.round(exp(step * k));
    if (time >= last) break;
    times.add(time);
  }
  return Uint32Array.from(times).sort();
}

export interface AgeingPlan {
  /** t_w in sweeps since now, ascending, 0 or more. */
  readonly waits: ArrayLike<number>;
  /** t in sweeps, ascending, 1 or more. */
  readonly lags: ArrayLike<number>;
  /** beta of each state, [state]. */
  readonly betas: Float64Array;
}

/** C, [wait][lag][state]. */
export type TwoTimeCorrelations = readonly (readonly Float64Array[])[];

/**
 * Sweeps from now to the largest t_w + t and correlates at every pair of times; marks `wait <t_w>` are left on the glass.
 *
 * @param between  called after each stretch of sweeps with the sweeps made, for pause and progress; may throw to end
 */
export async function twoTimeCorrelations(
  glass: SpinState,
  dynamics: SpinDynamics,
  { waits, lags, betas }: AgeingPlan,
  between?: (sweeps: number) => Promise<void>,
): Promise<TwoTimeCorrelations> {
  const events = ageingEvents(waits, lags);
  const result = Array.from(waits, () => new Array<Float64Array>(lags.length));
  let now = 0;
  for (const { time, wait, lag } of events) {
    if (time > now) {
      await glass.sweep({ ...dynamics, betas, sweeps: time - now });
      now = time;
      await between?.(now);
    }
    const mark = `wait ${waits[wait]}`;
    if (lag === null) await glass.remember(mark);
    else {
      const overlaps = await glass.correlate(mark);
      result[wait]![lag] = Float64Array.from(overlaps, (sum) => sum / glass.size);
    }
  }
  return result;
}

interface AgeingEvent {
  readonly time: number;
  /** Index of t_w. */
  readonly wait: number;
  /** Index of t; null where t_w itself is reached. */
  readonly lag: number | null;
}

/** What is done when: every t_w remembered, every t_w + t correlated, in order of time. */
function ageingEvents(waits: ArrayLike<number>, lags: ArrayLike<number>): AgeingEvent[] {
  const events: AgeingEvent[] = [];
  for (let wait = 0; wait < waits.length; wait++) {
    events.push({ time: waits[wait]!, wait, lag: null });
    for (let lag = 0; lag < lags.length; lag++) events.push({ time: waits[wait]! + lags[lag]!, wait, lag });
  }
  if (!events.every(({ time, lag }) => Number.isSafeInteger(time) && time >= (lag === null ? 0 : 1)))
    throw new RangeError('waiting times and lags must be whole sweeps');
  return events.sort((a, b) => a.time - b.time);
}
