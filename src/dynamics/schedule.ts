/**
 * Cooling schedules: one type for all of them, a list of steps of (T, sweeps) that `anneal` walks.
 *
 *   linear      equal steps in T
 *   geometric   equal steps in ln T
 *   adaptive    equal steps in thermodynamic length, from the specific heat of a pilot run: slow where the glass has much to do
 *   cycles      thermal cycling: heated again and again, lower every time, the twin of cyclical learning rates
 *
 * Temperatures decide spins, so they are made of IEEE basic operations only and are the same on every host.
 */
import type { SpinDynamics, SpinState } from '../engine/contract.ts';
import { geometricLadder, uniformBetas } from './temperature-ladder.ts';

export interface Schedule {
  /** [step], in the order in which they are visited; 0 is a quench. */
  readonly temperatures: Float64Array;
  /** 1/T, [step]; Infinity at T = 0. */
  readonly betas: Float64Array;
  /** Sweeps at each temperature, [step]. */
  readonly sweeps: Uint32Array;
}

/** From where to where, in how many steps. */
export interface ScheduleRange {
  /** T of the first step. */
  readonly hottest: number;
  /** T of the last step. */
  readonly coldest: number;
  /** 1 …: a single step stays at `hottest`. */
  readonly steps: number;
  /** Sweeps at each temperature. */
  readonly sweepsPerStep: number;
}

/** T_k = hottest + (coldest - hottest) k/(steps - 1), both ends exact. `coldest` may be 0. @throws RangeError on no range */
export function linearSchedule(range: ScheduleRange): Schedule {
  return fromShares(range, 0, (share) => range.hottest + (range.coldest - range.hottest) * share);
}

/** T_k = hottest (coldest/hottest)^(k/(steps - 1)), the temperatures of `geometricLadder`. @throws RangeError on no range */
export function geometricSchedule(range: ScheduleRange): Schedule {
  checkRange(range, Number.MIN_VALUE);
  const { temperatures } = geometricLadder(range.hottest, range.coldest, range.steps);
  return scheduleOf(temperatures, range.sweepsPerStep);
}

/** Specific heat against temperature, as a pilot run measured it (`specificHeat` of the observables). */
export interface HeatPilot {
  /** Different temperatures above 0, two or more, in any order. */
  readonly temperatures: ArrayLike<number>;
  /** c(T) per spin, [temperature]; noise may make it 0, not negative. */
  readonly specificHeats: ArrayLike<number>;
}

/**
 * Constant thermodynamic speed: every step covers the same length of d(length) = sqrt(c(T)) dT / T, that is the same number of
 * standard deviations of the energy, so that neighbouring steps overlap equally well everywhere.
 *
 * sqrt(c)/T is taken linear between the pilot's temperatures and constant beyond them, and never below 1 % of its largest value,
 * so that a flat stretch is still crossed in finite steps.
 *
 * @throws RangeError if the pilot is no table, or on no range
 * Source: Salamon, Nulton, Harland, Pedersen, Ruppeiner & Liao, Comput. Phys. Commun. 49 (1988) 423; the same rule from the
 * spread of energies: Huang, Romeo & Sangiovanni-Vincentelli, ICCAD (1986) 381.
 */
export function adaptiveSchedule(range: ScheduleRange, pilot: HeatPilot): Schedule {
  const density = lengthDensity(pilot);
  // Cumulative length on a fine grid from hot to cold, by the trapezoidal rule; then inverted.
  const grid = Float64Array.from(
    { length: GRID + 1 },
    (_, k) => range.hottest + ((range.coldest - range.hottest) * k) / GRID,
  );
  const length = new Float64Array(GRID + 1);
  for (let k = 1; k <= GRID; k++)
    length[k] =
      length[k - 1]! + ((density(grid[k - 1]!) + density(grid[k]!)) / 2) * (grid[k - 1]! - grid[k]!);
  let at = 1;
  return fromShares(range, Number.MIN_VALUE, (share) => {
    const target = share * length[GRID]!;
    while (at < GRID && length[at]! < target) at++;
    const part = (target - length[at - 1]!) / (length[at]! - length[at - 1]!);
    return grid[at - 1]! + (grid[at]! - grid[at - 1]!) * part;
  });
}

const GRID = 4096;

/** sqrt(c)/T between the rows of the pilot. */
function lengthDensity({ temperatures, specificHeats }: HeatPilot): (temperature: number) => number {
  const rows = Array.from(temperatures, (T, k) => ({ T, c: specificHeats[k]! })).sort((a, b) => a.T - b.T);
  if (
    rows.length < 2 ||
    specificHeats.length !== rows.length ||
    !rows.every(({ T, c }, k) => T > (k > 0 ? rows[k - 1]!.T : 0) && c >= 0 && c < Infinity)
  ) {
    throw new RangeError(
      'a pilot needs two or more different temperatures above 0, each with a specific heat',
    );
  }
  const density = rows.map(({ T, c }) => Math.sqrt(c) / T);
  const floor = 0.01 * Math.max(...density);
  if (!(floor > 0)) throw new RangeError('a pilot with no specific heat at all says nothing');
  const safe = density.map((d) => Math.max(d, floor));
  return (temperature) => {
    let k = 0;
    while (k < rows.length - 2 && temperature > rows[k + 1]!.T) k++;
    const share = (temperature - rows[k]!.T) / (rows[k + 1]!.T - rows[k]!.T);
    return safe[k]! + (safe[k + 1]! - safe[k]!) * Math.min(1, Math.max(0, share));
  };
}

export interface CyclePlan {
  /** Top of the first cycle. */
  readonly hottest: number;
  /** Bottom of every cycle, above 0. */
  readonly coldest: number;
  readonly cycles: number;
  /** Steps of one cycle, 2 or more. */
  readonly stepsPerCycle: number;
  readonly sweepsPerStep: number;
  /** Top of cycle c is coldest + (hottest - coldest) decay^c, 0 < decay <= 1. Default 1. */
  readonly decay?: number;
  /**
   * `sawtooth`: down only, then a jump up (a warm restart of the learning rate). `triangle`: up and down again (Smith's
   * triangular rate), which begins and ends cold. Default `sawtooth`.
   */
  readonly shape?: 'sawtooth' | 'triangle';
}

/**
 * Thermal cycling: heating of falling amplitude, each followed by cooling.
 *
 * @throws RangeError unless hottest >= coldest > 0 and the counts are positive
 * Source: Möbius, Neklioudov, Díaz-Sánchez, Hoffmann, Fachat & Schreiber, Phys. Rev. Lett. 79 (1997) 4297. Learning rates:
 * Smith, WACV (2017) 464 (triangle); Loshchilov & Hutter, ICLR (2017) (restarts).
 */
export function thermalCycles(plan: CyclePlan): Schedule {
  const { hottest, coldest, cycles, stepsPerCycle, sweepsPerStep, decay = 1, shape = 'sawtooth' } = plan;
  const wrong = !(decay > 0 && decay <= 1 && coldest > 0) || !(cycles >= 1) || !(stepsPerCycle >= 2);
  if (wrong)
    throw new RangeError('thermal cycles need coldest > 0, 0 < decay <= 1 and two steps or more each');
  const temperatures: number[] = [];
  let amplitude = hottest - coldest;
  for (let cycle = 0; cycle < cycles; cycle++, amplitude *= decay) {
    for (let step = 0; step < stepsPerCycle; step++) {
      const down = step / (stepsPerCycle - 1);
      const height = shape === 'sawtooth' ? 1 - down : 1 - Math.abs(2 * down - 1);
      temperatures.push(height === 0 ? coldest : coldest + amplitude * height);
    }
  }
  checkRange({ hottest, coldest, steps: temperatures.length, sweepsPerStep }, Number.MIN_VALUE);
  return scheduleOf(temperatures, sweepsPerStep);
}

/** A schedule of given temperatures, in their order, with as many sweeps at each, or a number for each. */
export function scheduleOf(temperatures: ArrayLike<number>, sweeps: number | ArrayLike<number>): Schedule {
  const all = Float64Array.from(temperatures);
  const counts = Uint32Array.from(all, (_, k) => (typeof sweeps === 'number' ? sweeps : sweeps[k]!));
  if (all.length === 0 || !all.every((T) => T >= 0 && T < Infinity)) {
    throw new RangeError('a schedule needs temperatures of 0 or more');
  }
  return { temperatures: all, betas: all.map((T) => 1 / T), sweeps: counts };
}

function fromShares(range: ScheduleRange, smallest: number, at: (share: number) => number): Schedule {
  checkRange(range, smallest);
  const { hottest, coldest, steps, sweepsPerStep } = range;
  const temperatures = Float64Array.from({ length: steps }, (_, k) => {
    if (k === 0) return hottest;
    return k === steps - 1 ? coldest : at(k / (steps - 1));
  });
  return scheduleOf(temperatures, sweepsPerStep);
}

function checkRange({ hottest, coldest, steps, sweepsPerStep }: ScheduleRange, smallest: number): void {
  const whole = (count: number, least: number) => Number.isSafeInteger(count) && count >= least;
  const ordered = hottest >= coldest && coldest >= smallest && hottest < Infinity;
  if (!ordered || !whole(steps, 1) || !whole(sweepsPerStep, 0)) {
    throw new RangeError(
      `no schedule of ${steps} steps of ${sweepsPerStep} sweeps leads from T = ${hottest} to ${coldest}`,
    );
  }
}

/**
 * Walks a schedule with every state of a glass at the same temperature; `afterStep` measures, pauses, or throws to end.
 *
 * @param sweep  how the sweeps of one step are made, where they must be cut into pieces (`Pacer`). Default: in one request
 */
export async function anneal(
  glass: SpinState,
  schedule: Schedule,
  dynamics: SpinDynamics,
  afterStep?: (step: number, temperature: number) => Promise<void>,
  sweep: (betas: Float64Array, sweeps: number) => Promise<void> = (betas, sweeps) =>
    glass.sweep({ ...dynamics, betas, sweeps }),
): Promise<void> {
  for (let step = 0; step < schedule.sweeps.length; step++) {
    await sweep(uniformBetas(glass.states, schedule.betas[step]!), schedule.sweeps[step]!);
    await afterStep?.(step, schedule.temperatures[step]!);
  }
}
