/** What an ensemble is asked to learn, and how it is trained. */
import type { NoiseModel } from '../../learner/likelihood.ts';
import type { Activation } from '../../learner/problem.ts';
import type { Seed } from '../../random/seed.ts';
import type { OptimiserName } from '../learner-common/optimiser.ts';
import type { EnsembleSet } from './ensemble-data.ts';

export interface EnsembleTask {
  /** Sets may have unlike numbers of points. */
  readonly sets: readonly EnsembleSet[];
  /** Networks of each set. */
  readonly members: number;
  /** Numbers that describe a point. */
  readonly inputs: number;
  /** Numbers (or classes) to predict at a point. */
  readonly values: number;
  readonly loss: 'gaussian' | 'squared-error' | 'cross-entropy';
  /** Widths of the hidden layers; none for a linear model. */
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly seed: Seed;
  /** Passes through the points; steps are counted on the largest set, of which smaller ones make more passes. */
  readonly epochs: number;
  /** Points of a minibatch without replacement; 0 = all points. */
  readonly batch: number;
  /** Per step, of the optimiser. */
  readonly learningRate: number;
  /** Default adam. */
  readonly optimiser?: OptimiserName;
  readonly weightDecay?: number;
  /** Factor of the learning rate at every step, [step]; a profile. */
  readonly rates?: Float64Array;
  /** `mean` over the points of a batch, as training is usually told; `sum`, times points over batch, is the extensive energy of a posterior. Default mean. */
  readonly energy?: 'mean' | 'sum';
  /** Of `gaussian`: in units of the standardised targets. */
  readonly noise?: NoiseModel;
  /** Sd of the noise, known beforehand, in units of the standardised targets, for `squared-error`: its energy over sd^2, and the variance that is predicted. */
  readonly knownNoise?: number;
  /** Probability that a hidden unit is left out. Default 0. */
  readonly dropout?: number;
  /**
   * Points are moved along the sign of dE/dx by this share of each input's range and trained on beside the others, half of the weight
   * each: 0.01 in the published protocol. Default 0: none.
   */
  readonly adversarial?: number;
  /** Each network has its points drawn with replacement. Default false. */
  readonly bootstrap?: boolean;
  /** lambda of a Gaussian prior on all parameters, 1/theta^2. Langevin moves feel it; descents do if `anchored`. Default 0. */
  readonly priorPrecision?: number;
  /**
   * Networks begin at draws of the prior and are pulled back to them by lambda, beside the sum over points (`energy: 'sum'`): anchored
   * ensembles. Default false.
   */
  readonly anchored?: boolean;
  /** Sd of Gaussian noise that every network adds to its own targets, in standardised units: with anchors and the known noise, a linear model's networks are exact draws of the posterior. Default 0. */
  readonly targetNoise?: number;
  /**
   * `standard`: weights ~ N(0, 1), gains fan-in^(-1/2). `unit`: the same functions at the start with weights ~ N(0, 1/fan-in) and gains 1, as
   * most libraries have it; learning rates then mean what they mean there. Default standard.
   */
  readonly parametrisation?: 'standard' | 'unit';
  /** Factor of the starting weights. Default 1. */
  readonly startWidth?: number;
  /** Sd of the starting biases: with none, all kinks of a ReLU network of one input lie at its middle. Default 0. */
  readonly startBias?: number;
  readonly bias?: boolean;
  /** Default both; targets of classes never are. */
  readonly standardise?: { readonly inputs: boolean; readonly targets: boolean };
  /** Global index of the first network: other ensembles of one run begin elsewhere. Default 0. */
  readonly firstNetwork?: number;
}
