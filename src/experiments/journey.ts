/**
 * What a run is made of, for `walk`: legs, each with glasses and learners that live together and the acts that move and measure them.
 *
 * A leg opens its states, walks through its acts in order, and closes them. What an act is may not depend on what was
 * measured, because a resumed run finds its place by counting acts; what an act does may.
 */
import type { ReplicaExchange } from '../dynamics/replica-exchange.ts';
import type {
  GlassSpec,
  LearnerMove,
  LearnerSpec,
  LearnerState,
  PerceptronSpec,
  SpinState,
  UpdateOrder,
  UpdateRule,
} from '../engine/contract.ts';
import type { Row } from './declaration.ts';

/** States of different glasses of one run draw different random numbers: each starts this far from the last. */
export const STATES_APART = 2 ** 20;

/** Anything that outlives an act. Plain data in, plain data out. */
export interface Memory {
  save(): unknown;
  restore(saved: unknown): void;
  /** True: no row is made of it, so that shards do not hand it on (where a sampler stands). */
  readonly ownToShard?: boolean;
  /** What the whole run would have saved, from what each shard saved, in order. Without it the run cannot be sharded. */
  join?(parts: readonly unknown[]): unknown;
}

export interface LegGlass {
  spec(): GlassSpec;
  /** Spins of all its states: the work of one sweep, for the progress bar. */
  readonly spins: number;
}

/** Binary perceptrons, whose weights are spins too: they move and are measured as glasses are. */
export interface LegPerceptron {
  perceptron(): PerceptronSpec;
  readonly spins: number;
}

export interface LegLearner {
  spec(): LearnerSpec;
  /** The work of one step of all its networks, in spin updates, for the progress bar: `learnerWork`. */
  readonly work: number;
  /** Networks that run away are part of the plan (a grid of rates, a range test): nobody is told. Default false. */
  readonly mayDiverge?: boolean;
}

export type Act =
  | {
      readonly kind: 'sweep';
      /** Place in the leg's list of glasses. */
      readonly glass: number;
      readonly sweeps: number;
      /** Asked when the act begins, and again when it is resumed. */
      betas(): Float64Array;
    }
  | {
      /** Sweeps that the act makes itself, in one piece: exchanges of temperatures, a step of a population. */
      readonly kind: 'move';
      readonly glass: number;
      readonly sweeps: number;
      run(glasses: readonly SpinState[]): Promise<void>;
    }
  | {
      readonly kind: 'temper';
      readonly glass: number;
      /** Asked when the act begins, and again when it is resumed; must be part of the journey's memory. */
      readonly tempering: { readonly exchange: ReplicaExchange };
      readonly rounds: number;
      readonly sweepsPerRound: number;
    }
  | {
      readonly kind: 'train';
      /** Place in the leg's list of learners. */
      readonly learner: number;
      readonly steps: number;
      /** Asked when the act begins, and again when it is resumed. */
      move(): LearnerMove;
      /** What the move's rates are multiplied by at each of these steps, [step]; a profile. Default: 1. */
      readonly rates?: Float64Array;
    }
  | {
      readonly kind: 'then';
      /** Of steps that the act makes itself, in one piece, in spin updates. Default: it makes none. */
      readonly work?: number;
      run(...states: LegStates): Promise<void> | void;
    }
  | { readonly kind: 'row'; row(): Row };

/** The open states of a leg, in the order of its lists. */
export type LegStates = readonly [glasses: readonly SpinState[], learners: readonly LearnerState[]];

export interface Leg {
  readonly glasses: readonly (LegGlass | LegPerceptron)[];
  readonly learners?: readonly LegLearner[];
  /** What an act is may depend only on memory that grows and never changes, such as a list of steps already made. */
  acts(): Iterable<Act>;
  /** True: rows of later legs are made from its glasses as they end; whoever asks for spins is told of them with these rows. */
  readonly keepsSpins?: boolean;
  /** Spin updates to expect, where they cannot be counted beforehand; for the progress bar alone. */
  readonly work?: number;
}

export interface Journey {
  readonly legs: readonly Leg[];
  readonly memory: readonly Memory[];
  /** Default: heat bath. */
  readonly rule?: UpdateRule;
  /** Default: sequential. */
  readonly order?: UpdateOrder;
}

/** Spin updates, or what takes about as long; acts where a leg moves nothing. */
export function workOf(leg: Leg): number {
  if (leg.work !== undefined) return leg.work;
  let work = 0;
  for (const act of leg.acts()) work += workOfAct(leg, act);
  return work;
}

function workOfAct(leg: Leg, act: Act): number {
  switch (act.kind) {
    case 'sweep':
    case 'move':
      return act.sweeps * leg.glasses[act.glass]!.spins;
    case 'temper':
      return act.rounds * act.sweepsPerRound * leg.glasses[act.glass]!.spins;
    case 'train':
      return act.steps * leg.learners![act.learner]!.work;
    case 'then':
      return act.work ?? (isStill(leg) ? 1 : 0);
    case 'row':
      return 0;
  }
}

/** A leg that moves nothing on an engine counts its acts. */
export const isStill = ({ glasses, learners = [] }: Leg) => glasses.length + learners.length === 0;
