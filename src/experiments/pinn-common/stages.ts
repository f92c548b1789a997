/** What a training of physics-informed networks is made of, in plain words; `training.ts` runs it. */
import type { GaussNewtonBatch, LbfgsBatch } from '../../dynamics/optimise/batch-minimiser.ts';
import type { StopReason } from '../../dynamics/optimise/lbfgs.ts';
import type { SwitchReason, SwitchRule } from '../../dynamics/optimise/switch-rule.ts';
import type { Profile } from '../../dynamics/profile.ts';
import type { LearnerState } from '../../engine/contract.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import type { Halves } from '../../observables/collocation-signal.ts';
import type { GradientSignal } from '../../observables/gradient-signal.ts';
import type { Seed } from '../../random/seed.ts';
import type { Weighting } from './term-weights.ts';

/** What evaluates energies and gradients: the engine (f32, the reference f64), or f64 derivatives on one thread. States are f64 in both. */
export type Arithmetic = 'engine' | 'f64';

export type Redraw = 'fresh' | 'by-residual';

export interface AdamStage {
  readonly kind: 'adam';
  readonly steps: number;
  /** eta, one for all networks or [network]; default rule: beta = 0.9, 0.999, epsilon 1e-8. */
  readonly learningRate: number | Float64Array;
  /** Of eta over the whole stage. Default constant. */
  readonly profile?: Profile;
  /** New collocation points (`TrainingPlan.renew`) after every so many steps. Default never. */
  readonly renewEvery?: number;
  /** What `TrainingPlan.renew` is to draw: evenly, or where the residual is large. Default: what it likes. */
  readonly redraw?: Redraw;
  /** Weights that the stage sets itself. Default: those of the terms. Their energies change with them, so `until` cannot go with it. */
  readonly weighting?: Weighting;
  /** A piece is told of after every so many steps. Default: at the end. */
  readonly tellEvery?: number;
  /** Ends before `steps` where this rule says so, looked at after every piece; needs `TrainingPlan.probes`. */
  readonly until?: SwitchRule;
}

export interface LbfgsStage {
  readonly kind: 'lbfgs';
  readonly iterations: number;
  /** Default: twice the iterations. */
  readonly evaluations?: number;
  /** Pairs kept. Default 50. */
  readonly memory?: number;
  /** Default `engine`. */
  readonly arithmetic?: Arithmetic;
  /** A piece is told of after every so many iterations. Default 50. */
  readonly tellEvery?: number;
  /** Default 1e-9. */
  readonly gradientTolerance?: number;
  /**
   * Looks after every piece whether the decrease shows on independent points (`TrainingPlan.heldOut`). Where it does not, the points are
   * enlarged once (`TrainingPlan.enlarge`) and the memory of pairs begins anew; after that the network ends with `overfits`.
   */
  readonly watchHeldOut?: boolean;
}

export interface GaussNewtonStage {
  readonly kind: 'gauss-newton';
  readonly iterations: number;
  /** Default: twice the iterations. */
  readonly evaluations?: number;
  /** First damping as a share of the curvature's scale. Default 1e-3. */
  readonly firstDamping?: number;
  readonly arithmetic?: Arithmetic;
  /** Default 10. */
  readonly tellEvery?: number;
  /** Default 1e-12. */
  readonly gradientTolerance?: number;
}

export type TrainingStage = AdamStage | LbfgsStage | GaussNewtonStage;

export interface TrainingPlan {
  /** Made of residuals; of all networks. */
  readonly problem: LearnerProblem;
  readonly networks: number;
  /** Starting parameters, [network][parameter]: asked for when the plan begins. */
  weights(): Float64Array;
  readonly seed: Seed;
  readonly firstNetwork?: number;
  readonly stages: readonly TrainingStage[];
  /** Residuals to begin with, where not those of the problem: asked for when the plan begins. Null: those. */
  firstTerms?(): ResidualTerms | null;
  /**
   * Other points, columns or weights of the residuals: draw 1, 2, …; those of the problem are draw 0. What it answers is saved, so it
   * may depend on where the networks stand (residual-adaptive points). Weights that a stage sets itself are not in these terms; they are
   * applied to what is answered.
   */
  renew?(
    draw: number,
    now: { readonly learner: LearnerState; readonly terms: ResidualTerms; readonly redraw: Redraw | null },
  ): ResidualTerms | Promise<ResidualTerms>;
  /** Pairs of sets drawn for look number `look`: then every piece tells of signal and noise of the gradient. */
  probes?(look: number): readonly Halves[];
  /** Independent points: then every piece tells of the energy there. */
  heldOut?(): ResidualTerms;
  /** More points, held fixed from then on: taken where noise ends a stage of Adam, or where L-BFGS overfits. */
  enlarge?(): ResidualTerms;
}

/**
 * Why a stage ended for a network. Beside those of the optimisers: Adam's `steps-made`, and `plateau` and `noise` of a measured switch;
 * `overfits`: what is gained on the points no longer shows on independent ones; `stopped`: it ran away.
 */
export type StageEnd = StopReason | SwitchReason | 'steps-made' | 'overfits' | 'stopped';

/** How far training has come, after each piece; arrays are the caller's to keep. */
export interface TrainingPiece {
  /** Place in the list of plans, and of the stage in the plan. */
  readonly plan: number;
  readonly stage: number;
  /** Steps or iterations of this stage that were made; a network that ended may have made fewer. */
  readonly made: number;
  /** The stage is over: for every network there is a reason. */
  readonly ended: boolean;
  /** State in f64, [network][parameter]; the learner holds it rounded to what its engine knows. */
  readonly weights: Float64Array;
  /** Energies at these weights, by the arithmetic of the stage, [network]. */
  readonly energies: Float64Array;
  /** Whole gradients since the plan began (a Gauss-Newton model counts as one), [network]. */
  readonly evaluations: Float64Array;
  /** The same in units of one gradient's multiplications, with what Jacobian, normal equations and their solution take, [network]. */
  readonly costs: Float64Array;
  /** Signal and noise of the gradient, [network]; null without probes. */
  readonly signals: readonly GradientSignal[] | null;
  /** Energies on independent points in f64, [network]; null where the plan has none. */
  readonly heldOut: Float64Array | null;
  /** Why the stage ended, [network]; null where it goes on. */
  readonly reasons: readonly (StageEnd | null)[];
  /** What a second-order method remembers (pairs of L-BFGS, damping), with its networks' places; null during Adam. */
  readonly batch: LbfgsBatch | GaussNewtonBatch | null;
  readonly learner: LearnerState;
  /** The residuals as they are now, with the weights as they are. */
  readonly terms: ResidualTerms;
}
