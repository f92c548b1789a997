import { describe, expect, it } from 'vitest';
import { parameterCount } from '../../src/learner/network.ts';
import {
  biasedWeights,
  centredWeights,
  glorotWeights,
  spreadWeights,
  type WeightDraw,
} from '../../src/learner/pde/initial-weights.ts';
import type { NetworkShape } from '../../src/learner/problem.ts';

const DRAW: WeightDraw = { networks: 2, seed: [7, 0], first: 3 };
const STARTS = {
  biased: biasedWeights,
  spread: (shape: NetworkShape, constants: readonly number[], draw: WeightDraw) =>
    spreadWeights(shape, constants, { ...draw, spread: 3 }),
  centred: centredWeights,
};

const shapeOf = (hidden: readonly number[], bias = true): NetworkShape => ({
  inputs: 2,
  hidden,
  outputs: 2,
  activation: 'tanh',
  bias,
  gains: [0.5, 2, 1].slice(-hidden.length - 1),
  constants: 2,
});

describe.each(Object.entries(STARTS))('the %s start', (_, start) => {
  it('is that of the same networks alone, with constants at their guess and an unbiased output', () => {
    const shape = shapeOf([6, 5]);
    const p = parameterCount(shape);
    const both = start(shape, [0.3, 0.4], DRAW);
    expect(both.slice(p)).toEqual(start(shape, [0.3, 0.4], { ...DRAW, networks: 1, first: 4 }));
    expect([...both.slice(p - 4, p)]).toEqual([0, 0, 0.3, 0.4]);
    expect(both).not.toEqual(glorotWeights(shape, [0.3, 0.4], DRAW));
  });

  it.each([
    ['no hidden layer', shapeOf([])],
    ['no biases', shapeOf([6], false)],
  ])("is Glorot's with %s", (__, shape) => {
    expect(start(shape, [1, 2], DRAW)).toEqual(glorotWeights(shape, [1, 2], DRAW));
  });
});
