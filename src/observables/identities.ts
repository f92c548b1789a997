/**
 * Exact identities of equilibrium, averaged over disorder, from Gaussian integration by parts: E[J f(J)] = Var(J) E[f'(J)].
 *
 * SK, Gaussian couplings of variance J^2/N, no field, any N and T:        [u] = -(beta J^2 / 2) (1 - [<q^2>])
 * Gaussian couplings of variance J^2 on N_b bonds, no field:              [u] = -(beta J^2 N_b / N) (1 - [<q_l>])
 * networks, labels y = f* + sqrt(Delta) z with Gaussian z, any P and T:
 *                                      (sqrt(Delta)/P) [sum_mu z_mu <f_mu>] = (Delta/T) (q_aa - [q_ab])
 *
 * q holds its i = j terms, between two independent copies. For binary couplings the first one misses by O(1/N), because only a
 * Gaussian obeys it exactly. Written in units of q, both read "left = right", and their gap is the signed distance from
 * equilibrium,
 * positive where copies are less alike than equilibrium asks for.
 * Source: Guerra, Int. J. Mod. Phys. B 10 (1996) 1675; as a test of equilibration Katzgraber, Palassini & Young, PRB 63
 * (2001) 184422.
 */

import { meanOverPairs, pairMeansWithoutCopy } from './overlap.ts';
import { type Estimate, jackknifeOf, mean, meanOverSamples } from './statistics.ts';

/** What <q^2> must be at energy u per spin if the glass is in equilibrium: 1 + 2 T u / J^2 (`coupling` is J). */
export function skIdentity(temperature: number, energyPerSpin: number, coupling = 1): number {
  return 1 + (2 * temperature * energyPerSpin) / coupling ** 2;
}

/**
 * [1 + 2 T u] - [<q^2>] with its error over samples: zero in equilibrium, positive after a quench.
 *
 * @param energyPerSpin  [sample], mean over copies and measurements
 * @param q2             [sample], mean over pairs of copies and measurements of the same sweeps. The two are subtracted sample
 *                       by sample, so what they share cancels in the error too
 */
export function skIdentityGap(
  temperature: number,
  energyPerSpin: ArrayLike<number>,
  q2: ArrayLike<number>,
  coupling = 1,
): Estimate {
  if (energyPerSpin.length !== q2.length)
    throw new RangeError('energies and overlaps are of different samples');
  return meanOverSamples(
    Float64Array.from(
      { length: q2.length },
      (_, s) => skIdentity(temperature, energyPerSpin[s]!, coupling) - q2[s]!,
    ),
  );
}

/**
 * The same for a short-range glass (Edwards–Anderson): [1 + T u N / (N_b J^2)] - [<q_l>], in units of the link overlap.
 *
 * @param energyPerSpin  [sample]
 * @param linkOverlap    [sample], mean over pairs of copies of `linkOverlaps`, over the same bonds
 * @param bondsPerSpin   N_b / N: d on a periodic d-dimensional lattice, half the coordination number
 * Source: Katzgraber, Palassini & Young, PRB 63 (2001) 184422. For ±J couplings it does not hold.
 */
export function eaIdentityGap(
  temperature: number,
  energyPerSpin: ArrayLike<number>,
  linkOverlap: ArrayLike<number>,
  bondsPerSpin: number,
  coupling = 1,
): Estimate {
  if (energyPerSpin.length !== linkOverlap.length)
    throw new RangeError('energies and overlaps are of different samples');
  const scale = temperature / (bondsPerSpin * coupling ** 2);
  return meanOverSamples(
    Float64Array.from(
      { length: linkOverlap.length },
      (_, s) => 1 + scale * energyPerSpin[s]! - linkOverlap[s]!,
    ),
  );
}

/**
 * (q_aa - q_ab) - (T/Delta)(sqrt(Delta)/P) sum_mu z_mu f_mu of a batch of networks, in units of q: zero in equilibrium.
 *
 * @param labelCorrelation  (1/P) sum_mu z_mu f_mu, [set], mean over copies and measurements
 * @param selfOverlap       q_aa = (1/P) sum f_a^2, [set]
 * @param mutualOverlap     q_ab = (1/P) sum f_a f_b, [set], mean over pairs of copies; on the training points, not normalised
 * @param noise             Delta > 0, the variance of the label noise
 */
export function networkIdentityGap(
  temperature: number,
  noise: number,
  labelCorrelation: ArrayLike<number>,
  selfOverlap: ArrayLike<number>,
  mutualOverlap: ArrayLike<number>,
): Estimate {
  if (!(noise > 0)) throw new RangeError('the identity of the networks needs label noise Delta > 0');
  const scale = temperature / Math.sqrt(noise);
  return meanOverSamples(
    Float64Array.from(
      { length: selfOverlap.length },
      (_, s) => selfOverlap[s]! - mutualOverlap[s]! - scale * labelCorrelation[s]!,
    ),
  );
}

/**
 * Bhatt–Young: q^2 of a state with itself half a run earlier, minus q^2 between copies. The first starts too high (a copy still
 * resembles its past), the second too low (copies started apart); in equilibrium, and only there, they meet.
 *
 * @param selfQ2    [sample]: mean over copies of q^2(S/2 -> S)
 * @param mutualQ2  [sample]: mean over pairs of q^2 between copies
 * Source: Bhatt & Young, Phys. Rev. Lett. 54 (1985) 924.
 */
export function bhattYoungGap(selfQ2: ArrayLike<number>, mutualQ2: ArrayLike<number>): Estimate {
  if (selfQ2.length !== mutualQ2.length)
    throw new RangeError('self and mutual overlaps are of different samples');
  return meanOverSamples(Float64Array.from({ length: selfQ2.length }, (_, s) => selfQ2[s]! - mutualQ2[s]!));
}

/**
 * The same for a single sample: error by jackknife over its copies, each left out of its own past and of all its pairs.
 *
 * @param selfQ2   [copy]
 * @param pairQ2   [pair], in the order of `pairsWithinSamples(1, copies)`
 * @returns error NaN with fewer than three copies
 */
export function bhattYoungGapOfOneSample(selfQ2: ArrayLike<number>, pairQ2: ArrayLike<number>): Estimate {
  const copies = selfQ2.length;
  const total = copies * mean(selfQ2);
  const value = total / copies - meanOverPairs(pairQ2, 1, copies).value;
  if (copies < 3) return { value, error: Number.NaN };
  const without = pairMeansWithoutCopy(pairQ2, copies).map(
    (q2, c) => (total - selfQ2[c]!) / (copies - 1) - q2,
  );
  return jackknifeOf(value, without);
}
