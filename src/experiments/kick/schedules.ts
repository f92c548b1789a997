/**
 * The schedules that compete, and the grid on which each class of them is tuned. One list of factors, a profile laid over LEVELS parts
 * of a run, drives both movers: times eta for networks, times T for the glass.
 */
import { profileValues } from '../../dynamics/profile.ts';
import { type ProfileName, profileOf } from '../learner-common/optimiser.ts';

export const CLASSES = ['constant', 'decay', 'cycle'] as const;
export type ScheduleClass = (typeof CLASSES)[number];

/** Kinds of each class. Decays and cycles have equally many, so that neither has more chances than the other. */
export const KINDS: Readonly<Record<ScheduleClass, readonly ProfileName[]>> = {
  constant: ['constant'],
  decay: ['cosine', 'exponential', 'step', 'inverse-time'],
  cycle: ['restarts', 'triangular', 'triangular2', 'exp-range'],
};
export const ALL_KINDS: readonly ProfileName[] = CLASSES.flatMap((each) => KINDS[each]);

export const classOf = (kind: ProfileName): ScheduleClass =>
  CLASSES.find((each) => KINDS[each].includes(kind))!;

/** Peaks that are tried, as multiples of the rate and the temperature in the settings. */
export const NETWORK_PEAKS = [1 / 4, 1 / 2, 1, 2, 4] as const;
export const GLASS_PEAKS = [0.4, 0.63, 1, 1.6, 2.5] as const;

/** Parts of a run in which factor is constant: the same for networks and glass, however many steps or sweeps each has in one. */
export const LEVELS = 240;
/** A run is looked at so often, at even distances; each look counts for the best so far. */
export const LOOKS = 48;
export const LEVELS_PER_LOOK = LEVELS / LOOKS;

export interface Setting {
  readonly kind: ProfileName;
  /** Place in the list of peaks. */
  readonly peak: number;
}

/** [level], each in (0, 1]. */
export const factorsOf = (kind: ProfileName, cycles: number): Float64Array =>
  profileValues(profileOf(kind, LEVELS, cycles), LEVELS);

/** Looks at which a cycle is over, from 1; for every schedule the same. */
export const cycleLooks = (cycles: number): number[] =>
  Array.from({ length: cycles }, (_, c) => Math.floor(((c + 1) * LOOKS) / cycles));

/** Steps of look `look` (from 0): those before its end less those before its beginning. */
export function stepsOfLook(look: number, steps: number): number {
  return Math.floor(((look + 1) * steps) / LOOKS) - Math.floor((look * steps) / LOOKS);
}

/** The factor of each step of a look, [step]. */
export function factorsOfLook(factors: Float64Array, look: number, steps: number): Float64Array {
  const first = Math.floor((look * steps) / LOOKS);
  return Float64Array.from({ length: stepsOfLook(look, steps) }, (_, k) => {
    const level = Math.floor(((first + k) * LEVELS) / steps);
    return factors[Math.min(LEVELS - 1, level)]!;
  });
}
