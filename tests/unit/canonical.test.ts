/** Canonical scales of ReLU networks, the null of aligned overlaps, and how often classifiers agree. */
import { describe, expect, test } from 'vitest';
import { align, alignedOverlaps } from '../../src/learner/alignment.ts';
import { alignedOverlapNullLike, randomLike } from '../../src/learner/alignment-null.ts';
import { canonicalBatch, canonicalScales, rescaleUnit, unitNorms } from '../../src/learner/canonical.ts';
import { evaluate } from '../../src/learner/evaluate.ts';
import { layersOf, namedGains, parameterCount } from '../../src/learner/network.ts';
import { drawWeights } from '../../src/learner/prior.ts';
import type { Activation, NetworkShape } from '../../src/learner/problem.ts';
import { agreement } from '../../src/observables/agreement.ts';
import { meanOverSamples } from '../../src/observables/statistics.ts';

const seed = [5, 0] as const;
const shapeOf = (hidden: readonly number[], activation: Activation): NetworkShape => ({
  inputs: 3,
  hidden,
  outputs: 2,
  activation,
  bias: true,
  gains: namedGains('standard', 3, hidden),
});
const inputs = Float64Array.from({ length: 60 }, (_, k) => Math.sin(1 + 3.7 * k));
const draw = (shape: NetworkShape, networks = 1) =>
  drawWeights(shape, { weight: 1, bias: 0.7 }, { networks, seed });

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, k) => Math.max(most, Math.abs(value - b[k]!)), 0);
}

describe.each([[[6]], [[6, 5]], [[4, 7, 3]]])('ReLU network with hidden layers %j', (hidden) => {
  const shape = shapeOf(hidden, 'relu');
  const weights = draw(shape);

  test('computes the same in canonical scales, and every unit is balanced there', () => {
    const canonical = canonicalScales(shape, weights);
    expect(largestDifference(canonical, weights)).toBeGreaterThan(0.05);
    expect(
      largestDifference(evaluate(shape, canonical, inputs), evaluate(shape, weights, inputs)),
    ).toBeLessThan(1e-12);
    const layers = layersOf(shape);
    for (const [l, width] of hidden.entries())
      for (let unit = 0; unit < width; unit++) {
        const [incoming, outgoing] = unitNorms(layers[l]!, layers[l + 1]!, canonical, unit);
        expect(Math.abs(incoming / outgoing - 1)).toBeLessThan(1e-10);
      }
  });

  test('has one canonical form, whatever its units were scaled by', () => {
    const scaled = weights.slice();
    for (const [l, width] of hidden.entries())
      for (let unit = 0; unit < width; unit++) rescaleUnit(shape, scaled, l, unit, 0.2 + 0.9 * unit + l);
    expect(largestDifference(canonicalScales(shape, scaled), canonicalScales(shape, weights))).toBeLessThan(
      1e-9,
    );
  });
});

test('a tanh network has no such freedom: it is left alone, and rescaling a unit changes what it computes', () => {
  const shape = shapeOf([6], 'tanh');
  const weights = draw(shape);
  expect(canonicalScales(shape, weights)).toEqual(weights);
  const scaled = weights.slice();
  rescaleUnit(shape, scaled, 0, 2, 3);
  expect(
    largestDifference(evaluate(shape, scaled, inputs), evaluate(shape, weights, inputs)),
  ).toBeGreaterThan(0.01);
});

test('a unit that computes nothing becomes nothing', () => {
  const shape = shapeOf([3], 'relu');
  const weights = draw(shape);
  const [incoming, outgoing] = layersOf(shape);
  for (let o = 0; o < 2; o++) weights[outgoing!.weights + o * 3 + 1] = 0;
  const canonical = canonicalScales(shape, weights);
  expect(unitNorms(incoming!, outgoing!, canonical, 1)).toEqual([0, 0]);
  expect(
    largestDifference(evaluate(shape, canonical, inputs), evaluate(shape, weights, inputs)),
  ).toBeLessThan(1e-12);
});

test('a permuted and rescaled ReLU network is found to be the same network, in canonical scales only', () => {
  const shape = shapeOf([8], 'relu');
  const [a] = [draw(shape)];
  const scrambled = align(shape, draw(shape, 2).subarray(parameterCount(shape)), a).weights;
  for (let unit = 0; unit < 8; unit++) rescaleUnit(shape, scrambled, 0, unit, unit % 2 ? 6 : 0.15);
  const both = Float64Array.from([...a, ...scrambled]);
  const pair = Uint32Array.of(0, 1);
  expect(alignedOverlaps(shape, both, pair)[0]!).toBeLessThan(0.9);
  expect(Math.abs(alignedOverlaps(shape, canonicalBatch(shape, both, 2), pair)[0]! - 1)).toBeLessThan(1e-10);
});

test('the null has the layer widths of the networks it stands for, and their aligned overlap where they are random', () => {
  const shape = shapeOf([8], 'relu');
  const trained = drawWeights(shape, { weight: 2, bias: 0.5 }, { networks: 40, seed });
  const like = randomLike(shape, trained, 400, seed);
  const p = parameterCount(shape);
  const width = (weights: Float64Array, from: number, count: number) => {
    let squares = 0;
    const networks = weights.length / p;
    for (let e = 0; e < networks; e++)
      for (let k = from; k < from + count; k++) squares += weights[e * p + k]! ** 2;
    return Math.sqrt(squares / (networks * count));
  };
  const [first] = layersOf(shape);
  // 400 x 24 numbers know their width to 0.7 %; six of these.
  expect(Math.abs(width(like, first!.weights, 24) / width(trained, first!.weights, 24) - 1)).toBeLessThan(
    0.05,
  );
  expect(Math.abs(width(like, first!.biases, 8) / width(trained, first!.biases, 8) - 1)).toBeLessThan(0.08);
  const random = meanOverSamples(alignedOverlapNullLike(shape, trained, 60, seed));
  const pairs = Uint32Array.from({ length: 40 }, (_, k) => k);
  const own = meanOverSamples(alignedOverlaps(shape, canonicalBatch(shape, trained, 40), pairs));
  // Both are random: within 5 standard errors (false alarm 6e-7). Networks that share half of their weights are not.
  expect(Math.abs(random.value - own.value)).toBeLessThan(5 * Math.hypot(random.error, own.error));
  const shared = trained.map((value, k) => (value + trained[k % p]!) / 2);
  const alike = meanOverSamples(alignedOverlaps(shape, canonicalBatch(shape, shared, 40), pairs));
  expect(alike.value - random.value).toBeGreaterThan(5 * Math.hypot(random.error, alike.error));
});

describe('agreement of classifiers', () => {
  const targets = Float64Array.of(1, 1, 1, 1, -1, -1, -1, -1);
  const pairs = Uint32Array.of(0, 1, 0, 2);

  test('equals counting, and what independent errors would give', () => {
    // 0 errs at the first point, 1 at the first too, 2 at the last.
    const a = [-1, 1, 1, 1, -1, -1, -1, -1];
    const c = [1, 1, 1, 1, -1, -1, -1, 1];
    const outputs = Float64Array.from([...a, ...a, ...c]);
    const { same, independent } = agreement({ outputs, targets, networks: 3, width: 1 }, pairs);
    expect([...same]).toEqual([1, 0.75]);
    expect(independent[0]).toBeCloseTo((0.75 ** 2 + 0.25 ** 2 + 1) / 2, 12);
    expect(independent[1]).toBeCloseTo((0.75 + 0.75) / 2, 12);
  });

  test('of several classes goes by the largest output', () => {
    const oneHot = Float64Array.of(1, 0, 0, 0, 1, 0);
    const outputs = Float64Array.of(5, 1, 0, 0, 3, 9, 2, 1, 0, 0, 3, 1);
    const { same } = agreement({ outputs, targets: oneHot, networks: 2, width: 3 }, Uint32Array.of(0, 1));
    expect([...same]).toEqual([0.5]);
  });
});
