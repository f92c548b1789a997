/**
 * Deep ensembles as published: mean over the splits of root mean squared error and of -ln p per point (nats), in units of the target.
 *
 * The +- of the paper is the standard deviation over splits, not the standard error of the mean: repeating the protocol on the same
 * splits gives that spread (docs/uncertainty.md). The standard error is it over the square root of their number.
 *
 * Source: Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474, table 1.
 */
import type { Estimate } from '../../observables/statistics.ts';

interface Printed {
  readonly rmse: readonly [mean: number, spread: number];
  readonly nll: readonly [mean: number, spread: number];
  readonly splits: number;
}

/** By the names of folders in the collection of splits that the paper used. Protein has 5 splits. */
const PRINTED: Readonly<Record<string, Printed>> = {
  bostonHousing: { rmse: [3.28, 1.0], nll: [2.41, 0.25], splits: 20 },
  concrete: { rmse: [6.03, 0.58], nll: [3.06, 0.18], splits: 20 },
  energy: { rmse: [2.09, 0.29], nll: [1.38, 0.22], splits: 20 },
  kin8nm: { rmse: [0.09, 0.0], nll: [-1.2, 0.02], splits: 20 },
  'naval-propulsion-plant': { rmse: [0.0, 0.0], nll: [-5.63, 0.05], splits: 20 },
  'power-plant': { rmse: [4.11, 0.17], nll: [2.79, 0.04], splits: 20 },
  'protein-tertiary-structure': { rmse: [4.71, 0.06], nll: [2.83, 0.02], splits: 5 },
  'wine-quality-red': { rmse: [0.64, 0.04], nll: [0.94, 0.12], splits: 20 },
  yacht: { rmse: [1.58, 0.48], nll: [1.18, 0.21], splits: 20 },
};

const ALIASES: Readonly<Record<string, string>> = {
  boston: 'bostonHousing',
  'boston-housing': 'bostonHousing',
  wine: 'wine-quality-red',
  'wine-red': 'wine-quality-red',
  power: 'power-plant',
  protein: 'protein-tertiary-structure',
  naval: 'naval-propulsion-plant',
};

/** Half of the last printed digit: no measurement is nearer than that. */
const ROUNDING = 0.005;

/** Mean and standard error, null where the paper says nothing of this set. */
export function publishedOf(set: string): { readonly rmse: Estimate; readonly nll: Estimate } | null {
  const printed = PRINTED[ALIASES[set] ?? set];
  if (!printed) return null;
  const estimate = ([value, spread]: readonly [number, number]) => ({
    value,
    error: Math.max(spread / Math.sqrt(printed.splits), ROUNDING),
  });
  return { rmse: estimate(printed.rmse), nll: estimate(printed.nll) };
}

/** Units of the hidden layer: 50, and 100 for the large sets. */
export function widthOf(set: string, width: number): number {
  return (ALIASES[set] ?? set) === 'protein-tertiary-structure' ? 2 * width : width;
}

export type Verdict = 'within' | 'better' | 'worse';

/** Against the published mean: within one published standard error, else on which side. Smaller is better. */
export function compared(value: number, published: Estimate): Verdict {
  const difference = value - published.value;
  if (Math.abs(difference) <= published.error) return 'within';
  return difference < 0 ? 'better' : 'worse';
}
