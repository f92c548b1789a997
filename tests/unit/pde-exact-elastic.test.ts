import { describe, expect, test } from 'vitest';
import { cantileverDisplacement, cantileverStress } from '../../src/learner/pde/exact/cantilever.ts';
import {
  bodyForce,
  type DisplacementField,
  type LameConstants,
  lameConstants,
  type PlaneMaterial,
  planeStress,
  traction,
  vonMises,
} from '../../src/learner/pde/exact/elasticity.ts';
import {
  HAGHIGHAT_LAME,
  HAGHIGHAT_Q,
  haghighatDisplacement,
  haghighatForce,
} from '../../src/learner/pde/exact/haghighat.ts';
import { kirschDisplacement, kirschStress } from '../../src/learner/pde/exact/kirsch.ts';
import { planeJetError, slope } from '../support/field-differences.ts';

type Point = readonly [number, number];
const MATERIALS: PlaneMaterial[] = [
  { kind: 'plane-stress', young: 2.3, poisson: 0.3 },
  { kind: 'plane-strain', young: 1.7, poisson: 0.4 },
];

/** The two jets at a point. */
function jets(field: DisplacementField, [x, y]: Point): [Float64Array, Float64Array] {
  const pair: [Float64Array, Float64Array] = [new Float64Array(6), new Float64Array(6)];
  field(x, y, ...pair);
  return pair;
}

const stressOf = (lame: LameConstants, field: DisplacementField, point: Point) =>
  planeStress(lame, ...jets(field, point));

/** div stress by differences of the stress, [x, y]. */
function divergence(lame: LameConstants, field: DisplacementField, [x, y]: Point): [number, number] {
  const at = (dx: number, dy: number) => stressOf(lame, field, [x + dx, y + dy]);
  const h = 1e-3;
  return [
    slope((e) => at(e, 0)[0], h) + slope((e) => at(0, e)[2], h),
    slope((e) => at(e, 0)[2], h) + slope((e) => at(0, e)[1], h),
  ];
}

function jetError(field: DisplacementField, points: readonly Point[]): number {
  const spare = new Float64Array(6);
  return Math.max(
    planeJetError((x, y, jet) => field(x, y, jet, spare), points),
    planeJetError((x, y, jet) => field(x, y, spare, jet), points),
  );
}

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, a] of actual.entries()) expect(Math.abs(a - expected[i]!)).toBeLessThan(tolerance);
}

describe("Haghighat's manufactured elasticity", () => {
  const points: Point[] = [
    [0.2, 0.3],
    [0.71, 0.44],
    [0.9, 0.95],
    [0.05, 0.6],
  ];

  test('published body force = Navier of the jets (1e-12) = -div stress by differences (1e-6)', () => {
    for (const point of points) {
      const force = haghighatForce(...point);
      expectClose(bodyForce(HAGHIGHAT_LAME, ...jets(haghighatDisplacement, point)), force, 1e-12);
      const [fx, fy] = divergence(HAGHIGHAT_LAME, haghighatDisplacement, point);
      expectClose([-fx, -fy], force, 1e-6);
    }
    expect(jetError(haghighatDisplacement, points)).toBeLessThan(1e-7);
  });

  test('with the other sign of the force the balance fails', () => {
    const [fx] = divergence(HAGHIGHAT_LAME, haghighatDisplacement, points[0]!);
    expect(Math.abs(fx - haghighatForce(...points[0]!)[0])).toBeGreaterThan(1);
  });

  test('obeys its edge conditions', () => {
    const { lambda, mu } = HAGHIGHAT_LAME;
    for (const s of [0, 0.13, 0.5, 0.77, 1]) {
      const left = jets(haghighatDisplacement, [0, s]);
      const right = jets(haghighatDisplacement, [1, s]);
      const bottom = jets(haghighatDisplacement, [s, 0]);
      const top = jets(haghighatDisplacement, [s, 1]);
      const zero = [
        bottom[0][0]!,
        top[0][0]!,
        left[1][0]!,
        right[1][0]!,
        bottom[1][0]!,
        planeStress(HAGHIGHAT_LAME, ...left)[0],
        planeStress(HAGHIGHAT_LAME, ...right)[0],
      ];
      expectClose(
        zero,
        zero.map(() => 0),
        1e-13,
      );
      const pull = (lambda + 2 * mu) * HAGHIGHAT_Q * Math.sin(Math.PI * s);
      expectClose([planeStress(HAGHIGHAT_LAME, ...top)[1]], [pull], 1e-13);
    }
  });
});

describe('plate with a hole (Kirsch)', () => {
  const hole = { radius: 0.4, tension: 1.5 };
  const points: Point[] = [
    [0.5, 0.2],
    [-0.1, 0.45],
    [0.9, -1.3],
    [-2, -0.7],
  ];

  test('stress is 3 S at the top of the hole, -S at its side, S far away; the hole is free', () => {
    expectClose(kirschStress(hole, 0, 0.4), [4.5, 0, 0], 1e-14);
    expectClose(kirschStress(hole, 0.4, 0), [0, -1.5, 0], 1e-14);
    expectClose(kirschStress(hole, 3e8, 2e8), [1.5, 0, 0], 1e-14);
    for (let phi = 0; phi < 6.3; phi += 0.3) {
      const [c, s] = [Math.cos(phi), Math.sin(phi)];
      expectClose(traction(kirschStress(hole, 0.4 * c, 0.4 * s), -c, -s), [0, 0], 1e-13);
    }
  });

  test("half a square cut out of the plate is at rest: Kirsch's tractions pull as the ligaments hold (1e-6)", () => {
    const n = 2000;
    let [pull, ligaments] = [0, 0];
    for (let i = 0; i < n; i++) {
      const s = (i + 0.5) / n;
      pull += (2 / n) * traction(kirschStress(hole, 1, s), 1, 0)[0];
      pull += (2 / n) * traction(kirschStress(hole, s, 1), 0, 1)[0];
      ligaments += ((2 * 0.6) / n) * kirschStress(hole, 0, 0.4 + 0.6 * s)[0];
    }
    expect(Math.abs(pull - ligaments)).toBeLessThan(1e-6);
    expect(Math.abs(pull - 2 * hole.tension)).toBeGreaterThan(1e-2);
  });

  test('polar components are the textbook formulas', () => {
    for (const [x, y] of points) {
      const [r, phi] = [Math.hypot(x, y), Math.atan2(y, x)];
      const [q, half] = [(0.4 / r) ** 2, 0.75];
      const [c, s] = [Math.cos(phi), Math.sin(phi)];
      const [xx, yy, xy] = kirschStress(hole, x, y);
      const polar = [
        xx * c * c + yy * s * s + 2 * xy * s * c,
        xx * s * s + yy * c * c - 2 * xy * s * c,
        (yy - xx) * s * c + xy * (c * c - s * s),
      ];
      const textbook = [
        half * (1 - q) + half * (1 - 4 * q + 3 * q * q) * Math.cos(2 * phi),
        half * (1 + q) - half * (1 + 3 * q * q) * Math.cos(2 * phi),
        -half * (1 + 2 * q - 3 * q * q) * Math.sin(2 * phi),
      ];
      expectClose(polar, textbook, 1e-13);
    }
  });

  test('displacements give that stress in plane stress and plane strain, without a body force', () => {
    for (const material of MATERIALS) {
      const lame = lameConstants(material);
      const field: DisplacementField = (x, y, ux, uy) => kirschDisplacement(hole, material, x, y, ux, uy);
      for (const point of points) {
        expectClose(stressOf(lame, field, point), kirschStress(hole, ...point), 1e-13);
        expectClose(bodyForce(lame, ...jets(field, point)), [0, 0], 1e-12);
        expectClose(divergence(lame, field, point), [0, 0], 1e-6);
      }
      expect(jetError(field, points)).toBeLessThan(1e-6);
    }
  });

  test('the wrong plane is told apart: plane-strain displacements do not give the stress in plane stress', () => {
    const [stress, strain] = MATERIALS as [PlaneMaterial, PlaneMaterial];
    const field: DisplacementField = (x, y, ux, uy) => kirschDisplacement(hole, strain, x, y, ux, uy);
    const wrong = stressOf(lameConstants({ ...strain, kind: stress.kind }), field, points[0]!);
    expect(Math.abs(wrong[0] - kirschStress(hole, ...points[0]!)[0])).toBeGreaterThan(1e-2);
  });
});

describe('cantilever (Timoshenko)', () => {
  const beam = { length: 4, height: 1.2, shear: 0.3 };
  const points: Point[] = [
    [0.3, 0.1],
    [2, -0.5],
    [3.9, 0.55],
    [0, 0.6],
  ];

  test('displacements give the stress in both planes, at rest without a body force', () => {
    for (const material of MATERIALS) {
      const lame = lameConstants(material);
      const field: DisplacementField = (x, y, ux, uy) => cantileverDisplacement(beam, material, x, y, ux, uy);
      for (const point of points) {
        expectClose(stressOf(lame, field, point), cantileverStress(beam, ...point), 1e-12);
        expectClose(bodyForce(lame, ...jets(field, point)), [0, 0], 1e-12);
        expectClose(divergence(lame, field, point), [0, 0], 1e-8);
      }
      expect(jetError(field, points)).toBeLessThan(1e-9);
    }
  });

  test('the end carries the shear P and no pull, the held end -P and the moment P L; upper and lower edge are free', () => {
    const points = 2000;
    const sums = [0, 0, 0, 0];
    for (let i = 0; i < points; i++) {
      const y = beam.height * ((i + 0.5) / points - 0.5);
      const dy = beam.height / points;
      const [end, held] = [cantileverStress(beam, beam.length, y), cantileverStress(beam, 0, y)];
      sums[0]! += end[2] * dy;
      sums[1]! += Math.abs(end[0]) * dy;
      sums[2]! += held[2] * dy;
      sums[3]! += -held[0] * y * dy;
    }
    expectClose(sums, [0.3, 0, 0.3, 1.2], 1e-6);
    for (const x of [0, 1, 3]) {
      for (const y of [-0.6, 0.6]) expectClose(cantileverStress(beam, x, y).slice(1), [0, 0], 1e-15);
    }
  });

  test("a slender beam bends by P L^3 / (3 E I) at its end (Bernoulli's limit)", () => {
    const [ux, uy] = [new Float64Array(6), new Float64Array(6)];
    const slender = { length: 1000, height: 1, shear: 1e-6 };
    const material: PlaneMaterial = { kind: 'plane-stress', young: 2, poisson: 0.3 };
    cantileverDisplacement(slender, material, 1000, 0, ux, uy);
    expect(uy[0]! / ((1e-6 * 1000 ** 3 * 12) / (3 * 2))).toBeCloseTo(1, 5);
    cantileverDisplacement(slender, material, 0, 0, ux, uy);
    expect([Math.abs(ux[0]!), Math.abs(uy[0]!)]).toEqual([0, 0]);
  });
});

test("von Mises' stress: the pull itself in plane stress, sqrt(3) s in pure shear, less under plane strain", () => {
  const [stress, strain] = MATERIALS as [PlaneMaterial, PlaneMaterial];
  expect(vonMises([2, 0, 0], stress)).toBeCloseTo(2, 14);
  expect(vonMises([0, 0, 1], strain)).toBeCloseTo(Math.sqrt(3), 14);
  expect(vonMises([2, 0, 0], strain)).toBeCloseTo(2 * Math.sqrt(1 - 0.4 + 0.16), 14);
});
