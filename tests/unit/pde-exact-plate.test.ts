import { describe, expect, test } from 'vitest';
import { jetsAt, PLANE_CHANNELS, U, U_XX, U_YY, valuesAt } from '../../src/learner/pde/exact/jet.ts';
import {
  heatedPlate,
  heatedPlateIntegral,
  heatedWidePlate,
  hotEdgePlate,
  sineEdgePlate,
} from '../../src/learner/pde/exact/square-plate.ts';
import { planeJetError } from '../support/field-differences.ts';

type Point = readonly [number, number];
const value = (field: typeof heatedPlate, x: number, y: number): number =>
  valuesAt(field, Float64Array.of(x, y))[0]!;
const INSIDE: Point[] = [
  [0.5, 0.5],
  [0.31, 0.62],
  [0.1, 0.15],
  [0.93, 0.08],
  [0.05, 0.9],
  [0.88, 0.95],
  [0.5, 0.03],
  [0.97, 0.4],
];
/** Just inside and just outside the circle where the corner series takes over, at all four corners. */
const SEAMS: Point[] = [0.2, 0.7, 1.3].flatMap((phi) =>
  [0.2999, 0.3001].flatMap((r): Point[] => {
    const [a, b] = [r * Math.cos(phi), r * Math.sin(phi)];
    return [
      [a, b],
      [1 - a, b],
      [a, 1 - b],
      [1 - a, 1 - b],
    ];
  }),
);

function laplacians(field: typeof heatedPlate, points: readonly Point[]): number[] {
  const jets = jetsAt(field, Float64Array.from(points.flat()), PLANE_CHANNELS);
  return points.map((_, p) => jets[p * PLANE_CHANNELS + U_XX]! + jets[p * PLANE_CHANNELS + U_YY]!);
}

describe('evenly heated square plate', () => {
  test('has the known centre and integral, on (0,1)^2 and [-1,1]^2 (1e-15 and 5e-13)', () => {
    expect(Math.abs(value(heatedPlate, 0.5, 0.5) - 0.073671353281514)).toBeLessThan(1e-15);
    expect(Math.abs(heatedPlateIntegral() - 0.035144253738789)).toBeLessThan(1e-15);
    expect(Math.abs(value(heatedWidePlate, 0, 0) - 0.294685413126)).toBeLessThan(5e-13);
    expect(Math.abs(16 * heatedPlateIntegral() - 0.562308059821)).toBeLessThan(5e-13);
  });

  test('obeys -Laplace u = 1 and has the derivatives that differences give, also by the seams', () => {
    for (const laplacian of laplacians(heatedPlate, [...INSIDE, ...SEAMS])) {
      expect(Math.abs(laplacian + 1)).toBeLessThan(1e-12);
    }
    expect(planeJetError(heatedPlate, [...INSIDE, ...SEAMS])).toBeLessThan(1e-6);
    expect(planeJetError(heatedWidePlate, [[0.3, -0.8]])).toBeLessThan(1e-6);
  });

  test('is zero on all edges, corners included', () => {
    for (let s = 0; s <= 1; s += 1 / 64) {
      for (const [x, y] of [
        [s, 0],
        [s, 1],
        [0, s],
        [1, s],
      ]) {
        expect(Math.abs(value(heatedPlate, x!, y!))).toBeLessThan(1e-15);
      }
    }
  });
});

describe('plate with a hot edge', () => {
  test('has the known temperatures (1e-12), 1/4 in the middle by symmetry', () => {
    expect(Math.abs(value(hotEdgePlate, 0.5, 0.5) - 0.25)).toBeLessThan(1e-15);
    expect(Math.abs(value(hotEdgePlate, 0.5, 0.25) - 0.095414117967)).toBeLessThan(1e-12);
    expect(Math.abs(value(hotEdgePlate, 0.5, 0.75) - 0.54052921826)).toBeLessThan(1e-12);
    expect(Math.abs(value(sineEdgePlate, 0.5, 0.5) - 0.199268407669)).toBeLessThan(1e-12);
  });

  test('is harmonic, with the derivatives that differences give', () => {
    const away = INSIDE.filter(([x, y]) => y < 0.9 || Math.abs(x - 0.5) < 0.3);
    for (const laplacian of laplacians(hotEdgePlate, [...INSIDE, ...SEAMS])) {
      expect(Math.abs(laplacian)).toBeLessThan(1e-10);
    }
    expect(planeJetError(hotEdgePlate, [...away, ...SEAMS], 5e-4)).toBeLessThan(1e-6);
    expect(planeJetError(sineEdgePlate, INSIDE)).toBeLessThan(1e-8);
  });

  test('keeps its edges: 1 on top up to the corners, 0 elsewhere; the four plates turned add up to 1', () => {
    for (let s = 1 / 128; s < 1; s += 1 / 128) {
      expect(Math.abs(value(hotEdgePlate, s, 1) - 1)).toBeLessThan(1e-14);
      for (const [x, y] of [
        [s, 0],
        [0, s],
        [1, s],
      ]) {
        expect(Math.abs(value(hotEdgePlate, x!, y!))).toBeLessThan(1e-14);
      }
    }
    for (const [x, y] of [...INSIDE, ...SEAMS]) {
      const sum =
        value(hotEdgePlate, x, y) +
        value(hotEdgePlate, x, 1 - y) +
        value(hotEdgePlate, y, x) +
        value(hotEdgePlate, y, 1 - x);
      expect(Math.abs(sum - 1)).toBeLessThan(1e-14);
    }
    const corner = new Float64Array(6);
    hotEdgePlate(0, 1, corner);
    expect([corner[U], corner[1]]).toEqual([0.5, Number.NaN]);
  });
});

test('outside the plate every number is NaN; a point rounded off its edge is on it', () => {
  for (const field of [heatedPlate, hotEdgePlate]) {
    for (const [x, y] of [
      [-0.01, 0.5],
      [0.5, 1.01],
      [1.2, -3],
      [Number.NaN, 0.5],
    ] as const) {
      const jet = new Float64Array(6);
      field(x, y, jet);
      expect([...jet]).toEqual(new Array(6).fill(Number.NaN));
    }
    expect(Math.abs(value(field, 1 + 1e-15, 0.3))).toBeLessThan(1e-14);
    expect(Math.abs(value(field, 0.3, -1e-16))).toBeLessThan(1e-14);
  }
});
