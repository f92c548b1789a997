/** Networks that diverge: each stops by itself, at its last finite parameters, and the others do not notice. */
import { describe, expect, it } from 'vitest';
import type { LearnerMove, LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { byRule, descent, langevin, RULES, underdamped } from './learner-comparison.ts';
import { SIZES, specOf } from './learner-problems.ts';

type Open = (spec: LearnerSpec) => Promise<LearnerState>;

const NETWORKS = 6;
const WILD = [1, 4];
const STEPS = 10;

/** Network 4 takes longer than network 1 where `slower` is less than 1. */
const wild = (values: Float64Array, much: number, slower: number) =>
  values.map((value, e) => (e === 1 ? value * much : e === 4 ? value * much ** slower : value));

/** Moves that two networks cannot survive: on the quadratic energy of the linear model each step multiplies them. */
function wildMoves(): readonly (readonly [string, LearnerMove, LearnerMove, compared: boolean])[] {
  const turn = (move: LearnerMove, much: number, slower: number): LearnerMove =>
    move.kind === 'descent'
      ? { ...move, learningRates: wild(move.learningRates, much, slower) }
      : { ...move, stepSizes: wild(move.stepSizes, much, slower) };
  const moves: [string, LearnerMove, number, boolean][] = [
    ['plain Langevin', langevin(NETWORKS, false, 0.4, 1e-3), 1e12, true],
    ['underdamped Langevin', underdamped(NETWORKS, 0.4, 0.02), 1e8, true],
    ['descent', descent(NETWORKS, { momentum: 0.5, weightDecay: 0.01, batch: 0 }), 1e12, true],
    ['minibatch descent', descent(NETWORKS, { momentum: 0.5, weightDecay: 0, batch: 12 }), 1e12, true],
    // Of a size that f64 would survive for another while.
    ['minibatch Adam', byRule(NETWORKS, RULES[1]![1], 0, 12), 1e41, false],
  ];
  return moves.map(
    ([name, move, much, compared]) => [name, move, turn(move, much, compared ? 0.5 : 1), compared] as const,
  );
}

const part = (values: Float64Array, e: number) =>
  values.subarray((e * values.length) / NETWORKS, ((e + 1) * values.length) / NETWORKS);

export function stoppingTests(open: Open): void {
  const spec = specOf({ ...SIZES[2]!, networks: NETWORKS, sets: 3 });

  describe('networks that diverge', () => {
    it.each(wildMoves())(
      '%s: stop alone, where they were, at the step of the reference',
      async (_, calm, move, compared) => {
        const [state, others] = [await open(spec), await open(spec)];
        const reference = createReferenceLearner(spec);
        await state.step(move, STEPS);
        await others.step(calm, STEPS);
        await reference.step(move, STEPS);
        const [stopped, end, unmoved] = [
          await state.stopped(),
          await state.snapshot(),
          await others.snapshot(),
        ];
        expect(end.stopped).toEqual(stopped);
        expect(end.weights.every(Number.isFinite)).toBe(true);
        for (let e = 0; e < NETWORKS; e++) {
          if (WILD.includes(e)) {
            expect(stopped[e], `network ${e}`).toBeGreaterThanOrEqual(0);
            expect(stopped[e], `network ${e}`).toBeLessThan(STEPS);
            if (compared) expect(stopped[e]).toBe((await reference.stopped())[e]);
            // Where it was before the step that it could not make.
            const before = await open(spec);
            await before.step(move, stopped[e]!);
            expect(part(end.weights, e)).toEqual(part(await before.weights(), e));
            expect((await before.stopped())[e]).toBe(-1);
            before.destroy();
            if (move.kind !== 'langevin')
              expect(part(end.velocity, e).every((value) => value === 0)).toBe(true);
          } else {
            expect(stopped[e]).toBe(-1);
            expect(part(end.weights, e)).toEqual(part(unmoved.weights, e));
            expect(part(end.velocity, e)).toEqual(part(unmoved.velocity, e));
          }
        }
        // Not the same at once: the first has the larger step.
        if (compared) expect(stopped[1]).toBeLessThan(stopped[4]!);
        expect((await others.stopped()).every((at) => at === -1)).toBe(true);
        // Energies and gradients are those of the parameters, where these have overflowed, too.
        const there = await open({ ...spec, weights: end.weights });
        expect(await state.gradients()).toEqual(await there.gradients());
        expect(await state.energies()).toEqual(await there.energies());
        there.destroy();
        state.destroy();
        others.destroy();
      },
    );

    it.each(wildMoves())(
      '%s: the same in one call, in many, and from a snapshot elsewhere',
      async (_, __, move) => {
        const [whole, split, other] = [await open(spec), await open(spec), await open(spec)];
        await whole.step(move, STEPS);
        for (const steps of [1, 1, 2]) await split.step(move, steps);
        await other.restore(structuredClone(await split.snapshot()));
        for (const state of [split, other]) await state.step(move, STEPS - 4);
        expect(await split.snapshot()).toEqual(await whole.snapshot());
        expect(await other.snapshot()).toEqual(await whole.snapshot());
        for (const state of [whole, split, other]) state.destroy();
      },
    );

    it('stay where they are under every move, until a snapshot from before is restored', async () => {
      const state = await open(spec);
      const start = await state.snapshot();
      await state.step(wildMoves()[2]![2], STEPS);
      const [stopped, weights] = [await state.stopped(), await state.weights()];
      const moves = [langevin(NETWORKS, true, 0.4, 1e-3), ...wildMoves().map(([, calm]) => calm)];
      for (const move of moves) await state.step(move, 2);
      expect(await state.stopped()).toEqual(stopped);
      const after = await state.weights();
      for (let e = 0; e < NETWORKS; e++)
        if (WILD.includes(e)) expect(part(after, e)).toEqual(part(weights, e));
        else expect(part(after, e)).not.toEqual(part(weights, e));
      expect((await state.accepted()).map((count, e) => (WILD.includes(e) ? count : 0))).toEqual(
        new Float64Array(NETWORKS),
      );
      const { stopped: _, ...old } = start;
      for (const snapshot of [start, old]) {
        await state.restore(snapshot);
        expect(await state.stopped()).toEqual(new Float64Array(NETWORKS).fill(-1));
        await state.step(moves[3]!, 2);
        for (const e of WILD) expect(part(await state.weights(), e)).not.toEqual(part(spec.weights, e));
      }
      state.destroy();
    });
  });
}
