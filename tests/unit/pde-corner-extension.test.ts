import { describe, expect, it } from 'vitest';
import {
  boundaryExtension,
  constant,
  type PrescribedValue,
} from '../../src/learner/pde/domain/boundary-values.ts';
import { cornerExtension } from '../../src/learner/pde/domain/corner-extension.ts';
import { linear } from '../../src/learner/pde/domain/jet.ts';
import { lShape, rectangle } from '../../src/learner/pde/domain/shapes.ts';
import { boundaryPoints } from '../../src/learner/pde/sampling/boundary.ts';

const square = rectangle([0, 0], [1, 1]);
const slope: PrescribedValue = (x, y) => linear(x! - y!, [1, -1]);
const CASES = [
  ['one hot edge', square, { left: constant(0), bottom: constant(0), right: constant(0), top: constant(1) }],
  ['three values', square, { left: slope, bottom: constant(2), right: slope, top: constant(1) }],
  [
    'an L',
    lShape(),
    { right: constant(1), 'notch-horizontal': constant(0), left: slope, bottom: constant(-1) },
  ],
] as const;

describe('extensions for corners that contradict themselves', () => {
  for (const [name, domain, prescribed] of CASES) {
    const g = cornerExtension(domain, prescribed);

    it(`take the prescribed values on every piece: ${name}`, () => {
      for (const [piece, value] of Object.entries(prescribed)) {
        const { points } = boundaryPoints(domain, [piece], 20, { seed: [1, 0], draw: 1 });
        for (let k = 0; k < 20; k++) {
          const [x, y] = [points[2 * k]!, points[2 * k + 1]!];
          expect(Math.abs(g(x, y)[0] - value(x, y)[0])).toBeLessThanOrEqual(1e-14);
        }
      }
    });

    it(`have the derivatives of their differences: ${name}`, () => {
      const h = 1e-3;
      for (const [x, y] of [
        [0.31, -0.23],
        [-0.4, 0.37],
        [0.62, 0.81],
        [0.2, 0.34],
      ] as const) {
        if (!domain.contains([x, y])) continue;
        const at = (dx: number, dy: number) => g(x + dx, y + dy)[0];
        const jet = g(x, y);
        const differences = [
          (at(h, 0) - at(-h, 0)) / (2 * h),
          (at(0, h) - at(0, -h)) / (2 * h),
          (at(h, 0) - 2 * jet[0] + at(-h, 0)) / h ** 2,
          (at(h, h) - at(h, -h) - at(-h, h) + at(-h, -h)) / (4 * h * h),
          (at(0, h) - 2 * jet[0] + at(0, -h)) / h ** 2,
        ];
        differences.forEach((difference, k) => {
          expect(Math.abs(difference - jet[k + 1]!), `derivative ${k + 1}`).toBeLessThan(2e-3);
        });
      }
    });
  }

  it('break the law like 1/r in the corner, where the general extension does like 1/r^2', () => {
    const prescribed = CASES[0][2];
    const growth = (g: PrescribedValue) => {
      const [near, far] = [1e-5, 1e-3].map((r) => {
        const jet = g(r, 1 - r / 2);
        return Math.abs(jet[3] + jet[5]);
      });
      return near! / far!;
    };
    expect(growth(cornerExtension(square, prescribed))).toBeLessThan(200);
    expect(growth(boundaryExtension(square, prescribed))).toBeGreaterThan(5000);
  });

  it('are the mean in the corner itself, and the one value where all agree', () => {
    expect(cornerExtension(square, CASES[0][2])(0, 1)[0]).toBe(0.5);
    expect(cornerExtension(square, { left: slope, top: slope })(0.3, 0.4)).toEqual(slope(0.3, 0.4));
    expect(() => cornerExtension(square, {})).toThrow(RangeError);
  });
});
