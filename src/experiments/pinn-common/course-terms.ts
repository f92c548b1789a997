/** The residuals of a plan under way: their points and columns as they were drawn last, and the weights that stages set over them. */
import type { LearnerState } from '../../engine/contract.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import type { Redraw, TrainingPlan } from './stages.ts';
import { type SavedWeights, TermWeights, type Weighting } from './term-weights.ts';

export interface SavedTerms {
  readonly draw: number;
  /** Without the weights that stages set. Null: those of the plan's problem. */
  readonly terms: ResidualTerms | null;
  readonly weights: SavedWeights | null;
  readonly enlarged: boolean;
}

export class CourseTerms {
  #draw = 0;
  #terms: ResidualTerms | null = null;
  #enlarged = false;
  readonly #weights = new TermWeights();

  constructor(
    private readonly plan: TrainingPlan,
    private readonly learner: LearnerState,
  ) {}

  save(): SavedTerms {
    return {
      draw: this.#draw,
      terms: this.#terms,
      weights: this.#weights.save(),
      enlarged: this.#enlarged,
    };
  }

  /** The learner is given them too. */
  async restore({ draw, terms, weights, enlarged }: SavedTerms): Promise<void> {
    [this.#draw, this.#terms, this.#enlarged] = [draw, terms, enlarged];
    this.#weights.restore(weights);
    if (terms || weights) await this.learner.replaceResiduals(this.weighted);
  }

  async begin(): Promise<void> {
    const first = this.plan.firstTerms?.();
    if (first) await this.#replace(first);
  }

  get #base(): ResidualTerms {
    return this.#terms ?? this.plan.problem.residuals!;
  }

  /** As the learner has them. */
  get weighted(): ResidualTerms {
    return this.#weights.applied(this.#base);
  }

  /** Other points, where the plan has any. */
  async renew(redraw: Redraw | null): Promise<void> {
    if (!this.plan.renew) return;
    this.#draw++;
    const now = { learner: this.learner, terms: this.#base, redraw };
    await this.#replace(await this.plan.renew(this.#draw, now));
  }

  get canEnlarge(): boolean {
    return !this.#enlarged && this.plan.enlarge !== undefined;
  }

  /** More points, once, from now on. @returns whether there are any */
  async enlarge(): Promise<boolean> {
    if (!this.canEnlarge) return false;
    this.#enlarged = true;
    await this.#replace(this.plan.enlarge!());
    return true;
  }

  /** Other weights, by what the learner is measured to have. @returns what that took of each network: whole gradients, and their cost */
  async weigh(weighting: Weighting): Promise<{ readonly evaluations: number; readonly cost: number }> {
    const cost = await this.#weights.renew(weighting, this.learner, this.#base);
    return { evaluations: weighting.kind === 'balanced' ? cost : 0, cost };
  }

  async #replace(terms: ResidualTerms): Promise<void> {
    this.#weights.moved(this.#base, terms);
    this.#terms = terms;
    await this.learner.replaceResiduals(this.weighted);
  }
}
