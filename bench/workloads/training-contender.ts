/** Glassbox at a training task: the whole batch of networks in one learner. */
import type { Engine, LearnerMove } from '../../src/engine/contract.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { ADAM, type Contender, type Rule, type Task } from './training-tasks.ts';

export async function trainingContender(engine: Engine, task: Task, rule: Rule): Promise<Contender> {
  const { networks, shape, loss, points, inputs, targets, weights, rate } = task;
  const state = await engine.learner({
    problem: {
      shape,
      data: { sets: 1, points, inputs, sharedInputs: true, targets },
      loss,
      energyScale: 1 / points,
      priorPrecision: { weight: 0, bias: 0 },
    },
    networks,
    seed: seedFrom(2026),
    weights,
  });
  const move: LearnerMove = {
    kind: 'descent',
    rule:
      rule === 'gradient'
        ? { kind: 'momentum', momentum: 0, nesterov: false }
        : { kind: 'adam', ...ADAM, decoupled: false },
    learningRates: new Float64Array(networks).fill(rate[rule]),
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
