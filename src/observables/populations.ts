/**
 * Several independent populations of one sample put together: each counts with its own estimate of Z.
 *
 * Z of a population and Z times its average are unbiased, their ratio is not; the weighted mean over M populations of R copies is
 * as good as one population of M R copies. The scatter of ln Z says whether it may be trusted: its variance should stay below 1/2,
 * or a few populations carry the whole weight.
 *
 * Source: Machta, Phys. Rev. E 82 (2010) 026704; Wang, Machta & Katzgraber, Phys. Rev. E 92 (2015) 063307.
 */
import { type JackknifeEstimate, jackknifeOverSamples, variance } from './statistics.ts';

/** sum_m Z_m x_m / sum_m Z_m with a jackknife error over populations; x and ln Z, [population]. */
export function weightedOverPopulations(
  values: ArrayLike<number>,
  logPartitions: ArrayLike<number>,
): JackknifeEstimate {
  const { weights } = relativeTo(logPartitions);
  const weighted = weights.map((weight, m) => weight * values[m]!);
  return jackknifeOverSamples([weighted, weights], ([product, weight]) => product! / weight!);
}

/**
 * Free energy F = -T ln([Z]) from ln Z of independent populations at temperature T, of the whole system.
 *
 * @returns with `logVariance`, the variance of ln Z between populations
 */
export function freeEnergy(
  logPartitions: ArrayLike<number>,
  temperature: number,
): JackknifeEstimate & { readonly logVariance: number } {
  const { weights, largest } = relativeTo(logPartitions);
  const estimate = jackknifeOverSamples([weights], ([z]) => -temperature * (largest + Math.log(z!)));
  return { ...estimate, logVariance: variance(logPartitions) };
}

/** Z over the largest of them, so that nothing overflows. */
function relativeTo(logPartitions: ArrayLike<number>): { weights: Float64Array; largest: number } {
  const logs = Float64Array.from(logPartitions);
  const largest = logs.reduce((most, value) => Math.max(most, value), -Infinity);
  return { weights: logs.map((value) => Math.exp(value - largest)), largest };
}
