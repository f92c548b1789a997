/** What an engine's residuals must do against themselves, exactly: go on, be restored, be sharded, refuse. */
import { expect, it } from 'vitest';
import type { LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { PLANE_CHANNELS, residualCount } from '../../src/learner/residuals.ts';
import { residualProblem } from '../support/residual-problems.ts';
import { byRule, langevin, RULES } from './learner-comparison.ts';
import { SIZES, specOf } from './learner-problems.ts';
import { residualSpec, STEPPED } from './residual-problems.ts';

type Open = (spec: LearnerSpec) => Promise<LearnerState>;

export function continuationTests(open: Open): void {
  const spec = residualSpec(STEPPED, 6);
  const moves = [
    ['Adam', byRule(6, RULES[1]![1], 0.01, 0)],
    ['adjusted Langevin', langevin(6, true, 0.3, 0.01)],
  ] as const;
  for (const [name, move] of moves)
    it(`${name}: 5 + 7 steps, and 7 from a snapshot restored elsewhere, equal 12 steps exactly`, async () => {
      const [whole, split, other] = [await open(spec), await open(spec), await open(spec)];
      await whole.step(move, 12);
      await split.step(move, 5);
      await split.residualJacobian(1);
      const snapshot = structuredClone(await split.snapshot());
      await split.step(move, 7);
      await other.step(move, 3);
      await other.restore(snapshot);
      await other.step(move, 7);
      const expected = await whole.snapshot();
      expect(expected.weights.every(Number.isFinite)).toBe(true);
      expect(expected.weights).not.toEqual(snapshot.weights);
      expect(await split.snapshot()).toEqual(expected);
      expect(await other.snapshot()).toEqual(expected);
      for (const state of [whole, split, other]) state.destroy();
    });

  it('networks 3 to 5 alone, with firstNetwork = 3 and the residuals of their set, move as in the whole run', async () => {
    const { groups } = spec.problem.residuals!;
    const second = (values: Float64Array) => values.slice(values.length / 2);
    const own = groups.map((group) => ({
      ...group,
      inputs: second(group.inputs),
      columns: second(group.columns),
      weights: second(group.weights),
    }));
    const whole = await open(spec);
    const shard = await open({
      ...spec,
      problem: { ...spec.problem, residuals: { sets: 1, groups: own } },
      networks: 3,
      firstNetwork: 3,
      weights: second(spec.weights),
    });
    await whole.step(langevin(6, true, 0.3, 0.01), 8);
    await shard.step(langevin(3, true, 0.3, 0.01), 8);
    expect(await shard.weights()).toEqual(second(await whole.weights()));
    for (const state of [whole, shard]) state.destroy();
  });
}

export function refusalTests(open: Open): void {
  it('minibatches, other equations, half points and residuals of data are refused, and nothing changes', async () => {
    const spec = residualSpec({ owner: 400 });
    const state = await open(spec);
    const before = await state.energies();
    await expect(state.step(byRule(2, RULES[1]![1], 0, 3), 1)).rejects.toThrow(/minibatches/);
    const other = residualProblem({ owner: 401, channels: PLANE_CHANNELS.slice(0, 3) });
    await expect(state.replaceResiduals(other.residuals!)).rejects.toThrow(/residual terms must have/);
    const { residuals } = spec.problem;
    const wrong = { ...residuals!.groups[0]!, weights: new Float64Array(1) };
    await expect(state.replaceResiduals({ sets: 1, groups: [wrong] })).rejects.toThrow(RangeError);
    await expect(state.jets(new Float64Array(7), PLANE_CHANNELS)).rejects.toThrow(/whole points/);
    await expect(state.jets(new Float64Array(8), [[], [0, 0]])).rejects.toThrow(/first derivatives/);
    await expect(state.residualJacobian(2)).rejects.toThrow(/network 2 of 2/);
    expect(await state.energies()).toEqual(before);
    expect(state.stepCount).toBe(0);
    expect(await state.outputs()).toEqual(new Float64Array(0));
    expect((await state.residuals()).length).toBe(2 * residualCount(residuals!));
    state.destroy();
    const data = await open(specOf(SIZES[0]!));
    await expect(data.residuals()).rejects.toThrow(/no residuals/);
    await expect(data.residualJacobian(0)).rejects.toThrow(/no residuals/);
    await expect(data.replaceResiduals(residuals!)).rejects.toThrow(RangeError);
    data.destroy();
  });
}
