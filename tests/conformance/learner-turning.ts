/** Numbers of a move that change from step to step in one call: the same as many calls of one step, and as the reference. */
import { describe, expect, it } from 'vitest';
import type { LearnerMove, LearnerSpec, LearnerState, StepFactors } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { byRule, descent, expectClose, langevin, RULES, underdamped } from './learner-comparison.ts';
import { SIZES, specOf } from './learner-problems.ts';

type Open = (spec: LearnerSpec) => Promise<LearnerState>;

const STEPS = 12;
/** Up and down, with a step that does not move. */
const rates = Float64Array.of(1, 0.5, 0.1, 0, 0.3, 1.7, 2, 1.1, 0.9, 0.01, 0.6, 1);
const temperatures = Float64Array.of(1, 1, 2, 4, 8, 0.5, 0.25, 0.5, 1, 3, 1.5, 0.7);

export function movesFor(networks: number): readonly (readonly [string, LearnerMove])[] {
  return [
    ['adjusted Langevin', langevin(networks, true, 0.4, 0.003)],
    ['plain Langevin', langevin(networks, false, 0.4, 0.003)],
    ['underdamped Langevin', underdamped(networks, 0.4, 0.05)],
    ['full-batch descent with momentum', descent(networks, { momentum: 0.9, weightDecay: 0.01, batch: 0 })],
    ['minibatch Adam', byRule(networks, RULES[1]![1], 0.01, 12)],
  ];
}

const factorsFor = (move: LearnerMove): StepFactors =>
  move.kind === 'descent' ? { rates } : { rates, temperatures };

const part = (factors: StepFactors, from: number, to: number): StepFactors =>
  Object.fromEntries(Object.entries(factors).map(([name, values]) => [name, values.slice(from, to)]));

/** The move of one step, its factors multiplied in. */
function turned(move: LearnerMove, k: number): LearnerMove {
  const times = (values: Float64Array, factor: number) => values.map((value) => value * factor);
  if (move.kind === 'descent') return { ...move, learningRates: times(move.learningRates, rates[k]!) };
  return {
    ...move,
    stepSizes: times(move.stepSizes, rates[k]!),
    temperatures: times(move.temperatures, temperatures[k]!),
  };
}

/** A rising step of tiny networks, in one call and in pieces. */
export async function compareLong(open: Open, networks: number, steps: number, piece: number): Promise<void> {
  const small = specOf({ ...SIZES[4]!, networks });
  const move = underdamped(networks, 0.4, 0.02);
  const rising = Float64Array.from({ length: steps }, (_, k) => (k + 1) / steps);
  const [whole, split] = [await open(small), await open(small)];
  await whole.step(move, steps, { rates: rising });
  for (let from = 0; from < steps; from += piece)
    await split.step(move, Math.min(piece, steps - from), { rates: rising.slice(from, from + piece) });
  expect(await split.snapshot()).toEqual(await whole.snapshot());
  const reference = createReferenceLearner(small);
  await reference.step(move, steps, { rates: rising });
  expectClose(await whole.weights(), await reference.weights(), 1e-3, 'weights');
  whole.destroy();
  split.destroy();
}

export function turningTests(open: Open): void {
  const spec = specOf({ ...SIZES[0]!, networks: 6, sets: 3 });

  describe('factors of every step', () => {
    it.each(movesFor(6))('%s: one call, its slices and single steps give the same bits', async (_, move) => {
      const factors = factorsFor(move);
      const [whole, split, single] = [await open(spec), await open(spec), await open(spec)];
      await whole.step(move, STEPS, factors);
      for (const [from, to] of [
        [0, 5],
        [5, 5],
        [5, 6],
        [6, STEPS],
      ] as const)
        await split.step(move, to - from, part(factors, from, to));
      const end = await whole.snapshot();
      expect(end.weights.every(Number.isFinite)).toBe(true);
      expect(end.weights).not.toEqual(spec.weights);
      expect(await split.snapshot()).toEqual(end);
      // A rate of 0 is no rate for a move alone: a factor takes the place of that step.
      for (let k = 0; k < STEPS; k++)
        if (rates[k]! > 0) await single.step(turned(move, k), 1);
        else await single.step(move, 1, part(factors, k, k + 1));
      expect(await single.snapshot()).toEqual(end);
      for (const state of [whole, split, single]) state.destroy();
    });

    it.each(movesFor(6))('%s: equal to the reference after 6 steps', async (_, move) => {
      const [ours, reference] = [await open(spec), createReferenceLearner(spec)];
      const factors = part(factorsFor(move), 0, 6);
      for (const state of [ours, reference]) await state.step(move, 6, factors);
      const [made, expected] = [await ours.snapshot(), await reference.snapshot()];
      expect(made.accepted).toEqual(expected.accepted);
      expectClose(made.weights, expected.weights, 6e-5, 'weights');
      expectClose(made.velocity, expected.velocity, 6e-5, 'velocity');
      // Without its factors it goes elsewhere.
      const plain = createReferenceLearner(spec);
      await plain.step(move, 6);
      const apart = (await plain.weights()).map((w, k) => Math.abs(w - expected.weights[k]!));
      expect(Math.max(...apart)).toBeGreaterThan(1e-3);
      ours.destroy();
    });

    it('factors that do not fit are refused and change nothing', async () => {
      const state = await open(spec);
      const [move, down] = [langevin(6, true, 0.4, 0.003), byRule(6, RULES[1]![1], 0, 0)];
      const refused = (factors: StepFactors, error: RegExp, which: LearnerMove = move) =>
        expect(state.step(which, 2, factors)).rejects.toThrow(error);
      await refused({ rates: Float64Array.of(1) }, /2 steps need as many factors of rates/);
      await refused({ rates: Float64Array.of(1, -1) }, /factor -1 of rates/);
      await refused({ rates: Float64Array.of(1, Number.NaN) }, /factor NaN of rates/);
      await refused({ temperatures: Float64Array.of(1, 0) }, /factor 0 of temperatures/);
      await refused({ temperatures: Float64Array.of(1, Infinity) }, /factor Infinity of temperatures/);
      await refused({ temperatures: Float64Array.of(1, 1) }, /no temperatures/, down);
      await refused({ rates: Float64Array.of(1, 1e308) }, /do not fit/, {
        ...down,
        learningRates: new Float64Array(6).fill(1e3),
      } as LearnerMove);
      expect(state.stepCount).toBe(0);
      expect(await state.weights()).toEqual(spec.weights);
      state.destroy();
    });
  });
}
