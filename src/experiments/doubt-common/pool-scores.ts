/** How a campaign stands: how wrong its model is, what it has found, where it spent. NaN where it cannot be told. */
import type { Pool } from '../../learner/data/pools.ts';
import type { Bought } from './pool-model.ts';

/** Root mean squared error against the truth at the points held out; of classes the share where the less likely one is predicted. */
export function missOf({ task, heldOut: { truth } }: Pool, said: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < truth.length; k++)
    sum +=
      task === 'classification' ? Number(truth[k]! > 0.5 !== said[k]! > 0.5) : (truth[k]! - said[k]!) ** 2;
  return task === 'classification' ? sum / truth.length : Math.sqrt(sum / truth.length);
}

/** The true value of the best candidate among those bought (in a measured table, the largest measured value). */
export function bestOf({ task, truth }: Pool, { candidates, values }: Bought): number {
  if (task === 'classification') return Number.NaN;
  return Math.max(...(truth ? candidates.map((c) => truth[c]!) : values));
}

/** Share of purchases in the loud region, the first ones not counted. */
export function loudShare({ loud }: Pool, { candidates }: Bought, first: number): number {
  const chosen = candidates.slice(first);
  return loud && chosen.length > 0
    ? chosen.reduce((sum, c) => sum + loud[c]!, 0) / chosen.length
    : Number.NaN;
}
