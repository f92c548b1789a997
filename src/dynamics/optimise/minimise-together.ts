/**
 * Runs many minimisations in step: each says where it wants to be evaluated next, all places are evaluated in one call, and each
 * goes on with its own answer. What one does never depends on the others.
 */
import type { Evaluation } from './lbfgs.ts';

/** What each wants to know, energies and gradients [place], at places [place][parameter], of the minimisations `who` [place]. */
export type EvaluateTogether<E = Evaluation> = (
  places: readonly Float64Array[],
  who: readonly number[],
) => Promise<readonly E[]>;

/**
 * @param moves        one coroutine a minimisation
 * @param afterRound   between two evaluations: pause, save; may throw to end
 * @returns what each coroutine returned
 */
export async function minimiseTogether<R, E = Evaluation>(
  moves: readonly Generator<Float64Array, R, E>[],
  evaluate: EvaluateTogether<E>,
  afterRound?: () => Promise<void>,
): Promise<R[]> {
  const asked = moves.map((move) => move.next());
  for (;;) {
    const who = asked.flatMap(({ done }, i) => (done ? [] : [i]));
    if (who.length === 0) return asked.map(({ value }) => value as R);
    const answers = await evaluate(
      who.map((i) => asked[i]!.value as Float64Array),
      who,
    );
    for (const [k, i] of who.entries()) asked[i] = moves[i]!.next(answers[k]!);
    await afterRound?.();
  }
}
