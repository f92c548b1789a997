/** Which numbers of measurements and which noises a run goes through, about those of the configuration. */

/** Of the number of measurements. */
export const POINT_FACTORS = [0.2, 0.4, 1, 2, 4] as const;
/** Of the noise; those beside 1 are of batches of their own, with the number of measurements that is asked for. */
export const NOISE_FACTORS = [0.25, 1, 4, 16] as const;

/** Ascending, each at least 1. */
export const countsOf = ({ measurements }: { readonly measurements: number }): readonly number[] =>
  POINT_FACTORS.map((factor) => Math.max(1, Math.round(factor * measurements)));

/**
 * The Cramér-Rao bound of a plate's one conductivity, relative: u = (that of k = 1) / k, so du/dk = -u/k, and with a noise of `noise`
 * times the root mean square of u it is noise / sqrt(n), on average over the places.
 */
export function boundOfConductivity(
  { measurements, noise }: { readonly measurements: number; readonly noise: number },
  axis: 'points' | 'noise',
): { readonly x: readonly number[]; readonly y: readonly number[] } {
  const x = axis === 'points' ? countsOf({ measurements }) : NOISE_FACTORS.map((factor) => factor * noise);
  const y = x.map((at) => (axis === 'points' ? noise / Math.sqrt(at) : at / Math.sqrt(measurements)));
  return { x, y };
}
