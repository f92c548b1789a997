/** What an engine's learner must do against itself, exactly: go on, be restored, be sharded, refuse. */
import { expect, it } from 'vitest';
import type { LearnerMove, LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { byRule, descent, langevin, RULES, underdamped } from './learner-comparison.ts';
import { SIZES, specOf } from './learner-problems.ts';

export function continuationTests(open: (spec: LearnerSpec) => Promise<LearnerState>): void {
  const spec = specOf({ ...SIZES[0]!, networks: 6, sets: 3 });
  const moves: readonly (readonly [string, LearnerMove])[] = [
    ['adjusted Langevin', langevin(6, true, 0.4, 0.003)],
    ['plain Langevin', langevin(6, false, 0.4, 0.003)],
    ['minibatch descent with momentum', descent(6, { momentum: 0.9, weightDecay: 0.01, batch: 12 })],
    ['underdamped Langevin', underdamped(6, 0.4, 0.05)],
    ...RULES.map(([name, rule]) => [`minibatch ${name}`, byRule(6, rule, 0.01, 12)] as const),
  ];
  for (const [name, move] of moves) {
    it(`${name}: 5 + 7 steps, and 7 steps from a snapshot after 5 restored elsewhere, equal 12 steps exactly`, async () => {
      const [whole, split, other] = [await open(spec), await open(spec), await open(spec)];
      await whole.step(move, 12);
      await split.step(move, 5);
      const snapshot = await split.snapshot();
      expect(snapshot.step).toBe(5);
      await split.step(move, 7);
      await other.step(move, 3);
      await other.restore(structuredClone(snapshot));
      await other.step(move, 7);
      const expected = await whole.snapshot();
      expect(expected.weights.every(Number.isFinite)).toBe(true);
      expect(expected.weights).not.toEqual(snapshot.weights);
      expect(await split.snapshot()).toEqual(expected);
      expect(await other.snapshot()).toEqual(expected);
      expect(other.stepCount).toBe(12);
      for (const state of [whole, split, other]) state.destroy();
    });
  }

  it('moves may follow one another: Langevin, descent, Langevin, as one run and from a snapshot in between', async () => {
    const [first, second] = [await open(spec), await open(spec)];
    const schedule = [moves[0]![1], moves[2]![1], moves[0]![1]];
    for (const move of schedule) await first.step(move, 3);
    for (const move of schedule) {
      await second.restore(await second.snapshot());
      await second.step(move, 3);
    }
    expect(await second.snapshot()).toEqual(await first.snapshot());
    first.destroy();
    second.destroy();
  });

  it('a move forgets the moments of another kind, and only those', async () => {
    const adam = byRule(6, RULES[1]![1], 0.01, 12);
    const [mixed, fresh] = [await open(spec), await open(spec)];
    for (const move of [adam, moves[0]![1], adam]) await mixed.step(move, 4);
    // Overdamped Langevin has no moments: Adam goes on with its own.
    expect((await mixed.snapshot()).moments).toEqual({ owner: 'adam', steps: 8 });
    await mixed.step(moves[2]![1], 1);
    const { weights, velocity } = await mixed.snapshot();
    await mixed.step(adam, 3);
    const zeros = new Float64Array(velocity.length);
    await fresh.restore({
      ...(await fresh.snapshot()),
      step: 13,
      weights,
      velocity: zeros,
      secondMoment: zeros,
      accepted: await mixed.accepted(),
    });
    await fresh.step(adam, 3);
    expect(velocity).not.toEqual(zeros);
    expect(await mixed.snapshot()).toEqual(await fresh.snapshot());
    mixed.destroy();
    fresh.destroy();
  });

  it('networks 2 and 3 alone, with firstNetwork = 2, move exactly as they do in the whole run', async () => {
    const { data, shape } = spec.problem;
    const whole = await open(spec);
    const shard = await open({
      ...spec,
      networks: 2,
      firstNetwork: 2,
      weights: spec.weights.slice(2 * whole.parameters, 4 * whole.parameters),
      // Networks 2 and 3 of 6 train on set 1 of 3.
      problem: {
        ...spec.problem,
        data: {
          ...data,
          sets: 1,
          inputs: data.inputs.slice(data.points * shape.inputs, 2 * data.points * shape.inputs),
          targets: data.targets.slice(data.points, 2 * data.points),
        },
      },
    });
    await whole.step(langevin(6, true, 0.4, 0.003), 8);
    await shard.step(langevin(2, true, 0.4, 0.003), 8);
    expect(await shard.weights()).toEqual((await whole.weights()).slice(2 * 44, 4 * 44));
    whole.destroy();
    shard.destroy();
  });

  it('a proposal whose energy overflows is rejected and the state stays', async () => {
    const state = await open(spec);
    await state.step(langevin(6, true, 1e-30, 1e10), 2);
    expect(await state.weights()).toEqual(spec.weights);
    expect(await state.accepted()).toEqual(new Float64Array(6));
    state.destroy();
  });

  it('moves that do not fit are refused and change nothing', async () => {
    const state = await open(spec);
    await expect(state.step(langevin(5, true, 1, 0.1), 1)).rejects.toThrow(/temperatures/);
    await expect(state.step(langevin(6, true, 0, 0.1), 1)).rejects.toThrow(/temperatures/);
    await expect(state.step(langevin(6, true, 1, Number.NaN), 1)).rejects.toThrow(/stepSizes/);
    expect(state.stepCount).toBe(0);
    expect(await state.weights()).toEqual(spec.weights);
    state.destroy();
  });
}
