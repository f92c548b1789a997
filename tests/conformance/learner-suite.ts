/**
 * What every f32 engine's learner must do, against the f64 reference and against itself. Run it with
 * `learnerConformance('cpu, 2 threads', openEngine, tolerances)`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerMove, LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import {
  langevinNoise,
  langevinWord,
  logAcceptanceRatio,
  logOfWord,
  propose,
} from '../../src/engine/reference/learner-moves.ts';
import { priorPrecisions } from '../../src/learner/network.ts';
import { Stream } from '../../src/random/streams.ts';
import { gradientChoices, named, normals, type ProblemChoice, SIZES, specOf } from './learner-problems.ts';

/** The part of `Engine` that is under test. */
export interface LearnerMaker {
  learner(spec: LearnerSpec): Promise<LearnerState>;
  destroy(): Promise<void>;
}

export interface LearnerTolerances {
  /** |g - g_ref| / |g_ref| over all parameters of a network. */
  readonly gradient: number;
  /** |f - f_ref| / (1 + largest |f_ref|). */
  readonly output: number;
  /** |E - E_ref| / (1 + |E_ref|). */
  readonly energy: number;
  /** |theta - theta_ref| / (1 + largest |theta_ref|) after one step. */
  readonly step: number;
  /** Decisions may differ where |ln ratio - ln U| is below this. */
  readonly margin: number;
}

export const F32_TOLERANCES: LearnerTolerances = {
  gradient: 1e-4,
  output: 3e-6,
  energy: 1e-5,
  step: 1e-5,
  margin: 1e-3,
};

export function learnerConformance(
  name: string,
  openEngine: () => Promise<LearnerMaker>,
  tolerances: LearnerTolerances = F32_TOLERANCES,
): void {
  describe(`learner on ${name}`, () => {
    let engine: LearnerMaker;
    beforeAll(async () => {
      engine = await openEngine();
    });
    afterAll(async () => {
      await engine?.destroy();
    });
    const open = (choice: ProblemChoice) => engine.learner(specOf(choice));
    evaluationTests(open, tolerances);
    stepTests(open, tolerances);
    continuationTests((spec) => engine.learner(spec));
  });
}

type Open = (choice: ProblemChoice) => Promise<LearnerState>;

function evaluationTests(open: Open, tolerances: LearnerTolerances): void {
  it(`gradients, energies and outputs of every activation, loss and depth equal the f64 reference (norm-relative ${tolerances.gradient})`, async () => {
    for (const choice of gradientChoices()) await compareEvaluation(await open(choice), choice, tolerances);
  });

  for (const choice of SIZES) {
    it(`gradients, energies and outputs equal the reference: ${named(choice)}`, async () => {
      await compareEvaluation(await open(choice), choice, tolerances);
    });
  }

  it('outputs on given points equal the reference, for 1, 8 and 37 points', async () => {
    const choice = SIZES[3]!;
    const reference = createReferenceLearner(specOf(choice));
    const state = await open(choice);
    for (const points of [1, 8, 37]) {
      const inputs = normals([7, 7], Stream.HeldOutInputs, points * choice.inputs);
      expectClose(await state.outputs(inputs), await reference.outputs(inputs), tolerances.output, 'outputs');
    }
    state.destroy();
  });

  it('the comparison fails for a gradient with one wrong parameter, and for NaN', async () => {
    const reference = await createReferenceLearner(specOf(SIZES[0]!)).gradients();
    const wrong = reference.slice();
    wrong[5]! += 0.01 * Math.hypot(...reference.subarray(0, 44));
    expect(relativeError(wrong.subarray(0, 44), reference.subarray(0, 44)) <= tolerances.gradient).toBe(
      false,
    );
    wrong[5] = Number.NaN;
    expect(relativeError(wrong.subarray(0, 44), reference.subarray(0, 44)) <= tolerances.gradient).toBe(
      false,
    );
  });
}

async function compareEvaluation(
  state: LearnerState,
  choice: ProblemChoice,
  tolerances: LearnerTolerances,
): Promise<void> {
  const reference = createReferenceLearner(specOf(choice));
  const [gradients, expected] = [await state.gradients(), await reference.gradients()];
  expect(gradients.length).toBe(expected.length);
  for (let e = 0; e < state.networks; e++) {
    const [from, to] = [e * state.parameters, (e + 1) * state.parameters];
    const error = relativeError(gradients.subarray(from, to), expected.subarray(from, to));
    expect(
      error <= tolerances.gradient,
      `${named(choice)}: gradient of network ${e} is off by ${error}`,
    ).toBe(true);
  }
  expectClose(
    await state.outputs(),
    await reference.outputs(),
    tolerances.output,
    `${named(choice)}: outputs`,
  );
  const energies = await reference.energies();
  (await state.energies()).forEach((energy, e) => {
    const error = Math.abs(energy - energies[e]!) / (1 + Math.abs(energies[e]!));
    expect(error <= tolerances.energy, `${named(choice)}: energy ${energy}, expected ${energies[e]}`).toBe(
      true,
    );
  });
  state.destroy();
}

function stepTests(open: Open, tolerances: LearnerTolerances): void {
  const choice: ProblemChoice = { ...SIZES[0]!, networks: 64, sets: 8 };

  it('one plain Langevin step equals the reference with the same random numbers', async () => {
    await compareStep(open, choice, langevin(64, false, 0.5, 0.01), 1, tolerances.step);
  });

  it('full-batch descent with momentum and weight decay equals the reference after 3 steps', async () => {
    const move = descent(64, { momentum: 0.9, weightDecay: 0.1, batch: 0 });
    await compareStep(open, choice, move, 3, 3 * tolerances.step);
  });

  it('minibatch descent draws the reference points (batches of 1, 7, 16 and 40)', async () => {
    for (const batch of [1, 7, 16, 40]) {
      const move = descent(64, { momentum: 0.5, weightDecay: 0, batch });
      await compareStep(open, choice, move, 2, 2 * tolerances.step);
    }
  });

  it(`Metropolis decisions equal the reference unless ln ratio is within ${tolerances.margin} of ln U`, async () => {
    const move = langevin(64, true, 0.3, 0.02);
    const state = await open(choice);
    let undecided = 0;
    let acceptances = 0;
    for (let time = 0; time < 6; time++) {
      const before = await state.accepted();
      const expected = await decisions(specOf(choice), await state.weights(), move, time);
      await state.step(move, 1);
      const after = await state.accepted();
      const weights = await state.weights();
      for (let e = 0; e < 64; e++) {
        const made = after[e]! - before[e]!;
        const { gap, outcome } = expected[e]!;
        acceptances += made;
        if (Math.abs(gap) < tolerances.margin) undecided++;
        else {
          expect(made, `network ${e}, step ${time}: ln ratio - ln U = ${gap}`).toBe(gap > 0 ? 1 : 0);
          expectClose(
            weights.subarray(e * 44, (e + 1) * 44),
            outcome,
            tolerances.step,
            `weights of network ${e}`,
          );
        }
      }
    }
    // Otherwise the test above would say nothing: both outcomes must be common, and most pairs decided.
    expect(acceptances).toBeGreaterThan(40);
    expect(acceptances).toBeLessThan(6 * 64 - 40);
    expect(undecided).toBeLessThan(20);
    state.destroy();
  });
}

/** What one adjusted step does to each network by the reference's definitions: ln ratio - ln U, and the weights after it. */
async function decisions(
  spec: LearnerSpec,
  weights: Float64Array,
  move: LearnerMove & { kind: 'langevin' },
  time: number,
): Promise<{ gap: number; outcome: Float64Array }[]> {
  const parameters = weights.length / spec.networks;
  const precision = priorPrecisions(spec.problem);
  const at = await potential(spec, weights, precision, move.temperatures);
  const proposals = weights.slice();
  const noises: Float64Array[] = [];
  const part = (values: Float64Array, e: number) => values.subarray(e * parameters, (e + 1) * parameters);
  for (let e = 0; e < spec.networks; e++) {
    const noise = new Float64Array(parameters);
    langevinNoise(spec.seed, e, time, noise);
    noises.push(noise);
    propose(part(weights, e), part(at.gradient, e), noise, move.stepSizes[e]!, part(proposals, e));
  }
  const next = await potential(spec, proposals, precision, move.temperatures);
  return noises.map((noise, e) => {
    const theta = part(weights, e);
    const proposal = part(proposals, e);
    const proposalTerm = logAcceptanceRatio(
      theta,
      proposal,
      part(next.gradient, e),
      noise,
      move.stepSizes[e]!,
    );
    const ratio = at.phi[e]! - next.phi[e]! + proposalTerm;
    const gap = ratio - logOfWord(langevinWord(spec.seed, e, time));
    return { gap, outcome: gap > 0 ? proposal : theta };
  });
}

/** Phi and its gradient from the reference's energies and gradients. */
async function potential(
  spec: LearnerSpec,
  weights: Float64Array,
  precision: Float64Array,
  temperatures: Float64Array,
): Promise<{ phi: Float64Array; gradient: Float64Array }> {
  const reference = createReferenceLearner({ ...spec, weights });
  const phi = (await reference.energies()).map((energy, e) => energy / temperatures[e]!);
  const gradient = await reference.gradients();
  for (let k = 0; k < weights.length; k++) {
    const e = Math.floor(k / precision.length);
    const lambda = precision[k % precision.length]!;
    phi[e]! += 0.5 * lambda * weights[k]! ** 2;
    gradient[k] = gradient[k]! / temperatures[e]! + lambda * weights[k]!;
  }
  return { phi, gradient };
}

function continuationTests(open: (spec: LearnerSpec) => Promise<LearnerState>): void {
  const spec = specOf({ ...SIZES[0]!, networks: 6, sets: 3 });
  const moves: readonly (readonly [string, LearnerMove])[] = [
    ['adjusted Langevin', langevin(6, true, 0.4, 0.003)],
    ['plain Langevin', langevin(6, false, 0.4, 0.003)],
    ['minibatch descent with momentum', descent(6, { momentum: 0.9, weightDecay: 0.01, batch: 12 })],
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

async function compareStep(
  open: Open,
  choice: ProblemChoice,
  move: LearnerMove,
  steps: number,
  tolerance: number,
): Promise<void> {
  const reference = createReferenceLearner(specOf(choice));
  const state = await open(choice);
  await reference.step(move, steps);
  await state.step(move, steps);
  expect(state.stepCount).toBe(steps);
  const [snapshot, expected] = [await state.snapshot(), await reference.snapshot()];
  expectClose(snapshot.weights, expected.weights, tolerance, 'weights');
  expectClose(snapshot.velocity, expected.velocity, tolerance, 'velocity');
  expect(snapshot.accepted).toEqual(expected.accepted);
  state.destroy();
}

/** Every |a - b| <= tolerance (1 + largest |b|); false for NaN. */
function expectClose(actual: Float64Array, expected: Float64Array, tolerance: number, what: string): void {
  expect(actual.length, `${what}: length`).toBe(expected.length);
  const bound = tolerance * (1 + expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0));
  const wrong = actual.findIndex((value, k) => !(Math.abs(value - expected[k]!) <= bound));
  const detail =
    wrong < 0 ? '' : `[${wrong}] = ${actual[wrong]}, expected ${expected[wrong]} within ${bound}`;
  expect(wrong, `${what}${detail}`).toBe(-1);
}

/** |a - b| / |b| in the Euclidean norm. */
function relativeError(actual: Float64Array, expected: Float64Array): number {
  const norm = Math.sqrt(expected.reduce((sum, value) => sum + value ** 2, 0));
  const difference = Math.sqrt(actual.reduce((sum, value, k) => sum + (value - expected[k]!) ** 2, 0));
  return norm > 0 ? difference / norm : difference;
}

function langevin(
  networks: number,
  adjusted: boolean,
  temperature: number,
  stepSize: number,
): LearnerMove & { kind: 'langevin' } {
  return {
    kind: 'langevin',
    adjusted,
    temperatures: new Float64Array(networks).fill(temperature),
    stepSizes: new Float64Array(networks).fill(stepSize),
  };
}

function descent(
  networks: number,
  rest: { readonly momentum: number; readonly weightDecay: number; readonly batch: number },
): LearnerMove {
  return { kind: 'descent', learningRates: new Float64Array(networks).fill(0.003), ...rest };
}
