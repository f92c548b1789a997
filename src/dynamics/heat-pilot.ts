/**
 * The pilot run of an adaptive schedule: c(T) = du/dT as the glass shows it while it is cooled.
 *
 * The slope of the mean energy is taken, not the fluctuation: a glass that falls out of equilibrium fluctuates within one valley
 * only, but what a schedule has to share out is the energy that still comes down.
 */
import type { SpinDynamics, SpinState } from '../engine/contract.ts';
import { mean } from '../observables/statistics.ts';
import { anneal, type HeatPilot, type Schedule } from './schedule.ts';

/**
 * Cools by a short schedule and takes c from the energies at the ends of its steps, averaged over all states.
 *
 * @param schedule  three steps or more, falling, all above T = 0; its ends should be those of the schedule that is wanted
 */
export async function measureHeatPilot(
  glass: SpinState,
  schedule: Schedule,
  dynamics: SpinDynamics,
  afterStep?: (step: number, temperature: number) => Promise<void>,
): Promise<HeatPilot> {
  const energies: number[] = [];
  await anneal(glass, schedule, dynamics, async (step, temperature) => {
    energies.push((mean(await glass.energies()) * glass.unit) / glass.size);
    await afterStep?.(step, temperature);
  });
  return heatFromEnergies(schedule.temperatures, energies);
}

/**
 * c = du/dT at each temperature from its neighbours (a parabola through three points; one-sided at the ends), not below 0.
 *
 * @param temperatures  falling or rising, all different, [step], three or more
 * @param energies      per spin, [step]
 */
export function heatFromEnergies(temperatures: ArrayLike<number>, energies: ArrayLike<number>): HeatPilot {
  const count = temperatures.length;
  if (count < 3 || energies.length !== count)
    throw new RangeError('a slope needs three temperatures or more, each with an energy');
  const secant = (k: number) => (energies[k + 1]! - energies[k]!) / (temperatures[k + 1]! - temperatures[k]!);
  const specificHeats = Float64Array.from({ length: count }, (_, k) => {
    if (k === 0) return Math.max(0, secant(0));
    if (k === count - 1) return Math.max(0, secant(k - 1));
    const before = temperatures[k]! - temperatures[k - 1]!;
    const after = temperatures[k + 1]! - temperatures[k]!;
    return Math.max(0, (secant(k - 1) * after + secant(k) * before) / (before + after));
  });
  return { temperatures, specificHeats };
}
