/** pinn-elastic: polar inputs and points, starting weights, the exact body has no residual, what is read off is exact, findings on made-up rows. */
import { describe, expect, it, test } from 'vitest';
import type { Row } from '../../src/experiments/declaration.ts';
import { curvesOf } from '../../src/experiments/pinn-elastic/curves.ts';
import { findings } from '../../src/experiments/pinn-elastic/findings.ts';
import { errorsOf, exactState } from '../../src/experiments/pinn-elastic/measure.ts';
import { bodyOf, PROBLEMS, type ProblemName } from '../../src/experiments/pinn-elastic/problems.ts';
import { setupOf } from '../../src/experiments/pinn-elastic/setup.ts';
import { pinnElastic } from '../../src/experiments/pinn-elastic.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';
import { placeAt } from '../../src/learner/pde/compile.ts';
import { equationAt } from '../../src/learner/pde/fields.ts';
import { centredWeights } from '../../src/learner/pde/initial-weights.ts';
import { polarEncoding, polarPoints } from '../../src/learner/pde/polar.ts';
import { boundaryPoints } from '../../src/learner/pde/sampling/boundary.ts';

const config = defaultsOf(pinnElastic.fields);
const SECTOR = { radius: 1, farthest: 4 * Math.SQRT2, span: Math.PI / 2 };

describe('coordinates that fit a hole', () => {
  const { at } = polarEncoding(SECTOR);

  it('run from -1 to 1, from the hole to the farthest corner and from one side to the other', () => {
    expect(at([1, 0]).map(([value]) => value)).toEqual([-1, -1]);
    const corner = at([4, 4]).map(([value]) => value);
    expect(corner[0]).toBeCloseTo(1, 12);
    expect(corner[1]).toBeCloseTo(0, 12);
    expect(at([0, 2])[1]![0]).toBeCloseTo(1, 12);
  });

  it('have the derivatives that differences find', () => {
    const h = 1e-4;
    const [x, y] = [1.3, 0.7];
    for (const input of [0, 1]) {
      const f = (dx: number, dy: number) => at([x + dx * h, y + dy * h])[input]![0];
      const differences = [
        (f(1, 0) - f(-1, 0)) / (2 * h),
        (f(0, 1) - f(0, -1)) / (2 * h),
        (f(1, 0) - 2 * f(0, 0) + f(-1, 0)) / h ** 2,
        (f(1, 1) - f(1, -1) - f(-1, 1) + f(-1, -1)) / (4 * h ** 2),
        (f(0, 1) - 2 * f(0, 0) + f(0, -1)) / h ** 2,
      ];
      const [, ...derivatives] = at([x, y])[input]!;
      for (const [k, value] of derivatives.entries()) expect(value).toBeCloseTo(differences[k]!, 5);
    }
  });

  it('make points that are as dense in ln r near the hole as far away', () => {
    const { domain } = bodyOf({ ...config, problem: 'hole' });
    const points = polarPoints(domain, SECTOR, 512, { seed: [1, 2], draw: 0 });
    const logs = Array.from({ length: 512 }, (_, p) =>
      Math.log(Math.hypot(points[2 * p]!, points[2 * p + 1]!)),
    );
    expect(Math.min(...logs)).toBeGreaterThan(0);
    // The circle of radius 4 lies inside: half of what is in it lies within sqrt(4) radii. An even draw would have a fifth.
    const inside = logs.filter((s) => s < Math.log(4));
    const near = inside.filter((s) => s < Math.log(2)).length / inside.length;
    expect(Math.abs(near - 0.5)).toBeLessThan(0.02);
    expect(points).toEqual(polarPoints(domain, SECTOR, 512, { seed: [1, 2], draw: 0 }));
    expect(points).not.toEqual(polarPoints(domain, SECTOR, 512, { seed: [1, 2], draw: 1 }));
  });
});

test('hidden units begin with their middle inside the box, and one network does not depend on how many there are', () => {
  const shape = {
    inputs: 2,
    hidden: [7],
    outputs: 2,
    activation: 'tanh',
    bias: true,
    gains: [1, 1],
  } as const;
  const two = centredWeights(shape, [], { networks: 2, seed: [3, 4], first: 0 });
  const second = centredWeights(shape, [], { networks: 1, seed: [3, 4], first: 1 });
  expect(two.subarray(second.length)).toEqual(second);
  for (let unit = 0; unit < 7; unit++) {
    const [a, b, bias] = [two[2 * unit]!, two[2 * unit + 1]!, two[14 + unit]!];
    // The line a x + b y + bias = 0 meets [-1, 1]^2.
    expect(Math.abs(bias)).toBeLessThanOrEqual(Math.abs(a) + Math.abs(b));
  }
});

describe.each(PROBLEMS)('the body "%s"', (problem: ProblemName) => {
  const setup = setupOf({ ...config, problem, points: 40 });
  const { law, domain } = setup.body;

  it('has no residual inside and at its edges, in both kinds of material', () => {
    for (const material of ['plane-stress', 'plane-strain'] as const) {
      const { law: exact } = bodyOf({ ...config, problem, material });
      const jets = (x: number, y: number) => exact.exact!([x, y]);
      let worst = 0;
      for (let p = 0; p < 40; p++) {
        const place = placeAt(setup.points, null, 2, p);
        for (const equation of exact.equations)
          worst = Math.max(
            worst,
            Math.abs(equationAt(equation, exact, jets(...pair(place.point)), place, [])),
          );
      }
      for (const condition of exact.boundary) {
        if (condition.kind !== 'equations') continue;
        const { points, normals } = boundaryPoints(domain, condition.pieces, 12, null);
        for (let p = 0; p < 12; p++) {
          const place = placeAt(points, normals, 2, p);
          for (const equation of condition.equations)
            worst = Math.max(
              worst,
              Math.abs(equationAt(equation, exact, jets(...pair(place.point)), place, [])),
            );
        }
      }
      expect(worst).toBeLessThan(1e-9);
    }
  });

  it('has a residual where it is moved: the test above can fail', () => {
    const place = placeAt(setup.points, null, 2, 0);
    const jets = law.exact!(place.point).map((jet) => jet.map((value, k) => (k === 3 ? value + 0.1 : value)));
    expect(
      Math.max(...law.equations.map((e) => Math.abs(equationAt(e, law, jets, place, [])))),
    ).toBeGreaterThan(1e-3);
  });

  it('is read off exactly along its curves', () => {
    for (const curve of curvesOf({ ...config, problem })) {
      const state = exactState(setup, curve.points);
      for (const [p, exact] of curve.exact.entries()) expect(curve.read(state, p)).toBeCloseTo(exact, 9);
    }
  });

  it('is wrong by what it is stretched', () => {
    const exact = exactState(setup, setup.points);
    const stretched = {
      ...exact,
      ux: exact.ux.map((u) => 1.02 * u),
      uy: exact.uy.map((u) => 1.02 * u),
      vonMises: exact.vonMises.map((s) => 0.9 * s),
    };
    const error = errorsOf(stretched, exact, new Uint8Array(40));
    expect(error.displacement).toBeCloseTo(0.02, 12);
    expect(error.block).toBeCloseTo(0.02, 12);
    expect(error.stress).toBeCloseTo(0.1, 12);
  });
});

const pair = (point: readonly number[]) => [point[0]!, point[1]!] as const;

test('three times the pull at the top, minus once at the side', () => {
  const hoop = curvesOf(config).find(({ quantity }) => quantity === 'hoop')!.exact;
  expect(hoop[0]).toBeCloseTo(-1, 12);
  expect(hoop.at(-1)).toBeCloseTo(3, 12);
});

describe('findings', () => {
  const training = (samples: Record<string, readonly number[]>): Row => ({
    values: { phase: 'training', iteration: 10 },
    samples: {
      displacement: [0.001, 0.002, 0.0015],
      block: [0.002, 0.003, 0.0025],
      stress: [0.002, 0.003, 0.0025],
      residual: [0.004, 0.004, 0.005],
      unseen: [0.005, 0.005, 0.006],
      concentration: [2.99, 3.01, 2.98],
      ...samples,
    },
  });
  const verdicts = (rows: readonly Row[], of = config) =>
    Object.fromEntries(findings(rows, of).map(({ id, verdict }) => [id, verdict]));

  it('of networks that are right', () => {
    expect(verdicts([training({})])).toEqual({
      solved: 'yes',
      stressed: 'yes',
      concentrated: 'yes',
      hidden: 'no',
      loose: 'no',
    });
  });

  it('of networks whose residual is small and whose stress is wrong', () => {
    const wrong = {
      displacement: [0.4, 0.5, 0.45],
      stress: [0.25, 0.27, 0.26],
      concentration: [1.4, 1.5, 1.3],
    };
    const rows = [
      training({}),
      training({ ...wrong, residual: [0.05, 0.05, 0.06], unseen: [0.4, 0.5, 0.45] }),
    ];
    expect(verdicts(rows)).toEqual({
      solved: 'no',
      stressed: 'no',
      concentrated: 'no',
      hidden: 'yes',
      loose: 'yes',
    });
    const hidden = findings(rows, config).find(({ id }) => id === 'hidden')!;
    expect(hidden.facts.times).toBeCloseTo(Math.cbrt((0.25 / 0.05) * (0.27 / 0.05) * (0.26 / 0.06)), 6);
    // One network that is off by more does not make the others doubtful; the arithmetic mean, 7.8 +- 2.6, would.
    const uneven = training({ ...wrong, residual: [0.05, 0.05, 0.02], unseen: [0.4, 0.5, 0.45] });
    expect(verdicts([uneven]).hidden).toBe('yes');
  });

  it('that cannot tell where networks scatter, and say so for the end of a beam that is still to come', () => {
    expect(verdicts([training({ concentration: [2.7, 3.3, 2.9] })]).concentrated).toBe('cannot-tell');
    const beam = { ...config, problem: 'cantilever' as const };
    const [, , bent] = findings([training({})], beam);
    expect(bent).toMatchObject({ id: 'bent', verdict: 'cannot-tell', facts: { state: 'waiting' } });
    const end: Row = {
      values: { deflection: 10.7, position: 4 },
      samples: { deflection: [10.9, 11.0, 10.95] },
    };
    expect(verdicts([training({}), end], beam).bent).toMatch(/yes|no|cannot-tell/);
  });

  it('are none without rows', () => {
    expect(findings([], config)).toEqual([]);
  });
});

test('what cannot be trained is refused', () => {
  const check = (over: object) => () => pinnElastic.check!({ ...config, ...over });
  expect(check({ iterations: 0 })).toThrow(/GBX-520|nothing to train/);
  expect(check({ finish: 'none' })).toThrow(/GBX-520|nothing to train/);
  expect(check({ sampling: 'adaptive' })).toThrow(/GBX-521|Adaptive/);
  expect(check({ sampling: 'adaptive', adamSteps: 10 })).not.toThrow();
});
