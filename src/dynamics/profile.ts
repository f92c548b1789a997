/**
 * One type for everything that is turned up and down in time: a learning rate, the temperature of networks, the temperature of a
 * glass. A kick of the learning rate and a reheating of the glass are the same object here, read by two movers.
 *
 * A profile is a value for every step 0 … steps - 1, relative to a peak: multiply by eta_max or T_max. Temperatures decide
 * spins, so only IEEE basic operations and @stdlib functions are used: the same profile on every host.
 *
 * Sources: cosine and restarts: Loshchilov & Hutter, ICLR (2017), arXiv:1608.03983; snapshots of restarts: Huang et al., ICLR
 * (2017); triangular, triangular2, exp_range and the range test: Smith, WACV (2017) 464, arXiv:1506.01186; one cycle: Smith &
 * Topin, arXiv:1708.07120; 1/t: Robbins & Monro, Ann. Math. Statist. 22 (1951) 400.
 */
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';

export type Profile =
  | { readonly kind: 'constant' }
  /** 1/(1 + t/halfLife): half after `halfLife` steps. */
  | { readonly kind: 'inverse-time'; readonly halfLife: number }
  /** Times `factor` after every `every` steps. */
  | { readonly kind: 'step'; readonly every: number; readonly factor: number }
  /** From 1 to `floor` in equal ratios. */
  | { readonly kind: 'exponential'; readonly floor: number }
  /** From 1 to `floor` along half a cosine. */
  | { readonly kind: 'cosine'; readonly floor: number }
  /** Cosines from 1 to `floor`, each `growth` times as long as the last; the first has `period` steps. */
  | { readonly kind: 'restarts'; readonly period: number; readonly growth: number; readonly floor: number }
  /**
   * Up and down again in `period` steps, from `floor`. The top of cycle c (from 0) above the floor is 1, 2^-c (`triangular2`), or
   * gamma^t at step t (`exp-range`).
   */
  | {
      readonly kind: 'triangular';
      readonly period: number;
      readonly floor: number;
      readonly peaks: 'equal' | 'halved' | { readonly gamma: number };
    }
  /** Linearly up from `start` to 1 in the first `rise` of the steps, then down along half a cosine to `floor`. */
  | { readonly kind: 'one-cycle'; readonly rise: number; readonly start: number; readonly floor: number }
  /** From `start` to 1 in equal ratios: what is swept to find the bounds of the others. */
  | { readonly kind: 'range-test'; readonly start: number };

export interface WarmUp {
  /** Steps in which the value grows linearly from 1/warmUp of the profile to all of it. 0 = none. */
  readonly warmUp?: number;
}

/** From 1 at share 0 to `floor` at share 1. */
function halfCosine(share: number, floor: number): number {
  return floor + ((1 - floor) * (1 + cos(Math.PI * share))) / 2;
}

/** a^x for a > 0, the same on every host. */
function power(a: number, x: number): number {
  return x === 0 ? 1 : exp(x * ln(a));
}

/**
 * The value of a profile at every step, [step], each in (0, 1].
 *
 * @throws RangeError naming the number that is out of range
 */
export function profileValues(profile: Profile, steps: number, { warmUp = 0 }: WarmUp = {}): Float64Array {
  checkProfile(profile, steps, warmUp);
  const value = shapeOf(profile, steps);
  return Float64Array.from({ length: steps }, (_, t) => value(t) * (t < warmUp ? (t + 1) / warmUp : 1));
}

function shapeOf(profile: Profile, steps: number): (step: number) => number {
  const last = Math.max(1, steps - 1);
  switch (profile.kind) {
    case 'constant':
      return () => 1;
    case 'inverse-time':
      return (t) => 1 / (1 + t / profile.halfLife);
    case 'step':
      return (t) => power(profile.factor, Math.floor(t / profile.every));
    case 'exponential':
      return (t) => power(profile.floor, t / last);
    case 'range-test':
      return (t) => power(profile.start, 1 - t / last);
    case 'cosine':
      return (t) => halfCosine(t / last, profile.floor);
    case 'restarts':
      return (t) => {
        const { share } = cycleAt(t, profile.period, profile.growth);
        return halfCosine(share, profile.floor);
      };
    case 'triangular':
      return (t) => triangular(profile, t);
    case 'one-cycle': {
      const top = Math.max(1, Math.round(profile.rise * last));
      return (t) =>
        t <= top
          ? profile.start + ((1 - profile.start) * t) / top
          : halfCosine((t - top) / Math.max(1, last - top), profile.floor);
    }
  }
}

function triangular({ period, floor, peaks }: Profile & { kind: 'triangular' }, t: number): number {
  const cycle = Math.floor(t / period);
  const height = 1 - Math.abs((2 * (t - cycle * period)) / period - 1);
  const top = peaks === 'equal' ? 1 : peaks === 'halved' ? 2 ** -cycle : power(peaks.gamma, t);
  return floor + (1 - floor) * height * top;
}

/** Which cycle a step is in, how far it is through it, 0 … 1 (at its last step), and where the cycle began. */
function cycleAt(step: number, period: number, growth: number) {
  let [begin, length, cycle] = [0, period, 0];
  while (step >= begin + length) {
    begin += length;
    length = Math.max(1, Math.round(length * growth));
    cycle++;
  }
  return { cycle, begin, share: length > 1 ? (step - begin) / (length - 1) : 1 };
}

/**
 * The last step of every whole cycle of a profile that has cycles, where its value is lowest: where snapshots are taken. A profile
 * without cycles has one, its end.
 */
export function cycleEnds(profile: Profile, steps: number): number[] {
  if (profile.kind !== 'restarts' && profile.kind !== 'triangular') return [steps - 1];
  const growth = profile.kind === 'restarts' ? profile.growth : 1;
  const ends: number[] = [];
  for (let end = profile.period, length = profile.period; end <= steps; ) {
    ends.push(end - 1);
    length = Math.max(1, Math.round(length * growth));
    end += length;
  }
  return ends;
}

function checkProfile(profile: Profile, steps: number, warmUp: number): void {
  const need = (name: string, value: number, fits: boolean) => {
    if (!fits)
      throw new RangeError(`${name} ${value} does not fit a ${profile.kind} profile of ${steps} steps`);
  };
  const count = (name: string, value: number, least: number) =>
    need(name, value, Number.isSafeInteger(value) && value >= least);
  const share = (name: string, value: number) => need(name, value, value > 0 && value <= 1);
  count('steps', steps, 1);
  count('warmUp', warmUp, 0);
  if ('floor' in profile) share('floor', profile.floor);
  if ('start' in profile) share('start', profile.start);
  if (profile.kind === 'inverse-time') need('halfLife', profile.halfLife, profile.halfLife > 0);
  if (profile.kind === 'step') {
    count('every', profile.every, 1);
    share('factor', profile.factor);
  }
  if (profile.kind === 'one-cycle') share('rise', profile.rise);
  if (profile.kind === 'restarts' || profile.kind === 'triangular') count('period', profile.period, 2);
  if (profile.kind === 'restarts')
    need('growth', profile.growth, profile.growth >= 1 && profile.growth < Infinity);
  if (profile.kind === 'triangular' && typeof profile.peaks === 'object') share('gamma', profile.peaks.gamma);
}
