/**
 * Overlaps between copies: q_ab = (1/N) sum_i s_i^a s_i^b, from the integers an engine returns.
 *
 * All R(R-1)/2 pairs of a sample are averaged inside it; errors are taken over samples only, because pairs that share a copy
 * or the couplings are not independent. With one sample the error is a jackknife over copies: thermal noise of that sample,
 * blind to the scatter between samples.
 */
import type { Histogram } from './histogram.ts';
import { type Estimate, jackknifeOf, mean, meanOverSamples } from './statistics.ts';

/** R(R-1)/2. */
export function pairCount(replicas: number): number {
  return (replicas * (replicas - 1)) / 2;
}

/**
 * State indices of all pairs of copies, for `SpinState.overlaps`: [sample][pair a < b][2], state = sample * replicas + copy.
 * The order of pairs is (0,1), (0,2), …, (0,R-1), (1,2), …
 */
export function pairsWithinSamples(samples: number, replicas: number): Uint32Array {
  const pairs = new Uint32Array(2 * samples * pairCount(replicas));
  let k = 0;
  for (let sample = 0; sample < samples; sample++) {
    for (let a = 0; a < replicas; a++) {
      for (let b = a + 1; b < replicas; b++) {
        pairs[k++] = sample * replicas + a;
        pairs[k++] = sample * replicas + b;
      }
    }
  }
  return pairs;
}

/** Per-sample means over the pairs of copies, [sample] each. */
export interface OverlapMoments {
  readonly q: Float64Array;
  readonly absQ: Float64Array;
  readonly q2: Float64Array;
  readonly q4: Float64Array;
}

/**
 * q, |q|, q^2 and q^4 of each sample, averaged over its pairs of copies.
 *
 * @param overlaps  [sample][pair], in the order of `pairsWithinSamples`: integers sum_i s_i^a s_i^b, or any real overlap
 * with `size` 1
 * @param size      N, what the integers are divided by
 * @throws RangeError if there are fewer than two copies or the lengths do not match
 */
export function overlapMoments(
  overlaps: ArrayLike<number>,
  size: number,
  samples: number,
  replicas: number,
): OverlapMoments {
  const pairs = checkedPairs(overlaps, samples, replicas);
  const q = new Float64Array(samples);
  const absQ = new Float64Array(samples);
  const q2 = new Float64Array(samples);
  const q4 = new Float64Array(samples);
  for (let k = 0; k < overlaps.length; k++) {
    const value = overlaps[k]! / size;
    const sample = Math.floor(k / pairs);
    q[sample]! += value;
    absQ[sample]! += Math.abs(value);
    q2[sample]! += value * value;
    q4[sample]! += value ** 4;
  }
  const divided = (sums: Float64Array) => sums.map((sum) => sum / pairs);
  return { q: divided(q), absQ: divided(absQ), q2: divided(q2), q4: divided(q4) };
}

/** q, |q|, q^2 and q^4 of each state with its own past, [state], averaged over copies: [sample]. */
export function selfOverlapMoments(
  correlations: ArrayLike<number>,
  size: number,
  samples: number,
  replicas: number,
): OverlapMoments {
  if (correlations.length !== samples * replicas) throw new RangeError('one correlation per state is needed');
  const perSample = (f: (q: number) => number) =>
    Float64Array.from({ length: samples }, (_, sample) => {
      let sum = 0;
      for (let r = 0; r < replicas; r++) sum += f(correlations[sample * replicas + r]! / size);
      return sum / replicas;
    });
  return {
    q: perSample((q) => q),
    absQ: perSample(Math.abs),
    q2: perSample((q) => q * q),
    q4: perSample((q) => q ** 4),
  };
}

/**
 * Mean over all pairs with the error that is right for the number of samples: over samples, or over copies where D = 1.
 *
 * @param pairValues  [sample][pair], any function of the pair's overlap
 * @returns error NaN where D = 1 and there are fewer than three copies
 */
export function meanOverPairs(pairValues: ArrayLike<number>, samples: number, replicas: number): Estimate {
  const pairs = checkedPairs(pairValues, samples, replicas);
  if (samples > 1) {
    return meanOverSamples(
      Array.from({ length: samples }, (_, s) =>
        mean(Array.prototype.slice.call(pairValues, s * pairs, (s + 1) * pairs)),
      ),
    );
  }
  return jackknifeOf(mean(pairValues), replicas < 3 ? [] : pairMeansWithoutCopy(pairValues, replicas));
}

/** Mean over the pairs that do not hold copy c, [c]: what the jackknife over copies of one sample needs. */
export function pairMeansWithoutCopy(pairValues: ArrayLike<number>, replicas: number): Float64Array {
  const touching = new Float64Array(replicas);
  let total = 0;
  let k = 0;
  for (let a = 0; a < replicas; a++) {
    for (let b = a + 1; b < replicas; b++, k++) {
      const value = pairValues[k]!;
      total += value;
      touching[a]! += value;
      touching[b]! += value;
    }
  }
  return touching.map((sum) => (total - sum) / pairCount(replicas - 1));
}

/**
 * P(q): density of q over [-1 - 1/N, 1 + 1/N], symmetrised unless told otherwise: a glass in zero field prefers no sign.
 *
 * Overlaps lie on a lattice of spacing 2/N. Each lattice point is spread over its own cell [q - 1/N, q + 1/N] before
 * binning, so that no choice of bins makes combs where some bins hold one lattice point more than others.
 *
 * @param overlaps  integers sum_i s_i^a s_i^b of all pairs, any order
 * @param bins      number of bins, at most N + 1 are used
 * @param symmetric false where a sign is preferred (a field, the weights of a perceptron): P(q) is then left as it is
 * @param counts    how often each overlap was seen, in the order of `overlaps`. Default: once
 */
export function overlapHistogram(
  overlaps: ArrayLike<number>,
  size: number,
  bins = 64,
  symmetric = true,
  counts?: ArrayLike<number>,
): Histogram {
  const count = Math.min(bins, size + 1);
  const edge = 1 + 1 / size;
  const width = (2 * edge) / count;
  const edges = Float64Array.from({ length: count + 1 }, (_, k) => -edge + k * width);
  const density = new Float64Array(count);
  let total = overlaps.length;
  if (counts) {
    total = 0;
    for (let k = 0; k < overlaps.length; k++) total += counts[k]!;
  }
  for (let k = 0; k < overlaps.length; k++) {
    const from = (overlaps[k]! - 1) / size + edge;
    spreadCell(density, from / width, (from + 2 / size) / width, (counts?.[k] ?? 1) / (total * width));
  }
  if (!symmetric) return { edges, density };
  const mirrored = density.toReversed();
  return { edges, density: density.map((value, k) => (value + mirrored[k]!) / 2) };
}

/** Adds `weight` to bins, shared by how much of [from, to] (in units of bins) each covers. */
function spreadCell(density: Float64Array, from: number, to: number, weight: number): void {
  const last = density.length - 1;
  const first = Math.min(last, Math.max(0, Math.floor(from)));
  for (let bin = first; bin <= last && bin < to; bin++) {
    const covered = Math.max(0, Math.min(to, bin + 1) - Math.max(from, bin));
    density[bin]! += (weight * covered) / (to - from);
  }
}

function checkedPairs(values: ArrayLike<number>, samples: number, replicas: number): number {
  const pairs = pairCount(replicas);
  if (pairs === 0) throw new RangeError('an overlap between copies needs at least two copies');
  if (values.length !== samples * pairs) {
    throw new RangeError(
      `${samples} samples of ${replicas} copies have ${samples * pairs} pairs, got ${values.length}`,
    );
  }
  return pairs;
}
