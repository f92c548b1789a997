import { describe, expect, test } from 'vitest';
import {
  heatSource,
  lopsidedHill,
  sineHill,
  slopedConductivity,
  uniformConductivity,
  wavyConductivity,
} from '../../src/learner/pde/exact/conductivity.ts';
import { helmholtzField, helmholtzSource } from '../../src/learner/pde/exact/helmholtz.ts';
import { type PlaneField, U, U_X, U_Y, valuesAt } from '../../src/learner/pde/exact/jet.ts';
import { planeJetError, slope } from '../support/field-differences.ts';

type Point = readonly [number, number];
const POINTS: Point[] = [
  [0.2, 0.3],
  [0.71, 0.44],
  [0.9, 0.95],
  [0.05, 0.6],
];
const value = (field: PlaneField, x: number, y: number): number => valuesAt(field, Float64Array.of(x, y))[0]!;

/** -div(k grad u) by differences of the flux. */
function sourceByDifferences(k: PlaneField, u: PlaneField, [x, y]: Point): number {
  const flux = (px: number, py: number, channel: number): number => {
    const jet = new Float64Array(6);
    u(px, py, jet);
    return value(k, px, py) * jet[channel]!;
  };
  return -(slope((h) => flux(x + h, y, U_X), 1e-3) + slope((h) => flux(x, y + h, U_Y), 1e-3));
}

describe('heat with a conductivity k(x, y)', () => {
  const conductivities = { uniformConductivity, wavyConductivity, slopedConductivity };
  const solutions = { sineHill, lopsidedHill };

  test('conductivities and solutions have the derivatives that differences give; solutions vanish on the edges', () => {
    for (const field of [...Object.values(conductivities), ...Object.values(solutions)]) {
      expect(planeJetError(field, POINTS)).toBeLessThan(1e-7);
    }
    for (const field of Object.values(solutions)) {
      for (const s of [0, 0.2, 0.9, 1]) {
        for (const [x, y] of [
          [s, 0],
          [s, 1],
          [0, s],
          [1, s],
        ]) {
          expect(Math.abs(value(field, x!, y!))).toBeLessThan(1e-15);
        }
      }
    }
  });

  test('the source is the divergence of the flux, for each k and u (1e-7)', () => {
    for (const k of Object.values(conductivities)) {
      for (const u of Object.values(solutions)) {
        for (const point of POINTS) {
          expect(Math.abs(heatSource(k, u, ...point) - sourceByDifferences(k, u, point))).toBeLessThan(1e-7);
        }
      }
    }
  });

  test('k = 1 with sin sin needs 2 pi^2 sin sin; without the gradient of k the source would be another', () => {
    const [x, y] = [0.3, 0.8];
    const poisson = 2 * Math.PI ** 2 * value(sineHill, x, y);
    expect(heatSource(uniformConductivity, sineHill, x, y)).toBeCloseTo(poisson, 12);
    const bare = value(slopedConductivity, x, y) * poisson;
    expect(Math.abs(heatSource(slopedConductivity, sineHill, x, y) - bare)).toBeGreaterThan(0.1);
  });

  test('the lopsided solution tells x from y', () => {
    expect(Math.abs(value(lopsidedHill, 0.2, 0.7) - value(lopsidedHill, 0.7, 0.2))).toBeGreaterThan(0.1);
    expect(value(sineHill, 0.2, 0.7)).toBe(value(sineHill, 0.7, 0.2));
  });
});

test("Helmholtz: Laplace u + k^2 u is the source, and the square's edge stays at 0", () => {
  const problem = { waves: [1, 4], wavenumber: 1 } as const;
  const field = helmholtzField(problem);
  expect(planeJetError(field, POINTS, 2e-4)).toBeLessThan(1e-6);
  for (const [x, y] of POINTS) {
    const jet = new Float64Array(6);
    field(x, y, jet);
    expect(jet[3]! + jet[5]! + jet[U]!).toBeCloseTo(helmholtzSource(problem, x, y), 10);
  }
  for (const s of [-1, -0.3, 0.8, 1]) {
    for (const [x, y] of [
      [s, 1],
      [s, -1],
      [1, s],
      [-1, s],
    ]) {
      expect(Math.abs(value(field, x!, y!))).toBeLessThan(1e-14);
    }
  }
});
