/**
 * Which candidate is worth a measurement: scores of a pool from what a model says of it, the larger the more wanted, and choices by score.
 *
 * Var = E[sigma^2] (aleatoric, the noise of the world) + Var[mu] (epistemic, the ignorance of the model). A score of the first buys
 * noise, which no purchase takes away; that is the trap. Scores are [candidate]. Of classes the epistemic part is BALD itself
 * (`uncertainty/class-doubt.ts`).
 */
import exp from '@stdlib/math-base-special-exp';
import log1p from '@stdlib/math-base-special-log1p';
import { normalTail } from '../learner/gaussian-loss.ts';
import type { Predictions } from './uncertainty/decomposition.ts';

/**
 * Information that one measurement gives on the mean, (1/2) ln(1 + epistemic/aleatoric) in nats: ignorance counted in units of the noise
 * through which it is seen. For numbers this is what BALD is for classes. Source: Houlsby et al., arXiv:1112.5745; MacKay, Neural
 * Computation 4 (1992) 590.
 */
export function informationGain({ aleatoric, epistemic }: Predictions): Float64Array {
  return epistemic.map((e, c) => (e === 0 ? 0 : log1p(e / aleatoric[c]!) / 2));
}

/**
 * E[max(0, f - best)] with f ~ N(mean, epistemic): the mean, not one noisy measurement of it, is what is to be large.
 *
 * @param best  the largest mean among what was bought ("plug-in" with noisy values)
 * Source: Jones, Schonlau & Welch, J. Global Optim. 13 (1998) 455; Picheny, Wagner & Ginsbourger, Struct. Multidisc. Optim. 48 (2013) 607.
 */
export function expectedImprovement({ mean, epistemic }: Predictions, best: number): Float64Array {
  return mean.map((m, c) => {
    const sd = Math.sqrt(epistemic[c]!);
    if (sd === 0) return Math.max(0, m - best);
    const z = (m - best) / sd;
    return sd * (exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) + z * exp(normalTail(z).logPhi));
  });
}

/** mean + kappa sd of the epistemic part; kappa < 0 is the lower bound. Source: Srinivas et al., arXiv:0912.3995. */
export function confidenceBound({ mean, epistemic }: Predictions, kappa: number): Float64Array {
  return mean.map((m, c) => m + kappa * Math.sqrt(epistemic[c]!));
}
