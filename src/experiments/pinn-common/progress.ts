/** How far plans have come, for the bar. */
import type { RunContext } from '../declaration.ts';
import type { TrainingPlan } from './stages.ts';
import { gradientWork, modelCost } from './work.ts';

/** Work in gradients of one network's residuals, for the bar. */
export class Progress {
  readonly #byPlan: readonly number[];

  constructor(
    plans: readonly TrainingPlan[],
    private readonly context: RunContext,
    private made: number,
  ) {
    this.#byPlan = plans.map(
      ({ problem, networks, stages }) =>
        gradientWork(problem, problem.residuals!) *
        networks *
        stages.reduce(
          (sum, stage) =>
            sum +
            (stage.kind === 'adam'
              ? stage.steps
              : stage.kind === 'lbfgs'
                ? 1.1 * stage.iterations
                : stage.iterations * modelCost(problem, problem.residuals!)),
          0,
        ),
    );
  }

  get done(): number {
    return this.made;
  }

  add(work: number): void {
    this.made += work;
    const total = this.#sum(this.#byPlan.length);
    this.context.progress(Math.min(this.made, total), total);
  }

  /** Stages that ended early leave work undone. */
  settle(plan: number): void {
    this.made = this.#sum(plan + 1);
    this.add(0);
  }

  #sum(plans: number): number {
    return this.#byPlan.slice(0, plans).reduce((sum, work) => sum + work, 0);
  }
}
