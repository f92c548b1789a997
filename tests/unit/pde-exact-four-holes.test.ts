import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fourHolesPlate, inFourHolesPlate } from '../../src/learner/pde/exact/four-holes.ts';
import { valuesAt } from '../../src/learner/pde/exact/jet.ts';
import { planeJetError } from '../support/field-differences.ts';

const TABLE = resolve(
  import.meta.dirname,
  '../../../shared/reference/data/computed/plate_four_holes_laplace_reference_81.csv',
);
const value = (x: number, y: number): number => valuesAt(fourHolesPlate, Float64Array.of(x, y))[0]!;
const POINTS = [
  [0, 0],
  [0.41, 0.32],
  [-0.3, 0.05],
  [0.45, -0.46],
] as const;

describe('square plate with four cold holes', () => {
  test('keeps its boundary values to 1e-12, between the fitted points and on all four sides and holes', () => {
    let worst = 0;
    const note = (error: number): void => {
      worst = !(error <= worst) ? error : worst;
    };
    for (let i = 0; i <= 240; i++) {
      const s = -0.5 + i / 240;
      for (const [x, y] of [
        [s, 0.5],
        [s, -0.5],
        [0.5, s],
        [-0.5, s],
      ] as const) {
        note(Math.abs(value(x, y) - 1));
      }
      const phi = (2 * Math.PI * i) / 240;
      for (const [cx, cy] of [
        [0.3, 0.3],
        [0.3, -0.3],
        [-0.3, 0.3],
        [-0.3, -0.3],
      ] as const) {
        const [x, y] = [cx + 0.1 * Math.cos(phi), cy + 0.1 * Math.sin(phi)];
        note(Math.abs(value(x, y)));
      }
    }
    expect(worst).toBeLessThan(1e-12);
  });

  test('has the known middle (1e-9), is harmonic, with the derivatives that differences give', () => {
    expect(Math.abs(value(0, 0) - 0.233584922)).toBeLessThan(1e-9);
    expect(planeJetError(fourHolesPlate, POINTS, 5e-4)).toBeLessThan(1e-6);
    const jet = new Float64Array(6);
    for (const [x, y] of POINTS) {
      fourHolesPlate(x, y, jet);
      expect(Math.abs(jet[3]! + jet[5]!)).toBeLessThan(1e-10);
    }
    fourHolesPlate(0.3, 0.3, jet);
    expect(jet[0]).toBeNaN();
  });

  test.skipIf(!existsSync(TABLE))(
    'agrees with the reference table to its own 3.5e-8 (table not found: skipped)',
    () => {
      const rows = readFileSync(TABLE, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',').map(Number));
      let [worst, compared] = [0, 0];
      for (const [x, y, u] of rows) {
        if (!inFourHolesPlate(x!, y!)) continue;
        compared++;
        const error = Math.abs(value(x!, y!) - u!);
        worst = !(error <= worst) ? error : worst;
      }
      expect(compared).toBeGreaterThan(5600);
      expect(worst).toBeLessThan(4e-8);
    },
  );
});
