/** One step of a learner, in parts: proposal, acceptance, descent, and the random numbers they take. */
import { LOG_SCALE, logarithmOf } from '../../random/logarithm.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

/** xi_k ~ N(0, 1), [parameter]. */
export function langevinNoise(seed: Seed, network: number, time: number, noise: Float64Array): void {
  const words = new WordReader(seed, Stream.LangevinNoise, network, time);
  for (let k = 0; k < noise.length; k++) noise[k] = normalOf(words.word(k));
}

/** The word that decides whether the proposal of this step is accepted. */
export function langevinWord(seed: Seed, network: number, time: number): number {
  return new WordReader(seed, Stream.LangevinAcceptance, network, time).word(0);
}

/** ln U of a word, always negative: a move with ratio >= 0 is always accepted. */
export function logOfWord(word: number): number {
  return logarithmOf(word) / LOG_SCALE;
}

/** B points drawn with replacement: floor(word P / 2^32). */
export function drawBatch(
  seed: Seed,
  network: number,
  time: number,
  points: number,
  batch: Uint32Array,
): void {
  const words = new WordReader(seed, Stream.Minibatch, network, time);
  for (let b = 0; b < batch.length; b++) batch[b] = Math.floor((words.word(b) * points) / 2 ** 32);
}

/** theta' = theta - eps grad + sqrt(2 eps) xi. */
export function propose(
  theta: Float64Array,
  gradient: Float64Array,
  noise: Float64Array,
  epsilon: number,
  next: Float64Array,
): void {
  const amplitude = Math.sqrt(2 * epsilon);
  for (let k = 0; k < theta.length; k++) next[k] = theta[k]! - epsilon * gradient[k]! + amplitude * noise[k]!;
}

/**
 * ln of the proposal densities' ratio, ln [Q(theta | theta') / Q(theta' | theta)]: forth |xi|^2 / 2, back
 * |theta - theta' + eps grad'|^2 / (4 eps). Metropolis-adjusted Langevin accepts iff Phi - Phi' + this > ln U.
 * Source: Roberts & Tweedie, Bernoulli 2 (1996) 341.
 */
export function logAcceptanceRatio(
  theta: Float64Array,
  next: Float64Array,
  nextGradient: Float64Array,
  noise: Float64Array,
  epsilon: number,
): number {
  let forth = 0;
  let back = 0;
  for (let k = 0; k < theta.length; k++) {
    forth += noise[k]! ** 2;
    back += (theta[k]! - next[k]! + epsilon * nextGradient[k]!) ** 2;
  }
  return forth / 2 - back / (4 * epsilon);
}

/** v' = momentum v - rate (g + weightDecay theta), theta' = theta + v'; both in place. */
export function descend(
  theta: Float64Array,
  velocity: Float64Array,
  gradient: Float64Array,
  rate: number,
  momentum: number,
  weightDecay: number,
): void {
  for (let k = 0; k < theta.length; k++) {
    velocity[k] = momentum * velocity[k]! - rate * (gradient[k]! + weightDecay * theta[k]!);
    theta[k]! += velocity[k]!;
  }
}
