/** Exact stationary laws of stochastic descent: the closed form, the solved equation, and what the engine does. */
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { linearModel } from '../../src/learner/network.ts';
import {
  leastSquaresFacts,
  leastSquaresMoments,
  modeVariance,
  secondMomentStep,
} from '../../src/learner/stationary-law.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { Stream } from '../../src/random/streams.ts';
import { zScore } from '../support/langevin-runs.ts';

const POINTS = 12;
const words = new WordReader([5, 0], Stream.DataInputs, 0);
const normals = (from: number, count: number) =>
  Float64Array.from({ length: count }, (_, k) => normalOf(words.word(from + k)));
const data = { points: POINTS, inputs: normals(0, 2 * POINTS), targets: normals(100, POINTS) };

/** One input of the same size at all points: minibatches have one curvature. */
const even = { points: POINTS, inputs: new Float64Array(POINTS).fill(1.5), targets: data.targets };

test('at mu = 0 it is eta sigma^2/[B lambda (2 - eta lambda)]; large steps have no law', () => {
  const mode = { curvature: 0.8, noise: 3 };
  expect(modeVariance({ rate: 0.5, batch: 4 }, mode)).toBeCloseTo((0.5 * 3) / (4 * 0.8 * (2 - 0.4)), 14);
  expect(() => modeVariance({ rate: 2.5, batch: 4 }, mode)).toThrow(RangeError);
  expect(modeVariance({ rate: 2.5, batch: 4, momentum: 0.5 }, mode)).toBeGreaterThan(0);
});

describe.each([0, 0.9])('momentum %s', (momentum) => {
  test('the solved equation is the closed form where all points have one curvature', () => {
    const { hessian, noise } = leastSquaresFacts(even);
    const descent = { rate: 0.3, batch: 3, momentum };
    const mode = { curvature: hessian[0]!, noise: noise[0]! };
    expect(leastSquaresMoments(even, descent)[0]! / modeVariance(descent, mode)).toBeCloseTo(1, 10);
  });

  test.each([false, true])(
    'the solution is where the moments stay, and where they go (Nesterov: %s)',
    (nesterov) => {
      const descent = { rate: 0.1, batch: 2, momentum, nesterov };
      const { noise } = leastSquaresFacts(data);
      const step = secondMomentStep(data, descent);
      let moments = new Float64Array(16);
      for (let t = 0; t < 4000; t++) moments = step(moments, noise) as Float64Array<ArrayBuffer>;
      const solved = leastSquaresMoments(data, descent);
      for (let i = 0; i < 2; i++)
        for (let j = 0; j < 2; j++) expect(moments[i * 4 + j]! / solved[i * 2 + j]!).toBeCloseTo(1, 9);
    },
  );
});

test('minibatches of other curvature make descent run away at smaller rates than all points do', () => {
  const { hessian } = leastSquaresFacts(data);
  const rate = 1.9 / (hessian[0]! + hessian[3]!);
  expect(() => leastSquaresMoments(data, { rate, batch: 1 })).toThrow(RangeError);
  expect(() => leastSquaresMoments(data, { rate, batch: 1000 })).not.toThrow();
});

/** <(w_i - w_i*)^2> of 300 chains, time means of 120 looks, [input][chain]. */
async function measured(momentum: number, nesterov: boolean): Promise<number[][]> {
  const [chains, rate, batch] = [300, 0.3, 2];
  const { minimum } = leastSquaresFacts(data);
  const problem = {
    shape: linearModel(2),
    data: { sets: 1, sharedInputs: true, ...data },
    loss: 'squared-error',
    energyScale: 1 / POINTS,
    priorPrecision: { weight: 0, bias: 0 },
  } as const;
  const weights = Float64Array.from({ length: 2 * chains }, (_, i) => minimum[i % 2]!);
  const learner = await new ReferenceEngine().learner({ problem, networks: chains, seed: [11, 0], weights });
  const move = {
    kind: 'descent',
    rule: { kind: 'momentum', momentum, nesterov },
    learningRates: new Float64Array(chains).fill(rate),
    weightDecay: 0,
    batch,
  } as const;
  await learner.step(move, 150);
  const sums = [0, 1].map(() => new Array<number>(chains).fill(0));
  for (let look = 0; look < 120; look++) {
    await learner.step(move, 4);
    (await learner.weights()).forEach((w, i) => {
      sums[i % 2]![i >> 1]! += (w - minimum[i % 2]!) ** 2 / 120;
    });
  }
  return sums;
}

// |z| < 5 over 300 chains: a false alarm of about 1e-6 each.
test.each([
  [0, false],
  [0.5, false],
  [0.5, true],
] as const)('the engine obeys it at momentum %s, Nesterov %s', async (momentum, nesterov) => {
  const squares = await measured(momentum, nesterov);
  const moments = leastSquaresMoments(data, { rate: 0.3, batch: 2, momentum, nesterov });
  for (const i of [0, 1])
    expect(Math.abs(zScore(Float64Array.from(squares[i]!), moments[3 * i]!))).toBeLessThan(5);
  // Negative control: noise that does not depend on where the weights are, the law of huge minibatches times B'/B.
  const huge = leastSquaresMoments(data, { rate: 0.3, batch: 1e9, momentum, nesterov });
  for (const i of [0, 1])
    expect(zScore(Float64Array.from(squares[i]!), (huge[3 * i]! * 1e9) / 2)).toBeGreaterThan(5);
});
