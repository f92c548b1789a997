/** Barriers on straight paths, of losses whose barrier is known. */
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { copyNetworks } from '../../src/experiments/learner-common/copies.ts';
import { goingOn, ofNetworks } from '../../src/experiments/learner-common/divergence.ts';
import { lossesAt } from '../../src/experiments/learner-common/losses-at.ts';
import { descent } from '../../src/experiments/learner-common/optimiser.ts';
import { problemOf, taskData } from '../../src/experiments/learner-common/tasks.ts';
import { align, permuteUnits } from '../../src/learner/alignment.ts';
import { evaluate } from '../../src/learner/evaluate.ts';
import { parameterCount } from '../../src/learner/network.ts';
import { drawWeights } from '../../src/learner/prior.ts';
import { barrierOf, evenPositions, excessAlong, straightPath } from '../../src/observables/barrier.ts';
import { meanLosses } from '../../src/observables/prediction-error.ts';

const positions = evenPositions(21);
const seed = [3, 0] as const;

describe('the barrier of a loss along a line', () => {
  test('that is quadratic with curvature up is 0, whatever the losses of the ends', () => {
    const losses = positions.map((x) => 3 * (x - 0.3) ** 2 + 2 * x);
    expect(barrierOf(positions, losses).height).toBe(0);
    expect(excessAlong(positions, losses)[10]!).toBeCloseTo(-3 / 4, 12);
  });

  test('of a hill h 4 x (1 - x) on a slope is h, in the middle', () => {
    const losses = positions.map((x) => 0.7 * 4 * x * (1 - x) + 5 - 4 * x);
    const { height, at } = barrierOf(positions, losses);
    expect(height).toBeCloseTo(0.7, 12);
    expect(at).toBeCloseTo(0.5, 12);
  });

  test('between two wells (x^2 - 1)^2 is 1, and between a well and itself 0', () => {
    const well = (x: number) => (x * x - 1) ** 2;
    const between = (a: number, b: number) =>
      barrierOf(positions, straightPath(Float64Array.of(a), Float64Array.of(b), positions).map(well)).height;
    expect(between(-1, 1)).toBeCloseTo(1, 12);
    expect(between(1, 1)).toBeCloseTo(0, 12);
  });

  test('is not known where a loss is not a number', () => {
    const losses = positions.map((x) => (x === 0.5 ? Number.NaN : x));
    expect(barrierOf(positions, losses).height).toBeNaN();
  });

  test('the ends of a path are the networks themselves; two ends of different length are refused', () => {
    const [a, b] = [Float64Array.of(0.1, 0.7), Float64Array.of(0.3, -0.2)];
    const path = straightPath(a, b, positions);
    expect([...path.slice(0, 2), ...path.slice(-2)]).toEqual([...a, ...b]);
    expect(() => straightPath(a, Float64Array.of(1), positions)).toThrow(RangeError);
    expect(() => evenPositions(2)).toThrow(RangeError);
  });
});

describe('paths between networks', async () => {
  const split = await taskData({ task: 'teacher', seed, points: 20, heldOutPoints: 30, inputs: 4 });
  const problem = problemOf(split, {
    hidden: [6],
    activation: 'relu',
    loss: 'squared-error',
    energy: 'mean',
  });
  const { shape } = problem;
  const p = parameterCount(shape);
  const engine = new ReferenceEngine();
  const [a] = [drawWeights(shape, { weight: 1, bias: 0.5 }, { networks: 1, seed })];

  test('a network and itself in another order: a barrier as they stand, none once aligned', async () => {
    const other = permuteUnits(shape, a, 0, [3, 5, 0, 1, 2, 4]);
    // Points that the network answers rightly, so that it is at the bottom of a valley.
    const targets = evaluate(shape, a, split.train.inputs);
    const own = { ...split.train, targets };
    const barrierTo = async (end: Float64Array) => {
      const path = straightPath(a, end, positions);
      return barrierOf(positions, (await lossesAt(engine, problem, [own], path))[0]!).height;
    };
    expect(await barrierTo(other)).toBeGreaterThan(0.01);
    expect(await barrierTo(align(shape, a, other).weights)).toBeLessThan(1e-12);
    const f = evaluate(shape, a, split.heldOut.inputs);
    const g = evaluate(shape, other, split.heldOut.inputs);
    for (const [k, value] of f.entries()) expect(Math.abs(value - g[k]!)).toBeLessThan(1e-12);
  });

  test('losses of many points are those of each, on both sets', async () => {
    const many = drawWeights(shape, { weight: 1, bias: 0.5 }, { networks: 5, seed });
    const [train, heldOut] = await lossesAt(engine, problem, [split.train, split.heldOut], many);
    for (let e = 0; e < 5; e++)
      for (const [part, losses] of [
        [split.train, train!],
        [split.heldOut, heldOut!],
      ] as const) {
        const outputs = evaluate(shape, many.subarray(e * p, (e + 1) * p), part.inputs);
        const answers = { outputs, targets: part.targets, networks: 1, width: 1 };
        expect(Math.abs(losses[e]! - meanLosses(answers, 'squared-error')[0]!)).toBeLessThan(1e-12);
      }
  });

  test('copies are equal, go on equally without minibatches, and part with them', async () => {
    const spec = { problem, seed };
    const weights = drawWeights(shape, { weight: 1, bias: 0 }, { networks: 2, seed });
    const move = (networks: number, batch: number) =>
      descent(networks, { optimiser: 'adam', learningRate: 0.01, batch });
    for (const [batch, parts] of [
      [0, false],
      [4, true],
    ] as const) {
      const from = await engine.learner({ ...spec, networks: 2, weights });
      await from.step(move(2, batch), 5);
      const to = await engine.learner({
        ...spec,
        networks: 3,
        weights: drawWeights(shape, { weight: 1, bias: 0 }, { networks: 3, seed }),
      });
      await copyNetworks(from, to, [0, 1, 0]);
      await Promise.all([from.step(move(2, batch), 5), to.step(move(3, batch), 5)]);
      const [one, three] = [await from.weights(), await to.weights()];
      // Networks 0 and 1 go the way they would have gone: weights, moments and clock came along.
      expect(three.slice(0, 2 * p)).toEqual(one);
      const same = three.slice(2 * p).every((value, k) => value === three[k]);
      expect(same).toBe(!parts);
      from.destroy();
      to.destroy();
    }
  });

  test('networks that diverged are left out', async () => {
    const learningRates = [0.01, 1e30, 0.01];
    const learner = await engine.learner({
      problem,
      seed,
      networks: 3,
      weights: drawWeights(shape, { weight: 1, bias: 0 }, { networks: 3, seed }),
    });
    const learningRate = Float64Array.from(learningRates);
    await learner.step(descent(3, { optimiser: 'sgd', learningRate, batch: 0 }), 6);
    const alive = await goingOn(learner);
    expect(alive).toEqual([0, 2]);
    const all = await learner.weights();
    expect(ofNetworks(all, 3, alive)).toEqual(
      Float64Array.from([...all.subarray(0, p), ...all.subarray(2 * p)]),
    );
    learner.destroy();
  });
});
