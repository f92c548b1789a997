/** Planes through weight space, on landscapes and ways whose pictures are known; and how a picture with a way over it is laid out. */
import { describe, expect, test } from 'vitest';
import { cellPlace } from '../../src/experiments/field-table.ts';
import { evaluate } from '../../src/learner/evaluate.ts';
import { layersOf, namedGains, parameterCount } from '../../src/learner/network.ts';
import { drawWeights } from '../../src/learner/prior.ts';
import type { NetworkShape } from '../../src/learner/problem.ts';
import { spectrumOf } from '../../src/observables/curvature.ts';
import { lanczos } from '../../src/observables/curvature-estimates.ts';
import {
  curvatureAlong,
  filterNormalised,
  gridRows,
  hiddenBy,
  orthonormal,
  pointOf,
  projectOnPlane,
  trajectoryPlane,
} from '../../src/observables/landscape-slice.ts';
import { shareOf, valueScale, wayOf } from '../../src/plot/field-data.ts';
import { matrixTable } from '../../src/plot/table.ts';

const seed = [9, 0] as const;
const shape: NetworkShape = {
  inputs: 3,
  hidden: [5],
  outputs: 2,
  activation: 'relu',
  bias: true,
  gains: namedGains('standard', 3, [5]),
};
const p = parameterCount(shape);
const normals = (count: number) =>
  Array.from({ length: count }, (_, k) =>
    drawWeights(shape, { weight: 1, bias: 1 }, { networks: 1, seed, first: 100 + k }),
  );
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, k) => sum + x * b[k]!, 0);

describe('the plane of a way', () => {
  const [origin, e, f, g] = normals(4) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const [u, v] = orthonormal(e, f);
  const along = (x: number, y: number) => origin.map((value, k) => value + x * u[k]! + y * v[k]!);

  test('holds a plane way wholly: shares add up to 1, nothing is outside', () => {
    const way = [along(5, 0), along(4, 1), along(2, 1.5), along(1, 0.5), along(0.2, 0)];
    const { plane, shares } = trajectoryPlane(origin, way);
    expect(shares[0] + shares[1]).toBeCloseTo(1, 12);
    const hidden = hiddenBy(projectOnPlane(plane, way));
    expect(hidden.max).toBeLessThan(1e-12);
    expect(hidden.share).toBeCloseTo(1, 12);
    // The first direction is that of most of the squared distance: no other in the plane holds more.
    const held = (direction: Float64Array) =>
      way.reduce(
        (sum, point) =>
          sum +
          dot(
            point.map((value, k) => value - origin[k]!),
            direction,
          ) **
            2,
        0,
      );
    for (let angle = 0.1; angle < 3.1; angle += 0.1)
      expect(
        held(u.map((value, k) => Math.cos(angle) * value + Math.sin(angle) * v[k]!)),
      ).toBeLessThanOrEqual(held(plane.u) + 1e-9);
  });

  test('of a straight way is none', () => {
    expect(() => trajectoryPlane(origin, [along(3, 0), along(2, 0), along(1, 0)])).toThrow(/straight/);
  });

  test('of a way that leaves it: the distance outside is what was added', () => {
    const [w] = orthonormal(
      g.map((value, k) => value - dot(g, u) * u[k]! - dot(g, v) * v[k]!),
      origin,
    );
    const out = (x: number, y: number, z: number) => along(x, y).map((value, k) => value + z * w[k]!);
    const way = [out(5, 1, 0), out(2, 2, 0.3), out(1, 0, -0.4)];
    const projection = projectOnPlane({ origin, u, v }, way);
    expect([...projection.x].map((x) => Number(x.toFixed(9)))).toEqual([5, 2, 1]);
    expect([...projection.y].map((y) => Number(y.toFixed(9)))).toEqual([1, 2, 0]);
    const { rms, max, share } = hiddenBy(projection);
    expect(rms).toBeCloseTo(Math.sqrt(0.25 / 3), 9);
    expect(max).toBeCloseTo(0.4, 9);
    expect(share).toBeCloseTo(1 - 0.25 / (26 + 8.09 + 1.16), 9);
  });

  test('projects on directions that are not orthogonal too, and refuses parallel ones', () => {
    const skew = u.map((value, k) => 2 * value + v[k]!);
    const { x, y, outside } = projectOnPlane({ origin, u, v: skew }, [along(3, 2)]);
    expect(x[0]!).toBeCloseTo(-1, 9);
    expect(y[0]!).toBeCloseTo(2, 9);
    expect(outside[0]!).toBeLessThan(1e-9);
    expect(() => projectOnPlane({ origin, u, v: u.map((a) => 3 * a) }, [origin])).toThrow(RangeError);
    expect(() => orthonormal(u, u)).toThrow(RangeError);
  });

  test('two random directions hold about 2/p of any way', () => {
    const way = normals(40).map((step) => step.map((value, k) => origin[k]! + value));
    // 40 draws of a share of mean 2/32 and spread below 0.06: within 5 standard errors.
    const shares = Array.from({ length: 40 }, (_, k) => {
      const [a, b] = [normals(200)[100 + 2 * k]!, normals(200)[101 + 2 * k]!];
      const [du, dv] = orthonormal(a, b);
      return hiddenBy(projectOnPlane({ origin, u: du, v: dv }, [way[k]!])).share;
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / 40;
    expect(Math.abs(mean - 2 / p)).toBeLessThan((5 * 0.06) / Math.sqrt(40));
  });
});

test('a picture of a quadratic is that quadratic: f = c + (a x^2 + b y^2)/2, its first row on top', () => {
  const origin = new Float64Array(p);
  const [u, v] = orthonormal(normals(1)[0]!, normals(2)[1]!);
  const [a, b] = [3, 0.5];
  const quadratic = (theta: Float64Array) => 1 + (a * dot(theta, u) ** 2 + b * dot(theta, v) ** 2) / 2;
  const grid = gridRows({ origin, u, v }, 2, 5, 0, 5);
  const at = (row: number, column: number) => {
    const k = (row * 5 + column) * p;
    return grid.subarray(k, k + p);
  };
  expect(at(2, 2)).toEqual(origin);
  expect(quadratic(at(0, 2))).toBeCloseTo(1 + (b * 4) / 2, 12);
  expect(quadratic(at(2, 3))).toBeCloseTo(1 + (a * 1) / 2, 12);
  expect(dot(at(0, 2), v)).toBeCloseTo(2, 12);
  expect(dot(at(2, 0), u)).toBeCloseTo(-2, 12);
  expect(gridRows({ origin, u, v }, 2, 5, 3, 5)).toEqual(grid.slice(3 * 5 * p));
  expect(pointOf({ origin, u, v }, 1, 0)).toEqual(u);
});

test('curvature along a direction is that of the quadratic, whatever its length', () => {
  const apply = (d: Float64Array) => d.map((value, k) => (k + 1) * value);
  const e = new Float64Array(4);
  e[2] = 7;
  expect(curvatureAlong(e, apply(e))).toBeCloseTo(3, 12);
});

describe('filter-normalised directions', () => {
  const [weights, direction] = normals(2) as [Float64Array, Float64Array];

  test('are in each unit as long as its weights, and point where they pointed', () => {
    const scaled = filterNormalised(shape, weights, direction);
    for (const { weights: start, biases, inputs, outputs } of layersOf(shape))
      for (let unit = 0; unit < outputs; unit++) {
        const part = (of: Float64Array) =>
          Float64Array.from([
            ...of.subarray(start + unit * inputs, start + (unit + 1) * inputs),
            of[biases + unit]!,
          ]);
        const [s, w, d] = [part(scaled), part(weights), part(direction)];
        expect(Math.sqrt(dot(s, s) / dot(w, w))).toBeCloseTo(1, 12);
        expect(dot(s, d) / Math.sqrt(dot(s, s) * dot(d, d))).toBeCloseTo(1, 12);
      }
  });

  test('see the same of a ReLU network in any scales, as plain ones do not', () => {
    // All units of the hidden layer scaled alike, which keeps the outputs' units in proportion.
    const other = weights.slice();
    const [first, second] = layersOf(shape);
    for (let k = first!.weights; k < second!.weights; k++) other[k]! *= 4;
    for (let k = second!.weights; k < second!.weights + 10; k++) other[k]! /= 4;
    for (const biases of [weights, other]) biases.fill(0, second!.biases);
    const inputs = Float64Array.from({ length: 30 }, (_, k) => Math.cos(2.3 * k));
    const gap = (a: Float64Array, b: Float64Array) =>
      Math.max(...evaluate(shape, a, inputs).map((f, k) => Math.abs(f - evaluate(shape, b, inputs)[k]!)));
    expect(gap(weights, other)).toBeLessThan(1e-12);
    const d = direction.slice();
    d.fill(0, second!.biases);
    const moved = (theta: Float64Array, by: Float64Array) => theta.map((value, k) => value + 0.3 * by[k]!);
    const filtered = (theta: Float64Array) => moved(theta, filterNormalised(shape, theta, d));
    expect(gap(filtered(weights), filtered(other))).toBeLessThan(1e-12);
    expect(gap(moved(weights, d), moved(other, d))).toBeGreaterThan(0.01);
  });
});

test('Lanczos gives the vectors of the largest eigenvalues where asked', () => {
  const size = 12;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      matrix[i * size + j] = (i === j ? i * i : 0) + Math.cos(i + j) + Math.sin(i * j);
  const apply = (v: Float64Array, out: Float64Array) => {
    for (let i = 0; i < size; i++) out[i] = dot(matrix.subarray(i * size, (i + 1) * size), v);
  };
  const exact = spectrumOf(matrix);
  const { vectors } = lanczos(apply, { size, seed, mostSteps: size, top: 2, vectors: true });
  for (const rank of [0, 1]) {
    const mine = vectors!.subarray(rank * size, (rank + 1) * size);
    const known = exact.vectors.subarray((size - 1 - rank) * size, (size - rank) * size);
    expect(Math.abs(Math.abs(dot(mine, known)) - 1)).toBeLessThan(1e-10);
    expect(dot(mine, mine)).toBeCloseTo(1, 10);
  }
  expect(lanczos(apply, { size, seed, mostSteps: size }).vectors).toBeUndefined();
});

describe('a field with a way over it', () => {
  const figure = {
    id: 'map',
    kind: 'field',
    side: 'learner',
    source: 'map',
    overlay: 'way',
    scale: 'log',
    by: 'slice',
  } as const;
  const map = { rows: 3, columns: 3, values: [1, 2, 3, 4, 5, 6, 7, 8, 9], extent: [-2, 2, -1, 1] } as const;
  const way = { rows: 2, columns: 3, values: [-2, 1, 0.5, 0, 0, 5] };
  const row = { values: { slice: 'random' }, matrices: { map, way } };

  test('has its first row on top, and places where their coordinates are', () => {
    expect(cellPlace(map, 0, 0)).toEqual({ x: -2, y: 1 });
    expect(cellPlace(map, 2, 1)).toEqual({ x: 0, y: -1 });
    expect(shareOf(map, { x: 0, y: 0 })).toEqual([0.5, 0.5]);
    expect(shareOf(map, { x: -2, y: 1 })).toEqual([1 / 6, 1 / 6]);
    expect(wayOf(figure, row)).toEqual([
      { x: -2, y: 1, value: 0.5 },
      { x: 0, y: 0, value: 5 },
    ]);
    expect(wayOf({ ...figure, overlay: 'other' }, row)).toEqual([]);
  });

  test('gives both to the table, the way first', () => {
    const { columns, rows } = matrixTable(figure, [row]);
    expect(columns).toEqual(['slice', 'part', 'x', 'y', 'value']);
    expect(rows.slice(0, 3)).toEqual([
      ['random', 'way', -2, 1, 0.5],
      ['random', 'way', 0, 0, 5],
      ['random', 'field', -2, 1, 1],
    ]);
    expect(rows).toHaveLength(11);
  });

  test('has one scale of colours, logarithmic where asked, which survives a zero', () => {
    const scale = valueScale([0.01, 100], 'log');
    expect(scale.position(1)).toBeCloseTo(0.5, 12);
    expect(scale.value(0.25)).toBeCloseTo(0.1, 12);
    expect(scale.position(1e9)).toBe(1);
    const withZero = valueScale([0, 1], 'log');
    expect(withZero.low).toBe(1e-8);
    expect(withZero.position(0)).toBe(0);
    expect(valueScale([2, 6], 'linear').position(3)).toBe(0.25);
    expect(valueScale([5, 5], 'log').position(5)).toBe(0);
    expect(valueScale([Number.NaN], 'linear').value(1)).toBe(1);
  });
});
