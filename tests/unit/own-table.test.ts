/** A table of one's own as a task of the experiments on networks. */
import { expect, test } from 'vitest';
import { OWN_TASKS } from '../../src/experiments/learner-common/fields.ts';
import { taskData, toldTaskData } from '../../src/experiments/learner-common/tasks.ts';
import { GlassboxError } from '../../src/messages/problem.ts';

const seed = [3, 0] as const;
const line = (_: unknown, k: number) => `${k},${(k * 7) % 11},${(k * k) % 5},${'pq'[k % 2]},${'xyz'[k % 3]}`;
const table = {
  name: 'mine.csv',
  text: `a,b,c,two,three\n${Array.from({ length: 60 }, line).join('\n')}\n`,
};
const request = (target: string, features = '') =>
  ({ task: 'own', seed, points: 10, own: { table, target, features } }) as const;

test('two classes become one output by sign, three one-hot rows, numbers one output', async () => {
  const two = await taskData(request('two', 'a,b'));
  expect([two.task, two.outputNames.length, new Set(two.train.targets)]).toEqual([
    'classification',
    1,
    new Set([-1, 1]),
  ]);
  const three = await taskData(request(''));
  expect([three.outputNames, three.inputNames.length]).toEqual([['x', 'y', 'z'], 4]);
  const numbers = await taskData(request('c', 'a, b'));
  expect([numbers.task, numbers.inputNames]).toEqual(['regression', ['a', 'b']]);
});

test('the table has points of its own: a fifth is held out, and another draw holds out others', async () => {
  const first = await taskData(request('two'));
  expect([first.train.points, first.heldOut.points]).toEqual([48, 12]);
  expect((await taskData({ ...request('two'), draw: 1 })).heldOut.inputs).not.toEqual(first.heldOut.inputs);
});

test('what was done with it is told once, when the run begins', async () => {
  const told: string[] = [];
  const note = (id: string) => void told.push(id);
  await toldTaskData(request('two'), { note, restored: null });
  expect(told).toContain('table.used');
  told.length = 0;
  await toldTaskData(request('two'), { note, restored: {} });
  expect(told).toEqual([]);
});

test('without a file it is refused', async () => {
  expect(OWN_TASKS).toContain('own');
  const asked = taskData({ ...request('two'), own: { table: null, target: '', features: '' } });
  await expect(asked).rejects.toThrow(GlassboxError);
  await expect(asked).rejects.toThrow('GBX-430');
});
