/**
 * Workload: training by full-batch gradient descent: 64 networks at once, wide and small, and one 784-128-10 network on the
 * size of a thousand digits. Microseconds per step of one network. The mean loss after some steps must be that of the plain loop.
 */
import type { Engine } from '../../src/engine/contract.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';
import { PlainTraining } from './plain-training.ts';
import type { WorkloadOptions, WorkloadRow } from './row.ts';
import { trainingContender } from './training-contender.ts';
import { TASK_NAMES, type Task, taskOf } from './training-tasks.ts';

export async function training(engine: Engine, { quick }: WorkloadOptions): Promise<WorkloadRow[]> {
  const rows: WorkloadRow[] = [];
  for (const name of TASK_NAMES) {
    const task = await taskOf(name, async () => blots(), quick ? 50 : 1024);
    rows.push(await row(engine, task, quick));
  }
  return rows;
}

async function row(engine: Engine, task: Task, quick: boolean): Promise<WorkloadRow> {
  const contender = await trainingContender(engine, task, 'gradient');
  const plain = new PlainTraining(task);
  const checkSteps = 3;
  plain.steps(checkSteps);
  await contender.steps(checkSteps);
  const [loss, expected] = [(await contender.losses())[0]!, plain.evaluate()];
  if (!(Math.abs(loss - expected) <= 1e-5 * expected))
    throw new Error(`${task.name}: the loss is ${loss}, the plain loop has ${expected}`);
  const start = performance.now();
  await contender.steps(1);
  const steps = quick ? 1 : Math.max(1, Math.round(200 / (performance.now() - start)));
  let time = Infinity;
  for (let round = 0; round < (quick ? 1 : 12); round++)
    time = Math.min(time, (await timed(() => contender.steps(steps))) / (steps * task.networks));
  contender.destroy();
  let naive = Infinity;
  for (let round = 0; round < (quick ? 1 : 3); round++)
    naive = Math.min(naive, await timed(async () => plain.steps(1)));
  return {
    what: task.name,
    unit: 'µs / network-step',
    threads: engine.info.threads,
    time,
    naive,
    bar: null,
    // Learners agree with the f64 reference within a tolerance, not bit for bit.
    digest: '–',
    more: { loss },
  };
}

/** Microseconds. */
async function timed(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await task();
  return (performance.now() - start) * 1000;
}

/** Images with as much ink as digits, [label][image]; what a step costs does not depend on what they show. */
function blots(): readonly (readonly Float64Array[])[] {
  const words = new WordReader(seedFrom(1), Stream.DataInputs, 0);
  return Array.from({ length: 10 }, (_, label) =>
    Array.from({ length: 103 }, (_, image) =>
      Float64Array.from({ length: 784 }, (_, k) => {
        const word = words.word((label * 103 + image) * 784 + k) / 2 ** 32;
        return word < 0.19 ? word / 0.19 : 0;
      }),
    ),
  );
}
