/** The evenly heated plate’s corners: what is left beside their function is smooth; and starts that are spread. */
import { describe, expect, it } from 'vitest';
import { squareCorners } from '../../src/learner/pde/exact/square-corners.ts';
import { heatedPlate } from '../../src/learner/pde/exact/square-plate.ts';
import { spreadWeights } from '../../src/learner/pde/initial-weights.ts';
import { knownCornersLaw } from '../../src/learner/pde/laws/known-corners.ts';
import { plateShape } from '../support/square-plate.ts';

describe('the corners of an evenly heated plate', () => {
  it('are harmonic, with the derivatives of central differences', () => {
    const [jet, left, right] = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
    const h = 1e-5;
    for (const [x, y] of [
      [0.3, 0.2],
      [0.05, 0.9],
      [0.7, 0.65],
    ] as const) {
      squareCorners(x, y, jet);
      expect(Math.abs(jet[3]! + jet[5]!)).toBeLessThan(1e-12);
      for (const [dx, dy, first, seconds] of [
        [h, 0, 1, [3, 4]],
        [0, h, 2, [4, 5]],
      ] as const) {
        squareCorners(x + dx, y + dy, right);
        squareCorners(x - dx, y - dy, left);
        expect(Math.abs((right[0]! - left[0]!) / (2 * h) - jet[first]!)).toBeLessThan(1e-8);
        for (const [k, second] of seconds.entries())
          expect(Math.abs((right[1 + k]! - left[1 + k]!) / (2 * h) - jet[second]!)).toBeLessThan(1e-7);
      }
    }
  });

  it('take what is not smooth out of the temperature: u_xy stays bounded towards a corner, where that of u does not', () => {
    const [u, S] = [new Float64Array(6), new Float64Array(6)];
    const mixed = [1e-2, 1e-4, 1e-6].map((r) => {
      heatedPlate(r, 0.7 * r, u);
      squareCorners(r, 0.7 * r, S);
      return { whole: u[4]!, rest: u[4]! - S[4]! };
    });
    expect(mixed[2]!.whole - mixed[1]!.whole).toBeGreaterThan(2);
    expect(Math.abs(mixed[2]!.rest - mixed[1]!.rest)).toBeLessThan(1e-3);
  });

  it('go into a law with strength 1', () => {
    const { singular } = knownCornersLaw();
    expect(singular!.strength).toEqual({ name: 'corners', guess: 1, truth: 1 });
    const jet = new Float64Array(6);
    squareCorners(0.3, 0.4, jet);
    expect([...singular!.function([0.3, 0.4])]).toEqual([...jet]);
  });
});

describe('spread starting weights', () => {
  it('differ by seed and network, have wide biases, and the other layers of Glorot’s', () => {
    const shape = plateShape(200);
    const draw = { networks: 2, seed: [5, 0] as const, first: 0, spread: 3 };
    const weights = spreadWeights(shape, [], draw);
    const p = weights.length / 2;
    expect(spreadWeights(shape, [], { ...draw, networks: 1, first: 1 })).toEqual(weights.slice(p));
    const biases = weights.slice(400, 600);
    expect(Math.min(...biases)).toBeGreaterThan(-3);
    expect(Math.max(...biases)).toBeLessThan(3);
    // Variance of a uniform number in [-3, 3] is 3; its estimate from 200 has a standard deviation of 0.19: five of them.
    expect(Math.abs(biases.reduce((sum, b) => sum + b * b, 0) / 200 - 3)).toBeLessThan(0.95);
    const wider = spreadWeights(shape, [], { ...draw, spread: 6 });
    expect(wider.slice(600, p)).toEqual(weights.slice(600, p));
    expect(wider[0]! / weights[0]!).toBeCloseTo(2, 12);
  });
});
