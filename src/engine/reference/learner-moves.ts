/** One step of a learner, in parts: proposal, acceptance, descent, and the random numbers they take. */
import { LOG_SCALE, logarithmOf } from '../../random/logarithm.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { DescentRule } from '../contract.ts';

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
 * |theta - theta' + eps grad'|^2 / (4 eps). Metropolis-adjusted Langevin accepts iff Phi - Phi' + this > ln U. A step of size 0
 * goes nowhere, and is accepted.
 * Source: Roberts & Tweedie, Bernoulli 2 (1996) 341.
 */
export function logAcceptanceRatio(
  theta: Float64Array,
  next: Float64Array,
  nextGradient: Float64Array,
  noise: Float64Array,
  epsilon: number,
): number {
  if (epsilon === 0) return 0;
  let forth = 0;
  let back = 0;
  for (let k = 0; k < theta.length; k++) {
    forth += noise[k]! ** 2;
    back += (theta[k]! - next[k]! + epsilon * nextGradient[k]!) ** 2;
  }
  return forth / 2 - back / (4 * epsilon);
}

/** What a descent step changes, each [parameter] of one network. */
export interface Descending {
  readonly theta: Float64Array;
  readonly velocity: Float64Array;
  readonly secondMoment: Float64Array;
}

/**
 * One step of a rule, in place; the formulas stand in the contract.
 *
 * @param frozen  1 for parameters that stay, without moments
 * @param t  number of this step since the moments were zero, from 1
 */
export function descend(
  { theta, velocity, secondMoment }: Descending,
  gradient: Float64Array,
  {
    frozen,
    rule,
    rate,
    weightDecay,
    t,
  }: { frozen: Uint8Array; rule: DescentRule; rate: number; weightDecay: number; t: number },
): void {
  for (let k = 0; k < theta.length; k++) {
    if (frozen[k]) {
      velocity[k] = 0;
      secondMoment[k] = 0;
      continue;
    }
    const decays = rule.kind === 'adam' && rule.decoupled;
    const g = gradient[k]! + (decays ? 0 : weightDecay * theta[k]!);
    if (rule.kind === 'momentum') {
      velocity[k] = rule.momentum * velocity[k]! - rate * g;
      theta[k]! += rule.nesterov ? rule.momentum * velocity[k]! - rate * g : velocity[k]!;
    } else if (rule.kind === 'rmsprop') {
      velocity[k] = g;
      secondMoment[k] = rule.decay * secondMoment[k]! + (1 - rule.decay) * g * g;
      theta[k]! -= (rate * g) / (Math.sqrt(secondMoment[k]!) + rule.epsilon);
    } else {
      velocity[k] = rule.beta1 * velocity[k]! + (1 - rule.beta1) * g;
      secondMoment[k] = rule.beta2 * secondMoment[k]! + (1 - rule.beta2) * g * g;
      const mean = velocity[k]! / (1 - rule.beta1 ** t);
      const square = secondMoment[k]! / (1 - rule.beta2 ** t);
      theta[k]! -=
        rate * (mean / (Math.sqrt(square) + rule.epsilon) + (decays ? weightDecay * theta[k]! : 0));
    }
  }
}

/** Whether every parameter is finite as an f32, which all engines hold. */
export function representable(theta: Float64Array): boolean {
  return theta.every((value) => Number.isFinite(Math.fround(value)));
}
