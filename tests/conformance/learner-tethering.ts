/** Moves with an elastic pull to given places: as the reference, and as the prior where they must be one. */
import { describe, expect, it } from 'vitest';
import type { LearnerMove, LearnerSpec, LearnerState, Tether } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { Stream } from '../../src/random/streams.ts';
import { byRule, expectClose, langevin, RULES } from './learner-comparison.ts';
import { normals, SIZES, specOf } from './learner-problems.ts';
import { movesFor } from './learner-turning.ts';

type Open = (spec: LearnerSpec) => Promise<LearnerState>;

const PARAMETERS = 44;

export function tetheringTests(open: Open): void {
  const spec = specOf({ ...SIZES[0]!, networks: 6, sets: 3 });
  const centres = normals([5, 5], Stream.InitialWeights, 6 * PARAMETERS);
  const tied = (move: LearnerMove, strength: number, to = centres): LearnerMove => ({
    ...move,
    tether: { strength, centres: to },
  });
  const moves = [...movesFor(6), ['minibatch AdamW', byRule(6, RULES[2]![1], 0.1, 12)] as const];

  describe('tethered moves', () => {
    it.each(moves)('%s: equal to the reference, and not to the free move', async (_, move) => {
      const [state, reference, free] = [await open(spec), createReferenceLearner(spec), await open(spec)];
      const strong = tied(move, 20);
      for (const learner of [state, reference]) await learner.step(strong, 4);
      await free.step(move, 4);
      const [end, expected] = [await state.snapshot(), await reference.snapshot()];
      expect(end.accepted).toEqual(expected.accepted);
      expectClose(end.weights, expected.weights, 4e-5, 'weights');
      expectClose(end.velocity, expected.velocity, 4e-5, 'velocity');
      const apart = (await free.weights()).map((w, k) => Math.abs(w - expected.weights[k]!));
      expect(Math.max(...apart)).toBeGreaterThan(2e-3);
      // Energies and gradients know nothing of it.
      const alone = await open({ ...spec, weights: end.weights });
      expect(await state.gradients()).toEqual(await alone.gradients());
      for (const learner of [state, free, alone]) learner.destroy();
    });

    it.each(moves)(
      '%s: a new centre on the way, in one history and from a snapshot; strength 0 is none',
      async (_, move) => {
        const [first, second, slack, free] = [
          await open(spec),
          await open(spec),
          await open(spec),
          await open(spec),
        ];
        const elsewhere = centres.map((c) => -c);
        for (const steps of [2, 3]) await first.step(tied(move, 3), steps);
        await first.step(tied(move, 3, elsewhere), 4);
        await second.step(tied(move, 3), 5);
        await second.restore(structuredClone(await second.snapshot()));
        await second.step(tied(move, 3, elsewhere), 4);
        expect(await second.snapshot()).toEqual(await first.snapshot());
        await slack.step(tied(move, 0), 4);
        await free.step(move, 4);
        expect(await slack.snapshot()).toEqual(await free.snapshot());
        // And after it, a free move is free.
        await second.restore(await free.snapshot());
        for (const state of [second, free]) await state.step(move, 3);
        expect(await second.snapshot()).toEqual(await free.snapshot());
        for (const state of [first, second, slack, free]) state.destroy();
      },
    );

    it('a tether to 0 of the strength of the prior is the prior, in every Metropolis decision', async () => {
      const { problem } = spec;
      const bare = { ...spec, problem: { ...problem, priorPrecision: { weight: 0, bias: 0 } } };
      const strong = { ...spec, problem: { ...problem, priorPrecision: { weight: 8, bias: 8 } } };
      const [state, prior] = [await open(bare), await open(strong)];
      const move = langevin(6, true, 0.3, 0.02);
      await state.step(tied(move, 8, new Float64Array(6 * PARAMETERS)), 12);
      await prior.step(move, 12);
      const accepted = await prior.accepted();
      expect(accepted.some((count) => count < 12)).toBe(true);
      expect(accepted.some((count) => count > 0)).toBe(true);
      expect(await state.accepted()).toEqual(accepted);
      expectClose(await state.weights(), await prior.weights(), 1e-4, 'weights');
      state.destroy();
      prior.destroy();
    });

    it('a frozen parameter is not pulled, and a minibatch larger than the last finds its room', async () => {
      const frozen = Uint8Array.from({ length: PARAMETERS }, (_, k) => k % 2);
      const [state, reference] = [
        await open({ ...spec, problem: { ...spec.problem, frozen } }),
        createReferenceLearner({ ...spec, problem: { ...spec.problem, frozen } }),
      ];
      for (const learner of [state, reference]) {
        await learner.step(byRule(6, RULES[1]![1], 0.1, 12), 1);
        await learner.step(tied(byRule(6, RULES[1]![1], 0.1, 12), 5), 2);
        await learner.step(tied(byRule(6, RULES[1]![1], 0.1, 40), 5), 2);
        await learner.step(tied(langevin(6, false, 0.3, 1e-3), 5), 2);
      }
      const weights = await state.weights();
      weights.forEach((w, k) => {
        if (k % 2 === 1) expect(w).toBe(spec.weights[k]);
      });
      expectClose(weights, await reference.weights(), 5e-5, 'weights');
      state.destroy();
    });

    it('tethers that do not fit are refused', async () => {
      const state = await open(spec);
      const refused = (tether: Tether, error: RegExp) =>
        expect(state.step({ ...langevin(6, true, 0.4, 0.003), tether }, 1)).rejects.toThrow(error);
      await refused({ strength: -1, centres }, /strength -1/);
      await refused({ strength: 1, centres: centres.slice(1) }, /needs 264 numbers of centres, got 263/);
      await refused({ strength: 1, centres: centres.map(() => Number.NaN) }, /not finite/);
      expect(await state.weights()).toEqual(spec.weights);
      state.destroy();
    });
  });
}
