/** Glassbox at a task whose teacher is a law: the whole batch of networks in one learner. */
import type { Engine, LearnerMove } from '../../src/engine/contract.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { type ResidualTask, residualProblemOf } from './residual-tasks.ts';
import { ADAM, type Contender } from './training-tasks.ts';

export async function residualContender(
  engine: Pick<Engine, 'learner'>,
  task: ResidualTask,
): Promise<Contender> {
  const { networks, weights, rate } = task;
  const state = await engine.learner({
    problem: residualProblemOf(task),
    networks,
    seed: seedFrom(2026),
    weights,
  });
  const move: LearnerMove = {
    kind: 'descent',
    rule: { kind: 'adam', ...ADAM, decoupled: false },
    learningRates: new Float64Array(networks).fill(rate),
    weightDecay: 0,
    batch: 0,
  };
  return {
    networks,
    async steps(count) {
      await state.step(move, count);
      // An engine may answer before its device is done.
      await state.accepted();
    },
    losses: () => state.energies(),
    destroy: () => state.destroy(),
  };
}
