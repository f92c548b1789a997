/**
 * Which candidate is worth a measurement: scores of a pool from what a model says of it, the larger the more wanted, and choices by score.
 *
 * Var = E[sigma^2] (aleatoric, the noise of the world) + Var[mu] (epistemic, the ignorance of the model). A score of the first buys
 * noise, which no purchase takes away; that is the trap. Scores are [candidate].
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import log1p from '@stdlib/math-base-special-log1p';
import { normalTail } from '../learner/gaussian-loss.ts';

/** What an ensemble or a Gaussian process says of every candidate's number, [candidate] each. */
export interface Belief {
  readonly mean: Float64Array;
  /** E[sigma^2] >= 0: variance of one measurement about its mean. */
  readonly aleatoric: Float64Array;
  /** Var[mu] >= 0: variance of what the members hold for the mean. */
  readonly epistemic: Float64Array;
}

/**
 * Members of an ensemble as one belief: mean of means, mean of variances, variance of means (divisor M, as in the mixture).
 *
 * @param means, variances  [member][candidate]
 */
export function beliefOf(means: Float64Array, variances: Float64Array, members: number): Belief {
  const n = means.length / members;
  const over = (values: (m: number, c: number) => number) =>
    Float64Array.from({ length: n }, (_, c) => {
      let sum = 0;
      for (let m = 0; m < members; m++) sum += values(m, c);
      return sum / members;
    });
  const mean = over((m, c) => means[m * n + c]!);
  return {
    mean,
    aleatoric: over((m, c) => variances[m * n + c]!),
    epistemic: over((m, c) => (means[m * n + c]! - mean[c]!) ** 2),
  };
}

export const totalVariance = ({ aleatoric, epistemic }: Belief): Float64Array =>
  aleatoric.map((a, c) => a + epistemic[c]!);

/**
 * Information that one measurement gives on the mean, (1/2) ln(1 + epistemic/aleatoric) in nats: ignorance counted in units of the noise
 * through which it is seen. For numbers this is what BALD is for classes. Source: Houlsby et al., arXiv:1112.5745; MacKay, Neural
 * Computation 4 (1992) 590.
 */
export function informationGain({ aleatoric, epistemic }: Belief): Float64Array {
  return epistemic.map((e, c) => (e === 0 ? 0 : log1p(e / aleatoric[c]!) / 2));
}

/**
 * E[max(0, f - best)] with f ~ N(mean, epistemic): the mean, not one noisy measurement of it, is what is to be large.
 *
 * @param best  the largest mean among what was bought ("plug-in" with noisy values)
 * Source: Jones, Schonlau & Welch, J. Global Optim. 13 (1998) 455; Picheny, Wagner & Ginsbourger, Struct. Multidisc. Optim. 48 (2013) 607.
 */
export function expectedImprovement({ mean, epistemic }: Belief, best: number): Float64Array {
  return mean.map((m, c) => {
    const sd = Math.sqrt(epistemic[c]!);
    if (sd === 0) return Math.max(0, m - best);
    const z = (m - best) / sd;
    return sd * (exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) + z * exp(normalTail(z).logPhi));
  });
}

/** mean + kappa sd of the epistemic part; kappa < 0 is the lower bound. Source: Srinivas et al., arXiv:0912.3995. */
export function confidenceBound({ mean, epistemic }: Belief, kappa: number): Float64Array {
  return mean.map((m, c) => m + kappa * Math.sqrt(epistemic[c]!));
}

/** Doubts about a class in nats, [candidate] each: total = aleatoric + epistemic. */
export interface ClassDoubt {
  /** H[E p], entropy of the mean prediction. */
  readonly total: Float64Array;
  /** E H[p], entropy that every member sees. */
  readonly aleatoric: Float64Array;
  /** BALD, H[E p] - E H[p] >= 0: mutual information of the label and the member. */
  readonly epistemic: Float64Array;
}

/**
 * @param probabilities  [member][candidate][class], rows of sum 1
 * Source: Houlsby, Huszar, Ghahramani & Lengyel, arXiv:1112.5745; Gal, Islam & Ghahramani, arXiv:1703.02910.
 */
export function classDoubt(probabilities: Float64Array, members: number, classes: number): ClassDoubt {
  const n = probabilities.length / (members * classes);
  const [total, aleatoric] = [new Float64Array(n), new Float64Array(n)];
  const mean = new Float64Array(classes);
  for (let c = 0; c < n; c++) {
    mean.fill(0);
    for (let m = 0; m < members; m++) {
      const start = (m * n + c) * classes;
      const p = probabilities.subarray(start, start + classes);
      aleatoric[c]! += entropy(p) / members;
      for (let k = 0; k < classes; k++) mean[k]! += p[k]! / members;
    }
    total[c] = entropy(mean);
  }
  return { total, aleatoric, epistemic: total.map((t, c) => Math.max(0, t - aleatoric[c]!)) };
}

/** -sum p ln p in nats; 0 ln 0 = 0. */
export function entropy(p: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < p.length; k++) if (p[k]! > 0) sum -= p[k]! * ln(p[k]!);
  return sum;
}
