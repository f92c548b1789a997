/**
 * Domain-adversarial training: a discriminator learns to tell source from target by the features, and the featuriser is given the slopes
 * of its loss reversed, times lambda. lambda grows from 0 to 1, so that the discriminator's first noise does no harm.
 * Source: Ganin et al., JMLR 17 (2016) 59, arXiv:1505.07818.
 */
import exp from '@stdlib/math-base-special-exp';
import type { NetworkShape } from '../problem.ts';

/** lambda = 2/(1 + exp(-10 p)) - 1 at the share p of the training that is over. */
export function reversalStrength(progress: number): number {
  return 2 / (1 + exp(-10 * progress)) - 1;
}

/** Features to two classes, source and target. */
export function discriminatorShape(features: number, hidden: number): NetworkShape {
  return {
    inputs: features,
    hidden: [hidden],
    outputs: 2,
    activation: 'relu',
    bias: true,
    gains: [1 / Math.sqrt(features), 1 / Math.sqrt(hidden)],
  };
}

/** One-hot rows, source points before target points of every set: [set][point][2]. */
export function domainTargets(sets: number, sources: number, targets: number): Float64Array {
  const rows = new Float64Array(sets * (sources + targets) * 2);
  for (let k = 0; k < sets * (sources + targets); k++)
    rows[2 * k + (k % (sources + targets) < sources ? 0 : 1)] = 1;
  return rows;
}
