/**
 * What a point of data can have beside inputs and targets, on every f32 engine against the f64 reference: a noise of its own,
 * censoring, a weight, dropout; data given later; slopes by the inputs.
 */
import { describe, expect, it } from 'vitest';
import type { DescentRule, LearnerMove, LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { parameterCount } from '../../src/learner/network.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { type SmallData, smallData, smallDataProblem } from '../support/data-problems.ts';
import { normals, smallProblem } from '../support/learner-problems.ts';
import { relativeError } from '../support/relative-error.ts';

type Open = (spec: LearnerSpec) => Promise<LearnerState>;

/** Norm-relative over all numbers of all networks: energies, outputs, slopes by parameters and inputs; parameters after a few steps. */
export const DATA_TOLERANCES = { energy: 1e-5, output: 3e-6, gradient: 1e-4, steps: 3e-5 } as const;

const MOMENTUM: DescentRule = { kind: 'momentum', momentum: 0.5, nesterov: false };
const ADAM: DescentRule = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-3, decoupled: true };

export function descending(networks: number, rule: DescentRule, batch: number, rate = 0.01): LearnerMove {
  return {
    kind: 'descent',
    rule,
    learningRates: Float64Array.from({ length: networks }, (_, e) => rate * (1 + e / 8)),
    weightDecay: 0.01,
    batch,
  };
}

export function dataSpec(problem: LearnerProblem, networks: number, scale = 0.7): LearnerSpec {
  const weights = normals(networks * parameterCount(problem.shape), 9000).map((z) => Math.fround(scale * z));
  return { problem, networks, seed: [5, 1], firstNetwork: 3, weights };
}

const of = (choice: SmallData, networks: number, scale?: number): LearnerSpec =>
  dataSpec(smallDataProblem(choice), networks, scale);

/** Sizes that kernels treat apart, with everything that a point can have. */
export const DATA_CASES: readonly (readonly [string, LearnerSpec])[] = [
  ['gaussian, censored, weighted, 3-5-4, 7 points', of({ owner: 100 }, 3)],
  [
    'gaussian of one value, one unit, one point',
    of({ values: 1, hidden: [1], points: 1, weighted: false, owner: 110 }, 2),
  ],
  [
    'gaussian, beta 0.5, relu 4-9-6-6, 3 sets of 13',
    of(
      {
        values: 3,
        activation: 'relu',
        inputs: 4,
        hidden: [9, 6],
        points: 13,
        sets: 3,
        beta: 0.5,
        owner: 120,
      },
      6,
    ),
  ],
  [
    'gaussian, beta 1, not censored, shared inputs, 2 sets of 70',
    of(
      {
        activation: 'gelu',
        hidden: [17],
        points: 70,
        sets: 2,
        shared: true,
        beta: 1,
        censored: false,
        owner: 130,
      },
      4,
    ),
  ],
  [
    'gaussian of a linear model, 33 points, all weights 1',
    of({ activation: 'linear', hidden: [], points: 33, weighted: false, owner: 140 }, 5),
  ],
  [
    'linear, weighted, sine 3-6-2, 2 sets of 9',
    of({ loss: 'linear', activation: 'sine', hidden: [6], points: 9, sets: 2, owner: 150 }, 4),
  ],
  [
    'squared error, weighted, tanh 3-11-7-3, 21 points',
    of({ loss: 'squared-error', values: 3, hidden: [11, 7], points: 21, owner: 160 }, 3),
  ],
  ...(['cross-entropy', 'squared-hinge'] as const).map((loss, k): [string, LearnerSpec] => {
    const problem = smallProblem({ loss, hidden: [7], outputs: 3, points: 19, owner: 170 + k });
    const weights = normals(19, 180 + k).map((z, point) => (point % 5 === 2 ? 0 : Math.abs(z)));
    return [`${loss}, weighted, 19 points`, dataSpec({ ...problem, data: { ...problem.data, weights } }, 3)];
  }),
];

/** The cases that can have dropout, with it: hidden layers are there. */
const THINNED = DATA_CASES.filter(([, { problem }]) => problem.shape.hidden.length > 0).map(
  ([name, spec], k): [string, LearnerSpec] => [
    name,
    { ...spec, problem: { ...spec.problem, dropout: [0.1, 0.5, 0.25][k % 3]! } },
  ],
);

export function dataTests(open: Open): void {
  describe('points with noise, censoring, weights and dropout', () => {
    for (const [name, spec] of DATA_CASES)
      it(`energies, gradients, outputs and slopes by the inputs equal the reference: ${name}`, async () => {
        const state = await open(spec);
        await compareState(state, createReferenceLearner(spec));
        state.destroy();
      });

    it.each(DATA_CASES.filter(([, { problem }]) => (problem.noise?.beta ?? 0) === 0))(
      'steps equal those of the reference, over all points, in batches, and Langevin: %s',
      async (_, spec) => {
        await compareSteps(open, spec, true);
      },
    );

    it.each(THINNED)(
      'dropout leaves out the units of the reference, in batches and without: %s',
      async (_, spec) => {
        await compareSteps(open, spec, false);
        const state = await open(spec);
        const reference = createReferenceLearner(spec);
        const inputs = normals(5 * spec.problem.shape.inputs, 77);
        for (const pass of [0, 1, 2 ** 32 - 1])
          for (const given of [undefined, inputs])
            expectWithin(
              'outputs of a pass',
              await state.outputs(given, pass),
              await reference.outputs(given, pass),
              DATA_TOLERANCES.output,
            );
        // The whole network is what it is, and so are its energy and gradient.
        await compareState(state, reference);
        // A pass of another number is another network, unless no unit is left out in either.
        if (spec.problem.shape.hidden[0]! > 4)
          expect(relativeError(await state.outputs(undefined, 5), await state.outputs())).toBeGreaterThan(
            1e-3,
          );
        state.destroy();
      },
    );

    censoringTests(open);
    replacementTests(open);
    refusalTests(open);

    it('the comparison fails for one wrong number, for one that is missing, and for NaN', () => {
      const want = Float64Array.of(1, 2, 3, 4);
      const wrong = (k: number, value: number) => want.map((x, i) => (i === k ? value : x));
      expect(within(want, want, 1e-5)).toBe(true);
      expect(within(wrong(1, 2.001), want, 1e-5)).toBe(false);
      expect(within(wrong(2, Number.NaN), want, 1e-5)).toBe(false);
      expect(within(want.slice(1), want, 1e-5)).toBe(false);
    });
  });
}

/** A linear model of one point: mean and s are its biases, so that z of a censored value is what one wants it to be. */
function tailSpec(z: number, side: number): LearnerSpec {
  const problem = smallDataProblem({
    activation: 'linear',
    hidden: [],
    inputs: 1,
    values: 1,
    points: 1,
    weighted: false,
    owner: 200,
  });
  const data = {
    sets: 1,
    points: 1,
    inputs: Float64Array.of(0),
    sharedInputs: false,
    targets: Float64Array.of(0, side),
  };
  // s = 0.5413248 gives sigma = 1; z = side mean.
  const weights = Float64Array.of(0, 0, side * z, Math.fround(0.5413248));
  return { problem: { ...problem, data, energyScale: 1 }, networks: 1, seed: [5, 1], weights };
}

function censoringTests(open: Open): void {
  it('censored values keep their digits in both tails: -ln Phi(z) and its slopes for |z| up to 60', async () => {
    for (const z of [-60, -40, -12.5, -5, -1, -0.01, 0, 0.01, 1, 3, 5, 9, 40])
      for (const side of [-1, 1]) {
        const spec = tailSpec(z, side);
        const state = await open(spec);
        const reference = createReferenceLearner(spec);
        const [energy, expected] = [(await state.energies())[0]!, (await reference.energies())[0]!];
        // Relative, down to what an f32 next to 1 cannot tell.
        expect(Math.abs(energy - expected) <= 1e-5 * expected + 1e-9, `z ${z}: ${energy}, ${expected}`).toBe(
          true,
        );
        const [g, want] = [await state.gradients(), await reference.gradients()];
        for (let k = 2; k < 4; k++)
          expect(
            Math.abs(g[k]! - want[k]!) <= 1e-5 * Math.abs(want[k]!) + 1e-9,
            `z ${z}, slope ${k}: ${g[k]}, ${want[k]}`,
          ).toBe(true);
        state.destroy();
      }
  });
}

function replacementTests(open: Open): void {
  it('data given later take the place of the old ones, fewer and again as many', async () => {
    const choice: SmallData = { values: 2, points: 21, sets: 2, hidden: [6], owner: 300 };
    const spec = of(choice, 4);
    const state = await open(spec);
    const reference = createReferenceLearner(spec);
    for (const [k, points] of [21, 5, 1, 17, 21].entries()) {
      const data = smallData({ ...choice, points, owner: 310 + k });
      const given = {
        ...data,
        inputs: data.inputs.slice(),
        targets: data.targets.slice(),
        weights: data.weights!.slice(),
      };
      const done = state.replaceData(given);
      // The caller's arrays are the caller's.
      for (const array of [given.inputs, given.targets, given.weights]) array.fill(Number.NaN);
      await done;
      await reference.replaceData(data);
      await compareState(state, reference);
      for (const learner of [state, reference])
        for (const batch of [0, 6]) await learner.step(descending(4, ADAM, batch), 2);
      expectWithin('weights', await state.weights(), await reference.weights(), DATA_TOLERANCES.steps);
    }
    state.destroy();
  });

  it('a snapshot goes on by the same bits where the data are given again', async () => {
    const choice: SmallData = { points: 9, hidden: [6], dropout: 0.3, owner: 330 };
    const [state, other] = [await open(of(choice, 2)), await open(of(choice, 2))];
    const data = smallData({ ...choice, points: 7, owner: 331 });
    await state.replaceData(data);
    await state.step(descending(2, ADAM, 4), 3);
    const snapshot = await state.snapshot();
    await other.restore(snapshot);
    await other.replaceData(data);
    for (const learner of [state, other]) await learner.step(descending(2, ADAM, 0), 3);
    expect(await other.snapshot()).toEqual(await state.snapshot());
    for (const learner of [state, other]) learner.destroy();
  });

  it('points of weight 0 are not there, whatever their targets', async () => {
    const choice: SmallData = { points: 9, owner: 340 };
    const spec = of(choice, 2);
    const targets = spec.problem.data.targets.slice();
    for (let o = 0; o < 2; o++) targets[3 * 4 + o] = 1e30;
    const changed = { ...spec, problem: { ...spec.problem, data: { ...spec.problem.data, targets } } };
    const [state, other] = [await open(spec), await open(changed)];
    expect(await other.energies()).toEqual(await state.energies());
    expect(await other.gradients()).toEqual(await state.gradients());
    expect((await other.gradients()).every(Number.isFinite)).toBe(true);
    for (const learner of [state, other]) learner.destroy();
  });

  it('slopes of a squared error, given to a linear loss, move a network as the squared error does', async () => {
    const choice: SmallData = { loss: 'squared-error', weighted: false, points: 9, owner: 350 };
    const squared = of(choice, 2);
    const linear = { ...squared, problem: { ...squared.problem, loss: 'linear' as const } };
    const [state, given] = [await open(squared), await open(linear)];
    for (let step = 0; step < 4; step++) {
      const outputs = await given.outputs();
      const { targets } = squared.problem.data;
      const half = outputs.length / 2;
      // Both networks share the set, and the slopes given are the first one's: it alone is compared.
      const slopes = outputs.slice(0, half).map((f, k) => f - targets[k]!);
      await given.replaceData({ ...squared.problem.data, targets: slopes });
      for (const learner of [state, given]) await learner.step(descending(2, MOMENTUM, 0), 1);
    }
    const part = (await state.weights()).length / 2;
    expectWithin(
      'weights',
      (await given.weights()).slice(0, part),
      (await state.weights()).slice(0, part),
      DATA_TOLERANCES.steps,
    );
    for (const learner of [state, given]) learner.destroy();
  });
}

function refusalTests(open: Open): void {
  it('what does not fit is refused in the words of the reference', async () => {
    const spec = of({ dropout: 0.2, owner: 360 }, 2);
    const state = await open(spec);
    const reference = createReferenceLearner(spec);
    const one = new Float64Array(2).fill(1);
    const langevin = { kind: 'langevin', adjusted: false, temperatures: one, stepSizes: one } as const;
    const requests: readonly ((learner: LearnerState) => Promise<unknown>)[] = [
      (learner) => learner.replaceData(smallData({ points: 8, owner: 361 })),
      (learner) => learner.replaceData(smallData({ sets: 2, owner: 361 })),
      (learner) => learner.replaceData(smallData({ weighted: false, owner: 361 })),
      (learner) => learner.replaceData(smallData({ values: 3, owner: 361 })),
      (learner) => learner.outputs(undefined, -1),
      (learner) => learner.outputs(undefined, 0.5),
      (learner) => learner.step(langevin, 1),
    ];
    for (const request of requests) {
      const words: string = await request(reference).then(
        () => '',
        (error: Error) => error.message,
      );
      expect(words).not.toBe('');
      await expect(request(state)).rejects.toThrow(words);
    }
    expect(await state.weights()).toEqual(spec.weights);
    state.destroy();
  });
}

async function compareState(state: LearnerState, reference: LearnerState): Promise<void> {
  const { energy, gradient, output } = DATA_TOLERANCES;
  const asked = [
    ['energies', energy],
    ['gradients', gradient],
    ['outputs', output],
    ['inputGradients', gradient],
  ] as const;
  for (const [what, tolerance] of asked)
    expectWithin(what, await state[what](), await reference[what](), tolerance);
}

async function compareSteps(open: Open, spec: LearnerSpec, langevin: boolean): Promise<void> {
  const { networks } = spec;
  const state = await open(spec);
  const reference = createReferenceLearner(spec);
  const moves = [0, 1, 5, 24].map((batch) => descending(networks, batch % 2 ? MOMENTUM : ADAM, batch));
  if (langevin)
    moves.push({
      kind: 'langevin',
      adjusted: false,
      temperatures: new Float64Array(networks).fill(0.5),
      stepSizes: new Float64Array(networks).fill(1e-3),
    });
  for (const move of moves) {
    for (const learner of [state, reference]) await learner.step(move, 2);
    const [weights, expected] = [await state.weights(), await reference.weights()];
    expectWithin(`weights after ${move.kind}`, weights, expected, DATA_TOLERANCES.steps);
  }
  // Otherwise the comparison would say nothing.
  expect(relativeError(await reference.weights(), spec.weights)).toBeGreaterThan(30 * DATA_TOLERANCES.steps);
  state.destroy();
}

function within(got: ArrayLike<number>, want: ArrayLike<number>, tolerance: number): boolean {
  return relativeError(got, want) <= tolerance;
}

function expectWithin(
  what: string,
  got: ArrayLike<number>,
  want: ArrayLike<number>,
  tolerance: number,
): void {
  expect(want.length, what).toBeGreaterThan(0);
  expect(within(got, want, tolerance), `${what} is off by ${relativeError(got, want)}`).toBe(true);
}
