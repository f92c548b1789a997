/** An annealing as acts: sweeps dealt out over falling temperatures, then a descent at T = 0. */
import { geometricSchedule, linearSchedule } from '../../dynamics/schedule.ts';
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { Act } from './walk.ts';

export type AnnealingSchedule = 'linear' | 'geometric' | 'quench';

export interface Annealing {
  readonly schedule: AnnealingSchedule;
  readonly hottest: number;
  readonly coldest: number;
  readonly sweeps: number;
  readonly states: number;
}

/** Steps of temperature at most; more would change no energy by a visible amount. */
const MOST_STEPS = 200;
/** Sweeps at T = 0 after the last temperature: single-flip descent of a few hundred spins is over after about ten. */
export const DESCENT_SWEEPS = 32;

/** T of each step, hot to cold; a quench is at T = 0 throughout. */
export function annealingTemperatures({ schedule, hottest, coldest, sweeps }: Annealing): Float64Array {
  if (schedule === 'quench') return Float64Array.of(0);
  const steps = Math.min(sweeps, MOST_STEPS);
  if (steps === 1) return Float64Array.of(coldest);
  const range = { hottest, coldest, steps, sweepsPerStep: 1 };
  return (schedule === 'geometric' ? geometricSchedule : linearSchedule)(range).temperatures;
}

/** The acts of one annealing of a leg's glass. */
export function* anneal(annealing: Annealing, glass = 0): Generator<Act> {
  const { sweeps, states } = annealing;
  const temperatures = annealingTemperatures(annealing);
  const upTo = (k: number) => Math.floor((k * sweeps) / temperatures.length);
  for (const [k, temperature] of temperatures.entries()) {
    const here = upTo(k + 1) - upTo(k);
    yield { kind: 'sweep', glass, sweeps: here, betas: () => uniformBetas(states, 1 / temperature) };
  }
  yield {
    kind: 'sweep',
    glass,
    sweeps: DESCENT_SWEEPS,
    betas: () => uniformBetas(states, Number.POSITIVE_INFINITY),
  };
}
