import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jetsAt, PLANE_CHANNELS, U_XX, U_YY, valuesAt } from '../../src/learner/pde/exact/jet.ts';
import { lShapedPlate } from '../../src/learner/pde/exact/l-shape.ts';
import { planeJetError } from '../support/field-differences.ts';

const TABLE = resolve(
  import.meta.dirname,
  '../../../shared/reference/data/computed/lshape_poisson_f1_reference_81.csv',
);
const value = (x: number, y: number): number => valuesAt(lShapedPlate, Float64Array.of(x, y))[0]!;
type Point = readonly [number, number];
const INSIDE: Point[] = [
  [-0.5, -0.5],
  [0.4, -0.3],
  [-0.3, 0.6],
  [-0.2, -0.1],
  [0.9, -0.9],
  [-0.93, 0.9],
  [0.8, -0.1],
  [-0.1, 0.8],
];

describe('L-shaped plate, evenly heated', () => {
  test('has the known values (1e-12) and its maximum where it is known to be', () => {
    const known: [number, number, number][] = [
      [-0.33106534, -0.33106534, 0.149412398608],
      [-0.5, -0.5, 0.131052962031],
      [-0.5, 0.5, 0.102362157656],
      [0.5, -0.5, 0.102362157656],
      [-0.25, -0.25, 0.144145837381],
      [-0.1, -0.1, 0.098066469918],
    ];
    for (const [x, y, u] of known) expect(Math.abs(value(x, y) - u)).toBeLessThan(1e-12);
    const jet = new Float64Array(6);
    lShapedPlate(-0.33106534, -0.33106534, jet);
    expect(Math.max(Math.abs(jet[1]!), Math.abs(jet[2]!))).toBeLessThan(1e-8);
  });

  test('is zero on its edges to 3e-14, both reached round the corners', () => {
    let worst = 0;
    for (let s = 0; s <= 1; s += 1 / 256) {
      const edges: Point[] = [
        [2 * s - 1, -1],
        [-1, 2 * s - 1],
        [1, -s],
        [-s, 1],
        [s, 0],
        [0, s],
      ];
      for (const point of edges) {
        const error = Math.abs(value(...point));
        worst = !(error <= worst) ? error : worst;
      }
    }
    expect(worst).toBeLessThan(3e-14);
  });

  test('obeys -Laplace u = 1, with the derivatives that differences give', () => {
    const jets = jetsAt(lShapedPlate, Float64Array.from(INSIDE.flat()), PLANE_CHANNELS);
    for (let p = 0; p < INSIDE.length; p++) {
      const laplacian = jets[p * PLANE_CHANNELS + U_XX]! + jets[p * PLANE_CHANNELS + U_YY]!;
      expect(Math.abs(laplacian + 1)).toBeLessThan(1e-11);
    }
    expect(planeJetError(lShapedPlate, INSIDE)).toBeLessThan(1e-6);
  });

  test('its gradient grows as r^(-1/3) into the re-entrant corner, where it is NaN; edges bear rounding, outside is NaN', () => {
    const slopeAt = (r: number): number => {
      const jet = new Float64Array(6);
      lShapedPlate(-r, -r, jet);
      return Math.hypot(jet[1]!, jet[2]!);
    };
    expect(Math.log(slopeAt(1e-9) / slopeAt(1e-6)) / Math.log(1e-3)).toBeCloseTo(-1 / 3, 3);
    const jet = new Float64Array(6);
    lShapedPlate(0, 0, jet);
    expect(Math.abs(jet[0]!)).toBeLessThan(3e-14);
    expect(jet[1]).toBeNaN();
    for (const edge of [value(1e-17, 0.5), value(0.5, 1e-17), value(1 + 1e-15, -0.5)]) {
      expect(Math.abs(edge)).toBeLessThan(3e-14);
    }
    lShapedPlate(0.1, 0.1, jet);
    expect(jet[0]).toBeNaN();
  });

  test.skipIf(!existsSync(TABLE))(
    'agrees with the reference table at its points (1e-12; table not found: skipped)',
    () => {
      const rows = readFileSync(TABLE, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',').map(Number));
      expect(rows.length).toBeGreaterThan(4900);
      let worst = 0;
      for (const [x, y, u] of rows) {
        const error = Math.abs(value(x!, y!) - u!);
        worst = !(error <= worst) ? error : worst;
      }
      expect(worst).toBeLessThan(1e-12);
    },
  );
});
