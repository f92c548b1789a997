/**
 * What a batch of networks learns: shape, data, loss, prior. Plain data, the same for every engine.
 *
 * A layer computes z = gain * (W a) + b, then the activation (none after the last layer). Parameters of one network lie
 * flat, layer by layer: W [output][input], then b [output] where there are biases.
 */
import type { NoiseModel } from './likelihood.ts';
import type { ResidualTerms } from './residuals.ts';

export type Activation = 'tanh' | 'relu' | 'gelu' | 'erf' | 'sine' | 'linear';
export type Loss = 'squared-error' | 'cross-entropy' | 'squared-hinge' | 'gaussian' | 'linear';

export interface NetworkShape {
  readonly inputs: number;
  /** Widths of the hidden layers; empty for a linear model. */
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly activation: Activation;
  readonly bias: boolean;
  /** Factor of W a in each layer, [layer]; e.g. 1 and H^(-1/2) for f = H^(-1/2) sum v tanh(w x). */
  readonly gains: readonly number[];
  /**
   * Trainable constants of a law that residuals contain (a conductivity, Lamé's constants, the strength of a corner's singularity):
   * so many parameters after those of the layers. Default 0. They have no prior.
   */
  readonly constants?: number;
}

export interface TrainingData {
  /** Number of data sets (label draws). */
  readonly sets: number;
  readonly points: number;
  /** [set][point][input], or one shared [point][input] when `sharedInputs`. */
  readonly inputs: Float64Array;
  readonly sharedInputs: boolean;
  /**
   * [set][point][output]: regression targets; one-hot rows for cross-entropy; +-1 for squared hinge; values and their censoring for
   * `gaussian` (src/learner/gaussian-loss.ts); slopes for `linear`.
   */
  readonly targets: Float64Array;
  /**
   * w >= 0 of each point in the energy, [set][point]; 1 where left out. 0 leaves a point out, so that sets of unlike size lie side by
   * side; a density ratio weighs a point for another distribution. A minibatch draws all points alike, weights count then.
   */
  readonly weights?: Float64Array;
}

export interface LearnerProblem {
  readonly shape: NetworkShape;
  readonly data: TrainingData;
  /**
   * squared-error: (1/2) sum (y - f)^2. cross-entropy: -sum y log softmax(f). squared-hinge: (1/2) sum max(0, 1 - y f)^2.
   * gaussian: -ln N(y; mu, sigma^2), mean and variance both outputs. linear: sum y f, whose slopes y are given: with `replaceData`
   * any energy of the outputs can be descended whose slopes the caller works out (alignment of features, an adversary).
   * Always a sum over points (extensive), times their weights and `energyScale`.
   */
  readonly loss: Loss;
  /** Of `gaussian` alone. Default: the likelihood itself, variances of at least 1e-6. */
  readonly noise?: NoiseModel;
  /**
   * Probability 0 <= p < 1 that a hidden unit is left out, the others' activations times 1/(1 - p): for every point of every descent step
   * anew. Energies and gradients are those of the whole network. Default 0.
   * Source: Srivastava et al., JMLR 15 (2014) 1929; Gal & Ghahramani, arXiv:1506.02142.
   */
  readonly dropout?: number;
  /** 1 for the extensive energy of the Gibbs measure, 1/P for a mean loss. */
  readonly energyScale: number;
  /** Precision lambda of the Gaussian prior on weights and on biases: 1/sd^2. */
  readonly priorPrecision: { readonly weight: number; readonly bias: number };
  /**
   * [parameter]; 1 for a parameter that no move changes: no gradient step, noise, decay, momentum or tether, and no prior (a fixed
   * second layer, the zeros of a tree, random features). Of all networks alike, each at its starting value. Gradients are
   * reported for all parameters.
   */
  readonly frozen?: Uint8Array;
  /**
   * The energy is that of these residuals and nothing else: `data` is then `NO_DATA` and `loss` says nothing. Measurements that stand
   * beside a law are a group of residuals.
   */
  readonly residuals?: ResidualTerms;
}

/** Data without points, of a problem that consists of residuals. */
export const NO_DATA: TrainingData = {
  sets: 1,
  points: 0,
  inputs: new Float64Array(0),
  sharedInputs: true,
  targets: new Float64Array(0),
};
