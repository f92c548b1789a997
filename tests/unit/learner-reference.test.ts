import { describe, expect, it } from 'vitest';
import type { DescentRule, LearnerMove, LearnerSpec } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { gaussianInputs } from '../../src/learner/data/gaussian-inputs.ts';
import { drawTeachers, noisyLabels, randomLabels, teacherOutputs } from '../../src/learner/data/labels.ts';
import { evaluate } from '../../src/learner/evaluate.ts';
import {
  byParameterKind,
  fieldTheory,
  linearModel,
  namedGains,
  parameterCount,
} from '../../src/learner/network.ts';
import { drawWeights } from '../../src/learner/prior.ts';
import { estimate } from '../support/langevin-runs.ts';

const seed = [5, 9] as const;
const [SETS, COPIES, POINTS] = [3, 2, 12];
const NETWORKS = SETS * COPIES;
const shape = fieldTheory(5, 3);
const p = parameterCount(shape);

function spec(first = 0, sets = SETS): LearnerSpec {
  const networks = sets * COPIES;
  const labels = randomLabels(POINTS, 1, { sets, seed, noiseVariance: 1, firstSet: first });
  return {
    problem: {
      shape,
      data: {
        sets,
        points: POINTS,
        inputs: gaussianInputs({ sets, points: POINTS, inputs: 5, seed, firstSet: first }),
        sharedInputs: false,
        targets: labels.targets,
      },
      loss: 'squared-error',
      energyScale: 1,
      priorPrecision: { weight: 0.25, bias: 1 },
    },
    networks,
    seed,
    weights: drawWeights(shape, { weight: 2, bias: 0 }, { networks, seed, first: first * COPIES }),
    firstNetwork: first * COPIES,
  };
}

const langevin = (networks = NETWORKS, adjusted = true): LearnerMove => ({
  kind: 'langevin',
  adjusted,
  temperatures: new Float64Array(networks).fill(0.7),
  stepSizes: new Float64Array(networks).fill(0.02),
});
const sgd = (networks = NETWORKS): LearnerMove => ({
  kind: 'descent',
  learningRates: new Float64Array(networks).fill(0.01),
  rule: { kind: 'momentum', momentum: 0.9, nesterov: false },
  weightDecay: 0.1,
  batch: 4,
});

/** One weight, one point: E = (w - 3)^2 / 2, g = w - 3. */
const oneWeight = {
  shape: linearModel(1),
  data: {
    sets: 1,
    points: 1,
    inputs: Float64Array.of(1),
    sharedInputs: true,
    targets: Float64Array.of(3),
  },
  loss: 'squared-error',
  energyScale: 1,
  priorPrecision: { weight: 5, bias: 1 },
} as const;

describe('the shape of a network', () => {
  it('10-4-1 without biases has 44 parameters, 3-5-4-2 with biases 54', () => {
    expect(parameterCount(fieldTheory(10, 4))).toBe(44);
    const hidden = [5, 4];
    const deep = {
      inputs: 3,
      hidden,
      outputs: 2,
      activation: 'tanh',
      bias: true,
      gains: namedGains('standard', 3, hidden),
    } as const;
    expect(parameterCount(deep)).toBe(3 * 5 + 5 + 5 * 4 + 4 + 4 * 2 + 2);
    const kinds = byParameterKind(deep, { weight: 1, bias: 2 });
    expect(kinds.filter((kind) => kind === 2)).toHaveLength(5 + 4 + 2);
    expect([kinds[14], kinds[15], kinds[19], kinds[20]]).toEqual([1, 2, 2, 1]);
  });

  it('computes f = H^(-1/2) sum_h v_h tanh(w_h . x)', () => {
    const theta = Float64Array.of(0.3, -0.2, 0.5, 0.1, 0.7, -1.1);
    const [x, y] = [0.4, -0.9];
    const f = evaluate(fieldTheory(2, 2), theta, Float64Array.of(x, y))[0]!;
    const expected = (0.7 * Math.tanh(0.3 * x - 0.2 * y) - 1.1 * Math.tanh(0.5 * x + 0.1 * y)) / Math.sqrt(2);
    expect(Math.abs(f - expected)).toBeLessThan(1e-15);
  });

  it('refuses widths and gains that do not fit', () => {
    expect(() => parameterCount({ ...shape, hidden: [0] })).toThrow(/5-0-1/);
    expect(() => parameterCount({ ...shape, gains: [1] })).toThrow(/needs 2 finite gains/);
  });
});

describe('the reference learner', () => {
  it("gives the plain definition's outputs on training points and on given points", async () => {
    const given = spec();
    const state = createReferenceLearner(given);
    const [own, other] = [
      await state.outputs(),
      gaussianInputs({ sets: 1, points: 4, inputs: 5, seed, heldOut: true }),
    ];
    const onOther = await state.outputs(other);
    for (let e = 0; e < NETWORKS; e++) {
      const theta = given.weights.subarray(e * p, (e + 1) * p);
      const set = Math.floor(e / COPIES);
      const inputs = given.problem.data.inputs.subarray(set * POINTS * 5, (set + 1) * POINTS * 5);
      expect(own.slice(e * POINTS, (e + 1) * POINTS)).toEqual(evaluate(shape, theta, inputs));
      expect(onOther.slice(e * 4, (e + 1) * 4)).toEqual(evaluate(shape, theta, other));
    }
  });

  it('has the energy (1/2) sum (y - f)^2 of its own data set', async () => {
    const given = spec();
    const state = createReferenceLearner(given);
    const f = await state.outputs();
    const energies = await state.energies();
    for (let e = 0; e < NETWORKS; e++) {
      let sum = 0;
      for (let mu = 0; mu < POINTS; mu++) {
        sum +=
          0.5 *
          (given.problem.data.targets[Math.floor(e / COPIES) * POINTS + mu]! - f[e * POINTS + mu]!) ** 2;
      }
      expect(Math.abs(sum - energies[e]!)).toBeLessThan(1e-12);
    }
  });

  for (const [name, move] of [
    ['Langevin', langevin()],
    ['minibatch', sgd()],
  ] as const) {
    it(`goes on bit for bit from a snapshot (${name})`, async () => {
      const whole = createReferenceLearner(spec());
      await whole.step(move, 15);
      const begun = createReferenceLearner(spec());
      await begun.step(move, 6);
      const resumed = createReferenceLearner({ ...spec(), weights: new Float64Array(NETWORKS * p) });
      await resumed.restore(structuredClone(await begun.snapshot()));
      await resumed.step(move, 9);
      expect(await resumed.snapshot()).toEqual(await whole.snapshot());
    });
  }

  it('gives a shard the random numbers of the whole run', async () => {
    const whole = createReferenceLearner(spec());
    const shard = createReferenceLearner(spec(1, 2));
    for (const moves of [langevin, sgd]) {
      await whole.step(moves(NETWORKS), 10);
      await shard.step(moves(2 * COPIES), 10);
    }
    expect(await shard.weights()).toEqual((await whole.weights()).slice(COPIES * p));
  });

  it('counts accepted proposals: some of the adjusted ones, all of the unadjusted', async () => {
    const state = createReferenceLearner(spec());
    await state.step({ ...langevin(), stepSizes: new Float64Array(NETWORKS).fill(0.3) } as LearnerMove, 50);
    const accepted = await state.accepted();
    expect(accepted.some((count) => count > 0 && count < 50)).toBe(true);
    await state.step(langevin(NETWORKS, false), 7);
    expect(await state.accepted()).toEqual(accepted.map((count) => count + 7));
  });

  it('rejects a proposal whose energy overflows, and stays finite', async () => {
    const state = createReferenceLearner({
      ...spec(),
      problem: { ...spec().problem, shape: { ...shape, activation: 'linear' } },
    });
    await state.step({ ...langevin(), stepSizes: new Float64Array(NETWORKS).fill(1e200) } as LearnerMove, 5);
    expect(await state.weights()).toEqual(spec().weights);
    expect(await state.accepted()).toEqual(new Float64Array(NETWORKS));
  });

  it('makes the momentum step that the contract writes down', async () => {
    const problem = oneWeight;
    const state = createReferenceLearner({ problem, networks: 1, seed, weights: Float64Array.of(1) });
    await state.step(
      {
        kind: 'descent',
        learningRates: Float64Array.of(0.1),
        rule: { kind: 'momentum', momentum: 0.5, nesterov: false },
        weightDecay: 0.2,
        batch: 0,
      },
      2,
    );
    const v1 = -0.1 * (1 - 3 + 0.2 * 1);
    const w1 = 1 + v1;
    const v2 = 0.5 * v1 - 0.1 * (w1 - 3 + 0.2 * w1);
    expect(await state.weights()).toEqual(Float64Array.of(w1 + v2));
    expect((await state.snapshot()).velocity).toEqual(Float64Array.of(v2));
  });

  it('makes the Nesterov, Adam, AdamW and RMSprop steps that the contract writes down', async () => {
    const problem = oneWeight;
    const weightAfter = async (rule: DescentRule, weightDecay: number, steps: number) => {
      const state = createReferenceLearner({ problem, networks: 1, seed, weights: Float64Array.of(1) });
      const learningRates = Float64Array.of(0.1);
      await state.step({ kind: 'descent', rule, learningRates, weightDecay, batch: 0 }, steps);
      return (await state.weights())[0]!;
    };
    // g = w - 3: -2 at the start.
    const [v1, b1, b2, eps] = [0.2, 0.9, 0.99, 1e-3];
    expect(await weightAfter({ kind: 'momentum', momentum: 0.5, nesterov: true }, 0, 1)).toBeCloseTo(
      1 + 0.5 * v1 + 0.2,
      14,
    );
    const adam = { kind: 'adam', beta1: b1, beta2: b2, epsilon: eps } as const;
    // The first step is eta g / (|g| + eps), whatever the decays: the correction for age.
    const w1 = 1 + (0.1 * 2) / (2 + eps);
    expect(await weightAfter({ ...adam, decoupled: false }, 0, 1)).toBeCloseTo(w1, 14);
    const g2 = w1 - 3;
    const mean = (b1 * (1 - b1) * -2 + (1 - b1) * g2) / (1 - b1 ** 2);
    const square = (b2 * (1 - b2) * 4 + (1 - b2) * g2 ** 2) / (1 - b2 ** 2);
    expect(await weightAfter({ ...adam, decoupled: false }, 0, 2)).toBeCloseTo(
      w1 - (0.1 * mean) / (Math.sqrt(square) + eps),
      14,
    );
    // Decay inside the gradient changes nothing at the first step; decoupled it pulls by eta w theta.
    expect(await weightAfter({ ...adam, decoupled: false }, 0.3, 1)).toBeCloseTo(
      1 + (0.1 * 1.7) / (1.7 + eps),
      14,
    );
    expect(await weightAfter({ ...adam, decoupled: true }, 0.3, 1)).toBeCloseTo(w1 - 0.1 * 0.3 * 1, 14);
    expect(await weightAfter({ kind: 'rmsprop', decay: 0.9, epsilon: eps }, 0, 1)).toBeCloseTo(
      1 + (0.1 * 2) / (Math.sqrt(0.1 * 4) + eps),
      14,
    );
  });

  it('refuses moves and data out of range before it does anything', async () => {
    const state = createReferenceLearner(spec());
    const cold = { ...langevin(), temperatures: new Float64Array(NETWORKS) } as LearnerMove;
    await expect(state.step(cold, 1)).rejects.toThrow(/temperatures: 0/);
    await expect(state.step(langevin(2), 1)).rejects.toThrow(/6 networks need as many temperatures, got 2/);
    await expect(
      state.step({ ...sgd(), rule: { kind: 'momentum', momentum: 1, nesterov: false } } as LearnerMove, 1),
    ).rejects.toThrow(/momentum 1/);
    expect(() => createReferenceLearner({ ...spec(), weights: new Float64Array(3) })).toThrow(
      /starting weights, got 3/,
    );
    const data = { ...spec().problem.data, targets: new Float64Array(SETS * POINTS).fill(Number.NaN) };
    expect(() => createReferenceLearner({ ...spec(), problem: { ...spec().problem, data } })).toThrow(
      /target value is not finite/,
    );
  });
});

describe('quenched data', () => {
  it('has inputs of squared length 1 on average and labels of variance Delta (z < 5)', () => {
    const inputs = gaussianInputs({ sets: 1, points: 4000, inputs: 5, seed });
    const lengths = Array.from({ length: 4000 }, (_, mu) =>
      inputs.slice(mu * 5, mu * 5 + 5).reduce((sum, x) => sum + x * x, 0),
    );
    const { value, error } = estimate(lengths);
    expect(Math.abs(value - 1) / error).toBeLessThan(5);
    const labels = estimate(
      randomLabels(4000, 1, { sets: 1, seed, noiseVariance: 0.3 }).targets.map((y) => y * y),
    );
    expect(Math.abs(labels.value - 0.3) / labels.error).toBeLessThan(5);
  });

  it('draws every set by its global number, training and held-out points apart', () => {
    const whole = gaussianInputs({ sets: 3, points: 7, inputs: 2, seed });
    expect(gaussianInputs({ sets: 1, points: 7, inputs: 2, seed, firstSet: 2 })).toEqual(whole.slice(28));
    expect(gaussianInputs({ sets: 3, points: 7, inputs: 2, seed, heldOut: true })).not.toEqual(whole);
  });

  it('labels are the teacher plus sqrt(Delta) z, and the teacher is no network of the run', () => {
    const inputs = gaussianInputs({ sets: 2, points: 6, inputs: 5, seed });
    const teachers = drawTeachers(shape, { weight: 2, bias: 0 }, 2, seed);
    expect(teachers).not.toEqual(drawWeights(shape, { weight: 2, bias: 0 }, { networks: 2, seed }));
    const clean = teacherOutputs(shape, teachers, inputs, false);
    const labels = noisyLabels(clean, { sets: 2, seed, noiseVariance: 0.25 });
    expect(labels.targets).toEqual(clean.map((f, k) => f + 0.5 * labels.noise[k]!));
    expect(clean.slice(6)).toEqual(evaluate(shape, teachers.slice(p), inputs.slice(30)));
  });
});
