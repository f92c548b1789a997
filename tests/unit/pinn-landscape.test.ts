/** pinn-landscape: spectra, metrics of L-BFGS and Gauss-Newton, two teachers of one function, findings on made-up rows. */
import { describe, expect, it, test } from 'vitest';
import { LBFGS_DEFAULTS, lbfgs, lbfgsStart } from '../../src/dynamics/optimise/lbfgs.ts';
import type { Row } from '../../src/experiments/declaration.ts';
import { findings } from '../../src/experiments/pinn-landscape/findings.ts';
import {
  gaussNewtonMetric,
  lbfgsMetric,
  median,
  preconditioned,
  shapeOf,
} from '../../src/experiments/pinn-landscape/spectrum.ts';
import { TEACHERS, teachersOf } from '../../src/experiments/pinn-landscape/teachers.ts';
import { pinnLandscape } from '../../src/experiments/pinn-landscape.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';

const config = defaultsOf(pinnLandscape.fields);

/** Rotated, so that no axis is special: Q diag(values) Q with Q = 1 - 2 v v^T. */
function rotated(values: readonly number[]): Float64Array {
  const p = values.length;
  const v = Array.from({ length: p }, (_, k) => Math.sqrt((2 * (k + 1)) / (p * (p + 1))));
  const q = (i: number, j: number) => (i === j ? 1 : 0) - 2 * v[i]! * v[j]!;
  const matrix = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += q(i, k) * values[k]! * q(k, j);
      matrix[i * p + j] = sum;
      matrix[j * p + i] = sum;
    }
  return matrix;
}

test('a spectrum is told by its top, its median, its stiff and its negative directions', () => {
  const shape = shapeOf(rotated([1000, 50, 5, -2, 0.1]));
  expect(shape.top).toBeCloseTo(1000, 8);
  expect(shape.condition).toBeCloseTo(1000 / 5, 8);
  expect(shape.stiff).toBe(2);
  expect(shape.negative).toBeCloseTo(1 / 5, 12);
  expect([median([1, 2, 9]), median([1, 2, 4, 9])]).toEqual([2, 3]);
});

describe('metrics', () => {
  const curvatures = [100, 10, 1, 0.1];
  const matrix = rotated(curvatures);

  it('of Gauss-Newton makes all directions alike, but those that the damping swallows', () => {
    const { values } = shapeOf(preconditioned(matrix, gaussNewtonMetric(matrix, 1e-9)));
    for (const value of values) expect(value).toBeCloseTo(1, 5);
    const damped = shapeOf(preconditioned(matrix, gaussNewtonMetric(matrix, 0.01)));
    const expected = curvatures.map((c) => c / (c + 1)).sort((a, b) => a - b);
    for (const [k, value] of damped.values.entries()) expect(value).toBeCloseTo(expected[k]!, 9);
  });

  it('of L-BFGS is that of its own steps: on a quadratic bowl it evens the spectrum, without pairs it does nothing', () => {
    const gradientAt = (x: Float64Array) =>
      x.map((_, i) => x.reduce((sum, value, j) => sum + matrix[i * 4 + j]! * value, 0));
    const evaluate = (x: Float64Array) => {
      const gradient = gradientAt(x);
      return { gradient, value: x.reduce((sum, value, k) => sum + (value * gradient[k]!) / 2, 0) };
    };
    const moves = lbfgsStart(Float64Array.of(1, -1, 2, 3));
    let asked = moves.next();
    while (!asked.done) asked = moves.next(evaluate(asked.value));
    const start = asked.value;
    const none = shapeOf(preconditioned(matrix, lbfgsMetric(start)));
    for (const [k, value] of none.values.entries())
      expect(value).toBeCloseTo([...curvatures].sort((a, b) => a - b)[k]!, 8);
    const run = lbfgs(start, { ...LBFGS_DEFAULTS, memory: 50, mostIterations: 12 });
    let step = run.next();
    while (!step.done) step = run.next(evaluate(step.value));
    const { pairs } = step.value.state;
    expect(pairs.length).toBeGreaterThan(2);
    const evened = shapeOf(preconditioned(matrix, lbfgsMetric(step.value.state)));
    expect(Math.max(...evened.values) / Math.min(...evened.values)).toBeLessThan(20);
    // The newest pair is met exactly: M y = s.
    const { s, y } = pairs.at(-1)!;
    const metric = lbfgsMetric(step.value.state);
    for (let i = 0; i < 4; i++) {
      const found = y.reduce((sum, value, j) => sum + metric[i * 4 + j]! * value, 0);
      expect(found).toBeCloseTo(s[i]!, 10);
    }
  });
});

describe('two teachers', () => {
  it.each(['plate', 'helmholtz', 'convection'] as const)(
    'of "%s" say 1 to a network that says nothing, and share its points and weights',
    (law) => {
      const taught = teachersOf({ ...config, law, hidden: 3, points: 16 });
      const p = taught.law.derivatives.parameters;
      expect(taught.data.derivatives.parameters).toBe(p);
      for (const teacher of TEACHERS)
        expect(taught[teacher].derivatives.energy(new Float64Array(p))).toBeCloseTo(1, 12);
      const inputs = TEACHERS.map((teacher) => {
        const { points, channels, inputs: jets } = taught[teacher].problem.residuals!.groups[0]!;
        const stride = jets.length / points;
        const width = stride / channels.length;
        return Array.from({ length: points }, (_, k) => [...jets.subarray(k * stride, k * stride + width)]);
      });
      expect(inputs[0]).toEqual(inputs[1]);
      expect(taught.law.compiled.initialWeights(2)).toEqual(taught.data.compiled.initialWeights(2));
    },
  );

  it('of the plate differ by a constant in raw units: mean f^2 over mean u^2', () => {
    const { law, data } = teachersOf({ ...config, points: 144 });
    expect(law.nothing).toBeCloseTo(0.5, 12);
    // Mean of u^2 over the evenly heated square: 1.7e-3.
    expect(2 * data.nothing).toBeGreaterThan(1.6e-3);
    expect(2 * data.nothing).toBeLessThan(1.8e-3);
  });
});

describe('findings', () => {
  const hessian = (stage: string, samples: Record<string, readonly number[]>): Row => ({
    values: { phase: 'curvature', taught: 'law', stage },
    samples,
  });
  const training = (teacher: string, iteration: number, loss: number, error: number): Row => ({
    values: { phase: 'training', taught: teacher, iteration },
    samples: {
      [`${teacher}Loss`]: [loss, 1.1 * loss, 0.9 * loss],
      [`${teacher}FieldError`]: [error, 1.1 * error, 0.9 * error],
    },
  });
  const { adamSteps, lbfgsIterations, newtonIterations } = config;
  const end = adamSteps + lbfgsIterations;
  const rows: Row[] = [
    hessian('start', { topRatio: [5, 6, 5.5], rawRatio: [500, 600, 550], lawNegative: [0.5, 0.45, 0.48] }),
    training('law', end - newtonIterations, 2e-3, 0.1),
    training('law', end, 1.9e-3, 0.1),
    hessian('lbfgs', { lawStiff: [6, 7, 6], lbfgsStiff: [15, 14, 16], newtonStiff: [22, 21, 23] }),
    training('law', end + newtonIterations, 1e-5, 0.5),
    hessian('newton', {
      conditionRatio: [10, 14, 9],
      lawCondition: [1e5, 1e5, 1e5],
      dataCondition: [1e4, 1e4, 1e4],
      lawStiff: [7, 8, 7],
      dataStiff: [3, 3, 3],
      lawNegative: [0.2, 0.25, 0.22],
    }),
    training('data', end, 1e-4, 0.01),
  ];
  const told = (of: readonly Row[]) =>
    Object.fromEntries(findings(of, config).map((finding) => [finding.id, finding]));

  it('are yes where a law is steeper, wider, asks for more, and curvature walks on', () => {
    const found = told(rows);
    expect(Object.fromEntries(Object.entries(found).map(([id, { verdict }]) => [id, verdict]))).toEqual({
      steeper: 'yes',
      wider: 'yes',
      more: 'yes',
      compass: 'no',
      evened: 'yes',
      walks: 'yes',
      index: 'yes',
    });
    expect(found.steeper!.facts.factor).toBeCloseTo((5 * 6 * 5.5) ** (1 / 3), 6);
    expect(found.walks!.facts.newton).toBeCloseTo(190, 4);
    expect(found.compass!.facts.state).toBeUndefined();
  });

  it('say so where the loss overstates the error', () => {
    const better = [...rows.slice(0, -1), training('law', end + 60, 1e-2, 0.005), rows.at(-1)!];
    expect(told(better).compass).toMatchObject({ verdict: 'no', facts: { state: 'larger' } });
  });

  it('cannot tell what scatters, and wait for what is to come', () => {
    const scattered = rows.map((row) =>
      row.values.stage === 'start'
        ? hessian('start', { topRatio: [0.5, 9, 3], rawRatio: [50, 900, 300] })
        : row,
    );
    expect(told(scattered).steeper!.verdict).toBe('cannot-tell');
    const early = told(rows.slice(0, 1));
    for (const id of ['wider', 'more', 'compass', 'evened', 'walks', 'index'])
      expect(early[id]).toMatchObject({ verdict: 'cannot-tell', facts: { state: 'waiting' } });
    expect(findings([], config)).toEqual([]);
  });
});

test('networks too large for whole Hessians are refused', () => {
  expect(() => pinnLandscape.check!({ ...config, hidden: 48, layers: 3 })).toThrow(/GBX-522|too large/);
  expect(() => pinnLandscape.check!(config)).not.toThrow();
});
