/**
 * Weights of residuals that a stage of Adam sets itself (`learner/pde/weighting.ts`), renewed every so many steps. Networks whose set is
 * theirs alone have weights of their own; those that share a set share them. What is remembered is plain data. After the stage the last
 * weights are held, for L-BFGS and Gauss-Newton too, until another stage sets its own.
 */
import type { LearnerState } from '../../engine/contract.ts';
import {
  ascend,
  type Balancing,
  balance,
  carriedLambdas,
  evenFactors,
  evenLambdas,
  withFactors,
  withLambdas,
} from '../../learner/pde/weighting.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';

export type Weighting =
  | ({
      /** A factor for each group but the first, by the sizes of their gradients. */
      readonly kind: 'balanced';
      /** Renewed after every so many steps of Adam. */
      readonly every: number;
    } & Balancing)
  | {
      /** A factor lambda^2 for each point, which goes uphill (arXiv:2009.04544). */
      readonly kind: 'self-adaptive';
      readonly every: number;
      /** eta: lambda grows by 1 + eta q, q the squared residual with its weight in units of the network's largest: by 1 + eta at most. */
      readonly rate: number;
    };

/** [set][group] factors, or lambda of every point (group after group, each [set][point]). */
export interface SavedWeights {
  readonly kind: Weighting['kind'];
  readonly values: Float64Array;
}

const even = (kind: Weighting['kind'], base: ResidualTerms): SavedWeights => ({
  kind,
  values: kind === 'balanced' ? evenFactors(base) : evenLambdas(base),
});

export class TermWeights {
  #held: SavedWeights | null = null;

  save(): SavedWeights | null {
    return this.#held && { ...this.#held, values: this.#held.values.slice() };
  }

  restore(saved: SavedWeights | null): void {
    this.#held = saved && { ...saved, values: saved.values.slice() };
  }

  /** `base` with the weights as they are. */
  applied(base: ResidualTerms): ResidualTerms {
    if (!this.#held) return base;
    const { kind, values } = this.#held;
    return kind === 'balanced' ? withFactors(base, values) : withLambdas(base, values);
  }

  /** Other points: factors of groups stay, those of points that are no longer there begin at 1. */
  moved(before: ResidualTerms, after: ResidualTerms): void {
    if (this.#held?.kind !== 'self-adaptive') return;
    this.#held = { ...this.#held, values: carriedLambdas(before, after, this.#held.values) };
  }

  /**
   * Measures, and gives the learner its new weights. A stage of another kind than the last one begins with even weights.
   * @param base  terms without these weights
   * @returns what that took, in gradients of all residuals
   */
  async renew(weighting: Weighting, learner: LearnerState, base: ResidualTerms): Promise<number> {
    const { kind, values } = this.#held?.kind === weighting.kind ? this.#held : even(weighting.kind, base);
    if (weighting.kind === 'balanced') {
      const { factors } = await balance(learner, base, values, weighting);
      this.#held = { kind, values: factors };
      return base.groups.length;
    }
    const { lambdas } = await ascend(learner, base, values, weighting.rate);
    this.#held = { kind, values: lambdas };
    // Forward alone: a third of a gradient.
    return 1 / 3;
  }
}
