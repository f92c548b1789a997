/** What experiments on networks share: tasks by name, optimisers and profiles by name, and how wrong a batch is. */
import { describe, expect, test } from 'vitest';
import { profileValues } from '../../src/dynamics/profile.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { tellData } from '../../src/experiments/learner-common/data-notes.ts';
import { TASKS } from '../../src/experiments/learner-common/fields.ts';
import { descent, OPTIMISERS, PROFILES, profileOf } from '../../src/experiments/learner-common/optimiser.ts';
import { naturalLoss, problemOf, taskData } from '../../src/experiments/learner-common/tasks.ts';
import { checkProblem, parameterCount } from '../../src/learner/network.ts';
import { drawWeights } from '../../src/learner/prior.ts';
import { sayIfKnown } from '../../src/messages/catalogue.ts';
import { errorRates, meanLosses } from '../../src/observables/prediction-error.ts';

const seed = [7, 0] as const;
const request = { seed, points: 40, heldOutPoints: 30, inputs: 5 } as const;

describe.each(TASKS)('task %s', (task) => {
  test('is a sound problem with held-out points, the same for the same seed', async () => {
    const split = await taskData({ ...request, task });
    const again = await taskData({ ...request, task });
    expect(again).toEqual(split);
    const network = { hidden: [4], activation: 'tanh', loss: naturalLoss(split), energy: 'mean' } as const;
    expect(() => checkProblem(problemOf(split, network))).not.toThrow();
    expect(split.heldOut.points).toBeGreaterThan(0);
    expect(split.heldOut.targets.length / split.outputNames.length).toBe(split.heldOut.points);
  });
});

test('another seed, or another draw, is other data', async () => {
  const first = await taskData({ ...request, task: 'teacher' });
  expect(await taskData({ ...request, task: 'teacher', seed: [8, 0] })).not.toEqual(first);
  expect((await taskData({ ...request, task: 'teacher', draw: 1 })).train.inputs).not.toEqual(
    first.train.inputs,
  );
});

test('inputs that are drawn are of order one', async () => {
  const { train: part } = await taskData({ ...request, task: 'random-labels', points: 2000 });
  const square = part.inputs.reduce((sum, x) => sum + x * x, 0) / part.inputs.length;
  expect(Math.abs(square - 1)).toBeLessThan(0.06);
  expect(new Set(part.targets)).toEqual(new Set([-1, 1]));
});

test.each(PROFILES)('profile %s has a value in (0, 1] for every step', (name) => {
  const values = profileValues(profileOf(name, 200), 200);
  expect(values.every((value) => value > 0 && value <= 1)).toBe(true);
});

test.each(OPTIMISERS)('%s lowers the energy of every network', async (optimiser) => {
  const split = await taskData({ ...request, task: 'teacher' });
  const problem = problemOf(split, {
    hidden: [6],
    activation: 'tanh',
    loss: 'squared-error',
    energy: 'mean',
  });
  const weights = drawWeights(problem.shape, { weight: 1, bias: 0 }, { networks: 3, seed });
  expect(weights.length).toBe(3 * parameterCount(problem.shape));
  const learner = await new ReferenceEngine().learner({ problem, networks: 3, seed, weights });
  const before = await learner.energies();
  const learningRate = optimiser.startsWith('adam') || optimiser === 'rmsprop' ? 0.01 : 0.05;
  await learner.step(descent(3, { optimiser, learningRate, batch: 0 }), 60, {
    rates: profileValues({ kind: 'cosine', floor: 0.1 }, 60),
  });
  const after = await learner.energies();
  for (let e = 0; e < 3; e++) expect(after[e]!).toBeLessThan(0.8 * before[e]!);
});

test('losses and error rates of a batch are those of its networks', () => {
  const targets = Float64Array.of(1, -1, 1, -1);
  const outputs = Float64Array.of(0.5, -2, -0.5, 0, 1, -1, 1, -1);
  const answers = { outputs, targets, networks: 2, width: 1 };
  expect([...errorRates(answers)]).toEqual([0.5, 0]);
  expect([...meanLosses(answers, 'squared-error')]).toEqual([(0.25 + 1 + 2.25 + 1) / 8, 0]);
  const oneHot = {
    targets: Float64Array.of(0, 1, 0, 1, 0, 0),
    outputs: Float64Array.of(3, 5, 1, 1, 2, 1),
    networks: 1,
    width: 3,
  };
  expect([...errorRates(oneHot)]).toEqual([0.5]);
  expect(() => errorRates({ ...answers, networks: 3 })).toThrow(RangeError);
});

test('a run on measured data says who made them and on what terms, once; on drawn data nothing', () => {
  const said = (id: 'auto-mpg' | 'xor', restored: unknown = null) => {
    const notes: string[] = [];
    tellData(id, {
      restored,
      note: (key, facts) => void notes.push(sayIfKnown('en', key, facts) ?? `no words for ${key}`),
    });
    return notes;
  };
  expect(said('auto-mpg')).toEqual([
    expect.stringMatching(/Ramos & D\. Donoho.*Terms: for educational and scientific purposes/),
    expect.stringContaining('1981 as 1982'),
  ]);
  expect([said('auto-mpg', {}), said('xor')]).toEqual([[], []]);
});
