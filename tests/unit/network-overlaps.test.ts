import { describe, expect, it } from 'vitest';
import { align, alignedOverlapNull, alignedOverlaps } from '../../src/learner/alignment.ts';
import { evaluate } from '../../src/learner/evaluate.ts';
import { fieldTheory, layersOf, namedGains, parameterCount } from '../../src/learner/network.ts';
import { drawWeights } from '../../src/learner/prior.ts';
import type { Activation, NetworkShape } from '../../src/learner/problem.ts';
import {
  centredAndNormalised,
  functionNorms,
  functionOverlaps,
  meanOverCopies,
  overlapsWithReference,
  twoTimeFunctionOverlaps,
  twoTimeWeightOverlaps,
  weightOverlaps,
} from '../../src/observables/networks.ts';
import { pairsWithinSamples } from '../../src/observables/overlap.ts';

const seed = [3, 1] as const;
const width = { weight: 2, bias: 1 };

/** The same function with hidden layer `l` reversed in order and, where `flip`, every second unit changed in sign. */
function disguise(shape: NetworkShape, theta: Float64Array, l: number, flip: boolean): Float64Array {
  const [incoming, outgoing] = [layersOf(shape)[l]!, layersOf(shape)[l + 1]!];
  const result = theta.slice();
  for (let h = 0; h < incoming.outputs; h++) {
    const to = incoming.outputs - 1 - h;
    const s = flip && h % 2 === 0 ? -1 : 1;
    for (let i = 0; i < incoming.inputs; i++) {
      result[incoming.weights + to * incoming.inputs + i] =
        s * theta[incoming.weights + h * incoming.inputs + i]!;
    }
    if (incoming.biases >= 0) result[incoming.biases + to] = s * theta[incoming.biases + h]!;
    for (let o = 0; o < outgoing.outputs; o++) {
      result[outgoing.weights + o * outgoing.inputs + to] =
        s * theta[outgoing.weights + o * outgoing.inputs + h]!;
    }
  }
  return result;
}

function shapeOf(hidden: readonly number[], activation: Activation, bias: boolean): NetworkShape {
  return { inputs: 4, hidden, outputs: 2, activation, bias, gains: namedGains('field-theory', 4, hidden) };
}

describe('alignment over the symmetries of a network', () => {
  for (const [activation, flip] of [
    ['tanh', true],
    ['erf', true],
    ['sine', true],
    ['relu', false],
    ['gelu', false],
  ] as const) {
    it(`finds a disguised copy of a 4-6-2 ${activation} network: overlap 1, same function`, () => {
      const shape = shapeOf([6], activation, true);
      const theta = drawWeights(shape, width, { networks: 1, seed });
      const hidden = disguise(shape, theta, 0, flip);
      const points = drawWeights(fieldTheory(1, 10), width, { networks: 1, seed }); // 20 numbers: 5 points
      const [f, g] = [evaluate(shape, theta, points), evaluate(shape, hidden, points)];
      expectNear(f, g);
      const found = align(shape, theta, hidden);
      expect(Math.abs(found.overlap - 1)).toBeLessThan(1e-14);
      expect(found.weights).toEqual(theta);
      expect(found.permutations).toEqual([[5, 4, 3, 2, 1, 0]]);
    });
  }

  it('never flips signs for ReLU: a sign-flipped copy is another function and stays unlike', () => {
    const shape = shapeOf([6], 'relu', true);
    const theta = drawWeights(shape, width, { networks: 1, seed });
    expect(align(shape, theta, disguise(shape, theta, 0, true)).overlap).toBeLessThan(0.9);
  });

  it('keeps the function of a deep network, and undoes the disguise of one of its layers', () => {
    const shape = shapeOf([5, 6, 4], 'tanh', true);
    const [theta, other] = [0, 1].map((first) => drawWeights(shape, width, { networks: 1, seed, first }));
    const points = Float64Array.from({ length: 12 }, (_, k) => Math.sin(k + 1));
    const aligned = align(shape, theta!, other!);
    const [before, after] = [evaluate(shape, other!, points), evaluate(shape, aligned.weights, points)];
    expectNear(before, after);
    for (const l of [0, 1, 2]) {
      expect(Math.abs(align(shape, theta!, disguise(shape, theta!, l, true)).overlap - 1)).toBeLessThan(
        1e-14,
      );
    }
  });

  it('is the best of all 24 x 16 exchanges and signs of a 3-4-1 network', () => {
    const shape = fieldTheory(3, 4);
    const p = parameterCount(shape);
    const weights = drawWeights(shape, width, { networks: 2, seed });
    const [a, b] = [weights.slice(0, p), weights.slice(p)];
    let best = -1;
    for (const order of permutations([0, 1, 2, 3])) {
      for (let signs = 0; signs < 16; signs++) {
        const moved = new Float64Array(p);
        order.forEach((unit, place) => {
          const s = (signs >> place) & 1 ? -1 : 1;
          for (let i = 0; i < 3; i++) moved[place * 3 + i] = s * b[unit * 3 + i]!;
          moved[12 + place] = s * b[12 + unit]!;
        });
        best = Math.max(best, cosine(a, moved));
      }
    }
    expect(Math.abs(alignedOverlaps(shape, weights, Uint32Array.of(0, 1))[0]! - best)).toBeLessThan(1e-14);
  });

  it('finds much likeness between random networks: aligned 0.39 at 10-4-1, raw about 0', () => {
    const shape = fieldTheory(10, 4);
    const draws = alignedOverlapNull(shape, { weight: 2, bias: 0 }, 200, seed);
    const mean = draws.reduce((sum, q) => sum + q / 200, 0);
    // Scatter 0.065 over draws, so 0.005 on the mean of 200: five of those.
    expect(Math.abs(mean - 0.39)).toBeLessThan(0.025);
    expect([...draws]).toEqual([...draws].sort((x, y) => x - y));
    const weights = drawWeights(shape, width, { networks: 400, seed });
    const raw = weightOverlaps(
      weights,
      400,
      Uint32Array.from({ length: 400 }, (_, k) => k),
    );
    // 200 cosines of 44 Gaussian numbers: mean 0 with error 1 / sqrt(44 * 200) = 0.011; five errors.
    expect(Math.abs(raw.reduce((sum, q) => sum + q / 200, 0))).toBeLessThan(0.055);
  });
});

describe('overlaps of functions', () => {
  const batch = { values: Float64Array.of(1, 2, 3, 0, -1, 1, 2, 2, 2, -1, 0, 1), networks: 4, points: 3 };

  it('are averages over points, in the order of the pairs', () => {
    expect(functionOverlaps(batch, pairsWithinSamples(2, 2))).toEqual(Float64Array.of((0 - 2 + 3) / 3, 0));
    expect(functionNorms(batch)).toEqual(Float64Array.of(14 / 3, 2 / 3, 4, 2 / 3));
    expect(twoTimeFunctionOverlaps(batch, batch)).toEqual(functionNorms(batch));
    expect(meanOverCopies([1, 2, 3, 5], 2)).toEqual(Float64Array.of(1.5, 4));
  });

  it('with a reference use the reference of the network’s own set', () => {
    const reference = Float64Array.of(1, 0, 0, 0, 0, 1);
    expect(overlapsWithReference(batch, reference, 2)).toEqual(Float64Array.of(1 / 3, 0, 2 / 3, 1 / 3));
  });

  it('centred and normalised are correlations; a constant function has none', () => {
    const centred = centredAndNormalised(batch);
    const q = functionOverlaps(centred, Uint32Array.of(0, 0, 0, 3, 0, 1, 0, 2));
    expect(Math.abs(q[0]! - 1)).toBeLessThan(1e-15);
    expect(Math.abs(q[1]! - 1)).toBeLessThan(1e-15); // (1, 2, 3) and (-1, 0, 1) differ by an offset
    expect(Math.abs(q[2]! - 0.5)).toBeLessThan(1e-15);
    expect(q[3]).toBeNaN();
  });

  it('for a softmax do not see what is added to all outputs of a point', () => {
    const [f, g] = [Float64Array.of(1, 2, 0, 4, -1, 1), Float64Array.of(6, 7, 2, 6, -4, -2)];
    const pair = { values: Float64Array.from([...f, ...g]), networks: 2, points: 3 };
    expect(
      Math.abs(functionOverlaps(centredAndNormalised(pair, true), Uint32Array.of(0, 1))[0]! - 1),
    ).toBeLessThan(1e-14);
    expect(functionOverlaps(centredAndNormalised(pair), Uint32Array.of(0, 1))[0]!).toBeLessThan(0.9);
  });

  it('of weights at two times are 1 with themselves and -1 with the opposite', () => {
    const theta = Float64Array.of(1, 2, -3, 4);
    expect(
      twoTimeWeightOverlaps(
        theta,
        theta.map((w) => 2 * w),
        2,
      ),
    ).toEqual(Float64Array.of(1, 1));
    expect(
      twoTimeWeightOverlaps(
        theta,
        theta.map((w) => -w),
        1,
      )[0],
    ).toBe(-1);
  });
});

function* permutations(items: readonly number[]): Generator<number[]> {
  if (items.length === 0) yield [];
  for (const first of items)
    for (const rest of permutations(items.filter((x) => x !== first))) yield [first, ...rest];
}

function cosine(a: Float64Array, b: Float64Array): number {
  const dot = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, k) => sum + value * y[k]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

function expectNear(a: Float64Array, b: Float64Array): void {
  for (const [k, value] of a.entries()) expect(Math.abs(value - b[k]!)).toBeLessThan(1e-12);
}
