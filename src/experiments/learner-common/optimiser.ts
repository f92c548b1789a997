/** Optimisers and profiles by the names that people choose, with the numbers their authors recommend. */
import type { Profile } from '../../dynamics/profile.ts';
import type { DescentRule, LearnerMove } from '../../engine/contract.ts';

export const OPTIMISERS = ['sgd', 'momentum', 'nesterov', 'adam', 'adamw', 'rmsprop'] as const;
export type OptimiserName = (typeof OPTIMISERS)[number];

/** mu = 0.9 (Sutskever et al. 2013); beta = 0.9, 0.999, epsilon = 1e-8 (Kingma & Ba 2015); rho = 0.9 (Tieleman & Hinton 2012). */
export function ruleOf(name: OptimiserName): DescentRule {
  switch (name) {
    case 'sgd':
      return { kind: 'momentum', momentum: 0, nesterov: false };
    case 'momentum':
    case 'nesterov':
      return { kind: 'momentum', momentum: 0.9, nesterov: name === 'nesterov' };
    case 'adam':
    case 'adamw':
      return { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: name === 'adamw' };
    case 'rmsprop':
      return { kind: 'rmsprop', decay: 0.9, epsilon: 1e-8 };
  }
}

export interface Descent {
  readonly optimiser: OptimiserName;
  /** eta, one for all networks or [network]. */
  readonly learningRate: number | Float64Array;
  /** Points of a minibatch; 0 = all points. */
  readonly batch: number;
  readonly weightDecay?: number;
}

/** A descent move of a batch of networks. */
export function descent(
  networks: number,
  { optimiser, learningRate, batch, weightDecay = 0 }: Descent,
): LearnerMove {
  return {
    kind: 'descent',
    rule: ruleOf(optimiser),
    learningRates:
      typeof learningRate === 'number' ? new Float64Array(networks).fill(learningRate) : learningRate,
    weightDecay,
    batch,
  };
}

export const PROFILES = [
  'constant',
  'inverse-time',
  'step',
  'exponential',
  'cosine',
  'restarts',
  'triangular',
  'triangular2',
  'exp-range',
  'one-cycle',
  'warm-up',
] as const;
export type ProfileName = (typeof PROFILES)[number];

/** Lowest value of a profile, relative to its peak. */
const FLOOR = 0.01;

/**
 * A profile by its name, laid out over a run: three step decays, `cycles` restarts or triangles of equal length.
 *
 * @param steps  the whole run; 2 or more for each cycle
 */
export function profileOf(name: ProfileName, steps: number, cycles = 4): Profile {
  const period = (parts: number) => Math.max(2, Math.floor(steps / parts));
  switch (name) {
    case 'constant':
      return { kind: 'constant' };
    case 'inverse-time':
      return { kind: 'inverse-time', halfLife: steps / 20 };
    case 'step':
      return { kind: 'step', every: Math.max(1, Math.ceil(steps / 4)), factor: 0.2 };
    case 'exponential':
      return { kind: 'exponential', floor: FLOOR };
    case 'cosine':
      return { kind: 'cosine', floor: FLOOR };
    case 'restarts':
      return { kind: 'restarts', period: period(cycles), growth: 1, floor: FLOOR };
    case 'triangular':
      return { kind: 'triangular', period: period(cycles), floor: FLOOR, peaks: 'equal' };
    case 'triangular2':
      return { kind: 'triangular', period: period(cycles), floor: FLOOR, peaks: 'halved' };
    case 'exp-range':
      return {
        kind: 'triangular',
        period: period(cycles),
        floor: FLOOR,
        peaks: { gamma: FLOOR ** (1 / steps) },
      };
    case 'one-cycle':
      return { kind: 'one-cycle', rise: 0.3, start: 0.1, floor: FLOOR };
    case 'warm-up':
      return { kind: 'one-cycle', rise: 0.05, start: FLOOR, floor: FLOOR };
  }
}
