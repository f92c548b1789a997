/**
 * How much of the gradient of a law's residuals is gradient, where their points are drawn at random: two halves, drawn independently of
 * each other, give signal <g_A, g_B> and noise |g_A - g_B|^2 / 2 as minibatches do (`gradient-signal.ts`). Of points that lie on a fixed
 * grid there is only one set: both halves are it, the noise is 0 and the ratio infinite by construction.
 *
 * Source: signal and noise of a physics-informed network's gradient: Anagnostopoulos et al., arXiv:2403.18494.
 */
import type { ResidualDerivatives } from '../learner/derivatives/residual-derivatives.ts';
import type { ResidualTerms } from '../learner/residuals.ts';
import { type GradientSignal, gradientSignal } from './gradient-signal.ts';

/** Two sets of points drawn independently of each other and of those that are trained on. */
export type Halves = readonly [ResidualTerms, ResidualTerms];

/**
 * @param of      derivatives of the network's residuals; their points are exchanged, and are the last half's afterwards
 * @param theta   [parameter]
 * @param halves  [draw]; draws are independent of each other
 */
export function collocationSignal(
  of: ResidualDerivatives,
  theta: Float64Array,
  halves: readonly Halves[],
): GradientSignal {
  const p = of.parameters;
  const gradients = [new Float64Array(halves.length * p), new Float64Array(halves.length * p)] as const;
  for (const [draw, pair] of halves.entries())
    for (const half of [0, 1] as const) {
      of.replace(pair[half]);
      of.gradient(theta, gradients[half].subarray(draw * p, (draw + 1) * p));
    }
  return gradientSignal(gradients[0], gradients[1], p);
}
