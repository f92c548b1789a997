/** Models that look at pools: what they are told, and what they say. One model serves all arms (policy and pool) of a comparison at once. */
import type { Pool } from '../../learner/data/pools.ts';
import type { Predictions } from '../../observables/uncertainty/decomposition.ts';

/** What a model says of a pool, [candidate] each. Of classes: probability of class 1 and entropies in nats. */
export interface Doubt extends Predictions {
  readonly total: Float64Array;
  /** One opinion of many: a member of the ensemble, each in turn, or a function drawn from the posterior; [candidate]. */
  member(query: number): Float64Array;
  readonly classes: boolean;
}

/** What an arm has bought: candidates and what their measurements gave, in the order of purchase. */
export interface Bought {
  readonly candidates: number[];
  readonly values: number[];
}

export interface View {
  readonly doubt: Doubt;
  /** Mean at the points held out, [point]. */
  readonly heldOut: Float64Array;
}

export interface PoolModel {
  /** Steps of learning once. */
  readonly steps: number;
  /**
   * Learns what has been bought, as many by each arm, [arm]. `tick` is called between bounded pieces.
   *
   * @param done  steps of it that were made before a checkpoint, whose model was restored
   */
  learn(
    bought: readonly Bought[],
    query: number,
    done: number,
    tick: (done: number) => Promise<void>,
  ): Promise<void>;
  /** What it says now, [arm]. */
  views(): Promise<View[]>;
  save(): Promise<unknown>;
  restore(saved: unknown): Promise<void>;
  destroy(): void;
}

/** An arm looks at one pool; several arms may look at one. */
export interface Arm {
  readonly pool: Pool;
  /** Number of the pool: arms on one pool start from the same networks. */
  readonly world: number;
}
