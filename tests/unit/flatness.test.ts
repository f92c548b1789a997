/** Flatness under noise, of landscapes whose flatness is known. */
import { describe, expect, test } from 'vitest';
import { randomScales } from '../../src/experiments/flatness/measure.ts';
import { NetworkDerivatives } from '../../src/learner/derivatives/network-derivatives.ts';
import { evaluate } from '../../src/learner/evaluate.ts';
import { layersOf, linearModel, namedGains, parameterCount } from '../../src/learner/network.ts';
import { drawWeights } from '../../src/learner/prior.ts';
import type { LearnerProblem, NetworkShape } from '../../src/learner/problem.ts';
import { noiseScales, perturbed } from '../../src/observables/flatness.ts';
import { meanOverSamples } from '../../src/observables/statistics.ts';

const seed = [11, 0] as const;

describe('the rise of a quadratic under plain noise', () => {
  const curvatures = [5, 3, 1, 0.5, 0.1];
  const shape = linearModel(curvatures.length);
  const quadratic = (theta: Float64Array) =>
    theta.reduce((sum, x, k) => sum + (curvatures[k]! * x * x) / 2, 0);
  const draws = 4000;
  const noise = drawWeights(shape, { weight: 1, bias: 1 }, { networks: draws, seed });
  const sigma = 0.3;
  const riseAt = (theta: Float64Array) => {
    const around = perturbed(theta, noiseScales(shape, theta, 'plain'), sigma, noise);
    return meanOverSamples(
      Array.from(
        { length: draws },
        (_, d) => quadratic(around.subarray(5 * d, 5 * d + 5)) - quadratic(theta),
      ),
    );
  };
  const expected = ((sigma * sigma) / 2) * curvatures.reduce((sum, c) => sum + c, 0);

  test('is sigma^2/2 times the trace, at the bottom and on a slope (5 standard errors, false alarm 6e-7)', () => {
    for (const theta of [new Float64Array(5), Float64Array.of(1, -1, 2, 0, 3)]) {
      const { value, error } = riseAt(theta);
      expect(Math.abs(value - expected)).toBeLessThan(5 * error);
      // A trace that is 10 % off would be seen at the bottom.
      if (theta[0] === 0) expect(Math.abs(value - 1.1 * expected)).toBeGreaterThan(3 * error);
    }
  });
});

const shape: NetworkShape = {
  inputs: 3,
  hidden: [6],
  outputs: 1,
  activation: 'relu',
  bias: true,
  gains: namedGains('standard', 3, [6]),
};
const weights = drawWeights(shape, { weight: 1, bias: 0.5 }, { networks: 1, seed });
const inputs = Float64Array.from({ length: 60 }, (_, k) => Math.sin(1.7 * k + 0.3));

test('relative noise is in each unit as long as its weights, in the mean square', () => {
  const scales = noiseScales(shape, weights, 'filter');
  for (const { weights: start, biases, inputs: fanIn, outputs } of layersOf(shape))
    for (let unit = 0; unit < outputs; unit++) {
      const places = [...Array.from({ length: fanIn }, (_, i) => start + unit * fanIn + i), biases + unit];
      const squares = (of: Float64Array) => places.reduce((sum, k) => sum + of[k]! ** 2, 0);
      expect(squares(scales) / squares(weights)).toBeCloseTo(1, 12);
    }
});

describe('a rescaled ReLU network', () => {
  const other = randomScales(shape, weights, 1, seed, 5);

  test('computes the same, and has another trace', () => {
    const [f, g] = [evaluate(shape, weights, inputs), evaluate(shape, other, inputs)];
    for (const [k, value] of f.entries()) expect(Math.abs(value - g[k]!)).toBeLessThan(1e-12);
    const problem: LearnerProblem = {
      shape,
      data: {
        sets: 1,
        points: 20,
        inputs,
        sharedInputs: true,
        targets: f.map((value, k) => value + 0.1 * Math.cos(k)),
      },
      loss: 'squared-error',
      energyScale: 1 / 20,
      priorPrecision: { weight: 0, bias: 0 },
    };
    const p = parameterCount(shape);
    const trace = (theta: Float64Array) => {
      const hessian = new NetworkDerivatives(problem).hessian(theta);
      return Array.from({ length: p }, (_, k) => hessian[k * p + k]!).reduce((sum, x) => sum + x, 0);
    };
    expect(Math.abs(Math.log(trace(other) / trace(weights)))).toBeGreaterThan(0.2);
    expect(trace(randomScales(shape, weights, 0, seed, 5))).toBeCloseTo(trace(weights), 12);
  });

  test('a tanh network would compute something else', () => {
    const odd = { ...shape, activation: 'tanh' } as const;
    const [f, g] = [evaluate(odd, weights, inputs), evaluate(odd, other, inputs)];
    expect(Math.max(...f.map((value, k) => Math.abs(value - g[k]!)))).toBeGreaterThan(0.01);
  });
});
