/** The learner of the CPU engine: the common suite on threads and without, and what only it promises: the same bits everywhere. */
import { describe, expect, it, vi } from 'vitest';
import type { LearnerMove, LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { openCpuEngine } from '../../src/engine/cpu/engine.ts';
import { type LearnerJob, LearnerKernel } from '../../src/engine/cpu/learner-kernel.ts';
import { dataRows, memoryNeeds, setupFor, sharesOf } from '../../src/engine/cpu/learner-layout.ts';
import { learnerModule } from '../../src/engine/cpu/modules.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { localLearner } from '../support/cpu-learners.ts';
import { smallData, smallDataProblem } from '../support/data-problems.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { testHost } from '../support/host.ts';
import { byRule, RULES, underdamped } from './learner-comparison.ts';
import { DATA_CASES, dataSpec, descending } from './learner-data.ts';
import digests from './learner-digests.json' with { type: 'json' };
import { named, type ProblemChoice, SIZES, specOf } from './learner-problems.ts';
import { learnerConformance } from './learner-suite.ts';
import { compareLong } from './learner-turning.ts';

learnerConformance('cpu, one thread', async () => ({
  learner: (spec) => localLearner(spec),
  destroy: async () => {},
}));
learnerConformance('cpu, two worker threads', async () => openCpuEngine(await testHost(2)));

const langevin = (networks: number, stepSize = 0.005): LearnerMove => ({
  kind: 'langevin',
  adjusted: true,
  temperatures: Float64Array.from({ length: networks }, (_, e) => 0.2 + 0.1 * e),
  stepSizes: new Float64Array(networks).fill(stepSize),
});
const descent = (networks: number): LearnerMove => ({
  kind: 'descent',
  learningRates: new Float64Array(networks).fill(0.002),
  rule: { kind: 'momentum', momentum: 0.9, nesterov: false },
  weightDecay: 0.01,
  batch: 20,
});

const adam = (networks: number): LearnerMove => byRule(networks, RULES[1]![1], 0.01, 20);

/** Everything a state can tell after a little of every move. */
async function history(state: LearnerState, stepSize?: number) {
  await state.step(langevin(state.networks, stepSize), 9);
  await state.step(descent(state.networks), 5);
  await state.step(langevin(state.networks, stepSize), 3);
  return {
    snapshot: await state.snapshot(),
    energies: await state.energies(),
    gradients: await state.gradients(),
    outputs: await state.outputs(),
  };
}

/** The same of the moves with a memory: underdamped motion and every descent rule. */
async function momentHistory(state: LearnerState) {
  await state.step(underdamped(state.networks, 0.3, 0.02), 4);
  for (const [, rule] of RULES) await state.step(byRule(state.networks, rule, 0.01, 20), 3);
  return { snapshot: await state.snapshot(), gradients: await state.gradients() };
}

/** Noise, censoring, weights and dropout; data given later, thinned outputs and slopes by the inputs. */
async function dataHistory(state: LearnerState, problem: LearnerProblem) {
  for (const batch of [0, 20]) await state.step(descending(state.networks, RULES[1]![1], batch), 3);
  const { data, shape } = problem;
  await state.replaceData({
    ...data,
    targets: data.targets.map((y, k) => (k % shape.outputs < shape.outputs / 2 ? y / 2 : y)),
  });
  await state.step(descending(state.networks, RULES[1]![1], 0), 2);
  return {
    snapshot: await state.snapshot(),
    gradients: await state.gradients(),
    energies: await state.energies(),
    outputs: await state.outputs(undefined, 7),
    slopes: await state.inputGradients(),
  };
}

const DATA_HISTORIES: readonly (readonly [string, LearnerSpec])[] = [
  ['gaussian', DATA_CASES[2]![1]],
  ['dropout', { ...DATA_CASES[0]![1], problem: { ...DATA_CASES[0]![1].problem, dropout: 0.3 } }],
];

describe('the CPU learner gives the same bits', () => {
  const batch: ProblemChoice = { ...SIZES[0]!, networks: 13, sets: 5 };

  it('with 1, 2, 3 and 13 shares, and in two worker threads', async () => {
    const expected = await history(await localLearner(specOf(batch)));
    expect(expected.snapshot.accepted.some((count) => count > 0)).toBe(true);
    for (const threads of [2, 3, 13, 40]) {
      expect(await history(await localLearner(specOf(batch), threads)), `${threads} shares`).toEqual(
        expected,
      );
    }
    const engine = await openCpuEngine(await testHost(2));
    expect(engine.info.threads).toBe(2);
    expect(await history(await engine.learner(specOf(batch)))).toEqual(expected);
    const moments = await momentHistory(await localLearner(specOf(batch)));
    expect(await momentHistory(await localLearner(specOf(batch), 3))).toEqual(moments);
    expect(await momentHistory(await engine.learner(specOf(batch)))).toEqual(moments);
    await engine.destroy();
  });

  /** Large enough for threads to share the points of one network: eight blocks of points, or one for minibatches. */
  const large: ProblemChoice = {
    inputs: 64,
    hidden: [96],
    outputs: 5,
    activation: 'relu',
    bias: true,
    loss: 'cross-entropy',
    points: 637,
    sets: 1,
    sharedInputs: true,
    networks: 1,
  };

  const LARGE_STEP_SIZE = 2e-5;

  it('whether threads share the points of one large network or not', async () => {
    const spec = specOf(large);
    expect([1, 2, 3, 4, 7, 8, 40].map((threads) => sharesOf(spec, threads))).toEqual([1, 2, 2, 4, 4, 8, 8]);
    expect(sharesOf({ ...spec, networks: 2 }, 2)).toBe(1);
    const expected = await history(await localLearner(spec), LARGE_STEP_SIZE);
    expect(expected.snapshot.accepted[0]).toBeGreaterThan(0);
    for (const threads of [2, 3, 4, 40])
      expect(await history(await localLearner(spec, threads), LARGE_STEP_SIZE), `${threads} shares`).toEqual(
        expected,
      );
    const engine = await openCpuEngine(await testHost(2));
    expect(await history(await engine.learner(spec), LARGE_STEP_SIZE)).toEqual(expected);
    await engine.destroy();
    const moments = await momentHistory(await localLearner(spec));
    expect(await momentHistory(await localLearner(spec, 2))).toEqual(moments);
  });

  it('and where a network that threads share is restored, a shared run goes on as one thread does', async () => {
    const spec = specOf(large);
    const shared = await localLearner(spec, 4);
    await shared.step(descent(1), 3);
    const snapshot = await shared.snapshot();
    const alone = await localLearner(spec);
    await alone.restore(snapshot);
    for (const state of [alone, shared]) await state.step(langevin(1, LARGE_STEP_SIZE), 4);
    expect(await alone.snapshot()).toEqual(await shared.snapshot());
  });

  const activations = (['relu', 'gelu', 'erf', 'sine'] as const).map((activation) => {
    return { ...SIZES[3]!, activation, loss: 'squared-hinge', points: 20 } as const;
  });
  for (const choice of [...SIZES, ...activations, large]) {
    it(`on every host, as the committed digest says: ${named(choice)}`, async () => {
      const stepSize = choice === large ? LARGE_STEP_SIZE : undefined;
      const { snapshot, energies, gradients } = await history(await localLearner(specOf(choice)), stepSize);
      const bytes = [snapshot.weights, snapshot.velocity, snapshot.accepted, energies, gradients];
      expect(bytes.every((values) => values.every(Number.isFinite))).toBe(true);
      expect(fingerprint(bytes)).toBe((digests as Record<string, string>)[named(choice)]);
    });
  }

  it(`on every host in underdamped motion and every descent rule, as the committed digest says`, async () => {
    const { snapshot, gradients } = await momentHistory(await localLearner(specOf(SIZES[3]!)));
    const bytes = [snapshot.weights, snapshot.velocity, snapshot.secondMoment, gradients];
    expect(bytes.every((values) => values.every(Number.isFinite))).toBe(true);
    expect(fingerprint(bytes)).toBe(digests['moves with moments']);
  });

  it.each(DATA_HISTORIES)('on every host and with any number of threads: %s', async (name, spec) => {
    const expected = await dataHistory(await localLearner(spec), spec.problem);
    const { snapshot, gradients, energies, outputs, slopes } = expected;
    const bytes = [snapshot.weights, snapshot.velocity, gradients, energies, outputs, slopes];
    expect(bytes.every((values) => values.every(Number.isFinite))).toBe(true);
    expect(fingerprint(bytes)).toBe((digests as Record<string, string>)[name]);
    for (const threads of [2, 5])
      expect(await dataHistory(await localLearner(spec, threads), spec.problem)).toEqual(expected);
  });

  it('where threads share the points of a network with dropout, weights and a noise of its own, and of fewer points later', async () => {
    const choice = { hidden: [96], inputs: 64, values: 2, owner: 500, dropout: 0.2 } as const;
    const spec = dataSpec({ ...smallDataProblem({ ...choice, points: 700 }), energyScale: 1e-3 }, 1, 0.1);
    expect(sharesOf(spec, 4)).toBe(4);
    const histories = [];
    for (const threads of [1, 2, 4]) {
      const state = await localLearner(spec, threads);
      const before = await dataHistory(state, spec.problem);
      // Few enough that one thread sees to all of them.
      await state.replaceData(smallData({ ...choice, points: 90, owner: 501 }));
      await state.step(descending(1, RULES[1]![1], 0), 2);
      histories.push({ before, weights: await state.weights(), slopes: await state.inputGradients() });
    }
    expect(histories[0]!.weights.every(Number.isFinite)).toBe(true);
    for (const history of histories) expect(history).toEqual(histories[0]);
  });

  const jobs = [
    ['adjusted Langevin', { ...langevin(3), time: 0, steps: 6 }],
    ['plain Langevin', { ...langevin(3), adjusted: false, time: 0, steps: 6 }],
    ['minibatch descent', { ...descent(3), time: 0, steps: 6, age: 0 }],
    ['descent', { ...descent(3), batch: 0, time: 0, steps: 6, age: 0 }],
    ['minibatch Adam', { ...adam(3), time: 0, steps: 6, age: 0 }],
    ['underdamped', { ...underdamped(3, 0.3, 0.02), time: 0, steps: 6 }],
    ['descent with dropout', { ...descent(3), batch: 0, time: 0, steps: 6, age: 0 }],
    ['minibatch descent with dropout', { ...descent(3), time: 0, steps: 6, age: 0 }],
  ] as [string, LearnerJob][];
  it.each(jobs)(
    'whatever the pieces that %s is cut into: steps together, one by one, or tile by tile',
    async (name, job) => {
      const plain = specOf({ ...SIZES[3]!, networks: 3 });
      const dropout = name.includes('dropout') ? 0.3 : 0;
      const spec = { ...plain, problem: { ...plain.problem, dropout } };
      const results: { pieces: number; state: unknown }[] = [];
      for (const [budget, largeStep] of [[Number.POSITIVE_INFINITY], [-1], [-1, 0]] as const) {
        const kernel = new LearnerKernel(await learnerModule(), setupFor(spec, 0, 3), largeStep);
        kernel.reserveBatch(20);
        kernel.begin(job);
        let pieces = 1;
        while (!kernel.advance(budget)) pieces++;
        const state = {
          weights: kernel.weights(),
          velocity: kernel.velocities(),
          secondMoment: kernel.secondMoments(),
          accepted: kernel.accepted(),
        };
        results.push({ pieces, state });
      }
      const [whole, stepwise, tiled] = results;
      expect(whole!.pieces).toBe(1);
      expect(stepwise!.pieces).toBeGreaterThan(3);
      expect(tiled!.pieces).toBeGreaterThan(stepwise!.pieces + 18);
      expect(stepwise!.state).toEqual(whole!.state);
      expect(tiled!.state).toEqual(whole!.state);
    },
  );

  it('for factors of more steps than the window holds', async () => {
    await compareLong((spec) => localLearner(spec), 1, 1300, 300);
  });

  it('for outputs on more points than one message takes', async () => {
    const state = await localLearner(specOf(SIZES[3]!));
    const points = 18_000;
    const inputs = Float64Array.from({ length: points * 2 }, (_, k) => Math.fround(Math.sin(k)));
    const all = await state.outputs(inputs);
    expect(all.every(Number.isFinite)).toBe(true);
    const last = await state.outputs(inputs.slice((points - 5) * 2));
    for (let e = 0; e < state.networks; e++) {
      expect(all.slice(((e + 1) * points - 5) * 7, (e + 1) * points * 7)).toEqual(
        last.slice(e * 35, (e + 1) * 35),
      );
    }
  });

  it('and one changed bit of one weight shows in the fingerprint', () => {
    const values = Float64Array.of(1, 2, 3);
    expect(fingerprint([values])).not.toBe(fingerprint([Float64Array.of(1, 2, 3 + 2 ** -22)]));
  });
});

describe('memory', () => {
  it('stays within 1.3 times parameters, gradients, velocities and data, and below what is foretold', async () => {
    const choice: ProblemChoice = {
      ...SIZES[3]!,
      inputs: 50,
      hidden: [60, 40],
      points: 500,
      sets: 8,
      networks: 64,
    };
    const plain = specOf(choice);
    const weights = new Float64Array(8 * 500).fill(1);
    const problem = { ...plain.problem, dropout: 0.1, data: { ...plain.problem.data, weights } };
    const spec = { ...plain, problem };
    const kernel = new LearnerKernel(await learnerModule(), setupFor(spec, 0, 64));
    const data = problem.data.inputs.length + problem.data.targets.length + weights.length;
    const arrays = 4 * (4 * spec.weights.length + data);
    expect(kernel.bytes).toBeLessThan(1.3 * arrays);
    const { fixed, perNetwork } = memoryNeeds(problem, 64);
    expect(kernel.bytes).toBeLessThan(fixed + 64 * perNetwork);
    expect(fixed + 64 * perNetwork).toBeLessThan(1.6 * arrays);
    // Nothing grows while it works, or is restored.
    kernel.begin({ ...descent(64), batch: 0, time: 0, steps: 4, age: 0 } as LearnerJob);
    while (!kernel.advance(5));
    const before = kernel.bytes;
    for (let round = 0; round < 20; round++) {
      kernel.begin({ ...langevin(64), time: 4 + round, steps: 1 } as LearnerJob);
      kernel.replaceData(dataRows(spec, problem.data, 0, 64));
      while (!kernel.advance(5));
      kernel.restore({
        weights: kernel.weights(),
        velocities: kernel.velocities(),
        secondMoments: kernel.secondMoments(),
        accepted: kernel.accepted(),
        stopped: kernel.stopped(),
      });
    }
    expect(kernel.bytes).toBe(before);
  });
});

describe('what does not fit is refused before anything is allocated', () => {
  it('names the largest number of networks', async () => {
    const choice: ProblemChoice = { ...SIZES[1]!, inputs: 3000, hidden: [5000], points: 1, networks: 1 };
    const weights = { length: 15_005_000 * 30 } as Float64Array;
    const spec = { ...specOf({ ...SIZES[0]!, networks: 1 }), weights };
    const { shape, data } = spec.problem;
    const problem = {
      ...spec.problem,
      shape: { ...shape, inputs: choice.inputs, hidden: choice.hidden },
      data: { ...data, sets: 1, points: 1, inputs: new Float64Array(3000), targets: new Float64Array(1) },
    };
    await expect(localLearner({ ...spec, networks: 30, problem })).rejects.toThrow(
      /GBX-201: 30 networks of 15005000 parameters.*at most \d+ networks/s,
    );
  });
});

describe('requests and refusals', () => {
  const spec = specOf({ ...SIZES[0]!, networks: 5 });

  it('requests made at once run one after another, in the order they were made', async () => {
    const [together, apart] = [await localLearner(spec, 2), await localLearner(spec, 2)];
    const first = together.step(langevin(5), 4);
    const between = together.weights();
    const second = together.step(langevin(5), 4);
    await Promise.all([first, second]);
    await apart.step(langevin(5), 4);
    expect(await between).toEqual(await apart.weights());
    await apart.step(langevin(5), 4);
    expect(await together.snapshot()).toEqual(await apart.snapshot());
  });

  it('memory that a thread cannot have is said in words (GBX-350), at the start and later, and the state stays', async () => {
    const state = await localLearner(spec);
    const before = await state.weights();
    const refuse = vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
      throw new RangeError('no');
    });
    await expect(localLearner(specOf(SIZES[3]!))).rejects.toThrow(/GBX-350: .* [1-9]\d* MiB/);
    await expect(state.outputs(new Float64Array(1e6))).rejects.toThrow(/GBX-350/);
    await expect(state.step({ ...descent(5), batch: 100_000 } as LearnerMove, 1)).rejects.toThrow(/GBX-350/);
    refuse.mockRestore();
    expect(await state.weights()).toEqual(before);
    expect(state.stepCount).toBe(0);
    await state.step({ ...descent(5), batch: 100_000 } as LearnerMove, 1);
    expect(state.stepCount).toBe(1);
  });

  it('a destroyed state answers no more, and others go on', async () => {
    const [gone, stays] = [await localLearner(spec), await localLearner(spec)];
    gone.destroy();
    await expect(gone.weights()).rejects.toThrow(/closed/);
    expect(await stays.weights()).toEqual(spec.weights);
  });
});
