/**
 * Training of physics-informed networks, for all experiments with a law: plans that follow one another, each a batch of networks that
 * goes through stages (Adam with a profile and new points, L-BFGS, Gauss-Newton). Resumable to the last bit: what is saved
 * is plain data, and pieces end after counts of steps, never after times.
 *
 *   yield* train(plans, context, async (piece) => rows, memory)
 */
import type { Row, RunContext } from '../declaration.ts';
import type { Memory } from '../journey.ts';
import { Course, type OnPiece } from './course.ts';
import { Progress } from './progress.ts';
import type { SavedCourse } from './saved-course.ts';
import type { TrainingPlan } from './stages.ts';

export type { OnPiece } from './course.ts';
export type * from './stages.ts';

/**
 * Runs all plans, or goes on from where a checkpoint was made.
 *
 * @param onPiece  told after each piece of each stage; its rows come out here
 * @param memory   what the experiment itself remembers from piece to piece
 */
export async function* train(
  plans: readonly TrainingPlan[],
  context: RunContext,
  onPiece: OnPiece,
  memory: readonly Memory[] = [],
): AsyncGenerator<Row, void> {
  const restored = context.restored as SavedCourse | null;
  for (const [i, each] of memory.entries()) if (restored) each.restore(restored.memory[i]);
  const progress = new Progress(plans, context, restored?.work ?? 0);
  for (let plan = restored?.plan ?? 0; plan < plans.length; plan++) {
    const from = restored?.plan === plan ? restored : null;
    const course = await Course.open(plan, plans[plan]!, context, progress, memory, from);
    try {
      yield* course.run(onPiece);
    } finally {
      course.learner.destroy();
    }
    progress.settle(plan);
  }
}
