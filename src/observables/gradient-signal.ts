/**
 * How much of a minibatch's gradient is gradient, from two half batches of B points drawn independently of each other:
 *
 *   signal = g_A . g_B             mean |g|^2, unbiased: the noises of the halves have nothing to do with each other
 *   noise  = (1/2) |g_A - g_B|^2   mean tr Cov(g_A), the variance of one half
 *   ratio  = signal / noise
 *
 * For Gaussian halves of mean g and covariance S, Var(signal) = tr S^2 + 2 g.Sg and Var(noise) = 2 tr S^2. The halves must be drawn
 * with replacement: two disjoint halves of all P points know of each other (what one has too much of the other lacks), and their
 * "signal" is too low by the variance, |g|^2 - tr S for a split of the whole set.
 * Random numbers: stream HalfBatch, index = slot (the second half's after the first's), time = draw, owner = network.
 */
import type { NetworkDerivatives } from '../learner/derivatives/network-derivatives.ts';
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';
import {
  type Estimate,
  type JackknifeEstimate,
  jackknifeOverSamples,
  meanOverSamples,
} from './statistics.ts';

export interface GradientSignal {
  readonly signal: Estimate;
  readonly noise: Estimate;
  /** Ratio of the means, jackknifed over draws. */
  readonly ratio: JackknifeEstimate;
}

/**
 * @param first, second  gradients of the two halves, [draw][parameter]; draws are independent
 * @throws RangeError if the two differ in length, or are not whole gradients
 */
export function gradientSignal(
  first: Float64Array,
  second: Float64Array,
  parameters: number,
): GradientSignal {
  const draws = first.length / parameters;
  if (first.length !== second.length || !(Number.isInteger(draws) && draws >= 1))
    throw new RangeError(`${first.length} and ${second.length} values are not pairs of ${parameters}`);
  const signals = new Float64Array(draws);
  const noises = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (let k = draw * parameters; k < (draw + 1) * parameters; k++) {
      signals[draw]! += first[k]! * second[k]!;
      noises[draw]! += (first[k]! - second[k]!) ** 2 / 2;
    }
  }
  return {
    signal: meanOverSamples(signals),
    noise: meanOverSamples(noises),
    ratio: jackknifeOverSamples([signals, noises], ([signal, noise]) => signal! / noise!),
  };
}

export interface SignalDraws {
  /** Points of one half. */
  readonly half: number;
  readonly draws: number;
  readonly seed: Seed;
  /** Number of the first draw: give each time of measurement draws of its own. Default 0. */
  readonly firstDraw?: number;
  /** Global index of the first network. Default 0. */
  readonly firstNetwork?: number;
}

/** Points of both halves, with replacement, [half][slot]. */
export function halfBatches(
  points: number,
  half: number,
  { seed, network, draw }: { readonly seed: Seed; readonly network: number; readonly draw: number },
): readonly [Uint32Array, Uint32Array] {
  const words = new WordReader(seed, Stream.HalfBatch, network, draw);
  const pick = (slot: number) => Math.floor((words.word(slot) * points) / 2 ** 32);
  const first = Uint32Array.from({ length: half }, (_, slot) => pick(slot));
  return [first, Uint32Array.from({ length: half }, (_, slot) => pick(half + slot))];
}

/**
 * Signal and noise at the places of many networks.
 *
 * @param networks  the derivatives of each network's energy, [network]; may be one object many times
 * @param thetas    [network][parameter]
 */
export function gradientSignals(
  networks: readonly NetworkDerivatives[],
  thetas: readonly Float64Array[],
  { half, draws, seed, firstDraw = 0, firstNetwork = 0 }: SignalDraws,
): GradientSignal[] {
  return networks.map((of, n) => {
    const p = of.parameters;
    const gradients = [new Float64Array(draws * p), new Float64Array(draws * p)] as const;
    for (let draw = 0; draw < draws; draw++) {
      const place = { seed, network: firstNetwork + n, draw: firstDraw + draw };
      for (const [h, batch] of halfBatches(of.points, half, place).entries())
        of.gradient(thetas[n]!, gradients[h]!.subarray(draw * p, (draw + 1) * p), batch);
    }
    return gradientSignal(gradients[0], gradients[1], p);
  });
}
