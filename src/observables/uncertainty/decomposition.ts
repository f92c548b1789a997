/**
 * Two doubts in one variance. Members of an ensemble (or samples of a posterior, or passes of dropout) say a mean and a variance
 * each; as a mixture of Gaussians with equal weights they have
 *
 *   mu* = E[mu],   Var = E[sigma^2] + Var[mu] = E[sigma^2 + mu^2] - mu*^2,
 *
 * the first term the noise that no further data remove (aleatoric), the second what members disagree on (epistemic). The identity
 * is exact with Var[mu] = (1/E) sum (mu - mu*)^2: divisor E, since the mixture is the prediction and no sample of one. As an
 * estimate of the spread of infinitely many members the divisor is E - 1 (`ddof: 1`); the identity then does not hold.
 *
 * Source: Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474; law of total variance; Depeweg et al., arXiv:1710.07283.
 */
import { varianceOf } from '../../learner/gaussian-loss.ts';

/** What members say, [member][point][value], in units of the targets. */
export interface Members {
  readonly members: number;
  readonly mean: Float64Array;
  /** Of the noise, sigma^2; zeros where members say no variance. */
  readonly variance: Float64Array;
}

/** Mean and variances, [point][value]: the total variance is their sum. */
export interface Predictions {
  readonly mean: Float64Array;
  /** E[sigma^2] */
  readonly aleatoric: Float64Array;
  /** Var[mu] */
  readonly epistemic: Float64Array;
}

/** @throws RangeError if lengths do not fit, or `ddof` leaves nothing to divide by */
export function decompose({ members, mean, variance }: Members, ddof: 0 | 1 = 0): Predictions {
  const cells = mean.length / members;
  if (!Number.isInteger(cells) || variance.length !== mean.length)
    throw new RangeError(`${mean.length} means and ${variance.length} variances of ${members} members`);
  if (members <= ddof) throw new RangeError(`${members} member has no spread`);
  const centre = averaged(mean, members);
  const spread = new Float64Array(cells);
  for (let k = 0; k < mean.length; k++) {
    const off = mean[k]! - centre[k % cells]!;
    spread[k % cells]! += (off * off) / (members - ddof);
  }
  return { mean: centre, aleatoric: averaged(variance, members), epistemic: spread };
}

/** E[sigma^2] + Var[mu], [point][value]. */
export function totalVariance({ aleatoric, epistemic }: Predictions): Float64Array {
  return aleatoric.map((v, k) => v + epistemic[k]!);
}

/** Mean over members of [member][cell]. */
export function averaged(values: Float64Array, members: number): Float64Array {
  const cells = values.length / members;
  const sum = new Float64Array(cells);
  for (let k = 0; k < values.length; k++) sum[k % cells]! += values[k]!;
  return sum.map((total) => total / members);
}

/** Members' means and variances from outputs of a `gaussian` problem, [network][point][2 values], with its least variance. */
export function gaussianMembers(
  outputs: Float64Array,
  networks: number,
  values: number,
  floor: number,
): Members {
  const rows = outputs.length / (2 * values);
  const mean = new Float64Array(rows * values);
  const variance = new Float64Array(rows * values);
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < values; k++) {
      mean[row * values + k] = outputs[2 * row * values + k]!;
      variance[row * values + k] = varianceOf(outputs[(2 * row + 1) * values + k]!, floor);
    }
  return { members: networks, mean, variance };
}
