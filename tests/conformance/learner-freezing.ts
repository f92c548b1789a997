/** Parameters that no move changes: fixed layers and masks. */
import { describe, expect, it } from 'vitest';
import type { LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { byRule, expectClose, langevin, RULES } from './learner-comparison.ts';
import { SIZES, specOf } from './learner-problems.ts';
import { movesFor } from './learner-turning.ts';

type Open = (spec: LearnerSpec) => Promise<LearnerState>;

const PARAMETERS = 44;
/** The second layer, and every third weight of the first: frozen and moving ones in one lane group. */
const frozen = Uint8Array.from({ length: PARAMETERS }, (_, k) => (k >= 40 || k % 3 === 1 ? 1 : 0));

export function freezingTests(open: Open): void {
  const free = specOf({ ...SIZES[0]!, networks: 6, sets: 3 });
  const spec: LearnerSpec = { ...free, problem: { ...free.problem, frozen } };
  const moves = [...movesFor(6), ['minibatch AdamW', byRule(6, RULES[2]![1], 0.1, 12)] as const];

  describe('frozen parameters', () => {
    it.each(moves)(
      '%s: stay to the bit, without moments, and the others go as in the reference',
      async (_, move) => {
        const [state, reference, loose] = [await open(spec), createReferenceLearner(spec), await open(free)];
        for (const learner of [state, reference, loose]) await learner.step(move, 4);
        const [end, expected, moved] = [
          await state.snapshot(),
          await reference.snapshot(),
          await loose.weights(),
        ];
        for (let k = 0; k < end.weights.length; k++) {
          if (frozen[k % PARAMETERS]) {
            expect(end.weights[k]).toBe(spec.weights[k]);
            expect([end.velocity[k]!, end.secondMoment[k]!].map(Math.abs)).toEqual([0, 0]);
            // And would not, if they were free.
            if (end.accepted[Math.floor(k / PARAMETERS)]! > 0 || move.kind !== 'langevin')
              expect(moved[k]).not.toBe(spec.weights[k]);
          }
        }
        expect(end.weights).not.toEqual(spec.weights);
        expect(end.accepted).toEqual(expected.accepted);
        expectClose(end.weights, expected.weights, 4e-5, 'weights');
        expectClose(end.velocity, expected.velocity, 4e-5, 'velocity');
        for (const learner of [state, loose]) learner.destroy();
      },
    );

    it('have gradients, which are the true ones', async () => {
      const [state, loose] = [await open(spec), await open(free)];
      expect(await state.gradients()).toEqual(await loose.gradients());
      expect((await state.gradients()).some((g, k) => frozen[k % PARAMETERS] === 1 && g !== 0)).toBe(true);
      state.destroy();
      loose.destroy();
    });

    it('lose the moments that a snapshot of a free network brings', async () => {
      const [state, loose] = [await open(spec), await open(free)];
      const move = moves[4]![1];
      await loose.step(move, 3);
      const before = await loose.snapshot();
      expect(before.velocity.some((v, k) => frozen[k % PARAMETERS] === 1 && v !== 0)).toBe(true);
      await state.restore(before);
      await state.step(move, 1);
      const after = await state.snapshot();
      for (let k = 0; k < after.weights.length; k++)
        if (frozen[k % PARAMETERS]) expect(after.weights[k]).toBe(before.weights[k]);
      expect(after.velocity.every((v, k) => frozen[k % PARAMETERS] === 0 || Math.abs(v) === 0)).toBe(true);
      state.destroy();
      loose.destroy();
    });

    it('do not count in a Metropolis decision: a model with half its weights frozen is one of half the size', async () => {
      const [whole, half] = halves();
      const [state, smaller] = [await open(whole), await open(half)];
      for (const learner of [state, smaller]) await learner.step(langevin(8, true, 0.3, 0.05), 12);
      const accepted = await smaller.accepted();
      expect(accepted.some((count) => count < 12)).toBe(true);
      expect(accepted.some((count) => count > 0)).toBe(true);
      expect(await state.accepted()).toEqual(accepted);
      const weights = (await state.weights()).filter((_, k) => k % 20 < 10);
      expectClose(weights, await smaller.weights(), 1e-4, 'weights');
      state.destroy();
      smaller.destroy();
    });

    it('flags that do not fit are refused', async () => {
      const bad = (flags: Uint8Array) => open({ ...free, problem: { ...free.problem, frozen: flags } });
      await expect(bad(new Uint8Array(43))).rejects.toThrow(/expected 44 frozen flags, got 43/);
      await expect(bad(new Uint8Array(44).fill(2))).rejects.toThrow(/neither 0 nor 1/);
    });
  });
}

/** Linear, 20 inputs, the last ten weights frozen at c; and 10 inputs, targets less c . x. Random numbers of weight k are the same. */
function halves(): readonly [LearnerSpec, LearnerSpec] {
  const whole = specOf({ ...SIZES[2]!, networks: 8, sets: 1 });
  const { problem } = whole;
  const { inputs, targets, points } = problem.data;
  const constant = whole.weights.slice(10, 20);
  const weights = whole.weights.map((w, k) => (k % 20 < 10 ? w : constant[(k % 20) - 10]!));
  const flags = Uint8Array.from({ length: 20 }, (_, k) => (k < 10 ? 0 : 1));
  const rest = targets.map((y, mu) =>
    constant.reduce((left, c, i) => left - c * inputs[mu * 20 + 10 + i]!, y),
  );
  return [
    { ...whole, weights, problem: { ...problem, frozen: flags } },
    {
      ...whole,
      weights: weights.filter((_, k) => k % 20 < 10),
      problem: {
        ...problem,
        shape: { ...problem.shape, inputs: 10 },
        data: { ...problem.data, points, inputs: inputs.filter((_, k) => k % 20 < 10), targets: rest },
      },
    },
  ];
}
