import { describe, expect, it } from 'vitest';
import type { LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { adaptivePoints } from '../../src/learner/pde/adaptive-points.ts';
import { type CompiledLaw, compileLaw } from '../../src/learner/pde/compile.ts';
import { errorGrid, fieldErrors, fieldsAt, lawResiduals } from '../../src/learner/pde/fields.ts';
import type { Ingredients } from '../../src/learner/pde/ingredients.ts';
import type { Law } from '../../src/learner/pde/law.ts';
import { conductivityLaw } from '../../src/learner/pde/laws/conductivity.ts';
import { coolingPlateLaw } from '../../src/learner/pde/laws/heat-through-time.ts';
import { haghighatLaw } from '../../src/learner/pde/laws/plates.ts';
import { heatedPlateLaw, lShapeLaw } from '../../src/learner/pde/laws/steady-heat.ts';
import { convectionLaw } from '../../src/learner/pde/laws/waves.ts';
import { measure } from '../../src/learner/pde/measurements.ts';
import {
  ascend,
  ascended,
  balance,
  balancedFactors,
  evenFactors,
  evenLambdas,
  groupGradients,
  relativeResiduals,
} from '../../src/learner/pde/weighting.ts';

const INGREDIENTS: Ingredients = {
  hidden: [6],
  activation: 'tanh',
  collocation: { method: 'sobol', count: 30 },
  boundaryPoints: 20,
  boundary: 'soft',
  seed: [5, 0],
};

function start(law: Law, more: Partial<Ingredients> = {}, networks = 1): [CompiledLaw, LearnerState] {
  const compiled = compileLaw(law, { ...INGREDIENTS, ...more });
  const { problem } = compiled;
  const weights = compiled.initialWeights(networks);
  return [compiled, createReferenceLearner({ problem, networks, seed: [1, 0], weights })];
}

const sizeOf = (values: ArrayLike<number>) => Math.max(...Array.from(values, Math.abs));

describe('columns and fields say the same', () => {
  const hard = { boundary: 'hard' } as const;
  const cases: [string, Law, Partial<Ingredients>][] = [
    ['soft', heatedPlateLaw(), {}],
    ['hard, Fourier features', conductivityLaw(), { ...hard, features: { count: 4, scale: 1 } }],
    ['hard, enriched', lShapeLaw(), { ...hard, enrichment: true }],
    ['two fields, hard, unknown constants', haghighatLaw({ lambda: 0.5, mu: 0.8 }), hard],
    ['the plane through time, hard', coolingPlateLaw(), hard],
    ['periodic', convectionLaw(), {}],
  ];
  for (const [name, law, more] of cases)
    it(`residuals of the engine are the law's own of the fields: ${name} (1e-10)`, async () => {
      const [compiled, state] = start(law, more, 2);
      const residuals = await state.residuals();
      const fields = await fieldsAt(compiled, state, compiled.pointsOf({ draw: 0 }));
      const found = lawResiduals(compiled, fields);
      const inside = fields.count * law.equations.length;
      const stride = residuals.length / 2;
      const expected = [0, 1].flatMap((e) => [...residuals.subarray(e * stride, e * stride + inside)]);
      const difference = found.map((r, k) => r - expected[k]!);
      expect(sizeOf(difference)).toBeLessThanOrEqual(1e-10 * sizeOf(expected));
      expect(sizeOf(expected)).toBeGreaterThan(1e-3);
    });

  it('fields have the derivatives of their own differences, through features, hard conditions and the corner function', async () => {
    const [compiled, state] = start(lShapeLaw(), {
      boundary: 'hard',
      enrichment: true,
      features: { count: 3, scale: 1 },
    });
    const theta = await state.weights();
    theta[theta.length - 1] = 0.7;
    await state.restore({ ...(await state.snapshot()), weights: theta });
    const h = 1e-4;
    const [x, y] = [-0.31, 0.22];
    const points = Float64Array.of(x, y, x + h, y, x - h, y, x, y + h, x, y - h);
    const { values } = await fieldsAt(compiled, state, points);
    const u = (p: number) => values[p * 6]!;
    expect(Math.abs((u(1) - u(2)) / (2 * h) - values[1]!)).toBeLessThan(1e-6);
    expect(Math.abs((u(3) - u(4)) / (2 * h) - values[2]!)).toBeLessThan(1e-6);
    const laplacian = (u(1) + u(2) + u(3) + u(4) - 4 * u(0)) / h ** 2;
    expect(Math.abs(laplacian - values[3]! - values[5]!)).toBeLessThan(1e-5);
    expect(Math.abs(values[3]! + values[5]!)).toBeGreaterThan(1e-2);
  });

  it('a periodic field is the same at both ends, with its slope; another one is not', async () => {
    const ends = Float64Array.of(0, 0.3, 2 * Math.PI, 0.3);
    const jets = async (law: Law) => {
      const [compiled, state] = start(law);
      const { values } = await fieldsAt(compiled, state, ends);
      return sizeOf([0, 1, 2, 3].map((c) => values[c]! - values[4 + c]!));
    };
    expect(await jets(convectionLaw())).toBeLessThan(1e-12);
    expect(await jets(convectionLaw({ ends: 'inflow' }))).toBeGreaterThan(1e-2);
  });
});

describe('other points', () => {
  it('are others by draw, as many as asked for, and keep the structure', async () => {
    const [compiled, state] = start(conductivityLaw());
    const before = (await state.energies())[0];
    const half = compiled.redraw({ draw: 1 });
    expect(half.groups[0]!.inputs).not.toEqual(compiled.redraw({ draw: 2 }).groups[0]!.inputs);
    expect(half).toEqual(compiled.redraw({ draw: 1 }));
    await state.replaceResiduals(half);
    expect((await state.energies())[0]).not.toBe(before);
    await state.replaceResiduals(compiled.redraw({ draw: 3, count: 100, boundaryPoints: 60 }));
    expect((await state.residuals()).length).toBe(160);
    await state.replaceResiduals(compiled.redraw({ draw: 0 }));
    expect((await state.energies())[0]).toBe(before);
  });

  it('a grid has other points in its other draws', () => {
    const [compiled] = start(heatedPlateLaw(), { collocation: { method: 'grid', count: 30 } });
    expect(compiled.pointsOf({ draw: 0 }).length).toBe(2 * 25);
    expect(compiled.pointsOf({ draw: 1 }).length).toBe(2 * 30);
  });

  it('lie where the law is broken, if they are drawn by the residual', async () => {
    const [compiled, state] = start(conductivityLaw(), { collocation: { method: 'sobol', count: 400 } });
    const meanSize = async (points: Float64Array) => {
      const residuals = lawResiduals(compiled, await fieldsAt(compiled, state, points));
      return residuals.reduce((sum, r) => sum + Math.abs(r), 0) / residuals.length;
    };
    const even = await meanSize(compiled.pointsOf({ draw: 0 }));
    const adaptive = await adaptivePoints(compiled, state, { draw: 7, law: { power: 2, floor: 0 } });
    expect(adaptive.length).toBe(800);
    // Under |r|^2 the mean of |r| is <|r|^3>/<|r|^2> >= <|r|>; here by more than a fifth.
    expect(await meanSize(adaptive)).toBeGreaterThan(1.2 * even);
    await state.replaceResiduals(compiled.redraw({ draw: 7, points: adaptive }));
  });
});

describe('measurements', () => {
  const measurements = { points: 400, noise: 0.05, seed: [9, 0] } as const;

  it('are the solution with noise of the size that was asked for', () => {
    const law = conductivityLaw();
    const [{ points, values, noise }] = measure(law, { ...INGREDIENTS, measurements }) as [
      NonNullable<ReturnType<typeof measure>>[number],
    ];
    const z = Array.from(
      values,
      (v, p) => (v - law.exact!([points[2 * p]!, points[2 * p + 1]!])[0]![0]!) / noise[0]!,
    );
    const variance = z.reduce((sum, v) => sum + v * v, 0) / z.length;
    // chi^2 of 400: sd of the mean square is sqrt(2/400) = 0.071; 5 sd, false alarms below 1e-6.
    expect(Math.abs(variance - 1)).toBeLessThan(0.36);
    // RMS of 4 x^2 (1 - x) sin(2 pi y): 4 sqrt(1/105) / sqrt 2.
    expect(noise[0]! / 0.05).toBeCloseTo((4 / Math.sqrt(105)) * Math.SQRT1_2, 2);
  });

  it('differ by set in number, draw and weight', async () => {
    const sets = [
      { measurements: 0 },
      { measurements: 100, weights: { measurements: 3 } },
      { measurementDraw: 1, weights: { law: 0, boundary: 0 } },
    ];
    const [compiled, state] = start(conductivityLaw(), { measurements, sets }, 3);
    const [law, edges, measured] = compiled.problem.residuals!.groups;
    expect(law!.weights[2 * 30]).toBe(0);
    expect(edges!.weights[2 * edges!.points]).toBe(0);
    const sums = [0, 1, 2].map((s) =>
      measured!.weights.slice(400 * s, 400 * (s + 1)).reduce((a, b) => a + b),
    );
    expect(sums[0]).toBe(0);
    expect(sums[1]).toBeCloseTo(3, 12);
    expect(sums[2]).toBeCloseTo(1, 12);
    expect(measured!.sharedInputs).toBe(false);
    expect(measured!.inputs.slice(0, 800)).toEqual(measured!.inputs.slice(800, 1600));
    expect(measured!.inputs.slice(0, 800)).not.toEqual(measured!.inputs.slice(1600));
    expect((await state.energies()).every((e) => e > 0)).toBe(true);
  });

  it('need a solution, and an enrichment a singular function', () => {
    const law = { ...conductivityLaw(), exact: null };
    expect(() => compileLaw(law, { ...INGREDIENTS, measurements })).toThrow(/no exact solution/);
    expect(() => compileLaw(law, { ...INGREDIENTS, enrichment: true })).toThrow(/singular/);
  });
});

describe('weights that training sets', () => {
  it('gradients of the groups add up to that of all, and the terms are back afterwards', async () => {
    const [compiled, state] = start(haghighatLaw(), {}, 2);
    const terms = compiled.problem.residuals!;
    const whole = await state.gradients();
    const groups = await groupGradients(state, terms);
    expect(groups).toHaveLength(5);
    const sum = whole.map((_, k) => groups.reduce((total, g) => total + g[k]!, 0));
    expect(sizeOf(sum.map((g, k) => g - whole[k]!))).toBeLessThan(1e-10 * sizeOf(whole));
    expect(await state.gradients()).toEqual(whole);
  });

  it("balanced: mean |grad| of every group reaches the law's largest", async () => {
    const [compiled, state] = start(conductivityLaw());
    const terms = compiled.problem.residuals!;
    const { factors, terms: weighted } = await balance(state, terms, evenFactors(terms), { keep: 0 });
    const [law, edges] = (await groupGradients(state, weighted)) as [Float64Array, Float64Array];
    const mean = edges.reduce((sum, g) => sum + Math.abs(g), 0) / edges.length;
    expect(mean / sizeOf(law)).toBeCloseTo(1, 10);
    expect(factors[0]).toBe(1);
    expect(factors[1]).toBeGreaterThan(1);
    const slow = balancedFactors(terms, await groupGradients(state, terms), evenFactors(terms), 1, {
      keep: 0.9,
    });
    expect(slow[1]).toBeCloseTo(0.9 + 0.1 * factors[1]!, 10);
  });

  it('self-adaptive: weights grow as (1 + eta r^2)^2, point by point, in the set of their network', async () => {
    const [compiled, state] = start(conductivityLaw(), { sets: [{}, {}] }, 2);
    const terms = compiled.problem.residuals!;
    const residuals = await state.residuals();
    const { lambdas, terms: weighted } = await ascend(state, terms, evenLambdas(terms), 0.3);
    const stride = residuals.length / 2;
    // Both groups are means with weight 1.
    const largest = [0, 1].map((e) => sizeOf(residuals.subarray(e * stride, (e + 1) * stride)));
    for (const [set, point] of [
      [0, 4],
      [1, 17],
    ] as const) {
      const r = residuals[set * stride + point]! / largest[set]!;
      expect(lambdas[set * 30 + point]).toBeCloseTo(1 + 0.3 * r * r, 12);
      expect(weighted.groups[0]!.weights[set * 30 + point]! * 30).toBeCloseTo((1 + 0.3 * r * r) ** 2, 10);
    }
    // Three networks of two sets: two of the first, one of the second.
    const three = Float64Array.from([...residuals.subarray(0, stride), ...residuals]);
    ascended(terms, relativeResiduals(terms, three, 3), evenLambdas(terms), 3, 0.3).forEach((lambda, k) => {
      expect(lambda / lambdas[k]!).toBeCloseTo(1, 12);
    });
    const again = await ascend(state, terms, lambdas, 0.3);
    expect(again.lambdas[4]! / (lambdas[4]! * (1 + 0.3 * (residuals[4]! / largest[0]!) ** 2))).toBeCloseTo(
      1,
      12,
    );
  });
});

describe('errors against the exact solution', () => {
  it('are relative, blockwise and largest, and notice swapped axes', () => {
    const [compiled] = start(conductivityLaw());
    const points = errorGrid(compiled.law, 32);
    const count = points.length / 2;
    const made = (u: (x: number, y: number) => number) => {
      const values = new Float64Array(count * 6);
      for (let p = 0; p < count; p++) values[6 * p] = u(points[2 * p]!, points[2 * p + 1]!);
      return fieldErrors(compiled, {
        networks: 1,
        points,
        count,
        values,
        constants: new Float64Array(0),
      })[0]![0]!;
    };
    const exact = (x: number, y: number) => compiled.law.exact!([x, y])[0]![0]!;
    expect(made(exact)).toEqual({ relative: 0, worstBlock: 0, largest: 0 });
    expect(made((x, y) => 1.01 * exact(x, y)).relative).toBeCloseTo(0.01, 12);
    expect(made((x, y) => exact(y, x)).relative).toBeGreaterThan(0.5);
    // A bump in one of 64 blocks of 16 points: 8 times as large there as over all.
    const spot = made((x, y) => exact(x, y) + (x < 0.125 && y < 0.125 ? 0.1 : 0));
    expect(spot.worstBlock / spot.relative).toBeCloseTo(8, 10);
    expect(spot.largest).toBeCloseTo(0.1, 12);
    expect(made(() => Number.NaN).largest).toBeNaN();
  });
});
