/** An annealing as acts: sweeps dealt out over falling temperatures, then a descent at T = 0. */
import {
  adaptiveSchedule,
  geometricSchedule,
  type HeatPilot,
  linearSchedule,
  thermalCycles,
} from '../../dynamics/schedule.ts';
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { Act } from '../journey.ts';

export type AnnealingSchedule = 'linear' | 'geometric' | 'adaptive' | 'cycles' | 'quench';

export interface Annealing {
  readonly schedule: AnnealingSchedule;
  readonly hottest: number;
  readonly coldest: number;
  readonly sweeps: number;
  readonly states: number;
  /** What an adaptive schedule goes by, once it is measured. */
  pilot?(): HeatPilot;
}

/** Steps of temperature at most; more would change no energy by a visible amount. */
const MOST_STEPS = 200;
/** Sweeps at T = 0 after the last temperature: single-flip descent of a few hundred spins is over after about ten. */
export const DESCENT_SWEEPS = 32;

/** Coolings of a cycling schedule, each from half as high above the coldest temperature as the one before. */
const CYCLES = 4;

/** Steps of temperature; all schedules of one budget deal out the same sweeps. */
function stepsOf({ schedule, sweeps }: Annealing): number {
  if (schedule === 'quench') return 1;
  const steps = Math.min(sweeps, MOST_STEPS);
  return schedule === 'cycles' && steps >= 2 * CYCLES ? steps - (steps % CYCLES) : steps;
}

/** T of each step, in order; a quench is at T = 0 throughout. Too few steps for cycles are one cooling. */
export function annealingTemperatures(annealing: Annealing): Float64Array {
  const { schedule, hottest, coldest, pilot } = annealing;
  if (schedule === 'quench') return Float64Array.of(0);
  const steps = stepsOf(annealing);
  if (steps === 1) return Float64Array.of(coldest);
  const range = { hottest, coldest, steps, sweepsPerStep: 1 };
  if (schedule === 'adaptive') return adaptiveSchedule(range, pilot!()).temperatures;
  if (schedule === 'cycles' && steps >= 2 * CYCLES) {
    const stepsPerCycle = steps / CYCLES;
    const plan = { hottest, coldest, cycles: CYCLES, stepsPerCycle, sweepsPerStep: 1, decay: 0.5 };
    return thermalCycles(plan).temperatures;
  }
  return (schedule === 'geometric' ? geometricSchedule : linearSchedule)(range).temperatures;
}

/** The acts of one annealing of a leg's glass. */
export function* anneal(annealing: Annealing, glass = 0): Generator<Act> {
  const { sweeps, states } = annealing;
  const steps = stepsOf(annealing);
  const upTo = (k: number) => Math.floor((k * sweeps) / steps);
  // Asked when the first sweep begins: an adaptive schedule waits for its pilot.
  let temperatures: Float64Array | null = null;
  for (let k = 0; k < steps; k++) {
    const betas = () => {
      temperatures ??= annealingTemperatures(annealing);
      return uniformBetas(states, 1 / temperatures[k]!);
    };
    yield { kind: 'sweep', glass, sweeps: upTo(k + 1) - upTo(k), betas };
  }
  yield {
    kind: 'sweep',
    glass,
    sweeps: DESCENT_SWEEPS,
    betas: () => uniformBetas(states, Number.POSITIVE_INFINITY),
  };
}
