/**
 * Learners on WebGPU against the f64 reference on a host without Vitest (Deno; Node too): energies, gradients, outputs, residuals,
 * and adjusted Langevin and minibatch steps by both kernels. Built into the headless bundle; prints one JSON object.
 */
import type { LearnerMove, LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { openWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { openLearner } from '../../src/engine/webgpu/learner.ts';
import { headlessHost } from '../../src/host/headless.ts';
import { parameterCount } from '../../src/learner/network.ts';
import { type SmallData, smallData, smallDataProblem } from '../support/data-problems.ts';
import { normals } from '../support/learner-problems.ts';
import { relativeError } from '../support/relative-error.ts';
import { RESIDUAL_FORMS, residualProblem } from '../support/residual-problems.ts';
import { gradientChoices, named, SIZES, specOf } from './learner-problems.ts';

const { gpu } = await (await headlessHost(1)).gpu();
if (!gpu) throw new Error('this host has no WebGPU');
const engine = await openWebGpuEngine(gpu);
const wrong: string[] = [];
let checks = 0;

function expectWithin(what: string, error: number, tolerance: number): void {
  checks++;
  if (!(error <= tolerance)) wrong.push(`${what} is off by ${error}`);
}

async function compare(what: string, ours: LearnerState, reference: LearnerState): Promise<void> {
  for (const quantity of ['energies', 'gradients', 'outputs', 'weights'] as const)
    expectWithin(
      `${what}: ${quantity}`,
      relativeError(await ours[quantity](), await reference[quantity]()),
      1e-4,
    );
}

for (const choice of [...gradientChoices(), ...SIZES]) {
  const ours = await engine.learner(specOf(choice));
  await compare(named(choice), ours, createReferenceLearner(specOf(choice)));
  ours.destroy();
}
for (const kernels of ['general', 'tiled', 'local'] as const) {
  // Wide enough for blocks of a matrix product.
  const widths = kernels === 'tiled' ? { inputs: 30, hidden: [40] } : {};
  const spec = specOf({ ...SIZES[0]!, ...widths, networks: 8, sets: 4 });
  const ours = await openLearner(engine.gpu, spec, kernels);
  const reference = createReferenceLearner(spec);
  const move: LearnerMove = {
    kind: 'langevin',
    adjusted: true,
    temperatures: new Float64Array(8).fill(0.5),
    stepSizes: new Float64Array(8).fill(0.02),
  };
  for (const state of [ours, reference]) await state.step(move, 12);
  const [made, expected] = [await ours.accepted(), await reference.accepted()];
  expectWithin(`${kernels}: accepted moves`, made.filter((count, e) => count !== expected[e]).length, 0);
  expectWithin(`${kernels}: some accepted, some not`, new Set(expected).size > 1 ? 0 : 1, 0);
  const descent: LearnerMove = {
    kind: 'descent',
    learningRates: new Float64Array(8).fill(1e-3),
    rule: { kind: 'momentum', momentum: 0.9, nesterov: false },
    weightDecay: 0.01,
    batch: 16,
  };
  for (const state of [ours, reference]) await state.step(descent, 5);
  await compare(`${kernels} kernels`, ours, reference);
  ours.destroy();
}
for (const kernels of ['general', 'tiled', 'local'] as const) {
  const widths = kernels === 'tiled' ? { inputs: 30, hidden: [40, 26], points: 40 } : { points: 21 };
  const choice: SmallData = { ...widths, sets: 2, beta: 0.5, dropout: 0.3, owner: 700 };
  const problem = smallDataProblem(choice);
  const drawn = normals(4 * parameterCount(problem.shape), 701).map((z) => Math.fround(0.2 * z));
  const spec: LearnerSpec = { problem, networks: 4, seed: [1, 0], firstNetwork: 2, weights: drawn };
  const [ours, reference] = [await openLearner(engine.gpu, spec, kernels), createReferenceLearner(spec)];
  const what = `noise, censoring, weights and dropout by the ${kernels} kernels`;
  for (const points of [choice.points!, 9]) {
    const data = smallData({ ...choice, points, owner: 702 });
    for (const state of [ours, reference]) {
      await state.replaceData(data);
      for (const batch of [0, 6])
        await state.step(
          {
            kind: 'descent',
            learningRates: new Float64Array(4).fill(0.01),
            rule: { kind: 'momentum', momentum: 0.5, nesterov: false },
            weightDecay: 0.01,
            batch,
          },
          2,
        );
    }
    await compare(what, ours, reference);
    const [slopes, expected] = [await ours.inputGradients(), await reference.inputGradients()];
    expectWithin(`${what}: slopes by the inputs`, relativeError(slopes, expected), 1e-4);
    const [pass, thinned] = [await ours.outputs(undefined, 3), await reference.outputs(undefined, 3)];
    expectWithin(`${what}: a pass`, relativeError(pass, thinned), 1e-5);
    expectWithin(`${what}: a pass is thinned`, relativeError(pass, await ours.outputs()) > 0.01 ? 0 : 1, 0);
  }
  ours.destroy();
}
for (const [form, small] of RESIDUAL_FORMS) {
  const problem = residualProblem(small);
  const networks = 2 * (small.sets ?? 1);
  const weights = normals(networks * parameterCount(problem.shape), small.owner + 5000);
  const spec: LearnerSpec = { problem, networks, seed: [1, 0], weights };
  const [ours, reference] = [await engine.learner(spec), createReferenceLearner(spec)];
  for (const quantity of ['energies', 'gradients', 'residuals'] as const)
    expectWithin(
      `${form}: ${quantity}`,
      relativeError(await ours[quantity](), await reference[quantity]()),
      1e-4,
    );
  const [rows, expected] = [await ours.residualJacobian(1), await reference.residualJacobian(1)];
  expectWithin(`${form}: Jacobian`, relativeError(rows, expected), 1e-4);
  ours.destroy();
}
engine.gpu.check();
const { device } = engine.info;
await engine.destroy();
console.log(JSON.stringify({ device, checks, wrong }));
process.exit(wrong.length > 0 ? 1 : 0);
