/**
 * Free energy by thermodynamic integration from beta = 0, where every configuration weighs the same:
 *
 *   beta f = -ln 2 + integral of u over 0 … beta.
 *
 * Both ends of every interval have a value and a slope, du/dbeta = -T^2 c, so the trapezoid is corrected by h^2 (u'_a - u'_b) / 12 and errs
 * by h^5 u'''' / 720. At beta = 0 both are exact: u = 0, u' = -Var(E) / N = -(sum J^2 + sum h^2) / N.
 * It is only as true as the equilibrium at all hotter temperatures.
 */
import type { Estimate } from '../../observables/statistics.ts';

export interface EnergyPoint {
  readonly temperature: number;
  /** u with its thermal error. */
  readonly energy: Estimate;
  /** c. */
  readonly heat: number;
}

/**
 * f per spin at the last of the points, of one sample.
 *
 * @param points    from hot to cold, all hotter ones included
 * @param variance  Var(E) / N at beta = 0
 */
export function integratedFreeEnergy(points: readonly EnergyPoint[], variance: number): Estimate {
  let [beta, u, slope] = [0, 0, -variance];
  let integral = 0;
  // Weight of each u in the sum: half of both intervals beside it.
  const weights = points.map(() => 0);
  points.forEach(({ temperature, energy, heat }, k) => {
    const next = { beta: 1 / temperature, slope: -temperature * temperature * heat };
    const h = next.beta - beta;
    integral += (h * (u + energy.value)) / 2 + (h * h * (slope - next.slope)) / 12;
    weights[k]! += h / 2;
    if (k > 0) weights[k - 1]! += h / 2;
    [beta, u, slope] = [next.beta, energy.value, next.slope];
  });
  const squares = points.reduce((sum, { energy }, k) => sum + (weights[k]! * energy.error) ** 2, 0);
  return { value: (integral - Math.LN2) / beta, error: Math.sqrt(squares) / beta };
}
