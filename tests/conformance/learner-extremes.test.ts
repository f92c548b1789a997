/**
 * The Gaussian loss at the ends of f32, on every engine: outputs, values and censoring such that naive formulas overflow, cancel or
 * divide by zero. Every network is a linear model of one point whose two biases are the mean and s, so a batch of networks is a table.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import type { Gpu } from '../../src/engine/webgpu/device.ts';
import { openLearner, type StepKernels } from '../../src/engine/webgpu/learner.ts';
import { varianceOf } from '../../src/learner/gaussian-loss.ts';
import { lossOf } from '../../src/learner/losses.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { localLearner } from '../support/cpu-learners.ts';
import { poisonWorkspaces } from '../support/webgpu.ts';
import { openTestGpu } from '../support/webgpu-learners.ts';

const FLOOR = Math.fround(1e-6);
const APART = [0, 1e-6, 1e-3, 0.3, 1, 7, 60, 1e4, 1e9, 1e15];
const RAW = [-80, -40, -16, -13.8, -5, 0, 5, 17, 40, 80];
/** (mean - y, s) of every network. */
const CASES = RAW.flatMap((s) => APART.flatMap((r) => [[r, s] as const, [-r, s] as const]));

/** One set for y = 0 with censoring c, weight w beside a second point of weight 0, whose target is as large as an f32 can be. */
function extremeSpec(beta: number, censoring: number): LearnerSpec {
  const problem: LearnerProblem = {
    shape: { inputs: 1, hidden: [], outputs: 2, activation: 'linear', bias: true, gains: [1] },
    data: {
      sets: 1,
      points: 2,
      inputs: Float64Array.of(0, 0),
      sharedInputs: true,
      targets: Float64Array.of(0, censoring, 3e38, 0),
      weights: Float64Array.of(2, 0),
    },
    loss: 'gaussian',
    noise: { beta, floor: FLOOR },
    energyScale: 0.5,
    priorPrecision: { weight: 0, bias: 0 },
  };
  const weights = Float64Array.from(CASES.flatMap(([r, s]) => [0, 0, Math.fround(r), Math.fround(s)]));
  return { problem, networks: CASES.length, seed: [5, 1], weights };
}

/** Against f64: relative, and where a value is a difference of two terms, relative to these. */
async function check(state: LearnerState, spec: LearnerSpec): Promise<void> {
  const [energies, gradients] = [await state.energies(), await state.gradients()];
  const loss = lossOf(spec.problem);
  const { beta } = spec.problem.noise!;
  const target = spec.problem.data.targets;
  const slopes = new Float64Array(2);
  const near = (found: number, want: number, terms: number, what: string) =>
    expect(
      Math.abs(found - want) <= 2e-5 * Math.abs(want) + 1e-6 * terms + 1e-30,
      `${what}: ${found}, expected ${want}`,
    ).toBe(true);
  CASES.forEach(([, s], e) => {
    const [mean, raw] = [spec.weights[4 * e + 2]!, spec.weights[4 * e + 3]!];
    const f = Float64Array.of(mean, raw);
    loss.adjoint(f, target, 0, slopes);
    const v = varianceOf(raw, FLOOR);
    const z2 = target[1] === 0 ? (mean * mean) / v : 0;
    const seen = target[1] === 0 ? 1 : 0;
    const what = `mean ${mean}, s ${s}, censoring ${target[1]}, beta ${beta}`;
    near(energies[e]!, loss.value(f, target, 0), seen * (Math.abs(Math.log(v)) + z2), `energy at ${what}`);
    near(gradients[4 * e + 2]!, slopes[0]!, 0, `slope by the mean at ${what}`);
    const terms = (seen * (1 + z2) * v ** (beta - 1)) / (1 + Math.exp(-raw));
    near(gradients[4 * e + 3]!, slopes[1]!, terms, `slope by s at ${what}`);
  });
}

let gpu: Gpu;
beforeAll(async () => {
  gpu = poisonWorkspaces(await openTestGpu());
});
afterAll(() => {
  gpu.check();
  gpu.destroy();
});

const engines: readonly (readonly [string, (spec: LearnerSpec) => Promise<LearnerState>])[] = [
  ['cpu', (spec) => localLearner(spec)],
  ['webgpu', (spec) => openLearner(gpu, spec)],
];

describe.each(engines)('on %s', (_, open) => {
  it.each([
    [0, 0],
    [0, 1],
    [0, -1],
    [0.5, 0],
    [0.5, 1],
    [1, -1],
  ])(
    'losses and slopes are numbers and right, out to |mean - y| = 1e15 and s = +-80 (beta %d, censoring %d)',
    async (beta, censoring) => {
      const spec = extremeSpec(beta, censoring);
      const state = await open(spec);
      await check(state, spec);
      state.destroy();
    },
  );
});

describe.each<StepKernels>(['general', 'local'])('steps by the %s kernels', (kernels) => {
  it('from such places go downhill or stop a network, alone, and leave no NaN', async () => {
    const spec = extremeSpec(0, 0);
    const learners = [await openLearner(gpu, spec, kernels), await localLearner(spec)];
    const [stops, weights] = [[], []] as [Float64Array[], Float64Array[]];
    for (const learner of learners) {
      await learner.step(
        {
          kind: 'descent',
          rule: { kind: 'momentum', momentum: 0, nesterov: false },
          learningRates: new Float64Array(CASES.length).fill(1e-7),
          weightDecay: 0,
          batch: 0,
        },
        1,
      );
      stops.push(await learner.stopped());
      weights.push(await learner.weights());
      learner.destroy();
    }
    expect(stops[0]).toEqual(stops[1]);
    for (const theta of weights) expect(theta.every(Number.isFinite)).toBe(true);
    expect(weights[0]).not.toEqual(spec.weights);
  });
});

it('the comparison sees a slope that lost its cancellation-free form (negative control)', async () => {
  const spec = extremeSpec(0, 1);
  const state = await localLearner(spec);
  const gradients = await state.gradients();
  // phi(z) / Phi(z) by 1 - erf, as f32 would have it: 0 / 0 below z = -14.
  const wrong = {
    ...state,
    energies: () => state.energies(),
    gradients: async () => gradients.map(() => Number.NaN),
  };
  await expect(check(wrong as unknown as LearnerState, spec)).rejects.toThrow();
  const off = { ...wrong, gradients: async () => gradients.map((g) => g * (1 + 1e-4)) };
  await expect(check(off as unknown as LearnerState, spec)).rejects.toThrow();
  state.destroy();
});
