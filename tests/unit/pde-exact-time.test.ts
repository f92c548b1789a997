import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BURGERS_VISCOSITY, burgers } from '../../src/learner/pde/exact/burgers.ts';
import { convection, coolingBar, coolingPlate, reaction } from '../../src/learner/pde/exact/evolution.ts';
import { type LineField, U, U_T, U_X, U_XX, valuesAt } from '../../src/learner/pde/exact/jet.ts';
import { lineJetError, planeJetError, slope } from '../support/field-differences.ts';

const TABLE = resolve(
  import.meta.dirname,
  '../../../shared/reference/data/computed/burgers_reference_256x101.csv',
);
type Point = readonly [number, number];
const POINTS: Point[] = [
  [0.2, 0.1],
  [0.5, 0.3],
  [0.77, 0.6],
  [0.31, 0.9],
];
const jetAt = (field: LineField, x: number, t: number): Float64Array => {
  const jet = new Float64Array(4);
  field(x, t, jet);
  return jet;
};

describe('Burgers by Cole and Hopf', () => {
  const field = burgers();

  test('has the known values at t = 1 (1e-9) and the known steepest slope, where and when it is known to be', () => {
    expect(Math.abs(jetAt(field, -0.5, 1)[U]! - 0.376181396)).toBeLessThan(1e-9);
    expect(Math.abs(jetAt(field, -0.25, 1)[U]! - 0.559196293)).toBeLessThan(1e-9);
    const steepest = 1.6036882 / Math.PI;
    const at = (t: number): number => Math.abs(jetAt(field, 0, t)[U_X]!);
    expect(Math.abs(at(steepest) - 152.00516)).toBeLessThan(1e-5);
    expect(at(steepest - 1e-3)).toBeLessThan(at(steepest));
    expect(at(steepest + 1e-3)).toBeLessThan(at(steepest));
  });

  test('derivatives, also that in time which comes from the equation, are those of differences (1e-6)', () => {
    const smooth: Point[] = [
      [-0.6, 0.1],
      [0.3, 0.25],
      [0.8, 1],
      [-0.2, 0.9],
    ];
    expect(lineJetError(field, smooth)).toBeLessThan(1e-6);
    expect(lineJetError(field, [[0.004, 0.6]], 2e-5)).toBeLessThan(1e-6);
    expect(lineJetError(burgers(0.05), smooth)).toBeLessThan(1e-7);
    expect(lineJetError(burgers(1), smooth)).toBeLessThan(1e-7);
  });

  test('begins as -sin(pi x), continuously, and is zero at both ends', () => {
    for (const x of [-0.9, -0.4, 0.1, 0.7]) {
      expect(jetAt(field, x, 0)[U]).toBeCloseTo(-Math.sin(Math.PI * x), 14);
      const [start, soon] = [jetAt(field, x, 0), jetAt(field, x, 1e-7)];
      for (const channel of [U, U_X, U_T, U_XX]) {
        expect(Math.abs(start[channel]! - soon[channel]!)).toBeLessThan(1e-4);
      }
    }
    for (const t of [0, 0.01, 0.5, 1]) {
      for (const x of [-1, 1]) expect(Math.abs(jetAt(field, x, t)[U]!)).toBeLessThan(1e-14);
    }
  });

  test.skipIf(!existsSync(TABLE))(
    'agrees with the reference table (1e-8 of its printed digits; not found: skipped)',
    () => {
      const rows = readFileSync(TABLE, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',').map(Number));
      expect([rows.length, rows[0]!.length]).toEqual([256, 101]);
      let worst = 0;
      for (let i = 0; i < 256; i += 5) {
        for (let j = 0; j < 101; j += 4) {
          const x = -1 + (2 * i) / 255;
          const error = Math.abs(valuesAt(field, Float64Array.of(x, j / 100))[0]! - rows[i]![j]!);
          worst = !(error <= worst) ? error : worst;
        }
      }
      expect(worst).toBeLessThan(1e-8);
    },
  );

  test('the viscosity is the usual one', () => {
    expect(BURGERS_VISCOSITY).toBeCloseTo(0.0031830988618379, 15);
  });
});

describe('heat, convection and reaction with time', () => {
  test('a cooling bar obeys u_t = D u_xx and keeps its ends at 0', () => {
    const bar = coolingBar(0.3, [
      { wave: 1, amplitude: 1 },
      { wave: 3, amplitude: -0.4 },
    ]);
    expect(lineJetError(bar, POINTS)).toBeLessThan(1e-7);
    for (const [x, t] of POINTS) {
      const jet = jetAt(bar, x, t);
      expect(Math.abs(jet[U_T]! - 0.3 * jet[U_XX]!)).toBeLessThan(1e-13);
      for (const end of [0, 1]) expect(Math.abs(jetAt(bar, end, t)[U]!)).toBeLessThan(1e-15);
    }
  });

  test('a cooling plate obeys u_t = D Laplace u, with u_t by differences', () => {
    const modes = [
      { wave: [1, 2] as const, amplitude: 1 },
      { wave: [3, 1] as const, amplitude: 0.5 },
    ];
    const at = (t: number) => coolingPlate(0.1, modes, t);
    expect(planeJetError(at(0.2), POINTS)).toBeLessThan(1e-7);
    for (const [x, y] of POINTS) {
      const jet = new Float64Array(6);
      at(0.2)(x, y, jet);
      const rate = slope((h) => valuesAt(at(0.2 + h), Float64Array.of(x, y))[0]!, 1e-3);
      expect(Math.abs(rate - 0.1 * (jet[3]! + jet[5]!))).toBeLessThan(1e-8);
    }
  });

  test('convection obeys u_t + beta u_x = 0 and is periodic', () => {
    const field = convection(30);
    expect(lineJetError(field, POINTS, 2e-4)).toBeLessThan(1e-6);
    for (const [x, t] of POINTS) {
      const jet = jetAt(field, x, t);
      expect(Math.abs(jet[U_T]! + 30 * jet[U_X]!)).toBeLessThan(1e-13);
      expect(Math.abs(jetAt(field, 2 * Math.PI, t)[U]! - jetAt(field, 0, t)[U]!)).toBeLessThan(1e-13);
    }
  });

  test('reaction obeys u_t = rho u (1 - u), starts as a bump and fills up', () => {
    const field = reaction(5);
    const points: Point[] = [
      [1, 0.3],
      [2.5, 0.7],
      [3.2, 0.05],
      [5.9, 0.9],
    ];
    expect(lineJetError(field, points)).toBeLessThan(1e-7);
    for (const [x, t] of points) {
      const jet = jetAt(field, x, t);
      expect(Math.abs(jet[U_T]! - 5 * jet[U]! * (1 - jet[U]!))).toBeLessThan(1e-14);
      expect(jetAt(field, x, 0)[U]!).toBeCloseTo(
        Math.exp(-((x - Math.PI) ** 2) / (2 * (Math.PI / 4) ** 2)),
        14,
      );
      expect(jetAt(field, x, 10)[U]!).toBeCloseTo(1, 12);
    }
  });
});
