/**
 * The engine contract: what every engine (`reference`, `cpu`, `webgpu`) does, and all that the layers above may know.
 *
 * Engines do the arithmetic, and only that. Spin states are integer and bit-identical on every engine; learners are f32
 * (f64 on the reference) and agree within a stated tolerance after one step. Every array is state-major:
 * state = sample * replicas + replica, network = set * copies + copy.
 */
import type { SpinDynamics, UpdateOrder, UpdateRule } from '../glass/dynamics.ts';
import type { GlassInstance } from '../glass/instance.ts';
import type { PatternSet } from '../glass/patterns.ts';
import type { LearnerProblem, TrainingData } from '../learner/problem.ts';
import type { Derivative, ResidualTerms } from '../learner/residuals.ts';
import type { Seed } from '../random/seed.ts';

export type { SpinDynamics, UpdateOrder, UpdateRule };

export type EngineKind = 'reference' | 'cpu' | 'webgpu';

/** What a person is told about the engine that runs, and why this one. */
export interface EngineInfo {
  readonly kind: EngineKind;
  /** Adapter, processor or runtime in words: "NVIDIA H200 (Vulkan)", "WebAssembly SIMD, 2 threads". */
  readonly device: string;
  /** True where WebGPU is emulated on the processor (SwiftShader, lavapipe). */
  readonly software: boolean;
  readonly threads: number;
  /** Limits that matter for sizes, by their WebGPU names where there is one; bytes or counts. */
  readonly limits: Readonly<Record<string, number>>;
}

export interface Engine {
  readonly info: EngineInfo;
  /**
   * Resolves once, with a `GlassboxError`, when the device is lost for good. States made before it are then dead:
   * open a new engine and restore the last checkpoint. Never resolves on engines that cannot lose a device.
   */
  readonly lost: Promise<Error>;
  /** Ising spins with pair couplings. @throws GBX-201 naming the largest size that fits, before anything is allocated. */
  glass(spec: GlassSpec): Promise<SpinState>;
  /** Binary perceptrons: Ising weights whose energy is the number of violated patterns. */
  perceptron(spec: PerceptronSpec): Promise<SpinState>;
  /** A batch of networks of one shape. */
  learner(spec: LearnerSpec): Promise<LearnerState>;
  destroy(): Promise<void>;
}

/** R replicas of N spins on each of D instances of one size: D * R states. */
export interface GlassSpec {
  /** [sample], all of one size and kind. */
  readonly instances: readonly GlassInstance[];
  /** Copies of each sample, each with its own history. */
  readonly replicas: number;
  readonly seed: Seed;
  /** Global index of the first state, so that a shard draws the random numbers of the whole run. Default 0. */
  readonly firstState?: number;
}

export interface PerceptronSpec {
  /** [sample], all of one size and one number of patterns. */
  readonly patterns: readonly PatternSet[];
  readonly replicas: number;
  readonly seed: Seed;
  readonly firstState?: number;
}

export interface SweepRequest extends SpinDynamics {
  /** Inverse temperature of each state, [state]; 0 and Infinity are exact cases. */
  readonly betas: Float64Array;
  /** Whole sweeps: N attempted updates of every state each. */
  readonly sweeps: number;
  /** Further site updates after them; the next request goes on from there. Default 0. */
  readonly sites?: number;
}

/**
 * Replica exchange: `rounds` times, sweeps of every state at the temperature of its slot, then one exchange between neighbouring
 * slots. A ladder is `betas.length` states that follow one another; a sample has replicas / betas.length of them, its copies.
 *
 * A swap moves temperatures, never spins: neighbours (0,1), (2,3), … in even rounds, (1,2), (3,4), … in odd ones, each swapped
 * with probability min(1, exp((beta_cold - beta_hot)(E_cold - E_hot))), decided in integers (src/random/swap-acceptance.ts).
 * Random word: stream Exchange, index = copy * slots + lower slot, time = round, owner = global sample. So a long call and many
 * short ones give the same numbers.
 */
export interface TemperRequest extends SpinDynamics {
  /** Inverse temperature of each slot, hot to cold (never decreasing), [slot]; 0 and Infinity are exact cases. */
  readonly betas: Float64Array;
  /** Slot of each state as it stands, [state]: every ladder holds each slot once. */
  readonly slots: Uint32Array;
  /** Number of the first of these rounds; it feeds the random counter, and its parity chooses the neighbours. */
  readonly firstRound: number;
  readonly rounds: number;
  readonly sweepsPerRound: number;
  readonly seed: Seed;
  /** Global index of the first sample, so that a shard draws the random numbers of the whole run. Default 0. */
  readonly firstSample?: number;
}

/** What is known after the rounds; everything else (swap rates, round trips, flow) follows from it. */
export interface TemperRecord {
  /** Slot of each state after each round's exchange, [round][state]. */
  readonly slots: Uint16Array;
  /** Integer energies as the states stand after the last round, [state]. */
  readonly energies: Float64Array;
}

/**
 * Where a state stands: the next update is number `site` of `sweep`, which in sequential order is of that site. Both feed the
 * random counter and the digest.
 */
export interface SpinClock {
  readonly sweep: number;
  readonly site: number;
}

/** All that a trajectory needs to go on, bit for bit, on any engine. Plain data: it can be stored and posted. */
export interface SpinSnapshot {
  readonly clock: SpinClock;
  /** Packed spins, [state][ceil(N / 32)], site i in bit i & 31 of word i >> 5, 1 = up. */
  readonly spins: Uint32Array;
  /** Accepted flips since creation, [state]. */
  readonly flips: Float64Array;
  /** Remembered configurations by mark, packed like `spins`. */
  readonly marks: Readonly<Record<string, Uint32Array>>;
}

export interface SpinState {
  readonly size: number;
  readonly samples: number;
  readonly replicas: number;
  readonly states: number;
  readonly clock: SpinClock;
  /** Energy of one unit of the integer `energies()`. */
  readonly unit: number;
  sweep(request: SweepRequest): Promise<void>;
  /** Rounds of sweeps and exchanges, wholly where the states are: nothing is read back between rounds. */
  temper(request: TemperRequest): Promise<TemperRecord>;
  /** Exact integer energies in units of `unit`, [state]: E = -sum_{i<j} J_ij s_i s_j - sum_i h_i s_i, or violated patterns. */
  energies(): Promise<Float64Array>;
  /** Sum of spins, [state]. */
  magnetisations(): Promise<Int32Array>;
  /** sum_i s_i^a s_i^b for each pair of states; pairs is [pair][2] of state indices. */
  overlaps(pairs: Uint32Array): Promise<Int32Array>;
  /** Accepted flips since creation, [state]. A heat-bath update that keeps the spin is not a flip. */
  flips(): Promise<Float64Array>;
  /** Keeps a copy of every state under a name. */
  remember(mark: string): Promise<void>;
  /** Two-time overlap sum_i s_i(mark) s_i(now), [state]. @throws if the mark is unknown. */
  correlate(mark: string): Promise<Int32Array>;
  snapshot(): Promise<SpinSnapshot>;
  restore(snapshot: SpinSnapshot): Promise<void>;
  destroy(): void;
}

/** E networks of one shape; network e trains on the set floor(e * sets / networks) of data or residuals. */
export interface LearnerSpec {
  readonly problem: LearnerProblem;
  readonly networks: number;
  readonly seed: Seed;
  /** Starting parameters, [network][parameter]; copied. */
  readonly weights: Float64Array;
  readonly firstNetwork?: number;
}

/**
 * An elastic pull of every network to a place of its own: (strength / 2) |theta - centre|^2 beside Phi in the Langevin moves (not
 * divided by T), strength (theta - centre) beside g in a descent. Energies and gradients are reported without it.
 */
export interface Tether {
  /** >= 0, in units of 1/theta^2 (Langevin) or of E/theta^2 (descent). */
  readonly strength: number;
  /** [network][parameter] */
  readonly centres: Float64Array;
}

/**
 * One move of every network, repeated `steps` times. Phi(theta) = E(theta)/T + (1/2) sum_k lambda_k theta_k^2 with the
 * problem's energy E and prior precisions lambda.
 */
export type LearnerMove =
  | {
      /** theta' = theta - eps grad Phi + sqrt(2 eps) xi; `adjusted` accepts it by Metropolis (MALA). */
      readonly kind: 'langevin';
      readonly adjusted: boolean;
      /** T per network, [network]. */
      readonly temperatures: Float64Array;
      /** eps per network, [network]. */
      readonly stepSizes: Float64Array;
      readonly tether?: Tether;
    }
  | {
      /**
       * Underdamped Langevin by BAOAB, unit mass: with h = stepSize, c = exp(-friction h) and F = -grad Phi,
       *   v += (h/2) F;  theta += (h/2) v;  v = c v + sqrt(1 - c^2) xi;  theta += (h/2) v;  v += (h/2) F'.
       * Samples exp(-Phi) up to a bias of the step that vanishes on a quadratic Phi (h^2 lambda < 4 to be stable).
       * Source: Leimkuhler & Matthews, Appl. Math. Res. Express 2013 (2013) 34; J. Chem. Phys. 138 (2013) 174102.
       */
      readonly kind: 'underdamped';
      /** T per network, [network]. */
      readonly temperatures: Float64Array;
      /** h per network, [network]. */
      readonly stepSizes: Float64Array;
      /** Rate at which velocities are forgotten, >= 0; Infinity draws them anew at every step. */
      readonly friction: number;
      readonly tether?: Tether;
    }
  | {
      /**
       * Downhill by a rule, with g the gradient of the energy over all points (`batch: 0`) or P/B times the sum over B points
       * drawn with replacement, per network and step. Residuals have no such batches (`batch` is 0): other points of theirs come by
       * `replaceResiduals`. A problem with dropout has its g thinned, and can be moved by descents alone.
       */
      readonly kind: 'descent';
      readonly rule: DescentRule;
      /** eta per network, [network]. */
      readonly learningRates: Float64Array;
      /** w >= 0: g + w theta takes the place of g, except in a decoupled rule. */
      readonly weightDecay: number;
      readonly batch: number;
      readonly tether?: Tether;
    };

/**
 * What a descent step makes of the gradient; m and s start at zero when a rule of another kind begins.
 *
 *   momentum   m' = mu m - eta g,  theta' = theta + m';  nesterov: theta' = theta + mu m' - eta g
 *   adam       m' = b1 m + (1 - b1) g,  s' = b2 s + (1 - b2) g^2,
 *              theta' = theta - eta [m'/(1 - b1^t)] / {sqrt[s'/(1 - b2^t)] + epsilon},  t = 1, 2, … steps of this rule;
 *              decoupled (AdamW): g without decay, and theta' is less by eta w theta
 *   rmsprop    m' = g,  s' = rho s + (1 - rho) g^2,  theta' = theta - eta m' / [sqrt(s') + epsilon]
 *
 * Source: Polyak 1964; Nesterov 1983 in the form of Sutskever et al., ICML 2013; Kingma & Ba, arXiv:1412.6980; Loshchilov &
 * Hutter, arXiv:1711.05101; Tieleman & Hinton, Coursera lecture 6.5 (2012).
 */
export type DescentRule =
  | { readonly kind: 'momentum'; readonly momentum: number; readonly nesterov: boolean }
  | {
      readonly kind: 'adam';
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      readonly decoupled: boolean;
    }
  | { readonly kind: 'rmsprop'; readonly decay: number; readonly epsilon: number };

/**
 * How the numbers of a move change within one call, so that one schedule (`src/dynamics/profile.ts`) drives every move without a
 * read-back or a message per step: factor k belongs to the k-th of the call's steps. Both [step]; 1 where they are left out.
 */
export interface StepFactors {
  /** Of learningRates or stepSizes, finite and >= 0; a Langevin step of size 0 stays where it is. */
  readonly rates?: Float64Array;
  /** Of the temperatures of Langevin moves, finite and > 0. */
  readonly temperatures?: Float64Array;
}

export interface LearnerSnapshot {
  readonly step: number;
  /** [network][parameter]; f32 values on f32 engines, held exactly. */
  readonly weights: Float64Array;
  /** Momenta m (or velocities) and second moments s of the move that uses them, zeros before the first. */
  readonly velocity: Float64Array;
  readonly secondMoment: Float64Array;
  readonly moments: Moments;
  /** Accepted Langevin proposals since creation, [network]. */
  readonly accepted: Float64Array;
  /** The step at which each network stopped, or -1, [network]; left out where none has. */
  readonly stopped?: Float64Array;
}

/** Whose `velocity` and `secondMoment` are, and the steps made since they were zero; another owner starts from zeros. */
export interface Moments {
  readonly owner: DescentRule['kind'] | 'underdamped' | null;
  readonly steps: number;
}

export interface LearnerState {
  readonly networks: number;
  readonly parameters: number;
  /** Steps made since creation; feeds the random counter. */
  readonly stepCount: number;
  /**
   * Makes `steps` steps. Calls with the slices of `factors` give what one long call gives.
   *
   * @throws RangeError for numbers that a move cannot have, and for factors of another length, or of temperatures in a descent
   */
  step(move: LearnerMove, steps: number, factors?: StepFactors): Promise<void>;
  /** Energy of each network on its training points, without the prior, [network]. */
  energies(): Promise<Float64Array>;
  /** Gradient of that energy, [network][parameter]. */
  gradients(): Promise<Float64Array>;
  /**
   * dE/dx of `energies()` by the inputs of its training points, [network][point][input]. @throws RangeError if the problem has residuals
   */
  inputGradients(): Promise<Float64Array>;
  /**
   * Other points, targets and weights, from the next call on: a minibatch of one's own making, points that were bought, slopes of a
   * linear loss. Of a snapshot data are no part: who restores one gives them again.
   *
   * @throws RangeError as `checkReplacement` (src/learner/network.ts) says
   */
  replaceData(data: TrainingData): Promise<void>;
  /**
   * Outputs on training points (`inputs` omitted) or on given points [point][input]: [network][point][output].
   *
   * @param pass  number >= 0 of a thinned network, where the problem has dropout: hidden units are left out as in training, the same
   *   ones at all points. Omitted: the whole network. Mean and variance over passes are those of Monte Carlo dropout at every
   *   point; units of one pass are kept iff word >= p 2^32 of stream DropoutPass (index = unit counted through the hidden layers,
   *   time = pass, owner = network)
   */
  outputs(inputs?: Float64Array, pass?: number): Promise<Float64Array>;
  /**
   * Output jets at given input jets [point][channel][input], the same points for all networks: [network][point][channel][output].
   * Any problem has them, whatever its energy is made of.
   */
  jets(inputs: Float64Array, channels: readonly Derivative[]): Promise<Float64Array>;
  /** Residuals r without weights, [network][residual], in the order of `residualCount`. @throws RangeError if the problem has none */
  residuals(): Promise<Float64Array>;
  /** dr/dtheta of one network, [residual][parameter]. @throws RangeError if the problem has none */
  residualJacobian(network: number): Promise<Float32Array | Float64Array>;
  /**
   * Other points, inputs, columns and weights for the problem's residuals, from the next call on. Of a snapshot they are no part: who
   * restores one gives the terms again.
   *
   * @throws RangeError if equations, channels, columns or sets differ
   */
  replaceResiduals(terms: ResidualTerms): Promise<void>;
  /** [network][parameter]. */
  weights(): Promise<Float64Array>;
  /** Accepted Langevin proposals since creation, [network]. */
  accepted(): Promise<Float64Array>;
  /**
   * The step at which each network diverged (`stepCount` before it), or -1, [network]. A network one of whose parameters would not be
   * finite after a step, as an f32, stays where it is from then on, whatever the move, until a snapshot from before is restored;
   * the others go on. A move with moments that stops a network leaves these at zero. An adjusted Langevin move stops none: it
   * rejects such a proposal.
   */
  stopped(): Promise<Float64Array>;
  snapshot(): Promise<LearnerSnapshot>;
  restore(snapshot: LearnerSnapshot): Promise<void>;
  destroy(): void;
}
